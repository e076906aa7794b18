"""The tables of a text in Markdown, as wikis, repositories and this program write them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.exchange.tables.grid import Grid, GridLine, grid_lines

_RULE = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+(.*?)[ \t#]*")
_PIPE = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_WRAPPED = (
    re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)"),
    re.compile(r"(?<!\\)(\*\*|__|~~)(?=\S)(.+?)(?<=[^\s\\])\1"),
    re.compile(r"(?<![\\*])(\*)(?=[^\s*])([^*]+?)(?<=[^\s\\])\1(?!\*)"),
    re.compile(r"(?<![\\\w])(_)(?=[^\s_])([^_]+?)(?<=[^\s\\])\1(?!\w)"),
)
_STRONG = re.compile(r"[\s>|]*(?:\*\*|__|<b>|<strong>)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def markdown_grids(text: str) -> list[Grid]:
    """Find the tables; each is named after the heading above it.

    Args:
        text: The text.

    Returns:
        The tables, in their order; none if there is no line of hyphens and pipes under a line with pipes.
    """
    lines = text.splitlines()
    grids: list[Grid] = []
    places = [0, *(edge for place in _places(lines) for edge in place), len(lines)]
    for before, start, end, after in zip(places[0::2], places[1::2], places[2::2], places[3::2], strict=False):
        above, below = lines[before:start], lines[end:after]
        around = tuple(words for line in (*above, *below) if (words := plain(line)))
        grids.append(Grid(_name(above, grids), _table(lines, start, end), around=around))
    return [grid for grid in grids if grid.lines]


def _places(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Find the tables: the place of the first line of each, and of the line after its last one."""
    place = 0
    while place < len(lines):
        end = _end(lines, place)
        if end > place:
            yield place, end
        place = max(end, place + 1)


def _end(lines: Sequence[str], place: int) -> int:
    """Find the end of a table that begins at a line; the line itself if none does."""
    if place + 1 >= len(lines) or "|" not in lines[place]:
        return place
    rule = lines[place + 1]
    if "|" not in rule or not _RULE.fullmatch(rule):
        return place
    end = place + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    return end


def _table(lines: Sequence[str], start: int, end: int) -> tuple[GridLine, ...]:
    numbers = [start, *range(start + 2, end)]
    rows = grid_lines([(number + 1, _cells(lines[number])) for number in numbers])
    return tuple(replace(row, strong=bool(_STRONG.match(lines[row.number - 1]))) for row in rows)


def _cells(line: str) -> list[str]:
    inside = line.strip().lstrip("> \t")
    inside = inside.removeprefix("|")
    if inside.endswith("|") and not inside.endswith("\\|"):
        inside = inside[:-1]
    return [plain(cell) for cell in _PIPE.split(inside)]


def _name(above: Sequence[str], before: Sequence[Grid]) -> str:
    """Name a table after the last heading above it, so that no two are alike."""
    headings = [plain(found[1]) for line in above if (found := _HEADING.fullmatch(line))]
    names = {grid.name for grid in before}
    wanted = headings[-1] if headings and headings[-1] else tr("table {number}", number=len(before) + 1)
    return wanted if wanted not in names else f"{wanted} ({len(before) + 1})"


def plain(text: str) -> str:
    """Take the marks of Markdown off a text: bold, italics, code, links, breaks and escapes.

    Args:
        text: The text, one line.

    Returns:
        What a reader of the page sees, one clean line; a star that marks a footnote stays.
    """
    text = _LINK.sub(r"\1", _BREAK.sub(" ", text.strip()))
    for mark in _WRAPPED:
        text = mark.sub(r"\2", text)
    return clean_line(html.unescape(_ESCAPED.sub(r"\1", text)))
