"""The page for phones as the stage uses it: what is known of it, and how it is opened and closed."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pmworkshop.base.errors import RefusedError
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.tui.guard import LOG
from pmworkshop.tui.keymap.commands import key_of

if TYPE_CHECKING:
    from pmworkshop.room.caller import Caller, Seen
    from pmworkshop.room.starting import Process
    from pmworkshop.session.rounds.answer_form import Answer

NOT_REACHED = tr_noop("Answers on phones cannot be reached; nothing is shown.")
CLOSING = 0.5
"""Seconds for which the stage waits at its end until the page knows of it."""


class Phones:
    """Knows the page for phones of the session on the stage, in threads of its own: no key waits for a page.

    Attributes:
        opening: Whether the page is being opened from here.
        failed: Why it could not be opened; empty if it was not tried, or is open.
        tls: Whether the page speaks TLS when it is opened from here; it is kept for each session.
    """

    def __init__(self, folders: Folders) -> None:
        """Begin without a session.

        Args:
            folders: The user's folders.
        """
        self._folders = folders
        self._id = self._session = ""
        self._caller: Caller | None = None
        self._process: Process | None = None
        self._known: Mapping[str, frozenset[str]] = {}
        self.opening, self.failed, self.tls = False, "", False

    def begin(self, session_id: str, session: str) -> None:
        """Look in a thread for a page of a session until `end`.

        Args:
            session_id: Id of the session.
            session: Its address.
        """
        from pmworkshop.room.caller import Caller
        from pmworkshop.room.whereabouts import found

        before = found(session_id, self._folders)
        self.tls = before is not None and before.tls
        self._id, self._session, self._caller = session_id, session, Caller(session_id, self._folders)
        threading.Thread(target=self._caller.run, name="pmworkshop-phones", daemon=True).start()

    @property
    def possible(self) -> bool:
        """Whether phones can answer in the session on the stage: it is stored, and may be written."""
        return self._caller is not None

    @property
    def reached(self) -> bool:
        """Whether a page is open, and answers."""
        seen = self.seen
        return seen is not None and seen.reached

    @property
    def seen(self) -> Seen | None:
        """What is known of the page; None without a session."""
        return self._caller.seen if self._caller else None

    def news(self) -> Mapping[str, frozenset[str]] | None:
        """Return who has answered without names on a phone, by round, if that is new since the last call.

        Returns:
            The ids; None if nothing has changed.
        """
        seen = self.seen
        who = seen.who if seen else {}
        if who == self._known:
            return None
        self._known = who
        return who

    def tell_dots(self, who: Mapping[str, Sequence[str]]) -> None:
        """Let phones count those who have answered without names behind dots, here, too.

        Args:
            who: Their ids by round, never in the order of their answers.
        """
        if self._caller:
            self._caller.tell_dots(who)

    def waiting(self, rounds: Mapping[str, object]) -> int:
        """Count the people whose answers without names are on phones only.

        Args:
            rounds: The rounds that are not shown, by id.
        """
        return len({one for key, people in self._known.items() if key in rounds for one in people})

    def fetch(self, round_id: str) -> Mapping[str, tuple[float, tuple[Answer, ...]]]:
        """Fetch the answers of a round without names, for the operation that shows them.

        Args:
            round_id: Id of the round.

        Returns:
            The answers by participant, with their moments; empty if no page is open and none is awaited from one.

        Raises:
            RefusedError: The page has answers, or may have some, and does not answer.
        """
        caller = self._caller
        if caller is None or not (caller.seen.reached or caller.seen.who.get(round_id)):
            return {}
        from pmworkshop.room.caller import answers_in

        told = caller.ask({"ask": "fetch", "round": round_id})
        try:
            if told is not None:
                return answers_in(told)
        except (KeyError, TypeError, ValueError, AttributeError):
            LOG.warning("the page for phones does not speak as this program does")
        raise RefusedError(tr(NOT_REACHED), tr("{phones_key} shows why.", phones_key=key_of("phones")))

    def switch_tls(self) -> None:
        """Let the page open with TLS from now on, or without: the choice is kept for the session.

        Raises:
            StorageError: The folder does not take it.
        """
        from pmworkshop.room.whereabouts import choose_tls

        choose_tls(self._id, self._folders, tls=not self.tls)
        self.tls = not self.tls

    def open(self) -> None:
        """Open the page in a process of its own; `opening` and `failed` say what becomes of it."""
        if self._caller is not None and not self.opening:
            self.opening, self.failed = True, ""
            threading.Thread(target=self._open, args=(self._caller,), daemon=True).start()

    def _open(self, caller: Caller) -> None:
        from pmworkshop.room.starting import FAILED, Process

        _end(self._process)
        self._process = None
        try:
            process = self._process = Process(self._session, self._folders, tls=self.tls)
            failed = process.failure(lambda: caller.where() is not None and _answers(caller))
        except OSError:
            failed = tr(FAILED)
        if failed:
            LOG.warning("the page for phones: %s", failed)
            _end(self._process)
            self._process = None
        self.opening, self.failed = False, failed

    def close(self) -> bool:
        """Close the page, and await nothing more from it.

        Returns:
            Whether it is closed.
        """
        caller, process = self._caller, self._process
        if caller is None:
            return True
        closed = caller.ask({"ask": "close"}) is not None or not caller.seen.reached or process is not None
        if closed:
            self._process = None
            _end(process)
            caller.forget()
        caller.wake()
        return closed

    def free(self, person: str) -> bool:
        """Take a name back from its phone.

        Args:
            person: Id of the participant.

        Returns:
            Whether the page answered.
        """
        caller = self._caller
        told = caller.ask({"ask": "free", "person": person}) if caller else None
        if caller is None or told is None:
            return False
        caller.seen = replace(caller.seen, joined=caller.seen.joined - {person})
        return True

    def end(self) -> None:
        """Close the page if it was opened from here, and be without a session again."""
        caller, process = self._caller, self._process
        self._caller, self._process, self._known, self.failed = None, None, {}, ""
        if caller is not None:
            caller.end()
        if caller is not None and process is not None and not process.ended:
            caller.ask({"ask": "close"}, CLOSING)
        _end(process)


def _end(process: Process | None) -> None:
    """End a process that was started here, and wait for that in a thread."""
    if process is not None:
        process.stop()
        threading.Thread(target=process.wait, name="pmworkshop-page", daemon=True).start()


def _answers(caller: Caller) -> bool:
    caller.wake()
    return caller.seen.reached
