"""Recipients copied from a mail: ``Alva, Ana <address>; Berg, Bo <address>``, or bare addresses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pmworkshop.base.list_marks import without_bullet
from pmworkshop.base.text import clean_line, clean_text
from pmworkshop.exchange.people.headings import columns_of
from pmworkshop.exchange.people.person_text import ADDRESS, without_degrees

_LABEL = re.compile(
    r"\s*(?:to|cc|bcc|from|required|optional|an|von|kopie|erforderlich|optional|\u00e0|de|para|a|da|aan|til|till|do|fra)"
    r"\s*:\s*",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    rf"(?P<name>\"[^\"]*\"|[^<>\"]*?)\s*(?:<(?:mailto:)?{ADDRESS.pattern}>|{ADDRESS.pattern})", re.IGNORECASE
)
_LAST_FIRST = re.compile(r"[^\W\d_][\w'\u2019. -]*, [^\W\d_][\w'\u2019. -]*(?: \([^()]*\))?")
_HEAD_MOST = 2_000
"""Characters of a line of headings."""
_SEVERAL = 2
_TURNED = 2
"""Parts of a name at its comma."""


def recipients(text: str) -> list[tuple[int, str]] | None:
    """Part the recipients of a mail.

    Args:
        text: The text.

    Returns:
        The number of the line and the text of each recipient, with its address if it has one; None if the text is
        no list of recipients, but lines or a table.
    """
    first = clean_text(text).partition("\n")[0][:_HEAD_MOST]
    if columns_of(re.split("[,;]", first)) is not None:
        return None
    placed = [(number, part) for number, line in _lines(text) for part in _parts(line)]
    parts = [part for _, part in placed]
    fits = _are_recipients(parts, ";" in text) if ADDRESS.search(text) else _are_turned(parts)
    return placed if fits else None


def _are_recipients(parts: Sequence[str], semicolons: bool) -> bool:
    """Tell whether all have an address; between semicolons a few may have none if the others have angle brackets."""
    with_address = [part for part in parts if ADDRESS.search(part)]
    few = semicolons and all("<" in part for part in with_address)
    enough = len(parts) <= 2 * len(with_address) if few else len(parts) == len(with_address)
    return enough and all(map(_is_recipient, parts))


def _are_turned(parts: Sequence[str]) -> bool:
    """Tell whether several names without addresses are written as ``Alva, Ana``."""
    turned = all(_LAST_FIRST.fullmatch(part) and _begins_with_family(part) for part in parts)
    return turned and len(parts) >= _SEVERAL


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(clean_text(text).split("\n"), 1):
        plain = clean_line(_LABEL.sub("", without_bullet(line), count=1))
        if plain:
            yield number, plain


def _parts(line: str) -> list[str]:
    """Part a line at its semicolons, and at the commas behind an address; not within quotation marks."""
    addresses = [found.end() for found in ADDRESS.finditer(line)]
    parts, quoted, start = [], False, 0
    for at, letter in enumerate(line):
        quoted ^= letter == '"'
        behind = letter == "," and bisect_right(addresses, at) > bisect_right(addresses, start)
        if (letter == ";" or behind) and not quoted:
            parts.append(line[start:at])
            start = at + 1
    return [part for part in map(clean_line, (*parts, line[start:])) if part]


def _is_recipient(part: str) -> bool:
    """Tell whether a text is a name and an address in angle brackets, an address alone, or a name alone."""
    found = _ENTRY.fullmatch(part)
    if not found:
        return not ADDRESS.search(part) and len(without_degrees(part)) <= _TURNED
    name = found["name"]
    return name.startswith('"') or (len(without_degrees(name)) <= _TURNED and (not name or part.endswith(">")))


def _begins_with_family(part: str) -> bool:
    """Tell whether a text before its comma is a family name: one word, or one with what stands before such a name."""
    *before, _ = part.partition(",")[0].split()
    return all(word[0].islower() for word in before)
