"""The groups of a collect module: its lines under group headings, and the keys that move a line into a group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from pmworkshop.agenda.model import Module
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import count, shorten
from pmworkshop.session.core.columns import open_titles
from pmworkshop.session.core.records import Entry, Theme
from pmworkshop.session.operations import grouping
from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.tally import Tally, tally
from pmworkshop.session.rounds.wording import Asked
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.drawing.text_cells import unbroken, width, wrap_beside
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Cursor, Focus, Item, ListBody, Page, Say, Several
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Part
from pmworkshop.tui.parts.blocks import in_columns
from pmworkshop.tui.parts.dot_rows import backing, ties
from pmworkshop.tui.parts.line_list import LineList
from pmworkshop.tui.parts.named_first import NamedFirst
from pmworkshop.tui.parts.seen_rounds import answers_to

GROUPING = (
    Command("join", tuple("123456789"), "1-9 group", "Put the line into the group of that number"),
    Command("new_group", ("n",), "new", "Make a group that begins with this line"),
    Command("leave_group", ("0",), "", "Take the line out of its group"),
    Command("merge_group", ("m",), "", "On a group: put all its lines into another group, by its number"),
)
GROUP_KEYS = {"becomes": tr_noop("becomes"), "merge_group": tr_noop("merge"), "out": tr_noop("dissolve")}
"""What the keys of a group are called while one is chosen; they come first then."""

TurnTo = Callable[[Module, Iterable[str]], None]


class Groups(Part):
    """Shows the lines of a module by group, and moves lines between groups."""

    def __init__(self, module_id: str, lines: Callable[[], LineList], named: NamedFirst, turn_to: TurnTo) -> None:
        """Map the command ids to their handlers.

        Args:
            module_id: The id of a collect module.
            lines: Returns the list of lines of the prompt that is shown; called on each use, because the panel
                creates the list later.
            named: What the choice among the groups named.
            turn_to: Shows the first of the given questions of a module.
        """
        self._module_id = module_id
        self._lines = lines
        self._named = named
        self._turn_to = turn_to
        self.handlers = {
            "join": self._join, "new_group": self._new_group, "leave_group": self._leave_group,
            "merge_group": self._merge,
        }  # fmt: skip

    def all(self, context: Context) -> list[Theme]:
        """List the groups of the module.

        Args:
            context: Gives the public view of the session.

        Returns:
            The groups by their place, as they are numbered; empty if there are none.
        """
        return grouping.groups(context.view, self._module_id)

    def chosen(self, context: Context) -> Theme | None:
        """Find the selected group.

        Args:
            context: Gives the public view and the cursor.

        Returns:
            The group; None if the cursor is not on a group.
        """
        return context.view.themes.get(context.cursor.row)

    def titled(self, context: Context, commands: tuple[Command, ...]) -> tuple[Command, ...]:
        """Begin with the keys that act on a group, by what they do to it, while one is chosen.

        One key merges: the chosen group with another one, the chosen line with the one above.

        Args:
            context: Gives the public view and the cursor.
            commands: The commands of the panel.

        Returns:
            The commands that apply.
        """
        if self.chosen(context) is None:
            return tuple(one for one in commands if one.id != "merge_group")
        named = (replace(one, title=GROUP_KEYS.get(one.id, one.title)) for one in commands if one.id != "merge")
        first = tuple(GROUP_KEYS)
        return tuple(sorted(named, key=lambda one: first.index(one.id) if one.id in first else len(first)))

    def items(self, context: Context) -> tuple[Item, ...]:
        """List the rows: first the lines without a group, then each group as a heading with its lines.

        Args:
            context: Gives the public view of the session.

        Returns:
            The rows; a group whose lines all answer another question stands there only, and one without lines under
            the question for which it was made. After a choice is revealed,
            all groups come in the order of its result; their numbers stay the same.
        """
        lines = self._lines()
        entries, prompt = lines.lines(context), lines.prompt(context)
        numbers = {entry.id: number for number, entry in enumerate(entries, 1)}

        def rows(theme: str | None, indent: int) -> list[Item]:
            mine = (entry for entry in entries if entry.theme == theme)
            return [row for entry in mine for row in lines.rows(context, entry, numbers[entry.id], indent)]

        items = rows(None, 0)
        backed = self._backed(context)
        level = ties({key: told.total for key, told in backed.items() if told.answers})
        for place, theme in self._ranked(context, backed):
            inside = rows(theme.id, 4)
            members = _members(context, theme)
            if inside or backed or _is_empty_here(theme, members, prompt):
                told = _told(context, backed.get(theme.id), level.get(theme.id, ""))
                items += _heading(context, place, theme, count(_shown(inside, members), "line", "lines"), told)
                became = lines.became.below(context, theme.id, without="priority")
                items += (replace(row, back="plane") for row in (*became, *inside))
        return self._named.ordered(context, items, [theme.id for theme in self.all(context)])

    def in_blocks(self, context: Context, *, grouping: bool) -> bool:
        """Tell whether the lines stand in blocks: while they are grouped, and where groups have no choice to show.

        Args:
            context: Gives the public view of the session.
            grouping: Whether the room groups now.

        Returns:
            False for lines with columns of their own, which need the whole width.
        """
        module = context.view.info.agenda.module(self._module_id)
        if module is not None and open_titles(module):
            return False
        return (grouping or bool(self.all(context))) and not self._backed(context)

    def blocks(self, context: Context, page: Page, told: str) -> Page:
        """Draw the rows of a page as blocks, which use the room of its hint too.

        Args:
            context: Gives the cursor, the width and the free lines.
            page: The page with its list.
            told: What stands beside its question, such as how many lines there are.

        Returns:
            The page with the number of lines and groups beside its question.
        """
        assert isinstance(page.body, ListBody)
        items = page.body.items
        heads = sum(item.back == "raised" for item in items)
        told = f"{told}, {count(heads, 'group', 'groups')}" if heads else told
        above = len(wrap_beside(page.question, context.cells, width(told)))
        body = in_columns(items, context.cursor.row, context.cells, max(context.rows - above, 1))
        return replace(page, hint="", beside=((told, "soft"),), body=body)

    def _backed(self, context: Context) -> dict[str, Tally]:
        """Count the choices for each group, by group id; empty before a choice is shown."""
        shown = rounds.shown(context.view, self._module_id, "choice")
        return {theme.id: tally(context.view, shown[-1], theme.id) for theme in self.all(context)} if shown else {}

    def _ranked(self, context: Context, backed: dict[str, Tally]) -> list[tuple[int, Theme]]:
        """List the groups with their numbers; after a choice is shown, those with most support first."""
        placed = list(enumerate(self.all(context), 1))
        return sorted(placed, key=lambda pair: -backed[pair[1].id].total if backed else 0)

    def _join(self, context: Context, key: str) -> Act | None:
        """Move the line into the group of that number, and select the next line."""
        entry, groups = self._lines().entry(context), self.all(context)
        if entry is None:
            return NOTHING_CHOSEN
        if int(key) > len(groups):
            return Say(
                tr(
                    "There is no group {key} yet; {new_group_key} makes one.",
                    key=key,
                    new_group_key=key_of("new_group"),
                )
            )
        joined = grouping.group([entry.id], groups[int(key) - 1].id)
        return Commit(joined, select=self._after(context, entry), then=self._onward(entry))

    def _onward(self, entry: Entry | None) -> Callable[[Context], Act | None] | None:
        """Go on to the lines of another question, once the last line without a group is in one here."""
        if entry is None or entry.theme is not None:
            return None

        def onward(context: Context) -> Act | None:
            module, lines = context.view.info.agenda.module(self._module_id), self._lines()
            if module is None or any(one.theme is None for one in lines.lines(context)):
                return None
            ids = [one.id for one in module.prompts]
            at = ids.index(lines.prompt(context))
            for prompt in (*ids[at + 1 :], *ids[:at]):
                loose = [one for one in context.view.listed(self._module_id, prompt) if one.theme is None]
                if loose:
                    self._turn_to(module, (prompt,))
                    told = tr(
                        "All in groups here. The next question, {place} of {questions}",
                        place=ids.index(prompt) + 1,
                        questions=len(ids),
                    )
                    return Several((Focus(cursor=Cursor(loose[0].id)), Say(told)))
            return None

        return onward

    def _after(self, context: Context, entry: Entry) -> str:
        """Find the line to select next; after a line without a group, the next such line, wrapping at the end."""
        entries = context.view.entries
        order = [item.key for item in self.items(context) if item.key in entries]
        if entry.id not in order:  # it was said before, and is taken in by this
            return entry.id
        at = order.index(entry.id)
        following = order[at + 1 :]
        if entry.theme is None:
            loose = [key for key in (*following, *order[:at]) if entries[key].theme is None]
            following = loose or following
        return following[0] if following else entry.id

    def _leave_group(self, context: Context, key: str) -> Act | None:
        """Remove the line from its group."""
        entry = self._lines().entry(context)
        return Commit(grouping.group([entry.id], None), select=entry.id) if entry else NOTHING_CHOSEN

    def _new_group(self, context: Context, key: str) -> Act | None:
        """Ask for the name of a new group, which begins with the selected line, if there is one."""
        return Ask(tr("Name of the group"), lambda _, text: self.begin(context, text))

    def begin(self, context: Context, name: str) -> Act:
        """Make a group of a name, which begins with the selected line, if there is one.

        Args:
            context: The public view of the session, with the cursor and the width.
            name: The name.

        Returns:
            The change.
        """
        entry, prompt = self._lines().entry(context), self._lines().prompt(context)
        inside = [entry.id] if entry else []
        after = self._after(context, entry) if entry else ""
        begun = grouping.new_group(self._module_id, name, inside, prompt)
        return Commit(begun, select=after, then=self._onward(entry))

    def _merge(self, context: Context, key: str) -> Act | None:
        """Ask into which group the lines of the chosen group go."""
        theme = self.chosen(context)
        if theme is None:
            return NOTHING_CHOSEN
        groups = self.all(context)
        if len(groups) < 2:
            return Say(
                tr("There is no other group yet; {new_group_key} makes one.", new_group_key=key_of("new_group"))
            )
        others = ((place, one) for place, one in enumerate(groups, 1) if one != theme)
        named = "  ".join(unbroken(f"{place} {shorten(one.title, 30)}") for place, one in others)
        asked = tr("Put all of “{title}” into which group?  {named}", title=theme.title, named=named)
        return Ask(asked, lambda _, text: _merged(theme, groups, text))


def _merged(theme: Theme, groups: list[Theme], text: str) -> Act:
    """Merge a group into the one of a typed number."""
    typed = text.strip()
    if not (typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= len(groups)):
        raise InputError(
            tr("There is no group “{typed}”.", typed=shorten(typed, 20)),
            tr("Type a number from 1 to {groups}.", groups=len(groups)),
        )
    into = groups[int(typed) - 1]
    told = tr(
        "All of “{title}” is in “{other}” now; {undo_key} takes it back",
        title=theme.title,
        other=into.title,
        undo_key=key_of("undo"),
    )
    return Commit(grouping.merge_groups(theme.id, into.id), told, select=into.id)


def _group_of(context: Context, key: str) -> str | None:
    """Return the id of the group of a line; None if it has none, or the key is not that of a line."""
    entry = context.view.entries.get(key)
    return entry.theme if entry else None


def _members(context: Context, theme: Theme) -> list[Entry]:
    """List the lines of a group under all questions, without those that are parked."""
    return [one for one in grouping.members(context.view, theme.id) if not one.parked]


def _is_empty_here(theme: Theme, members: Sequence[Entry], prompt: str) -> bool:
    """Tell whether a group has no line yet and was made for the question that is shown."""
    return not members and theme.prompt in ("", prompt)


def _shown(inside: Sequence[Item], members: Sequence[Entry]) -> int:
    """Count the lines of a group under the question that is shown; where it has none there, all of them."""
    ids = {item.key for item in inside}
    return sum(one.id in ids for one in members) or len(members)


def _told(context: Context, backed: Tally | None, tie: str) -> str:
    """Say who backs a group; empty before a choice is shown."""
    return "  ".join(filter(None, (backing(context, backed), tie))) if backed is not None else ""


def _heading(context: Context, place: int, theme: Theme, lines: str, told: str) -> list[Item]:
    """Make the heading of a group, with its choices; if they were made under another title, they stand below it."""
    chosen = rounds.shown(context.view, theme.module, "choice")[-1:]
    other = [row for one in chosen for row in answers_to(Asked(theme.id, theme.title), one)]
    tail = lines if other or not told else f"{told}  {lines}"
    holds = context.cursor.row == theme.id or _group_of(context, context.cursor.row) == theme.id
    look: Look = "chosen" if holds else "strong"
    heading = Item(theme.id, theme.title, lead=f"{place}", tail=tail, look=look, back="raised")
    return [heading, *(replace(row, tail=told) for row in other)]
