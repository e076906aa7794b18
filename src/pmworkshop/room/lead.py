"""What the facilitator's phone sees and does; nothing of it can be reached from another phone."""

from __future__ import annotations

from typing import Any

from pmworkshop.base.errors import InputError
from pmworkshop.room.live import Live


class Lead:
    """The facilitator's remote."""

    def __init__(self, live: Live) -> None:
        """Connect to the room.

        Args:
            live: What phones see and answer.
        """
        self._live = live

    def state(self) -> dict[str, Any]:
        """Return what the facilitator's phone shows."""
        return {}

    async def do(self, said: dict[str, Any]) -> str:
        """Carry out what the facilitator's phone asks for.

        Args:
            said: What it sends.

        Returns:
            One sentence.
        """
        raise InputError("That cannot be done here.")
