"""The sponsor's page as one HTML file that prints on one sheet of A4 or Letter."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from html import escape

from pmworkshop.base.text import clean_line
from pmworkshop.report.model.report import Report
from pmworkshop.report.writers.sponsor_page import Block, SponsorPage, page_markdown, page_of

SIZES = (11.0, 10.0, 9.0, 8.5)
"""Sizes of the letters in points, the best one first."""
HEIGHT, WIDTH = 245.0, 178.0
"""Millimetres that both A4 and Letter have inside a margin of 16: 279 by 210, less a reserve for other fonts."""
_POINT, _LEADING, _WIDE = 0.3528, 1.32, 0.54
"""Millimetres of a point; height of a line and width of a letter, in sizes of the letters."""
_PLAN_SHARE = 0.56
"""Share of the width that the plan's first column has."""


def sponsor_files(report: Report) -> dict[str, bytes]:
    """Write the sponsor's page, to read and to print.

    Args:
        report: The report for the sponsor.

    Returns:
        Two files, ``sponsor.md`` and ``sponsor.html``.
    """
    page = page_of(report)
    return {"sponsor.md": page_markdown(page), "sponsor.html": page_html(page)}


def page_html(page: SponsorPage) -> bytes:
    """Write the page as one self-contained HTML file that prints on one sheet of A4 or Letter.

    Args:
        page: The page.

    Returns:
        Content of the file; lines that do not fit at the smallest font size are left out and counted.
    """
    size, fitting = fitted(page)
    body = "\n".join(_html_block(block) for block in fitting.blocks)
    example = "<p>A made-up example.</p>\n" if page.sample else ""
    style = _STYLE.replace("SIZE", f"{size:g}")
    title = escape(clean_line(page.title))
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>{style}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{escape(clean_line(page.about))}</p>\n"
        f"{example}{body}\n</body>\n</html>\n"
    ).encode(errors="replace")


_STYLE = """
@page { margin: 16mm; }
body { font: SIZEpt/1.32 Helvetica, Arial, sans-serif; color: #111; max-width: 178mm; margin: 0 auto; }
h1 { font-size: 1.5em; margin: 0; }
h2 { font-size: 1.1em; margin: .6em 0 .1em; }
p { margin: .1em 0; }
ul { margin: 0; padding-left: 1.2em; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: 0 .6em 0 0; overflow-wrap: anywhere; }
th:first-child { width: 56%; }
th:last-child { width: 18%; }
"""


def _html_block(block: Block) -> str:
    heading = f"<h2>{escape(block.title)}</h2>"
    more = f"<p>and {block.more} more, in the plan</p>" if block.more else ""
    if block.rows:
        head = "<tr><th>What</th><th>Who</th><th>By when</th></tr>"
        rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in block.rows)
        return f"{heading}\n<table>\n{head}\n{rows}</table>\n{more}"
    items = "".join(f"<li>{escape(line)}</li>\n" for line in block.lines)
    return f"{heading}\n<ul>\n{items}</ul>\n{more}"


def fitted(page: SponsorPage) -> tuple[float, SponsorPage]:
    """Choose the largest font size at which the page fits on one sheet; at the smallest, leave lines out.

    The last line of the longest block is left out first, so that every block keeps something as long as possible.

    Args:
        page: The page.

    Returns:
        The font size in points, and the page as it fits.
    """
    for size in SIZES:
        if height(page, size) <= HEIGHT:
            return size, page
    while page.blocks and height(page, SIZES[-1]) > HEIGHT:
        longest = max(page.blocks, key=lambda block: block.length)
        cut = (block.shorter() if block is longest else block for block in page.blocks)
        page = replace(page, blocks=tuple(block for block in cut if block.length))
    return SIZES[-1], page


def height(page: SponsorPage, size: float) -> float:
    """Estimate the height of a page, assuming wide rather than narrow letters.

    Args:
        page: The page.
        size: Font size in points.

    Returns:
        The height in millimetres.
    """
    em = size * _POINT
    across = int(WIDTH / (em * _WIDE))
    lines = 1.5 * _wrapped(page.title, int(across / 1.5)) + _wrapped(page.about, across) + page.sample
    for block in page.blocks:
        lines += 1.8 + bool(block.more) + bool(block.rows)
        lines += sum(_wrapped(line, across - 3) for line in block.lines)
        columns = (_PLAN_SHARE, 0.26, 0.18)
        lines += sum(
            max(_wrapped(cell, int(across * share) - 2) for cell, share in zip(row, columns, strict=True))
            for row in block.rows
        )
    return lines * em * _LEADING


def _wrapped(text: str, across: int) -> int:
    """Estimate the number of lines of a text; each line may break early."""
    return max(-(-_cells(text) // max(across - 6, 8)), 1)


@lru_cache(maxsize=4096)  # each line left out asks for the width of all others again
def _cells(text: str) -> int:
    """Count the cells of a text; wide characters count twice."""
    return sum(1 + (ord(letter) > 0x2E7F) for letter in text)
