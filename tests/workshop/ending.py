"""A program without a screen: what is done in its windows waits, since their disks are gone, until it ends.

It is told how by a signal, or by the end of what it reads; all but a kill let it end in order, as the stage does.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from types import FrameType

import pytest

from pmworkshop.base.folders import Folders
from tests.workshop.driving import FAULTS, RECORDS, Window, gestures, hurry, make

COUNTS = (1, 3, 12)


def homes(root: Path) -> dict[Path, tuple[str, int]]:
    """Name a folder for each fault and each number of gestures that wait."""
    return {root / f"{fault}-{count}": (fault, count) for fault in FAULTS for count in COUNTS}


def places(folders: Folders) -> tuple[Path, ...]:
    """Give each folder of sessions another disk of its own."""
    return folders.emergency, folders.data.with_suffix(".tmp")


def main(root: Path) -> None:
    """Let gestures wait in every window, say so, and wait for the end."""
    patches = pytest.MonkeyPatch()
    hurry(patches)
    patches.setattr("pmworkshop.workshop.spool.places", places)
    windows = []
    for home, (fault, count) in homes(root).items():
        home.mkdir()
        places(Folders.at(home))[1].mkdir()
        windows.append(Window(make(home, *RECORDS), Folders.at(home)))
        FAULTS[fault][0](home / "session.pmw", windows[-1])
        windows[-1].do(*gestures(count))

    def leave(number: int = 0, frame: FrameType | None = None) -> None:
        for window in windows:
            window.left()
        sys.exit(0)

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGHUP, leave)
    print("waiting", flush=True)
    sys.stdin.read()
    leave()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
