"""Puts the steps of a history together to what the room did: one row settled, one list written, one action agreed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from pmworkshop.base.dataclass import dataclass
from pmworkshop.session.core.steps import Change, Step

Sort = Literal["row", "rows", "answers", "decision", "plan", "gifts", "purpose", "lines", "noted", "end"]
"""What a span is about."""
About = tuple[Sort, tuple[str, ...]]
Changes = Sequence[Change]


@dataclass(frozen=True, slots=True)
class Span:
    """Some steps that belong together.

    Attributes:
        sort: What they are about.
        key: What of it: the ids that tell one such span from another.
        module: Id of the module in which the room was.
        phase: The phase in which it was.
        first: Number of the first step, from 1.
        last: Number of the last step.
        changes: What they changed.
    """

    sort: Sort
    key: tuple[str, ...]
    module: str
    phase: str
    first: int
    last: int
    changes: tuple[Change, ...]

    @property
    def step(self) -> Step:
        """One step that changes what all of them changed."""
        return Step(id="span", at="span", label="", changes=self.changes)

    def continues(self, other: Span) -> bool:
        """Tell whether a span goes on with what the one before it is about.

        Args:
            other: The span before.
        """
        ours, theirs = (self.sort, self.key, self.module), (other.sort, other.key, other.module)
        return ours == theirs and self.sort not in _ALONE and (self.sort != "lines" or self.phase == other.phase)


_ALONE: tuple[Sort, ...] = ("answers", "noted", "end")
"""Sorts of which two never become one."""


def spans(steps: Sequence[Step]) -> list[Span]:
    """Put the steps together, from the one after which the workshop had begun to the last.

    Steps that only move the room, take answers or invite people are left out; they do not part what belongs together.

    Args:
        steps: The steps, in order.

    Returns:
        The spans, in order.
    """
    found: list[Span] = []
    module = phase = ""
    for seq, step in enumerate(steps, 1):
        begun = bool(module)
        for change in step.changes:
            if change.kind == "stage" and change.record:
                module, phase = str(change.record["module"]), str(change.record["phase"])
        about = _about(step) if begun else None
        if about is None:
            continue
        span = Span(*about, module, phase, seq, seq, step.changes)
        if found and span.continues(found[-1]):
            found[-1] = replace(found[-1], last=seq, phase=phase, changes=(*found[-1].changes, *step.changes))
        else:
            found.append(span)
    return found


def _about(step: Step) -> About | None:
    """Say what a step is about; None where it is about nothing that is told."""
    by_kind: dict[str, list[Change]] = {}
    for change in step.changes:
        by_kind.setdefault(change.kind, []).append(change)
    told = (tell(by_kind[kind]) for kind, tell in _TELLING.items() if kind in by_kind)
    return next(filter(None, told), None)


def _row(changes: Changes) -> About:
    """Name the one row of which letters, words or state changed; none where several did."""
    rows = dict.fromkeys(one.id.split("/")[1] if one.kind == "mark" else one.id for one in changes)
    return ("row", (*rows,)) if len(rows) == 1 else ("rows", ())


def _answers(changes: Changes) -> About | None:
    """Name the round that a step showed whole."""
    shown = (one for one in changes if one.record and one.record.get("status") == "revealed")
    return next((("answers", (one.id,)) for one in shown), None)


def _action(changes: Changes) -> About:
    actions = dict.fromkeys(one.id for one in changes)
    return ("plan", (*actions,)) if len(actions) == 1 else ("plan", ())


def _gift(changes: Changes) -> About:
    """Name the action that something is given to; what is given to none in particular goes together."""
    action = next((str(one.record["action"]) for one in changes if one.record and one.record.get("action")), "")
    return ("plan", (action,)) if action else ("gifts", ())


def _end(changes: Changes) -> About | None:
    return ("end", ()) if any(one.record and one.record.get("finished") for one in changes) else None


def _as(sort: Sort, *, one_by_one: bool = True) -> Callable[[Changes], About]:
    return lambda changes: (sort, tuple(dict.fromkeys(one.id for one in changes)) if one_by_one else ())


_TELLING: Mapping[str, Callable[[Changes], About | None]] = {
    "mark": _row,
    "activity": _row,
    "round": _answers,
    "decision": _as("decision"),
    "purpose": _as("purpose"),
    "action": _action,
    "commitment": _gift,
    "measure": _as("noted"),
    "theme": _as("lines", one_by_one=False),
    "entry": _as("lines", one_by_one=False),
    "acceptance": _as("noted"),
    "stage": _end,
}
"""The kinds of records that are told of, the most telling first."""
