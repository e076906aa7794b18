"""What may be told of each moment: the public view of it, without what the end keeps hidden or has taken back."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.session.core.session import TABLES, Session
from pmworkshop.session.core.steps import Key, Step
from pmworkshop.session.views.public import public
from pmworkshop.session.views.timeline import Moments


class Past:
    """The moments of a session, as those may see them who were not there.

    A round whose answers are hidden at the end, and what undo took out for good, are in no moment.

    Attributes:
        steps: All steps.
        end: The whole session after the last one.
        undone: Ids of the steps that undo took back, and of those that took them back.
    """

    def __init__(self, steps: Sequence[Step]) -> None:
        """Take the history of a session.

        Args:
            steps: All steps, in order.

        Raises:
            DamagedError: A step contains data that is no valid record.
        """
        self.steps = tuple(steps)
        self._moments = Moments(self.steps)
        self.end = self._moments.at(len(self.steps))
        self.undone = _undone(self.steps)
        self._gone = _taken_out(self.steps)
        self._seen: dict[int, Session] = {}

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
        tables = {
            TABLES[kind]: {key: one for key, one in session.table(kind).items() if (kind, key) not in self._gone}
            for kind in {kind for kind, _ in self._gone}
        }
        return session.model_copy(update={"rounds": hidden, **tables})

    def seen(self, seq: int) -> Session:
        """Return the public view after some steps.

        Args:
            seq: The number of steps, from 0.
        """
        if seq not in self._seen:
            self._seen = {seq: public(self.whole(seq))}
        return self._seen[seq]


def _undone(steps: Sequence[Step]) -> frozenset[str]:
    """Find the steps that undo took back, and those that took back or brought back something."""
    back, moved = set[str](), set[str]()
    targets = {step.id: step.undoes for step in steps if step.undoes}
    for step in steps:
        if step.undoes:
            moved.add(step.id)
            first = step.undoes
            while first in targets:
                first = targets[first]
            (back.discard if step.redo else back.add)(first)
    return frozenset(back | moved)


def _taken_out(steps: Sequence[Step]) -> frozenset[Key]:
    """Find the records that undo took out and nothing brought back."""
    last = {
        change.key: bool(step.undoes) and not step.redo and change.record is None
        for step in steps
        for change in step.changes
    }
    return frozenset(key for key, taken in last.items() if taken and key[0] != "round")
