"""The panel of a decide module: proposal, rule, answers, objections and decisions."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.agenda.model import DecideModule
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import upper
from pmworkshop.session.core.lookups import causes
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.operations import decide
from pmworkshop.session.operations.decide import decisions, newest
from pmworkshop.session.operations.planning import line_routing
from pmworkshop.session.rounds.polls import Asked
from pmworkshop.session.rounds.sources import sourced
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Commit, Context, Focus, Item, ListBody, Open, Page
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.panels.modules.choice_record import ChoiceRecord
from pmworkshop.tui.panels.modules.decide_walk import WALK, DecideWalk
from pmworkshop.tui.panels.modules.decision_record import DecisionRecord, outcome_words
from pmworkshop.tui.panels.modules.decision_words import told
from pmworkshop.tui.panels.modules.objections import MARK, Objections
from pmworkshop.tui.panels.modules.poll_words import values_told
from pmworkshop.tui.panels.shared.sources import FOLLOWS
from pmworkshop.tui.parts.answer_pictures import shown
from pmworkshop.tui.parts.entry_keys import BEGIN, BEGIN_WITH
from pmworkshop.tui.parts.made_up_cards import MadeUpCards
from pmworkshop.tui.parts.open_answers import SHOWING, RaisedHands, count_hands
from pmworkshop.tui.parts.reveal import Reveal
from pmworkshop.tui.parts.round_state import RoundState
from pmworkshop.tui.parts.secret_entry import SecretEntry
from pmworkshop.tui.parts.taking_page import taking_page

SCALES = {
    "fist": (
        tr_noop("0 stop"),
        tr_noop("1 not without a change"),
        tr_noop("2 concerns to hear"),
        tr_noop("3 can live with it"),
        tr_noop("4 support"),
        tr_noop("5 lead it"),
    ),
    "gradient": (
        tr_noop("1 veto"),
        tr_noop("2 serious disagreement"),
        tr_noop("3 dislike, will support"),
        tr_noop("4 more talk"),
        tr_noop("5 abstain"),
        tr_noop("6 reservations"),
        tr_noop("7 minor point"),
        tr_noop("8 whole-hearted"),
    ),
}
"""What the values mean: on the wall before anybody shows one."""
NOTHING = tr_noop("Nothing to decide yet: it comes from an earlier part.")
LOOKS: dict[str, Look] = {"adopted": "good", "not adopted": "strong", "open": "warn"}
LEDGER = Command("ledger", ("L",), "", "See what each of us gives and on which condition, and type what is given")


class DecidePanel(Panel):
    """Shows the proposal with the announced rule, the objections to it, and the decisions."""

    here: ModulePlace
    commands = (
        Command("decided", ("Y",), "decided", "Note the proposal as it stands, with what follows from the rule"),
        Command("objection", ("O",), "objection", "Note who objects and why; or, on an objection, how it was met"),
        Command("choose", ("enter",), "", "Propose what is offered, say how an objection was met, or count hands"),
        Command("add", ("a",), "other words", "Note what was decided in other words than the proposal's"),
        Command("sponsor", ("S",), "", "The sponsor decides, whatever rule was announced; the record says so"),
        Command("look_again", (">",), "", "Say when the decision is looked at again"),
        Command("out", ("d", "delete"), "", "Take the decision out; undo brings it back"),
        Command("act_on", ("c",), "", "Make an action that follows from what was decided"),
        FOLLOWS,
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
        self._walk, self._choices = DecideWalk(self.here), ChoiceRecord(self.here)
        self.parts = (
            self._secret, MadeUpCards(self._state), Reveal(self._state), self._walk, self._record, self._choices,
            self._objections, RaisedHands(self.here),
        )  # fmt: skip

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands of the round while it is taken; decision commands come first once there is a verdict."""
        offered = self._secret.taking_commands(context)
        if self._state.taking(context):
            return (*offered, *SHOWING)
        words = (self._choices.command(context),) if self._module(context).options else ()
        if words:  # a digit notes what was said aloud
            offered = tuple(one for one in offered if one.id != BEGIN_WITH.id)
        if self._walk.items(context):
            return self._of_list(context, offered)
        own = (*words, *self.commands[: -len(SHOWING)])
        return (*own, *offered, *SHOWING) if self._record.verdict(context) else (*offered, *SHOWING, *own)

    def _of_list(self, context: Context, offered: tuple[Command, ...]) -> tuple[Command, ...]:
        """List the commands of a module that decides a list; before the first item, those that begin."""
        if self._walk.now(context) is None:
            walk = (replace(WALK[0], title=tr_noop("begin")), *WALK[1:]) if self._walk.walks_on(context) else ()
            return (*walk, *self.commands[2:3], LEDGER)
        words = (self._choices.command(context),) if self._module(context).options else ()
        begins = tuple(one for one in offered if one.id == BEGIN.id)
        return (*begins, *words, *WALK, *(one for one in offered if one not in begins), *self.commands)

    def _module(self, context: Context) -> DecideModule:
        return self.here.module_as(context, DecideModule)

    # Pages.

    def page(self, context: Context) -> Page:
        """Show the proposal, the rule, the verdict, the objections and the decisions."""
        if self._state.taking(context):
            return taking_page(self._state, context)
        if self._walk.items(context):
            return self._list_page(context)
        module, seen = self._module(context), shown(context, self.here)
        rule = tr(decide.RULES[module.rule])
        items = (
            *seen.items,
            *self._follows(context),
            *self._offered(context),
            *self._objections.items(context),
            *self._made(context),
        )
        return Page(
            module.prompts[0].text,
            rule,
            ListBody(items, tr(NOTHING)),
            beside=seen.beside,
            legend=rule if seen.beside else seen.legend,
            below=((self._scale(context), "soft"),),
            ask=tr("Decided"),
            focus="field" if self.here.phase(context) == "read_back" else "list",
        )

    def _list_page(self, context: Context) -> Page:
        """Show the item of now large, with what was answered and decided on it, then the list with what is left."""
        module, now = self._module(context), self._walk.now(context)
        asked, rule = module.prompts[0], tr(decide.RULES[module.rule])
        place = self._walk.place(context)
        if now is None:
            rows = self._walk.rows(context, reasons=True)
            return Page(asked.text, f"{place}   {rule}", ListBody(rows), below=((self._scale(context), "soft"),))
        made, seen = now.decision, shown(context, self.here)
        items = (
            *(_asked(row, now.text, asked.text) for row in seen.items),
            *self._follows(context),
            *self._objections.items(context),
            *((Item("", line, indent=4, look="good") for line in told(context.view, made)) if made else ()),
            Item("", ""),
            *self._walk.rows(context, reasons=False),
        )
        return Page(
            now.text,
            f"{place}   {rule}",
            ListBody(items),
            below=((self._scale(context), "soft"),),
            ask=tr("Decided"),
            beside=seen.beside,
            legend=f"{place}   {rule}" if seen.beside else seen.legend,
        )

    def _scale(self, context: Context) -> str:
        module = self._module(context)
        return self._choices.legend(context) if module.options else values_told(*map(tr, SCALES[module.scale]))

    def _follows(self, context: Context) -> tuple[Item, ...]:
        found, last = self._record.verdict(context), newest(context.view, self.here.module_id)
        if found is None or (last is not None and last.outcome != "open"):
            return ()
        sign, word = ("✓", found.choice) if found.choice else outcome_words(found.outcome)
        notes = "" if found.outcome == "open" else tr(" {decided_key} notes it.", decided_key=key_of("decided"))
        text = f"{sign} {upper(word)}: {found.why}{notes}"
        return (Item("", text, look=LOOKS[found.outcome], indent=4),)

    def _offered(self, context: Context) -> tuple[Item, ...]:
        """List the groups and lines of earlier modules that may become the proposal and have not been used yet."""
        view = context.view
        taken = {cause for decision in decisions(view, self.here.module_id) for cause in decision.because}
        items = [Item(one.id, one.text, lead="○") for one in self._left(context) if one.id not in taken]
        return (Item("", tr("Enter proposes one of these"), look="soft"), *items) if items else ()

    def _left(self, context: Context) -> list[Asked]:
        """List what earlier modules hand on for a proposal: their groups, or their lines where they have none."""
        found: list[Asked] = []
        for source in self._module(context).proposal_from:
            handed_on = sourced(context.view, source, every=True)
            found += [one for one in handed_on if one.id in context.view.themes] or handed_on
        return found

    def _made(self, context: Context) -> tuple[Item, ...]:
        made = [one for one in decisions(context.view, self.here.module_id) if one.outcome != "open" or one.reason]
        items = [Item("", ""), Item("", tr("Decided"), look="head")] if made else []
        for one in made:
            sign, word = outcome_words(one.outcome)
            items.append(Item(one.id, one.statement, lead=sign, tail=one.choice or word))
            items += [Item("", text, indent=2, look="soft") for text in told(context.view, one)]
        return tuple(items)

    def _legend(self, context: Context) -> tuple[str, ...]:
        """Return the decision rule and the meaning of the values; words to choose from stand where one is chosen."""
        module = self._module(context)
        return (tr(decide.RULES[module.rule]), *(() if module.options else (self._scale(context),)))

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
        if self._module(context).options:
            return self._choices.typed(context, text)
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
        if (act := self._walk.chosen(context)) is not None:
            return act
        if MARK in row:
            return self._objections.take(context, "enter")
        if row in context.view.decisions:
            return self._record.ask_day(context)
        text = next((one.text for one in self._left(context) if one.id == row), "")
        if text:
            cause = causes(context.view, row)
            return Commit(decide.propose(self.here.module_id, text, cause), tr("Proposed"), select=WHOLE)
        return count_hands(context, self.here)

    def do_choose(self, context: Context, key: str) -> Act | None:
        """Do what Enter does on the selected row: propose it, ask about an objection or decision, or count hands."""
        return self._choose(context)

    def do_decided(self, context: Context, key: str) -> Act | None:
        """Note what follows from the rule: the word, or the proposal as it stands."""
        return self._choices.by_rule(context) if self._module(context).options else self._record.decided(context)

    def do_sponsor(self, context: Context, key: str) -> Act | None:
        """Ask for the sponsor's decision: a word, or yes or no."""
        return self._choices.by_sponsor(context) if self._module(context).options else self._record.sponsor(context)

    def do_add(self, context: Context, key: str) -> Act | None:
        """Move the focus to the field."""
        return Focus("field")

    def do_ledger(self, context: Context, key: str) -> Act | None:
        """Open the ledger of commitments."""
        from pmworkshop.tui.panels.shared.ledger import LedgerPanel

        return Open(LedgerPanel(self.here.module_id))


def _asked(row: Item, item: str, question: str) -> Item:
    """Write the question in place of the words of the item, which stand above in large."""
    return replace(row, text=question, lead="") if row.text == item else replace(row, lead="")
