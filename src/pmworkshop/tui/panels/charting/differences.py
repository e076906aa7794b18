"""The map of differences: the charts that participants filled in alone, compared row by row, most contested first."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.agenda.model import ChartModule
from pmworkshop.insight.charts.compare import Comparison, RowView
from pmworkshop.insight.charts.compare_cells import Cell
from pmworkshop.insight.measures.groups import Apart
from pmworkshop.session.core.schemes import legend
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import chart
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.pages.page import Column, GridBody, GridLine, Item, ListBody, Page
from pmworkshop.tui.parts.groups_apart import with_groups

STATES = {"nobody seen": "nobody yet", "several views": "several views", "not enough answers": "too few"}
"""How a row's state is said on the wall, where the word for it is another."""
SPLIT, NO_VIEW = 2, 3
"""Shades from which on a cell is shown as split, and as one without a common view."""


def map_page(view: Session, module: ChartModule, comparison: Comparison, came: int, chosen: str) -> Page:
    """Create the page that shows where the charts of a round differ.

    Args:
        view: The public view of the session.
        module: The chart module.
        comparison: The revealed charts, compared.
        came: The number of participants who filled in a chart.
        chosen: The id of the selected row; empty if none is selected.

    Returns:
        A page with the rows, most contested first. If the chart asks for the accountable role only, a cell holds the
        number of participants who see that role; otherwise it holds the letters that most of them gave.
    """
    roles = chart.roles(view, module.id)
    columns = tuple(Column(role.id, role.code, role.title) for role in roles)
    lines = tuple(
        GridLine(row.row.id, row.row.label, _cells(row, module), tail=state_word(row), look=_look(row))
        for row in comparison.contested
    )
    hint, words = f"{came} answered   How many of us see that role answer for it", ""
    if module.letters != "owner":
        hint = f"{came} answered"
        named = "  ".join(f"{letter} {word}" for letter, word, _ in legend(module.scheme))
        words = f"{named}   small: we are split   ?: no common view"
    row = next((one for one in comparison.rows if one.row.id == chosen), None)
    below: tuple[tuple[str, Look], ...] = ((_in_words(row) if row else "", "strong"), (words, "soft"))
    return Page("Who answers for what? Least agreed first", hint, GridBody(columns, lines), below=below)


def by_groups(page: Page, apart: Apart | None) -> Page:
    """Show the groups of people apart in place of the map, or say above it why they are not shown.

    Args:
        page: The page with the map.
        apart: Whom each group names; None to leave the map as it is.

    Returns:
        The page: the rows in which the groups differ most come first, each with a line for each group.
    """
    if apart is None:
        return page
    if not apart.subjects:
        return replace(page, hint=apart.reason)
    rows = (Item(one.id, one.text, look="strong") for one in apart.subjects)
    body = ListBody(with_groups(rows, apart))
    return Page("Who answers for what? Each group apart", page.hint, body)


def _in_words(row: RowView) -> str:
    """Say how many participants see which role as accountable, because the grid shows codes only."""
    titles = {role.id: role.title for role in row.asked.roles}
    seen = [f"{titles[role]} {many}" for role, many in sorted(row.owners.items(), key=lambda pair: -pair[1])]
    if row.nobody:
        seen.append(f"nobody {row.nobody}")
    return f"{STATES.get(row.state, row.state).capitalize()}: {', '.join(seen)}" if seen else ""


def state_word(row: RowView) -> str:
    """Describe how far the charts agree on a row.

    Args:
        row: The row of a comparison.

    Returns:
        A sign, which stands alone in a narrow grid, and one to three words, such as ``≈ almost agreed``.
    """
    sign = {"agreed": "✓", "almost agreed": "≈"}.get(row.state, "○")
    return f"{sign} {STATES.get(row.state, row.state)}"


def _look(row: RowView) -> Look:
    return "text" if row.state == "agreed" else "strong"


def _cells(row: RowView, module: ChartModule) -> tuple[str, ...]:
    if module.letters == "owner":
        return tuple(str(row.owners.get(role, "")) or "" for role in row.asked.places)
    return tuple(_letters(cell) for cell in row.cells)


def _letters(cell: Cell) -> str:
    """Return the most frequent letters of a cell: small if participants are split, ``?`` without a common view."""
    if cell.shade >= NO_VIEW:
        return "?"
    letters = cell.modal[0] if cell.modal else ""
    if cell.shade >= SPLIT:
        return letters.lower() or "?"
    return letters
