"""The letters of the four charting schemes: their meaning, the letters of owner and doer, and how to read them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import get_args

from pmworkshop.agenda.model import Scheme
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import Catalogue, catalogue_now, tr, tr_noop, trc
from pmworkshop.base.text import clean_line, shorten

SCHEME_NAMES: tuple[Scheme, ...] = get_args(Scheme)
"""The schemes, the most usual first."""

_ALIASES: dict[str, Scheme] = {
    "ARCI": "RACI",
    "RACIO": "RACI",
    "RACI-O": "RACI",
    "CAIRO": "RACI",
    "RASIC": "RASCI",
    "RASI": "RASCI",
}
"""Variants of a name. The O of RACIO and CAIRO is for whoever is out of it, which is a blank cell here."""
_SEPARATORS = re.compile(r"[\s/,;+&|.·•_\-\u2010-\u2015\u2212]+")


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of a scheme.

    Attributes:
        letter: The capital letter.
        word: The word it stands for.
        meaning: One line for the legend.
        asks: What it asks of somebody, said to them, as the words above a list of rows.
        link: The word between a row and whoever has the last word on it; empty for the owner's own letter.
    """

    letter: str
    _word: str
    _meaning: str
    _asks: str
    _link: str = ""

    @property
    def word(self) -> str:
        """The word it stands for, in the language that is spoken."""
        return tr(self._word)

    @property
    def meaning(self) -> str:
        """One line for the legend, in the language that is spoken."""
        return tr(self._meaning)

    @property
    def asks(self) -> str:
        """What it asks of somebody, in the language that is spoken."""
        return tr(self._asks)

    @property
    def link(self) -> str:
        """The word between a row and whoever has the last word on it, in the language that is spoken."""
        links = {
            "for": trc("row and owner", "for"),
            "by": trc("row and owner", "by"),
            "of": trc("row and owner", "of"),
        }
        return links.get(self._link, "")

    @property
    def capitals(self) -> tuple[str, ...]:
        """The word in capitals, in English and in the language that is spoken."""
        return self._word.upper(), self.word.upper()


@dataclass(frozen=True, slots=True)
class SchemeLetters:
    """The letters of one scheme.

    Attributes:
        name: The scheme.
        letters: The letters, in the order of a cell and of the legend.
        owner: The letter of the one role that has the last word on a row.
        doer: The letter of the roles that move the row forward.
        asked: The letter of the roles that are heard before.
        told: The letter of the roles that are told after; empty if the scheme has none.
    """

    name: Scheme
    letters: tuple[Letter, ...]
    owner: str
    doer: str
    asked: str
    told: str = ""

    @property
    def order(self) -> str:
        """All letters as one string, in the order of the legend."""
        return "".join(letter.letter for letter in self.letters)

    @property
    def words(self) -> dict[str, str]:
        """The letter for each word of the scheme; the words are in capitals."""
        return {word: letter.letter for letter in self.letters for word in letter.capitals}


_ANSWERS = Letter(
    "A",
    tr_noop("Accountable"),
    tr_noop("answers for the result; one role a row"),
    tr_noop("You answer for the result, and have the last word"),
)
_DOES = Letter("R", tr_noop("Responsible"), tr_noop("does the work"), tr_noop("You do the work"), "for")
_SUPPORTS = Letter(
    "S",
    tr_noop("Support"),
    tr_noop("helps whoever does it, with work or means"),
    tr_noop("You help, with work or means"),
    "for",
)
_ASKED = Letter("C", tr_noop("Consulted"), tr_noop("is asked before"), tr_noop("You are asked before"), "by")
_TOLD = Letter("I", tr_noop("Informed"), tr_noop("is told after"), tr_noop("You are told after"), "by")

SCHEMES: dict[Scheme, SchemeLetters] = {
    "RACI": SchemeLetters("RACI", (_ANSWERS, _DOES, _ASKED, _TOLD), owner="A", doer="R", asked="C", told="I"),
    "RASCI": SchemeLetters(
        "RASCI", (_ANSWERS, _DOES, _SUPPORTS, _ASKED, _TOLD), owner="A", doer="R", asked="C", told="I"
    ),
    "DACI": SchemeLetters(
        "DACI",
        (
            Letter(
                "D",
                tr_noop("Driver"),
                tr_noop("brings the decision about; one role a row"),
                tr_noop("You bring the decision about"),
                "for",
            ),
            Letter(
                "A",
                tr_noop("Approver"),
                tr_noop("takes the decision; one role a row"),
                tr_noop("You take the decision"),
            ),
            Letter(
                "C",
                tr_noop("Contributor"),
                tr_noop("has a voice, but no vote"),
                tr_noop("You are heard before, without a vote"),
                "by",
            ),
            Letter(
                "I",
                tr_noop("Informed"),
                tr_noop("is told what was decided"),
                tr_noop("You are told what was decided"),
                "by",
            ),
        ),
        owner="A",
        doer="D",
        asked="C",
        told="I",
    ),
    "RAPID": SchemeLetters(
        "RAPID",
        (
            Letter(
                "R",
                tr_noop("Recommend"),
                tr_noop("makes the proposal; one role leads it"),
                tr_noop("You make the proposal"),
                "for",
            ),
            Letter(
                "A",
                tr_noop("Agree"),
                tr_noop("must agree before it is decided; seldom needed"),
                tr_noop("You must agree before it is decided"),
                "by",
            ),
            Letter(
                "P",
                tr_noop("Perform"),
                tr_noop("carries the decision out"),
                tr_noop("You carry the decision out"),
                "of",
            ),
            Letter(
                "I",
                tr_noop("Input"),
                tr_noop("is heard before; no vote"),
                tr_noop("You are heard before, without a vote"),
                "by",
            ),
            Letter(
                "D",
                tr_noop("Decide"),
                tr_noop("takes the decision; one role a row"),
                tr_noop("You take the decision"),
            ),
        ),
        owner="D",
        doer="P",
        asked="I",
    ),
}
"""Letters after the charting literature and its variants; A means something else in each family of schemes."""


class LettersError(InputError):
    """Raised for a cell of a chart that cannot be read as letters of its scheme."""

    title = tr_noop("Letters not known")


def legend(scheme: Scheme) -> tuple[tuple[str, str, str], ...]:
    """List letter, word and meaning of each letter of a scheme.

    Every chart and every export needs the legend: A owns the result in RACI and RASCI, takes the decision in
    DACI, and only has to agree in RAPID.

    Args:
        scheme: The scheme.

    Returns:
        One triple for each letter, in the order in which letters stand in a cell.
    """
    return _legend(scheme, catalogue_now())


@lru_cache(maxsize=32)
def _legend(scheme: Scheme, language: Catalogue) -> tuple[tuple[str, str, str], ...]:
    """List the letters in the language that is spoken, which is the one given."""
    return tuple([(letter.letter, letter.word, letter.meaning) for letter in SCHEMES[scheme].letters])


def owner_letter(scheme: Scheme) -> str:
    """Return the letter of the role that has the last word: A, but D in RAPID.

    Args:
        scheme: The scheme.

    Returns:
        The letter, a capital.
    """
    return SCHEMES[scheme].owner


def doer_letter(scheme: Scheme) -> str:
    """Return the letter of the role that moves a row forward: R, but D (drives) in DACI and P (performs) in RAPID.

    Args:
        scheme: The scheme.

    Returns:
        The letter, a capital.
    """
    return SCHEMES[scheme].doer


def in_order(letters: str, scheme: Scheme) -> str:
    """Write each letter once, in the order of the scheme.

    Args:
        letters: The letters, in any order; capitals.
        scheme: The scheme.

    Returns:
        The letters; those outside the scheme come last, in the order given.
    """
    order = SCHEMES[scheme].order
    known = [letter for letter in order if letter in letters]
    unknown = dict.fromkeys(letter for letter in letters if letter not in order)
    return "".join([*known, *unknown])


def scheme_named(text: str) -> Scheme | None:
    """Find a scheme by its name in any case, or by a usual variant of the name (ARCI, RASIC).

    Args:
        text: The name as typed.

    Returns:
        The scheme; None if no scheme has this name.
    """
    name = clean_line(text).upper()
    found = next((scheme for scheme in SCHEME_NAMES if scheme == name), None)
    return found or _ALIASES.get(name)


def normalise(text: str, scheme: Scheme) -> tuple[str, tuple[str, ...]]:
    """Read the letters of one cell as people type them.

    Accepts ``AR``, ``A/R``, ``R, A``, ``a r`` and the words of the scheme (``Accountable``). An empty text,
    ``-`` or ``.`` makes a blank cell.

    Args:
        text: The cell as typed.
        scheme: The scheme.

    Returns:
        The letters in the order of the scheme (``AR``), empty for a blank cell; and one short phrase for each
        unusual spelling that was understood.

    Raises:
        LettersError: A character is no letter of the scheme; the message names it.
    """
    cell = clean_line(text)
    spec = SCHEMES[scheme]
    tokens = [*filter(None, _SEPARATORS.split(cell))]
    read = [_letters_in(token, cell, spec) for token in tokens]
    letters = in_order("".join(read), scheme)
    words = [token for token in tokens if token.upper() in spec.words]
    notes = []
    if any(token not in words and token != capitals for token, capitals in zip(tokens, read, strict=True)):
        notes.append(tr("lower case letters read as capitals"))
    if len(tokens) > 1 or len("".join(read)) > len(letters) or words:
        notes.append(tr("{cell} read as {letters}", cell=shorten(cell, 20), letters=letters))
    return letters, tuple(notes)


def _letters_in(token: str, cell: str, spec: SchemeLetters) -> str:
    """Read a word of the scheme, or letters written together.

    Raises:
        LettersError: A character is no letter of the scheme.
    """
    # Only ASCII is folded: some letters of other scripts have an ASCII capital (dotless i becomes I).
    upper = token.upper() if token.isascii() else token
    if upper in spec.words:
        return spec.words[upper]
    if strange := next((letter for letter in upper if letter not in spec.order), None):
        raise _unknown(cell, strange, spec)
    return upper


def _unknown(cell: str, strange: str, spec: SchemeLetters) -> LettersError:
    told = (
        tr("“{strange}” is no letter of {name}.", strange=strange, name=spec.name)
        if cell == strange
        else tr(
            "“{strange}” in “{cell}” is no letter of {name}.", strange=strange, cell=shorten(cell, 20), name=spec.name
        )
    )
    choice = ", ".join(letter.letter for letter in spec.letters)
    return LettersError(told, tr("Its letters are {choice}.", choice=choice))
