"""The words of a cell: digits and dashes of every script, what a sheet prints itself, and what is only a remark."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from pmworkshop.base.language import in_all, tr, tr_noop
from pmworkshop.base.text import clean_line, shorten

_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_ABSTAINS = frozenset(
    (
        *(f"{who}{word}".strip() for who in ("", "a ", "i ", "you ") for word in ("dash", "pass", "abstain")),
        "strich", "ein strich", "enthaltung", "ich enthalte mich", "sie enthalten sich", "passe", "ich passe",
        "sie passen",
    )
)  # fmt: skip
_NOBODY = frozenset(
    (
        "nobody", "no one", "none", "nobody answers for it", "nobody does it", "nobody does it today", "0 for nobody",
        "niemand", "keiner", "keine", "niemand verantwortet es", "niemand tut es", "niemand tut es heute",
        "0 für niemand", "0 für niemanden",
    )
)  # fmt: skip
NO_ONE = tr_noop("0: nobody")
"""What a sheet offers to choose for a row that nobody answers for."""
_WHOLE = re.compile(r"([0-9]{1,6})(?:[.,]0*|[:)])?")
_PLACE = re.compile(r"#?([0-9]{1,6})(?:st|nd|rd|th)", re.IGNORECASE)
_OF = re.compile(r"([0-9]{1,6})\s*(?:/|out of|of|von)\s*([0-9]{1,6})", re.IGNORECASE)
_NUMBERED = re.compile(r"([0-9]{1,6})(?:[.,]0+(?![0-9]))?(?:\s*[:.)=]\s*|\s+[-\u2013\u2014]\s+|\s+)(.+)")
_WORDS = re.compile(r"[^\W_]+")
_FAULTS = re.compile(r"#(?:N/A|[A-Z0-9/]+[!?])")


class CellError(Exception):
    """Raised for a cell that cannot be read.

    Attributes:
        told: What was found, why it is not enough where that is not plain, and what is allowed.
    """

    def __init__(self, found: str, allowed: str, why: str = "") -> None:
        what = tr("is a formula") if is_formula(found) else tr("stands there")
        self.told = tr(
            "“{found}” {what}{why}; allowed: {allowed}",
            found=shorten(clean_line(found), 40),
            what=what,
            why=why and tr(", and {why}", why=why),
            allowed=allowed,
        )
        super().__init__(self.told)


def plain(text: str) -> str:
    """Write the content of a cell with plain letters and digits: full-width ones, and the digits of every script.

    Args:
        text: The content of the cell.

    Returns:
        The content in one line; compatible characters are replaced (Unicode NFKC).
    """
    line = clean_line(text)
    if line.isascii():
        return line
    line = unicodedata.normalize("NFKC", line)
    return "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in line)


def key(text: str) -> str:
    """Fold a text so that the same words in the same order are equal, whatever stands between them.

    Args:
        text: The text.

    Returns:
        Its words in lower case with one blank between them; empty if it has no letter or digit.
    """
    return " ".join(_WORDS.findall(plain(text).casefold()))


def is_formula(text: str) -> bool:
    """Tell whether a cell contains a formula or the error value of one, such as ``#REF!``.

    Args:
        text: The content of the cell.

    Returns:
        True if it does.
    """
    return text.startswith("=") or bool(_FAULTS.fullmatch(text))


def passes(text: str) -> bool:
    """Tell whether a cell contains only a dash, in any of the forms that spreadsheets use.

    Args:
        text: The content of the cell.

    Returns:
        True if it does, which means an abstention.
    """
    return 0 < len(text) < 4 and _DASHES.issuperset(plain(text))


def abstains(text: str) -> bool:
    """Tell whether a cell contains a dash, or says in the words of the sheet that its writer passes or abstains.

    Args:
        text: The content of the cell.

    Returns:
        True if it does.
    """
    return passes(text) or key(text) in _ABSTAINS


def nobody(text: str) -> bool:
    """Tell whether a cell says that nobody answers for a row.

    Args:
        text: The content of the cell.

    Returns:
        True for 0, ``nobody``, and the words that a sheet prints for it, also after the 0.
    """
    number, words = numbered(text)
    return whole(text) == 0 or key(text) in _no_one() or (number == 0 and key(words) in _no_one())


@cache
def _no_one() -> frozenset[str]:
    """List what says that nobody answers for a row: the usual words, and what a sheet offers in any language."""
    return _NOBODY | frozenset(map(key, in_all(NO_ONE)))


def whole(text: str) -> int | None:
    """Read a whole number, also as ``3.0``, ``3,0``, ``3.`` or ``3)``.

    Args:
        text: The content of the cell.

    Returns:
        The number, 0 or more; None if the cell contains no such number.
    """
    found = _WHOLE.fullmatch(plain(text))
    return int(found[1]) if found else None


def placed(text: str) -> int | None:
    """Read a place in an order: a whole number, or ``1st`` and ``#1``.

    Args:
        text: The content of the cell.

    Returns:
        The number, 0 or more; None if the cell contains no such number.
    """
    found = _PLACE.fullmatch(plain(text))
    return int(found[1]) if found else whole(text.removeprefix("#"))


def out_of(text: str, most: int) -> int | None:
    """Read a whole number, also with the highest one behind it: ``4/5``, ``4 of 5``.

    Args:
        text: The content of the cell.
        most: The highest number.

    Returns:
        The number, 0 or more; None if the cell contains no such number, or another one behind it.
    """
    found = _OF.fullmatch(plain(text))
    if found:
        return int(found[1]) if int(found[2]) == most else None
    return whole(text)


def numbered(text: str) -> tuple[int | None, str]:
    """Split a cell into the number that it begins with and the words behind it: ``8: Sales``, ``5 entirely``.

    Args:
        text: The content of the cell.

    Returns:
        The number and the words; no number if the cell begins with none, or has nothing behind it.
    """
    found = _NUMBERED.fullmatch(plain(text))
    return (int(found[1]), found[2]) if found else (None, "")
