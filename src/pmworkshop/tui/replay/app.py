"""The application of the replay, where it is called from the command line."""

from __future__ import annotations

import time
from collections.abc import Callable

from pmworkshop.base.folders import Folders
from pmworkshop.tui.app import PmworkshopApp, run
from pmworkshop.tui.desk import Desk
from pmworkshop.tui.replay.desk import ReplayDesk
from pmworkshop.tui.replay.reel import Reel


class ReplayApp(PmworkshopApp, inherit_bindings=False):
    """The replay alone: no session is open, so that nothing can be written."""

    TITLE = "pmworkshop replay"
    CSS_PATH = ["../desk.tcss", "replay.tcss"]  # type: ignore[assignment]  # of a first screen Textual reads none

    def __init__(self, folders: Folders, reel: Reel, seconds: Callable[[], float] = time.monotonic) -> None:
        """Show a reel.

        Args:
            folders: The user's folders.
            reel: What is replayed.
            seconds: A clock that never goes back.
        """
        super().__init__(folders)
        self._reel = reel
        self._seconds = seconds

    def _first_desk(self) -> Desk:
        return ReplayDesk(self._reel, self.settings.keys, self._seconds)


def run_replay(reel: Reel, folders: Folders) -> int:
    """Show a replay until the facilitator leaves; return the exit code."""
    return run(ReplayApp(folders, reel), folders)
