"""The screen of the replay: the stage as it was, the changes of the step, and the timeline."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult

from pmworkshop.base.text import clean_line
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import fit, wrap
from pmworkshop.tui.drawing.top import rail, title_line
from pmworkshop.tui.guard import guarded
from pmworkshop.tui.keymap.commands import Command, find
from pmworkshop.tui.keymap.replay_keys import REPLAY_ROOM
from pmworkshop.tui.pages.page import Act, Ask, Cursor
from pmworkshop.tui.replay.panel import ReplayPanel
from pmworkshop.tui.replay.recording import Recording
from pmworkshop.tui.replay.replay_page import scene
from pmworkshop.tui.replay.timeline import timeline
from pmworkshop.tui.requests.messages import GoToStep, LeaveReplay, ShowMoment
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.widgets.line_view import LineView

BEAT = 0.05
"""Seconds between two looks at the clock, and between two chunks of preparation."""
CHUNK = 0.01
"""Seconds that a chunk of preparation takes at most, but for its last steps."""
AT_ONCE = 4
"""Steps that are prepared between two looks at the clock."""
REPLAYED = "Replay"
HIDDEN_SEEN = "REPLAY, hidden answers seen: not for the wall"
CHANGED = 2
"""Lines of what changed."""


class ReplayScreen(StageScreen, inherit_bindings=False):
    """Shows one moment after the other; it has no outbox, so nothing can be written."""

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
        self._reel = reel
        self._seconds = clock
        self._replay = ReplayPanel(reel, keys, clock)
        super().__init__(self._replay, clock=self._moment, panel_of_room=lambda: self._replay, commands=REPLAY_ROOM)
        self.keys = keys
        self._changed, self._timeline = LineView(id="changed"), LineView(id="timeline")
        self._look()

    def compose(self) -> ComposeResult:
        """Lay out the lines of the stage, with the changes in place of the field, and the timeline."""
        for widget in super().compose():
            if widget is self._asked:
                yield self._changed
            if widget is self._foot:
                yield self._timeline
            yield widget

    def on_mount(self) -> None:
        """Start the timer of the replay."""
        self.set_interval(BEAT, self.beat)
        self.call_after_refresh(self.show_moment)

    def _moment(self) -> datetime:
        return self._reel.player.moment(self._seconds())

    # The moments.

    @guarded
    def beat(self) -> None:
        """Advance if a step is due while playing; prepare some of the moments that are not built yet."""
        if self._reel.player.playing:
            if self._reel.player.advance(self._seconds()):
                self.show_moment()
            else:
                self.tick()
        self._prepare()

    def _prepare(self) -> None:
        moments = self._reel.moments
        until = time.perf_counter() + CHUNK
        more = not moments.ready
        while more and time.perf_counter() < until:
            more = moments.build(AT_ONCE)
            if not more:
                self.tick()

    @guarded
    def show_moment(self) -> None:
        """Draw the shown moment, with the cursor on the record that was changed last."""
        cursor = self._look()
        self.redraw(cursor=cursor if self.panel is self._replay else None)

    def _look(self) -> Cursor:
        reel = self._reel
        self.view = reel.seen()
        self._replay.inner, cursor = scene(self.view, reel.steps_until(reel.seq), lambda: self._moment().astimezone())
        return cursor

    # Keys.

    def without_meaning(self, key: str, character: str) -> None:
        """Turn to another part of the page if the key does so on the stage; else say that nothing changes."""

        def called(commands: tuple[Command, ...]) -> Command | None:
            return find(commands, key, "list") or (find(commands, character, "list") if character else None)

        if self.panel is self._replay:
            self.tell("")
            self.perform(self.attempt(lambda: self._replay.look(self.context, called)))
        else:
            super().without_meaning(key, character)

    def run(self, command: Command, key: str = "") -> None:
        """Run a command; quitting leaves the replay."""
        if command.id == "quit":
            self.post_message(self.Requested(LeaveReplay()))
        else:
            super().run(command, key)

    def perform(self, act: Act | None, text: str = "", ask: Ask | None = None) -> None:
        """Perform an act; going to another moment is done here, within the same frame."""
        match act:
            case GoToStep():
                self._reel.player.go(act.step, self._seconds())
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
        reel, player = self._reel, self._reel.player
        cells = max(self.size.width - 2, 1)
        moment = self._moment()
        if reel.private:
            line = title_line(self.view, moment, cells, title=HIDDEN_SEEN)
            first: Line = ((f" {HIDDEN_SEEN} ", "warn"), (line[0][0][len(HIDDEN_SEEN) + 1 :], "soft"), *line[1:])
        else:
            first = ((" ", "soft"), *title_line(self.view, moment, cells, mark=REPLAYED))
        self._top.show([first, ((" ", "soft"), *rail(self.view, cells))])
        starts = (seq for seq, _ in reel.starts())
        drawn = timeline(moment, reel.seq, reel.total, starts, cells, playing=player.playing, speed=player.speed)
        self._timeline.show([((f" {drawn}", "text"),)])

    def _draw_field(self) -> None:
        self.set_class(self.mode == "field", "-asking")
        super()._draw_field()

    def _draw_lines(self) -> None:
        super()._draw_lines()
        cells = max(self.size.width - 2, 1)
        told = self._reel.told(self._reel.seq)
        lines = wrap(" · ".join(map(clean_line, told.lines)) or clean_line(told.step.label), cells)
        if len(lines) > CHANGED:
            lines = [*lines[: CHANGED - 1], fit(" ".join(lines[CHANGED - 1 :]), cells)]
        self._changed.show([((f" {line}", "head"),) for line in lines])
