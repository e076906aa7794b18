"""The links of the chain: complaints, outcomes, measures, conditions, decisions, commitments, rows and actions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pmworkshop.agenda.model import Holds, Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import short_date
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line, count
from pmworkshop.insight.deciding.outcomes import outcome_words
from pmworkshop.session.core.columns import in_parts
from pmworkshop.session.core.lookups import called, causes
from pmworkshop.session.core.records import Action, Activity, Commitment, Decision, Entry, Theme
from pmworkshop.session.core.reserved import SAID_BEFORE
from pmworkshop.session.core.schemes import owner_letter
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import chart, decide, decide_list
from pmworkshop.session.operations.decide_choice import chosen_words
from pmworkshop.session.operations.grouping import groups, members
from pmworkshop.session.operations.planning import action_plan, commitments

Sort = Literal["complaint", "outcome", "measure", "condition", "decision", "commitment", "row", "action"]
"""What a link of the chain is."""
_CAUSES = ("entry", "theme", "decision", "activity", "action")
"""Kinds of record that an action can follow from; what is only given to it is no reason for it."""
_HELD: dict[Holds, Sort] = {
    "missing": "complaint",
    "unwanted": "complaint",
    "outcome": "outcome",
    "measure": "measure",
    "condition": "condition",
    "commitment": "commitment",
}
"""What lines are, by what their question says that its answers are."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One link of the chain, before it is joined to the others.

    Attributes:
        id: The id of its record.
        sort: What it is.
        text: Its words.
        causes: The ids of the records that it names as what it follows from.
        note: What is known of it besides, such as an owner and a day; may be empty.
        ends: Whether nothing need follow from it: it is parked, measured, owned or over.
        loose: Whether it need not follow from another link: it names a record that is none, such as what a poll
            showed, or was taken over from an earlier session.
    """

    id: str
    sort: Sort
    text: str
    causes: tuple[str, ...] = ()
    note: str = ""
    ends: bool = False
    loose: bool = False


def pieces(session: Session) -> list[Piece]:
    """Collect the links of a session, in the order of the chain and of the agenda.

    Args:
        session: The public view.

    Returns:
        The links of all modules that the room has reached. A group of complaints is one link. Practice rows, dropped
        actions and lines of any other sort are none.
    """
    found = [piece for module in session.info.agenda.modules for piece in _said(session, module)]
    found += [_decision(session, one) for one in decide.in_order(session) if one.outcome != "open"]
    found += [piece for module in _reached(session) for piece in (*_left(session, module), *_rows(session, module))]
    found += [_commitment(session, one) for one in commitments.commitments(session)]
    found += [_action(session, one) for one in action_plan.actions(session) if one.status != "dropped"]
    order: list[Sort] = [
        "complaint", "outcome", "measure", "condition", "decision", "commitment", "row", "action",
    ]  # fmt: skip
    return sorted(found, key=lambda one: order.index(one.sort))


def _reached(session: Session) -> list[Module]:
    visited = {visit.module for visit in session.visits.values()}
    return [one for one in session.info.agenda.modules if one.id in visited]


def _said(session: Session, module: Module) -> Iterator[Piece]:
    """Collect the lines of a module by what they are; complaints in a group are one."""
    grouped = {theme.id for theme in groups(session, module.id) if theme.title != SAID_BEFORE}
    complaining = _complaining(session, module, grouped)
    yield from (_group(session, session.themes[one]) for one in complaining)
    for entry in (*session.listed(module.id), *_parked(session, module)):
        sort = sort_of(module, entry)
        if sort is not None and not _in_group(sort, entry, complaining):
            yield _line(module, entry, sort, complaining)


def _parked(session: Session, module: Module) -> list[Entry]:
    mine = (entry for entry in session.parked() if entry.module == module.id)
    return [entry for entry in mine if sort_of(module, entry) == "complaint"]


def _in_group(sort: Sort, entry: Entry, complaining: list[str]) -> bool:
    """Tell whether a line is told by its group: a complaint in a group is."""
    return sort == "complaint" and entry.theme in complaining


def _complaining(session: Session, module: Module, grouped: set[str]) -> list[str]:
    """List the groups in which there is a complaint, in their order."""
    lines = session.listed(module.id)
    inside = [entry.theme for entry in lines if sort_of(module, entry) == "complaint" and entry.theme in grouped]
    return [theme.id for theme in groups(session, module.id) if theme.id in inside]


def sort_of(module: Module, entry: Entry) -> Sort | None:
    """Tell what a line is.

    Args:
        module: The module that it was said in.
        entry: The line.

    Returns:
        What it is; None if it is no link of the chain.
    """
    prompt = module.prompt(entry.prompt)
    return _HELD.get(prompt.holds) if prompt is not None else None


def _group(session: Session, theme: Theme) -> Piece:
    lines = [entry for entry in members(session, theme.id) if not entry.parked]
    return Piece(theme.id, "complaint", clean_line(theme.title), note=count(len(lines), "line", "lines"))


def _line(module: Module, entry: Entry, sort: Sort, complaining: list[str]) -> Piece:
    """Make a link of a line; an outcome that stands in a group of complaints follows from that group."""
    beside = (entry.theme,) if entry.theme in complaining and entry.theme else ()
    parked = tr("parked: {answer}", answer=entry.answer) if entry.answer else tr("parked")
    measure = entry.values.get("measure", "")
    return Piece(
        entry.id, sort, clean_line(in_parts(module, entry).text), (*entry.because, *beside),
        note=parked if entry.parked else tr("we will see: {measure}", measure=measure) if measure else "",
        ends=entry.parked or bool(measure) or sort in ("measure", "commitment"),
    )  # fmt: skip


def _decision(session: Session, one: Decision) -> Piece:
    words = chosen_words(one.choice, one.reason) or outcome_words(one.outcome)
    return Piece(one.id, "decision", clean_line(one.statement), one.because, note=clean_line(words), ends=True)


def _left(session: Session, module: Module) -> Iterator[Piece]:
    """Collect what a module was to decide and has neither decided nor parked."""
    for one in decide_list.listed(session, module):
        if one.left:
            yield Piece(f"{module.id}/{one.id}", "decision", clean_line(one.text), causes(session, one.id))


def _rows(session: Session, module: Module) -> Iterator[Piece]:
    if module.chart is not None:
        letter = owner_letter(module.chart.scheme)
        roles = chart.roles(session, module.id)
        for row in chart.rows(session, module.id):
            if not row.practice:
                at = (one for one in roles if letter in chart.letters_at(session, module.id, row.id, one.id))
                yield _row(row, next((one.title for one in at), ""))


def _row(row: Activity, owner: str) -> Piece:
    day = tr("not settled, by {day}", day=short_date(row.due)) if row.state == "parked" and row.due else ""
    return Piece(row.id, "row", clean_line(row.label), row.because, note=owner or day, ends=bool(owner or day))


def _commitment(session: Session, one: Commitment) -> Piece:
    person = session.participants.get(one.giver or "")
    who = called(session, person) if person else one.function
    given = clean_line(f"{one.amount} {one.resource}")
    condition = tr("if {condition}", condition=one.condition) if one.condition else ""
    text = f"{who}: {given}" if given else tr("{giver} is asked for {resource}", giver=who, resource=one.ask)
    return Piece(one.id, "commitment", text, one.because, note=condition, ends=bool(given))


def _action(session: Session, one: Action) -> Piece:
    owners = ", ".join(called(session, person) for key in one.owners if (person := session.participants.get(key)))
    note = ", ".join(part for part in (owners, _by(one)) if part)
    module = session.info.agenda.module(one.module)
    causes = _causes(session, one)
    there = any(session.get(kind, cause) is not None for kind in _CAUSES for cause in causes)
    return Piece(
        one.id, "action", clean_line(f"{one.code} {one.what}"), causes, note,
        ends=bool(owners), loose=there or bool(module and module.reviews),
    )  # fmt: skip


def _by(one: Action) -> str:
    return tr("by {day}", day=short_date(one.due)) if one.due else ""


def _causes(session: Session, one: Action) -> tuple[str, ...]:
    """List what an action follows from: its causes, its row and decision, and what is given to it."""
    given = (other.id for other in commitments.commitments(session) if other.action == one.id)
    gifts = (give.commitment for give in one.gives)
    return tuple(dict.fromkeys(filter(None, (*one.because, one.row, one.decision, *given, *gifts))))
