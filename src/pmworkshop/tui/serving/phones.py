"""Opens and closes the page for phones, and takes a name back from a phone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, assert_never

from pmworkshop.base.errors import StorageError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.tui.requests.messages import ClosePage, FreeName, OpenPage, PhoneRequest, SwitchTls
from pmworkshop.tui.screen.stage_screen import StageScreen

if TYPE_CHECKING:
    from pmworkshop.tui.joining.phones import Phones

CLOSED = tr_noop("The page is closed: phones answer no more.")
NOT_CLOSED = tr_noop("The page does not answer; end it where it was opened, with Ctrl+C.")
UNREACHED = tr_noop("The page for phones does not answer now; try once more.")


class PhoneRequests:
    """Carries out the requests about the page; what waits for it does so beside the keys."""

    def __init__(
        self,
        desk: Callable[[], StageScreen],
        phones: Phones,
        *,
        run: Callable[[Callable[[], Coroutine[None, None, None]]], object],
    ) -> None:
        """Connect to the screen.

        Args:
            desk: Returns the screen.
            phones: The page.
            run: Lets something go on beside the keys.
        """
        self._desk, self._phones, self._run = desk, phones, run

    def serve(self, request: PhoneRequest) -> None:
        """Carry out a request.

        Args:
            request: The request.
        """
        match request:
            case OpenPage():
                self._phones.open()
            case SwitchTls():
                self._run(self._switch_tls)
            case ClosePage():
                self._run(self._close)
            case FreeName():
                self._run(partial(self._free, request))
            case _:
                assert_never(request)
        self._desk().redraw()

    async def _switch_tls(self) -> None:
        try:
            await asyncio.to_thread(self._phones.switch_tls)
        except StorageError as error:
            self._desk().tell(str(error), "refused")
            return
        self._desk().redraw()
        self._desk().tell(tr("The page opens with TLS.") if self._phones.tls else tr("The page opens without TLS."))

    async def _close(self) -> None:
        closed, desk = await asyncio.to_thread(self._phones.close), self._desk()
        desk.redraw()
        desk.tell(tr(CLOSED if closed else NOT_CLOSED), "said" if closed else "refused")

    async def _free(self, request: FreeName) -> None:
        freed, desk = await asyncio.to_thread(self._phones.free, request.person), self._desk()
        if freed:
            desk.tell(tr("{name} can be chosen again on another phone.", name=request.name), "kept")
        else:
            desk.tell(tr(UNREACHED), "refused")
        desk.redraw()
