"""The keys that play the replay, and those that go to another moment."""

from __future__ import annotations

from collections.abc import Callable

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.tui.keymap.commands import keyed
from pmworkshop.tui.pages.page import Act, Ask, Context, Say
from pmworkshop.tui.pages.panel import Part
from pmworkshop.tui.replay.recording import Recording
from pmworkshop.tui.requests.messages import ShowMoment

MOVED = ShowMoment()
"""Says that another moment, or another way of looking at it, is to be drawn."""
STAYS = tr_noop("{leave_field_key} stays here")


class Going(Part):
    """Plays the replay, and goes to another moment."""

    def __init__(self, reel: Recording, now: Callable[[], float]) -> None:
        """Connect to the recording.

        Args:
            reel: The recording.
            now: A monotonic clock, in seconds.
        """
        self._reel = reel
        self._now = now
        self.handlers = {
            "play": self._play,
            "faster": lambda context, key: self._at_speed(1),
            "slower": lambda context, key: self._at_speed(-1),
            "step_on": lambda context, key: self._go(reel.seq + 1, tr("This is the last step.")),
            "step_back": lambda context, key: self._go(reel.seq - 1, tr("This is the first step.")),
            "module_on": lambda context, key: self._go(reel.part(1), tr("This is the last step."), on=True),
            "module_back": lambda context, key: self._go(reel.part(-1), tr("This is the first step."), on=True),
            "part": lambda context, key: self._go(reel.part_numbered(int(key)), on=True),
            "first": lambda context, key: self._go(1),
            "last": lambda context, key: self._go(reel.total),
            "jump": self._jump,
        }

    def _play(self, context: Context, key: str) -> Act | None:
        """Start or stop playing."""
        player = self._reel.player
        if player.playing:
            player.stop()
        else:
            player.play(self._now())
        return MOVED

    def _at_speed(self, by: int) -> Act | None:
        before = self._reel.player.speed
        self._reel.player.change_speed(by, self._now())
        if self._reel.player.speed == before:
            if by > 0:
                return Say(tr("{speed} times is the fastest.", speed=before))
            return Say(tr("{speed} times is the slowest.", speed=before))
        return MOVED

    def _go(self, seq: int, otherwise: str = "", *, on: bool = False) -> Act:
        """Go to a step; playing stops unless it is to continue."""
        if not on:
            self._reel.player.stop()
        return MOVED if self._reel.player.go(seq, self._now()) or not otherwise else Say(otherwise)

    def _jump(self, context: Context, key: str) -> Act | None:
        """Ask for a moment to go to."""
        self._reel.player.stop()
        asked = tr("Jump where? a step (143), a time (10:42) or a part (its short title)")
        return Ask(
            asked, lambda _, text: self._go(self._reel.find(text)), keys=(tr("Enter goes there"), keyed(STAYS))
        )
