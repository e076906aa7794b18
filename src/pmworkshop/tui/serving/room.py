"""Commands that move the room or its clock: phases, turns, time, pause, break, curtain, and made-up answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.session.core.steps import Operation
from pmworkshop.session.operations import navigation, turns
from pmworkshop.tui.keymap.rehearsal_keys import MADE_UP
from pmworkshop.tui.pages.page import Commit
from pmworkshop.tui.requests.messages import (
    DrawCurtain,
    FitTime,
    GoBackward,
    GoForward,
    LastTurn,
    MakeUp,
    MoreTime,
    NextTurn,
    PauseClock,
    RoomRequest,
    TakeBreak,
)
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.timing.timekeeping import READING, Timekeeper

BEGINNING = tr_noop("This is the first part; nothing comes before it.")


class RoomRequests:
    """Carries out the requests that move the room or its clock."""

    def __init__(self, desk: Callable[[], StageScreen], time: Timekeeper) -> None:
        """Connect to the screen.

        Args:
            desk: Returns the screen.
            time: Keeps the clock of the room.
        """
        self._desk = desk
        self._time = time

    def serve(self, request: RoomRequest) -> None:
        """Carry out a request that moves the room or its clock.

        Args:
            request: The request; a read-only session only shows a message.
        """
        match request:
            case GoForward():
                self._desk().overlays.leave()
                self.commit(navigation.forward())
            case GoBackward():
                self._backward()
            case FitTime():
                self._time.refit()
            case MoreTime():
                self._time.more()
            case NextTurn() | LastTurn():
                self._turn(request)
            case PauseClock():
                self._time.pause()
            case TakeBreak():
                self._time.take_break()
            case DrawCurtain():
                self._draw_curtain()
            case MakeUp():
                self._make_up()
            case _:
                assert_never(request)

    def _backward(self) -> None:
        """Go back one phase; at the beginning, say so."""
        desk = self._desk()
        desk.overlays.leave()
        self.commit(navigation.backward())
        if navigation.at_beginning(desk.state.view):
            desk.tell(tr(BEGINNING))

    def _draw_curtain(self) -> None:
        stage = self._desk().state.view.stage
        self.commit(navigation.curtain(drawn=not (stage is not None and stage.curtain)))

    def _turn(self, request: NextTurn | LastTurn) -> None:
        self.commit(turns.next_turn() if isinstance(request, NextTurn) else turns.last_turn())

    def _make_up(self) -> None:
        from pmworkshop.workshop.made_up import make_up  # a workshop does without it

        self.commit(make_up(), MADE_UP)

    def commit(self, operation: Operation, told: str = "") -> None:
        """Queue an operation; in a read-only session, show a message instead.

        Args:
            operation: The operation.
            told: Message that is shown once its step is stored.
        """
        desk = self._desk()
        if desk.outbox is None:
            desk.tell(tr(READING), "refused")
        else:
            desk.perform(Commit(operation, told))
