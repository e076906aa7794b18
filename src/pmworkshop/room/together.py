"""Hands over what comes in while the journal writes, all at once, so that the disk is waited for once."""

from __future__ import annotations

import asyncio
from dataclasses import field

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.steps import Operation
from pmworkshop.workshop.waiting import MOST
from pmworkshop.workshop.workshop import Committed, Workshop


@dataclass(frozen=True, slots=True, eq=False)
class _Waits:
    operation: Operation
    who: str | None
    done: asyncio.Future[Committed] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Together:
    """Carries out operations in the order in which they come; those that wait go in one transaction."""

    def __init__(self, workshop: Workshop) -> None:
        """Connect to a workshop.

        Args:
            workshop: The running workshop.
        """
        self._workshop = workshop
        self._waiting: list[_Waits] = []
        self._writing: asyncio.Task[None] | None = None

    async def commit(self, operation: Operation, who: str | None = None) -> None:
        """Carry out an operation, and wait until it is stored; it is carried out even if nobody waits any more.

        Args:
            operation: The operation.
            who: Name of the person in the history; None for that of the window.

        Raises:
            RefusedError: It does not apply now.
            StorageError: The disk does not take it.
        """
        self._waiting.append(one := _Waits(operation, who))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        await one.done

    async def _write(self) -> None:
        try:
            while self._waiting:
                together, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
                await self._hand_over(together)
        finally:
            self._writing = None

    async def _hand_over(self, together: list[_Waits]) -> None:
        try:
            came = await asyncio.wrap_future(
                self._workshop.submit_all([(one.operation, one.who) for one in together])
            )
        except RefusedError as error:  # the workshop is closed
            came = [error] * len(together)
        for one, result in zip(together, came, strict=True):
            if one.done.done():
                continue  # nobody waits for it any more
            if isinstance(result, Committed):
                one.done.set_result(result)
            else:
                one.done.set_exception(result)
