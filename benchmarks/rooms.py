"""Make the sessions that the stage is measured in: a long list, a large chart."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.base.clock_ids import CountingIds, SteppingClock
from pmworkshop.session.core.guests import ChartFile, Person
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations import chart, collect, navigation
from pmworkshop.session.rounds import ballots
from pmworkshop.session.rounds.answer_form import Answer, form_of, read
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.workshop.workshop import Workshop

KEPT = Path(__file__).parents[1] / "tests" / "data" / "agendas"
"""An agenda that stays as it is, so that figures of several versions can be compared."""
ROWS, ROLES, LEADERS, LINES = 20, 14, 15, 200


def make(path: Path, module: str, phase: str) -> Path:
    """Make a session with a list of 200 lines and a chart of 20 rows and 14 roles, and go to a module's phase."""
    roles = tuple(f"Role {number}" for number in range(1, ROLES + 1))
    blank = tuple("" for _ in roles)
    rows = tuple((f"Decide what happens in case {number}", blank) for number in range(1, ROWS + 1))
    setup = Setup(
        agenda=load_agenda(KEPT / "leadership-alignment.toml"),
        day=date(2026, 9, 14),
        chart=ChartFile("Large", "RACI", roles, rows),
    )
    session = path.stem.encode().hex()[:16]
    clock = SteppingClock(datetime(2026, 9, 14, 9, 0, tzinfo=UTC))
    workshop = Workshop(SqliteJournal.create(path, session), clock=clock, ids=CountingIds())
    workshop.commit(begin(setup, session))
    lines = [f"Line {number}: nobody can say what the customer is going through" for number in range(LINES)]
    workshop.commit(collect.add("three", lines, prompt="missing"))
    for row in chart.rows(workshop.session, "chart"):
        workshop.commit(chart.set_owner("chart", row.id, chart.roles(workshop.session, "chart")[0].id))
    workshop.commit(navigation.enter(module, phase))  # type: ignore[arg-type]
    workshop.close()
    return path


def charted(path: Path) -> Path:
    """Make a session in which fifteen leaders have charted all letters of a chart; nothing is shown yet."""
    agenda = load_agenda(KEPT / "leadership-alignment.toml")
    modules = tuple(
        module.model_copy(update={"letters": "all"}) if module.kind == "chart" else module
        for module in agenda.modules
    )
    roles = tuple(f"Role {number}" for number in range(1, ROLES + 1))
    blank = tuple("" for _ in roles)
    rows = tuple((f"Decide what happens in case {number}", blank) for number in range(1, ROWS + 1))
    setup = Setup(
        agenda=agenda.model_copy(update={"modules": modules}),
        day=date(2026, 9, 14),
        chart=ChartFile("Large", "RACI", roles, rows),
        people=[Person(f"Leader {number}", f"Role {number}") for number in range(1, LEADERS + 1)],
    )
    clock = SteppingClock(datetime(2026, 9, 14, 9, 0, tzinfo=UTC))
    session = path.stem.encode().hex()[:16]
    workshop = Workshop(SqliteJournal.create(path, session), clock=clock, ids=CountingIds())
    workshop.commit(begin(setup, session))
    columns = chart.roles(workshop.session, "chart")
    for place, person in enumerate(workshop.session.people()):
        answers = [
            Answer(
                row.id,
                letters={
                    role.id: "ARCI"[(number * 7 + column * 3 + place * (number % 3)) % 4]
                    for column, role in enumerate(columns)
                    if (number + column + place) % 3
                },
            )
            for number, row in enumerate(chart.rows(workshop.session, "chart"))
        ]
        workshop.commit(ballots.cast("chart", person.id, answers))
    workshop.commit(navigation.enter("chart", "reveal"))
    workshop.close()
    return path


def answered(path: Path) -> Path:
    """Make a session in which fifteen leaders have answered six statements; nothing is shown yet."""
    setup = Setup(
        agenda=load_agenda(KEPT / "leadership-alignment.toml"),
        day=date(2026, 9, 14),
        people=[Person(f"Leader {number}", f"Role {number}") for number in range(1, LEADERS + 1)],
    )
    session, clock = path.stem.encode().hex()[:16], SteppingClock(datetime(2026, 9, 14, 9, 0, tzinfo=UTC))
    workshop = Workshop(SqliteJournal.create(path, session), clock=clock, ids=CountingIds())
    workshop.commit(begin(setup, session))
    workshop.commit(navigation.enter("pulse", "reveal"))
    module = workshop.session.info.agenda.module("pulse")
    form = form_of(workshop.session, module) if module is not None else None
    for place, person in enumerate(workshop.session.people()):
        typed = "".join(str(1 + (place * 2 + number) % 5) for number in range(form.marks)) if form else ""
        workshop.commit(ballots.cast("pulse", person.id, read(form, typed) if form else ()))
    workshop.close()
    return path


def without_pause(folder: Path, *, motion: bool = False) -> Path:
    """Make a folder of the user whose settings let the keys of lists act at once, so that no pause is measured.

    Args:
        folder: Where it is made.
        motion: Whether the bars of answers rise when they are shown.
    """
    home = folder / ("moving" if motion else "at-once")
    home.mkdir(exist_ok=True)
    settings = f"typing_pause = 0\nmotion = {str(motion).lower()}\n"
    (home / "settings.toml").write_text(settings, encoding="utf-8")
    return home
