"""What may be told of each moment: the public view of it, without what is hidden at the end or was taken back."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.report.builders.context import Context, context_of
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Step
from pmworkshop.session.views.public import public
from pmworkshop.session.views.timeline import Moments


class Past:
    """The moments of a session, as those may see them who were not there.

    What undo took back is as though nobody had done it. A round whose answers are hidden at the end is hidden at each
    moment.

    Attributes:
        steps: The steps that still hold.
        end: The whole session after all steps.
    """

    def __init__(self, steps: Sequence[Step]) -> None:
        """Take the history of a session.

        Args:
            steps: All steps, in order.

        Raises:
            DamagedError: A step contains data that is no valid record.
        """
        self.end = fold(steps)
        self.steps = _holding(steps)
        self._moments = Moments(self.steps)
        self._seen: dict[int, Session] = {}
        self._contexts: dict[int, Context] = {}

    def whole(self, seq: int) -> Session:
        """Return the session after some steps, without what may not be told; other private parts are still in it.

        Args:
            seq: The number of steps, from 0.
        """
        session = self._moments.at(seq)
        shown = {key for key, one in self.end.rounds.items() if one.status == "revealed"}
        hidden = {
            key: one if key in shown else one.model_copy(update={"status": "closed", "shown": ()})
            for key, one in session.rounds.items()
        }
        return session.model_copy(update={"rounds": hidden})

    def seen(self, seq: int) -> Session:
        """Return the public view after some steps.

        Args:
            seq: The number of steps, from 0.
        """
        if seq not in self._seen:
            self._seen = {seq: public(self.whole(seq))}
        return self._seen[seq]

    def context(self, seq: int, seen: Session) -> Context:
        """Return the view after some steps as sections of a report are made of it; two moments share it.

        Args:
            seq: The number of steps, from 0.
            seen: The public view after them.
        """
        if seq not in self._contexts:
            newest = dict(sorted(self._contexts.items())[-1:])
            self._contexts = {**newest, seq: context_of(seen, seen, "room")}
        return self._contexts[seq]


def _holding(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Leave out the steps that undo took back, and undo and redo themselves.

    Undo puts back the versions of records that were there before, so that what came later fits either way.
    """
    back = {step.id: step.undoes for step in steps if step.undoes}
    gone = set(back)
    for step in steps:
        first = step.undoes
        while first in back:
            first = back[first]
        if first:
            (gone.discard if step.redo else gone.add)(first)
    return tuple(step for step in steps if step.id not in gone)
