"""Laying out text in terminal cells: wrapping, cutting, padding."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len, set_cell_size

JOINED = "\u00a0"
"""A blank at which no line is broken."""
DOTTED = f"{JOINED}· "
"""Stands between names in a text that is wrapped: no line begins with the dot."""


@lru_cache(maxsize=8192)
def width(text: str) -> int:
    """Count the cells that a text takes: the same few texts are asked about at every key."""
    return len(text) if text.isascii() else cell_len(text)


def fit(text: str, cells: int) -> str:
    """Cut or pad one line to exactly ``cells`` cells, with an ellipsis where it was cut."""
    if cells <= 0:
        return ""
    flat = text.replace("\n", " ").replace("\t", " ")
    if width(flat) <= cells:
        return flat + " " * (cells - width(flat))
    return set_cell_size(set_cell_size(flat, cells - 1).rstrip() + "…", cells)


def wrap(text: str, cells: int) -> list[str]:
    """Break text into lines of at most ``cells`` cells, at blanks where there are any; at least one line.

    What `unbroken` has joined stays on one line.
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
                head = _head(word, cells)
                lines.append(head)
                word = word[len(head) :]
                taken = width(word)
            line, used = word, taken
        lines.append(line)
    return [line.replace(JOINED, " ") for line in lines]


def unbroken(text: str) -> str:
    """Keep text on one line where lines are wrapped, such as a number with its name."""
    return text.replace(" ", JOINED)


def _head(word: str, cells: int) -> str:
    """Take as many characters from the front as fit; always at least one."""
    if word.isascii():
        return word[:cells]
    used = 0
    for place, character in enumerate(word):
        used += cell_len(character)
        if used > cells and place:
            return word[:place]
    return word


def columns(left: str, right: str, cells: int) -> str:
    """Put one text at the left and one at the right end of a line; the left one gives way."""
    if not right:
        return fit(left, cells)
    room = cells - width(right) - 1
    return fit(left, room) + " " + right if room > 0 else fit(right, cells)


FIGURES = {
    "0": ("███", "█ █", "█ █", "█ █", "███"),
    "1": ("  █", "  █", "  █", "  █", "  █"),
    "2": ("███", "  █", "███", "█  ", "███"),
    "3": ("███", "  █", "███", "  █", "███"),
    "4": ("█ █", "█ █", "███", "  █", "  █"),
    "5": ("███", "█  ", "███", "  █", "███"),
    "6": ("███", "█  ", "███", "█ █", "███"),
    "7": ("███", "  █", "  █", "  █", "  █"),
    "8": ("███", "█ █", "███", "█ █", "███"),
    "9": ("███", "█ █", "███", "  █", "███"),
    ":": (" ", "█", " ", "█", " "),
}
"""Figures three cells wide and five lines high; drawn, each cell is doubled."""


def figures(text: str) -> list[str]:
    """Draw figures and colons large enough for the back row, in lines that wrapping leaves alone."""
    lines = ("  ".join(FIGURES[character][line] for character in text) for line in range(5))
    return [unbroken("".join(cell * 2 for cell in line)) for line in lines]
