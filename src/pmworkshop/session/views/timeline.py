"""Any moment of a session, at once: the fold of its first steps, with places on the way that are remembered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pmworkshop.base.errors import InputError
from pmworkshop.base.text import count
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Step
from pmworkshop.session.views.narration import Told, told

EVERY = 64
"""Steps between two places that are remembered, so that no moment is further than these from one."""


class Moments:
    """The moments of a session, from 0 (before the first step) to its last step.

    Looking at a moment needs no preparation; `build`, called in idle time, makes it quick everywhere, and fills
    what `find` and `module_starts` look through. A moment is the whole session: make a public view of what is drawn.
    """

    def __init__(self, steps: Sequence[Step], *, private: bool = False, every: int = EVERY) -> None:
        """Take over the history of a session.

        Args:
            steps: All steps in their order.
            private: Whether the words tell what the room was not shown.
            every: Steps between two places that are remembered, at least 1.
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
        """How many steps `find` and `module_starts` know."""
        return len(self._told)

    @property
    def ready(self) -> bool:
        """Whether they know all."""
        return self.built == len(self)

    def build(self, budget: int | None = None) -> bool:
        """Go on with the preparation.

        Args:
            budget: At most so many steps, each well under a millisecond; all that are left unless given.

        Returns:
            Whether there is more to do.

        Raises:
            DamagedError: A step holds something that is no record.
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
        """Return the step of a number, from 1.

        Args:
            seq: The number of the step, from 1.

        Raises:
            InputError: There is no such step.
        """
        return self._steps[self._checked(seq, least=1) - 1]

    def at(self, seq: int) -> Session:
        """Return the session after the first ``seq`` steps, the same as the fold of these.

        Args:
            seq: The number of the step, from 1.

        Raises:
            InputError: There is no such step.
            DamagedError: A step holds something that is no record.
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
        """Tell the step of a number, from 1: what it changed, in words.

        Args:
            seq: The number of the step, from 1.

        Raises:
            InputError: There is no such step.
        """
        step = self.step(seq)
        if seq <= self.built:
            return self._told[seq - 1]
        return told(seq, self.at(seq - 1), step, self.at(seq), private=self._private)

    def around(self, seq: int, reach: int = 3) -> list[Told]:
        """Tell the step of a number with up to ``reach`` steps before it and after it.

        Args:
            seq: The number of the step, from 1.
            reach: How many steps before and after it.
        """
        first, last = max(1, seq - reach), min(len(self), seq + reach)
        return [self.told(one) for one in range(first, last + 1)]

    def find(self, text: str) -> list[int]:
        """Find the steps whose label or words hold a text, in whatever case, among those that are built.

        Args:
            text: What is looked for.
        """
        wanted = text.casefold().strip()
        return [one.seq for one in self._told if wanted in one.words.casefold()] if wanted else []

    def module_starts(self) -> list[tuple[int, str]]:
        """List when the room went into which module, among what is built: number of the step, id of the module."""
        return [*_arrivals((one.seq, one.module) for one in self._told)]

    def _remember(self, session: Session) -> None:
        if session.seq == len(self._places) * self._every:
            self._places.append(session)

    def _checked(self, seq: int, least: int = 0) -> int:
        if not least <= seq <= len(self):
            raise InputError(
                f"This session has {count(len(self), 'step')}; there is no step {seq}.",
                f"Name one from {least} to {len(self)}.",
            )
        return seq


def visited(steps: Iterable[Step]) -> Iterator[tuple[int, str]]:
    """Go through the steps after which the room is elsewhere than before: number of the step, id of the module.

    Quicker than `Moments` where nothing else is asked.

    Args:
        steps: The steps, in their order.

    Raises:
        DamagedError: A step holds something that is no record.
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
