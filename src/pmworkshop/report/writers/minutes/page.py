"""The minutes as one page in HTML, to read on a screen and to print on A4 or Letter."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pmworkshop.report.drawings.pictures import drawn
from pmworkshop.report.drawings.sheet import Drawn
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
    return {"minutes.html": page("minutes.html.jinja", meta=report.meta, parts=tuple(_parts(report)))}


def _parts(report: Report) -> Iterator[tuple[str, tuple[Drawn, ...]]]:
    """Make parts of HTML, each followed by drawings."""
    blocks = groupby(minutes_of(report, drawn=True), key=lambda block: isinstance(block, str))
    for is_text, run in blocks:
        if is_text:
            yield "".join(html(block) for block in run if isinstance(block, str)), ()
        else:
            yield "", tuple(one for block in run if not isinstance(block, str) for one in drawn(block))
