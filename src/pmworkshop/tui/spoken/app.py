"""Runs the stage without a wall: what is said to it is done, and what it shows is told as lines."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import field

from textual.pilot import Pilot

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr
from pmworkshop.store.addresses import Address
from pmworkshop.tui.guard import log_to
from pmworkshop.tui.keymap.ways_out import error_words
from pmworkshop.tui.shell.app import PmworkshopApp
from pmworkshop.tui.shell.opening import Opened, open_session
from pmworkshop.tui.shell.stage_window import StageWindow
from pmworkshop.tui.spoken.acts import Speaker, command_words
from pmworkshop.tui.spoken.reading import asked, read

SIZE = (100, 30)
"""Cells and lines of the screen that nobody sees."""
READ, COMMANDS = "read", "commands"
"""What is said to hear the page, and what can be said."""


@dataclass
class Talk:
    """A talk with the stage.

    Attributes:
        next_act: Returns what is said next, given whether it may not be seen as it is typed, and what is asked; None
            once nothing more is said.
        tell: Tells some lines.
        goes_on: Whether the talk goes on after something that was refused.
        pages: Whether a page is told whenever it has changed.
    """

    next_act: Callable[[bool, str], Awaitable[str | None]]
    tell: Callable[[list[str]], None] = lambda _: None
    goes_on: bool = False
    pages: bool = False
    _told: list[str] = field(default_factory=list)

    async def run(self, speaker: Speaker) -> None:
        """Talk until nothing more is said.

        Args:
            speaker: What does on the screen what is said.

        Raises:
            PmworkshopError: Something was refused, and the talk does not go on after that.
        """
        await speaker.settle()
        self._tell_page(speaker)
        while (act := await self.next_act(speaker.hides(), asked(speaker.desk))) is not None:
            try:
                await self._answer(speaker, act.strip())
            except PmworkshopError as error:
                if not self.goes_on:
                    raise
                self.tell([tr("Not done: {error}", error=error_words(error))])

    async def _answer(self, speaker: Speaker, act: str) -> None:
        if act == READ:
            self._told = read(speaker.desk)
            self.tell(self._told)
        elif act == COMMANDS:
            self.tell([command_words(one) for one in speaker.commands()])
        elif act:
            heard = await speaker.do(act)
            self.tell([heard] if heard else [])
            self._tell_page(speaker)

    def _tell_page(self, speaker: Speaker) -> None:
        """Tell what is on the page and was not there before."""
        if self.pages:
            before, page = {_timeless(line) for line in self._told}, read(speaker.desk)
            self.tell([line for line in page if _timeless(line) not in before])
            self._told = page


def _timeless(line: str) -> str:
    """Take the clock out of a line: it alone is no change of the page."""
    return re.sub(r"\d+:\d\d", "", line)


class SpokenWindow(StageWindow):
    """The stage of a session, which may run on a wall at the same time."""

    def __init__(self, session: Address, *, readonly: bool = False) -> None:
        """Choose the session.

        Args:
            session: Its address.
            readonly: Whether nothing may be changed.
        """
        super().__init__(session, readonly=readonly)
        self._address = session

    def open(self, clock: Clock | None) -> Opened | None:
        """Open the session beside the stage that shows it, as commands do."""
        return open_session(self._address, readonly=self._readonly, window="command", clock=clock)


def run_spoken(
    session: Address, folders: Folders, talk: Talk, *, readonly: bool = False, clock: Clock | None = None
) -> None:
    """Open a session, talk with its stage, and close it.

    Args:
        session: Address of the session.
        folders: The user's folders.
        talk: What is said and told.
        readonly: Whether nothing may be changed.
        clock: Source of the time; None for the system clock.

    Raises:
        PmworkshopError: The session cannot be opened, or something was refused that ends the talk.
    """
    app = PmworkshopApp(folders, SpokenWindow(session, readonly=readonly), clock=clock)
    log_to(folders.log)
    failed: list[PmworkshopError] = []

    async def talked(pilot: Pilot[object]) -> None:
        app.desk.hands.moment.pause = 0
        try:
            await talk.run(Speaker(lambda: app.desk, pilot))
        except PmworkshopError as error:
            failed.append(error)
        app.exit(0)

    try:
        app.run(headless=True, size=SIZE, auto_pilot=talked)
    finally:
        app.close()
    if failed:
        raise failed[0]
