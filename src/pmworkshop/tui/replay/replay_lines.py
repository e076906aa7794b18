"""The lines of the replay's screen that the stage does not have: its mark, the changes of the step, the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from textual.widget import Widget

from pmworkshop.base.text import clean_line
from pmworkshop.session.core.session import Session
from pmworkshop.tui.drawing.band import band, label_of
from pmworkshop.tui.drawing.text_cells import fit, wrap
from pmworkshop.tui.replay.recording import Recording
from pmworkshop.tui.replay.timeline import timeline
from pmworkshop.tui.screen.layout import Layout
from pmworkshop.tui.widgets.line_view import LineView

REPLAYED = "Replay"
HIDDEN_SEEN = "REPLAY, hidden answers seen: not for the wall"
CHANGED = 2
"""Lines of what changed."""


class ReplayLines:
    """Draws what the replay shows around the page of the stage."""

    def __init__(self, reel: Recording, lines: Layout) -> None:
        """Make the lines.

        Args:
            reel: The recording.
            lines: The lines of the stage.
        """
        self._reel, self._lines = reel, lines
        self._changed, self._timeline = LineView(id="changed"), LineView(id="timeline")

    def among(self, widgets: Iterable[Widget]) -> Iterator[Widget]:
        """Iterate over all lines: the changes come in place of the field, and the timeline above the footer.

        Args:
            widgets: The lines of the stage, from top to bottom.
        """
        for widget in widgets:
            if widget is self._lines.told:
                yield self._changed
            if widget is self._lines.foot:
                yield self._timeline
            yield widget

    def draw_time(self, view: Session, moment: datetime) -> None:
        """Draw the mark, the clock of the room and the timeline.

        Args:
            view: The public view of the session at the moment.
            moment: The replayed moment.
        """
        reel, player, cells = self._reel, self._reel.player, self._lines.cells
        left, kept = (HIDDEN_SEEN, "chosen") if reel.private else (REPLAYED, "now!")
        label = label_of(view, moment, mark="read only", left=left, kept=kept)
        self._lines.top.show([((" ", "soft"), *line) for line in band(view, label, cells)])
        starts = (seq for seq, _ in reel.starts())
        drawn = timeline(moment, reel.seq, reel.total, starts, cells, playing=player.playing, speed=player.speed)
        self._timeline.show([((f" {drawn}", "text"),)])

    def draw_changes(self) -> None:
        """Draw what the shown step changed."""
        cells = self._lines.cells
        told = self._reel.told(self._reel.seq)
        lines = wrap(" · ".join(map(clean_line, told.lines)) or clean_line(told.step.label), cells)
        if len(lines) > CHANGED:
            lines = [*lines[: CHANGED - 1], fit(" ".join(lines[CHANGED - 1 :]), cells)]
        self._changed.show([((f" {line}", "head"),) for line in lines])
