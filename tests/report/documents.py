"""Three sessions whose documents are looked at on paper: the sample, a small one and a large one."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.interface import history
from pmworkshop.report.builders.report import build as report_of
from pmworkshop.report.builders.story.story import story_of
from pmworkshop.report.formats import TABLE, Format
from pmworkshop.report.model.audience import Audience
from pmworkshop.report.model.report import Report
from pmworkshop.session.core.records import AnyRecord, Commitment, Decision, Give, Participant, Stage
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Draft, GestureContext, Step, make_step
from tests import build
from tests.build import DAY, START, action, activity, ballot, entry, mark, role, round_, theme
from tests.report.test_report import discovery

LONG = "everything that we have promised to customers in this year and the next, and what of it we can still keep"
LEADERS, ROLES, ROWS = 15, 30, 40
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, eq=False)
class Written:
    """A session with its whole history, from which any format is written."""

    session: Session
    steps: Sequence[Step]

    def files(self, row: Format) -> dict[str, bytes]:
        """The files of a format for its usual reader."""
        if row.takes != "report" and not self.steps:
            return {}
        if row.takes == "history":
            return row.load()(self.session.info.session, self.steps)
        if row.takes == "story":
            return row.load()(story_of(self.steps))
        try:
            return row.load()(self._report(row.audiences[0], alone=row.occasion == "alone"))
        except PmworkshopError:  # nothing can be asked on sheets, or no action is open
            return {}

    @functools.cache  # noqa: B019 - a few sessions, each for all tests of its files
    def _report(self, audience: Audience, *, alone: bool) -> Report:
        """The report that all formats for a reader are written from, as an export does."""
        return report_of(self.session, audience, sheets=() if alone else None)

    @functools.cache  # noqa: B019 - a few sessions, each for all tests of its files
    def everything(self) -> dict[str, bytes]:
        """The files of all formats that need no program beside this one, for their usual readers."""
        return {
            f"{name}/{file}": data
            for name, row in TABLE.items()
            if name != "sponsor-pdf"
            for file, data in self.files(row).items()
        }


def written(*gestures: Iterable[AnyRecord]) -> Written:
    """A session of which each gesture took a minute."""
    session, steps = Session(), []
    for number, records in enumerate(gestures):
        draw = GestureContext(START + number * MINUTE, f"s{number}")
        draft = Draft("Something was agreed", tuple(records))
        steps.append(make_step(draft, session, draw, window="stage"))
        session = session.apply(steps[-1])
    return Written(session, steps)


@functools.cache
def sample() -> Written:
    """The sample workshop at its end."""
    steps = [step for _, step in history(build._made_sample()).steps]
    return Written(fold(steps), steps)


@functools.cache
def small() -> Written:
    """Nobody in the room, no chart, no plan; one answer."""
    return written([build.details(agenda=build.agenda("collect"))], [entry("e1", "Nobody asks customers")])


@functools.cache
def large(actions: int = 200) -> Written:
    """Fifteen leaders, thirty roles, forty rows, and as many actions as wanted; all of it told at length."""
    leaders = [f"p{n}" for n in range(LEADERS)]
    people = [
        Participant(
            id=key,
            name=f"Bartholomew Featherstonehaugh {n}",
            function=f"Head of department number {n}",
            email=f"{key}@firm.example",
            sponsor=n == 0,
            place=n,
        )
        for n, key in enumerate(leaders)
    ]
    about = build.details(
        title="Alignment of the leaders of all twelve product areas and both regions",
        organisation="Sample firm of a rather long name",
        venue="Hall 2, upstairs",
        facilitator="Fay",
        ends="11:00",
    )
    return written(
        [about, *people],
        [Stage(id="stage", module="collect", phase="alone", started=START)],
        [theme(f"t{n}", title=f"Group {n} of {LONG}", place=n) for n in range(6)],
        *(
            [entry(f"e{n}", f"{n} times {LONG}", author=leaders[n % 15], theme=f"t{n % 6}", place=n)]
            for n in range(60)
        ),
        [entry(f"o{n}", f"Parked {n}: {LONG}", parked=True, place=n) for n in range(10)],
        [Stage(id="stage", module="poll", phase="reveal", started=START)],
        [
            round_(status="revealed"),
            *(ballot(p, score=1 + n % 5, subject=s) for n, p in enumerate(leaders) for s in "12"),
        ],
        [Stage(id="stage", module="chart", phase="settle", started=START)],
        [role(f"r{n}", title=f"Head of department number {n}", place=n) for n in range(ROLES)],
        [
            activity(
                f"d{n}", label=f"Decide on product line {n}: {LONG}", place=n, state="settled" if n % 5 else "open"
            )
            for n in range(ROWS)
        ],
        *(
            [
                mark(f"d{n}", f"r{n % ROLES}", "A", reason=f"They know {LONG}"),
                *(mark(f"d{n}", f"r{(n + k) % ROLES}", "RCI"[k % 3]) for k in range(1, 9)),
            ]
            for n in range(ROWS)
        ),
        [Stage(id="stage", module="decide", phase="settle", started=START)],
        *(
            [
                Decision(
                    id=f"q{n}",
                    module="decide",
                    statement=f"We meet about product line {n} and {LONG}",
                    outcome="adopted",
                    rule="Consent",
                    reason="It is short",
                    review_on=DAY + timedelta(days=90),
                    owner=leaders[n % 15],
                )
            ]
            for n in range(10)
        ),
        [Stage(id="stage", module="plan", phase="settle", started=START)],
        *([_action(n, leaders)] for n in range(actions)),
        [
            Commitment(
                id=f"c{n}", module="plan", giver=leaders[n % 15], resource=f"{n} analysts for {LONG}", support=3
            )
            for n in range(10)
        ],
    )


def _action(n: int, leaders: list[str]) -> AnyRecord:
    return action(
        f"x{n}",
        f"A{n + 1:02}",
        what=f"Publish {LONG}",
        owners=(leaders[n % LEADERS],),
        helpers=(leaders[(n + 3) % LEADERS],) if n % 2 else (),
        because=(f"t{n % 6}",),
        due=DAY + timedelta(days=20 + n % 70) if n % 9 else None,
        first_step=f"Draft the first list of {LONG}" if n % 7 else "",
        first_step_by=DAY + timedelta(days=1 + n % 14),
        success_measure="Ten customers say so without being asked",
        row=f"d{n % ROWS}",
        gives=(Give(giver=leaders[(n + 5) % LEADERS], what="a day a week", amount="2"),) if n % 4 == 0 else (),
        place=n,
    )


@functools.cache
def call() -> Written:
    """A call with the sponsor, with an answer at length to each question."""
    asked = discovery()
    said = [one.model_copy(update={"text": f"{one.text}: {LONG}"}) for one in asked.entries.values()]
    return Written(build.session(*said, agenda=asked.info.agenda, facilitator="Fay", title=LONG), ())


SESSIONS = {"sample": sample, "small": small, "large": large, "call": call}
"""Each by its name."""
