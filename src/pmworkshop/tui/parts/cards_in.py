"""Whose cards are in while answers are taken, here or in another window, and which line of a card is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import field
from functools import cached_property

from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.session.core.records import Participant, Round
from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.answer_form import AnswerForm, Asks, form_of
from pmworkshop.session.views.handed_in import HandedIn
from pmworkshop.tui.pages.page import Context

Place = tuple[int, int]
"""Index of the pass, and of the subject in it."""
Lines = Mapping[str, frozenset[Place]]
"""The lines that are in, by the id of the person."""


@dataclass(frozen=True)
class CardsIn:
    """Whose cards are in; no answer is known here.

    Attributes:
        number: How often it was asked; 0 before the first answer.
        places: The lines of a card, in their order.
        lines: The lines that are in, by the id of the person.
    """

    number: int = 0
    places: Sequence[Place] = ()
    lines: Lines = field(default_factory=dict)

    @property
    def begun(self) -> frozenset[str]:
        """Ids of those of whom at least one line is in."""
        return frozenset(self.lines)

    @cached_property
    def whole(self) -> frozenset[str]:
        """Ids of those of whom all lines are in."""
        wanted = {*self.places}
        return frozenset(who for who, there in self.lines.items() if wanted <= there)

    def of(self, who: str) -> frozenset[Place]:
        """Return the lines of a person that are in.

        Args:
            who: Id of the person.
        """
        return self.lines.get(who, frozenset())

    def missing(self, who: str, at: Place) -> Place:
        """Find the first line that is missing.

        Args:
            who: Id of the person.
            at: The line that is typed now.

        Returns:
            This line or the first missing one after it; else the first missing one of the card; else this line.
        """
        there = self.of(who)
        if not there:
            return at
        open_ = [one for one in self.places if one not in there]
        return next((one for one in open_ if one >= at), next(iter(open_), at))


NOBODY = CardsIn()
"""No card is in."""


def cards_in(context: Context, module: Module, asks: Asks, people: Sequence[Participant]) -> CardsIn:
    """Find out whose cards are in.

    Args:
        context: What the panel may know.
        module: The module.
        asks: Whether it asks for answers or for a choice among groups.
        people: The people whose answers are awaited. Where it is not known who has answered, as in the replay, it is
            taken to be the first of them.

    Returns:
        The lines that are in; none of a round that is shown.
    """
    view, passes = context.view, module.wanted_passes
    there = [rounds.newest(view, module.id, asks, wanted=wanted) for wanted in passes]
    forms = [form_of(view, module, asks, wanted=wanted) for wanted in passes]
    places = [(at, part) for at, form in enumerate(forms) if form for part in _lines(form)]
    number = there[0].number if there[0] else 0
    if context.came is None:
        came = people[: _told(context, there[0])]
        return CardsIn(number, places, {one.id: frozenset(places) for one in came})
    answered = [_answered(context.came, one) for one in there]
    return CardsIn(number, places, _lines_in(answered, forms))


def _lines_in(
    answered: Iterable[Iterable[tuple[str, frozenset[str]]]], forms: Iterable[AnswerForm | None]
) -> dict[str, frozenset[Place]]:
    """Put the lines of all passes together, by the id of the person."""
    lines: dict[str, frozenset[Place]] = {}
    for at, (people, form) in enumerate(zip(answered, forms, strict=True)):
        for who, said in people:
            lines[who] = lines.get(who, frozenset()) | {(at, part) for part in _said(form, said)}
    return lines


def _told(context: Context, round_: Round | None) -> int:
    """Return how many have answered, which is all that the public view tells."""
    told = context.view.progress.get(round_.id) if round_ else None
    return told.answered if told else 0


def _answered(came: HandedIn, round_: Round | None) -> Iterable[tuple[str, frozenset[str]]]:
    return came.get(round_.id, {}).items() if round_ else ()


def _lines(form: AnswerForm) -> range:
    """Return the indices of the lines that one card takes."""
    return range(len(form.subjects) if form.by_line else 1)


def _said(form: AnswerForm | None, subjects: Set[str]) -> list[int]:
    """List the indices of the lines that are in; a card of a single line is in with any answer."""
    if form is None:
        return []
    return [part for part in _lines(form) if not form.by_line or form.subjects[part].id in subjects]
