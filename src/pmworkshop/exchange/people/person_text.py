"""One person as people write one: ``Ana Alva (Sales)``, ``Alva, Ana <address>``, ``Ana Alva - Sales``."""

from __future__ import annotations

import re
from dataclasses import replace

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.list_marks import without_bullet
from pmworkshop.base.spelling import plain
from pmworkshop.base.text import clean_line
from pmworkshop.exchange.people.headings import is_heading
from pmworkshop.exchange.people.switches import is_answer, is_sponsor
from pmworkshop.exchange.people.words import words_of
from pmworkshop.exchange.tables.markdown_tables import plain as without_markdown

_OUTSIDE = r"\s<>()\[\],;:\"'|@"
ADDRESS = re.compile(rf"(?<![^{_OUTSIDE}])[^{_OUTSIDE}]++@[^{_OUTSIDE}]+\.[^{_OUTSIDE}.]+")
"""An e-mail address; it is looked for where a word begins, so that a very long word takes no longer than it is."""
_WRAPPED = re.compile(rf"[<(\[]*\s*(?:mailto:)?({ADDRESS.pattern})\s*[>)\]]*", re.IGNORECASE)
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_PARTED = re.compile("\\s+[-\u2013\u2014|/\u00b7]\\s+|\\s*\\|\\s*")
_LISTED = re.compile("\\s*(?:[-*+\u2013\u2014]|\\(?\\d{1,3}[.)])\\s+")
_BESIDE = words_of("beside")
_TITLES, _DEGREES = frozenset(_BESIDE["titles"]), frozenset(_BESIDE["degrees"])
_NOBODY, _SALUTATIONS = frozenset(_BESIDE["nobody"]), frozenset(_BESIDE["salutations"])
_PRONOUNS = re.compile(rf"(?:{'|'.join(_BESIDE['pronouns'])})(?: \w+){{0,2}}")
_CHARACTERS_MOST = 400
"""Characters of a name with all that may stand beside it; a longer text is not taken apart."""
_WORDS_MOST = 7
"""Words of a name; a line with more is a sentence."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person as read from one text.

    Attributes:
        name: The name; empty if the text has none.
        function: The function; empty if it has none.
        email: The address; empty if it has none.
        sponsor: Whether it says that the person is the sponsor.
        answer: What the person answered to the invitation, as written; empty if that is not said.
    """

    name: str
    function: str = ""
    email: str = ""
    sponsor: bool = False
    answer: str = ""


def without_mark(text: str) -> str:
    """Take the mark or the number of a list off a person; no name begins with one.

    Args:
        text: The text.

    Returns:
        The text without it.
    """
    plain_text = without_bullet(text)
    found = _LISTED.match(plain_text)
    return plain_text[found.end() :] if found else plain_text


def without_address(text: str) -> tuple[str, str]:
    """Part a text from the e-mail address in it.

    Args:
        text: The text.

    Returns:
        The text without any address, and the first address; empty if there is none.
    """
    found = _WRAPPED.search(text)
    return clean_line(_WRAPPED.sub(" ", text)), found[1] if found else ""


def read_person(text: str, *, whole: bool = False) -> Named:
    """Read a person from a text.

    Args:
        text: The text, one line.
        whole: Whether the function stands elsewhere, so that what looks like one is a part of the name.

    Returns:
        The person.
    """
    if len(text) > _CHARACTERS_MOST:
        return Named(bare_name(text))
    rest, email = without_address(without_mark(text))
    rest = without_markdown(rest)
    found = Named("", email=email)
    for bracket in _BRACKET.finditer(rest):
        found, taken = _with_more(found, bracket[1], whole=whole)
        rest = rest.replace(bracket[0], "", 1) if taken else rest
    if not whole:
        rest, *more = _PARTED.split(rest)
        for part in more:
            found, _ = _with_more(found, part, whole=False)
    return replace(found, name=bare_name(rest))


def _with_more(found: Named, text: str, *, whole: bool) -> tuple[Named, bool]:
    """Add what stands beside a name; tell whether it was understood."""
    text = clean_line(text)
    if is_answer(text):
        return replace(found, answer=text), True
    if is_sponsor(text) and (found.function or plain(text) == "sponsor"):
        return replace(found, sponsor=True), True
    if not text or _PRONOUNS.fullmatch(plain(text)):
        return found, True
    return (found, False) if whole or found.function else (replace(found, function=text), True)


def bare_name(text: str) -> str:
    """Take off what stands around a name: quotation marks, commas, the sign of a mention.

    Args:
        text: The text.

    Returns:
        The name; empty if there are no letters.
    """
    name = text.strip(" \"'\u201c\u201d,;:@").replace("@", "")
    return name if plain(name) else ""


def turned(name: str) -> str:
    """Write a name with the given name first, without the degrees behind it.

    Args:
        name: The name, such as ``Alva, Ana``.

    Returns:
        The name.
    """
    family, *others = without_degrees(name)
    return " ".join((*others, family))


def without_degrees(name: str) -> list[str]:
    """Part a name at its commas, and leave out the degrees behind it.

    Args:
        name: The name, such as ``Alva, Ana, PhD``.

    Returns:
        The parts, at least one.
    """
    first, *others = map(clean_line, name.split(","))
    return [first, *(part for part in others if part and plain(part) not in _DEGREES)]


def name_in_address(address: str) -> str:
    """Make a name of an address such as ``ana.alva@firm.example``.

    Args:
        address: The address.

    Returns:
        The name; empty if the address has no given name and family name.
    """
    local = address.partition("@")[0].partition("+")[0]
    parts = [part for part in re.split(r"[\W\d_]+", local) if part]
    return " ".join(part.title() for part in parts) if len(parts) > 1 and len(max(parts, key=len)) > 1 else ""


def is_salutation(text: str) -> bool:
    """Tell whether a text is only what stands before a name, such as ``Dr.`` or ``Ms``.

    Args:
        text: The text.
    """
    return plain(text) in _SALUTATIONS


def is_nobody(text: str) -> bool:
    """Tell whether a text cannot be a person's name: a heading, a title, a sum, a sentence, a number, a vacancy.

    Args:
        text: The text.
    """
    words = plain(text).split()
    if not words or words[0].isdecimal() or is_heading(text) or text.rstrip().endswith(":"):
        return True
    if " ".join(words) in _NOBODY:
        return True
    return len(words) > _WORDS_MOST or "://" in text or not _TITLES.isdisjoint(words)
