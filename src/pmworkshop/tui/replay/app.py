"""The application of the replay when it is started from the command line."""

from __future__ import annotations

import time
from collections.abc import Callable

from pmworkshop.base.folders import Folders
from pmworkshop.tui.replay.recording import Recording
from pmworkshop.tui.replay.replay_screen import ReplayScreen
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.shell.app import PmworkshopApp, run


class ReplayApp(PmworkshopApp, inherit_bindings=False):
    """The replay alone: no session is open, so nothing can be written."""

    TITLE = "pmworkshop replay"
    CSS_PATH = ["../shell/stage_screen.tcss", "replay.tcss"]  # type: ignore[assignment]  # of a first screen Textual reads none

    def __init__(self, folders: Folders, reel: Recording, seconds: Callable[[], float] = time.monotonic) -> None:
        """Show a recording.

        Args:
            folders: The user's folders.
            reel: The recording.
            seconds: A monotonic clock, in seconds.
        """
        super().__init__(folders)
        self._reel = reel
        self._seconds = seconds

    def _first_desk(self) -> StageScreen:
        return ReplayScreen(self._reel, self.settings.keys, self._seconds)


def run_replay(reel: Recording, folders: Folders) -> int:
    """Show a recording until the facilitator leaves.

    Args:
        reel: The recording.
        folders: The user's folders; the log is written there.

    Returns:
        The exit code of the program.
    """
    return run(ReplayApp(folders, reel), folders)
