"""What became of what was said: outcomes, rows, decisions, actions and the rest, in words that stand beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, trc
from pmworkshop.base.text import clean_line
from pmworkshop.insight.deciding.outcomes import outcome_words
from pmworkshop.session.core.columns import in_parts
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.records import Action, Commitment, Decision, Entry
from pmworkshop.session.core.session import Session, placed
from pmworkshop.session.operations import decide, purpose
from pmworkshop.session.operations.decide_choice import chosen_words
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.rounds.priorities import all_priorities

Sort = Literal[
    "outcome", "condition", "promise", "answer", "row", "decision", "gift", "action", "purpose", "priority"
]
"""What something became."""
ANSWERS: tuple[Sort, ...] = ("outcome", "condition", "promise", "answer")
"""What is noted as a line of its own, under a question of the agenda."""
_HELD: dict[str, Sort] = {"outcome": "outcome", "condition": "condition", "commitment": "promise"}
"""What a line is, by what its question says that its answers are."""


@dataclass(frozen=True, slots=True)
class Became:
    """One thing that followed from a line or a group.

    Attributes:
        sort: What it is.
        text: Its words alone.
        words: What stands beside the line: what it is, whose, and its words.
    """

    sort: Sort
    text: str
    words: str


def became(session: Session) -> dict[str, tuple[Became, ...]]:
    """Say what became of each group and line.

    It is read from the links that the room made: the causes of a line that is an outcome or stands in a module that
    answers earlier ones, of a row, a decision, something given and an action; and from what was chosen as our purpose
    and named as a priority.

    Args:
        session: The public view.

    Returns:
        What followed, by the id of the group or line: outcomes, rows, decisions, gifts, actions, then choices. It has
        no key for what nothing followed from.
    """
    told: dict[str, list[Became]] = {}
    for cause, one in _all(session):
        if one not in told.setdefault(cause, []):
            told[cause].append(one)
    return {cause: tuple(found) for cause, found in told.items()}


def _all(session: Session) -> Iterator[tuple[str, Became]]:
    """List what followed from what, each with the id of what it followed from."""
    yield from _lines(session)
    for row in placed(session.activities.values()):
        yield from ((cause, _named("row", tr("row of the chart"), row.label)) for cause in row.because)
    made = (one for one in decide.in_order(session) if one.outcome != "open")
    yield from ((cause, _decided(one, cause)) for one in made for cause in one.because)
    yield from _planned(session)
    yield from _chosen(session)


def _lines(session: Session) -> Iterator[tuple[str, Became]]:
    for entry in placed(one for one in session.entries.values() if one.because):
        sort = _sort_of(session, entry)
        if sort is not None:
            what = _noted(sort)
            yield from ((cause, _named(sort, what, _text(session, entry))) for cause in entry.because)


def _noted(sort: Sort) -> str:
    """Say what a line became of another."""
    words = {
        "outcome": trc("what it became", "outcome"),
        "condition": trc("what it became", "condition"),
        "promise": trc("what it became", "promise"),
        "answer": trc("what it became", "answer"),
    }
    return words[sort]


def _planned(session: Session) -> Iterator[tuple[str, Became]]:
    for gift in placed(session.commitments.values()):
        yield from ((cause, _given(session, gift)) for cause in gift.because)
    live = (one for one in action_plan.actions(session) if one.status != "dropped")
    yield from ((cause, _done(session, one)) for one in live for cause in one.because)


def _named(sort: Sort, what: str, text: str) -> Became:
    said = clean_line(text)
    return Became(sort, said, tr("{what}: {said}", what=what, said=said))


def _text(session: Session, entry: Entry) -> str:
    module = session.info.agenda.module(entry.module)
    return in_parts(module, entry).text if module else entry.text


def _sort_of(session: Session, entry: Entry) -> Sort | None:
    """Tell what a line became of another is; None if it is a line like any other."""
    module = session.info.agenda.module(entry.module)
    if module is None or entry.parked or entry.waits:
        return None
    prompt = module.prompt(entry.prompt)
    held = _HELD.get(prompt.holds) if prompt is not None else None
    return held or ("answer" if module.answered else None)


def _decided(decision: Decision, cause: str) -> Became:
    """Say what was decided on something, or which decision followed from it."""
    word = chosen_words(decision.choice, decision.reason) or outcome_words(decision.outcome)
    statement = clean_line(decision.statement)
    if decision.subject == cause:
        return Became("decision", statement, tr("decided: {word}", word=word))
    return Became("decision", statement, tr("decided: {statement}: {word}", statement=statement, word=word))


def _given(session: Session, gift: Commitment) -> Became:
    person = session.participants.get(gift.giver or "")
    who = called(session, person) if person else gift.function
    what = clean_line(f"{gift.amount} {gift.resource}") or tr("asked for {resource}", resource=gift.ask)
    return _named("gift", tr("gift of {giver}", giver=who) if who else trc("what it became", "gift"), what)


def _done(session: Session, action: Action) -> Became:
    people = (session.participants.get(one) for one in action.owners)
    owners = tr(" and ").join(called(session, person) for person in people if person)
    return _named(
        "action", tr("action of {owners}", owners=owners) if owners else trc("what it became", "action"), action.what
    )


def _chosen(session: Session) -> Iterator[tuple[str, Became]]:
    line = purpose.chosen(session)
    if line is not None:
        yield line.id, Became("purpose", _text(session, line), tr("our purpose"))
    for found in all_priorities(session):
        for one in found.named:
            yield (
                one.id,
                Became("priority", one.text, tr("priority {place}: {backing}", place=one.place, backing=one.backing)),
            )
