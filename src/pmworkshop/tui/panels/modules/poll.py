"""The panel of a poll: hidden answers that are revealed together, and lines that note the result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pmworkshop.agenda.model import Module, PollModule, Prompt
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.measures.groups import Apart, groups_apart
from pmworkshop.insight.pictures.steps import step_names
from pmworkshop.session.core.reserved import ITEM
from pmworkshop.session.operations.collect import RESULT
from pmworkshop.session.rounds import polls, rounds
from pmworkshop.session.rounds.answer_form import TOGETHER
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Context, Item, ListBody, Page, Say
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel
from pmworkshop.tui.pages.room_below import spacious
from pmworkshop.tui.panels.modules.naming import Naming
from pmworkshop.tui.panels.modules.poll_asked import told_now, unanswered
from pmworkshop.tui.panels.modules.poll_words import alone, changed, nothing, said_once, scales
from pmworkshop.tui.parts.answer_pictures import Shown
from pmworkshop.tui.parts.before_reveal import BeforeReveal
from pmworkshop.tui.parts.entry_keys import SHOWN
from pmworkshop.tui.parts.groups_apart import APART, GroupsApart, with_groups
from pmworkshop.tui.parts.hand_count import HANDS_AT_ONCE
from pmworkshop.tui.parts.line_list import LINES, LineList, footed
from pmworkshop.tui.parts.made_up_cards import MadeUpCards
from pmworkshop.tui.parts.named_first import TIES, WHO, NamedFirst
from pmworkshop.tui.parts.open_answers import SHOWING, RaisedHands, count_hands, counts_at_once
from pmworkshop.tui.parts.plotted_rows import heads
from pmworkshop.tui.parts.purpose import CHOOSE, ChosenPurpose
from pmworkshop.tui.parts.reveal import Reveal
from pmworkshop.tui.parts.round_state import RoundState
from pmworkshop.tui.parts.secret_entry import SecretEntry
from pmworkshop.tui.parts.taking_page import taking_page
from pmworkshop.tui.parts.two_pictures import answers

NEXT_QUESTION = Command("next_question", ("tab",), "next question", "Go to the next question", "always")
STAYS = tr_noop("What this part asks about stays. Lines that were noted here can go.")


class PollPanel(Panel):
    """Shows the subjects of the poll with the revealed answers, then the lines of result.

    Once the answers are shown, the further questions of the agenda are asked in turn, and answered in lines.
    """

    here: ModulePlace
    commands = (APART, *SHOWING, HANDS_AT_ONCE, *LINES, NEXT_QUESTION, CHOOSE, TIES[1], WHO)

    def __init__(self, module_id: str) -> None:
        """Create the panel of a module.

        Args:
            module_id: The id of a poll module of the agenda.
        """
        self.here = ModulePlace(module_id)
        self._place = 0
        self._lines = LineList(module_id, prompt=self._prompt)
        self._state = RoundState(self.here)
        self._secret = SecretEntry(self._state)
        self._naming = Naming(self.here, self._state, self._lines)
        self._groups = GroupsApart(self._apart, lambda context: self._module(context).apart)
        self._purpose, self._named = ChosenPurpose(self.here, self._prompt), NamedFirst(self.here)
        counted, shown = RaisedHands(self.here), Reveal(self._state)
        self._before = BeforeReveal(self._state)
        self.parts = (
            self._secret, MadeUpCards(self._state), self._before, shown, counted, self._naming, self._lines,
            self._groups, self._purpose, self._named,
        )  # fmt: skip

    def _module(self, context: Context) -> PollModule:
        return self.here.module_as(context, PollModule)

    def _apart(self, context: Context) -> list[Apart]:
        """Look at the groups of people in the newest answers to each question that are shown."""
        module = self._module(context)
        newest = (rounds.shown(context.view, module.id, wanted=wanted)[-1:] for wanted in module.wanted_passes)
        return [groups_apart(context.view, module, one) for there in newest for one in there]

    def _further(self, context: Context) -> tuple[Prompt, ...]:
        """List the questions that follow the first one; none before answers are shown."""
        shown_ = rounds.shown(context.view, self.here.module_id)
        return self._module(context).prompts[1:] if shown_ else ()

    def _prompt(self, context: Context) -> str:
        """Return the id of the prompt that a typed line answers.

        It is what is asked about while that is named, then the further question in turn, else the result.
        """
        if self._naming.now(context):
            return ITEM
        further = self._further(context)
        return further[self._place % len(further)].id if further else RESULT

    def _written(self, context: Context, prompt: str) -> tuple[Item, ...]:
        """List the lines under a prompt."""
        lines = context.view.listed(self.here.module_id, prompt)
        return tuple(row for n, entry in enumerate(lines, 1) for row in self._lines.rows(context, entry, n))

    def _results(self, context: Context) -> tuple[Item, ...]:
        """List the lines of result under their heading, then each further question with its lines."""
        results = self._written(context, RESULT)
        items = [Item("", ""), Item("", tr("What the room showed"), look="head"), *results] if results else []
        asked = self._prompt(context)
        for prompt in self._further(context):
            items.append(Item("", ""))
            items += self._purpose.items(context) if prompt.id == asked else ()
            items.append(Item("", prompt.text, look="head" if prompt.id == asked else "strong"))
            items += self._written(context, prompt.id)
        return tuple(items)

    def _answers(self, context: Context, found: Shown) -> tuple[Item, ...]:
        """List the subjects with the answers that are shown, and under each what the groups of people say."""
        module = self._module(context)
        items = said_once(found.items, module.prompts[0].text)
        rows = self._lines.became.with_rows(context, items, without="priority")
        if len(module.wanted_passes) == 1:
            rows = self._named.ordered(context, rows, [one.id for one in polls.subjects(context.view, module)])
        return with_groups(rows, self._groups.seen(context), context.cells)

    def do_next_question(self, context: Context, key: str) -> Act | None:
        """Let the next further question be answered; after the last one, the first."""
        self._place += 1
        return None

    def _is_line(self, context: Context) -> bool:
        """Tell whether the cursor is on a line, and not on a subject that stands."""
        entry = context.view.entries.get(context.cursor.row)
        mine = entry is not None and entry.module == self.here.module_id
        return mine and (self._naming.now(context) or context.view.entries[context.cursor.row].prompt != ITEM)

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands: those of the round while it is taken, then those that act on the revealed result."""
        offered = self._secret.taking_commands(context)
        if self._naming.now(context):
            return (*offered, *self._naming.offered(context, offered), *_hands(self._module(context), SHOWING))
        if self._state.taking(context):
            offered = self._before.offered(context, offered)
            return (*offered, *_hands(self._module(context), SHOWING))
        return self._result_commands(context, offered)

    def _result_commands(self, context: Context, offered: tuple[Command, ...]) -> tuple[Command, ...]:
        """List the commands that act on the revealed result; one key mends a mistyped answer or edits a line."""
        own = self._own(context)
        if SHOWN[0] in offered:
            form = self._state.form(context)
            title = tr_noop("becomes") if form is not None and form.sort in TOGETHER else ""
            keys = ("enter",) if title else ("e", "enter")
            own = tuple(replace(one, keys=keys, title=title) if one.id == "edit" else one for one in own)
            own = tuple(sorted(own, key=lambda one: one.id != "edit"))
            return (*own[:1], *offered, *own[1:]) if title else (*offered, *own)
        return (*offered, *own)

    def _own(self, context: Context) -> tuple[Command, ...]:
        """List the panel's own commands, without those that have nothing to act on."""
        level = (*self._named.offered(context), *self._named.names(context))
        resting = {CHOOSE.id, TIES[1].id, WHO.id}
        resting |= set() if counts_at_once(context, self.here) else {HANDS_AT_ONCE.id}
        resting |= _on_no_line(context, self.here)
        resting |= set() if self._groups.offered(context) else {APART.id}
        resting |= set() if len(self._further(context)) > 1 else {NEXT_QUESTION.id}
        own = tuple(one for one in self.commands if one.id not in {*resting, *(one.id for one in level)})
        return (*level, *self._purpose.offered(context), *footed(_hands(self._module(context), own), context))

    def page(self, context: Context) -> Page:
        """Show the question, the subjects and the lines of result."""
        module, form = self._module(context), self._state.form(context)
        self.ticks = False
        single = tuple(alone(module, form)) if form is not None else ()
        if self._state.taking(context):
            if (before := self._before.page(context)) is not None:
                return before
            page = taking_page(self._state, context)
            rows = page.body.items if isinstance(page.body, ListBody) else ()
            return replace(page, body=ListBody((*rows, *(Item("", text, look=look) for text, look in single))))
        if self._naming.now(context):
            return spacious(self._naming.page(context, (*scales(module), *single)), context.cells)
        found = _scaled(answers(context, self.here, named=self._named.named), self._groups.seen(context), context)
        rows = (*self._answers(context, found), *self._results(context))
        now = told_now(context, module, self.here.phase(context))
        asked = () if found.explained else (*scales(module), *now)
        page = Page(
            module.prompts[0].text,
            module.prompts[0].hint,
            ListBody(rows, "" if found.items else nothing(context.view, module)),
            below=(*asked, *single, *changed(context.view, module), *_reference(module)),
            ask=tr("Answer") if self._further(context) else tr("Result"),
            beside=found.beside,
            legend=found.legend,
        )
        self.ticks, page = bool(now), unanswered(context, module, page, waiting=bool(now))
        return spacious(page, context.cells, stays=len(page.below) - len(asked))

    def do_edit(self, context: Context, key: str) -> Act | None:
        """Edit a line of result; on a subject, ask what it becomes, or count raised hands on a statement."""
        if self._is_line(context):
            return self._lines.edit(context, key)
        form = self._state.form(context)
        if form is not None and form.sort in TOGETHER:
            return self._named.ask_becomes(context)
        shown_ = rounds.shown(context.view, self.here.module_id)
        if shown_ and rounds.answered(context.view, shown_[-1].id):
            return Say(
                tr(
                    "{correct_key} corrects a slip of typing, {again_key} asks the same again.",
                    correct_key=key_of("correct"),
                    again_key=key_of("again"),
                )
            )
        return count_hands(context, self.here)

    def do_hands(self, context: Context, key: str) -> Act | None:
        """Count raised hands: for what is level for a place, else on a statement."""
        return self._named.hands(context) or count_hands(context, self.here)

    def do_out(self, context: Context, key: str) -> Act | None:
        """Take a line out; what is asked about stays."""
        return _or_stays(self._lines.out(context, key), context)

    def do_park(self, context: Context, key: str) -> Act | None:
        """Park a line; what is asked about stays."""
        return _or_stays(self._lines.park(context, key), context)

    def do_correct(self, context: Context, key: str) -> Act | None:
        """Correct a mistyped answer; on a line of result, edit the line."""
        if self._is_line(context):
            return self._lines.edit(context, key)
        return self._secret.correct(context, key)


def _scaled(found: Shown, apart: Apart | None, context: Context) -> Shown:
    """Write the values above groups of people that stand apart."""
    if apart is None or not apart.scale:
        return found
    return replace(found, beside=heads(step_names(apart.scale), context.cells), legend="")


def _or_stays(act: Act | None, context: Context) -> Act | None:
    """Say that what is asked about stays, where the cursor is on it."""
    return Say(tr(STAYS)) if act is NOTHING_CHOSEN and context.cursor.row else act


def _reference(module: PollModule) -> tuple[tuple[str, Look], ...]:
    """Write the published figure beside the room's own; the public view has it only once that is shown."""
    told = module.reference
    return ((told.text, "text"), (f"{told.source}. {told.caveat}", "soft")) if told else ()


def _on_no_line(context: Context, here: ModulePlace) -> set[str]:
    """Return the ids of the commands on a line, before the answers are shown and while there is no line yet."""
    lines = any(one.module == here.module_id for one in context.view.entries.values())
    if lines or here.phase(context) not in ("explain", "alone") or rounds.shown(context.view, here.module_id):
        return set()
    return {one.id for one in LINES} - {"add", "edit"}


def _hands(module: Module, commands: Sequence[Command]) -> tuple[Command, ...]:
    """Leave raised hands out of the footer where nobody can show a value by hand, as with dots."""
    shows = bool(polls.values(module))
    return tuple(one if shows or one.id != "hands" else replace(one, title="") for one in commands)
