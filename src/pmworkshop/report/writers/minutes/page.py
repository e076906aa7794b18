"""The minutes as one page in HTML, to read on a screen and to print on A4 or Letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from pmworkshop.report.drawings.pictures import drawn
from pmworkshop.report.drawings.sheet import Drawn
from pmworkshop.report.model.pictures import Picture
from pmworkshop.report.model.report import Report
from pmworkshop.report.writers.minutes.content import minutes_of
from pmworkshop.report.writers.minutes.text_tree import html
from pmworkshop.report.writers.pages.templates import page


def page_files(report: Report) -> dict[str, bytes]:
    """Write the minutes as a page.

    Args:
        report: The report for the room.

    Returns:
        ``minutes.html``, one file that needs nothing else.

    Raises:
        InputError: jinja2 is not installed.
    """
    parts = tuple(drawn_parts(minutes_of(report, drawn=True)))
    return {"minutes.html": page("minutes.html.jinja", meta=report.meta, parts=parts)}


def drawn_parts(blocks: Iterable[str | Picture]) -> Iterator[tuple[str, tuple[Drawn, ...]]]:
    """Make parts of a page, each text followed by drawings.

    Args:
        blocks: Blocks of Markdown, and pictures.

    Yields:
        HTML, which may be empty, and the drawings after it.
    """
    for is_text, run in groupby(blocks, key=lambda block: isinstance(block, str)):
        if is_text:
            yield "".join(html(block) for block in run if isinstance(block, str)), ()
        else:
            yield "", tuple(one for block in run if not isinstance(block, str) for one in drawn(block))
