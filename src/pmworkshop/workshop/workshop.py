"""The running workshop: carries out the requests of a window one after the other in the thread of the journal."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from pmworkshop.base.clock_ids import Clock, Ids
from pmworkshop.base.dates import UNSAID, DateHabits
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import GestureContext, Key, Operation, State, Step
from pmworkshop.session.views.public import public
from pmworkshop.store.journal import Journal, Verdict
from pmworkshop.workshop.deeds import Deed, Operate, StrikeOut, TakeBack
from pmworkshop.workshop.performer import Committed, Performer
from pmworkshop.workshop.waiting import Waiting, perform_next, perform_these

__all__ = ["Committed", "Workshop"]

P = ParamSpec("P")
T = TypeVar("T")
CLOSED, OPEN_AGAIN = tr_noop("This session is closed."), tr_noop("Open it again to go on.")


class Workshop:
    """A session that is being run.

    All access to the store happens in one thread, in order, so that a stalled disk delays the confirmation of an
    answer
    but never a key. `commit` waits for the store, `submit` does not.

    Attributes:
        dates: How the one who types in this window writes dates; it holds for later gestures.
    """

    def __init__(
        self,
        journal: Journal,
        *,
        window: str = "stage",
        who: str = "",
        clock: Clock,
        ids: Ids,
        dates: DateHabits = UNSAID,
    ) -> None:
        """Take over an open journal.

        Args:
            journal: Where the steps are stored; `close` closes it.
            window: Name of the window in the history; undo takes back only the gestures of this window.
            who: Name of the person in the history; if empty, the leader of a solo file.
            clock: Source of the time.
            ids: Source of ids.
            dates: How the one who types in this window writes dates.

        Raises:
            DamagedError: The content of the journal is not what was saved.
        """
        self._clock = clock
        self._ids = ids
        self.dates = dates
        self._performer = Performer(journal, who=who, window=window)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pmworkshop-journal")
        self._waiting: deque[Waiting] = deque()
        self._viewed: tuple[Session, Session] | None = None
        self._closed = False

    @property
    def who(self) -> str:
        """Name of the person in the steps of this window."""
        return self._performer.who

    @property
    def window(self) -> str:
        """Name of this window in its steps."""
        return self._performer.window

    @property
    def session(self) -> Session:
        """The newest stored session, whole, with its private parts."""
        return self._performer.session

    @property
    def view(self) -> Session:
        """The public view of the newest stored session; computed once for each change."""
        return self.view_of(self.session)

    def view_of(self, session: Session) -> Session:
        """Return the public view of a session.

        Args:
            session: The whole session.

        Returns:
            The view; the same object again for the session of the last call.
        """
        known = self._viewed
        if known is None or known[0] is not session:
            self._viewed = known = (session, public(session))
        return known[1]

    @property
    def writable(self) -> bool:
        """Whether steps can be stored."""
        return self._performer.journal.writable

    def commit(
        self,
        operation: Operation,
        *,
        who: str | None = None,
        window: str | None = None,
        seen: Mapping[Key, str] | None = None,
    ) -> Committed:
        """Carry out an operation on the newest session, and wait until it is stored.

        Args:
            operation: The operation.
            who: Name of the person; None for the one of this workshop.
            window: Name of the window; None for the one of this workshop.
            seen: The versions that were on the screen when the edit began, by kind and id of all records; None if
                it does not matter what was seen.

        Returns:
            The session with the step.

        Raises:
            RefusedError: The operation does not apply to the newest session, or takes away what was changed since it
                was seen; nothing was changed.
            StorageError: The store did not accept it; nothing was changed.
            BusyError: Another window does not end its write; nothing was changed.
        """
        return self.submit(operation, who=who, window=window, seen=seen).result()

    def draw(self) -> GestureContext:
        """Draw the time and ids of a new gesture; each attempt to store the gesture uses the same ones."""
        return GestureContext(self._clock.now(), self._ids.new(), self.dates)

    def perform(self, deed: Deed, draw: GestureContext | None = None) -> Future[Committed]:
        """Carry out a deed in its turn, without waiting for the store.

        Args:
            deed: What to do.
            draw: Time and ids of an earlier attempt; None for the first attempt.

        Returns:
            A future of the session with the step; it raises what `commit` raises.

        Raises:
            RefusedError: The workshop is closed.
        """
        self._refuse_closed()
        waiting = Waiting(deed, draw or self.draw())
        self._waiting.append(waiting)
        self._thread.submit(perform_next, self._performer, self._waiting)
        return waiting.future

    def submit(
        self,
        operation: Operation,
        *,
        who: str | None = None,
        window: str | None = None,
        seen: Mapping[Key, str] | None = None,
    ) -> Future[Committed]:
        """Carry out an operation in its turn, without waiting for the store.

        Args:
            operation: The operation.
            who: Name of the person; None for the one of this workshop.
            window: Name of the window; None for the one of this workshop.
            seen: The versions that were on the screen when the edit began, by kind and id of all records; None if
                it does not matter what was seen.

        Returns:
            A future of the session with the step; it raises what `commit` raises.

        Raises:
            RefusedError: The workshop is closed.
        """
        return self.perform(Operate(operation, who, window, seen))

    def submit_all(self, wanted: Sequence[tuple[Operation, str | None]]) -> Future[list[Committed | BaseException]]:
        """Carry out several operations in their turn, with one wait for the disk where they apply.

        Args:
            wanted: The operations, each with the name of the person; None for the one of this workshop.

        Returns:
            A future of what comes of each, in their order: the session with the step, or what `commit` raises.

        Raises:
            RefusedError: The workshop is closed.
        """
        self._refuse_closed()
        waiting = [Waiting(Operate(operation, who), self.draw()) for operation, who in wanted]
        self._waiting.extend(waiting)
        return self._thread.submit(perform_these, self._performer, self._waiting, waiting)

    def undo(self) -> Committed:
        """Undo the newest gesture of this window as a new step; see `TakeBack`.

        Raises:
            RefusedError: There is none, or it cannot be undone.
            StorageError: The store did not accept it; nothing was changed.
        """
        return self.perform(TakeBack()).result()

    def redo(self) -> Committed:
        """Redo what the newest undo of this window took away; see `TakeBack`.

        Raises:
            RefusedError: There is none, or it cannot be redone.
            StorageError: The store did not accept it; nothing was changed.
        """
        return self.perform(TakeBack(redo=True)).result()

    def follow(self) -> bool:
        """Read what other windows have written; return whether the session has changed."""
        return self.follow_later().result()

    def follow_later(self) -> Future[bool]:
        """Read what other windows have written, without waiting; the future says whether the session has changed."""
        return self._later(self._performer.follow)

    def merge(self, steps: Iterable[Step], label: str = "") -> Committed:
        """Add the steps of another journal that this one lacks.

        A step that changes a record that was changed here too is held as a conflict. Merging the same steps again
        changes
        nothing.

        Args:
            steps: The steps of the other journal, in order.
            label: Label of the step that records the merge; empty for the usual one.

        Returns:
            The session with the steps, and the recording step if any step brought a change.

        Raises:
            RefusedError: The workshop is closed.
            StorageError: The store did not accept them; nothing was changed.
            DamagedError: A step holds an invalid record; nothing was changed.
        """
        told = label or tr("Merged another file of this workshop")
        return self._later(self._performer.merge, list(steps), told, self.draw()).result()

    def strike(self, kind: str, record_id: str) -> Committed:
        """Remove a record from the session and from every earlier step; see `StrikeOut`.

        Args:
            kind: Kind of the record.
            record_id: Id of the record.

        Returns:
            The session with the step that records the removal.

        Raises:
            RefusedError: There is no such record, or its kind cannot be struck.
            StorageError: The store did not accept it; nothing was changed.
        """
        return self.perform(StrikeOut(kind, record_id)).result()

    def history(self) -> list[tuple[int, Step]]:
        """Read all steps with their numbers."""
        return self._later(lambda: list(self._performer.journal.steps())).result()

    def verify(self) -> Verdict:
        """Check the whole history against the chain of its hashes, without delaying the journal's thread."""
        return self._performer.journal.verify()

    def go_on_in(self, make: Callable[[], Journal]) -> Future[None]:
        """Continue in a new store, with the whole history, because the old one cannot be written.

        Args:
            make: Makes the new, empty store of the same session; called in the thread of the journal.

        Returns:
            A future that is done once the session is in the new store; it raises `StorageError` if the new store does
            not
            accept it, and the old one stays in use.

        Raises:
            RefusedError: The workshop is closed.
        """
        return self._later(self._performer.go_on_in, make, self.draw())

    def look_back(self, deed: TakeBack, newer: Sequence[Step]) -> Future[tuple[Step, dict[Key, State]]]:
        """Find what undo or redo would take back after steps that are not stored yet.

        Args:
            deed: Undo or redo.
            newer: The waiting steps, oldest first.

        Returns:
            A future of the step, and of the stored states of the records that it replaced; it raises `RefusedError`
            if there
            is nothing to undo or redo.

        Raises:
            RefusedError: The workshop is closed.
        """
        return self._later(self._performer.look_back, deed, newer)

    def break_off(self) -> None:
        """Let a call that waits for the store fail soon, where the store can; called from any thread."""
        self._performer.journal.break_off()

    def close(self) -> None:
        """Finish pending calls and close the journal; repeated calls have no effect."""
        if not self._closed:
            self._closed = True
            self._thread.submit(self._performer.journal.close).result()
            self._thread.shutdown()

    def _later(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        self._refuse_closed()
        return self._thread.submit(call, *args, **kwargs)

    def _refuse_closed(self) -> None:
        if self._closed:
            raise RefusedError(tr(CLOSED), tr(OPEN_AGAIN))
