"""All that the screen does about time: clock, bell, absences, refit, more minutes, pause and break."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.settings import Settings
from pmworkshop.session.operations import pauses
from pmworkshop.store.stored_session import StoredSession
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.keymap.ways_out import error_words
from pmworkshop.tui.pages.page import Ask, Commit
from pmworkshop.tui.screen.results import away_words
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.timing.absence import Absence, asks, closed_for, mark_awake
from pmworkshop.tui.timing.bell import Bell
from pmworkshop.workshop.workshop import Workshop

if TYPE_CHECKING:
    from pmworkshop.tui.panels.room.recess import RecessPanel

READING = tr_noop("This session is open for reading only.")


class OnTheWall(Protocol):
    """The session on the screen, and where it is stored.

    Attributes:
        workshop: The running workshop.
        stored: Its place in a store.
    """

    workshop: Workshop
    stored: StoredSession


class Timekeeper:
    """Keeps the time of one screen.

    Attributes:
        settings: Settings of the facilitator, which turn on the bell and the amber clock.
    """

    def __init__(
        self, desk: Callable[[], StageScreen], now: Callable[[], datetime], ring: Callable[[], object]
    ) -> None:
        """Connect to the screen.

        Args:
            desk: Returns the screen.
            now: Returns the present moment in UTC.
            ring: Rings the bell.
        """
        self._desk = desk
        self._utc = now
        self._ring = ring
        self._absence, self._bell = Absence(), Bell()
        self._opened: OnTheWall | None = None
        self.settings = Settings()

    def now(self) -> datetime:
        """Return the present moment in the local time zone."""
        return self._utc().astimezone()

    def begin(self, opened: OnTheWall) -> None:
        """Start keeping the time of a session; the time it was closed is not counted unless the room decides so.

        Args:
            opened: The session on the screen; a read-only one is not timed.
        """
        now = self._utc()
        self._opened = opened if opened.workshop.writable else None
        self._absence.begin(now)
        if self._opened is None:
            return
        gone = closed_for(opened.stored, opened.workshop.session, now)
        mark_awake(opened.stored, now)
        self._leave_out(gone, ask=asks(gone))

    def end(self) -> None:
        """Mark the session as shown until now, and stop keeping its time."""
        opened, self._opened = self._opened, None
        if opened is not None:
            mark_awake(opened.stored, self._utc())

    def tick(self) -> None:
        """Draw the clock, and check whether the machine slept or the time of the phase ran out."""
        desk, now = self._desk(), self._utc()
        desk.state.amber = self.settings.amber
        slept = self._absence.slept(now)
        if slept and self._opened is not None and pauses.clock_runs(self._opened.workshop.session):
            self._leave_out(slept, ask=True)
        if self._bell.rings(desk.state.view, now) and self.settings.bell and desk.state.running:
            self._ring()
        if desk.panel.ticks:
            desk.redraw()
        else:
            desk.tick()

    def mark(self) -> None:
        """Mark the session as shown until now, in case the program crashes."""
        if self._opened is not None:
            mark_awake(self._opened.stored, self._utc())

    def _leave_out(self, seconds: int, *, ask: bool) -> None:
        """Exclude an absence from the clock; whether it counts is a line that waits until somebody opens it.

        Nobody asked for that question, so it takes no key from what is typed.
        """
        if not seconds:
            return
        desk = self._desk()
        desk.away = seconds if ask else 0
        desk.perform(Commit(pauses.count_away(seconds, counts=False), away_words(desk.away)))

    # What the keys call.

    def refit(self) -> None:
        """Show what a refit would change."""
        desk = self._desk()
        stage = desk.state.view.stage
        if stage is None or stage.finished:
            desk.tell(tr("Nothing is under way that could be fitted into the time."), "refused")
        else:
            from pmworkshop.tui.panels.room.refit import FittingPanel

            desk.overlays.open(FittingPanel(self.now))

    def more(self) -> None:
        """Give the present part five more minutes; ask first where the end has to move for it."""
        desk = self._desk()
        if desk.outbox is None:
            desk.tell(tr(READING), "refused")
            return
        from pmworkshop.leading.time_words import asked_words, given_words
        from pmworkshop.session.operations.more_time import give, more_time

        view = desk.state.view
        try:
            more = more_time(view, self.now())
        except RefusedError as error:
            desk.tell(error_words(error), "refused")
            return
        done = Commit(give(more), given_words(more, view.info.ends))
        if more.ends:
            keys = (
                tr("Enter moves the end"),
                tr("{leave_field_key} leaves it", leave_field_key=key_of("leave_field")),
            )
            question = asked_words(more, view.info.ends)
            desk.perform(Ask(question, lambda _, text: done, empty=True, bare=True, keys=keys))
        else:
            desk.perform(done)

    def pause(self) -> None:
        """Stop the clock, or start it again."""
        desk = self._desk()
        if desk.outbox is None:
            desk.tell(tr(READING), "refused")
            return
        runs = pauses.clock_runs(desk.state.view)
        told = tr("The clock stands still; the same key lets it run on.") if runs else tr("The clock runs on.")
        desk.perform(Commit(pauses.pause() if runs else pauses.resume(), told))

    def take_break(self) -> None:
        """Ask when the room is back, and begin a break."""
        desk = self._desk()
        stage = desk.state.view.stage
        if desk.outbox is None:
            desk.tell(tr(READING), "refused")
        elif stage is None or stage.finished:
            desk.tell(tr("Nothing is under way that could be interrupted."), "refused")
        else:
            from pmworkshop.tui.panels.room.recess import ask_for_break

            desk.perform(ask_for_break(self.now))

    def recess(self) -> RecessPanel:
        """Return a new page of the break."""
        from pmworkshop.tui.panels.room.recess import RecessPanel

        return RecessPanel(self.now)
