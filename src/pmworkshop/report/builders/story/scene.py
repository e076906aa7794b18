"""The room before and after some steps: what the sentences and pictures of a moment are made of."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.report.builders.changed.sides import Pair, differs, sides
from pmworkshop.report.builders.changed.step_rows import Row
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.story.past import Past
from pmworkshop.report.builders.story.spans import Span
from pmworkshop.report.model.story import Beside, Change, Said
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Change as Changed
from pmworkshop.session.operations.chart import legend_in
from pmworkshop.session.views.narration import changes

AROUND = 2
"""Rows that are shown before those that changed, and after them."""
MOST = 12
"""Rows that changed, of which all are shown."""


@dataclass(frozen=True)
class Scene:
    """Some steps, with what the room saw before and after them.

    Attributes:
        past: The history.
        span: The steps.
        before: The public view before the steps.
        after: The public view after the steps.
    """

    past: Past
    span: Span
    before: Session
    after: Session

    @classmethod
    def of(cls, past: Past, span: Span) -> Scene:
        """Look at the room before some steps, then after them: in the order in which a history is quickly read.

        Args:
            past: The history.
            span: The steps.
        """
        return cls(past, span, past.seen(span.first - 1), past.seen(span.last))

    @cached_property
    def now(self) -> Context:
        """The view after the steps, as sections of a report are made of it."""
        return self.past.context(self.span.last, self.after)

    @cached_property
    def then(self) -> Context:
        """The view before the steps, as sections of a report are made of it."""
        return self.past.context(self.span.first - 1, self.before)

    @property
    def module(self) -> Module | None:
        """The part of the agenda that the room was in; None if the agenda has it no more."""
        return self.now.modules.get(self.span.module)

    def touched(self, kind: str) -> list[Changed]:
        """List the changes of records of a kind.

        Args:
            kind: The kind.
        """
        return [change for change in self.span.changes if change.kind == kind]

    def new(self, kind: str) -> list[Any]:
        """List the records of a kind that these steps put there or changed, in order and each once.

        Args:
            kind: The kind.
        """
        ids = dict.fromkeys(change.id for change in self.touched(kind))
        there = ((self.before.get(kind, key), self.after.get(kind, key)) for key in ids)
        return [now for was, now in there if now is not None and now != was]

    @cached_property
    def told(self) -> tuple[str, ...]:
        """What changed in sentences, as the history tells it."""
        span = self.span
        return tuple(changes(self.past.whole(span.first - 1), span.step, self.past.whole(span.last)))

    @cached_property
    def beside(self) -> Beside | None:
        """The rows that changed, before and after, with some around them; None where nothing is told in rows."""
        if not self._in_rows():
            return None
        found = sides(self.before, self.after, self.span.step)
        pairs = [pair for pair in found if not self._practice(pair)]
        changed = [at for at, pair in enumerate(pairs) if differs(pair)]
        if not changed:
            return None
        first = max(changed[0] - AROUND, 0)
        last = min(changed[-1] + AROUND + 1, first + MOST + 2 * AROUND, len(pairs))
        return Beside(tuple(map(_change, pairs[first:last])), len(pairs), self._legend())

    def _in_rows(self) -> bool:
        """Tell whether what changed is shown as rows: of a chart, its answers too, and of what is measured."""
        round_ = self.after.rounds.get(self.span.key[0]) if self.span.sort == "answers" else None
        module = self.now.modules.get(round_.module) if round_ else None
        return self.span.sort in ("row", "rows", "noted") or bool(module and module.chart)

    def _practice(self, pair: Pair) -> bool:
        """Tell whether a row is one of a chart that was there for practice alone."""
        keys = [row.key for row in pair if row is not None]
        rows = (view.activities.get(key) for view in (self.before, self.after) for key in keys)
        return any(row.practice for row in rows if row is not None)

    def _legend(self) -> str:
        """Say what the letters mean that the room agreed on."""
        row = self.after.activities.get(self.span.key[0]) if self.span.sort == "row" else None
        if row is None:
            return ""
        used = {letter for mark in self.after.marks.values() if mark.chart == row.chart for letter in mark.letters}
        known = legend_in(self.after, row.chart)
        return " · ".join(f"{letter}: {meaning}" for letter, _, meaning in known if letter in used)


def _change(pair: Pair) -> Change:
    was, now = (_said(row) for row in pair)
    return Change(was, now, differs(pair))


def _said(row: Row | None) -> Said | None:
    words = row.words if row is not None else None
    return Said(words.title, words.said, words.state) if words else None
