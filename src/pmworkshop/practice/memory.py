"""A practice's memory: what was said, decided and promised in all sessions, in files and in a database alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TypeVar

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.folders import Folders
from pmworkshop.practice.answer import Answer, Found, Pending, Place, Tell
from pmworkshop.practice.file_memory import FileMemory
from pmworkshop.practice.query import Query
from pmworkshop.practice.remembered import still_open

MOST = 200
"""Lines that one search shows at most."""

T = TypeVar("T")


class Memory:
    """What is asked of all sessions of a practice, wherever they are kept."""

    def __init__(self, places: Sequence[Place]) -> None:
        """Take the places.

        Args:
            places: The places that are asked, in their order.
        """
        self._places = places

    def find(self, query: Query, most: int = MOST) -> Answer:
        """Find lines that hold all words of a query, after a look whether anything has changed.

        Args:
            query: The words.
            most: How many lines are wanted at most.

        Returns:
            What was found in all places, the newest sessions first.
        """
        answers, away = self._asked(lambda place: place.find(query, most))
        every = sorted(chain.from_iterable(one.sessions for one in answers), key=_day, reverse=True)
        return Answer(
            tuple(_first(every, most)),
            sum(one.total for one in answers),
            sum(one.looked_at for one in answers),
            tuple(name for one in answers for name in one.unreadable),
            away,
        )

    def due(self, today: date) -> Pending:
        """List open actions, and decisions with a day, over all sessions; see `still_open`.

        Args:
            today: The present day.

        Returns:
            What is open in all places.
        """
        held, away = self._asked(lambda place: place.held())
        return Pending(still_open(chain.from_iterable(held), today), away)

    def _asked(self, ask: Callable[[Place], T]) -> tuple[list[T], tuple[str, ...]]:
        """Ask all places; say of those that do not answer why."""
        answers, away = list[T](), list[str]()
        for place in self._places:
            try:
                answers.append(ask(place))
            except PmworkshopError as error:
                away.append(error.message)
        return answers, tuple(away)


def memory_of(folders: Folders, tell: Tell = lambda number: None) -> Memory:
    """Return the memory of a user's sessions: those in files, and those in the user's database.

    Args:
        folders: The user's folders.
        tell: Called before many sessions are read for the first time, with their number.
    """
    places: list[Place] = [FileMemory(folders, tell)]
    if folders.store:
        from pmworkshop.practice.database_memory import DatabaseMemory

        places.append(DatabaseMemory(folders.store, tell))
    return Memory(places)


def _day(found: Found) -> str:
    return found.about.day


def _first(found: Sequence[Found], most: int) -> Iterator[Found]:
    """Take the first lines of sessions, so many at most."""
    for one in found:
        if most > 0:
            yield replace(one, lines=one.lines[:most])
        most -= len(one.lines)
