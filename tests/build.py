"""A small builder of agendas, sessions and running workshops, so that tests read as sentences."""

from __future__ import annotations

import atexit
import functools
import shutil
import tempfile
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.clock_ids import Clock, CountingIds, Ids
from pmworkshop.report.formats import exported
from pmworkshop.sample import make_sample
from pmworkshop.session.core.records import (
    Action,
    Activity,
    AnyRecord,
    Ballot,
    Details,
    Entry,
    Mark,
    Participant,
    Role,
    Round,
    Theme,
)
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation, Step, make_step
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.workshop.workshop import Workshop

WITHIN = tuple(name for name, row in exported().items() if row.occasion != "asked")
"""The formats that need no program beside this one."""
START = datetime(2026, 9, 14, 9, 0, tzinfo=UTC)
"""A Monday, nine o'clock."""
DAY = date(2026, 9, 14)
SESSION = "5e55104000000001"
PEOPLE = ("ann", "ben", "cem", "dee")
"""Ids of the people in the room; dee is the sponsor."""
_WINDOWS = {"stage": 1, "notes": 2, "command": 3}


class FixedClock:
    """A clock that stands still until it is moved, forwards or backwards."""

    def __init__(self, start: datetime = START) -> None:
        self.time = start

    def now(self) -> datetime:
        return self.time

    def move(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


# Agendas


def agenda(*kinds: str) -> Agenda:
    """A tiny agenda with one module of each kind, or of the given kinds; each module's id is its kind."""
    modules = [_MODULES[kind] for kind in kinds or _MODULES]
    return Agenda.model_validate(
        {
            "id": "tiny",
            "title": "Tiny workshop",
            "minutes": sum(sum(module["phases"].values()) for module in modules),
            "outcome": "A plan everybody stands behind",
            "modules": modules,
        }
    )


def _module(kind: str, phases: dict[str, float], **more: Any) -> dict[str, Any]:
    prompts = {} if kind == "brief" else {"prompts": [f"What about {kind}?"]}
    return {
        "kind": kind,
        "id": kind,
        "title": f"A {kind} module",
        "short": kind.title(),
        "phases": phases,
        "opening": f"Whispered to begin {kind}",
        "notes": [f"Whispered about {kind}"],
        "probes": [f"Whispered probe of {kind}"],
        "stuck": f"Whispered when {kind} is stuck",
        "cut": f"Whispered cut of {kind}",
        "source": f"Whispered source of {kind}",
        **prompts,
        **more,
    }


_MODULES: dict[str, dict[str, Any]] = {
    "brief": _module("brief", {"explain": 5.0}, text="Welcome."),
    "collect": _module(
        "collect",
        {"explain": 1.0, "alone": 4.0, "reveal": 4.0, "group": 4.0, "choose": 2.0},
        prompts=[
            "What is not happening that should be?",
            {"id": "2", "text": "What must stop?", "holds": "unwanted"},
        ],
        columns=[{"id": "when", "title": "When"}],
        choose=2,
    ),
    "poll": _module(
        "poll",
        {"explain": 1.0, "alone": 4.0, "reveal": 5.0},
        method="scale",
        subjects=["We know our customer", "We say no"],
        passes=["now", "wanted"],
    ),
    "chart": _module(
        "chart",
        {"explain": 2.0, "alone": 6.0, "reveal": 4.0, "settle": 12.0, "read_back": 2.0},
        roles=[
            {"code": "SP", "title": "Sponsor", "sponsor": True, "function": "Management"},
            {"code": "PM", "title": "Product manager", "function": "Product"},
            {"code": "SA", "title": "Head of sales", "function": "Sales"},
        ],
        activities=[
            {"id": "price", "label": "Set price", "usual": "Usually the product manager"},
            {"id": "roadmap", "label": "Admit an item to the roadmap", "usual": "Usually the product manager"},
        ],
    ),
    "decide": _module("decide", {"explain": 2.0, "alone": 2.0, "settle": 4.0}, proposal="We meet every month"),
    "plan": _module("plan", {"explain": 2.0, "alone": 6.0, "settle": 10.0}, sources=["collect", "chart"]),
    "review": _module("review", {"explain": 2.0, "settle": 10.0}),
}


# Records


def details(**changes: Any) -> Details:
    """What the workshop is."""
    given: dict[str, Any] = {
        "title": "Sample alignment",
        "organisation": "Sample firm",
        "agenda": agenda(),
        **changes,
    }
    return Details(id="details", session=SESSION, day=DAY, **given)


def people() -> list[Participant]:
    """Four leaders, the sponsor last."""
    functions = ("Product", "Sales", "Operations", "Management")
    return [
        Participant(
            id=key,
            name=key.title(),
            function=function,
            email=f"{key}@firm.example",
            sponsor=key == "dee",
            place=place,
        )
        for place, (key, function) in enumerate(zip(PEOPLE, functions, strict=True), 1)
    ]


def entry(key: str, text: str = "", **more: Any) -> Entry:
    """An answer in the module ``collect``."""
    return Entry(id=key, text=text or f"Answer {key}", **{"module": "collect", **more})


def theme(key: str, **more: Any) -> Theme:
    """A group in the module ``collect``."""
    return Theme(id=key, **{"module": "collect", "title": f"Group {key}", **more})


def round_(key: str = "poll/1", **more: Any) -> Round:
    """A round of the module ``poll``, open unless told otherwise."""
    return Round(id=key, **{"module": "poll", **more})


def ballot(participant: str, *, subject: str = "1", round: str = "poll/1", **value: Any) -> Ballot:  # noqa: A002
    """One person's answer; a score of 3 unless told otherwise."""
    return Ballot(
        id=f"{round}/{participant}/{subject}",
        round=round,
        participant=participant,
        subject=subject,
        **(value or {"score": 3}),
    )


def role(key: str, **more: Any) -> Role:
    """A column of the chart."""
    return Role(id=key, **{"chart": "chart", "code": key.upper()[:4], "title": f"Role {key}", **more})


def activity(key: str, **more: Any) -> Activity:
    """A row of the chart."""
    return Activity(id=key, **{"chart": "chart", "label": f"Decide on {key}", **more})


def mark(row: str, column: str, letters: str, **more: Any) -> Mark:
    """The agreed letters in one cell of the chart."""
    return Mark(id=f"chart/{row}/{column}", chart="chart", activity=row, role=column, letters=letters, **more)


def action(key: str, code: str = "A01", **more: Any) -> Action:
    """A line of the plan."""
    return Action(id=key, code=code, **{"module": "plan", "what": f"Do {key}", **more})


# Sessions and running workshops


def put(*records: AnyRecord | Drop, label: str = "Something was put", **more: Any) -> Operation:
    """The operation that puts (and drops) these records, whatever the session is."""

    def operation(session: Session, draw: GestureContext) -> Draft:
        return Draft(label, records, **more)

    return operation


def drop(record: AnyRecord) -> Drop:
    """Take a record away."""
    return Drop(record.kind, record.id)


def step(session: Session, *records: AnyRecord | Drop, id: str = "s1", window: str = "stage", **more: Any) -> Step:  # noqa: A002
    """The step that puts these records on a session."""
    return make_step(
        Draft(more.pop("label", "Something"), records, **more), session, GestureContext(START, id), window=window
    )


def session(*records: AnyRecord, **about: Any) -> Session:
    """A session that holds details, people and these records; ``about`` changes the details."""
    return fold([step(Session(), details(**about), *people(), *records, id="begun")])


def begin(
    path: Path | None = None,
    *records: AnyRecord,
    window: str = "stage",
    clock: Clock | None = None,
    ids: Ids | None = None,
    **about: Any,
) -> Workshop:
    """A running workshop over a fresh file, with details, people and these records as its first step.

    Without a path the file stands in a folder of its own, which is gone when the tests are over.
    """
    if path is None:
        path = Path(tempfile.mkdtemp(prefix="pmworkshop-test-")) / "session.pmw"
        atexit.register(shutil.rmtree, path.parent, ignore_errors=True)
    journal = SqliteJournal.create(path, SESSION)
    workshop = Workshop(journal, window=window, who="Fay", clock=clock or FixedClock(), ids=ids or CountingIds())
    workshop.commit(put(details(**about), *people(), *records, label="Session begun", undoable=False))
    return workshop


@functools.cache
def _made_sample() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="pmworkshop-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    make_sample(folder / "sample.pmw")
    return folder / "sample.pmw"


def sample_file(path: Path) -> Path:
    """The sample workshop at its end, in a file of the test's own; it is made once and then copied."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(_made_sample(), path)
    return path


def reopen(path: Path, window: str = "stage", *, readonly: bool = False, clock: Clock | None = None) -> Workshop:
    """Another window on a session file; its ids never meet those of a window opened earlier."""
    journal = SqliteJournal.open(path, readonly=readonly)
    start = _WINDOWS.get(window, 9) << 40 | (journal.head().seq + 1) << 16
    return Workshop(journal, window=window, who="Fay", clock=clock or FixedClock(), ids=CountingIds(start))


def steps_of(workshop: Workshop) -> list[Step]:
    """The whole history."""
    return [step for _, step in workshop.history()]


def texts(records: Iterable[Entry]) -> list[str]:
    """What the answers say, in their order."""
    return [record.text for record in records]
