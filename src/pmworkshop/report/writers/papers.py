"""Writes papers on several sessions, as Markdown and as a page to print."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.report.model.paper import Paper, Part
from pmworkshop.report.writers import markdown as md
from pmworkshop.report.writers.pages.templates import page


def paper_markdown(paper: Paper) -> bytes:
    """Write a paper as Markdown that shows every text literally.

    Args:
        paper: The paper.

    Returns:
        Content of the file.
    """
    caution = f"**{md.inline(paper.caution)}**" if paper.caution else ""
    blocks = (block for part in paper.parts for block in _blocks(part))
    return md.document((md.heading(1, paper.title), md.text(paper.about), caution, *blocks))


def _blocks(part: Part) -> Iterator[str]:
    yield md.heading(2, part.title)
    yield from map(md.text, part.told)
    if part.table is not None:
        yield md.table(part.table.columns, part.table.rows)


def paper_page(paper: Paper) -> bytes:
    """Write a paper as a page for a browser, which needs nothing beside itself.

    Args:
        paper: The paper.

    Returns:
        Content of the file.

    Raises:
        InputError: jinja2 is not installed.
    """
    return page("paper.html.jinja", paper=paper)
