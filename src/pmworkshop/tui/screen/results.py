"""What becomes of the gestures of a screen: each is queued, and shown when it is stored or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.fault_log import told_without_values
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import shorten
from pmworkshop.tui.drawing.message_kinds import Kind
from pmworkshop.tui.keymap.commands import key_of, keyed
from pmworkshop.tui.keymap.ways_out import error_words
from pmworkshop.tui.pages.page import Cursor
from pmworkshop.tui.requests.messages import LookForStruck, NoteFault
from pmworkshop.tui.screen.desk import Desk
from pmworkshop.tui.screen.talk import speaks

if TYPE_CHECKING:
    from pmworkshop.tui.screen.waiting import Waiting
    from pmworkshop.workshop.workshop import Committed

SAVED = tr_noop("Everything is saved.")
FAILED = tr_noop("That did not work; nothing was changed.")
BOTH_KEPT = tr_noop("Somebody else changed this meanwhile. Both are kept: {conflicts_key} shows them.")
SHOWN_OF_IT = 40
"""Characters of a refused line that are repeated where another line has taken its field."""


class Results:
    """Shows the results of the gestures of one screen.

    Attributes:
        said_when_saved: The message for when the last waiting gesture is stored; it says where, after a new file.
    """

    def __init__(self, desk: Desk) -> None:
        """Connect to the screen.

        Args:
            desk: The screen; its outbox is the queue.
        """
        self._desk = desk
        self.said_when_saved = SAVED

    def put(self, waiting: Waiting) -> None:
        """Queue a gesture for the store; it is dropped if the session cannot be written.

        Args:
            waiting: The gesture.
        """
        outbox = self._desk.outbox
        if outbox is not None:
            outbox.put(waiting)
            if outbox.stalled or outbox.late:
                self._desk.tell("")

    def done(self, waiting: Waiting) -> None:
        """Show the result of a gesture that was stored or refused, or that the disk did not take.

        Args:
            waiting: The gesture.
        """
        outbox = self._desk.outbox
        if outbox is None:
            return
        result = outbox.take(waiting)
        if result is None:
            self._desk.tell("")
            self._desk.redraw()
            return
        if isinstance(result, BaseException):
            self.refused(result, waiting)
        else:
            self._reached(result, waiting, relieved=outbox.relieved)
        if waiting.arrived is not None:
            waiting.arrived(not isinstance(result, BaseException))

    def _reached(self, result: Committed, waiting: Waiting, *, relieved: bool) -> None:
        """Show a stored gesture, and perform the act that follows it."""
        from pmworkshop.tui.screen.waiting import chosen_after

        desk = self._desk
        row = chosen_after(result, waiting)
        desk.take_session(result.session, Cursor(row, desk.board.cursor.column) if row else None)
        self._tell_stored(result, waiting, relieved=relieved)
        if result.struck:
            desk.request(LookForStruck(result.struck))
        if waiting.then is not None:
            then = waiting.then
            desk.perform(desk.attempt(lambda: then(desk.context)))

    def _tell_stored(self, result: Committed, waiting: Waiting, *, relieved: bool) -> None:
        """Say what a stored gesture has to say, and that everything is saved if it is the last that had to wait."""
        told = result.step.label if waiting.tells_label and result.step else keyed(waiting.told)
        if result.held:
            told = keyed(BOTH_KEPT)
        if relieved:
            told, self.said_when_saved = f"{told} {tr(self.said_when_saved)}".strip(), SAVED
        if told:
            self._desk.tell(told, "kept")

    def refused(self, error: BaseException, waiting: Waiting) -> None:
        """Say why a gesture was refused, and bring its line back.

        Args:
            error: The refusal, or a fault.
            waiting: The gesture.
        """
        from pmworkshop.tui.screen.date_questions import ask_about_date

        desk = self._desk
        if not isinstance(error, PmworkshopError):
            desk.request(NoteFault(told_without_values(error)))
        told = error_words(error) if isinstance(error, PmworkshopError) else tr(FAILED)
        desk.tell(told, "refused")
        if waiting.refused is not None:
            waiting.refused()
        if waiting.text:
            desk.entry.bring_back(
                waiting.text, waiting.ask, error.typed if isinstance(error, PmworkshopError) else ""
            )
            if desk.field.value != waiting.text and not waiting.secret:
                self.not_brought_back(waiting, told)
            elif (question := ask_about_date([error], waiting.text)) and not waiting.secret:
                desk.perform(question)
        desk.redraw()

    def not_brought_back(self, waiting: Waiting, told: str) -> None:
        """Repeat a refused line where another one has taken its field.

        Args:
            waiting: The gesture.
            told: Why it was refused.
        """
        self._desk.tell(
            tr("{told} Not kept: “{words}”", told=told, words=shorten(waiting.text, SHOWN_OF_IT)), "refused"
        )

    def unsaved(self) -> int:
        """Count the lines that would be lost by leaving now."""
        desk, entry = self._desk, self._desk.entry
        secret = entry.secret and bool(entry.half_typed)
        return len(half_typed_lines(desk)) + secret + (len(desk.outbox) if desk.outbox else 0)


def half_typed_lines(desk: Desk) -> list[str]:
    """List the half-typed lines of a whole stack of panels.

    Args:
        desk: The screen.

    Returns:
        The lines that are not blank, the lowest panel first; no secret entry is among them.
    """
    lines = [*desk.stack.lines_below(), desk.panel.draft if desk.entry.asking else "", *desk.entry.asked_lines]
    return [line for line in lines if line.strip()]


def resting(desk: Desk) -> tuple[str, ...]:
    """List the ids of the commands of the room that have nothing to act on now.

    Args:
        desk: The screen.
    """
    stalled = desk.outbox is not None and desk.outbox.stalled
    return (
        *(() if desk.state.view.waiting else ("conflicts",)),
        *(() if desk.unsaved_found else ("unsaved",)),
        *(() if desk.away else ("away",)),
        *(() if stalled else ("new_file",)),
        *(() if speaks(desk) else ("next_turn", "last_turn")),
    )


def what_waits(desk: Desk) -> tuple[str, Kind]:
    """Word what is told while nothing else is: that the disk is full or slow, or an absence to ask about.

    Args:
        desk: The screen.

    Returns:
        One line for the message line, with its kind; empty if nothing waits.
    """
    if desk.outbox is not None and desk.outbox.stalled:
        from pmworkshop.tui.screen.waiting import stalled_words

        moves = any(one.id == "new_file" for one in desk.offered.room)
        return stalled_words(desk.outbox, moves=moves), "refused"
    if desk.outbox is not None and desk.outbox.late:
        from pmworkshop.tui.screen.waiting import late_words

        return late_words(desk.outbox), "said"
    return away_words(desk.away), "said"


def away_words(seconds: int) -> str:
    """Write the line that waits after an absence, with the key that opens the question about it.

    Args:
        seconds: Length of the absence; 0 for none.

    Returns:
        One sentence; empty if there is nothing to ask.
    """
    if not seconds:
        return ""
    return tr(
        "Away {seconds} min, not counted: {away_key} asks whether it counts.",
        seconds=seconds // 60,
        away_key=key_of("away"),
    )
