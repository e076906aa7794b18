"""A session in the middle of everything, and one of each record with any text in its fields."""

from collections.abc import Iterable
from datetime import timedelta

from pmworkshop.session.core.records import Acceptance, AnyRecord, Commitment, Decision, Give, Objection, Stage, Visit
from pmworkshop.session.core.session import TABLES, Session
from tests import build


def records(text: str = "") -> list[AnyRecord]:
    """One or more records of each kind but the first two; ``text`` stands in front of what was said."""
    return [
        build.theme("t1", title=f"{text}Customers", place=1),
        build.entry("e1", f"{text}Nobody asks customers", author="ann", theme="t1", values={"when": f"{text}May"}),
        build.entry("e2", f"{text}Say no", author="ben", prompt="2", because=("e1",), place=2),
        build.entry("e3", f"{text}The canteen", author="cem", parked=True, answer=f"{text}Facilities know"),
        build.entry("e4", f"{text}The car park", author="cem", parked=True),
        build.round_(status="revealed"),
        build.ballot("ann", score=2),
        build.ballot("ben", score=5),
        build.ballot("cem", abstained=True),
        build.ballot("dee", text=f"{text}It depends", subject="2"),
        build.round_("poll/2", number=2),
        build.ballot("ann", round="poll/2", score=1, subject="1"),
        build.role("pm", title=f"{text}Product manager", spokesperson="ann"),
        build.role("sp", title=f"{text}Sponsor", sponsor=True, place=2),
        build.activity("price", label=f"{text}Set price", because=("e1",), state="settled"),
        build.activity("road", label=f"{text}Admit an item", question=f"{text}Who says no?", place=2),
        build.mark("price", "pm", "AR", reason=f"{text}They know costs"),
        build.mark("price", "sp", "A"),
        Acceptance(
            id="acc", module="chart", rule="RACI-E02", row="price", column=None, reason=f"{text}Until the spring"
        ),
        Decision(
            id="d1",
            module="decide",
            statement=f"{text}We meet monthly",
            outcome="adopted",
            rule=f"{text}Consent",
            objections=(Objection(participant="ben", text=f"{text}No time", met=f"{text}One hour only"),),
            because=("e2",),
            reason=f"{text}It is short",
            review_on=build.DAY + timedelta(days=90),
        ),
        Commitment(
            id="c1",
            module="plan",
            giver="cem",
            ask=f"{text}People",
            resource=f"{text}analyst",
            amount=f"{text}2 days",
            condition=f"{text}from May",
            support=3,
            action="x1",
        ),
        build.action(
            "x1",
            "A01",
            what=f"{text}Publish the price rule",
            owners=("ann",),
            helpers=("ben",),
            because=("t1",),
            due=build.DAY + timedelta(days=30),
            first_step=f"{text}Draft it",
            first_step_by=build.DAY,
            success_measure=f"{text}Ten quotes",
            row="price",
            decision="d1",
            note=f"{text}Soon",
            gives=(Give(giver="dee", what=f"{text}days", amount="2"),),
            status_reason=f"{text}Waiting",
            confidence=2,
        ),
        build.action("x2", "A02", what=f"{text}Visit customers", depends_on=("x1",), place=2),
        Stage(id="stage", module="poll", phase="alone", started=build.START),
        Visit(id="v1", module="collect", planned=15.0, spent=1200, entered=build.START, left=build.START),
    ]


def session(text: str = "", **about: object) -> Session:
    """A session in the middle of everything."""
    return build.session(*records(text), **about)


def text_fields(whole: Session) -> list[tuple[str, str]]:
    """The kind and the name of each field that text may stand in."""
    return [
        (kind, name)
        for kind in ("details", "participant", *dict.fromkeys(record.kind for record in records()))
        for name in sorted(
            {
                name
                for record in whole.table(kind).values()
                for name, value in vars(record).items()
                if _said(name, value)
            }
        )
    ]


def _said(name: str, value: object) -> bool:
    return isinstance(value, str) and name not in _FIXED


_FIXED = {"kind", "id", "status", "outcome", "state", "phase", "letters", "session", "before"}


def with_text(whole: Session, text: str, fields: Iterable[tuple[str, str]]) -> Session:
    """The session again, with ``text`` in these fields of all records."""
    for kind, field in fields:
        table = {key: record.model_copy(update={field: text}) for key, record in whole.table(kind).items()}
        whole = whole.model_copy(update={TABLES[kind]: table})
    return whole
