"""The recording that a replay shows: the history of a session, read once, and what may be seen at each moment."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.errors import DamagedError, InputError
from pmworkshop.base.language import tr, trn
from pmworkshop.base.text import clean_line
from pmworkshop.insight.pictures.skyline import Stretch
from pmworkshop.interface import history
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Step
from pmworkshop.session.views.moment_parser import clock, find_moment
from pmworkshop.session.views.narration import Told, told
from pmworkshop.session.views.public import public
from pmworkshop.session.views.timeline import Moments
from pmworkshop.store.addresses import Address, stored_at
from pmworkshop.tui.replay.playing import USUAL, Player

CHUNK = 0.01
"""Seconds that a chunk of preparation takes at most, but for its last steps."""
LONGEST_STAY = 180.0
"""Seconds that a wait between two steps counts at most in the picture of the whole, so that breaks do not fill it."""
AT_ONCE = 4
"""Steps that are prepared between two looks at the clock."""


class Recording:
    """The moments of a session as the room saw them.

    Attributes:
        moments: The whole session at each step; `seen` makes the public view of it.
        player: The shown step and the speed.
        private: Whether hidden answers are shown too.
        newest: The whole session after the last step.
    """

    def __init__(self, steps: Sequence[Step], *, speed: int = USUAL) -> None:
        """Take the history of a workshop that has begun.

        Args:
            steps: All steps, in order.
            speed: How many times as fast as the room; see `checked_speed`.

        Raises:
            InputError: The speed is out of range.
            DamagedError: A step holds an invalid record.
        """
        self._steps = tuple(steps)
        self.player = Player(_times(steps), speed=speed)
        self.moments = Moments(steps)
        self.newest = self.moments.at(len(self._steps))
        self.private = False
        self._entered, self._exact = _entered(steps), False
        self._stays: tuple[list[tuple[int, str]], list[Stretch]] | None = None

    @property
    def seq(self) -> int:
        """Number of the shown step, from 1."""
        return self.player.seq

    @property
    def total(self) -> int:
        """Number of steps."""
        return len(self._steps)

    def steps_until(self, seq: int) -> Sequence[Step]:
        """Return the steps up to and including one.

        Args:
            seq: Number of the last step, from 1.
        """
        return self._steps[:seq]

    def seen(self, back: int = 0) -> Session:
        """Return the public view of the session at the shown moment; with hidden answers if `private` is set.

        Args:
            back: How many steps before it; 0 for none.
        """
        session = self.moments.at(self.seq - back)
        return public(_unveiled(session) if self.private else session)

    def prepare(self) -> bool:
        """Build some of the moments that are not built yet, for about `CHUNK` seconds.

        Returns:
            Whether the last one was built now.
        """
        until, more = time.perf_counter() + CHUNK, not self.moments.ready
        while more and time.perf_counter() < until:
            more = self.moments.build(AT_ONCE)
            if not more:
                return True
        return False

    def told(self, seq: int) -> Told:
        """Describe a step as the room saw it; with hidden answers if `private` is set.

        Args:
            seq: Number of the step, from 1.

        Returns:
            The step with its changes in words.
        """
        if not self.private:
            return self.moments.told(seq)
        before, after = self.moments.at(seq - 1), self.moments.at(seq)
        return told(seq, before, self.moments.step(seq), after, private=True)

    def starts(self) -> list[tuple[int, str]]:
        """List where the room entered a module.

        Returns:
            Pairs of step number and module id, in order; exact once all moments are built.
        """
        if not self._exact and self.moments.ready:
            self._entered, self._exact = self.moments.module_starts(), True
        return self._entered

    def stretches(self) -> list[Stretch]:
        """List the stays of the room in the parts of its agenda, with the seconds from each step to the next.

        Returns:
            The stays in order; of those before the workshop began and after it ended there is no name.
        """
        starts = [(1, ""), *self.starts()]
        if self._stays and self._stays[0] == starts:
            return self._stays[1]
        agenda = self.newest.info.agenda
        times = [at.timestamp() for at in self.player.times]
        waits = [min(max(after - before, 0.0), LONGEST_STAY) for before, after in pairwise([*times, times[-1]])]
        ends = [seq for seq, _ in starts[1:]] + [self.total + 1]
        stays = [
            Stretch(_numbered(agenda, module), tuple(waits[first - 1 : end - 1]))
            for (first, module), end in zip(starts, ends, strict=True)
            if end > first
        ]
        self._stays = (starts, stays)
        return stays

    def part_numbered(self, number: int) -> int:
        """Find the step at which the room first went into a part of the agenda.

        Args:
            number: Its number in the agenda, from 1.

        Returns:
            Number of the step.

        Raises:
            InputError: There is no such part, or the room was never in it.
        """
        modules = self.newest.info.agenda.modules
        wanted = modules[number - 1].id if number <= len(modules) else ""
        found = next((seq for seq, module in self.starts() if module == wanted), 0) if wanted else 0
        if not found:
            raise InputError(tr("The room was not in part {number} of the agenda.", number=number))
        return found

    def part(self, by: int) -> int:
        """Find the step at which the next module begins, or the present one, then the one before.

        Args:
            by: 1 for forward, -1 for backward.

        Returns:
            Number of the step; the last or the first one if there is no such module.
        """
        places = [seq for seq, module in self.starts() if module]
        if by > 0:
            return next((seq for seq in places if seq > self.seq), self.total)
        return next((seq for seq in reversed(places) if seq < self.seq), 1)

    def find(self, named: str) -> int:
        """Find the step that a person names.

        Args:
            named: A step number, a time, or the id or short title of a module, which stands for the first step there;
                see
                `find_moment`.

        Returns:
            Number of the step, from 1.

        Raises:
            InputError: There is no such moment.
        """
        typed = clean_line(named)
        agenda = self.newest.info.agenda
        part = next((one.id for one in agenda.modules if typed.casefold() in (one.id, one.short.casefold())), "")
        first = next((seq for seq, module in self.starts() if module == part), 0) if part else 0
        return first or find_moment(self._steps, self.newest, typed, lambda moment: moment.astimezone())


def open_reel(session: Address, at: str | None = None, speed: int = USUAL) -> Recording:
    """Read the history of a session; the session is neither changed nor locked.

    Args:
        session: Address of the session, such as a ``.pmw`` file, or an exported ``session.toml``.
        at: The first moment to show, see `Recording.find`; None for the beginning.
        speed: How many times as fast as the room.

    Returns:
        The recording, not playing.

    Raises:
        InputError: There is no such file, moment or speed, or the session holds nothing to replay.
        DamagedError: The history is damaged.
        SessionError: The session cannot be read, or another window does not end its write.
    """
    found, stored = history(session), stored_at(session)
    if found.lost:
        told = trn(
            "{name} is damaged: {read} of {number} step can be read, so it cannot be replayed.",
            "{name} is damaged: {read} of {number} steps can be read, so it cannot be replayed.",
            found.total,
            name=stored.name,
            read=len(found.steps),
        )
        raise DamagedError(told, tr("To save those: pmworkshop open {session}", session=stored))
    steps = [step for _, step in found.steps]
    if not any(change.kind == "details" for step in steps for change in step.changes):
        raise InputError(tr("{name} has no history, so there is nothing to replay.", name=stored.name))
    if not any(change.kind == "stage" for step in steps for change in step.changes):
        raise InputError(tr("The workshop in {name} has not begun, so there is nothing to replay.", name=stored.name))
    reel = Recording(steps, speed=speed)
    if at is not None:
        reel.player.go(reel.find(at), 0.0)
    return reel


def _times(steps: Sequence[Step]) -> list[datetime]:
    """List the times of the steps; a step with an unreadable time has that of the step before."""
    times: list[datetime] = []
    for step in steps:
        times.append(clock(step) or (times[-1] if times else datetime(1970, 1, 1, tzinfo=UTC)))
    return times


def _entered(steps: Sequence[Step]) -> list[tuple[int, str]]:
    """List where the room entered a module, from the steps alone: exact unless two windows moved the room at once."""
    places = [
        (seq, str(change.record["module"]))
        for seq, step in enumerate(steps, 1)
        for change in step.changes
        if change.kind == "stage" and change.record
    ]
    return [after for before, after in pairwise([(0, ""), *places]) if before[1] != after[1]]


def _numbered(agenda: Agenda, module_id: str) -> str:
    """Return the number of a part of the agenda; nothing outside of it, or where the agenda has lost it."""
    return str(agenda.position(module_id) + 1) if agenda.module(module_id) else ""


def _unveiled(session: Session) -> Session:
    """Return the session with all rounds of named answers marked as shown."""
    opened = {
        key: one if one.anonymous else one.model_copy(update={"status": "revealed"})
        for key, one in session.rounds.items()
    }
    return session.model_copy(update={"rounds": opened})
