"""Quick access to any moment of a session: the fold of its first steps, with cached sessions at intervals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr
from pmworkshop.base.text import count
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Step
from pmworkshop.session.views.narration import Told, told

EVERY = 64
"""Steps between two places that are remembered, so that no moment is further than these from one."""


class Moments:
    """The moments of a session, from 0 (before the first step) to its last step.

    Access to a moment needs no preparation. `build`, called in idle time, makes it quick everywhere, and fills what
    `find` and `module_starts` search. A moment is a whole session: make a public view of what is drawn.
    """

    def __init__(self, steps: Sequence[Step], *, private: bool = False, every: int = EVERY) -> None:
        """Take the history of a session.

        Args:
            steps: All steps, oldest first.
            private: Whether descriptions include what the room was not shown.
            every: The number of steps between two cached sessions, at least 1.
        """
        self._steps = tuple(steps)
        self._private = private
        self._every = every
        self._places = [Session.model_construct()]  # the moments 0, every, twice every ...
        self._last = self._places[0]
        self._told: list[Told] = []
        self._newest = self._places[0]  # the moment after what is told

    def __len__(self) -> int:
        return len(self._steps)

    @property
    def built(self) -> int:
        """The number of steps that `find` and `module_starts` cover."""
        return len(self._told)

    @property
    def ready(self) -> bool:
        """Whether they cover all steps."""
        return self.built == len(self)

    def build(self, budget: int | None = None) -> bool:
        """Continue the preparation.

        Args:
            budget: The most steps to process, each well under a millisecond; None for all that are left.

        Returns:
            True if steps are left.

        Raises:
            DamagedError: A step contains data that is no valid record.
        """
        end = len(self) if budget is None else min(self.built + budget, len(self))
        for seq in range(self.built + 1, end + 1):
            before, step = self._newest, self._steps[seq - 1]
            after = before.apply(step)
            self._told.append(told(seq, before, step, after, private=self._private))
            self._newest = after
            self._remember(after)
        return not self.ready

    def step(self, seq: int) -> Step:
        """Return a step by its number.

        Args:
            seq: The number of the step, from 1.

        Returns:
            The step.

        Raises:
            InputError: There is no such step.
        """
        return self._steps[self._checked(seq, least=1) - 1]

    def at(self, seq: int) -> Session:
        """Return the session after the first ``seq`` steps, the same as the fold of these.

        Args:
            seq: The number of steps, from 0.

        Returns:
            The whole session at that moment.

        Raises:
            InputError: The history has fewer steps.
            DamagedError: A step contains data that is no valid record.
        """
        self._checked(seq)
        while len(self._places) * self._every <= seq:
            last = self._places[-1]
            self._places.append(fold(self._steps[last.seq : last.seq + self._every], last))
        start = self._places[seq // self._every]
        if start.seq < self._last.seq <= seq:
            start = self._last
        self._last = fold(self._steps[start.seq : seq], start) if start.seq < seq else start
        return self._last

    def told(self, seq: int) -> Told:
        """Describe a step by its number.

        Args:
            seq: The number of the step, from 1.

        Returns:
            The description.

        Raises:
            InputError: There is no such step.
        """
        step = self.step(seq)
        if seq <= self.built:
            return self._told[seq - 1]
        return told(seq, self.at(seq - 1), step, self.at(seq), private=self._private)

    def around(self, seq: int, reach: int = 3) -> list[Told]:
        """Describe a step with its neighbours.

        Args:
            seq: The number of the step, from 1.
            reach: The number of steps before and after it.

        Returns:
            The descriptions in order; fewer at the ends of the history.
        """
        first, last = max(1, seq - reach), min(len(self), seq + reach)
        return [self.told(one) for one in range(first, last + 1)]

    def find(self, text: str) -> list[int]:
        """Find the steps whose label or description contains a text, in any case, among those that are built.

        Args:
            text: The text to find.

        Returns:
            The numbers of the steps, in order; empty if the text is empty.
        """
        wanted = text.casefold().strip()
        return [one.seq for one in self._told if wanted in one.words.casefold()] if wanted else []

    def module_starts(self) -> list[tuple[int, str]]:
        """List the arrivals of the room in modules, as far as built: number of the step, id of the module."""
        return [*_arrivals((one.seq, one.module) for one in self._told)]

    def _remember(self, session: Session) -> None:
        if session.seq == len(self._places) * self._every:
            self._places.append(session)

    def _checked(self, seq: int, least: int = 0) -> int:
        if not least <= seq <= len(self):
            raise InputError(
                tr(
                    "This session has {steps}; there is no step {seq}.",
                    steps=count(len(self), "step", "steps"),
                    seq=seq,
                ),
                tr("Name one from {least} to {most}.", least=least, most=len(self)),
            )
        return seq


def visited(steps: Iterable[Step]) -> Iterator[tuple[int, str]]:
    """Iterate over the arrivals of the room in modules; quicker than `Moments` if nothing else is needed.

    Args:
        steps: All steps, oldest first.

    Returns:
        An iterator over the number of the step and the id of the module.

    Raises:
        DamagedError: A step contains data that is no valid record; raised while iterating.
    """
    return _arrivals(_places(steps))


def _places(steps: Iterable[Step]) -> Iterator[tuple[int, str]]:
    session = Session.model_construct()
    waiting: list[Step] = []
    for seq, step in enumerate(steps, 1):
        waiting.append(step)
        if any(change.kind == "stage" for change in step.changes):
            session = fold(waiting, session)
            waiting = []
            yield seq, session.stage.module if session.stage else ""


def _arrivals(places: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    before = ""
    for seq, module in places:
        if module != before:
            yield seq, module
        before = module
