"""The panel of decisions: the proposal, the rule, and a line for what was decided."""

from __future__ import annotations

from pmworkshop.session import decide, sending
from pmworkshop.session.collect import groups
from pmworkshop.tui.commands import Command
from pmworkshop.tui.page import Act, Commit, Context, Focus, Item, ListBody, Page
from pmworkshop.tui.panel import NOTHING_CHOSEN, ModulePanel


class DecidePanel(ModulePanel):
    """Shows the proposal and the rule that was announced, then the decisions."""

    commands = (
        Command("add", ("a", "i"), "note", "Note what was decided"),
        Command("out", ("d", "delete"), "out", "Take the decision out; undo brings it back"),
    )

    def page(self, context: Context) -> Page:
        """Show the proposal, the rule and what was decided."""
        module = self.module(context)
        assert module.kind == "decide"
        view = context.view
        proposals = [module.proposal] if module.proposal else []
        for source in module.proposal_from:
            proposals += [theme.title for theme in groups(view, source)] or [
                entry.text for entry in view.listed(source)
            ]
        asked = tuple(Item("", text, lead="•") for text in proposals)
        made = tuple(
            Item(decision.id, decision.statement, lead="✓", tail=decision.outcome)
            for decision in sorted(view.decisions.values(), key=lambda decision: decision.id)
            if decision.module == self.module_id
        )
        heading = (Item("", ""), Item("", "Decided", look="head")) if made else ()
        return Page(
            module.prompts[0].text,
            decide.RULES[module.rule],
            ListBody((*asked, *heading, *made), "The proposal is said aloud."),
            ask="Decided",
            focus="field" if self.phase(context) in ("settle", "read_back") else "list",
        )

    def submit(self, context: Context, text: str) -> Act | None:
        """Note a decision; the letters that send a line elsewhere act here too."""
        if not text.strip():
            return None
        if text.lstrip()[:2].lower() in ("p:", "o:", "a:"):
            sent = sending.send(context.view, self.module_id, "1", text)
            return Commit(sent.operation, sent.told)
        return Commit(decide.record(self.module_id, text), select="last")

    def do_add(self, context: Context, key: str) -> Act | None:
        """Go to the field."""
        return Focus("field")

    def do_out(self, context: Context, key: str) -> Act | None:
        """Take the decision out."""
        chosen = context.view.decisions.get(context.cursor.row)
        return Commit(decide.drop(chosen.id), "Taken out; Ctrl+Z brings it back") if chosen else NOTHING_CHOSEN
