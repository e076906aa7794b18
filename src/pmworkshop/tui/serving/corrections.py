"""Corrections: undo, redo, and striking a record from the history."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from pmworkshop.base.language import tr
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Ask
from pmworkshop.tui.requests.messages import AskToStrike, Correction, Redo, Strike, Undo
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.screen.waiting import CAME_BACK, Waiting
from pmworkshop.workshop.deeds import StrikeOut, TakeBack

STRUCK = ("entry", "action", "theme", "activity", "decision", "ballot")
"""The kinds of record that can be struck."""


class Corrections:
    """Carries out corrections; each one is queued after everything that was entered before it."""

    def __init__(self, desk: Callable[[], StageScreen]) -> None:
        """Connect to the screen.

        Args:
            desk: Returns the screen.
        """
        self._desk = desk

    def serve(self, request: Correction) -> None:
        """Carry out a correction.

        Args:
            request: Undo, redo, or strike a record; striking is confirmed first.
        """
        desk = self._desk()
        match request:
            case Undo():
                desk.results.put(Waiting(TakeBack(), tells_label=True, select=CAME_BACK))
            case Redo():
                desk.results.put(Waiting(TakeBack(redo=True), tells_label=True, select=CAME_BACK))
            case AskToStrike():
                self._ask_to_strike(desk)
            case Strike():
                desk.results.put(Waiting(StrikeOut(request.kind, request.key), told=tr("Struck from the record.")))
            case _:
                assert_never(request)

    def _ask_to_strike(self, desk: StageScreen) -> None:
        """Ask for confirmation before the chosen record is struck."""
        key = desk.context.cursor.row
        kind = "round" if "#" in key else next((one for one in STRUCK if key and desk.state.view.get(one, key)), "")
        if not kind:
            desk.tell(tr("Choose the line that is to be struck first."), "refused")
            return
        asked = tr("Strike this for good, from the history and the file too?")
        keys = (tr("Enter strikes it"), tr("{leave_field_key} keeps it", leave_field_key=key_of("leave_field")))
        desk.perform(Ask(asked, lambda _, text: Strike(kind, key), empty=True, bare=True, keys=keys))
