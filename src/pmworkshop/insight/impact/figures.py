"""Numbers in values that people said: ``31 %``, ``2 of 9``, ``4.5 days``; they compare within one unit."""

from __future__ import annotations

import re
from fractions import Fraction

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.text import clean_line

_NUMBER = re.compile(r"(?<![\w.,])([-+\u2212]?)(\d+(?:[.,]\d+)*)")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_OF = re.compile(r"\s*(?:of|out of|von|/)\s*(?=\d)")
_ABOUT = re.compile(r"^(?:about|around|some|etwa|rund|ca\.?|approx\.?|~|≈)\s*", re.IGNORECASE)
_PLURAL = re.compile(r"(?<=[a-z]{2})s\b")


@dataclass(frozen=True, slots=True)
class Figure:
    """The number in a value.

    Attributes:
        number: The number.
        unit: What stands around it, in lower case; ``of 9`` of a part of nine.
    """

    number: Fraction
    unit: str

    def meets(self, other: Figure) -> bool:
        """Tell whether two figures can be compared.

        Args:
            other: The other figure.

        Returns:
            True if they have the same unit.
        """
        return self.unit == other.unit


def figure(value: str) -> Figure | None:
    """Read the number in a value.

    ``31 %`` is 31 with the unit ``%``; ``2 of 9`` is 2 with the unit ``of 9``, so that it compares with other parts
    of nine alone; ``1 day`` and ``3 days`` have one unit. A comma or a full stop may part off decimals. ``1,200`` may
    be read in two ways and ``3 to 5`` names two numbers: nothing is guessed, and there is no figure.

    Args:
        value: The value as it was said.

    Returns:
        The number with its unit; None if there is no number, or more than one.
    """
    text = _ABOUT.sub("", clean_line(value)).casefold()
    found = _NUMBER.search(text)
    number = _number(found[2]) if found else None
    if found is None or number is None:
        return None
    before, after = text[: found.start()], text[found.end() :]
    whole = _OF.match(after)
    rest = after[whole.end() :] if whole else after
    if _several(rest, part=whole is not None):
        return None
    unit = f"{before} {f'of {rest}' if whole else rest}"
    return Figure(-number if found[1] in ("-", "\u2212") else number, _unit(unit))


def _several(rest: str, *, part: bool) -> bool:
    """Tell whether more numbers follow than the whole of which the first one is a part."""
    return len(_NUMBER.findall(rest)) > int(part)


def _unit(text: str) -> str:
    return _PLURAL.sub("", " ".join(text.replace("%", " % ").split()).strip(" .,:"))


def _number(digits: str) -> Fraction | None:
    """Read a number with decimals or with groups of three digits; None if it can be read in two ways."""
    if _EITHER.fullmatch(digits):
        return None
    if _GROUPED.fullmatch(digits):
        last = max(digits.rfind("."), digits.rfind(","))
        mark = digits[last]
        decimals = digits.count(mark) == 1
        kept = [sign for sign in digits if sign.isdecimal() or (decimals and sign == mark)]
        return Fraction("".join(kept).replace(",", "."))
    if sum(digits.count(mark) for mark in ".,") > 1:
        return None
    return Fraction(digits.replace(",", "."))
