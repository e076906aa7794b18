"""Layout of text in terminal cells: wrapping, cutting, padding."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len, set_cell_size

JOINED = "\u00a0"
"""A blank at which no line is broken."""
DOTTED = f"{JOINED}· "
"""Stands between names in a text that is wrapped: no line begins with the dot."""


@lru_cache(maxsize=8192)
def width(text: str) -> int:
    """Count the cells of a text; results are cached, as every key press asks for the same few texts.

    Args:
        text: A text of one line.

    Returns:
        Its width; wide characters count 2 cells.
    """
    return len(text) if text.isascii() else cell_len(text)


def fit(text: str, cells: int) -> str:
    """Cut or pad one line to an exact width, with an ellipsis where it was cut.

    Args:
        text: The text; line breaks and tabs become blanks.
        cells: The width.

    Returns:
        A text exactly ``cells`` wide; empty if ``cells`` is not positive.
    """
    if cells <= 0:
        return ""
    flat = text.replace("\n", " ").replace("\t", " ")
    if width(flat) <= cells:
        return flat + " " * (cells - width(flat))
    return set_cell_size(set_cell_size(flat, cells - 1).rstrip() + "…", cells)


def shortened(text: str, cells: int) -> str:
    """Shorten a text with an ellipsis behind its last whole word that fits; within a word only where none does.

    Args:
        text: The text.
        cells: The most cells.

    Returns:
        The text, not padded.

    >>> shortened("Market intelligence", 12), shortened("Marketing", 6)
    ('Market …', 'Marke…')
    """
    if width(text) <= cells:
        return text
    cut = fit(text, cells).rstrip()
    kept = fit(text, cells - 1).rstrip(" …").rpartition(" ")[0].rstrip(" ,;")
    return f"{kept} …" if len(kept) > 2 else cut


def wrap(text: str, cells: int) -> list[str]:
    """Break text into lines, at blanks where possible.

    Args:
        text: The text; its line breaks are kept, and what `unbroken` joined stays on one line that is long enough.
        cells: The most cells of a line; at least 1 is used.

    Returns:
        At least one line.

    >>> wrap(unbroken("1 Head of sales in all regions"), 16), wrap("indivisible", 6)
    (['1 Head of sales', 'in all regions'], ['indivi', 'sible'])
    """
    cells = max(cells, 1)
    lines: list[str] = []
    for paragraph in text.replace("\t", "    ").split("\n"):
        line, used = "", 0
        for word in paragraph.split(" "):
            taken = width(word)
            if used and used + 1 + taken <= cells:
                line, used = f"{line} {word}", used + 1 + taken
                continue
            if used:
                lines.append(line)
            while taken > cells:
                head, word = _parted(word, cells)
                lines.append(head)
                taken = width(word)
            line, used = word, taken
        lines.append(line)
    return [line.replace(JOINED, " ") for line in lines]


def wrap_beside(text: str, cells: int, taken: int) -> list[str]:
    """Break text into lines, the last of which leaves room for something at its right end.

    Args:
        text: The text.
        cells: The most cells of a line.
        taken: Cells of what stands at the right end of the last line, after two blanks.

    Returns:
        As few lines as possible; among those the shorter ones.

    >>> wrap_beside("It is so and not so", 12, 3), wrap_beside("It is so", 12, 3)
    (['It is so and', 'not so'], ['It is', 'so'])
    """
    full, narrow = wrap(text, cells), wrap(text, cells - taken - 2)
    fits = width(full[-1]) + 2 + taken <= cells
    return full if fits and len(full) < len(narrow) else narrow


def unbroken(text: str) -> str:
    """Replace the blanks of a text by blanks that `wrap` does not break at, such as between a number and a name.

    Args:
        text: The text that is to stay on one line.

    Returns:
        The text with no-break spaces.
    """
    return text.replace(" ", JOINED)


def _parted(word: str, cells: int) -> tuple[str, str]:
    """Part what is longer than a line: at a blank that `unbroken` joined, else within the word."""
    head = _head(word, cells + 1)
    kept, joined, _ = head.rpartition(JOINED)
    if joined and kept:
        return kept, word[len(kept) + 1 :]
    head = _head(word, cells)
    return head, word[len(head) :]


def _head(word: str, cells: int) -> str:
    """Return the first characters that fit into the width; at least one."""
    if word.isascii():
        return word[:cells]
    used = 0
    for place, character in enumerate(word):
        used += cell_len(character)
        if used > cells and place:
            return word[:place]
    return word


def columns(left: str, right: str, cells: int) -> str:
    """Write one text at the left end of a line and one at the right; the left one is cut if space is short.

    Args:
        left: The text at the left.
        right: The text at the right; empty for none.
        cells: Width of the line.

    Returns:
        One line exactly ``cells`` wide; only the right text if there is no room for both.
    """
    if not right:
        return fit(left, cells)
    room = cells - width(right) - 1
    return fit(left, room) + " " + right if room > 0 else fit(right, cells)
