"""The panel of decisions: the proposal, the rule, and a line for what was decided."""

from __future__ import annotations

from pmworkshop.session import decide, sending
from pmworkshop.session.collect import groups
from pmworkshop.tui.commands import Command
from pmworkshop.tui.page import Act, Commit, Context, Focus, Item, ListBody, Page
from pmworkshop.tui.panel import NOTHING_CHOSEN, ModulePanel
from pmworkshop.tui.panels.showing import SHOWING, ask_aloud, count_hands, shown

SCALES = {
    "fist": "0 stop · 1 not without a change · 2 concerns to hear · 3 can live with it · 4 support · 5 lead it",
    "gradient": "1 veto · 2 serious disagreement · 3 dislike, will support · 4 more talk · 5 abstain · 6 reservations"
    " · 7 minor point · 8 whole-hearted",
}
"""What the values mean: on the wall before anybody shows one."""


class DecidePanel(ModulePanel):
    """Shows the proposal and the rule that was announced, then the decisions."""

    commands = (
        *SHOWING,
        Command("add", ("a", "i"), "note", "Note what was decided"),
        Command("out", ("d", "delete"), "out", "Take the decision out; undo brings it back"),
    )

    def page(self, context: Context) -> Page:
        """Show the proposal, the rule and what was decided."""
        module = self.module(context)
        assert module.kind == "decide"
        view = context.view
        proposals = []
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
            ListBody((*shown(context, self), *asked, *heading, *made)),
            below=((SCALES[module.scale], "soft"),),
            ask="Decided",
            focus="field" if self.phase(context) == "read_back" else "list",
        )

    def submit(self, context: Context, text: str) -> Act | None:
        """Note a decision; the letters that send a line elsewhere act here too."""
        if not text.strip():
            return None
        if text.lstrip()[:2].lower() in ("p:", "o:", "a:"):
            sent = sending.send(context.view, self.module_id, "1", text)
            return Commit(sent.operation, sent.told)
        return Commit(decide.record(self.module_id, text), select="last")

    def do_hands(self, context: Context, key: str) -> Act | None:
        """Count raised hands."""
        return count_hands(context, self)

    def do_aloud(self, context: Context, key: str) -> Act | None:
        """Type what each of us says."""
        return ask_aloud(context, self)

    def chosen(self, context: Context) -> Act | None:
        """Count raised hands on the proposal."""
        return count_hands(context, self)

    def do_add(self, context: Context, key: str) -> Act | None:
        """Go to the field."""
        return Focus("field")

    def do_out(self, context: Context, key: str) -> Act | None:
        """Take the decision out."""
        chosen = context.view.decisions.get(context.cursor.row)
        return Commit(decide.drop(chosen.id), "Taken out; Ctrl+Z brings it back") if chosen else NOTHING_CHOSEN
