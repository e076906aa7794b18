"""Describing steps in words: what each one changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.base.text import upper
from pmworkshop.session.core.records import Entry, Mark, Round, Stage
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Key, Step
from pmworkshop.session.views.chart_narration import row_lines
from pmworkshop.session.views.public import public
from pmworkshop.session.views.record_names import quoted
from pmworkshop.session.views.record_words import called, described, differences
from pmworkshop.session.views.round_narration import ballot_lines, round_lines
from pmworkshop.session.views.stage_narration import stage_lines
from pmworkshop.session.views.step_sides import EMPTY, Side, StepSides

HELD = tr_noop("Not taken in: somebody else had changed the same thing. Both wait to be settled.")
_PASSED_OVER = ("visit",)


@dataclass(frozen=True, slots=True)
class Told:
    """A step of the history, described.

    Attributes:
        seq: The number of the step, from 1.
        step: The step.
        lines: What it changed, one sentence each; empty if nothing that may be shown was changed.
        module: The id of the module that the room is in afterwards; empty before the workshop has begun.
    """

    seq: int
    step: Step
    lines: tuple[str, ...]
    module: str = ""

    @property
    def words(self) -> str:
        """The label and the lines together, for searching."""
        return "\n".join((self.step.label, *self.lines))


def tell(steps: Iterable[tuple[int, Step]], *, private: bool = False) -> Iterator[Told]:
    """Describe a history from its beginning, folding each step once.

    Args:
        steps: All steps, each with its number, oldest first.
        private: Whether to include what the room was not shown.

    Yields:
        The description of each step.

    Raises:
        DamagedError: A step contains data that is no valid record.
    """
    before = EMPTY
    for seq, step in steps:
        after = before.apply(step)
        yield told(seq, before, step, after, private=private)
        before = after


def told(seq: int, before: Session, step: Step, after: Session, *, private: bool = False) -> Told:
    """Describe one step; see `changes`.

    Args:
        seq: The number of the step, from 1.
        before: The whole session before the step.
        step: The step.
        after: The whole session after the step.
        private: Whether to include what the room was not shown.

    Returns:
        The description.
    """
    module = after.stage.module if after.stage else ""
    return Told(seq, step, tuple(changes(before, step, after, private=private)), module)


def changes(before: Session, step: Step, after: Session, *, private: bool = False) -> list[str]:
    """Describe what a step changed, one sentence for each change with the values before and after.

    The words come from the public views of the two sessions: of a round that is not revealed at that moment, only the
    number of answers is given.

    Args:
        before: The whole session before the step.
        step: The step.
        after: The whole session after the step.
        private: Whether to include what the room was not shown; for the facilitator only.

    Returns:
        The sentences, each once; empty if nothing that may be shown was changed.
    """
    if any(one.id == step.id for one in after.held):
        return [tr(HELD), *_both(step, after)]
    keys = {change.key: None for change in step.changes}
    was, now = (Side.of(session, keys, private=private) for session in (before, after))
    sides = StepSides(was, now, before, after, private)
    lines = [*_Narrator(sides, back=step.undoes is not None).lines(keys)]
    settled = len(before.held) - len(after.held)
    if settled > 0:
        told = trn("{number} change that waited is settled", "{number} changes that waited are settled", settled)
        lines.append(told)
    return list(dict.fromkeys(lines))


def _both(step: Step, after: Session) -> Iterator[str]:
    """Tell both values of what a held step would change, as far as the room may see them."""
    for one in public(after).waiting if after.details else ():
        if one.id == step.id and not one.hidden:
            yield from (
                tr(
                    "{what}: {ours} stands, {theirs} waits",
                    what=value.what,
                    ours=quoted(value.ours),
                    theirs=quoted(value.theirs),
                )
                for value in one.values
            )


@dataclass(frozen=True, slots=True)
class _Narrator:
    """Tells a step, each record that it changed by what it is."""

    sides: StepSides
    back: bool

    def lines(self, keys: Iterable[Key]) -> Iterator[str]:
        rows: dict[str, dict[str, tuple[Mark | None, Mark | None]]] = {}
        for key in keys:
            old, new = self.sides.was.get(key), self.sides.now.get(key)
            kind = key[0]
            if kind == "ballot":
                yield from ballot_lines(self.sides, key, old, new)
            elif old == new:
                continue
            elif kind == "mark":
                mark = new or old
                rows.setdefault(mark.activity, {})[mark.role] = (old, new)
            elif kind not in _PASSED_OVER:
                yield from self._record(old, new)
        for row, cells in rows.items():
            yield from row_lines(self.sides, row, cells)

    def _record(self, old: Any, new: Any) -> Iterator[str]:
        if isinstance(new, Round):
            yield from round_lines(self.sides, old, new)
        elif isinstance(new, Stage):
            yield from stage_lines(self.sides.now.names, old, new)
        elif isinstance(old or new, Round | Stage):
            return
        elif old is None:
            what = described(new, self.sides.now.names)
            yield tr("Back: {what}", what=what) if self.back else tr("New: {what}", what=what)
        elif new is None:
            yield upper(tr("{what} was taken out", what=called(old, self.sides.was.names)))
        elif isinstance(new, Entry):
            yield from self._entry(old, new)
        else:
            yield from self._changed(old, new)

    def _changed(self, old: Any, new: Any) -> Iterator[str]:
        names = self.sides.now.names
        found = differences(old, new, self.sides.was.names, names)
        yield from map(upper, found)
        if not found and getattr(old, "place", 0) != getattr(new, "place", 0):
            where = getattr(new, "module", "") or getattr(new, "chart", "")
            yield tr("The order changed in {where}", where=names.module(where)) if where else tr("The order changed")

    def _entry(self, old: Entry, new: Entry) -> Iterator[str]:
        names = self.sides.now.names
        if old.theme != new.theme:
            words = quoted(new.text)
            if new.theme:
                yield tr("{words} moved to the group {theme}", words=words, theme=names.of(new.theme))
            else:
                yield tr("{words} is in no group any more", words=words)
        if old.text != new.text:
            yield tr("{before} now reads {after}", before=quoted(old.text), after=quoted(new.text))
        if old.module != new.module:
            yield tr("{words} moved to {module}", words=quoted(new.text), module=names.module(new.module))
        rest = new.model_copy(update={"theme": old.theme})
        yield from self._changed(old.model_copy(update={"text": new.text}), rest)
