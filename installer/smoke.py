"""Try what `make app` has packed, away from this checkout: the sample's exports must be those of the repository.

    python installer/smoke.py DIST

Ends with what is wrong, or says that all is as it should be.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SUFFIX = ".exe" if os.name == "nt" else ""


def programs(dist: Path) -> list[Path]:
    """The program of the folder, and the one file.

    Args:
        dist: Where they were packed to.
    """
    return [dist / "pmworkshop" / f"pmworkshop{SUFFIX}", dist / f"pmworkshop-one-file{SUFFIX}"]


def said(program: Path, place: Path, *words: str) -> str:
    """Run a command of a packed program in a bare place; return what it says.

    Args:
        program: The program.
        place: A folder in which it may write.
        words: The words of the command.

    Raises:
        SystemExit: It failed; with what it said.
    """
    kept = {name: os.environ[name] for name in ("LANG", "SYSTEMROOT", "TEMP", "TMPDIR") if name in os.environ}
    done = subprocess.run(
        [program, "--home", place / "home", *words],
        cwd=place,
        env={**kept, "LANGUAGE": "en", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{program} {' '.join(words)} failed: {done.stderr or done.stdout}")
    return done.stdout


def files_of(folder: Path) -> dict[str, bytes]:
    """The content of each file of a folder by its name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def tried(program: Path) -> None:
    """Run the sample in a packed program, and list the agendas.

    Args:
        program: The program.

    Raises:
        SystemExit: Something is not as it is in the repository.
    """
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        said(program, place, "demo", "--headless", "--out", "exports")
        made, wanted = files_of(place / "exports"), files_of(ROOT / "exports")
        wrong = [name for name in sorted({*made, *wanted}) if made.get(name) != wanted.get(name)]
        if wrong:
            raise SystemExit(f"{program} exports the sample otherwise than the repository has it: {', '.join(wrong)}")
        listed = said(program, place, "agenda", "list")
        missing = [path.stem for path in sorted((ROOT / "agendas").glob("*.toml")) if path.stem not in listed]
        if missing:
            raise SystemExit(f"{program} lacks agendas: {', '.join(missing)}")
        said(program, place, "--language", "de", "demo", "--headless", "--out", "german")
        summary = (place / "german" / "summary.md").read_text(encoding="utf-8")
        if not (summary.startswith("# Protokoll") and "Ausrichtung der Führung" in summary):
            raise SystemExit(f"{program} lacks the German words of the program, of its agendas or of the sample.")


def main() -> None:
    """Try both packed programs."""
    for program in programs(Path(sys.argv[1]).absolute()):
        tried(program)
        print(f"{program}: the sample's exports are the same bytes, and every agenda is there.")


if __name__ == "__main__":
    main()
