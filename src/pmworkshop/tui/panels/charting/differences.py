"""The map of where charts differ: what leaders charted alone, laid over each other, least agreed first."""

from __future__ import annotations

from pmworkshop.agenda.model import ChartModule
from pmworkshop.insight.charts.compare import Comparison, RowView
from pmworkshop.insight.charts.compare_cells import Cell
from pmworkshop.session.core.schemes import legend
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import chart
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.pages.page import Column, GridBody, GridLine, Page

STATES = {"nobody seen": "nobody yet", "several views": "several views", "not enough answers": "too few"}
"""How a row's state is said on the wall, where the word for it is another."""
SPLIT, NO_VIEW = 2, 3
"""Shades from which on a cell is shown as split, and as one without a common view."""


def map_page(view: Session, module: ChartModule, comparison: Comparison, came: int, chosen: str) -> Page:
    """Show for each row how many see which role as its owner; of whole charts, the letters most see."""
    roles = chart.roles(view, module.id)
    columns = tuple(Column(role.id, role.code, role.title) for role in roles)
    lines = tuple(
        GridLine(row.row.id, row.row.label, _cells(row, module), tail=state_word(row), look=_look(row))
        for row in comparison.contested
    )
    words = "How many of us see that role answer for it"
    if module.letters != "owner":
        named = "  ".join(f"{letter} {word}" for letter, word, _ in legend(module.scheme))
        words = f"{named}   small: we are split   ?: no common view"
    row = next((one for one in comparison.rows if one.row.id == chosen), None)
    below: tuple[tuple[str, Look], ...] = ((_in_words(row) if row else "", "strong"), (words, "soft"))
    return Page("Who answers for what? Least agreed first", f"{came} answered", GridBody(columns, lines), below=below)


def _in_words(row: RowView) -> str:
    """Say how many see which role, in full words, since the grid shows codes only."""
    titles = {role.id: role.title for role in row.asked.roles}
    seen = [f"{titles[role]} {many}" for role, many in sorted(row.owners.items(), key=lambda pair: -pair[1])]
    if row.nobody:
        seen.append(f"nobody {row.nobody}")
    return f"{STATES.get(row.state, row.state).capitalize()}: {', '.join(seen)}" if seen else ""


def state_word(row: RowView) -> str:
    """Say in the words of the wall how far the answers of a row agree, with a sign for narrow grids."""
    sign = {"agreed": "✓", "almost agreed": "≈"}.get(row.state, "○")
    return f"{sign} {STATES.get(row.state, row.state)}"


def _look(row: RowView) -> Look:
    return "text" if row.state == "agreed" else "strong"


def _cells(row: RowView, module: ChartModule) -> tuple[str, ...]:
    if module.letters == "owner":
        return tuple(str(row.owners.get(role, "")) or "" for role in row.asked.places)
    return tuple(_letters(cell) for cell in row.cells)


def _letters(cell: Cell) -> str:
    """Write the letters most see: capital where most see it so, small where the room is split."""
    if cell.shade >= NO_VIEW:
        return "?"
    letters = cell.modal[0] if cell.modal else ""
    if cell.shade >= SPLIT:
        return letters.lower() or "?"
    return letters
