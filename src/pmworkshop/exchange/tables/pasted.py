"""The table in pasted lines: cells of a spreadsheet, which have tabs between them, or a table in Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.text import clean_line
from pmworkshop.exchange.tables.grid import Grid, grid_lines
from pmworkshop.exchange.tables.markdown_tables import markdown_grids


def pasted_grid(lines: Sequence[str]) -> Grid | None:
    """Find the table in pasted lines; quotation marks, commas and semicolons are only text in it.

    Args:
        lines: The lines, without the quotation marks that a spreadsheet sets around cells.

    Returns:
        The first table in Markdown, else the cells between tabs; None if the lines are no table.
    """
    found = markdown_grids("\n".join(lines))
    if found:
        return found[0]
    rows = [(number, list(map(clean_line, line.split("\t")))) for number, line in enumerate(lines, 1)]
    return Grid("", grid_lines(rows)) if any(sum(map(bool, cells)) > 1 for _, cells in rows) else None
