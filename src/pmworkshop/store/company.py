"""Who else leads a session now, and where: told by each window every few seconds, and never part of the session."""

from __future__ import annotations

from typing import Literal, Protocol, get_args

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.text import clean_line, shorten

BEAT = 2.0
"""Seconds between two moments at which a window says that it is there."""
GONE = 7.0
"""Seconds without a word after which a window counts as gone."""
MOST = 120
"""The most characters of a name, and of a place."""
Sort = Literal["stage", "beside", "notes"]
SORTS: tuple[Sort, ...] = get_args(Sort)


@dataclass(frozen=True, slots=True)
class Seat:
    """One window of somebody who leads a session.

    Attributes:
        name: Name of the person; empty if it was not said.
        sort: Whether it is the stage that the room sees, a window beside it, or the private notes.
        at: Where it is in the agenda, in words; empty for a window that follows the wall, and for notes.
    """

    name: str
    sort: Sort
    at: str = ""


class Company(Protocol):
    """The windows of one session."""

    def meet(self, seat: Seat) -> tuple[Seat, ...]:
        """Say where this window is, and find the others that are there.

        Args:
            seat: This window.

        Returns:
            The other windows that were heard of within `GONE` seconds, sorted by name.

        Raises:
            PmworkshopError: The store does not answer.
        """
        ...

    def leave(self) -> None:
        """Say that this window is gone; repeated calls, and a store that does not answer, are no fault."""
        ...


def seat_of(name: object, sort: object, at: object) -> Seat | None:
    """Read a seat that another window has written.

    Args:
        name: Name of the person.
        sort: What the window is.
        at: Where it is.

    Returns:
        The seat, cleaned; None if it is none that this version knows.

    >>> seat_of("Bo", "notes", "")
    Seat(name='Bo', sort='notes', at='')
    >>> seat_of("Bo", "balcony", "")
    """
    known = next((one for one in SORTS if one == sort), None)
    if known is None or not isinstance(name, str) or not isinstance(at, str):
        return None
    return Seat(shorten(clean_line(name), MOST), known, shorten(clean_line(at), MOST))
