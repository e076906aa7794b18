"""The audiences of a report."""

from __future__ import annotations

from typing import Literal, get_args

Audience = Literal["room", "sponsor", "facilitator"]


AUDIENCES: tuple[Audience, ...] = get_args(Audience)
"""Who reads it: everybody in the room, the sponsor (one page), the facilitator (with single answers)."""
