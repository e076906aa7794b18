"""The lines of a pasted text: one for each line or row, whatever program it was copied from."""

from __future__ import annotations

import re

from pmworkshop.base.text import clean_line, clean_text

_CELL = re.compile(r'(?<![^\t\n])"((?:[^"]|"")*+)"(?![^\t\n])')
"""A whole cell in quotation marks, between tabs and line ends; those within it are doubled."""


def pasted_lines(text: str, *, table: bool) -> list[str]:
    """Split a pasted text into its lines.

    Spreadsheets put quotation marks around a cell that has line ends or such marks itself: it stays one line, and
    its marks are taken off. Bullets, boxes and numbers of a list are taken off too, but not in a table, where a
    column may hold them.

    Args:
        text: The text.
        table: Whether tabs part the cells of a table.

    Returns:
        The lines without blank ones; in a table the cells are parted by tabs.
    """
    from pmworkshop.base.list_marks import without_marks

    text = _without_quotes(clean_text(text))
    parts = text.split("\n")
    if table:
        return ["\t".join(map(clean_line, part.split("\t"))) for part in parts if part.strip()]
    return [line for line in map(clean_line, without_marks(parts)) if line]


def _without_quotes(text: str) -> str:
    """Take off the quotation marks that a spreadsheet has set; without a proof that one has, they are somebody's."""
    if not any("\n" in cell or '""' in cell for cell in _CELL.findall(text)):
        return text
    return _CELL.sub(lambda cell: " ".join(cell[1].replace('""', '"').split("\n")), text)
