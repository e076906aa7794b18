"""How letters are drawn: who answers is filled, who does is bold, who is asked in brackets, who is told small."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pmworkshop.agenda.model import Scheme
from pmworkshop.base.language import tr
from pmworkshop.session.core.schemes import SCHEMES
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import chart
from pmworkshop.tui.drawing.pieces import Piece

OWNER = "on/yes!"
"""The look of the role that answers for a row."""


@lru_cache(maxsize=256)
def sign(letters: str, scheme: Scheme) -> Piece:
    """Draw the letters of a cell so that they can be told apart without colour.

    Args:
        letters: The agreed letters, in the order of the scheme; empty for a blank cell.
        scheme: The scheme.

    Returns:
        The text and its look.

    >>> [sign(letters, "RACI")[0] for letters in ("A", "AR", "R", "C", "I", "")]
    ['A', 'AR', 'R', '(C)', 'i', '']
    >>> sign("I", "RAPID"), sign("S", "RASCI")
    (('(I)', 'data'), ('S', 'ink'))
    """
    spec = SCHEMES[scheme]
    if spec.owner in letters:
        return letters, OWNER
    if letters == spec.asked:
        return f"({letters})", "data"
    if letters and letters == spec.told:
        return letters.lower(), "soft"
    return letters, "ink!" if spec.doer in letters else "ink" if letters else "line"


def legend_words(letters: Iterable[tuple[str, str, str]], scheme: Scheme) -> str:
    """Name the signs of a chart.

    Args:
        letters: Letter, word and meaning of each.
        scheme: The scheme.

    Returns:
        One line, such as ``A Accountable   (C) Consulted``.
    """
    return "   ".join(f"{sign(letter, scheme)[0]} {tr(word)}" for letter, word, _ in letters)


def owners_by_row(view: Session, chart_id: str, scheme: Scheme) -> dict[str, tuple[str, ...]]:
    """Find who answers for each row of the agreed chart.

    Args:
        view: The public view of the session.
        chart_id: The id of the chart's module.
        scheme: The scheme.

    Returns:
        The ids of the roles, from the left, by the id of the row; rows without one are absent.
    """
    owner, found = SCHEMES[scheme].owner, dict[str, tuple[str, ...]]()
    places = {role.id: place for place, role in enumerate(chart.roles(view, chart_id))}
    owned = [mark for mark in view.marks.values() if mark.chart == chart_id and owner in mark.letters]
    pairs = [(places[mark.role], mark.activity, mark.role) for mark in owned if mark.role in places]
    for _, activity, role in sorted(pairs):
        found[activity] = (*found.get(activity, ()), role)
    return found
