"""The panel of a collect module: lines are written alone, shown, grouped, and turned into outcomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from pmworkshop.agenda.model import CollectModule, Module, Prompt
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import count
from pmworkshop.session.core.columns import expected, open_titles, part_names
from pmworkshop.session.core.records import Entry
from pmworkshop.session.operations import grid, grouping
from pmworkshop.session.operations.planning.line_routing import sends_elsewhere
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Drawing, Focus, Item, ListBody, Page, Say, Several
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel
from pmworkshop.tui.panels.modules.complaints import Complaints
from pmworkshop.tui.panels.modules.first_line import FirstLine, which_of
from pmworkshop.tui.panels.modules.groups import GROUPING, Groups
from pmworkshop.tui.panels.modules.question_in_turn import LISTED, WRITING, QuestionInTurn
from pmworkshop.tui.panels.modules.said_before import UNFOLD, SaidBefore
from pmworkshop.tui.panels.modules.who_said import SAID_BY, ask_who_said
from pmworkshop.tui.panels.modules.writing import FIRST_LINE, first_asked, writing_page
from pmworkshop.tui.panels.shared.sources import FOLLOWS, FollowsFrom
from pmworkshop.tui.parts.became_rows import unless_there
from pmworkshop.tui.parts.entry_keys import SHOWN
from pmworkshop.tui.parts.follow_ups import ask_becomes
from pmworkshop.tui.parts.line_list import LINES, LineList, footed
from pmworkshop.tui.parts.made_up_cards import MadeUpCards
from pmworkshop.tui.parts.named_first import TIES, NamedFirst
from pmworkshop.tui.parts.purpose import CHOOSE, ChosenPurpose
from pmworkshop.tui.parts.reveal import Reveal
from pmworkshop.tui.parts.round_state import RoundState
from pmworkshop.tui.parts.secret_entry import SecretEntry
from pmworkshop.tui.parts.taking_page import taking_page

NEW_GROUP = tr_noop("New group")
STAR = "*"
"""What a line of purpose begins with that is chosen at once, as its key chooses one in the list."""


class CollectPanel(Panel):
    """Shows one prompt at a time with its numbered lines, grouped if there are groups, then the choice among them."""

    here: ModulePlace
    follows_cursor = True
    commands = (
        *GROUPING,
        Command(
            "next_question",
            ("tab",),
            "next question",
            "Go to the next question of this module",
            "always",
        ),
        Command("last_question", ("shift+tab",), "", "Go to the question before", "always"),
        Command("becomes", ("o",), "becomes", "Say what this becomes, and how we will see it: an outcome"),
        *LINES,
        UNFOLD,
        SAID_BY,
        Command("to_row", ("#",), "", "Make a row of the chart: who answers for this?"),
        FOLLOWS,
        CHOOSE,
        *TIES,
    )

    def __init__(self, module_id: str) -> None:
        """Create the panel of a module.

        Args:
            module_id: The id of a collect module of the agenda.
        """
        self.here = ModulePlace(module_id)
        self._turns = QuestionInTurn()
        self._written = False
        self._named = NamedFirst(self.here)
        self._groups = Groups(module_id, lambda: self._lines, self._named, self.turn_to)
        self._lines = LineList(module_id, prompt=self._prompt, order=self._groups.items)
        self._state = RoundState(self.here)
        self._secret = SecretEntry(self._state)
        self._before = SaidBefore(module_id, lambda: self._lines)
        self._purpose = ChosenPurpose(self.here, self._prompt)
        self._complaints = Complaints(self.here, self._lines.became)
        self._first = FirstLine(
            self.here,
            self._prompt,
            self.submit,
            writes=lambda context: self._covered(context) and not self._state.taking(context),
        )
        self.parts = (
            self._secret, MadeUpCards(self._state), Reveal(self._state), self._complaints, self._groups, self._before,
            self._lines, FollowsFrom(module_id, "entry"), self._purpose, self._named, self._first,
        )  # fmt: skip

    def _module(self, context: Context) -> CollectModule:
        return self.here.module_as(context, CollectModule)

    def turn_to(self, module: Module, prompts: Iterable[str]) -> None:
        """Show the lines of the first of the given prompts that the module has."""
        ids = [one.id for one in module.prompts]
        for prompt in prompts:
            if prompt in ids:
                self._turns.turn_to(ids.index(prompt))
                self._written = True
                return

    def _at(self, context: Context) -> int:
        """Return the index of the prompt to show."""
        return self._turns.at(self._module(context), self.here.phase(context))

    def _prompt(self, context: Context) -> str:
        """Return the id of the prompt that is shown."""
        return self._module(context).prompts[self._at(context)].id

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands that apply in this phase, with those of the round first."""
        offered = self._secret.taking_commands(context)
        if self._state.taking(context):
            return offered
        resting = self._resting(context)
        own = footed(tuple(command for command in self.commands if command.id not in resting), context)
        if not self._covered(context):
            own = (*self._before.offered(context), *own[:3], *self._complaints.offered(context), *own[3:])
        promised = self._promised(context)
        if _seeks_one_wording(self.here, context):
            own = tuple(replace(one, title=tr_noop("merge")) if one.id == "merge" else one for one in own)
            merge, *rest = sorted(own, key=lambda one: one.id != "merge")
            own, promised = (merge, *promised, *rest), ()
        shown = (command for command in offered if command not in SHOWN[:1])
        return (*promised, *shown, *self._groups.titled(context, own))

    def _promised(self, context: Context) -> tuple[Command, ...]:
        """List the keys that choose what was promised: the sentence of purpose, and priorities that are level."""
        return () if self._covered(context) else (*self._purpose.offered(context), *self._named.offered(context))

    def _covered(self, context: Context) -> bool:
        """Tell whether the prompts are shown without the lines, because participants still write."""
        return self.here.phase(context) in WRITING and not self._written

    def _resting(self, context: Context) -> set[str]:
        """Return the ids of the commands that have nothing to act on."""
        if self._covered(context):
            return {one.id for one in self.commands if one.id != "add"}
        resting = {UNFOLD.id, CHOOSE.id, *(one.id for one in TIES)}
        if self._module(context).nameless:
            resting.add(SAID_BY.id)
        if self.here.phase(context) not in LISTED and not self._groups.all(context):
            resting |= {one.id for one in GROUPING}
        if len(self._module(context).prompts) < 2:
            resting |= {"next_question", "last_question"}
        return resting

    def page(self, context: Context) -> Page:
        """Show all prompts while participants write, then one prompt with its lines."""
        if self._state.taking(context):
            return taking_page(self._state, context)
        module, self.ticks = self._module(context), self._covered(context)
        self.asked = self._prompt(context) if len(module.prompts) > 1 else ""
        if self.ticks:
            return writing_page(context, module)
        prompts = module.prompts
        place = self._at(context)
        which = which_of(place, len(prompts))
        items = self._groups.items(context)
        lines = sum(item.key in context.view.entries for item in items)
        page = Page(
            question=prompts[place].text,
            hint=f"{which}{prompts[place].hint}",
            body=ListBody(
                (
                    *self._purpose.items(context),
                    *items,
                    *self._before.items(context),
                    *self._complaints.items(context),
                ),
                _nothing(self.here.phase(context)),
                _heads(module, prompts[place]),
            ),
            below=_as_typed(module, prompts[place].id),
            ask=f"{lines + 1:>2}",
            focus="list" if self.here.phase(context) in LISTED else "field",
            parts=part_names(module, prompts[place].id),
        )
        if not lines:
            return first_asked(context, module, page, prompts[place])
        if self._groups.in_blocks(context, grouping=self.here.phase(context) == "group"):
            page = replace(page, question=prompts[place].head or prompts[place].text)
            page = self._groups.blocks(context, page, f"{which} {count(lines, 'line', 'lines')}".strip())
        names_group = partial(_names_group, self.here, self._lines)
        return _with_chosen(self._groups, names_group, page, context)

    def submit(self, context: Context, text: str) -> Act | None:
        """Keep a line; one that begins with a star is our purpose too; while lines are grouped, it names a group.

        What is sent elsewhere then is sent, and the list is grouped on.
        """
        if _names_group(self.here, self._lines, context):
            act = self._lines.submit(context, text) if sends_elsewhere(text) else self._groups.begin(context, text)
            return Several((Focus("list"), act)) if act is not None else None
        if text.lstrip().startswith(STAR) and self._purpose.asked(context):
            return self._purpose.add(context, text.lstrip().removeprefix(STAR))
        return self._lines.submit(context, text)

    def do_next_question(self, context: Context, key: str) -> Act | None:
        """Show the next prompt; after the last one, the first."""
        self._turns.turn(self._module(context), self.here.phase(context), 1)
        return None

    def do_last_question(self, context: Context, key: str) -> Act | None:
        """Show the previous prompt; before the first one, the last."""
        self._turns.turn(self._module(context), self.here.phase(context), -1)
        return None

    def do_add(self, context: Context, key: str) -> Act | None:
        """Move the focus to the field, and show the lines from now on even while participants write."""
        self._written = True
        if self.here.phase(context) != "group":
            return self._lines.add(context, key)
        return _next_line(self._groups, self._lines, context)

    def do_edit(self, context: Context, key: str) -> Act | None:
        """Edit the line or rename the group; Enter on a group asks what the group becomes."""
        theme = self._groups.chosen(context)
        if key == "enter" and (theme is not None or self._complaints.chosen(context) is not None):
            return self.do_becomes(context, key)
        if theme is None:
            return self._lines.edit(context, key)
        return Ask(tr("Name of the group"), lambda _, text: Commit(grouping.name_group(theme.id, text)), theme.title)

    def do_out(self, context: Context, key: str) -> Act | None:
        """Delete the line, or dissolve the group and keep its lines."""
        theme = self._groups.chosen(context)
        if theme is None:
            return self._lines.out(context, key)
        return Commit(grouping.drop_group(theme.id), tr("The group is dissolved; its lines stay"))

    def do_park(self, context: Context, key: str) -> Act | None:
        """Park the line, or all lines of a group that has no answer yet."""
        return self._complaints.park(context) or self._lines.park(context, key)

    def do_said_by(self, context: Context, key: str) -> Act | None:
        """Ask who said the line."""
        return ask_who_said(context)

    def do_becomes(self, context: Context, key: str) -> Act | None:
        """Ask which outcome the line or group becomes, then how it is measured."""
        sources = self._complaints.sources(context)
        return ask_becomes(context, sources) if sources else self._named.ask_becomes(context)

    def do_to_row(self, context: Context, key: str) -> Act | None:
        """Ask for the wording of a new row in the first chart of the agenda that follows from the line or group."""
        entry = self._lines.entry(context) or self._groups.chosen(context)
        module = next(iter(context.view.info.agenda.charts()), None)
        if entry is None or module is None:
            return NOTHING_CHOSEN if module else Say(tr("This agenda has no chart."))
        text = entry.text if isinstance(entry, Entry) else entry.title
        asked = Ask(
            tr("Row of the chart, verb first"),
            lambda _, label: Commit(grid.add_row(module.id, label, because=(entry.id,)), tr("Saved to the chart")),
            text,
        )
        return unless_there(context, (entry.id,), asked, "row")


def _nothing(phase: str) -> str:
    """Say how the first line comes into an empty list."""
    return (
        tr("No line yet. {add_key} adds one.", add_key=key_of("add"))
        if phase in LISTED
        else tr("No line yet. {first_line}", first_line=tr(FIRST_LINE))
    )


def _seeks_one_wording(here: ModulePlace, context: Context) -> bool:
    """Tell whether the room makes one wording of its lines, without having grouped them; one of them is chosen."""
    return bool(context.cursor.row) and here.phase(context) == "settle" and "group" not in here.module(context).phases


def _names_group(here: ModulePlace, lines: LineList, context: Context) -> bool:
    """Tell whether what is typed names a new group: while the room groups its lines, and one is chosen."""
    return here.phase(context) == "group" and lines.entry(context) is not None


def _with_chosen(groups: Groups, names_group: Callable[[Context], bool], page: Page, context: Context) -> Page:
    """Choose a row on a page that asks for the next line; what is typed may name a group for the row instead."""
    body, follow = page.body, partial(_with_chosen, groups, names_group, page)
    if isinstance(body, Drawing) and body.choose is not None:
        page = replace(page, body=body.choose(context.cursor.row), follow=follow)
    elif not groups.all(context):  # a heading of a list looks another way while a row under it is chosen
        page = replace(page, follow=follow)
    return replace(page, ask=tr(NEW_GROUP), parts=()) if names_group(context) else page


def _next_line(groups: Groups, lines: LineList, context: Context) -> Ask:
    """Ask for one line after the other, while a line that is typed without being asked for names a group."""

    def answer(now: Context, text: str) -> Act | None:
        act = lines.submit(now, text)
        return replace(act, then=partial(_next_line, groups, lines)) if isinstance(act, Commit) else act

    return Ask(_number(groups.items(context), context), answer, repeats=True)


def _number(items: Iterable[Item], context: Context) -> str:
    """Return the number of the next line."""
    return f"{sum(item.key in context.view.entries for item in items) + 1:>2}"


def _as_typed(module: CollectModule, prompt: str) -> tuple[tuple[str, Look], ...]:
    """Say how a line with columns is typed; nothing if the module has no columns."""
    named = part_names(module, prompt)[:1]
    return tuple((tr("A line: {first}; {further}", first=one, further=expected(module)), "soft") for one in named)


def _heads(module: CollectModule, prompt: Prompt) -> tuple[str, ...]:
    """List the headings over the lines of a prompt; empty if the module has no columns that the room sees."""
    titles = open_titles(module)
    return (tr("Name") if prompt.holds == "person" else tr("Answer"), *titles, tr("Said by")) if titles else ()
