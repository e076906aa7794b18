"""The memory of a database of sessions: the lines are kept there, by whoever looks for something first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, astuple
from itertools import groupby
from typing import TYPE_CHECKING

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.text import clean_line
from pmworkshop.practice.answer import MANY, Answer, Found, Tell
from pmworkshop.practice.query import Query, lexemes_of
from pmworkshop.practice.remembered import About, Due, Line, Open
from pmworkshop.store.addresses import search_at, stored_at

if TYPE_CHECKING:
    from pmworkshop.session.core.session import Session
    from pmworkshop.store.search import Search

FORM = 1
"""Raised whenever anything else is kept, or kept in another way: what a lower one left is made anew."""
TRIES = 3
"""How often a session is read that others write to meanwhile."""


class DatabaseMemory:
    """The memory of a database; see `Place`."""

    def __init__(self, address: str, tell: Tell = lambda number: None) -> None:
        """Take the database; no connection is made yet.

        Args:
            address: Its address.
            tell: Called before many sessions are read for the first time, with their number.
        """
        self._address, self._tell = address, tell

    def find(self, query: Query, most: int) -> Answer:
        """Find lines that hold all words; see `Place.find`."""
        with closing(search_at(self._address)) as search:
            size, unread = self._refresh(search)
            hits, total = search.recall(query.sought(), most, list(unread))
            found = tuple(_found(*one) for one in groupby(hits, key=lambda hit: hit[:2]))
            return Answer(found, total, size - len(unread), tuple(sorted(unread.values())))

    def held(self) -> tuple[Open, ...]:
        """List what all sessions hold that is due; see `Place.held`."""
        with closing(search_at(self._address)) as search:
            _, unread = self._refresh(search)
            return tuple(_open(about, due) for about, dues in search.due(list(unread)) for due in json.loads(dues))

    def _refresh(self, search: Search) -> tuple[int, dict[int, str]]:
        """Read the sessions that were written to.

        Args:
            search: Where they are remembered.

        Returns:
            How many sessions there are, and the names of those that cannot be read, by their numbers.
        """
        size, changed = search.look(FORM)
        if len(changed) > MANY:
            self._tell(len(changed))
        return size, {number: name for number, name in changed if not _remembered(search, number)}


def _remembered(search: Search, number: int) -> bool:
    """Keep what of a session is remembered; return whether it was possible."""
    try:
        return any(_kept(search, number) for _ in range(TRIES))
    except PmworkshopError:
        if not search.alive:
            raise
        return False
    except Exception:  # anything may be in a database, and one session must not hide the others
        return False


def _kept(search: Search, number: int) -> bool:
    from pmworkshop.practice.dues import dues_of
    from pmworkshop.practice.lines import lines_of

    session, head = search.read(number)
    lines = [(json.dumps(astuple(one)), lexemes_of(one.text)) for one in lines_of(session)]
    about = _about(session)
    dues = json.dumps([asdict(one) for one in dues_of(session)])
    return search.remember(number, FORM, head, about.day, json.dumps(asdict(about)), dues, lines)


def _about(session: Session) -> About:
    info = session.info
    return About(info.session, clean_line(info.title), clean_line(info.organisation), info.day.isoformat())


def _found(session: tuple[str, str], hits: Iterator[tuple[str, str, str]]) -> Found:
    address, about = session
    return Found(
        stored_at(address), About(**json.loads(about)), tuple(Line(*json.loads(body)) for _, _, body in hits)
    )


def _open(about: str, due: dict[str, str]) -> Open:
    known = About(**json.loads(about))
    return Open(Due(**due), known.id, known.title, known.organisation, known.day)  # type: ignore[arg-type]
