"""Describing the changes of rounds and answers in words; of hidden answers, only their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pmworkshop.base.language import tr, tr_noop, trc
from pmworkshop.base.text import clean_line, upper
from pmworkshop.session.core.records import Ballot, Round, Tie
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Key
from pmworkshop.session.rounds.remarks import remarks_on
from pmworkshop.session.rounds.tally import tally
from pmworkshop.session.views.public import progress_of, public
from pmworkshop.session.views.record_names import Names, quoted, together
from pmworkshop.session.views.step_sides import StepSides

_BECAME = {
    "open": tr_noop("Answers in {where} are taken again"),
    "closed": tr_noop("Answers in {where} are closed"),
    "revealed": tr_noop("Answers in {where} were shown"),
}


def round_lines(sides: StepSides, old: Round | None, new: Round) -> Iterator[str]:
    """Describe how a round changed, and which answers were revealed.

    Args:
        sides: Both sides of the step.
        old: The round before the step; None if the step opened it.
        new: The round after the step.

    Yields:
        Sentences; none if nothing that may be shown was changed.
    """
    names = sides.now.names
    where = names.module(new.module)
    where += f", {names.asked(new, WHOLE)}," if new.item else ""
    if old is None:
        again = tr(", time {number}", number=new.number) if new.number > 1 else ""
        yield tr(
            "{where} is asked{again}{second}{unnamed}",
            where=where,
            again=again,
            second=names.second(new),
            unnamed=tr(", without names") * new.anonymous,
        )
    earlier = old or Round(id=new.id, module=new.module)
    if earlier.status != new.status:
        yield tr(_BECAME[new.status], where=where)
    room = sides.after if sides.private else public(sides.after)
    yield from _shown(sides.now.names, room, new, _newly_shown(room, earlier, new))
    yield from (tr("{words} was said", words=quoted(text)) for text in new.texts if text not in earlier.texts)
    yield from _settled(names, earlier, new)


def _settled(names: Names, earlier: Round, new: Round) -> Iterator[str]:
    """Tell how things that were level in a vote were put in order."""
    was, now = earlier.tie or Tie(), new.tie or Tie()
    if now.hands != was.hands:
        counted = together(f"{names.asked(new, one)} {number}" for one, number in now.hands.items())
        yield tr("Hands for what was level: {counted}", counted=counted or tr("none any more"))
    if now.first != was.first:
        first = together(names.asked(new, one) for one in now.first)
        yield tr(
            "{by} puts first: {first}",
            by=upper(names.of(now.by) if now.by else tr("the sponsor")),
            first=first or tr("nothing any more"),
        )


def _newly_shown(room: Session, earlier: Round, new: Round) -> list[str]:
    """List the subjects of which something was shown by the step."""
    if earlier.status != new.status == "revealed":
        return [*new.hands, *_answered(room, new)]
    shown = [subject for subject in new.shown if subject not in earlier.shown]
    return shown + [subject for subject, hands in new.hands.items() if hands != earlier.hands.get(subject)]


def _answered(session: Session, round_: Round) -> Iterator[str]:
    """List what was answered in a round, in the order of the answers' ids."""
    for _, ballot in sorted(session.ballots.items()):
        if ballot.round == round_.id and ballot.letters is None and ballot.text is None:
            yield from ballot.points or ballot.ranking or (ballot.subject,)


def _shown(names: Names, room: Session, round_: Round, subjects: Iterable[str]) -> Iterator[str]:
    """Tell how many gave each value on some subjects that have been shown."""
    for subject in dict.fromkeys(subjects):
        counted = tally(room, round_, subject)
        values = sorted(counted.counts.items(), key=lambda pair: (len(pair[0]), pair[0]))
        parts = [tr("{number} for {value}", number=number, value=value) for value, number in values if number]
        parts += [tr("{number} abstained", number=counted.abstained)] if counted.abstained else []
        yield f"{names.asked(round_, subject)}: {', '.join(parts) or tr('no answer')}"
        for remark in remarks_on(room, round_, subject):
            yield tr(
                "{subject}: {words} was said beside it",
                subject=names.asked(round_, subject),
                words=quoted(remark.text),
            )


def ballot_lines(sides: StepSides, key: Key, old: Ballot | None, new: Ballot | None) -> Iterator[str]:
    """Describe one answer if it may be seen, else the number of participants who have answered.

    Args:
        sides: Both sides of the step.
        key: The kind and id of the ballot.
        old: The ballot before the step; None if it did not exist or may not be seen.
        new: The ballot after the step; None if it does not exist or may not be seen.

    Yields:
        Sentences; none if nothing that may be shown was changed.
    """
    ballot: Any = sides.after.get(*key) or sides.before.get(*key)
    round_ = ballot and (sides.after.rounds.get(ballot.round) or sides.before.rounds.get(ballot.round))
    if not round_:
        return
    if old is None and new is None:
        yield from _progress(sides, round_)
    elif old is not None or sides.private or not _shown_now(sides, round_.id):
        yield from _answer_lines(sides, round_, old, new)


def _progress(sides: StepSides, round_: Round) -> Iterator[str]:
    if round_.id in sides.after.rounds:
        progress = progress_of(sides.after, round_.id)
        yield tr(
            "{module}: {answered} of {awaited} in",
            module=sides.now.names.module(round_.module),
            answered=progress.answered,
            awaited=progress.awaited,
        )


def _answer_lines(sides: StepSides, round_: Round, old: Ballot | None, new: Ballot | None) -> Iterator[str]:
    names = sides.now.names
    ballot: Any = new or old
    subject = names.asked(round_, ballot.subject)
    if sides.private:
        subject = tr("{person} on {subject}", person=names.of(ballot.participant), subject=subject)
    before, after = _answer(names, round_, old), _answer(names, round_, new)
    if old is not None and new is not None and new.corrected:
        yield tr("Typing corrected, {subject}: {before} → {after}", subject=subject, before=before, after=after)
    elif before != after:
        yield tr("Answer, {subject}: {change}", subject=subject, change=f"{before} → {after}" if old else after)


def _shown_now(sides: StepSides, round_id: str) -> bool:
    was, now = sides.before.rounds.get(round_id), sides.after.rounds.get(round_id)
    return was is not None and now is not None and (was.status, was.shown) != (now.status, now.shown)


def _answer(names: Names, round_: Round, ballot: Ballot | None) -> str:
    if ballot is None:
        return tr("nothing")
    if ballot.letters is not None:
        return _by_name(names, round_, ballot.letters) or tr("nobody")
    if ballot.points is not None:
        return _by_name(names, round_, ballot.points) or trc("points", "none")
    if ballot.ranking is not None:
        return together(_called(names, round_, one) for one in ballot.ranking)
    return quoted(ballot.text) if ballot.text is not None else _value(ballot)


def _value(ballot: Ballot) -> str:
    value = tr("abstained") if ballot.abstained else str(ballot.choice if ballot.score is None else ballot.score)
    return f"{value}, {quoted(ballot.remark)}" if ballot.remark else value


def _by_name(names: Names, round_: Round, values: Mapping[str, str | int]) -> str:
    return together(f"{_called(names, round_, one)} {value}" for one, value in values.items() if value)


def _called(names: Names, round_: Round, record_id: str) -> str:
    """Name a subject or role as it was called when it was asked about."""
    role = next((one for one in round_.roles if one.id == record_id), None)
    if role is not None:
        return clean_line(role.text)
    return names.asked(round_, record_id) if round_.wording(record_id) else names.of(record_id)
