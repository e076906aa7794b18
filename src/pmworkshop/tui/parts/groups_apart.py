"""The groups of people apart on the wall: a key that shows them, and one line for each group under each subject."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from pmworkshop.base.text import shorten
from pmworkshop.insight.measures.groups import Apart, GroupAnswer, Sort, SubjectApart
from pmworkshop.session.operations.people_groups import groups_of_people
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Context, Item
from pmworkshop.tui.pages.panel import Part
from pmworkshop.tui.parts.dot_rows import NARROW, dots

APART = Command("apart", ("G",), "groups", "Show the groups of people apart, or all together")
NAME_MOST = 24
"""Cells of a group's name beside its answers."""


class GroupsApart(Part):
    """Shows the groups apart once the answers are shown: at once where the agenda says so, else by a key.

    Where there are two questions, the key goes from the one to the other, then back to all together.
    """

    def __init__(self, look: Callable[[Context], Sequence[Apart]], wanted: Callable[[Context], bool]) -> None:
        """Share what the panel knows.

        Args:
            look: Returns the groups in the newest answers to each question that are shown.
            wanted: Returns whether the agenda shows the groups apart.
        """
        self._look = look
        self._wanted = wanted
        self._chosen: int | None = None
        self.handlers = {APART.id: self._turn}

    def offered(self, context: Context) -> tuple[Command, ...]:
        """List the command, once answers are shown and people belong to two groups or more.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            The command; empty while it would show nothing.
        """
        several = len(set(groups_of_people(context.view).values())) > 1
        return (APART,) if several and self._look(context) else ()

    def seen(self, context: Context) -> Apart | None:
        """Return the groups apart if they are to be shown now.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            What each group says, or why that is not shown; None if all are shown together.
        """
        found = self._look(context)
        place = self._place(context)
        return found[place - 1] if 0 < place <= len(found) else None

    def _place(self, context: Context) -> int:
        """Return which question is shown apart, from 1; 0 for none."""
        return int(self._wanted(context)) if self._chosen is None else self._chosen

    def _turn(self, context: Context, key: str) -> Act | None:
        """Show the groups apart in the next question, or all together again."""
        self._chosen = (self._place(context) + 1) % (len(self._look(context)) + 1)
        return None


def with_groups(items: Iterable[Item], apart: Apart | None) -> tuple[Item, ...]:
    """Add the groups to the rows of a list of subjects: the sentence above, a line for each group under its subject.

    Args:
        items: The rows; those of a subject begin with the one that has its id.
        apart: The groups apart; None to add nothing.

    Returns:
        All rows.
    """
    if apart is None:
        return tuple(items)
    lines = {one.id: tuple(group_lines(one, apart.sort)) for one in apart.subjects}
    return (*heading(apart), *_under(items, lines))


def heading(apart: Apart) -> tuple[Item, ...]:
    """Make the row with the sentence of the gap, or with the reason why no group is shown apart.

    Args:
        apart: The groups apart.

    Returns:
        One row.
    """
    return (Item("", apart.told, look="head" if apart.sentence else "soft"),)


def _under(items: Iterable[Item], lines: dict[str, tuple[Item, ...]]) -> Iterator[Item]:
    """Put the lines of each subject behind its last row."""
    waiting: Collection[Item] = ()
    for item in items:
        if item.key or not item.text:  # the next subject, or what follows the last one
            yield from waiting
            waiting = lines.get(item.key, ())
        yield item
    yield from waiting


def group_lines(subject: SubjectApart, sort: Sort) -> Iterator[Item]:
    """Make a row for each group of a subject.

    Args:
        subject: The subject.
        sort: What is compared.

    Yields:
        The rows, the names of the groups above each other.
    """
    width = min(NAME_MOST, max(len(one.group) for one in subject.groups))
    for one in subject.groups:
        drawn, told = _drawn(one, sort)
        yield Item("", f"{shorten(one.group, width):<{width}}  {drawn}", tail=told, indent=4)


def _drawn(one: GroupAnswer, sort: Sort) -> tuple[str, str]:
    """Draw the answers of a group, and say what they amount to."""
    if sort == "shares":
        return one.said, ""
    every = sort != "words" and len(one.counts) <= NARROW
    given = {value: number for value, number in one.counts.items() if number or every}
    return dots(given), f"middle {one.said}" if sort == "middle" else one.said if sort == "places" else ""
