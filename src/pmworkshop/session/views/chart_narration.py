"""Describing the changes of a chart's letters in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line, upper
from pmworkshop.session.core.records import Mark
from pmworkshop.session.views.record_names import together
from pmworkshop.session.views.step_sides import StepSides

Cells = Mapping[str, tuple[Mark | None, Mark | None]]
"""The cells of one row that changed, by role: what stood there before, and what stands there now."""


def row_lines(sides: StepSides, row: str, cells: Cells) -> Iterator[str]:
    """Describe the changed letters of one row: a letter that moved as a move, else each changed cell.

    Args:
        sides: Both sides of the step.
        row: The id of the row.
        cells: The marks before and after the step, by role id; None for a blank cell.

    Yields:
        Sentences; none if the row itself was removed, which is described with the row.
    """
    if row not in sides.after.activities and row in sides.before.activities:
        return
    label = sides.label("activity", row)
    held = {role: (old.letters if old else "", new.letters if new else "") for role, (old, new) in cells.items()}
    because = _because(cells)
    moved = [*_moves(held)]
    for letter, giver, taker in moved:
        source, target = sides.label("role", giver), sides.label("role", taker)
        yield tr(
            "{letter} of {label} moved from {source} to {target}{because}",
            letter=letter,
            label=label,
            source=source,
            target=target,
            because=because,
        )
    if not moved:
        changed = _changed(sides, held)
        yield f"{upper(label)}: {changed}{because}" if changed else f"{upper(label)}{because}"


def _because(cells: Cells) -> str:
    """Give the reasons that are new, as the end of a sentence; nothing without any."""
    reasons = together(
        clean_line(new.reason) for old, new in cells.values()
        if new and new.reason and (old is None or old.reason != new.reason)
    )  # fmt: skip
    return tr("; because {reasons}", reasons=reasons) if reasons else ""


def _changed(sides: StepSides, held: Mapping[str, tuple[str, str]]) -> str:
    return ", ".join(
        f"{sides.label('role', role)} {f'{was} → ' if was else ''}{now or tr('blank')}"
        for role, (was, now) in held.items()
        if was != now
    )


def _moves(held: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Find letters that went from one role to another, if that is all that happened in a row."""
    lost = _only_in_first((role, was, now) for role, (was, now) in held.items())
    won = _only_in_first((role, now, was) for role, (was, now) in held.items())
    takers = dict(won)
    if len(takers) == len(won) and sorted(letter for letter, _ in lost) == sorted(takers):
        for letter, role in lost:
            yield letter, role, takers[letter]


def _only_in_first(cells: Iterable[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """List the letters that stand in the first of two states of a cell alone, each with its role."""
    return [(letter, role) for role, first, second in cells for letter in first if letter not in second]
