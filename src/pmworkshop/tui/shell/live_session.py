"""The open session of a window: what is done here is queued for the store, and what other windows do is followed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from pmworkshop.agenda.translation import WallWords
from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import speak
from pmworkshop.store.stored_session import StoredSession
from pmworkshop.tui.guard import LOG
from pmworkshop.tui.joining.phones import Phones
from pmworkshop.tui.pages.panel import Panel, behind_dots
from pmworkshop.tui.screen.stage_screen import StageScreen
from pmworkshop.tui.shell.opening import READ_ONLY, Opened, check_later

if TYPE_CHECKING:
    from pmworkshop.tui.screen.waiting import Waiting
    from pmworkshop.tui.shell.watch import Watch
    from pmworkshop.workshop.queue import Queue

FOLLOW_SECONDS = 0.1
"""Seconds between two looks at whether another window has written."""
LONGEST_LOOK = 0.25
"""Seconds for which a key may wait while what another window has written is read; it is shown later then."""
REST, LONGEST_REST = 6, 0.3
"""After showing what others have written, the stage rests so many times as long as that took, and so long at most.

While hundreds of answers come in, keys are heard at once, and what is in is drawn three times a second."""
RETRY_SECONDS = 2.0
"""Seconds after which what the disk has refused is tried again."""


class LiveSession:
    """Connects one window to its session.

    Attributes:
        opened: The open session; None at home.
        outbox: The queue through which every change of this window reaches the store; None without one.
        phones: The page on which leaders answer with their phones.
    """

    def __init__(
        self,
        folders: Folders,
        desk: Callable[[], StageScreen | None],
        alone: Callable[[], bool],
        panels: Callable[[], Collection[Panel]],
    ) -> None:
        """Begin without a session.

        Args:
            folders: The user's folders; what the disk refuses is kept there.
            desk: Returns the uppermost stage screen; None if no screen is left.
            alone: Returns whether no other screen lies over it.
            panels: Returns every panel of a module that was shown so far.
        """
        self._folders, self._desk, self._alone, self._panels = folders, desk, alone, panels
        self._watch: Watch | None = None
        self._reading: asyncio.Future[bool] | None = None
        self._rests_until = 0.0
        self.phones = Phones(folders)
        self.opened: Opened | None = None
        self.outbox: Queue[Waiting] | None = None

    def begin(self, desk: StageScreen, opened: Opened) -> None:
        """Show an open session, queue what is done in it, and watch it.

        Args:
            desk: The screen.
            opened: The session; nothing is queued if it is read-only.
        """
        desk.state.running, desk.state.mark = True, opened.mark
        desk.state.language, desk.state.words = "", WallWords({}, {})
        speak(opened.workshop.session.info.language)
        if opened.workshop.writable:
            from pmworkshop.workshop.queue import Queue
            from pmworkshop.workshop.spool import Spool

            session, opened.workshop.dates = opened.workshop.session, desk.state.dates.undoubted
            folders = None if opened.rehearsal else self._folders
            spool = Spool(session.id, folders, title=session.info.title, store=str(opened.stored))
            self.outbox = Queue(opened.workshop, spool, self._post_done)
        desk.outbox = self.outbox
        desk.take_session(opened.workshop.session)
        self._watch_in(opened.stored)

    def _post_done(self, waiting: Waiting) -> None:
        desk = self._desk()
        if desk is not None:
            desk.post_message(StageScreen.Done(waiting))

    def _watch_in(self, stored: StoredSession | None) -> None:
        from pmworkshop.tui.shell.watch import Watch

        if self._watch is not None:
            self._watch.end()
        self._watch = Watch(stored.watch(), FOLLOW_SECONDS) if stored else None

    def go_on_in(self, stored: StoredSession) -> None:
        """Watch the new file of the session, and retry there what waits in the queue.

        Args:
            stored: The new place.
        """
        self._watch_in(stored)
        if self.outbox is not None:
            self.outbox.again()

    async def follow_if_due(self) -> None:
        """Show what another window has written, if the watcher has seen a change."""
        desk = self._desk()
        waits = desk is not None and desk.hands.moment.waits  # a key acts on what was seen when it was pressed
        if waits or not self._alone():
            return
        clock = asyncio.get_running_loop().time
        due = self._watch is not None and clock() >= self._rests_until and self._watch.due()
        if self._reading is not None or due:
            start = clock()
            await self.follow()
            self._rests_until = clock() + min(REST * (clock() - start), LONGEST_REST)
        self._follow_phones()

    def _follow_phones(self) -> None:
        """Show who has answered without names on a phone, and let phones count those who have here."""
        desk, opened, who = self._desk(), self.opened, self.phones.news()
        if desk is not None and self.phones.reached:
            self.phones.tell_dots(behind_dots(self._panels(), desk.context))
        if desk is not None and opened is not None and who is not None:
            desk.state.sealed, desk.state.on_phones = who, self.phones.fetch
            desk.take_session(opened.workshop.session)

    async def follow(self) -> None:
        """Show what another window has written; not while another screen lies over the stage."""
        opened = self.opened
        if opened is None or not self._alone():
            return
        try:
            changed = await self._read(opened)
            desk = self._desk()
            if changed and self.opened is opened and desk is not None:
                before = {one.id for one in desk.state.view.waiting}
                desk.take_session(opened.workshop.session)
                if {one.id for one in desk.state.view.waiting} - before:
                    self._tell_waiting(desk)
        except (PmworkshopError, RuntimeError) as error:
            LOG.warning("cannot follow: %s", type(error).__name__)

    @staticmethod
    def _tell_waiting(desk: StageScreen) -> None:
        """Say that two people have changed the same thing, and which key shows both."""
        from pmworkshop.tui.panels.room.conflicts import waiting_words

        desk.tell(waiting_words(desk.state.view.waiting))

    async def _read(self, opened: Opened) -> bool:
        """Read what another window has written, after what is being read already; no key waits long for either."""
        changed = False
        for _ in range(1 if self._reading is None else 2):  # the one under way may have begun before the change
            reading = self._reading = self._reading or asyncio.wrap_future(opened.workshop.follow_later())
            done, _ = await asyncio.wait({reading}, timeout=LONGEST_LOOK)
            if not done:
                break
            if self._reading is reading:
                self._reading = None
            changed = reading.result() or changed
        return changed

    def retry(self) -> None:
        """Try again to store what the disk has refused; say so once when it takes long."""
        desk = self._desk()
        if desk is None or desk.outbox is None:
            return
        before = desk.outbox.late
        desk.outbox.again()
        if desk.outbox.late and not before:
            desk.tell("")

    async def check(self, opened: Opened) -> None:
        """Check the whole history of a session in a thread; a damaged one is only shown from then on.

        Args:
            opened: The session; nothing is shown if another one is open by the end.
        """
        told = await asyncio.to_thread(check_later, opened.stored)
        desk = self._desk()
        if told and self.opened is opened and desk is not None:
            LOG.error("the session is damaged")
            desk.state.mark, desk.outbox = READ_ONLY, None
            desk.redraw()
            desk.tell(told, "refused")

    def close(self) -> None:
        """Store what waits in the queue, then close the session and its watcher."""
        self._watch_in(None)
        self.phones.end()
        if self.outbox is not None:
            self.outbox.finish()
        if self.opened is not None:
            self.opened.close()

    def forget(self) -> None:
        """Be without a session again; it must be closed."""
        self.opened = self.outbox = self._reading = None
