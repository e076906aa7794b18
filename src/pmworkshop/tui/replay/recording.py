"""What a replay goes through: the history of a file, read once and let go of, and what may be seen of each moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise

from pmworkshop.base.errors import DamagedError, InputError
from pmworkshop.base.text import clean_line, count
from pmworkshop.interface import history
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Step
from pmworkshop.session.views.moment_parser import clock, find_moment
from pmworkshop.session.views.narration import Told, told
from pmworkshop.session.views.public import public
from pmworkshop.session.views.timeline import Moments
from pmworkshop.store.addresses import Address, stored_at
from pmworkshop.tui.replay.playing import USUAL, Player


class Recording:
    """The moments of a session, as the room saw them.

    Attributes:
        moments: The whole sessions; pages get what `seen` makes of them.
        player: Where the replay is.
        private: Whether what the room had not seen is shown too.
    """

    def __init__(self, steps: Sequence[Step], *, speed: int = USUAL) -> None:
        """Take over the history of a workshop that has begun.

        Raises:
            InputError: There is no such speed.
            DamagedError: A step holds something that is no record.
        """
        self._steps = tuple(steps)
        self.player = Player(_times(steps), speed=speed)
        self.moments = Moments(steps)
        self.newest = self.moments.at(len(self._steps))
        self.private = False
        self._entered, self._exact = _entered(steps), False

    @property
    def seq(self) -> int:
        """The step that is shown, from 1."""
        return self.player.seq

    @property
    def total(self) -> int:
        """How many steps there are."""
        return len(self._steps)

    def steps_until(self, seq: int) -> Sequence[Step]:
        """Return the steps up to one, that one too."""
        return self._steps[:seq]

    def seen(self) -> Session:
        """Return what may be seen at this moment."""
        session = self.moments.at(self.seq)
        return public(_unveiled(session) if self.private else session)

    def told(self, seq: int) -> Told:
        """Tell a step in words: what the room saw of it, unless what is private shall be seen."""
        if not self.private:
            return self.moments.told(seq)
        before, after = self.moments.at(seq - 1), self.moments.at(seq)
        return told(seq, before, self.moments.step(seq), after, private=True)

    def starts(self) -> list[tuple[int, str]]:
        """List when the room went into which part: number of the step, id of the module."""
        if not self._exact and self.moments.ready:
            self._entered, self._exact = self.moments.module_starts(), True
        return self._entered

    def part(self, by: int) -> int:
        """Find the step at which the next part begins, or this one and then the one before.

        Args:
            by: 1 for on, -1 for back.
        """
        places = [seq for seq, module in self.starts() if module]
        if by > 0:
            return next((seq for seq in places if seq > self.seq), self.total)
        return next((seq for seq in reversed(places) if seq < self.seq), 1)

    def find(self, named: str) -> int:
        """Find the step of a moment that a person names: a step's number, a time, or a part.

        A part, by its id or its short title, is where the room first went into it; see `find_moment` for the others.

        Raises:
            InputError: There is no such moment.
        """
        typed = clean_line(named)
        agenda = self.newest.info.agenda
        part = next((one.id for one in agenda.modules if typed.casefold() in (one.id, one.short.casefold())), "")
        first = next((seq for seq, module in self.starts() if module == part), 0) if part else 0
        return first or find_moment(self._steps, self.newest, typed, lambda moment: moment.astimezone())


def open_reel(session: Address, at: str | None = None, speed: int = USUAL) -> Recording:
    """Read the history of a session, which is not changed and not held on to.

    Args:
        session: Its address, such as a ``.pmw`` file; or a ``session.toml`` that was exported.
        at: The moment to begin with, as a person names it: see `Recording.find`; the beginning unless given.
        speed: How many times as fast as the room was.

    Raises:
        InputError: There is no such file, moment or speed, or nothing happened in it that can be replayed.
        DamagedError: Its history is damaged.
        SessionError: Nothing can be read of it, or another window is writing and does not end.
    """
    found, stored = history(session), stored_at(session)
    if found.lost:
        kept = f"{len(found.steps)} of {count(found.total, 'step')} can be read"
        raise DamagedError(
            f"{stored.name} is damaged: {kept}, so it cannot be replayed.",
            f"To save those: pmworkshop open {stored}",
        )
    steps = [step for _, step in found.steps]
    if not any(change.kind == "details" for step in steps for change in step.changes):
        raise InputError(f"{stored.name} has no history, so there is nothing to replay.")
    if not any(change.kind == "stage" for step in steps for change in step.changes):
        raise InputError(f"The workshop in {stored.name} has not begun, so there is nothing to replay.")
    reel = Recording(steps, speed=speed)
    if at is not None:
        reel.player.go(reel.find(at), 0.0)
    return reel


def _times(steps: Sequence[Step]) -> list[datetime]:
    """List when steps were made; one whose time cannot be read has that of the step before."""
    times: list[datetime] = []
    for step in steps:
        times.append(clock(step) or (times[-1] if times else datetime(1970, 1, 1, tzinfo=UTC)))
    return times


def _entered(steps: Sequence[Step]) -> list[tuple[int, str]]:
    """List when the room went where, from the steps alone: quick, and exact unless two windows moved it at once."""
    places = [
        (seq, str(change.record["module"]))
        for seq, step in enumerate(steps, 1)
        for change in step.changes
        if change.kind == "stage" and change.record
    ]
    return [after for before, after in pairwise([(0, ""), *places]) if before[1] != after[1]]


def _unveiled(session: Session) -> Session:
    """Take all named answers for shown."""
    opened = {
        key: one if one.anonymous else one.model_copy(update={"status": "revealed"})
        for key, one in session.rounds.items()
    }
    return session.model_copy(update={"rounds": opened})
