"""Measure how soon the stage is ready in the program that `make app` packs, against that of this checkout, in turns.

    python benchmarks/app.py [DIST [ROUNDS]]

Prints the size of the folder and of the one file, and the ratios; what the limits are stands beside them.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

import terminal
from soak import main as soak

ROOT = Path(__file__).resolve().parents[1]
SHOWN = "tests the room"
LARGEST, SLOWEST = 70, 1.2
"""The most MB that the folder may have, and the most times as long as the checkout that it may take."""


def size(place: Path) -> float:
    """MB of a file, or of all files of a folder."""
    files = [one for one in place.rglob("*") if one.is_file() and not one.is_symlink()] if place.is_dir() else [place]
    return sum(one.stat().st_size for one in files) / (1024 * 1024)


def main() -> None:
    """Measure, and print a table."""
    dist = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 9
    packed = {"folder": dist / "pmworkshop" / "pmworkshop", "one file": dist / "pmworkshop-one-file"}
    print(f"folder    {size(dist / 'pmworkshop'):6.1f} MB (at most {LARGEST})")
    print(f"one file  {size(packed['one file']):6.1f} MB")
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        session = home / "session.pmw"
        soak(session, 50, 7, quiet=True)
        checkout = terminal.stage(session, home)
        commands = {"checkout": checkout, **{name: [str(path), *checkout[1:]] for name, path in packed.items()}}
        found: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds + 1):
            for name, command in commands.items():
                found[name].append(terminal.ready(command, SHOWN)[0])
    middle = {name: statistics.median(times[1:]) for name, times in found.items()}
    for name, seconds in middle.items():
        limit = f" (at most {SLOWEST})" if name == "folder" else ""
        print(
            f"{name:9} ready in {seconds * 1000:5.0f} ms, {seconds / middle['checkout']:.2f} of the checkout{limit}"
        )


if __name__ == "__main__":
    main()
