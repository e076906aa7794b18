"""The running workshop: the only code that writes. Commit, undo, redo, follow, merge, strike, subscribe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from typing import ParamSpec, TypeVar

from pmworkshop.base.clock_ids import Clock, Ids, RandomIds, SystemClock
from pmworkshop.base.errors import MovedError, PmworkshopError, RefusedError, StorageError
from pmworkshop.session.core.session import Fold, Session, fold
from pmworkshop.session.core.steps import GestureContext, Key, Operation, State, Step, make_step, make_undo
from pmworkshop.session.core.undo_history import last_undoable, last_undone
from pmworkshop.session.operations.merge import after_merge, same_draw
from pmworkshop.session.operations.strike import strike_of
from pmworkshop.session.views.public import public
from pmworkshop.store.protocol import Head, Journal, Verdict, Writing
from pmworkshop.workshop.deeds import Deed, Operate, Restore, StrikeOut, TakeBack, refuse_changed, step_of
from pmworkshop.workshop.new_store import copy_all
from pmworkshop.workshop.seen import as_seen

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Committed:
    """A gesture that is on disk.

    Attributes:
        session: The session with it.
        step: The step it became; nothing if it changed nothing.
        seq: The step's number.
    """

    session: Session
    step: Step | None
    seq: int


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
        clock: Clock | None = None,
        ids: Ids | None = None,
    ) -> None:
        """Take over an open journal.

        Args:
            journal: Where steps are kept.
            window: Names the window in the history; undo takes back this window's gestures only.
            who: Names the person in the history; in a file that one leader prepares alone it is that leader.
            clock: Tells the time; the system's unless given.
            ids: Makes ids; random unless given.

        Raises:
            DamagedError: The journal's content is not what was saved.
        """
        self._journal = journal
        self._window = window
        self._who = who
        self._clock = clock or SystemClock()
        self._ids = ids or RandomIds()
        self._listeners: list[Callable[[], None]] = []
        self._session, self._head = journal.load()
        if not who and self._session.details and self._session.info.solo:
            alone = self._session.participants.get(self._session.info.solo)
            self._who = alone.name if alone else ""
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pmworkshop-journal")
        self._viewed: tuple[Session, Session] | None = None
        self._closed = False
        self._doubtful: set[str] = set()
        """Steps whose writing failed; each is looked for before it is tried again."""

    @property
    def who(self) -> str:
        """The person in whose name gestures are made."""
        return self._who

    @property
    def window(self) -> str:
        """The window in whose name gestures are made."""
        return self._window

    @property
    def session(self) -> Session:
        """The newest session that is on disk, private parts included."""
        return self._session

    @property
    def view(self) -> Session:
        """What may be drawn: the public view of the newest session, made once for each change."""
        return self.view_of(self._session)

    def view_of(self, session: Session) -> Session:
        """Return the public view of a session; of the one that was asked for last, the same view again."""
        known = self._viewed
        if known is None or known[0] is not session:
            self._viewed = known = (session, public(session))
        return known[1]

    @property
    def writable(self) -> bool:
        """Whether gestures can be committed."""
        return self._journal.writable

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
        return self._later(self._perform, deed, draw or self.draw())

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
        return self._later(self._follow)

    def merge(self, steps: Iterable[Step], label: str = "Merged another file of this workshop") -> Committed:
        """Bring in the steps of another journal that this one lacks.

        Steps that do not fit because both sides changed the same record are held, with both values. The
        same steps brought in again change nothing.

        Raises:
            StorageError: The disk did not take it; nothing was changed.
            DamagedError: One of the steps holds something that is no record; nothing was changed.
        """
        return self._later(self._merge, list(steps), label, self.draw()).result()

    def strike(self, kind: str, record_id: str) -> Committed:
        """Take a remark out of the session and out of every earlier step; see `StrikeOut`."""
        return self.perform(StrikeOut(kind, record_id)).result()

    def history(self) -> list[tuple[int, Step]]:
        """Read all steps with their numbers."""
        return self._later(lambda: list(self._journal.steps())).result()

    def verify(self) -> Verdict:
        """Check the whole history against the chain of its hashes, keeping no gesture waiting."""
        return self._journal.verify()

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
        return self._later(self._go_on_in, make)

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
        return self._later(self._look_back, deed, newer)

    def _look_back(self, deed: TakeBack, newer: Sequence[Step]) -> tuple[Step, dict[Key, State]]:
        find = last_undone if deed.redo else last_undoable
        step = find(chain(reversed(newer), (step for _, step in self._journal.back())), self._window)
        return step, self._journal.states([(change.key, base) for change in step.changes for base in change.base])

    def close(self) -> None:
        """Finish what is under way and let go of the file; calling it twice does nothing more."""
        if not self._closed:
            self._closed = True
            self._thread.submit(self._journal.close).result()
            self._thread.shutdown()

    def _later(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        if self._closed:
            raise RefusedError("This session is closed.", "Open it again to go on.")
        return self._thread.submit(call, *args, **kwargs)

    # In the journal's thread.

    def _perform(self, deed: Deed, draw: GestureContext) -> Committed:
        """Carry out a deed on the newest session; after a failed write, look before raising."""
        if draw.step in self._doubtful and self._arrived(draw.step):
            return self._arrival(draw.step)
        try:
            with self._journal.writing() as writing:
                session = self._newest(writing)
                step: Step | None
                if isinstance(deed, StrikeOut):
                    session, step = self._strike(deed, draw, session, writing)
                elif isinstance(deed, Restore):
                    session, step = self._restore(deed.step, session, writing)
                else:
                    step = self._made(deed, draw, session)
                    if step is not None:
                        session = session.apply(step)
                        writing.append(step, applied=True)
        except StorageError:
            self._doubtful.add(draw.step)
            if not self._arrived(draw.step):
                raise
            return self._arrival(draw.step)
        self._set(session, writing.head)
        return Committed(session, step, writing.head.seq)

    def _made(self, deed: Operate | TakeBack, draw: GestureContext, session: Session) -> Step | None:
        """Make the step of a deed; nothing where it changes nothing."""
        if isinstance(deed, Operate):
            who = self._who if deed.who is None else deed.who
            window = self._window if deed.window is None else deed.window
            return step_of(deed.operation, session, draw, who=who, window=window)
        find = last_undone if deed.redo else last_undoable
        step = find((step for _, step in self._journal.back()), self._window)
        refuse_changed(step, session)
        before = [(change.key, base) for change in step.changes for base in change.base]
        return make_undo(step, self._journal.states(before), draw, who=self._who, window=self._window)

    def _restore(self, step: Step, session: Session, writing: Writing) -> tuple[Session, Step | None]:
        """Bring in a step that was made before and has not reached the disk; one that has changes nothing."""
        if writing.has(step.id):
            return session, None
        folded = Fold(session)
        writing.append(step, applied=folded.apply(step))
        return folded.session(), step

    def _strike(
        self, deed: StrikeOut, draw: GestureContext, session: Session, writing: Writing
    ) -> tuple[Session, Step | None]:
        if writing.has(draw.step):
            return session, None
        strike = strike_of(session, deed.kind, deed.record_id, (step for _, step in self._journal.steps()))
        writing.rewrite(strike.rewrite)
        session = writing.load()
        step = make_step(strike.draft(), session, draw, who=self._who, window=self._window)
        writing.append(step, applied=True)
        return session.apply(step), step

    def _arrived(self, step_id: str) -> bool:
        """Look afresh at the store, and tell whether a step that seemed to fail is there.

        Raises:
            MovedError: The place of the store holds this session no longer.
        """
        try:
            self._journal.reopen(self._head)
            return self._journal.has(step_id)
        except MovedError:
            raise
        except PmworkshopError:
            return False

    def _arrival(self, step_id: str) -> Committed:
        """Take in a step that is on disk although writing it seemed to fail."""
        self._follow()
        seq, step = next((seq, step) for seq, step in self._journal.back() if step.id == step_id)
        self._doubtful.discard(step_id)
        return Committed(self._session, step, seq)

    def _newest(self, writing: Writing) -> Session:
        if writing.head.rewrites != self._head.rewrites:
            return writing.load()
        news = writing.after(self._head.seq)
        return fold((step for _, step in news), self._session) if news else self._session

    def _follow(self) -> bool:
        head = self._journal.head()
        if head == self._head:
            return False
        if head.rewrites != self._head.rewrites:
            self._set(*self._journal.load())
        else:
            news = self._journal.steps(self._head.seq, head.seq)
            self._set(fold((step for _, step in news), self._session), head)
        return True

    def _merge(self, steps: list[Step], label: str, draw: GestureContext) -> Committed:
        with self._journal.writing() as writing:
            session = self._newest(writing)
            news = [step for step in steps if not writing.has(step.id)]
            noted = None
            if news:
                merged = Fold(session)
                for step in news:
                    writing.append(step, applied=merged.apply(step))
                session = merged.session()
            if any(step.changes for step in news):  # the mere note of a merge is no news worth another note
                draft = after_merge(session, label)
                draw = same_draw(session, draft, draw)
                noted = make_step(draft, session, draw, who=self._who, window=self._window)
                session = session.apply(noted)
                writing.append(noted, applied=True)
        self._set(session, writing.head)
        return Committed(session, noted, writing.head.seq)

    def _go_on_in(self, make: Callable[[], Journal]) -> None:
        journal = make()
        try:
            copy_all(self._journal, journal, self._session, self.draw())
            session, head = journal.load()
        except BaseException:
            journal.close()
            raise
        before, self._journal = self._journal, journal
        before.close()
        self._set(session, head)

    def _set(self, session: Session, head: Head) -> None:
        changed = session is not self._session
        self._session, self._head = session, head
        if changed:
            for listener in list(self._listeners):
                listener()
