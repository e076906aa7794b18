"""A step in words: what it changed, as a leader would say it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pmworkshop.agenda.phases import phase_name
from pmworkshop.base.text import clean_line, count
from pmworkshop.session.core.records import Ballot, Details, Entry, Mark, Round, Stage
from pmworkshop.session.core.session import TABLES, Session
from pmworkshop.session.core.steps import Key, Step
from pmworkshop.session.rounds.tally import tally
from pmworkshop.session.views.public import progress_of, public
from pmworkshop.session.views.record_names import Names, called, described, differences, quoted, together, upper

HELD = "Not taken in: somebody else had changed the same thing. Both wait to be settled."
_PASSED_OVER = ("visit",)
_EMPTY = Session.model_construct()


@dataclass(frozen=True, slots=True)
class Told:
    """One step of the history, told.

    Attributes:
        seq: Its number, from 1.
        step: The step.
        lines: What it changed, in words; none where it changed nothing that may be shown.
        module: The module that the room is in after it; empty before the workshop has begun.
    """

    seq: int
    step: Step
    lines: tuple[str, ...]
    module: str = ""

    @property
    def words(self) -> str:
        """Label and lines together, for searching."""
        return "\n".join((self.step.label, *self.lines))


def tell(steps: Iterable[tuple[int, Step]], *, private: bool = False) -> Iterator[Told]:
    """Tell a history from its beginning, step by step, folding each once.

    Args:
        steps: All steps, each with its number.
        private: Whether what the room was not shown is told too.

    Raises:
        DamagedError: A step holds something that is no record.
    """
    before = _EMPTY
    for seq, step in steps:
        after = before.apply(step)
        yield told(seq, before, step, after, private=private)
        before = after


def told(seq: int, before: Session, step: Step, after: Session, *, private: bool = False) -> Told:
    """Tell one step; see `changes`."""
    module = after.stage.module if after.stage else ""
    return Told(seq, step, tuple(changes(before, step, after, private=private)), module)


def changes(before: Session, step: Step, after: Session, *, private: bool = False) -> list[str]:
    """Say what a step changed, each change in a sentence with what was before and what is after.

    The words come from the public views of the two sessions: of a round that is not revealed at that moment
    there is only how many are in.

    Args:
        before: The whole session before the step.
        step: The step.
        after: The whole session after it.
        private: Whether what the room was not shown is told too: your eyes only.
    """
    if any(one.id == step.id for one in after.held):
        return [HELD]
    keys = {change.key: None for change in step.changes}
    was, now = (_Side.of(session, keys, private=private) for session in (before, after))
    lines = [*_Telling(was, now, before, after, private, step.undoes is not None).lines(keys)]
    settled = len(before.held) - len(after.held)
    if settled > 0:
        lines.append(f"{upper(count(settled, 'change'))} that waited {'is' if settled == 1 else 'are'} settled")
    return list(dict.fromkeys(lines))


@dataclass(frozen=True, slots=True)
class _Side:
    """The records that a step touches, as they may be seen before it or after it, and what ids stand for."""

    seen: Session
    names: Names

    @classmethod
    def of(cls, session: Session, keys: Iterable[Key], *, private: bool) -> _Side:
        names = Names(session)
        if private:
            return cls(session, names)
        return cls(public(_part(session, keys)), names)

    def get(self, key: Key) -> Any:
        return self.seen.get(*key)


def _part(session: Session, keys: Iterable[Key]) -> Session:
    """Take out of a session the records that are asked for, and those that decide whether they may be seen."""
    tables: dict[str, Any] = {}
    for kind, record_id in keys:
        record = session.get(kind, record_id)
        if record is not None:
            tables.setdefault(TABLES[kind], {})[record_id] = record
    if "ballots" in tables:
        tables["rounds"] = session.rounds
    if "entries" in tables and "details" not in tables:
        asked = {entry.module for entry in tables["entries"].values()}
        tables["details"] = {key: _only(details, asked) for key, details in session.details.items()}
    return _EMPTY.model_copy(update=tables)


def _only(details: Details, modules: Container[str]) -> Details:
    """Leave out of the agenda the modules that are not asked for, since each has to be made public."""
    agenda = details.agenda
    kept = tuple(module for module in agenda.modules if module.id in modules)
    return details.model_copy(update={"agenda": agenda.model_copy(update={"modules": kept})})


@dataclass(slots=True)
class _Telling:
    was: _Side
    now: _Side
    before: Session
    after: Session
    private: bool
    back: bool

    def lines(self, keys: Iterable[Key]) -> Iterator[str]:
        rows: dict[str, dict[str, tuple[Mark | None, Mark | None]]] = {}
        for key in keys:
            old, new = self.was.get(key), self.now.get(key)
            kind = key[0]
            if kind == "mark":
                if old != new:
                    mark = new or old
                    rows.setdefault(mark.activity, {})[mark.role] = (old, new)
            elif kind == "ballot":
                yield from self._ballot(key, old, new)
            elif old != new and kind not in _PASSED_OVER:
                yield from self._record(old, new)
        for row, cells in rows.items():
            yield from self._cells(row, cells)

    def _record(self, old: Any, new: Any) -> Iterator[str]:
        if isinstance(new, Round):
            yield from self._round(old, new)
        elif isinstance(new, Stage):
            yield from self._stage(old, new)
        elif isinstance(old or new, Round | Stage):
            return
        elif old is None:
            yield f"{'Back' if self.back else 'New'}: {described(new, self.now.names)}"
        elif new is None:
            yield upper(f"{called(old, self.was.names)} was taken out")
        elif isinstance(new, Entry):
            yield from self._entry(old, new)
        else:
            yield from self._changed(old, new)

    def _changed(self, old: Any, new: Any) -> Iterator[str]:
        found = differences(old, new, self.was.names, self.now.names)
        yield from map(upper, found)
        if not found and getattr(old, "place", 0) != getattr(new, "place", 0):
            where = getattr(new, "module", "") or getattr(new, "chart", "")
            yield f"The order changed{f' in {self.now.names.module(where)}' if where else ''}"

    def _entry(self, old: Entry, new: Entry) -> Iterator[str]:
        if old.theme != new.theme:
            words = quoted(new.text)
            if new.theme:
                yield f"{words} moved to the group {self.now.names.of(new.theme)}"
            else:
                yield f"{words} is in no group any more"
        if old.text != new.text:
            yield f"{quoted(old.text)} now reads {quoted(new.text)}"
        if old.module != new.module:
            yield f"{quoted(new.text)} moved to {self.now.names.module(new.module)}"
        rest = new.model_copy(update={"theme": old.theme})
        yield from self._changed(old.model_copy(update={"text": new.text}), rest)

    def _round(self, old: Round | None, new: Round) -> Iterator[str]:
        where = self.now.names.module(new.module)
        if old is None:
            again = f", time {new.number}" if new.number > 1 else ""
            manner = f"{', as wanted' if new.wanted else ''}{', without names' if new.anonymous else ''}"
            yield f"{where} is asked{again}{manner}"
        earlier = old or Round(id=new.id, module=new.module)
        if earlier.status != new.status:
            said = {"open": "are taken again", "closed": "are closed", "revealed": "were shown"}[new.status]
            yield f"Answers in {where} {said}"
        subjects = [*(one for one in new.shown if one not in earlier.shown)]
        subjects += [one for one, hands in new.hands.items() if hands != earlier.hands.get(one)]
        room = self.after if self.private else public(self.after)
        if earlier.status != new.status == "revealed":
            subjects = [*new.hands, *_answered(room, new)]
        yield from self._shown(room, new, subjects)
        yield from (f"{quoted(text)} was said" for text in new.texts if text not in earlier.texts)

    def _shown(self, room: Session, round_: Round, subjects: Iterable[str]) -> Iterator[str]:
        """Tell how many gave each value on some subjects that have been shown."""
        for subject in dict.fromkeys(subjects):
            found = tally(room, round_, subject)
            values = sorted(found.counts.items(), key=lambda one: (len(one[0]), one[0]))
            said = [f"{number} for {value}" for value, number in values if number]
            said += [f"{found.abstained} abstained"] if found.abstained else []
            yield f"{self.now.names.subject(round_.module, subject)}: {', '.join(said) or 'no answer'}"

    def _ballot(self, key: Key, old: Ballot | None, new: Ballot | None) -> Iterator[str]:
        """Tell one answer where it may be seen, else how many are in."""
        ballot: Any = self.after.get(*key) or self.before.get(*key)
        round_ = ballot and (self.after.rounds.get(ballot.round) or self.before.rounds.get(ballot.round))
        if not round_:
            return
        where = self.now.names.module(round_.module)
        if old is None and new is None:
            if round_.id in self.after.rounds:
                progress = progress_of(self.after, round_.id)
                yield f"{where}: {progress.answered} of {progress.awaited} in"
            return
        if old is None and self._shown_now(round_.id) and not self.private:
            return  # told with the round
        subject = self.now.names.subject(round_.module, ballot.subject)
        if self.private:
            subject = f"{self.now.names.of(ballot.participant)} on {subject}"
        values = [self._answer(one) for one in (old, new)]
        if new is not None and new.corrected and old is not None:
            yield f"Typing corrected, {subject}: {values[0]} → {values[1]}"
        elif values[0] != values[1]:
            yield f"Answer, {subject}: {f'{values[0]} → ' if old else ''}{values[1]}"

    def _shown_now(self, round_id: str) -> bool:
        was, now = self.before.rounds.get(round_id), self.after.rounds.get(round_id)
        return was is not None and now is not None and (was.status, was.shown) != (now.status, now.shown)

    def _answer(self, ballot: Ballot | None) -> str:
        if ballot is None:
            return "nothing"
        names = self.now.names
        if ballot.letters is not None:
            return together(f"{names.of(role)} {cell}" for role, cell in ballot.letters.items() if cell) or "nobody"
        if ballot.points is not None:
            return together(f"{names.of(one)} {points}" for one, points in ballot.points.items() if points) or "none"
        if ballot.ranking is not None:
            return together(names.of(one) for one in ballot.ranking)
        if ballot.text is not None:
            return quoted(ballot.text)
        return "abstained" if ballot.abstained else str(ballot.choice if ballot.score is None else ballot.score)

    def _stage(self, old: Stage | None, new: Stage) -> Iterator[str]:
        where = self.now.names.module(new.module)
        if old is None or (old.module, old.phase) != (new.module, new.phase):
            yield f"The room is in {where}: {phase_name(new.phase)}"
        earlier = old or new
        if new.finished and not earlier.finished:
            yield "The workshop is over"
        if earlier.curtain != new.curtain:
            yield "The wall is dark" if new.curtain else "The wall shows again"
        if new.recess and new.recess != earlier.recess:
            yield f"The room is on a break: {quoted(new.recess.title)}"
        elif earlier.recess and not new.recess:
            yield "The break is over"
        elif bool(earlier.paused_since) != bool(new.paused_since) and earlier.module == new.module:
            yield "The clock was stopped" if new.paused_since else "The clock runs again"
        if earlier.fitted != new.fitted:
            names = self.now.names
            dropped, short = ([names.module(one) for one in part] for part in (new.dropped, new.shortened))
            fitted = [
                f"{', '.join(part)} {word}" for part, word in ((dropped, "left out"), (short, "shortened")) if part
            ]
            yield f"The agenda was fitted: {'; '.join(fitted) or 'everything is back'}"

    def _cells(self, row: str, cells: dict[str, tuple[Mark | None, Mark | None]]) -> Iterator[str]:
        """Tell the letters of one row: one that moved as a move, else each cell that changed."""
        label = self._label("activity", row)
        if row not in self.after.activities and row in self.before.activities:
            return  # told with the row
        held = {role: (old.letters if old else "", new.letters if new else "") for role, (old, new) in cells.items()}
        reasons = together(
            clean_line(new.reason) for old, new in cells.values()
            if new and new.reason and (old is None or old.reason != new.reason)
        )  # fmt: skip
        because = f"; because {reasons}" if reasons else ""
        moved = [*_moves(held)]
        if moved:
            for letter, giver, taker in moved:
                source, target = self._label("role", giver), self._label("role", taker)
                yield f"{letter} of {label} moved from {source} to {target}{because}"
            return
        said = [
            f"{self._label('role', role)} {f'{was} → ' if was else ''}{now or 'blank'}"
            for role, (was, now) in held.items()
            if was != now
        ]
        yield f"{upper(label)}: {', '.join(said)}{because}" if said else f"{upper(label)}{because}"

    def _label(self, kind: str, record_id: str) -> str:
        names = self.now.names if self.after.get(kind, record_id) else self.was.names
        return names.of(record_id)


def _answered(session: Session, round_: Round) -> Iterator[str]:
    """List what was answered in a round, in the order of the answers' ids."""
    for _, ballot in sorted(session.ballots.items()):
        if ballot.round == round_.id and ballot.letters is None and ballot.text is None:
            yield from ballot.points or ballot.ranking or (ballot.subject,)


def _moves(held: dict[str, tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Find letters that went from one role to another, if that is all that happened in a row."""
    lost = [(letter, role) for role, (was, now) in held.items() for letter in was if letter not in now]
    won = {letter: role for role, (was, now) in held.items() for letter in now if letter not in was}
    count_won = sum(letter not in was for was, now in held.values() for letter in now)
    letters = [letter for letter, _ in lost]
    if len(won) == count_won == len(letters) == len(set(letters)) and set(letters) == set(won):
        for letter, role in lost:
            yield letter, role, won[letter]
