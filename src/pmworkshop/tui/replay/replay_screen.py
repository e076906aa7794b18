"""The screen of the replay: the stage as it was, moment after moment."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import ClassVar

from textual.app import ComposeResult

from pmworkshop.tui.guard import guarded
from pmworkshop.tui.keymap.replay_keys import REPLAY_ROOM
from pmworkshop.tui.pages.page import Act, Ask, Cursor
from pmworkshop.tui.replay.panel import ReplayPanel
from pmworkshop.tui.replay.recording import Recording
from pmworkshop.tui.replay.replay_lines import ReplayLines
from pmworkshop.tui.replay.replay_page import scene
from pmworkshop.tui.requests.messages import GoToStep, ShowMoment
from pmworkshop.tui.screen.stage_screen import StageScreen

BEAT = 0.05
"""Seconds between two looks at the clock, and between two chunks of preparation."""


class ReplayScreen(StageScreen, inherit_bindings=False):
    """Shows one moment after the other; it has no outbox, so nothing can be written.

    Attributes:
        reel: The recording.
    """

    CSS_PATH: ClassVar = "replay.tcss"

    def __init__(
        self, reel: Recording, keys: Mapping[str, tuple[str, ...]], clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Show a recording.

        Args:
            reel: The recording.
            keys: Keys of the settings, by command id.
            clock: A monotonic clock, in seconds.
        """
        self.reel, self._seconds = reel, clock
        self._replay = ReplayPanel(reel, keys, clock)
        super().__init__(
            self._replay,
            clock=lambda: reel.player.moment(clock()),
            panel_of_room=lambda: self._replay,
            commands=REPLAY_ROOM,
        )
        self.offered.keys, self._replay_lines = keys, ReplayLines(reel, self.lines)
        self._room, _ = 0, self._look()

    def compose(self) -> ComposeResult:
        """Lay out the lines of the stage, with the changes in place of the field, and the timeline."""
        yield from self._replay_lines.among(super().compose())

    def on_mount(self) -> None:
        """Start the timer of the replay."""
        self.set_interval(BEAT, self.beat)
        self.call_after_refresh(self.show_moment)

    @guarded
    def beat(self) -> None:
        """Advance if a step is due while playing; prepare some of the moments that are not built yet."""
        if self.reel.player.advance(self._seconds()):
            self.show_moment()
        if self.reel.prepare() or self.reel.player.playing:
            self.tick()
        self._fit()

    def _fit(self) -> None:
        if self.board.room != self._room:  # the lines around the page have made room, or taken it
            self._room = self.board.room
            self.redraw()

    @guarded
    def show_moment(self) -> None:
        """Draw the shown moment, with the cursor on the record that was changed last."""
        cursor, self._room = self._look(), self.board.room
        self.redraw(cursor=cursor if self.panel is self._replay else None)
        self._fit()

    def _look(self) -> Cursor:
        view, steps = self.reel.seen(), self.reel.steps_until(self.reel.seq)
        self.state.view = view
        self._replay.inner, cursor = scene(view, steps, lambda: self._now().astimezone())
        return cursor

    def without_meaning(self, key: str, character: str) -> None:
        """Turn to another part of the page if the key does so on the stage; else say that nothing changes."""
        if self.panel is self._replay:
            self.tell("")
            self.perform(self.attempt(lambda: self._replay.look(self.context, key, character)))
        else:
            super().without_meaning(key, character)

    def perform(self, act: Act | None, text: str = "", ask: Ask | None = None) -> None:
        """Perform an act; going to another moment is done here, within the same frame."""
        match act:
            case GoToStep():
                self.reel.player.go(act.step, self._seconds())
                self.show_moment()
            case ShowMoment(message=said):
                self.show_moment()
                self.tell(said) if said else None
            case _:
                super().perform(act, text, ask)

    def tick(self) -> None:
        """Draw the mark, the clock of the room and the timeline."""
        self._replay_lines.draw_time(self.state.view, self._now(), wall=self._replay.as_it_was)

    def draw_entry(self) -> None:
        """Draw the field in place of the changes while a line is typed, and the footer."""
        self.set_class(self.state.mode == "field", "-asking")
        super().draw_entry()

    def draw_lines(self) -> None:
        """Draw all lines around the rows of the page, with what the step changed."""
        self.set_class(self._replay.as_it_was, "-wall")
        super().draw_lines()
        if self._replay.as_it_was:
            self._replay_lines.draw_changes()
