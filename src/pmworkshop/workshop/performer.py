"""Carries out deeds on the newest session; the only code that writes to a journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, suppress
from itertools import chain
from typing import TYPE_CHECKING

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import MovedError, PmworkshopError, StorageError
from pmworkshop.session.core.session import Fold, Session, fold
from pmworkshop.session.core.steps import GestureContext, Key, State, Step, make_step, make_undo
from pmworkshop.session.core.undo_history import last_undoable, last_undone, refuse_used
from pmworkshop.store.journal import BehindError, Journal, Writing
from pmworkshop.workshop.deeds import Deed, Operate, Restore, Retire, StrikeOut, TakeBack, step_of, undoable_part
from pmworkshop.workshop.seen import Own, kept_apart

if TYPE_CHECKING:
    from pmworkshop.session.lifecycle.retire import Retirement
    from pmworkshop.session.operations.strike import Strike


@dataclass(frozen=True, slots=True)
class Committed:
    """A gesture that is stored.

    Attributes:
        session: The whole session after it.
        step: The step it became; None if it changed nothing.
        seq: Number of the step; if there is none, of the last step of the journal.
        struck: The words that were struck or let go, to be looked for in other files; never to be shown.
    """

    session: Session
    step: Step | None
    seq: int
    struck: tuple[str, ...] = ()

    @property
    def held(self) -> bool:
        """Whether another window has changed the same words since they were seen, so that both wait to be settled."""
        return self.step is not None and _is_held(self.step, self.session)


class Performer:
    """Holds the newest session and its journal; all calls must come from one thread.

    Attributes:
        journal: Where the steps are stored.
        session: The newest stored session, whole, with its private parts.
        head: Head of the journal when the session was read.
        who: Name of the person in the steps of this window.
        window: Name of this window in its steps.
    """

    def __init__(self, journal: Journal, *, who: str, window: str) -> None:
        """Read the newest session.

        Args:
            journal: An open journal; this object closes it only when it moves to another one.
            who: Name of the person in the history; if empty, the leader of a solo file.
            window: Name of the window in the history.

        Raises:
            DamagedError: The content of the journal is not what was saved.
        """
        self.journal = journal
        self.window = window
        self.who = who
        self.session, self.head = journal.load()
        if not who and self.session.details and self.session.info.solo:
            alone = self.session.participants.get(self.session.info.solo)
            self.who = alone.name if alone else ""
        self._doubtful: set[str] = set()
        """Steps whose writing failed; each is looked for before it is tried again."""
        self._own = Own()

    def perform(self, deed: Deed, draw: GestureContext) -> Committed:
        """Carry out a deed on the newest session; after a failed write, check whether it was stored before raising.

        Args:
            deed: What to do.
            draw: Time and ids of the gesture, the same for each attempt.

        Returns:
            The session with the step.

        Raises:
            RefusedError: The deed does not apply to the newest session; nothing was changed.
            StorageError: The store did not accept it; nothing was changed.
            BusyError: Another window does not end its write; nothing was changed.
        """
        if draw.step in self._doubtful and self._arrived(draw.step):
            return self._arrival(draw.step)
        try:
            return self._performed(deed, draw)
        except StorageError:
            self._doubtful.add(draw.step)
            if not self._arrived(draw.step):
                raise
            return self._arrival(draw.step)

    def _performed(self, deed: Deed, draw: GestureContext) -> Committed:
        if isinstance(deed, Operate | TakeBack):
            with suppress(BehindError):
                return self._kept(self.journal.trying(self.head), deed, draw)
        return self._kept(self.journal.writing(), deed, draw)

    def _kept(self, transaction: AbstractContextManager[Writing], deed: Deed, draw: GestureContext) -> Committed:
        struck: tuple[str, ...] = ()
        with transaction as writing:
            session = self._newest(writing)
            step: Step | None
            if isinstance(deed, StrikeOut | Retire):
                session, step, struck = self._rewritten(deed, draw, session, writing)
            elif isinstance(deed, Restore):
                session, step = self._restore(deed.step, session, writing)
            else:
                step = self._made(deed, draw, session)
                if step is not None:
                    session = self._appended(step, session, writing)
        self.session, self.head = session, writing.head
        return Committed(session, step, writing.head.seq, struck)

    def _appended(self, step: Step, session: Session, writing: Writing) -> Session:
        """Append a step, which is held where it was made so; return the session with it."""
        after = session.apply(step)
        writing.append(step, applied=not _is_held(step, after))
        self._own.note(step)
        return after

    def doubts(self, draws: Iterable[GestureContext]) -> bool:
        """Tell whether the writing of any of these gestures failed before, so that each is looked for first.

        Args:
            draws: Time and ids of the gestures.
        """
        return any(draw.step in self._doubtful for draw in draws)

    def perform_all(self, deeds: Sequence[tuple[Operate, GestureContext]]) -> list[Committed | PmworkshopError]:
        """Carry out several operations in one transaction, so that the disk is waited for once.

        Each applies to the session after those before it; one that is refused leaves the others as they are.

        Args:
            deeds: What to do, each with the time and ids of its gesture.

        Returns:
            For each the session with its step, or why it was refused.

        Raises:
            StorageError: The store did not accept them; which of them are stored is found out by `perform`.
            BusyError: Another window does not end its write; nothing was changed.
        """
        try:
            with suppress(BehindError):
                return self._all_kept(self.journal.trying(self.head), deeds)
            return self._all_kept(self.journal.writing(), deeds)
        except StorageError:
            self._doubtful.update(draw.step for _, draw in deeds)
            raise

    def _all_kept(
        self, transaction: AbstractContextManager[Writing], deeds: Sequence[tuple[Operate, GestureContext]]
    ) -> list[Committed | PmworkshopError]:
        done: list[Committed | PmworkshopError] = []
        with transaction as writing:
            session = self._newest(writing)
            for deed, draw in deeds:
                try:
                    step = self._made(deed, draw, session)
                except PmworkshopError as error:
                    done.append(error)
                    continue
                if step is not None:
                    session = self._appended(step, session, writing)
                done.append(Committed(session, step, writing.head.seq))
        self.session, self.head = session, writing.head
        return done

    def _made(self, deed: Operate | TakeBack, draw: GestureContext, session: Session) -> Step | None:
        """Make the step of a deed; None if it changes nothing."""
        if isinstance(deed, Operate):
            who = self.who if deed.who is None else deed.who
            window = self.window if deed.window is None else deed.window
            made = step_of(deed.operation, session, draw, who=who, window=window)
            if made is None or deed.seen is None:
                return made
            return kept_apart(made, session, deed.seen, self._own, self.journal.states)
        find = last_undone if deed.redo else last_undoable
        step = find((step for _, step in self.journal.back()), self.window)
        step = undoable_part(step, session)
        before = [(change.key, base) for change in step.changes for base in change.base]
        undo = make_undo(step, self.journal.states(before), draw, who=self.who, window=self.window)
        return refuse_used(undo, session)

    def _restore(self, step: Step, session: Session, writing: Writing) -> tuple[Session, Step | None]:
        """Add a step of an earlier run that did not reach the disk; a stored one changes nothing."""
        if writing.has(step.id):
            return session, None
        folded = Fold(session)
        writing.append(step, applied=folded.apply(step))
        return folded.session(), step

    def _rewritten(
        self, deed: StrikeOut | Retire, draw: GestureContext, session: Session, writing: Writing
    ) -> tuple[Session, Step | None, tuple[str, ...]]:
        """Strike a remark, or let go of single answers: the only deeds that rewrite the history."""
        if writing.has(draw.step):
            return session, None, ()
        history = [step for _, step in self.journal.steps()]
        rewriting: Strike | Retirement
        if isinstance(deed, StrikeOut):
            from pmworkshop.session.operations.strike import strike_of

            rewriting = strike_of(session, deed.kind, deed.record_id, history)
        else:
            from pmworkshop.session.lifecycle.retire import retirement_of

            rewriting = retirement_of(session, history, deed.day, deed.by)
        writing.rewrite(rewriting.rewrite)
        session = writing.load()
        who = self.who if isinstance(deed, StrikeOut) else deed.by
        step = make_step(rewriting.draft(session), session, draw, who=who, window=self.window)
        writing.append(step, applied=True)
        return session.apply(step), step, rewriting.texts

    def _arrived(self, step_id: str) -> bool:
        """Reopen the store, and return whether a step is stored although its write failed.

        Raises:
            MovedError: The store no longer has this session in its place.
        """
        try:
            self.journal.reopen(self.head)
            return self.journal.has(step_id)
        except MovedError:
            raise
        except PmworkshopError:
            return False

    def _arrival(self, step_id: str) -> Committed:
        """Read a step that is stored although its write failed."""
        self.follow()
        seq, step = next((seq, step) for seq, step in self.journal.back() if step.id == step_id)
        self._doubtful.discard(step_id)
        return Committed(self.session, step, seq)

    def _newest(self, writing: Writing) -> Session:
        if writing.head.rewrites != self.head.rewrites:
            return writing.load()
        news = writing.after(self.head.seq)
        return fold((step for _, step in news), self.session) if news else self.session

    def follow(self) -> bool:
        """Read what other windows have written.

        Returns:
            Whether the session has changed.

        Raises:
            DamagedError: The content of the journal is not what was saved.
            StorageError: The store cannot be read now.
            BusyError: Another window does not end its write.
        """
        head = self.journal.head()
        if head == self.head:
            return False
        if head.rewrites != self.head.rewrites:
            self.session, self.head = self.journal.load()
        else:
            news = self.journal.steps(self.head.seq, head.seq)
            self.session, self.head = fold((step for _, step in news), self.session), head
        return True

    def merge(self, steps: list[Step], label: str, draw: GestureContext) -> Committed:
        """Add the steps of another journal that this one lacks; see `Workshop.merge`.

        Args:
            steps: The steps, in order.
            label: Label of the step that records the merge.
            draw: Time and ids of that step.

        Returns:
            The session with the steps, and the recording step if any step brought a change.

        Raises:
            StorageError: The store did not accept them; nothing was changed.
            DamagedError: A step holds an invalid record; nothing was changed.
        """
        with self.journal.writing() as writing:
            session = self._newest(writing)
            news = [step for step in steps if not writing.has(step.id)]
            noted = None
            if news:
                merged = Fold(session)
                for step in news:
                    writing.append(step, applied=merged.apply(step))
                session = merged.session()
            if any(step.changes for step in news):  # a step that only records a merge needs no record here
                from pmworkshop.session.operations.merge import after_merge, same_draw

                draft = after_merge(session, label)
                draw = same_draw(session, draft, draw)
                noted = make_step(draft, session, draw, who=self.who, window=self.window)
                session = session.apply(noted)
                writing.append(noted, applied=True)
        self.session, self.head = session, writing.head
        return Committed(session, noted, writing.head.seq)

    def go_on_in(self, make: Callable[[], Journal], draw: GestureContext) -> None:
        """Continue in a new store; see `Workshop.go_on_in`.

        Args:
            make: Makes the new, empty store of the same session.
            draw: Time and ids of the step that replaces an unreadable history.

        Raises:
            StorageError: The new store does not accept the session; the old one stays in use.
        """
        from pmworkshop.workshop.new_store import copy_all

        journal = make()
        try:
            copy_all(self.journal, journal, self.session, draw)
            session, head = journal.load()
        except BaseException:
            journal.close()
            raise
        before, self.journal = self.journal, journal
        before.close()
        self.session, self.head = session, head

    def look_back(self, deed: TakeBack, newer: Sequence[Step]) -> tuple[Step, dict[Key, State]]:
        """Find what undo or redo would take back after steps that are not stored yet; see `Workshop.look_back`.

        Args:
            deed: Undo or redo.
            newer: The waiting steps, oldest first.

        Returns:
            The step, and the stored states of the records that it replaced.

        Raises:
            RefusedError: There is nothing to undo or redo.
        """
        find = last_undone if deed.redo else last_undoable
        step = find(chain(reversed(newer), (step for _, step in self.journal.back())), self.window)
        return step, self.journal.states([(change.key, base) for change in step.changes for base in change.base])


def _is_held(step: Step, session: Session) -> bool:
    return any(one.id == step.id for one in session.held)
