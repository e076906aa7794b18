"""A session on disk whose agenda a test makes itself, with four leaders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.session.core.guests import Person
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.workshop.workshop import Workshop
from tests.build import FixedClock
from tests.tui.driving import NOW

LEADERS = ("Sales", "Finance", "Operations", "Legal")


def made(home: Path, agenda: Agenda, leaders: Sequence[str] = LEADERS) -> Path:
    """The file of a session of an agenda."""
    path, session_id = home / "own.pmw", "0" * 15 + "1"
    people = [Person(f"{function} lead", function) for function in leaders]
    setup = Setup(agenda=agenda, day=NOW.date(), organisation="Sample firm", ends="11:30", people=people)
    workshop = Workshop(
        SqliteJournal.create(path, session_id), window="command", clock=FixedClock(NOW), ids=CountingIds()
    )
    workshop.commit(begin(setup, session_id))
    workshop.close()
    return path
