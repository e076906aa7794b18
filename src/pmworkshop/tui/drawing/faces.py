"""Two faces of large letters, each also enlarged: posters of a word or two, of three rows, and numerals of five."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from pmworkshop.tui.drawing.text_cells import width

POSTER_ROWS = 3
NUMERAL_ROWS = 5
_SHAPES = {
    "A": ".##. #..# #..# #### #..# #..#",
    "B": "###. #..# ###. #..# #..# ###.",
    "C": ".### #... #... #... #... .###",
    "D": "###. #..# #..# #..# #..# ###.",
    "E": "#### #... ###. #... #... ####",
    "F": "#### #... ###. #... #... #...",
    "G": ".### #... #... #.## #..# .###",
    "H": "#..# #..# #### #..# #..# #..#",
    "I": "# # # # # #",
    "J": "..# ..# ..# ..# ..# ##.",
    "K": "#..# #.#. ##.. ##.. #.#. #..#",
    "L": "#... #... #... #... #... ####",
    "M": "#...# ##.## #.#.# #.#.# #...# #...#",
    "N": "#..# ##.# ##.# #.## #.## #..#",
    "O": ".##. #..# #..# #..# #..# .##.",
    "P": "###. #..# #..# ###. #... #...",
    "Q": ".##. #..# #..# #..# #.#. .#.#",
    "R": "###. #..# #..# ###. #.#. #..#",
    "S": ".### #... .##. ...# ...# ###.",
    "T": "##### ..#.. ..#.. ..#.. ..#.. ..#..",
    "U": "#..# #..# #..# #..# #..# .##.",
    "V": "#...# #...# #...# .#.#. .#.#. ..#..",
    "W": "#...# #...# #.#.# #.#.# ##.## #...#",
    "X": "#..# #..# .##. .##. #..# #..#",
    "Y": "#...# #...# .#.#. ..#.. ..#.. ..#..",
    "Z": "#### ...# ..#. .#.. #... ####",
    "Ä": "#..# .... .##. #..# #### #..#",
    "Ö": "#..# .... .##. #..# #..# .##.",
    "Ü": "#..# .... #..# #..# #..# .##.",
    " ": ".. .. .. .. .. ..",
    "-": "... ... ### ... ... ...",
    "'": "# # . . . .",
    "\N{RIGHT SINGLE QUOTATION MARK}": "# # . . . .",
    "&": ".##. #... .#.. #.## #..# .##.",
    ".": ". . . . . #",
    ",": ". . . . # #",
    "?": "###. ...# ..#. ..#. .... ..#.",
    "!": "# # # # . #",
    ":": ". # . . # .",
    "0": ".##. #..# #..# #..# #..# .##.",
    "1": ".#. ##. .#. .#. .#. ###",
    "2": "###. ...# ...# .##. #... ####",
    "3": "###. ...# .##. ...# ...# ###.",
    "4": "#..# #..# #### ...# ...# ...#",
    "5": "#### #... ###. ...# ...# ###.",
    "6": ".##. #... ###. #..# #..# .##.",
    "7": "#### ...# ..#. ..#. .#.. .#..",
    "8": ".##. #..# .##. #..# #..# .##.",
    "9": ".##. #..# #..# .### ...# .##.",
}
"""Six half-rows of each letter; two half-rows make a row of half-blocks."""
_HALVES = {("#", "#"): "█", ("#", "."): "▀", (".", "#"): "▄", (".", "."): " "}
_NUMERALS = {
    "0": ("▄████▄", "██  ██", "██  ██", "██  ██", "▀████▀"),
    "1": (" ▄██  ", "▀▀██  ", "  ██  ", "  ██  ", "██████"),
    "2": ("▄████▄", "▀▀  ██", " ▄███▀", "██▀   ", "██████"),
    "3": ("█████▄", "    ██", " ████▄", "    ██", "█████▀"),
    "4": ("██  ██", "██  ██", "▀█████", "    ██", "    ██"),
    "5": ("██████", "██    ", "█████▄", "    ██", "█████▀"),
    "6": ("▄████▀", "██    ", "█████▄", "██  ██", "▀████▀"),
    "7": ("██████", "   ▄█▀", "  ▄█▀ ", "  ██  ", "  ██  "),
    "8": ("▄████▄", "██  ██", "▄████▄", "██  ██", "▀████▀"),
    "9": ("▄████▄", "██  ██", "▀█████", "    ██", "▄████▀"),
    ":": ("  ", "██", "  ", "██", "  "),
    " ": ("  ",) * NUMERAL_ROWS,
}
SHORT = 3
"""Letters of a word with which posters do not end while more words follow."""
_GAP = 2
"""Cells between two numerals."""


def poster(text: str, times: int = 1) -> tuple[str, ...]:
    r"""Draw a few words in letters of three rows.

    Args:
        text: The words; small letters are drawn as capitals.
        times: 1, or 2 for letters twice as large.

    Returns:
        Three or six equally wide rows of half-blocks; none if the text is empty or a character of it has no shape.

    >>> print(*poster("Plan"), sep="\n")
    █▀▀▄ █    ▄▀▀▄ █▄ █
    █▄▄▀ █    █▄▄█ █▀▄█
    █    █▄▄▄ █  █ █ ▀█
    >>> poster("企画")
    ()
    >>> [(len(rows), len(rows[0])) for rows in (poster("Plan", times) for times in (1, 2))]
    [(3, 19), (6, 38)]
    """
    letters = text.upper()
    if not letters or any(letter not in _SHAPES for letter in letters):
        return ()
    known = [_SHAPES[letter].split() for letter in letters]
    rows = tuple(" ".join(_joined(shape[row], shape[row + 1]) for shape in known) for row in (0, 2, 4))
    return _enlarged(rows, times)


def _joined(upper: str, lower: str) -> str:
    return "".join(_HALVES[pair] for pair in zip(upper, lower, strict=True))


def posters(text: str, cells: int, most: int = 2, times: int = 1) -> tuple[tuple[str, ...], ...]:
    """Draw words as posters below one another, broken between words alone.

    Args:
        text: The words.
        cells: The most cells of a poster.
        most: The most posters.
        times: 1, or 2 for letters twice as large.

    Returns:
        The posters, each of three or six rows; none if they do not fit, or a character has no shape: then the words
        stand in bold text.

    >>> [len(one[0]) for one in posters("Leadership alignment", 76)]
    [46, 43]
    >>> posters("Leadership alignment", 30)
    ()
    """
    drawn, rest = first_posters(text, cells, most, times)
    return () if rest else drawn


def first_posters(text: str, cells: int, most: int = 2, times: int = 1) -> tuple[tuple[tuple[str, ...], ...], str]:
    """Draw a text as posters below one another; of one that does not fit, only its first words.

    Args:
        text: The words.
        cells: The most cells of a poster.
        most: The most posters.
        times: 1, or 2 for letters twice as large.

    Returns:
        The posters, each of three or six rows, and the words that follow them as text: then there is one poster, and
        it does not end with a short word such as ``of``. No posters if the first word has no room.

    >>> drawn, rest = first_posters("Spring alignment of sample leaders", 76)
    >>> len(drawn), rest
    (1, 'of sample leaders')
    >>> first_posters("企画", 76)
    ((), '企画')
    """
    runs = _runs(text.split(), cells // times)
    if not runs or len(runs) <= most:
        return tuple(poster(" ".join(run), times) for run in runs), "" if runs else text
    words = runs[0]
    while len(words) > 1 and len(words[-1]) <= SHORT:
        words = words[:-1]
    return (poster(" ".join(words), times),), " ".join(text.split()[len(words) :])


def _runs(words: list[str], cells: int) -> list[list[str]]:
    """Part words into those that fit into a poster each; none if a word has no room, or no shape."""
    runs = list[list[str]]()
    while words:
        taken = max((count for count in range(1, len(words) + 1) if _fits(words[:count], cells)), default=0)
        if not taken:
            return []
        runs.append(words[:taken])
        words = words[taken:]
    return runs


def _fits(words: list[str], cells: int) -> bool:
    drawn = poster(" ".join(words))
    return bool(drawn) and len(drawn[0]) <= cells


def numerals(text: str, times: int = 1) -> tuple[str, ...]:
    r"""Draw a count or a time of day in figures of five rows.

    Args:
        text: Digits, colons and blanks.
        times: 1, or 2 or 4 for figures twice or four times as large.

    Returns:
        The rows, equally wide.

    Raises:
        KeyError: A character is none of these.

    >>> print(*(row.rstrip() for row in numerals("10")), sep="\n")
     ▄██    ▄████▄
    ▀▀██    ██  ██
      ██    ██  ██
      ██    ██  ██
    ██████  ▀████▀
    >>> [(len(rows), len(rows[0])) for rows in (numerals("10:50", times) for times in (1, 2, 4))]
    [(5, 34), (10, 68), (20, 136)]
    """
    rows = tuple((" " * _GAP).join(_NUMERALS[one][row] for one in text) for row in range(NUMERAL_ROWS))
    return _enlarged(rows, times)


def _enlarged(rows: tuple[str, ...], times: int) -> tuple[str, ...]:
    """Draw rows larger: 1 leaves them as they are, and each doubling makes two rows of one."""
    return rows if times == 1 else _enlarged(tuple(half for row in rows for half in _doubled(row)), times // 2)


def _doubled(row: str) -> tuple[str, str]:
    """Return the two rows that a row becomes; half-blocks become whole ones in the upper or in the lower row."""
    upper = "".join(("█" if one in "█▀" else " ") * 2 for one in row)
    return upper, "".join(("█" if one in "█▄" else " ") * 2 for one in row)


@lru_cache(maxsize=256)
def balanced(text: str, cells: int) -> int:
    """Find the narrowest width in which a text takes no more lines than in a wider one.

    Args:
        text: The text; its words are not broken.
        cells: The widest width, at least 1.

    Returns:
        The width in cells; ``cells`` itself if a word is wider.

    >>> balanced("What should be happening around our products, and is not?", 54)
    31
    >>> balanced("企画", 54), balanced("1 of 3  One number", 54)
    (4, 18)
    """
    lengths = [width(word) for word in text.split(" ")]
    if max(lengths) > cells:
        return cells
    most = _lines(lengths, cells)
    return next(wide for wide in range(max(lengths), cells + 1) if _lines(lengths, wide) <= most)


def _lines(lengths: list[int], cells: int) -> int:
    lines, used = 1, lengths[0]
    for _, length in pairwise(lengths):
        lines, used = (lines, used + 1 + length) if used + 1 + length <= cells else (lines + 1, length)
    return lines
