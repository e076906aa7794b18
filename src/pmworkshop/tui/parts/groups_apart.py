"""The groups of people apart on the wall: a key that shows them, and one line for each group under each subject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pmworkshop.base.language import tr
from pmworkshop.insight.measures.groups import Apart, GroupAnswer, SubjectApart
from pmworkshop.insight.pictures.distribution import bars
from pmworkshop.insight.pictures.steps import step_counts, step_of
from pmworkshop.insight.pictures.then_and_today import SECOND, begins, dots
from pmworkshop.session.operations.people_groups import groups_of_people
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import fit, shortened, width
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Context, Item
from pmworkshop.tui.pages.panel import Part
from pmworkshop.tui.parts.backed_rows import FULL
from pmworkshop.tui.parts.plotted_rows import plot_for
from pmworkshop.tui.parts.word_rows import words_in_lines

APART = Command("apart", ("G",), "groups", "Show the groups of people apart, or all together")
NAME_MOST = 24
"""Cells of a group's name beside its answers."""
INDENT = 4
BAR = 30
"""Cells of the bar for all that a group gave."""


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
        place = self._place(context)
        if not place:
            return None
        found = self._look(context)
        return found[place - 1] if place <= len(found) else None

    def _place(self, context: Context) -> int:
        """Return which question is shown apart, from 1; 0 for none."""
        return int(self._wanted(context)) if self._chosen is None else self._chosen

    def _turn(self, context: Context, key: str) -> Act | None:
        """Show the groups apart in the next question, or all together again."""
        self._chosen = (self._place(context) + 1) % (len(self._look(context)) + 1)
        return None


def with_groups(items: Iterable[Item], apart: Apart | None, cells: int) -> tuple[Item, ...]:
    """Add the groups to the rows of a list of subjects: the sentence above, a line for each group under its subject.

    The groups stand in place of the picture of all answers together.

    Args:
        items: The rows; those of a subject begin with the one that has its id.
        apart: The groups apart; None to add nothing.
        cells: Width of a line.

    Returns:
        All rows.
    """
    if apart is None:
        return tuple(items)
    found = {one.id: one for one in apart.subjects}
    return (*heading(apart), *_under(items, found, apart, cells))


def heading(apart: Apart) -> tuple[Item, ...]:
    """Make the row with the sentence of the gap, or with the reason why no group is shown apart.

    Args:
        apart: The groups apart.

    Returns:
        One row.
    """
    return (Item("", apart.told, look="head" if apart.sentence else "soft"),)


def _under(items: Iterable[Item], found: dict[str, SubjectApart], apart: Apart, cells: int) -> Iterator[Item]:
    """Put the lines of each subject below it."""
    for item in items:
        subject = found.get(item.key)
        if subject is None:
            yield item
            continue
        lines = group_lines(subject, apart, cells - 1 - INDENT)
        yield replace(item, side=(), under=(), tail="" if item.side else item.tail)
        yield from (Item("", "", under=(line,), indent=INDENT, back=item.back) for line in lines)


def group_lines(subject: SubjectApart, apart: Apart, cells: int) -> Iterator[Line]:
    """Draw a line for each group of a subject.

    Args:
        subject: The subject.
        apart: The groups apart, of which it is one.
        cells: Width of a line.

    Yields:
        The lines, the names of the groups above each other.
    """
    wide = min(NAME_MOST, max(width(one.group) for one in subject.groups))
    for one in subject.groups:
        name = shortened(one.group, wide)
        if apart.scale:
            yield _on_scale(one, name, apart, cells, [two.counts for two in subject.groups])
        elif apart.sort == "shares":
            yield (
                (fit(name, wide), "soft"),
                (f"  {FULL * round(float(one.figure or 0) * BAR)} ", "data"),
                (one.said, "ink"),
            )
        else:
            yield from words_in_lines(one.counts, cells, fit(name, wide))


def _on_scale(one: GroupAnswer, name: str, apart: Apart, cells: int, others: Sequence[Mapping[str, int]]) -> Line:
    """Draw the answers of a group at the places of the scale, those in the middle in the colour of the middle."""
    every = [step_counts(counts, apart.scale) for counts in others]
    counts = step_counts(one.counts, apart.scale)
    plot = plot_for(len(counts), cells + 1 + INDENT)
    middle = (one.figure or 0) - int(apart.scale[0])
    at = int(middle // step_of(len(apart.scale)))
    if any(begins(each, plot) is None for each in every):
        drawn = bars(counts, plot, 1, top=max(map(max, every)), middle=at)[0]
    else:
        drawn = dots(counts, plot, SECOND, "data", at if middle == int(middle) else None)
    said = tr("middle {value}", value=one.said) if apart.sort == "middle" else one.said
    left = cells - plot.cells
    named = shortened(name, left - width(said) - 3)
    return (fit(f"{named}  {said}", left), "soft"), *drawn
