"""Playing a history: where it is, how fast, and how long it waits between two steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from pmworkshop.base.errors import InputError

SLOWEST, FASTEST = 1, 600
SPEEDS = (1, 2, 5, 10, 20, 60, 120, 300, 600)
"""The speeds that keys go through; any whole number between can be asked for on the command line."""
USUAL = 60
LONGEST = 3.0
"""Seconds that the replay waits between two steps at most, whatever the room waited."""
RULE = "Waits are the room's, divided by the speed, and never longer than 3 seconds."
"""How long the replay waits between two steps, in words."""


def checked_speed(speed: int) -> int:
    """Return a speed that there is.

    Raises:
        InputError: There is none such.
    """
    if not SLOWEST <= speed <= FASTEST:
        raise InputError(f"There is no speed {speed}.", f"Name one from {SLOWEST} to {FASTEST} times.")
    return speed


class Player:
    """Goes through the steps of a history, as fast as it is told; knows nothing of what they hold.

    Attributes:
        seq: The step that is shown, from 1.
        speed: How many times as fast as the room was.
        playing: Whether it goes on by itself.
    """

    def __init__(self, times: Sequence[datetime], seq: int = 1, speed: int = USUAL) -> None:
        """Stand at a step.

        Args:
            times: When each step was made, in the order of the steps; a clock may have gone back.
            seq: The step to begin with, from 1.
            speed: See `checked_speed`.

        Raises:
            InputError: There is no such speed.
        """
        self._times = times
        self._since = 0.0
        self.seq = seq
        self.speed = checked_speed(speed)
        self.playing = False

    @property
    def total(self) -> int:
        """How many steps there are."""
        return len(self._times)

    @property
    def at_end(self) -> bool:
        """Whether there is no further step."""
        return self.seq >= self.total

    def gap(self) -> float:
        """Return the seconds that the room waited after this step; none where its clock went back."""
        if self.at_end:
            return 0.0
        return max((self._times[self.seq] - self._times[self.seq - 1]).total_seconds(), 0.0)

    def wait(self) -> float:
        """Return the seconds that the replay waits after this step; see `RULE`."""
        return min(self.gap() / self.speed, LONGEST)

    def play(self, now: float) -> None:
        """Play on, at the end from the beginning.

        Args:
            now: Seconds of a clock that never goes back.
        """
        if self.at_end:
            self.seq = 1
        self.playing, self._since = True, now

    def stop(self) -> None:
        """Play no further."""
        self.playing = False

    def go(self, seq: int, now: float) -> bool:
        """Stand at a step, or at the nearest there is; tell whether that is another one."""
        before, self.seq, self._since = self.seq, min(max(seq, 1), self.total), now
        return self.seq != before

    def change_speed(self, by: int, now: float) -> None:
        """Play at the next speed of `SPEEDS` up (1) or down (-1), as far as there is one."""
        if by > 0:
            self.speed = next((one for one in SPEEDS if one > self.speed), FASTEST)
        else:
            self.speed = next((one for one in reversed(SPEEDS) if one < self.speed), SLOWEST)
        self._since = now

    def advance(self, now: float) -> bool:
        """Go on by all steps that are due; tell whether there were any. At the end it stops.

        What a machine that slept has missed is not made up for.
        """
        if not self.playing:
            return False
        self._since = max(self._since, now - LONGEST)
        before = self.seq
        while not self.at_end and now - self._since >= (wait := self.wait()):
            self._since += wait
            self.seq += 1
        self.playing = not self.at_end
        return self.seq != before

    def moment(self, now: float) -> datetime:
        """Return what the clock of the room shows: while it plays, the time runs on between two steps."""
        at = self._times[self.seq - 1]
        if not self.playing:
            return at
        return at + timedelta(seconds=min(max(now - self._since, 0.0) * self.speed, self.gap()))
