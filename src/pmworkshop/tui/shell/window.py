"""What the windows of the program differ in: the stage, the private window, the replay."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from pmworkshop.base.clock_ids import Clock
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.shell.opening import Opened
from pmworkshop.tui.shell.shell import Shell


class Window(Protocol):
    """One window, as the application uses it.

    Attributes:
        title: Title of the application.
        styles: Style sheets of its screen beyond those of the stage.
        from_home: Whether leaving a session leads to the home page; else it ends the program.
    """

    title: str
    styles: Sequence[Path]
    from_home: bool

    def open(self, clock: Clock | None) -> Opened | None:
        """Open the session that the window shows first.

        Args:
            clock: Source of the time; None for the system clock.

        Returns:
            The open session; None if the window begins without one.

        Raises:
            PmworkshopError: The session cannot be opened.
        """

    def first_screen(self, shell: Shell) -> StageScreen:
        """Make the screen.

        Args:
            shell: The parts of the application, with the open session.
        """

    def attend(self, shell: Shell, opened: Opened) -> None:
        """Show an open session once the screen is up.

        Args:
            shell: The parts of the application.
            opened: The session.
        """

    def tick(self, shell: Shell) -> None:
        """Draw what changes with every second.

        Args:
            shell: The parts of the application; there is a screen.
        """
