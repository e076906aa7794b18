"""Gestures on their way to the disk, in order; one that the disk refuses is kept and tried again."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from pmworkshop.base.errors import PmworkshopError, StorageError
from pmworkshop.base.folders import Folders
from pmworkshop.tui.panels.page import Ask, Commit
from pmworkshop.workshop.emergency import forget, keep
from pmworkshop.workshop.workshop import Committed, Workshop


@dataclass(slots=True)
class Waiting:
    """A gesture that is not on disk yet.

    Attributes:
        commit: What the panel wants done.
        text: What was typed for it.
        ask: The question it answers.
        kept: The emergency file that holds the text, once the disk has refused it.
        future: What it becomes, while it is under way.
    """

    commit: Commit
    text: str = ""
    ask: Ask | None = None
    kept: Path | None = None
    future: Future[Committed] | None = field(default=None)


class Outbox:
    """Sends one gesture at a time, so that they arrive in the order they were made."""

    def __init__(self, workshop: Workshop, folders: Folders, done: Callable[[Waiting], None]) -> None:
        """Send to ``workshop``.

        Args:
            workshop: The running workshop.
            folders: Where an emergency file goes.
            done: Called, from the journal's thread, when a gesture has succeeded or failed.
        """
        self._workshop = workshop
        self._folders = folders
        self._done = done
        self._queue: deque[Waiting] = deque()
        self.stalled = ""

    def __len__(self) -> int:
        return len(self._queue)

    def put(self, waiting: Waiting) -> None:
        """Send a gesture, after those that wait already."""
        self._queue.append(waiting)
        if len(self._queue) == 1:
            self._send(waiting)

    def _send(self, waiting: Waiting) -> None:
        waiting.future = self._workshop.submit(waiting.commit.operation)
        waiting.future.add_done_callback(lambda _: self._done(waiting))

    def take(self, waiting: Waiting) -> Committed | PmworkshopError | BaseException | None:
        """Take a gesture that is done out of the queue, and send the next one.

        Returns:
            What it became, or why it was refused. Nothing if the disk refused it: then it is kept, in the
            queue and in an emergency file, for `again`.
        """
        future, waiting.future = waiting.future, None
        assert future is not None
        error = future.exception()
        if isinstance(error, StorageError) and self._workshop.writable:
            self._keep(waiting)
            self.stalled = str(error)
            return None
        self.stalled = ""
        if waiting.kept is not None:
            forget(waiting.kept)
        self._queue.remove(waiting)
        if self._queue:
            self._send(self._queue[0])
        return error if error is not None else future.result()

    def finish(self) -> None:
        """Send all that still waits, in order, because the screen is going; the disk takes it as it can."""
        for waiting in self._queue:
            if waiting.future is None:
                self._workshop.submit(waiting.commit.operation)
        self._queue.clear()

    def again(self) -> None:
        """Try once more what the disk refused."""
        if self.stalled and self._queue and self._queue[0].future is None:
            self._send(self._queue[0])

    def _keep(self, waiting: Waiting) -> None:
        if waiting.text and waiting.kept is None:
            try:
                waiting.kept = keep(waiting.text, self._workshop.session.id, self._folders)
            except StorageError:
                waiting.kept = None
