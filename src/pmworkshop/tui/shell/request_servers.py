"""Passes each request to the object that carries it out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from pmworkshop.tui.drawing.terminal import terminal_of
from pmworkshop.tui.guard import LOG, start
from pmworkshop.tui.requests.messages import (
    BesideRequest,
    Correction,
    Overlay,
    PhoneRequest,
    ProgramRequest,
    Recovery,
    ReplayRequest,
    Request,
    RoomRequest,
    SessionRequest,
)
from pmworkshop.tui.serving.corrections import Corrections
from pmworkshop.tui.serving.overlays import Overlays
from pmworkshop.tui.serving.phones import PhoneRequests
from pmworkshop.tui.serving.room import RoomRequests
from pmworkshop.tui.shell.program_requests import ProgramRequests
from pmworkshop.tui.shell.recovery import RecoveryRequests
from pmworkshop.tui.shell.session_requests import SessionRequests
from pmworkshop.tui.shell.shell import Shell

if TYPE_CHECKING:
    from pmworkshop.agenda.shelf import Shelved


class RequestServers:
    """Carries out every request of commands and panels.

    Attributes:
        room: Moves the room and its clock.
        corrections: Takes back, and strikes.
    """

    def __init__(
        self, shell: Shell, sessions: SessionRequests, program: ProgramRequests, palette: Callable[[], None]
    ) -> None:
        """Make the objects that carry out requests.

        Args:
            shell: The parts of the application.
            sessions: Opens and leaves sessions.
            program: Carries out what concerns the program itself.
            palette: Opens the command palette, which is a screen of its own.
        """
        self._sessions, self._program = sessions, program
        self.room = RoomRequests(lambda: shell.desk, shell.time)
        self.corrections = Corrections(lambda: shell.desk)
        self._phones = PhoneRequests(lambda: shell.desk, shell.live.phones, run=partial(start, shell.app))
        self._recovery = RecoveryRequests(
            lambda: shell.desk,
            shell.folders,
            now=shell.clock.now,
            opened=lambda: shell.live.opened,
            panel_of=shell.panels.panel_of,
            moved=shell.live.go_on_in,
            run=partial(start, shell.app),
        )
        self._overlays = Overlays(
            lambda: shell.desk,
            now=shell.clock.now,
            terminal=lambda: terminal_of(shell.app),
            palette=palette,
            shelf=lambda: _shelf(shell),
            phones=shell.live.phones,
        )

    def serve(self, request: Request) -> None:
        """Pass a request to the object that carries it out.

        A request that only another kind of screen serves is only logged: the replay shows a past state of a session,
        and a window beside the stage follows the wall.

        Args:
            request: Any request of a command or panel.

        Raises:
            PmworkshopError: The request cannot be carried out, for instance because a session cannot be opened.
        """
        if isinstance(request, Overlay):
            self._overlays.serve(request)
        elif isinstance(request, RoomRequest):
            self.room.serve(request)
        elif isinstance(request, Correction):
            self.corrections.serve(request)
        elif isinstance(request, Recovery):
            self._recovery.serve(request)
        elif isinstance(request, SessionRequest):
            self._sessions.serve(request)
        elif isinstance(request, ProgramRequest):
            self._program.serve(request)
        elif isinstance(request, PhoneRequest):
            self._phones.serve(request)
        elif isinstance(request, ReplayRequest | BesideRequest):
            LOG.warning("only a screen of its own serves %s", type(request).__name__)
        else:
            assert_never(request)


def _shelf(shell: Shell) -> list[Shelved]:
    """Read the modules of the shelf; whoever runs a workshop seldom needs them."""
    from pmworkshop.agenda.library import shelf_of

    return shelf_of(shell.folders, Path.cwd()).listed()
