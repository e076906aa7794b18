"""The player of a history: the shown step, the speed, and the waits between steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop

SLOWEST, FASTEST = 1, 600
SPEEDS = (1, 2, 5, 10, 20, 60, 120, 300, 600)
"""The speeds that keys go through; any whole number between can be asked for on the command line."""
USUAL = 60
LONGEST = 3.0
"""Seconds that the replay waits between two steps at most, whatever the room waited."""
RULE = tr_noop("Waits are the room's, divided by the speed, and never longer than 3 seconds.")
"""How long the replay waits between two steps, in words."""


def checked_speed(speed: int) -> int:
    """Return a speed if it is allowed.

    Args:
        speed: How many times as fast as the room; from `SLOWEST` to `FASTEST`.

    Returns:
        The same speed.

    Raises:
        InputError: The speed is out of range.
    """
    if not SLOWEST <= speed <= FASTEST:
        raise InputError(
            tr("There is no speed {speed}.", speed=speed),
            tr("Name one from {slowest} to {fastest} times.", slowest=SLOWEST, fastest=FASTEST),
        )
    return speed


class Player:
    """Goes through the steps of a history by their times; it does not know their contents.

    Attributes:
        times: Time of each step.
        seq: Number of the shown step, from 1.
        speed: How many times as fast as the room.
        playing: Whether it advances by itself.
    """

    def __init__(self, times: Sequence[datetime], seq: int = 1, speed: int = USUAL) -> None:
        """Start at a step, not playing.

        Args:
            times: Time of each step, in the order of the steps; a clock may have been set back.
            seq: The first step to show, from 1.
            speed: How many times as fast as the room; see `checked_speed`.

        Raises:
            InputError: The speed is out of range.
        """
        self.times = times
        self._since = 0.0
        self.seq = seq
        self.speed = checked_speed(speed)
        self.playing = False

    @property
    def total(self) -> int:
        """Number of steps."""
        return len(self.times)

    @property
    def at_end(self) -> bool:
        """Whether the last step is shown."""
        return self.seq >= self.total

    def gap(self) -> float:
        """Return the seconds between this step and the next; 0 at the end, or if the clock was set back."""
        if self.at_end:
            return 0.0
        return max((self.times[self.seq] - self.times[self.seq - 1]).total_seconds(), 0.0)

    def wait(self) -> float:
        """Return the seconds that the replay waits after this step; see `RULE`."""
        return min(self.gap() / self.speed, LONGEST)

    def play(self, now: float) -> None:
        """Start playing; at the end, from the first step.

        Args:
            now: The moment of a monotonic clock, in seconds.
        """
        if self.at_end:
            self.seq = 1
        self.playing, self._since = True, now

    def stop(self) -> None:
        """Stop playing."""
        self.playing = False

    def go(self, seq: int, now: float) -> bool:
        """Go to a step, or to the nearest one that exists.

        Args:
            seq: Number of the step.
            now: The moment of a monotonic clock, in seconds.

        Returns:
            Whether another step is shown now.
        """
        before, self.seq, self._since = self.seq, min(max(seq, 1), self.total), now
        return self.seq != before

    def change_speed(self, by: int, now: float) -> None:
        """Change to the next higher or lower speed of `SPEEDS`; at the limit it stays.

        Args:
            by: 1 for faster, -1 for slower.
            now: The moment of a monotonic clock, in seconds.
        """
        if by > 0:
            self.speed = next((one for one in SPEEDS if one > self.speed), FASTEST)
        else:
            self.speed = next((one for one in reversed(SPEEDS) if one < self.speed), SLOWEST)
        self._since = now

    def advance(self, now: float) -> bool:
        """Advance by all steps that are due, and stop at the end; does nothing unless playing.

        After the machine has slept, at most `LONGEST` seconds are caught up.

        Args:
            now: The moment of a monotonic clock, in seconds.

        Returns:
            Whether another step is shown now.
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
        """Return the time in the room; while playing, it runs on between two steps.

        Args:
            now: The moment of a monotonic clock, in seconds.
        """
        at = self.times[self.seq - 1]
        if not self.playing:
            return at
        return at + timedelta(seconds=min(max(now - self._since, 0.0) * self.speed, self.gap()))
