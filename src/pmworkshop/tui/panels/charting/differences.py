"""The map of differences: the charts that participants filled in alone, compared row by row, most contested first."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.agenda.model import ChartModule
from pmworkshop.base.language import tr
from pmworkshop.insight.charts.compare import Comparison, RowView
from pmworkshop.insight.charts.compare_cells import Cell
from pmworkshop.insight.measures.groups import Apart
from pmworkshop.insight.pictures.shares import shade
from pmworkshop.session.core.records import Role
from pmworkshop.session.core.schemes import legend, owner_letter
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import chart
from pmworkshop.tui.drawing.pieces import Look, Piece
from pmworkshop.tui.pages.page import Column, GridBody, GridLine, Item, ListBody, Page
from pmworkshop.tui.panels.charting.chart_signs import OWNER, owners_by_row
from pmworkshop.tui.parts.groups_apart import with_groups

SIGNS: dict[str, Piece] = {
    "agreed": ("✓", "yes"),
    "almost agreed": ("●", "soft"),
    "not enough answers": ("○", "soft"),
}
APART: Piece = ("◆", "open!")
"""The sign and the look of a row's state; all other states are far apart."""
LIGHT = ("shade-1", "shade-2")
"""The shades of few people, on which text has its usual colour."""
SPLIT, NO_VIEW = 2, 3
"""Shades from which on a cell is shown as split, and as one without a common view."""


def map_page(view: Session, module: ChartModule, comparison: Comparison, came: int) -> Page:
    """Create the page that shows where the charts of a round differ, with no row chosen.

    Args:
        view: The public view of the session.
        module: The chart module.
        comparison: The revealed charts, compared.
        came: The number of participants who filled in a chart.

    Returns:
        A page with the rows, most contested first. If the chart asks for the accountable role only, a cell holds the
        number of participants who see that role; otherwise it holds the letters that most of them gave.
    """
    roles = chart.roles(view, module.id)
    columns = tuple(Column(role.id, role.code, role.title) for role in roles)
    settled = _settled(view, module)
    lines = tuple(_line(row, module, settled.get(row.row.id)) for row in comparison.contested)
    words = tr("Numbers: so many of us name that role")
    if module.letters != "owner":
        named = "  ".join(f"{letter} {tr(word)}" for letter, word, _ in legend(module.scheme))
        words = tr("{named}   small: we are split   ?: no common view", named=named)
    below: tuple[tuple[str, Look], ...] = (
        ("", "strong"),
        (tr("{came} answered   {words}", came=came, words=words), "soft"),
    )
    return Page(
        tr("Who answers for what?"), tr("Least agreed first"), GridBody(columns, lines, by_row=True), below=below
    )


def with_row(page: Page, comparison: Comparison, chosen: str) -> Page:
    """Tell the chosen row of a map in words.

    Args:
        page: The page with the map.
        comparison: The revealed charts, compared.
        chosen: The id of the selected row; empty if none is selected.

    Returns:
        The page; the same one if no row is selected.
    """
    row = next((one for one in comparison.rows if one.row.id == chosen), None)
    return replace(page, below=((_in_words(row), "strong"), *page.below[1:])) if row else page


def _settled(view: Session, module: ChartModule) -> dict[str, tuple[Role, ...]]:
    """Find the rows that the room has settled, each with the roles that answer for it."""
    roles, owners = (
        {role.id: role for role in chart.roles(view, module.id)},
        owners_by_row(view, module.id, module.scheme),
    )
    rows = (row for row in chart.rows(view, module.id) if row.state == "settled")
    return {row.id: tuple(roles[role] for role in owners.get(row.id, ())) for row in rows}


def _line(row: RowView, module: ChartModule, settled: tuple[Role, ...] | None) -> GridLine:
    """Draw a row: with the answers, or once it is settled with the role that answers for it."""
    look: Look = "text"
    cells, tail, tail_look = _cells(row, module), state_word(row), _tail_look(row)
    if settled is not None:
        owner, ids = owner_letter(module.scheme), {role.id for role in settled}
        cells = [
            (owner, OWNER) if role in ids else (text, "soft" if text else "line")
            for role, (text, _) in zip(row.asked.places, cells, strict=True)
        ]
        named = ", ".join(role.title for role in settled)
        tail, tail_look, look = f"✓ {named}" if named else tr("✓ settled"), "yes!", "strong"
    texts, looks = tuple(text for text, _ in cells), tuple(drawn for _, drawn in cells)
    return GridLine(row.row.id, row.row.label, texts, tail, look, looks, tail_look)


def by_groups(page: Page, apart: Apart | None, cells: int) -> Page:
    """Show the groups of people apart in place of the map, or say above it why they are not shown.

    Args:
        page: The page with the map.
        apart: Whom each group names; None to leave the map as it is.
        cells: Width of a line.

    Returns:
        The page: the rows in which the groups differ most come first, each with a line for each group.
    """
    if apart is None:
        return page
    if not apart.subjects:
        return replace(page, hint=apart.reason)
    rows = (Item(one.id, one.text, look="strong") for one in apart.subjects)
    body = ListBody(with_groups(rows, apart, cells))
    return Page(tr("Who answers for what? Each group apart"), page.hint, body)


def _in_words(row: RowView) -> str:
    """Tell a row in full words: its name, and how many participants see which role as accountable."""
    titles = {role.id: role.title for role in row.asked.roles}
    seen = [f"{titles[role]} {many}" for role, many in sorted(row.owners.items(), key=lambda pair: -pair[1])]
    if row.nobody:
        seen.append(tr("nobody {votes}", votes=row.nobody))
    return f"{row.row.label}: {', '.join(seen)}" if seen else ""


def state_word(row: RowView) -> str:
    """Describe how far the charts agree on a row.

    Args:
        row: The row of a comparison.

    Returns:
        A sign, which stands alone in a narrow grid, and one to three words, such as ``● close together``.
    """
    return f"{SIGNS.get(row.state, APART)[0]} {row.told}"


def _tail_look(row: RowView) -> str:
    return SIGNS.get(row.state, APART)[1]


def _cells(row: RowView, module: ChartModule) -> list[Piece]:
    """Draw the answers to a row: how many name each role, or the letters that most of them gave; shaded by number."""
    if module.letters == "owner":
        found = [(str(row.owners.get(role, "")), row.owners.get(role, 0)) for role in row.asked.places]
    else:
        found = [(_letters(cell), max(cell.counts.values(), default=0)) for cell in row.cells]
    return [(text, _shaded(many, row.leaders) if text else "line") for text, many in found]


def _shaded(many: int, everybody: int) -> str:
    shaded = shade(many, everybody)
    return f"{'ink' if shaded in LIGHT else 'on'}/{shaded}!"


def _letters(cell: Cell) -> str:
    """Return the most frequent letters of a cell: small if participants are split, ``?`` without a common view."""
    if cell.shade >= NO_VIEW:
        return "?"
    letters = cell.modal[0] if cell.modal else ""
    if cell.shade >= SPLIT:
        return letters.lower() or "?"
    return letters
