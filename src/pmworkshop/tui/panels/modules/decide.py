"""The panel of a decide module: proposal, rule, answers, objections and decisions."""

from __future__ import annotations

from pmworkshop.agenda.model import DecideModule
from pmworkshop.base.dates import short_date
from pmworkshop.session.core.records import Decision
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.operations import decide
from pmworkshop.session.operations.decide import decisions, newest
from pmworkshop.session.operations.planning import line_routing
from pmworkshop.session.rounds.polls import Asked
from pmworkshop.session.rounds.sources import causes, sourced
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Commit, Context, Focus, Item, ListBody, Open, Page
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.panels.modules.decision_record import OUTCOMES, DecisionRecord
from pmworkshop.tui.panels.modules.objections import MARK, Objections
from pmworkshop.tui.parts.dot_rows import SHOWING, RaisedHands, count_hands, shown
from pmworkshop.tui.parts.reveal import Reveal
from pmworkshop.tui.parts.round_state import RoundState
from pmworkshop.tui.parts.secret_entry import SecretEntry

SCALES = {
    "fist": "0 stop · 1 not without a change · 2 concerns to hear · 3 can live with it · 4 support · 5 lead it",
    "gradient": "1 veto · 2 serious disagreement · 3 dislike, will support · 4 more talk · 5 abstain · 6 reservations"
    " · 7 minor point · 8 whole-hearted",
}
"""What the values mean: on the wall before anybody shows one."""
LOOKS: dict[str, Look] = {"adopted": "good", "not adopted": "strong", "open": "warn"}
LEDGER = Command("ledger", ("G",), "", "See what each of us gives and on which condition, and type what is given")


class DecidePanel(Panel):
    """Shows the proposal with the announced rule, the objections to it, and the decisions."""

    here: ModulePlace
    commands = (
        Command("decided", ("r",), "decided", "Note the proposal as it stands, with what follows from the rule"),
        Command("objection", ("x",), "objection", "Note who objects and why; or, on an objection, how it was met"),
        Command("choose", ("enter",), "", "Propose what is offered, say how an objection was met, or count hands"),
        Command("add", ("a", "i"), "other words", "Note what was decided in other words than the proposal's"),
        Command("sponsor", ("S",), "", "The sponsor decides, whatever rule was announced; the record says so"),
        Command("look_again", ("w",), "", "Say when the decision is looked at again"),
        Command("out", ("d", "delete"), "", "Take the decision out; undo brings it back"),
        LEDGER,
        *SHOWING,
    )

    def __init__(self, module_id: str) -> None:
        """Create the panel of a module.

        Args:
            module_id: The id of a decide module of the agenda.
        """
        self.here = ModulePlace(module_id)
        self._state = RoundState(self.here, legend=self._legend)
        self._secret = SecretEntry(self._state)
        self._record = DecisionRecord(self.here)
        self._objections = Objections(module_id)
        self.parts = (self._secret, Reveal(self._state), self._record, self._objections, RaisedHands(self.here))

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands of the round while it is taken; decision commands come first once there is a verdict."""
        offered = self._secret.taking_commands(context)
        if self._state.taking(context):
            return (*offered, *SHOWING)
        own = self.commands[: -len(SHOWING)]
        return (*own, *offered, *SHOWING) if self._record.verdict(context) else (*offered, *SHOWING, *own)

    def _module(self, context: Context) -> DecideModule:
        return self.here.module_as(context, DecideModule)

    # Pages.

    def page(self, context: Context) -> Page:
        """Show the proposal, the rule, the verdict, the objections and the decisions."""
        if self._state.taking(context):
            return self._state.taking_page(context)
        module = self._module(context)
        items = (
            *shown(context, self.here),
            *self._follows(context),
            *self._offered(context),
            *self._objections.items(context),
            *self._made(context),
        )
        return Page(
            module.prompts[0].text,
            decide.RULES[module.rule],
            ListBody(items),
            below=((SCALES[module.scale], "soft"),),
            ask="Decided",
            focus="field" if self.here.phase(context) == "read_back" else "list",
        )

    def _follows(self, context: Context) -> tuple[Item, ...]:
        found, last = self._record.verdict(context), newest(context.view, self.here.module_id)
        if found is None or (last is not None and last.outcome != "open"):
            return ()
        word = OUTCOMES[found.outcome]
        notes = "" if found.outcome == "open" else f" {key_of('decided')} notes it."
        text = f"{word[0]} {word[2:].capitalize()}: {found.why}{notes}"
        return (Item("", text, look=LOOKS[found.outcome], indent=4),)

    def _offered(self, context: Context) -> tuple[Item, ...]:
        """List the groups and lines of earlier modules that may become the proposal and have not been used yet."""
        view = context.view
        taken = {cause for decision in decisions(view, self.here.module_id) for cause in decision.because}
        items = [Item(one.id, one.text, lead="•") for one in self._left(context) if one.id not in taken]
        return (Item("", "Enter proposes one of these", look="soft"), *items) if items else ()

    def _left(self, context: Context) -> list[Asked]:
        """List what earlier modules hand on for a proposal: their groups, or their lines where they have none."""
        found: list[Asked] = []
        for source in self._module(context).proposal_from:
            handed_on = sourced(context.view, source, every=True)
            found += [one for one in handed_on if one.id in context.view.themes] or handed_on
        return found

    def _made(self, context: Context) -> tuple[Item, ...]:
        made = [one for one in decisions(context.view, self.here.module_id) if one.outcome != "open" or one.reason]
        items = [Item("", ""), Item("", "Decided", look="head")] if made else []
        for one in made:
            sign, word = OUTCOMES[one.outcome][0], OUTCOMES[one.outcome][2:]
            items.append(Item(one.id, one.statement, lead=sign, tail=word))
            items += [Item("", text, indent=2, look="soft") for text in _told(one) if text]
        return tuple(items)

    def _legend(self, context: Context) -> tuple[str, ...]:
        """Return the decision rule and the meaning of the values."""
        module = self._module(context)
        return decide.RULES[module.rule], SCALES[module.scale]

    # Commands.

    def submit(self, context: Context, text: str) -> Act | None:
        """Record a decision in the typed words; the prefixes ``p:``, ``o:`` and ``a:`` send the line elsewhere.

        Raises:
            RefusedError: The prefix names outcomes or actions, and the agenda has no place for them.
            InputError: The date of an action cannot be read.
        """
        if not text.strip():
            return None
        if text.lstrip()[:2].lower() in ("p:", "o:", "a:"):
            sent = line_routing.send(context.view, self.here.module_id, "1", text, habits=context.dates)
            return Commit(sent.operation, sent.told)
        return self._record.record(context, text)

    def do_begin_taking(self, context: Context, key: str) -> Act | None:
        """Start taking answers; on a row other than the proposal, do what Enter does there."""
        row = context.cursor.row
        return self._choose(context) if row and row != WHOLE else self._secret.begin_taking(context, key)

    def _choose(self, context: Context) -> Act | None:
        """Do what Enter does on the selected row.

        On an objection it asks how it was met, on a decision when it is reviewed; a line or group becomes the
        proposal. On any other row it asks for raised hands.
        """
        row = context.cursor.row
        if MARK in row:
            return self._objections.take(context, "enter")
        if row in context.view.decisions:
            return self._record.ask_day(context)
        text = next((one.text for one in self._left(context) if one.id == row), "")
        if text:
            cause = causes(context.view, row)
            return Commit(decide.propose(self.here.module_id, text, cause), "Proposed", select=WHOLE)
        return count_hands(context, self.here)

    def do_choose(self, context: Context, key: str) -> Act | None:
        """Do what Enter does on the selected row: propose it, ask about an objection or decision, or count hands."""
        return self._choose(context)

    def do_add(self, context: Context, key: str) -> Act | None:
        """Move the focus to the field."""
        return Focus("field")

    def do_ledger(self, context: Context, key: str) -> Act | None:
        """Open the ledger of commitments."""
        from pmworkshop.tui.panels.shared.ledger import LedgerPanel

        return Open(LedgerPanel(self.here.module_id))


def _told(decision: Decision) -> tuple[str, ...]:
    """Return the rule with the reason of a decision, and the day of its review; each is empty if unknown."""
    again = f"Looked at again {short_date(decision.review_on)}" if decision.review_on else ""
    rule = decision.rule.partition(":")[0]
    return f"{rule}. {decision.reason}".strip(". ") + "." if rule or decision.reason else "", again
