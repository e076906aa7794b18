"""What a file says about its chart in words: the meaning of letters, the scheme, the titles behind short heads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pmworkshop.agenda.model import Scheme
from pmworkshop.base.language import ENGLISH, speaking
from pmworkshop.base.text import clean_line
from pmworkshop.exchange.charts.words import explains, legend_entry, letter_of, own_words
from pmworkshop.exchange.tables.grid import GridLine
from pmworkshop.session.core.schemes import SCHEME_NAMES, SCHEMES, scheme_named
from pmworkshop.session.core.schemes import legend as explanations

_ENTRIES = re.compile(r"[,;|•·\n]\s*(?=\W*[A-Z]\W{0,3}\s*[=:–-])")  # noqa: RUF001 - people type the long dash
_TITLED = re.compile(r"[-*•]?\s*(\S{1,12}) [—–=:-] ([^·]+?)(?: · .*)?")  # noqa: RUF001


def letters_explained(lines: Sequence[GridLine], texts: Iterable[str]) -> dict[str, str]:
    """Gather what a file says about its letters.

    Args:
        lines: The lines in which a legend may stand, whole.
        texts: Other texts around the chart.

    Returns:
        The words for each letter.
    """
    found: dict[str, str] = {}
    for letter, words in (*_pairs(lines), *_entries([*(cell for line in lines for cell in line.cells), *texts])):
        found.setdefault(letter, words)
    return found


def _pairs(lines: Sequence[GridLine]) -> Iterator[tuple[str, str]]:
    """List letters and the words in the cells beside them."""
    for line in lines:
        for place, cell in enumerate(line.cells):
            if explains(cell, line.cell(place + 1)):
                yield cell.upper(), clean_line(line.cell(place + 1))


def _entries(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """List letters and the words behind them in the same cell."""
    for part in (part for text in texts for part in _ENTRIES.split(text)):
        letter, words = legend_entry(part)
        if explains(letter, words) or (words and "=" in part):
            yield letter, words


def scheme_in_words(texts: Iterable[str]) -> str:
    """Find the name of a scheme in a title or a corner.

    Args:
        texts: The texts, the nearest first.

    Returns:
        The name as it stands there; empty if there is none.
    """
    words = (word for text in texts for word in re.findall(r"[A-Za-z]+(?:-[A-Z]\b)?", text))
    return next((word for word in words if word.isupper() and scheme_named(word)), "")


def scheme_explained(legend: dict[str, str]) -> Scheme | None:
    """Find the one scheme that a legend explains.

    Args:
        legend: The words for each letter.

    Returns:
        The scheme with most of these words, at least two; None if several have as many.
    """
    most = max(_explained(scheme, legend) for scheme in SCHEME_NAMES)
    best = [scheme for scheme in SCHEME_NAMES if _explained(scheme, legend) == most]
    whole = [scheme for scheme in best if len(SCHEMES[scheme].letters) == len(legend.keys() - {"O"})]
    found = whole or best
    return found[0] if most > 1 and len(found) == 1 else None


def _explained(scheme: Scheme, legend: dict[str, str]) -> int:
    with speaking(ENGLISH):
        english = explanations(scheme)
    others = own_words(scheme)
    return sum(_same(word, others.get(letter, ()), legend.get(letter, "")) for letter, word, _ in english)


def _same(word: str, others: tuple[str, ...], words: str) -> bool:
    said = words.casefold()
    return said.startswith(others) or (letter_of(words) != "" and said.startswith(word.casefold()[:5]))


def titles_behind(heads: Sequence[str], texts: Iterable[str]) -> dict[str, str]:
    """Find the titles that short heads stand for, as the exports of this program list them below a chart.

    Args:
        heads: The heads.
        texts: The texts around the chart, a line each.

    Returns:
        The title for each head that has one; no two alike.
    """
    found: dict[str, str] = {}
    for text in texts:
        entry = _TITLED.fullmatch(text)
        if entry and entry[1] in heads:
            found.setdefault(entry[1], clean_line(entry[2]))
    named = [found.get(head, head) for head in heads]
    return found if len(set(named)) == len(named) else {}
