"""What is remembered of the sessions of a database, over a connection of its own."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pmworkshop.session.core.session import Session
from pmworkshop.store.journal import Head
from pmworkshop.store.postgres.address import Server
from pmworkshop.store.postgres.connection import Link
from pmworkshop.store.postgres.reader import PostgresReader

_SIZE = "SELECT count(*) FROM pmworkshop.readable()"
_CHANGED = "SELECT number, name FROM pmworkshop.to_remember(%s)"
_REMEMBER = "SELECT pmworkshop.remember(%s, %s, %s, %s, %s, %s, %s, %s, %s::json)"
_RECALL = "SELECT name, about, body, total FROM pmworkshop.recall(%s::tsquery, %s, %s::integer[])"


class PostgresSearch:
    """What is remembered of the sessions that the role may read.

    It implements `Search`, which documents the methods.
    """

    def __init__(self, server: Server) -> None:
        """Choose the database; no connection is made yet.

        Args:
            server: The database.
        """
        self._server, self._link = server, Link(server)

    @property
    def alive(self) -> bool:
        """Whether the database has answered to the last question."""
        return self._link.alive

    def look(self, form: int) -> tuple[int, list[tuple[int, str]]]:
        """Look which sessions were written to since they were remembered; see `Search.look`."""
        ((size,),), changed = self._link.ask((_SIZE, ()), (_CHANGED, (form,)))
        return size, changed

    def read(self, number: int) -> tuple[Session, Head]:
        """Read the newest state of a session; see `Search.read`."""
        return PostgresReader(self._link, number).load()

    def remember(
        self, number: int, form: int, head: Head, day: str, about: str, dues: str, lines: Sequence[tuple[str, str]]
    ) -> bool:
        """Keep what is remembered of a session; see `Search.remember`."""
        values = (number, form, head.seq, head.chain, head.rewrites, day, about, dues, json.dumps(lines))
        return bool(self._link.at_once(_REMEMBER, *values)[0])

    def recall(self, sought: str, most: int, without: Sequence[int]) -> tuple[list[tuple[str, str, str]], int]:
        """Find lines by their words; see `Search.recall`."""
        rows = self._link.rows(_RECALL, sought, most, list(without))
        found = [(self._server.address(name), about, body) for name, about, body, _ in rows]
        return found, rows[0][3] if rows else 0

    def due(self, without: Sequence[int]) -> list[tuple[str, str]]:
        """List what is due; see `Search.due`."""
        return self._link.rows("SELECT about, dues FROM pmworkshop.due(%s::integer[])", list(without))

    def close(self) -> None:
        """Close the connection."""
        self._link.drop()
