"""The cells of a chart as people write them: letters with remarks, marks and look-alikes, and signs for nothing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import spoken, tr, tr_noop
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.exchange.charts.words import LETTERS, letter_of

CellKind = Literal["none", "nothing", "letters", "code", "number", "text"]
"""What a cell may be: without any sign, a sign for nothing, letters, another single letter, a number, or words."""

_NOTHING = {"n/a", "na", "n.a", "n.a.", "none", "nil", "x", "0", "o", "?", "tbd", "tbc", "n/r", "✗", "✕", "×", "no"}  # noqa: RUF001
_DASHES = re.compile(r"[\s.\-_\u2010-\u2015\u2212/\\]*")
_ALIKE = str.maketrans("АСРІЅОАΑΙΡΟаісѕ", "ACPISOAAIPOaics")  # noqa: RUF001 - they look like letters of Latin script
_FOREIGN = re.compile("[АСРІЅОΑΙΡΟаісѕ]")  # noqa: RUF001
_SCRIPTS = {"CYRILLIC": tr_noop("Cyrillic"), "GREEK": tr_noop("Greek")}
_REMARK = re.compile(r"([^()\[\]]*?)\s*[(\[]([^()\[\]]*)[)\]]\s*(.*)")
_TAIL = re.compile(r"([^:–—]{1,6}?)(?:\s*:\s*|\s+[-–—]\s+)(.+)")  # noqa: RUF001 - people type the long dash
_BOLD = re.compile(r"(\*\*|__|`|~~)(.+?)\1")
_MARKS = re.compile(r"[*†‡§#°^!]+|\d+")
_NUMBER = re.compile(r"[.,%\s]*\d[\d.,:/%\s-]*")
_AND = re.compile(r"\s(?:and|und|et|y|e)\s", re.IGNORECASE)
_PARTS = re.compile(r"[\s/\\,;+&|.·•_\-\u2010-\u2015\u2212]+")
_LONGEST_PART = 4
_SHORT_WORD = 2


@dataclass(frozen=True, slots=True)
class PlainCell:
    """A cell without what people add to letters.

    Attributes:
        text: The letters, as `normalise` reads them; empty for nothing.
        remarks: What is left out, as it stands there.
        notes: How it was understood where that is not plain; short phrases.
    """

    text: str
    remarks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def plain_cell(written: str) -> PlainCell:
    """Take off what people add to letters: remarks, footnote marks, bold, words for letters, look-alikes.

    Args:
        written: The cell as it stands in the file.

    Returns:
        The letters, what is left out, and notes.
    """
    return _plain_cell(written, spoken())


@lru_cache(maxsize=4096)
def _plain_cell(written: str, _language: str) -> PlainCell:
    """Do so in a language, which the notes are written in."""
    cell = clean_line(written)
    if cell.casefold() in _NOTHING:
        return PlainCell("", (), (tr("“{cell}” read as blank", cell=cell),))
    if _DASHES.fullmatch(cell):
        return PlainCell("")
    if _NUMBER.fullmatch(cell):
        return PlainCell("", (), (tr("{cell} read as blank", cell=shown(cell)),))
    core, remarks = _without_remarks(_BOLD.sub(r"\2", cell))
    core, notes = _in_latin(core)
    marks = tuple(_MARKS.findall(core))
    letters, words = _in_letters(_MARKS.sub("", core).strip())
    return PlainCell(letters, remarks + marks, notes + words)


def _in_letters(core: str) -> tuple[str, tuple[str, ...]]:
    """Write words that stand for letters as letters; anything else stays."""
    joined = _AND.sub("/", core)
    if not _are_letters(joined):
        return core, ()
    parts = _parts(joined)
    letters = [_letter_for(part) for part in parts]
    notes = [
        tr("{cell} read as {letters}", cell=part, letters=one)
        for part, one in zip(parts, letters, strict=True)
        if part != one
    ]
    return ("/".join(letters) if notes else joined), tuple(notes)


def _parts(text: str) -> list[str]:
    return [part for part in _PARTS.split(text) if part]


def _without_remarks(cell: str) -> tuple[str, tuple[str, ...]]:
    """Part letters and the words in brackets or behind a dash; letters in brackets are letters."""
    found = _REMARK.fullmatch(cell)
    if found:
        before, inside, after = (part.strip() for part in found.groups())
        rest = f"{before} {after}".strip()
        if not rest or (_are_letters(inside) and not after):
            return f"{before} {inside}".strip(), ()
        return rest, (f"({inside})",)
    tail = _TAIL.fullmatch(cell)
    if tail and _are_letters(tail[1]) and not _are_letters(tail[2]):
        return tail[1], (tail[2],)
    return cell, ()


def _in_latin(core: str) -> tuple[str, tuple[str, ...]]:
    """Replace letters that only look like those of a scheme; words in another script stay."""
    wide = unicodedata.normalize("NFKC", core)
    is_wide = any("\uff01" <= one <= "\uff5e" for one in core)
    notes: tuple[str, ...] = (tr("full-width letters read as plain ones"),) if is_wide else ()
    if not _are_letters(wide.translate(_ALIKE)):
        return wide, notes
    alike = dict.fromkeys(_FOREIGN.findall(wide))
    notes += tuple(
        tr(
            "{script} {letter} read as the letter {latin}",
            script=_script(letter),
            letter=letter,
            latin=letter.translate(_ALIKE),
        )
        for letter in alike
    )
    return wide.translate(_ALIKE), notes


def _script(letter: str) -> str:
    return tr(_SCRIPTS[unicodedata.name(letter).partition(" ")[0]])


def _letter_for(part: str) -> str:
    """Return the letter for a word of a scheme, as people inflect it; anything else as it is."""
    return (len(part) > _LONGEST_PART and letter_of(part)) or part


def _are_letters(text: str) -> bool:
    parts = _parts(text)
    return bool(parts) and text != "R&D" and all(_is_letters(part) for part in parts)


def _is_letters(part: str) -> bool:
    if _letter_for(part) != part:
        return True
    as_written = part == part.upper() or len(part) <= _SHORT_WORD
    return len(part) <= _LONGEST_PART and as_written and part.isascii() and set(part.upper()) <= set(LETTERS)


@lru_cache(maxsize=4096)
def cell_kind(written: str) -> CellKind:
    """Say what a cell may be, before the scheme is known.

    Args:
        written: The cell as it stands in the file.

    Returns:
        The kind.
    """
    if not written:
        return "none"
    text = plain_cell(written).text
    if _NUMBER.fullmatch(written) and written != "0":
        return "number"
    return _kind_of_words(text) if text else "nothing"


def _kind_of_words(text: str) -> CellKind:
    if _are_letters(text):
        return "letters"
    return "code" if all(len(part) == 1 and part.isalpha() for part in _parts(text)) else "text"


def shown(text: str) -> str:
    """Quote a text of a file in a message.

    Args:
        text: The text.

    Returns:
        Its beginning, in quotation marks.
    """
    return f"“{shorten(clean_line(text), 40)}”"
