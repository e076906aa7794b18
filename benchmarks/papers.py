"""Write all papers of a session: of the sample, and of plans of any length."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import rooms
from pmworkshop.agenda.loader import load_agenda
from pmworkshop.base.clock_ids import CountingIds, SteppingClock
from pmworkshop.interface import FORMATS, export_each
from pmworkshop.report.writers.slides import png
from pmworkshop.session.core.guests import Person
from pmworkshop.session.core.records import Action, Give
from pmworkshop.session.core.steps import Draft
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations import navigation
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.workshop.workshop import Workshop

NAMES = tuple(name for name in FORMATS if name != "sponsor-pdf")
"""The formats that need no program beside this one."""
DAY = date(2026, 9, 14)
LEADERS = 15


def planned(path: Path, actions: int) -> Path:
    """Make a session with a plan, each action of which took a gesture.

    Args:
        path: The file of the session.
        actions: How many actions the plan has.
    """
    people = [Person(f"Leader {number}", f"Function {number}") for number in range(1, LEADERS + 1)]
    setup = Setup(agenda=load_agenda(rooms.KEPT / "leadership-alignment.toml"), day=DAY, people=people)
    session, clock = path.stem.encode().hex()[:16], SteppingClock(datetime(2026, 9, 14, 9, 0, tzinfo=UTC))
    workshop = Workshop(SqliteJournal.create(path, session), clock=clock, ids=CountingIds())
    workshop.commit(begin(setup, session))
    workshop.commit(navigation.enter("plan", "settle"))
    there = [person.id for person in workshop.session.people()]
    for number in range(actions):
        action = Action(
            id=f"x{number}",
            module="plan",
            code=f"A{number + 1:02}",
            what=f"Publish who decides in case {number} what customers are promised",
            owners=(there[number % LEADERS],),
            due=DAY + timedelta(days=20 + number % 70),
            first_step="Draft the first list",
            first_step_by=DAY + timedelta(days=1 + number % 14),
            gives=(Give(giver=there[(number + 5) % LEADERS], what="a day a week"),) if number % 4 == 0 else (),
            place=number,
        )
        workshop.commit(lambda session, draw, action=action: Draft("Action added", (action,)))  # type: ignore[misc]
    workshop.close()
    return path


def everything(path: Path) -> dict[str, bytes]:
    """Write all formats of a session.

    Args:
        path: The file of the session.

    Returns:
        The content of each file, by its name.
    """
    return {name: data for files in export_each(path, NAMES) for name, data in files.items()}


def pictures(files: dict[str, bytes]) -> None:
    """Draw the images again that are among the files, and nothing else.

    Args:
        files: The content of each file, by its name.
    """
    for name, data in files.items():
        if name.endswith(".svg"):
            png(data.decode())
