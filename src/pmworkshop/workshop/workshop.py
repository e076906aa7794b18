"""The running workshop: what a window asks of it, each in its turn in the thread of the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from pmworkshop.base.clock_ids import Clock, Ids
from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import GestureContext, Key, Operation, State, Step
from pmworkshop.session.views.public import public
from pmworkshop.store.protocol import Journal, Verdict
from pmworkshop.workshop.deeds import Deed, Operate, StrikeOut, TakeBack
from pmworkshop.workshop.performer import Committed, Performer
from pmworkshop.workshop.seen import as_seen

__all__ = ["Committed", "Workshop"]

P = ParamSpec("P")
T = TypeVar("T")


class Workshop:
    """A session that is being run.

    Everything that touches the disk happens in one thread of its own, in order, so that a stalled disk
    delays an answer's mark and never a key. `commit` waits for the disk, `submit` does not.
    """

    def __init__(
        self,
        journal: Journal,
        *,
        window: str = "stage",
        who: str = "",
        clock: Clock,
        ids: Ids,
    ) -> None:
        """Take over an open journal.

        Args:
            journal: Where steps are kept.
            window: Names the window in the history; undo takes back this window's gestures only.
            who: Names the person in the history; in a file that one leader prepares alone it is that leader.
            clock: Tells the time.
            ids: Makes ids.

        Raises:
            DamagedError: The journal's content is not what was saved.
        """
        self._clock = clock
        self._ids = ids
        self._listeners: list[Callable[[], None]] = []
        self._performer = Performer(journal, self._tell, who=who, window=window)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pmworkshop-journal")
        self._viewed: tuple[Session, Session] | None = None
        self._closed = False

    @property
    def who(self) -> str:
        """The person in whose name gestures are made."""
        return self._performer.who

    @property
    def window(self) -> str:
        """The window in whose name gestures are made."""
        return self._performer.window

    @property
    def session(self) -> Session:
        """The newest session that is on disk, private parts included."""
        return self._performer.session

    @property
    def view(self) -> Session:
        """What may be drawn: the public view of the newest session, made once for each change."""
        return self.view_of(self.session)

    def view_of(self, session: Session) -> Session:
        """Return the public view of a session; of the one that was asked for last, the same view again."""
        known = self._viewed
        if known is None or known[0] is not session:
            self._viewed = known = (session, public(session))
        return known[1]

    @property
    def writable(self) -> bool:
        """Whether gestures can be committed."""
        return self._performer.journal.writable

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` after each change, from the journal's thread; return what ends that.

        A listener must not raise: the change it is told of is on disk already.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def commit(
        self,
        operation: Operation,
        *,
        who: str | None = None,
        window: str | None = None,
        seen: Mapping[Key, str] | None = None,
    ) -> Committed:
        """Carry out an operation on the newest session; return once it is on disk.

        Args:
            operation: What to do.
            who: Who does it; the person of this workshop unless given.
            window: The window it is done in; that of this workshop unless given.
            seen: The version that was on the screen, by kind and id of each record that is edited.

        Raises:
            RefusedError: The operation makes no sense in the newest session, or changes a record that is not
                as it was seen; nothing was changed.
            StorageError: The disk did not take it; nothing was changed.
            BusyError: Another window is writing and does not end; nothing was changed.
        """
        return self.submit(operation, who=who, window=window, seen=seen).result()

    def draw(self) -> GestureContext:
        """Draw the time and ids of a gesture of this moment; each try of it gets the same ones."""
        return GestureContext(self._clock.now(), self._ids.new())

    def perform(self, deed: Deed, draw: GestureContext | None = None) -> Future[Committed]:
        """Carry out what a person does, in its turn, without waiting for the disk.

        Args:
            deed: What is done.
            draw: Its time and ids, where it is not tried for the first time.

        Returns:
            What it becomes; the future raises what `commit` raises.

        Raises:
            RefusedError: The session is closed.
        """
        return self._later(self._performer.perform, deed, draw or self.draw())

    def submit(
        self,
        operation: Operation,
        *,
        who: str | None = None,
        window: str | None = None,
        seen: Mapping[Key, str] | None = None,
    ) -> Future[Committed]:
        """Carry out an operation without waiting; the future raises what `commit` raises.

        Args:
            operation: What to do.
            who: Who does it; the person of this workshop unless given.
            window: The window it is done in; that of this workshop unless given.
            seen: The version that was on the screen, by kind and id of each record that is edited.

        Raises:
            RefusedError: The session is closed.
        """
        return self.perform(Operate(as_seen(operation, seen), who, window))

    def undo(self) -> Committed:
        """Take back this window's newest gesture, as a new step; see `TakeBack`."""
        return self.perform(TakeBack()).result()

    def redo(self) -> Committed:
        """Bring back what this window's newest undo took away; see `TakeBack`."""
        return self.perform(TakeBack(redo=True)).result()

    def follow(self) -> bool:
        """Take in what other windows have written; tell whether there was anything."""
        return self.follow_later().result()

    def follow_later(self) -> Future[bool]:
        """Take in what other windows have written, without waiting."""
        return self._later(self._performer.follow)

    def merge(self, steps: Iterable[Step], label: str = "Merged another file of this workshop") -> Committed:
        """Bring in the steps of another journal that this one lacks.

        Steps that do not fit because both sides changed the same record are held, with both values. The
        same steps brought in again change nothing.

        Raises:
            StorageError: The disk did not take it; nothing was changed.
            DamagedError: One of the steps holds something that is no record; nothing was changed.
        """
        return self._later(self._performer.merge, list(steps), label, self.draw()).result()

    def strike(self, kind: str, record_id: str) -> Committed:
        """Take a remark out of the session and out of every earlier step; see `StrikeOut`."""
        return self.perform(StrikeOut(kind, record_id)).result()

    def history(self) -> list[tuple[int, Step]]:
        """Read all steps with their numbers."""
        return self._later(lambda: list(self._performer.journal.steps())).result()

    def verify(self) -> Verdict:
        """Check the whole history against the chain of its hashes, keeping no gesture waiting."""
        return self._performer.journal.verify()

    def go_on_in(self, make: Callable[[], Journal]) -> Future[None]:
        """Go on in a new store, because the place of the old one is gone; the whole history goes with it.

        Args:
            make: Makes the new, empty store of the same session; called in the journal's thread.

        Returns:
            Done when everything is in the new store; it raises StorageError where that takes it not, and
            then the old store stays.

        Raises:
            RefusedError: The session is closed.
        """
        return self._later(self._performer.go_on_in, make, self.draw())

    def look_back(self, deed: TakeBack, newer: Sequence[Step]) -> Future[tuple[Step, dict[Key, State]]]:
        """Find what undo or redo would take back after steps that are not on disk yet.

        Args:
            deed: Undo or redo.
            newer: The steps that wait, oldest first.

        Returns:
            The step, and the states that it replaced and the disk holds; the future raises `RefusedError`
            where there is none.

        Raises:
            RefusedError: The session is closed.
        """
        return self._later(self._performer.look_back, deed, newer)

    def close(self) -> None:
        """Finish what is under way and let go of the file; calling it twice does nothing more."""
        if not self._closed:
            self._closed = True
            self._thread.submit(self._performer.journal.close).result()
            self._thread.shutdown()

    def _later(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        if self._closed:
            raise RefusedError("This session is closed.", "Open it again to go on.")
        return self._thread.submit(call, *args, **kwargs)

    def _tell(self) -> None:
        for listener in list(self._listeners):
            listener()
