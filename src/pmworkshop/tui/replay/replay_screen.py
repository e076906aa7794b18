"""The screen of the replay: the stage as it was, moment after moment."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult

from pmworkshop.tui.guard import guarded
from pmworkshop.tui.keymap.commands import Command, find
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
        super().__init__(self._replay, clock=self._moment, panel_of_room=lambda: self._replay, commands=REPLAY_ROOM)
        self.offered.keys = keys
        self._replay_lines = ReplayLines(reel, self.lines)
        self._look()

    def compose(self) -> ComposeResult:
        """Lay out the lines of the stage, with the changes in place of the field, and the timeline."""
        yield from self._replay_lines.among(super().compose())

    def on_mount(self) -> None:
        """Start the timer of the replay."""
        self.set_interval(BEAT, self.beat)
        self.call_after_refresh(self.show_moment)

    def _moment(self) -> datetime:
        return self.reel.player.moment(self._seconds())

    @guarded
    def beat(self) -> None:
        """Advance if a step is due while playing; prepare some of the moments that are not built yet."""
        if self.reel.player.playing:
            if self.reel.player.advance(self._seconds()):
                self.show_moment()
            else:
                self.tick()
        if self.reel.prepare():
            self.tick()

    @guarded
    def show_moment(self) -> None:
        """Draw the shown moment, with the cursor on the record that was changed last."""
        cursor = self._look()
        self.redraw(cursor=cursor if self.panel is self._replay else None)

    def _look(self) -> Cursor:
        reel = self.reel
        view = self.state.view = reel.seen()
        self._replay.inner, cursor = scene(view, reel.steps_until(reel.seq), lambda: self._moment().astimezone())
        return cursor

    def without_meaning(self, key: str, character: str) -> None:
        """Turn to another part of the page if the key does so on the stage; else say that nothing changes."""

        def called(commands: tuple[Command, ...]) -> Command | None:
            return find(commands, key, "list") or (find(commands, character, "list") if character else None)

        if self.panel is self._replay:
            self.tell("")
            self.perform(self.attempt(lambda: self._replay.look(self.context, called)))
        else:
            super().without_meaning(key, character)

    def perform(self, act: Act | None, text: str = "", ask: Ask | None = None) -> None:
        """Perform an act; going to another moment is done here, within the same frame."""
        match act:
            case GoToStep():
                self.reel.player.go(act.step, self._seconds())
                self.show_moment()
            case ShowMoment():
                self.show_moment()
                if act.message:
                    self.tell(act.message)
            case _:
                super().perform(act, text, ask)

    # Drawing.

    def tick(self) -> None:
        """Draw the mark, the clock of the room and the timeline."""
        self._replay_lines.draw_time(self.state.view, self._moment())

    def draw_entry(self) -> None:
        """Draw the field in place of the changes while a line is typed, and the footer."""
        self.set_class(self.state.mode == "field", "-asking")
        super().draw_entry()

    def draw_lines(self) -> None:
        """Draw all lines around the rows of the page, with what the step changed."""
        super().draw_lines()
        self._replay_lines.draw_changes()
