"""The square that a phone's camera reads (QR), as dark and light points; on the wall, in the terminal, in a file."""

from __future__ import annotations

from pmworkshop.base.language import tr
from pmworkshop.report.libraries import library

QUIET = 2
"""Light points around it."""


def square(text: str) -> tuple[tuple[bool, ...], ...]:
    """Work out the points.

    Letters are written as capitals, so that the square stays small; the server reads its addresses in any case.

    Args:
        text: What it says, such as an address.

    Returns:
        The rows from the top, True for dark, with light points around.

    Raises:
        InputError: The library that draws it is not installed.
    """
    made = library("segno", tr("The square for phones")).make(text, error="m", micro=False, boost_error=False)
    return tuple(tuple(bool(point) for point in row) for row in made.matrix_iter(border=QUIET))


def in_blocks(points: tuple[tuple[bool, ...], ...], *, dark: bool = False) -> list[str]:
    """Write the points as half blocks, two rows in one line.

    Args:
        points: The rows; True for dark.
        dark: Whether dark points are drawn, as letters on a bright ground need it, rather than light ones.

    Returns:
        Lines of equal width.
    """
    drawn = [tuple(point == dark for point in row) for row in points]
    rows = [*drawn, *([(False,) * len(drawn[0])] if len(drawn) % 2 else [])]
    blocks = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return ["".join(blocks[pair] for pair in zip(upper, lower, strict=True)) for upper, lower in pairs]


def in_large_blocks(points: tuple[tuple[bool, ...], ...], *, dark: bool = False) -> list[str]:
    """Write each point as a block of its own, for whoever sits far away.

    Args:
        points: The rows; True for dark.
        dark: Whether dark points are drawn, as in `in_blocks`.

    Returns:
        Lines of equal width, twice as many and twice as wide as in half blocks.
    """
    return ["".join("██" if point == dark else "  " for point in row) for row in points]
