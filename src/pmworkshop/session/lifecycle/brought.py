"""What comes in from another file of the workshop: all of another table's steps, and a leader's checked answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import PmworkshopError, RefusedError
from pmworkshop.base.language import tr
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.lookups import said
from pmworkshop.session.core.records import AnyRecord, Ballot, Entry, Participant, Round
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import REDONE, UNDONE, Change, Step, parse_record, plain
from pmworkshop.session.core.undo_history import PASSING
from pmworkshop.session.lifecycle.one_seat import both_answered, instead, whole_card
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.session.rounds.answer_validation import check
from pmworkshop.session.rounds.ballots import ballot_of, form_for

STAYS = ("details", "participant")
"""Kinds of record of a first step that nothing alters later, not even a strike."""


@dataclass(frozen=True, slots=True)
class Brought:
    """The steps to take over from another file.

    Attributes:
        steps: The steps to merge.
        late: The number of steps left out because the answers they belong to are revealed here already.
        refused: The number of steps left out because they are no answers of that leader to what is asked here.
        earlier: The number of steps that change nothing because a deputy of that leader answered later.
    """

    steps: tuple[Step, ...]
    late: int = 0
    refused: int = 0
    earlier: int = 0


class _LateError(RefusedError):
    """Raised for an answer of which something has been shown here."""


def seeded(step: Step) -> bool:
    """Tell whether a step only copies records of another file, as the first step of a prepared file does.

    Args:
        step: The step.

    Returns:
        True if it only copies records.
    """
    copies = all(change.version != step.id for change in step.changes)
    return bool(step.changes) and copies and step.undoes is None


def belongs(session: Session, first: Step, theirs: Step) -> bool:
    """Tell whether a file came from this session: as a file that was prepared for a leader of it, or as a copy.

    Args:
        session: The whole session that takes the steps over.
        first: Its first step.
        theirs: The first step of the other file.

    Returns:
        True if it holds the token that was given to that leader, or begins with the same people and details.
    """
    if not seeded(theirs):
        return _begun(first) == _begun(theirs)
    begun = fold([theirs])
    alone = begun.info.solo or ""
    given, shown = session.participants.get(alone), begun.participants.get(alone)
    return given is not None and shown is not None and given.token != "" and given.token == shown.token


def _begun(step: Step) -> list[tuple[str, object]]:
    return [(change.id, change.record) for change in step.changes if change.kind in STAYS]


def brought(session: Session, steps: Iterable[Step], known: Mapping[str, str] = MappingProxyType({})) -> Brought:
    """Choose the steps of another file to take over.

    Steps that only move the room through the agenda are left out. From a file that a leader prepared alone, only
    that leader's own answers and lines are taken. Each is made again, by the checks of answers that are typed here.
    Where a deputy of that leader answered here too, the later answers count, and a step says so.

    Args:
        session: The whole session that takes the steps over.
        steps: All steps of the other file, oldest first.
        known: The moments of the steps that this session has already, by their ids.

    Returns:
        The chosen steps, in their order, and the number of those that were left out.
    """
    every = list(steps)
    news = [step for step in every if step.id not in known and _matters_here(step)]
    alone = fold(every[:1]).info.solo if every and seeded(every[0]) else None
    if alone is None:
        return Brought(tuple(news))
    return _answers(session, alone, news, every, known)


def _answers(
    session: Session, alone: str, news: Iterable[Step], every: Sequence[Step], known: Mapping[str, str]
) -> Brought:
    """Make the steps of a leader again, one after the other, and leave out what cannot be made."""
    kept: list[Step] = []
    late, refused, earlier = 0, 0, 0
    for step in (step for step in news if step.changes):
        try:
            made = _taken(session, session.participants[alone], step, every, known)
            session = session.apply(made)
            kept.append(made)
            earlier += not made.changes
        except _LateError:
            late += 1
        except (PmworkshopError, KeyError):
            refused += 1
    return Brought(tuple(kept), late, refused, earlier)


def _taken(
    session: Session, person: Participant, step: Step, every: Sequence[Step], known: Mapping[str, str]
) -> Step:
    """Make a step again; where a deputy answered the same question here, the later answers count."""
    both = both_answered(session, person, step, every, known)
    if both is None:
        return _remade(session, person, step)
    made = _remade(session, person, whole_card(session, person, step, every, both))
    return instead(session, person, made, both, _module(session, both.round.module).short)


def _matters_here(step: Step) -> bool:
    """Tell whether a step says more than where the room was over there, and more than what is here already."""
    passing = bool(step.changes) and all(change.kind in PASSING for change in step.changes)
    return not passing and not seeded(step)


def _remade(session: Session, person: Participant, step: Step) -> Step:
    """Make a step of a prepared file again: every record by its checks, author and label by ourselves."""
    if step.settles or person.left:
        raise RefusedError(
            tr("Nothing is settled alone, and nothing comes from {name} after leaving.", name=person.name)
        )
    changes, short = [], ""
    for change in step.changes:
        if change.version != step.id and step.undoes is None:
            raise RefusedError(tr("A change in it is not of its step."))
        module, record = _CHECKS.get(change.kind, _other)(session, person, change)
        short = short or module.short
        changes.append(change.model_copy(update={"record": None if record is None else plain(record)}))
    done = tr(REDONE if step.redo else UNDONE) if step.undoes else ""
    label = done + tr("Took answers in “{short}”", short=short)
    return step.model_copy(
        update={"who": person.name, "window": "prepare", "label": label, "changes": tuple(changes)}
    )


def _ballot(session: Session, person: Participant, change: Change) -> tuple[Module, AnyRecord | None]:
    mine = (one for one in session.rounds.values() if change.id.startswith(f"{one.id}/{person.id}/"))
    round_ = next(mine, None)
    if round_ is None or round_.anonymous:
        raise RefusedError(tr("There is no such question for this leader."))
    module = _module(session, round_.module)
    _must_be_open(round_)
    ballot = parse_record(change)
    if not isinstance(ballot, Ballot):
        return module, None
    answer = Answer(
        subject=ballot.subject,
        score=ballot.score,
        choice=ballot.choice,
        ranking=ballot.ranking,
        points=ballot.points,
        letters=ballot.letters,
        text=ballot.text,
        remark=ballot.remark,
        abstained=ballot.abstained,
    )
    check(form_for(session, module, round_.asks, wanted=round_.wanted), answer)
    if ballot_of(round_, person, answer) != ballot:
        raise RefusedError(tr("An answer in it stands under another name."))
    return module, ballot


def _must_be_open(round_: Round) -> None:
    if round_.status == "revealed" or round_.shown:
        raise _LateError(tr("These answers have been shown."))
    if round_.status == "closed":
        raise _LateError(tr("No more answers are taken here."))


def _entry(session: Session, person: Participant, change: Change) -> tuple[Module, AnyRecord | None]:
    before = session.entries.get(change.id)
    if before is not None and before.author != person.id:
        raise RefusedError(tr("A line of somebody else is not changed."))
    entry = parse_record(change)
    if not isinstance(entry, Entry):
        if before is None:
            raise RefusedError(tr("There is no such line."))
        return _module(session, before.module), None
    module = _module(session, entry.module)
    if not kind_of(module).lists_answers("answers") or entry.prompt not in {one.id for one in module.prompts}:
        raise RefusedError(tr("No lines are asked for here."))
    typed = _typed(module, person, entry)
    if typed != entry:
        raise RefusedError(tr("A line in it is not as it is typed."))
    return module, typed


def _typed(module: Module, person: Participant, entry: Entry) -> Entry:
    """Make a line as it would be if the leader typed it."""
    return Entry(
        id=entry.id,
        module=module.id,
        prompt=entry.prompt,
        text=said(entry.text),
        author=person.id,
        values={one.id: entry.values[one.id] for one in module.value_columns if one.id in entry.values},
        place=entry.place,
    )


def _other(session: Session, person: Participant, change: Change) -> tuple[Module, AnyRecord | None]:
    raise RefusedError(tr("A leader who prepares alone answers, and changes nothing else."))


_CHECKS = {"ballot": _ballot, "entry": _entry}
"""What a leader who prepares alone can bring along, each with the function that makes it again."""


def _module(session: Session, module_id: str) -> Module:
    module = next((one for one in session.info.agenda.modules if one.id == module_id), None)
    if module is None or module.mode == "live" or module.nameless or not module.preparable:
        raise RefusedError(tr("This part is not prepared alone."))
    return module
