"""What is asked now: its controls as HTML, and the lines that they fill."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypedDict

from pmworkshop.exchange.sheet_form import LINES, Part
from pmworkshop.exchange.sheet_given import question_cells
from pmworkshop.report.handouts.form_rows import form_parts
from pmworkshop.report.handouts.sheet_lines import SheetLine
from pmworkshop.report.writers.pages.templates import page_of


class AskedPart(TypedDict):
    """One part of what is asked, by which the page makes of its controls what it sends.

    Attributes:
        module: The id of the module.
        tag: The round, as in the mark of a sheet.
        columns: The id and the heading of each column.
        lines: The id of what each line asks, and its cells; those to fill in are blank. A question that is answered
            in sentences has several lines.
    """

    module: str
    tag: str
    columns: list[list[str]]
    lines: list[list[str | list[str]]]


def asked_html(parts: Sequence[Part]) -> str:
    """Write a section for each part, with the controls that a form has.

    Args:
        parts: The parts; one that asks nothing is left out, as in `asked_parts`.

    Returns:
        The sections. Each control names its line, counted from 0 within the part, and its cell.

    Raises:
        InputError: The library that writes pages is not installed.
    """
    asked = [one for part in parts for one in form_parts(list(_lines(part)))]
    return page_of(__package__, "asked.html.jinja", parts=asked).decode()


def asked_parts(parts: Sequence[Part]) -> list[AskedPart]:
    """List what the controls of `asked_html` fill.

    Args:
        parts: The same parts.

    Returns:
        Plain values for JSON, in the order of the sections.
    """
    return [_asked(part) for part in parts if part.form.subjects]


def _asked(part: Part) -> AskedPart:
    width = len(part.columns)
    return AskedPart(
        module=part.module,
        tag=part.tag,
        columns=[[column.id, column.heading] for column in part.columns],
        lines=[[line.mark, [*line.cells, *([""] * (width - len(line.cells)))]] for line in _lines(part)],
    )


def _lines(part: Part) -> Iterator[SheetLine]:
    """List the lines to fill in, each marked with the id of what it asks."""
    for asked in part.form.subjects:
        line = SheetLine("row", tuple(question_cells(part, asked)), asked.id, part, asked)
        yield from [line] * (LINES if part.form.sort == "text" else 1)
