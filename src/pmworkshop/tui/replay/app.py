"""The window of the replay when it is started from the command line."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import speak, tr_noop
from pmworkshop.tui.replay.recording import Recording
from pmworkshop.tui.replay.replay_screen import ReplayScreen
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.shell.app import run
from pmworkshop.tui.shell.opening import Opened
from pmworkshop.tui.shell.shell import Shell


class ReplayWindow:
    """Shows the replay alone: no session is open, so nothing can be written."""

    title = tr_noop("pmworkshop replay")
    styles: Sequence[Path] = (Path(__file__).with_name("replay.tcss"),)  # of a first screen Textual reads none
    from_home = False

    def __init__(self, reel: Recording, seconds: Callable[[], float] = time.monotonic) -> None:
        """Show a recording.

        Args:
            reel: The recording.
            seconds: A monotonic clock, in seconds.
        """
        self._reel, self._seconds = reel, seconds

    def open(self, clock: Clock | None) -> Opened | None:
        """Open no session: the recording was read before."""
        return None

    def first_screen(self, shell: Shell) -> StageScreen:
        """Make the screen of the replay, in the language of the session."""
        speak(self._reel.newest.info.language)
        return ReplayScreen(self._reel, shell.settings.keys, self._seconds)

    def attend(self, shell: Shell, opened: Opened) -> None:
        """Do nothing: no session is ever open."""

    def tick(self, shell: Shell) -> None:
        """Draw the clock of the replayed moment."""
        shell.time.tick()


def run_replay(reel: Recording, folders: Folders) -> int:
    """Show a recording until the facilitator leaves.

    Args:
        reel: The recording.
        folders: The user's folders; the log is written there.

    Returns:
        The exit code of the program.
    """
    return run(folders, ReplayWindow(reel))
