"""Draws how phones join: the square for cameras, the address, the code in large letters, and how many are in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, trc, trn
from pmworkshop.insight.pictures.shares import people
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.faces import POSTER_ROWS, poster
from pmworkshop.tui.drawing.text_cells import wrap
from pmworkshop.tui.pages.page import Drawing

GAP = 3
"""Cells between the square and what stands beside it."""
HALF = 3
"""Letters of each half of the code, where it takes two lines."""
PLAIN = "http://"
"""How an address without TLS begins."""
LEAST = 22
"""Cells beside the square at least; where there are fewer, the square is left out."""


@dataclass(frozen=True, slots=True)
class Joining:
    """What the wall says of the page for phones: numbers, and nobody's name.

    Attributes:
        url: Its address.
        code: The code of the day.
        joined: How many of the leaders have joined.
        leaders: How many leaders there are.
        phones: How many phones have it open.
        fingerprint: That of its certificate; empty without TLS.
    """

    url: str
    code: str
    joined: int
    leaders: int
    phones: int
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows that stand together beside the square.

    Attributes:
        rows: The rows.
        look: Their look.
        apart: Whether a blank row stands above, where there is room.
        least: Whether it stays where there is least room.
    """

    rows: Sequence[str]
    look: str
    apart: bool = False
    least: bool = True


def joining_drawing(joining: Joining, squares: Sequence[Sequence[str]], cells: int, rows: int) -> Drawing:
    """Draw all of it as large as there is room.

    Args:
        joining: What is said.
        squares: The square in each size, the largest first; none where it cannot be drawn.
        cells: Width of the page.
        rows: Its height.

    Returns:
        The drawing; nothing in it can be chosen.
    """
    fitting = (one for one in squares if len(one) <= rows and len(one[0]) + GAP + LEAST <= cells)
    square = next(fitting, ())
    begin = len(square[0]) + GAP if square else 0
    blocks, apart = _chosen(joining, cells - begin, rows, camera=bool(square))
    sheet, y = Canvas(cells, max(rows, _height(blocks, apart=apart))), 0
    sheet.put_rows(0, 0, square)
    for block in blocks:
        y += block.apart and apart
        for row in block.rows:
            sheet.put(begin, y, row, block.look)
            y += 1
    return Drawing(tuple(sheet.lines()))


def _chosen(joining: Joining, cells: int, rows: int, *, camera: bool) -> tuple[list[_Block], bool]:
    """Choose what stands beside the square, and whether blank rows part it: the first that has room."""
    ways = [
        (blocks, apart)
        for code in _codes(joining.code, cells)
        for blocks, apart in _ways(_blocks(joining, code, cells, camera=camera))
    ]
    return next(((blocks, apart) for blocks, apart in ways if _height(blocks, apart=apart) <= rows), ways[-1])


def _codes(code: str, cells: int) -> Iterator[Sequence[str]]:
    """Write the code in each size that is not too wide, the largest first."""
    drawn = (poster(code, 2), poster(code), (*poster(code[:HALF]), *poster(code[HALF:])))
    yield from (one for one in drawn if max(map(len, one)) <= cells)
    yield (" ".join(code),)


def _ways(blocks: list[_Block]) -> Iterator[tuple[list[_Block], bool]]:
    """Leave out, step by step, what can be done without: what phones say too, blank rows, then all but the least."""
    least = [one for one in blocks if one.least]
    yield from ((blocks, True), (blocks[:-1], True), (blocks, False), (least, True), (least, False))


def _height(blocks: Sequence[_Block], *, apart: bool) -> int:
    return sum(len(one.rows) + (one.apart and apart) for one in blocks)


def _blocks(joining: Joining, code: Sequence[str], cells: int, *, camera: bool) -> list[_Block]:
    drawn = "".join(text for text, _ in people(joining.joined, max(joining.leaders, joining.joined, 1), cells))
    large = len(code) >= POSTER_ROWS
    return [
        _Block(wrap(tr("Answer with your phone"), cells), "ink!"),
        _Block(
            wrap(
                tr("Point its camera at the square, or open") if camera else trc("before an address", "Open"), cells
            ),
            "soft",
            apart=True,
        ),
        _Block(wrap(_address(joining.url, cells), cells), "ink!"),
        _Block((tr("and type this code"),), "soft", apart=True),
        _Block(code, "ink" if large else "ink!"),
        _Block(
            wrap(tr("{joined} of {leaders} have joined", joined=joining.joined, leaders=joining.leaders), cells),
            "ink!",
            apart=True,
        ),
        _Block((drawn,), "data", least=False),
        _Block(
            wrap(trn("{number} phone has it open now", "{number} phones have it open now", joining.phones), cells),
            "soft",
            least=False,
        ),
        *_vouched(joining.fingerprint, cells),
        _Block(wrap(tr("Answers stay hidden until those of all are shown."), cells), "soft", apart=True, least=False),
    ]


def _vouched(fingerprint: str, cells: int) -> Iterator[_Block]:
    """Write by what a phone that warns knows the page."""
    if fingerprint:
        from pmworkshop.room.certificate import in_rows

        rows = next(rows for rows in map(partial(in_rows, fingerprint), (8, 4)) if len(rows[0]) <= max(cells, LEAST))
        yield _Block(wrap(tr("If a phone warns, compare fingerprints:"), cells), "soft", apart=True)
        yield _Block(rows, "ink!")


def _address(url: str, cells: int) -> str:
    """Write the address on one line where it can be: phones put its beginning before it by themselves."""
    return url if len(url) <= cells else url.removeprefix(PLAIN)
