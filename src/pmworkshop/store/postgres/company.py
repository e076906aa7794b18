"""Who else leads a session in a database: one row for each window, with the time of the server."""

from __future__ import annotations

import secrets
from contextlib import suppress

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.store.company import GONE, Seat, seat_of
from pmworkshop.store.postgres.connection import PARTING, Link, Statement

_HERE = """
INSERT INTO presence AS p (session, seat, name, sort, place) VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (session, seat)
DO UPDATE SET name = EXCLUDED.name, sort = EXCLUDED.sort, place = EXCLUDED.place, beat = now()
"""
_OTHERS = """
SELECT name, sort, place FROM presence
WHERE session = %s AND seat <> %s AND beat > now() - make_interval(secs => %s) ORDER BY name, sort, place
"""
_FORGET = "DELETE FROM presence WHERE session = %s AND beat < now() - interval '1 minute'"


class PostgresCompany:
    """Says over a connection of its own that a window is there; a role that only reads says nothing."""

    def __init__(self, link: Link, number: int, *, writable: bool) -> None:
        """Prepare it; nothing is told yet.

        Args:
            link: A connection of its own.
            number: Number of the session in its database.
            writable: Whether the role may write.
        """
        self._link, self._number, self._writable = link, number, writable
        self._seat = secrets.token_hex(8)

    def meet(self, seat: Seat) -> tuple[Seat, ...]:
        """Put this window's row, and read those of the others; see `Company.meet`.

        Args:
            seat: This window.

        Returns:
            The others, sorted.

        Raises:
            PmworkshopError: The database does not answer.
        """
        here: list[Statement] = [
            (_HERE, (self._number, self._seat, seat.name, seat.sort, seat.at)),
            (_FORGET, (self._number,)),
        ]
        *_, rows = self._link.ask(*(here if self._writable else ()), (_OTHERS, (self._number, self._seat, GONE)))
        return tuple(one for one in (seat_of(*row) for row in rows) if one is not None)

    def leave(self) -> None:
        """Delete this window's row, and close the connection."""
        if self._writable and self._link.alive:
            with suppress(PmworkshopError), self._link.at_most(PARTING):
                self._link.rows("DELETE FROM presence WHERE session = %s AND seat = %s", self._number, self._seat)
        self._link.drop()
