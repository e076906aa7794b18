"""A session as text and as plain data, for `show` and `list`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pmworkshop.agenda.model import Module
from pmworkshop.agenda.phases import phase_name
from pmworkshop.base.dates import short_date, spell_date
from pmworkshop.base.language import tr, tr_noop, trc
from pmworkshop.base.text import clean_line, count
from pmworkshop.insight.charts.chart_rules import session_findings
from pmworkshop.session.core.records import Activity, Role
from pmworkshop.session.core.session import TABLES, Session
from pmworkshop.session.core.steps import plain
from pmworkshop.session.operations import chart, decide, navigation
from pmworkshop.session.operations.absent_owners import absent_owners
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.operations.planning.row_actions import given_to
from pmworkshop.store.stored_session import StoredSession

_STATES = (
    *(tr_noop("open"), tr_noop("closed"), tr_noop("revealed")),
    *(tr_noop("adopted"), tr_noop("not adopted")),
)
"""Where rounds and decisions stand, as records say it."""


def whole(stored: StoredSession, session: Session, *, private: bool) -> dict[str, Any]:
    """List all records of a session as plain data.

    Args:
        stored: The session, for its address.
        session: The records to list: the public view or the whole session.
        private: Whether `session` is the whole session.

    Returns:
        Address, id, view, number of steps, progress by round, and the records by kind; kinds without records are left
        out.
    """
    tables = {kind: [plain(session.table(kind)[key]) for key in sorted(session.table(kind))] for kind in TABLES}
    return {
        "path": str(stored),
        "id": session.id,
        "view": "private" if private else "public",
        "steps": session.seq,
        "progress": {key: progress.model_dump() for key, progress in session.progress.items()},
        "records": {kind: records for kind, records in tables.items() if records},
    }


def overview(stored: StoredSession, session: Session, *, private: bool) -> str:
    """Describe the content of a session on about a page.

    Args:
        stored: The session, for its address.
        session: The state to describe: the public view or the whole session.
        private: Whether to include mail addresses.

    Returns:
        The lines, without a line end after the last one.

    Raises:
        DamagedError: The session has no beginning.
    """
    return "\n".join([*_head(stored, session), *_people(session, private), *_modules(session), *_parked(session)])


def _head(stored: StoredSession, session: Session) -> Iterator[str]:
    info = session.info
    about = [
        info.organisation,
        spell_date(info.day),
        tr("ends {ends}", ends=info.ends) if info.ends else "",
        info.venue,
    ]
    yield f"{info.title}{tr(' (sample)') if info.sample else ''}"
    yield " · ".join(part for part in about if part)
    module, phase = navigation.where(session)
    stage = session.stage
    where = f"“{module.short}”, {phase_name(phase)}" if stage else tr("not begun")
    yield tr(
        "{stage} · {steps} · id {id}",
        stage=tr("finished") if stage and stage.finished else where,
        steps=count(session.seq, "step", "steps"),
        id=session.id,
    )
    yield str(stored)


def _people(session: Session, private: bool) -> Iterator[str]:
    people = session.people()
    yield ""
    yield f"{count(len(people), 'person', 'people')}"
    for person in people:
        more = [
            person.function,
            person.group,
            tr("sponsor") if person.sponsor else "",
            person.email if private else "",
        ]
        away = trc("of a person", "left") if person.left else "" if person.present else trc("of a person", "away")
        about = ", ".join(part for part in (*more, away) if part)
        yield f"  {person.name}{f' ({about})' if about else ''}"


def _modules(session: Session) -> Iterator[str]:
    for module in session.info.agenda.modules:
        lines = [*_lines(session, module)]
        if lines:
            yield ""
            yield module.title
            yield from (f"  {line}" for line in lines)


def _lines(session: Session, module: Module) -> Iterator[str]:
    for entry in session.listed(module.id):
        yield clean_line(entry.text)
    rounds = (round_ for round_ in session.rounds.values() if round_.module == module.id)
    for round_ in sorted(rounds, key=lambda asked: (asked.number, asked.id)):
        yield tr(
            "asked {number}: {status}{answered}",
            number=round_.number,
            status=tr(round_.status),
            answered=_progress(session, round_.id),
        )
    decisions = (decision for decision in decide.in_order(session) if decision.module == module.id)
    yield from (f"{decision.statement} ({decision.choice or tr(decision.outcome)})" for decision in decisions)
    if module.chart is not None:
        yield from _chart(session, module.id)
    yield from _actions(session, module.id)


def _actions(session: Session, module_id: str) -> Iterator[str]:
    for action in action_plan.actions(session, module_id):
        owners = ", ".join(session.participants[key].name for key in action.owners if key in session.participants)
        due = f", {short_date(action.due)}" if action.due else ""
        yield f"{action.code}  {action.what} ({owners or tr('nobody yet')}{due})"


def _progress(session: Session, round_id: str) -> str:
    progress = session.progress.get(round_id)
    return (
        tr(", {answered} of {awaited} in", answered=progress.answered, awaited=progress.awaited) if progress else ""
    )


def _chart(session: Session, chart_id: str) -> Iterator[str]:
    roles, rows = chart.roles(session, chart_id), _rows(session, chart_id)
    if roles or rows:
        errors = sum(one.open and one.severity == "error" for one in session_findings(session, chart_id))
        yield tr(
            "{rows}, {roles}; not settled yet: {errors}",
            rows=count(len(rows), "row", "rows"),
            roles=count(len(roles), "role", "roles"),
            errors=errors,
        )
    absent = {one.row.id: one.role.title for one in absent_owners(session, chart_id)}
    for row in rows:
        apart = tr(" (nobody in the room speaks for {absent})", absent=absent[row.id]) if row.id in absent else ""
        owners = given_to(session, row) or _cells(session, row, roles) or tr("nobody yet")
        yield f"{row.label}: {owners}{apart}"


def _rows(session: Session, chart_id: str) -> list[Activity]:
    return [row for row in chart.rows(session, chart_id) if not row.practice]


def _cells(session: Session, row: Activity, roles: Iterable[Role]) -> str:
    letters = ((role, chart.letters_at(session, row.chart, row.id, role.id)) for role in roles)
    return ", ".join(f"{role.title} {held}" for role, held in letters if held)


def _parked(session: Session) -> Iterator[str]:
    parked = session.parked()
    if parked:
        yield ""
        yield tr("Parked")
    for entry in parked:
        yield f"  {clean_line(entry.text)}{f' → {entry.answer}' if entry.answer else ''}"
