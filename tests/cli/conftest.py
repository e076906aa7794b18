"""Runs commands as a person would, in folders of their own."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pmworkshop.base import language
from pmworkshop.base.errors import BusyError
from pmworkshop.base.folders import Folders
from pmworkshop.cli import program
from pmworkshop.cli.environment import Environment
from pmworkshop.room.server import Place, Server
from pmworkshop.room.whereabouts import Whereabouts
from pmworkshop.store.place import warning_about
from pmworkshop.store.stored_session import StoredSession
from pmworkshop.tui.replay.recording import Recording

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)


@dataclass
class FakeOutside(Environment):
    """A calendar that stands still, and screens that only note what they were asked to show."""

    at_terminal: bool = False
    answer: int = 0
    refuses: BusyError | None = None
    shown: list[tuple[str, bool]] = field(default_factory=list)

    def terminal(self) -> bool:
        return self.at_terminal

    def now(self) -> datetime:
        return NOW

    def today(self) -> date:
        return NOW.date()

    def warning_about(self, stored: StoredSession) -> str | None:
        return warning_about(Path(stored.address), mounts=Path("no table of mounts"))

    def home(self, folders: Folders) -> int:
        self.shown.append(("home", False))
        return self.answer

    def stage(self, stored: StoredSession, folders: Folders, *, readonly: bool = False, name: str = "") -> int:
        if self.refuses is not None:
            raise self.refuses
        self.shown.append((f"{name} at {stored.name}" if name else stored.name, readonly))
        return self.answer

    def beside(self, stored: StoredSession, folders: Folders, *, name: str = "") -> int:
        self.shown.append((f"{name or 'somebody'} beside {stored.name}", False))
        return self.answer

    def notes(self, stored: StoredSession, folders: Folders, *, name: str = "") -> int:
        self.shown.append((f"notes of {stored.name}{f' for {name}' if name else ''}", False))
        return self.answer

    def replay(self, reel: Recording, folders: Folders) -> int:
        self.shown.append((f"replay at {reel.seq} of {reel.total}, {reel.player.speed}x", False))
        return self.answer


@dataclass(frozen=True)
class Said:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class Desk:
    """A facilitator's desk: a folder to work in, a home folder, and the command line."""

    def __init__(self, here: Path) -> None:
        self.here = here
        self.home = here / "home"
        self.outside = FakeOutside()

    def run(self, *words: str | Path, typed: str | None = None) -> Said:
        given = ["--home", str(self.home), *map(str, words)]
        kept = {"LANGUAGE": os.environ.get("LANGUAGE")}  # a command in another language leaves it behind
        result = CliRunner().invoke(program, given, typed, kept, obj=self.outside, prog_name="pmworkshop")
        language.speak(language.ENGLISH)
        return Said(result.exit_code, result.stdout, result.stderr)

    def new(self, *words: str | Path) -> Path:
        """Make a session; return its file."""
        said = self.run("new", "--no-open", *words)
        assert said.code == 0, said.err
        return Path(said.lines[0])

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.here / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return Desk(here)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> list[Place]:
    """The page for phones opens, and is closed at once; where it was is noted."""
    served: list[Place] = []

    async def run(self: Server, opened: Callable[[Whereabouts], None]) -> None:
        served.append(self._place)
        url = f"{self._place.scheme}://192.168.1.20:8765"
        self._write()
        opened(replace(self.where, url=url, code="ABCDEF", lead="leading-key", door=1, key="key"))

    monkeypatch.setattr(Server, "run", run)
    return served
