"""The stage's side of the door: a thread that asks the room's page how many are in, and fetches what it holds."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import field, replace
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.folders import Folders
from pmworkshop.room.whereabouts import Whereabouts, found
from pmworkshop.session.rounds.answer_form import Answer

HOME = "127.0.0.1"
LOOK = 2.0
"""Seconds between two looks at whether a page is open."""
BEAT = 1.0
"""Seconds between two questions to a page that is open."""
PATIENCE = 2.0
"""Seconds for which an answer of the page is awaited."""
LARGEST = 4 * 1024 * 1024
"""The most bytes of an answer."""
Given = Mapping[str, tuple[float, tuple[Answer, ...]]]
"""Answers without names by participant, each with the moment at which they were kept, in seconds."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the stage knows of the page; never an answer, and never whose phone is whose.

    Attributes:
        reached: Whether the page is open, and answers.
        url: Its address as phones open it.
        code: The code of the day.
        link: The address with the code.
        phones: How many phones have it open.
        joined: The ids of those whose answers are given on a phone.
        who: Who has answered without names, by the id of the round: what was known last of a page that answers no
            more.
        fingerprint: That of its certificate; empty without TLS.
    """

    reached: bool = False
    url: str = ""
    code: str = ""
    link: str = ""
    phones: int = 0
    joined: frozenset[str] = frozenset()
    who: Mapping[str, frozenset[str]] = field(default_factory=dict)
    fingerprint: str = ""


class Caller:
    """Asks the page of one session, if one is open, in a thread of its own; whatever it does delays no key."""

    def __init__(self, session_id: str, folders: Folders) -> None:
        """Prepare it; `run` is called in a thread.

        Args:
            session_id: The id of the session.
            folders: The user's folders.
        """
        self._session_id, self._folders = session_id, folders
        self._over, self._woken = threading.Event(), threading.Event()
        self.seen = Seen()
        self._dots: Mapping[str, Sequence[str]] = {}

    def run(self) -> None:
        """Look for the page, and ask it while it is open, until `end`."""
        while not self._over.is_set():
            where = self.where()
            if where is not None:
                self._visit(where)
            self._wait(LOOK)

    def end(self) -> None:
        """Let the thread end."""
        self._over.set()
        self._woken.set()

    def wake(self) -> None:
        """Look, or ask, at once."""
        self._woken.set()

    def tell_dots(self, who: Mapping[str, Sequence[str]]) -> None:
        """Let the page count those who have answered without names behind the dots of the stage.

        Args:
            who: Their ids by round, never in the order of their answers.
        """
        if who != self._dots:
            self._dots = who
            self.wake()

    def forget(self) -> None:
        """Await nothing more from a page that is closed."""
        self.seen = Seen()

    def where(self) -> Whereabouts | None:
        """Find the page.

        Returns:
            Where it is; None while it is closed.
        """
        where = found(self._session_id, self._folders)
        return where if where is not None and where.door else None

    def ask(self, said: dict[str, Any], seconds: float | None = None) -> dict[str, Any] | None:
        """Ask the page once.

        Args:
            said: The question.
            seconds: How long its answer is awaited; None for the usual time.

        Returns:
            Its answer; None if it cannot be reached.
        """
        where = self.where()
        if where is None:
            return None
        try:
            with _Line(where, PATIENCE if seconds is None else seconds) as line:
                return line.ask(said)
        except (OSError, ValueError, OverflowError):
            return None

    def _wait(self, seconds: float) -> None:
        self._woken.wait(seconds)
        self._woken.clear()

    def _visit(self, where: Whereabouts) -> None:
        """Ask until the page answers no more."""
        try:
            with _Line(where, PATIENCE) as line:
                while not self._over.is_set():
                    before = self.seen
                    told = _seen(where, line.ask({"ask": "who", "dots": self._dots}))
                    # What was asked before a name was taken back says nothing of it: the next answer does.
                    self.seen = told if self.seen is before else self.seen
                    self._wait(BEAT)
        except (OSError, ValueError, OverflowError, KeyError, TypeError, AttributeError):
            self.seen = replace(self.seen, reached=False, phones=0)


class _Line:
    """A connection to the door."""

    def __init__(self, where: Whereabouts, seconds: float) -> None:
        self._socket = socket.create_connection((HOME, where.door), timeout=seconds)
        self._file = self._socket.makefile("rwb")
        self._say({"key": where.key})

    def __enter__(self) -> _Line:
        return self

    def __exit__(self, *_: object) -> None:
        for one in (self._file, self._socket):
            with suppress(OSError):
                one.close()

    def _say(self, said: dict[str, Any]) -> None:
        self._file.write(json.dumps(said).encode() + b"\n")
        self._file.flush()

    def ask(self, said: dict[str, Any]) -> dict[str, Any]:
        """Ask, and wait for the answer.

        Args:
            said: The question.

        Raises:
            OSError: The page is gone, or does not answer in time.
            ValueError: What it says is no answer.
        """
        self._say(said)
        told = self._file.readline(LARGEST)
        if not told.endswith(b"\n"):
            raise ConnectionError
        answer = json.loads(told)
        if not isinstance(answer, dict):
            raise ValueError
        return answer


def _seen(where: Whereabouts, told: dict[str, Any]) -> Seen:
    who = {str(one): frozenset(map(str, people)) for one, people in told["who"].items()}
    joined = frozenset(map(str, told["joined"]))
    return Seen(True, where.url, where.code, where.link, int(told["phones"]), joined, who, where.fingerprint)


def answers_in(told: dict[str, Any]) -> Given:
    """Read the answers that the door handed out.

    Args:
        told: What it said to ``fetch``.

    Returns:
        The answers by participant, with their moments.

    Raises:
        KeyError: What it said is no answer; also TypeError, ValueError, AttributeError.
    """
    return {
        str(who): (float(kept["at"]), tuple(map(_answer, kept["given"]))) for who, kept in told["answers"].items()
    }


def _answer(said: dict[str, Any]) -> Answer:
    return Answer(**{**said, "ranking": None if said["ranking"] is None else tuple(said["ranking"])})
