"""Letting go of single answers, authors and names, out of a session and its whole history; what was agreed stays."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import count, in_quotes
from pmworkshop.session.core.records import Details, Entry, Participant, Retired, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation, Step, canonical
from pmworkshop.session.rounds.tally import add_hand

AGREED = ("outcome", "condition", "measure", "commitment", "purpose")
"""What a question of an agenda may ask for whose lines were agreed by the room; all other lines are answers."""
LET_GO = tr_noop("(let go)")
LEADER = tr_noop("Leader")
"""Stands for somebody whose function is not known."""
_QUOTED = re.compile("“[^”]*”|„.*“", re.DOTALL)
_BLANK: dict[str, dict[str, Any]] = {
    "participant": {"email": "", "token": ""},
    "round": {"texts": [], "remarks": {}, "voted": [], "holder": ""},
    "entry": {"author": None, "values": {}},
    "commitment": {"support": None},
    "action": {"confidence": None},
    "decision": {"objections": []},
    "details": {"facilitator": ""},
    "stage": {"spoken": None},
}
"""Fields that hold what one person said or who said it, by kind, with what takes their place."""


@dataclass(frozen=True, slots=True)
class Retirement:
    """What of a session is let go, and how its bytes are rewritten.

    Attributes:
        names: What stands in place of each name, the longest name first.
        people: What stands in place of each participant's name, by id.
        kept: The ids of the lines that were agreed.
        rounds: The counts that take the place of the ballots of a round, by its id.
        receipt: How much goes.
        texts: The sentences that go, to be looked for elsewhere; never to be shown.
    """

    names: tuple[tuple[str, str], ...]
    people: dict[str, str]
    kept: frozenset[str]
    rounds: dict[str, dict[str, dict[str, int]]]
    receipt: Retired
    texts: tuple[str, ...]

    def rewrite(self, body: str) -> str:
        """Rewrite the canonical JSON of a step or of a record.

        Args:
            body: The JSON.

        Returns:
            The JSON without single answers, authors and names. A record that goes as a whole is blank until the draft
            drops it; in the history it was never there.
        """
        data = json.loads(body)
        if "changes" not in data:
            return canonical(self._record(data))
        changes = [self._change(change) for change in data["changes"]]
        label = _QUOTED.sub(in_quotes("…"), self._nameless(data["label"]))
        return canonical({**data, "changes": changes, "label": label, "who": ""})

    def draft(self, session: Session) -> Draft:
        """Make the draft that drops what is blank, and keeps counts and the receipt; undo does not take it back.

        Args:
            session: The session as it was rewritten.

        Returns:
            The draft.
        """
        gone = [Drop("ballot", key) for key in sorted(session.ballots)]
        gone += [Drop("entry", key) for key in sorted(session.entries) if key not in self.kept]
        counted = [
            revise(session.rounds[key], anonymous=True, hands=hands) for key, hands in sorted(self.rounds.items())
        ]
        info = revise(session.info, retired=self.receipt)
        return Draft(told_of(self.receipt), (info, *counted, *gone), undoable=False)

    def _change(self, change: dict[str, Any]) -> dict[str, Any]:
        if "record" not in change:
            return change
        if change["kind"] == "ballot" or (change["kind"] == "entry" and change["id"] not in self.kept):
            return {name: value for name, value in change.items() if name != "record"}
        return {**change, "record": self._record(change["record"])}

    def _record(self, record: dict[str, Any]) -> dict[str, Any]:
        kind, key = record["kind"], record["id"]
        if kind == "ballot":
            return _fields(record, "id", "kind", "participant", "round", "subject") | {"abstained": True}
        if kind == "entry" and key not in self.kept:
            return _fields(record, "id", "kind", "module", "prompt") | {"text": tr(LET_GO)}
        blank = {name: value for name, value in _BLANK.get(kind, {}).items() if name in record}
        left = {name: value for name, value in {**record, **blank}.items() if value is not None}
        fixed = _fields(left, "id", "kind") | (
            {"name": self.people.get(key, tr(LEADER))} if kind == "participant" else {}
        )
        return {name: self._said(value) for name, value in left.items()} | fixed

    def _said(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self._said(item) for name, item in value.items()}
        if isinstance(value, list):
            return [self._said(item) for item in value]
        return self._nameless(value) if isinstance(value, str) else value

    def _nameless(self, text: str) -> str:
        for name, instead in self.names:
            if name in text:
                text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda _, put=instead: put, text)  # type: ignore[misc]
        return text


def _fields(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: record[name] for name in names if name in record}


def keep_until(day: date | None) -> Operation:
    """Set the day until which single answers are kept.

    Args:
        day: The last day; None for no end.

    Returns:
        The operation; it raises `RefusedError` if they have been let go.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        before = session.info
        _refuse_retired(before)
        changed = () if before.kept_until == day else (revise(before, kept_until=day),)
        return Draft(tr("Set the day until which single answers are kept"), changed)

    return operation


def is_due(kept_until: date | None, retired: bool, today: date) -> bool:
    """Tell whether single answers are to be let go.

    Args:
        kept_until: The day until which they are kept; None for no end.
        retired: Whether they were let go.
        today: The present day.
    """
    return kept_until is not None and not retired and kept_until < today


def told_of(receipt: Retired) -> str:
    """Say how much was let go, in one line.

    Args:
        receipt: The receipt.
    """
    parts = (
        count(receipt.answers, "single answer", "single answers"),
        count(receipt.lines, "line", "lines"),
        count(receipt.remarks, "remark", "remarks"),
        count(receipt.names, "name", "names"),
    )
    return tr("Let go of {parts}; what was agreed stays", parts=", ".join(parts))


def retirement_of(session: Session, history: Iterable[Step], day: date, by: str) -> Retirement:
    """Find what of a session is let go.

    Kept are the chart, outcomes, decisions, the plan with functions in place of names, and counts of answers where at
    least the smallest group of the agenda answered. Only whole names are known in a text.

    Args:
        session: The newest session, whole.
        history: All of its steps, in which people have had other names.
        day: The day on which it is let go.
        by: Who does it; empty if nobody is named.

    Returns:
        What goes.

    Raises:
        RefusedError: It was let go already, steps wait to be settled, or it is one leader's own file.
    """
    _refuse(session)
    kept = frozenset(key for key, one in session.entries.items() if _was_agreed(session, one))
    gone = [one for key, one in session.entries.items() if key not in kept]
    people, names = _renamed(session, history)
    said = _beside(session)
    receipt = Retired(
        day=day,
        by=by,
        answers=len(session.ballots) + sum(len(one.texts) for one in session.rounds.values()),
        lines=len(gone),
        remarks=len(said),
        names=len(session.participants),
    )
    typed = [one.text for one in session.ballots.values() if one.text]
    texts = (*said, *typed, *(one.text for one in gone))
    return Retirement(names, people, kept, _counts(session), receipt, texts)


def _beside(session: Session) -> list[str]:
    """List what was said beside values, and the objections to decisions."""
    unnamed = [text for one in session.rounds.values() for texts in one.remarks.values() for text in texts]
    named = [one.remark for one in session.ballots.values() if one.remark]
    return [*unnamed, *named, *(one.text for decision in session.decisions.values() for one in decision.objections)]


def _refuse(session: Session) -> None:
    _refuse_retired(session.info)
    if session.info.solo:
        raise RefusedError(tr("This is the file of one leader alone: delete it once it has been brought in."))
    if session.held:
        raise RefusedError(tr("Changes wait to be settled in this session."), tr("Settle them on the stage first."))


def _refuse_retired(info: Details) -> None:
    if info.retired is not None:
        raise RefusedError(tr("Single answers and names of this session were let go already."))


def _was_agreed(session: Session, entry: Entry) -> bool:
    module = session.info.agenda.module(entry.module)
    asked = {one.id: one.holds for one in module.prompts} if module is not None else {}
    chosen = any(one.line == entry.id for one in session.purposes.values())
    return chosen or (asked.get(entry.prompt, "other") in AGREED and not entry.waits)


def _renamed(session: Session, history: Iterable[Step]) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Find a name for each participant that says the function alone, and all names that they ever had."""
    people = _titles(session)
    used = (one.function.casefold() for one in session.participants.values())
    functions = {text.casefold() for text in (*used, *people.values(), *(r.title for r in session.roles.values()))}
    names = {name: people.get(key, tr(LEADER)) for key, name in _names(session.participants.values(), history)}
    names |= dict.fromkeys(_facilitators(session, history), tr("the facilitator"))
    known = ((name, put) for name, put in names.items() if name.casefold() not in functions)
    return people, tuple(sorted(known, key=lambda pair: (-len(pair[0]), pair[0])))


def _titles(session: Session) -> dict[str, str]:
    """Call each participant by the function; those who share one, or have none, are numbered."""
    functions = Counter(one.function for one in session.participants.values())
    people, taken = dict[str, str](), Counter[str]()
    for person in session.people():
        title = person.function or tr(LEADER)
        taken[title] += 1
        alone = person.function and functions[person.function] == 1
        people[person.id] = title if alone else f"{title} {taken[title]}"
    return people


def _names(people: Iterable[Participant], history: Iterable[Step]) -> Iterator[tuple[str, str]]:
    yield from ((one.id, one.name) for one in people)
    for step in history:
        for change in step.changes:
            if change.kind == "participant" and change.record is not None:
                yield change.id, str(change.record.get("name", "")) or tr(LEADER)


def _facilitators(session: Session, history: Iterable[Step]) -> set[str]:
    people = {one.name for one in session.participants.values()}
    return {name for name in (session.info.facilitator, *(step.who for step in history)) if name} - people


def _counts(session: Session) -> dict[str, dict[str, dict[str, int]]]:
    """Count the answers of each round that was shown, on subjects that at least the smallest group answered."""
    counted: dict[str, dict[str, dict[str, int]]] = {
        key: {subject: dict(values) for subject, values in one.hands.items()}
        for key, one in session.rounds.items()
        if one.status == "revealed"
    }
    for ballot in session.ballots.values():
        if ballot.round in counted:
            add_hand(counted[ballot.round], ballot)
    least = session.info.agenda.smallest_group
    return {
        key: {subject: values for subject, values in hands.items() if sum(values.values()) >= least}
        for key, hands in counted.items()
    }
