"""The lines of the replay's screen that the stage does not have: its mark, the changes of the step, the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from textual.widget import Widget

from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.session import Session
from pmworkshop.tui.drawing.band import APART, band, label_of
from pmworkshop.tui.drawing.pieces import Line, Piece
from pmworkshop.tui.drawing.text_cells import fit, shortened, width, wrap
from pmworkshop.tui.replay.recording import Recording
from pmworkshop.tui.replay.timeline import state_words, timeline
from pmworkshop.tui.screen.layout import Layout
from pmworkshop.tui.widgets.line_view import LineView

REPLAYED, READ_ONLY = tr_noop("Replay"), tr_noop("read only")
HIDDEN_SEEN = tr_noop("REPLAY, hidden answers seen: not for the wall")
LEAST_WORDS = 12
"""Cells below which a text is left out rather than shortened."""
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

    def draw_time(self, view: Session, moment: datetime, *, wall: bool) -> None:
        """Draw the mark, the clock of the room, and where the replay is.

        Args:
            view: The public view of the session at the moment.
            moment: The replayed moment.
            wall: Whether the wall is shown as it was, in place of what the step changed.
        """
        reel, player, cells = self._reel, self._reel.player, self._lines.cells
        left, kept = (tr(HIDDEN_SEEN), "chosen") if reel.private else (tr(REPLAYED), "now!")
        if not wall:
            self._lines.top.show([((" ", "soft"), *line) for line in self._titled(view, moment, (left, kept))])
            return
        label = label_of(view, moment, mark=READ_ONLY, left=left, kept=kept)
        self._lines.top.show([((" ", "soft"), *line) for line in band(view, label, cells)])
        starts = (seq for seq, _ in reel.starts())
        drawn = timeline(moment, reel.seq, reel.total, starts, cells, playing=player.playing, speed=player.speed)
        self._timeline.show([((f" {drawn}", "text"),)])

    def _titled(self, view: Session, moment: datetime, mark: Piece) -> Iterator[Line]:
        """Write what is replayed, and below it the moment, with the step and the speed at the right end."""
        reel, cells, info = self._reel, self._lines.cells, view.info
        label = label_of(view, moment)
        title = f"{clean_line(info.title)}, {spell_date(info.day)}" if not reel.private else ""
        yield _between((mark, (title, "soft")), tr(READ_ONLY), cells)
        step = tr("step {number} of {total}", number=reel.seq, total=reel.total)
        place = f"{step}   {state_words(playing=reel.player.playing)} {reel.player.speed}x"
        yield _between(
            ((f"{moment.astimezone():%H:%M}", "strong"), (label.name, "now!"), (label.phase, "soft")), place, cells
        )

    def draw_changes(self) -> None:
        """Draw what the shown step changed, below the wall as it was."""
        cells = self._lines.cells
        told = self._reel.told(self._reel.seq)
        lines = wrap(" · ".join(map(clean_line, told.lines)) or clean_line(told.step.label), cells)
        if len(lines) > CHANGED:
            lines = [*lines[: CHANGED - 1], fit(" ".join(lines[CHANGED - 1 :]), cells)]
        self._changed.show([((f" {line}", "head"),) for line in lines])


def _between(pieces: Iterable[Piece], right: str, cells: int) -> Line:
    """Write some texts one after the other, shortened where the one at the right end leaves too little room."""
    line, room = list[Piece](), cells - width(right) - len(APART)
    for text, look in pieces:
        shown = shortened(text, room) if text else ""
        if shown and (shown == text or room >= LEAST_WORDS):
            line += [(shown, look), (APART, "soft")]
            room = max(room - width(shown) - len(APART), 0)
    used = sum(width(text) for text, _ in line)
    return (*line, (" " * max(cells - used - width(right), 0), "soft"), (right, "soft"))
