"""One transaction on a session in a database; the only code that changes one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pmworkshop.session.core.chain import first_chain, link
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Step, parse_step, settled_by
from pmworkshop.store.journal import Head
from pmworkshop.store.live_records import HELD
from pmworkshop.store.postgres.connection import Transaction
from pmworkshop.store.postgres.reader import PostgresReader

_STEP = "INSERT INTO step (session, seq, id, body, chain) VALUES (%s, %s, %s, %s, %s)"
_PUT = """
INSERT INTO live (session, kind, id, version, seq, body) VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (session, kind, id) DO UPDATE SET version = EXCLUDED.version, seq = EXCLUDED.seq, body = EXCLUDED.body
"""
_TAKE = "DELETE FROM live WHERE session = %s AND kind = %s AND id = %s"
_REWRITE_STEP = "UPDATE step SET body = %s, chain = %s WHERE session = %s AND seq = %s"
_REWRITE_LIVE = "UPDATE live SET body = %s WHERE session = %s AND kind = %s AND id = %s"
_BODIES = "SELECT kind, id, body FROM live WHERE session = %s AND body IS NOT NULL"
_HELD = "SELECT body FROM live WHERE session = %s AND kind = %s ORDER BY seq"
_FINISH = "SELECT finish(%s, %s, %s, %s)"


@dataclass(frozen=True, slots=True)
class News:
    """Steps that were fetched before anybody asked for them.

    Attributes:
        after: Number of the step before the first one.
        rows: Number and canonical JSON of each.
    """

    after: int
    rows: list[tuple[int, str]]

    def reach(self, seq: int, last: int) -> bool:
        """Return whether they hold all steps between two numbers.

        Args:
            seq: Number of the step before the first one that is needed.
            last: Number of the last one that is needed.
        """
        return self.after <= seq and bool(self.rows) and self.rows[-1][0] == last


class PostgresWriting:
    """One transaction on a session, whose head is locked while it lasts. See `Writing`.

    What fetches nothing is kept back, and sent with the next question or with the commit.

    Attributes:
        head: End of the journal, with the steps of this transaction.
    """

    def __init__(self, reader: PostgresReader, db: Transaction, head: Head, news: News | None = None) -> None:
        """Take over a transaction that has begun.

        Args:
            reader: Reads over the same connection.
            db: The transaction.
            head: End of the journal.
            news: The steps that were fetched together with the lock; None for none.
        """
        self._reader = reader
        self._news = news
        self._open = db
        self._was = self.head = head

    def load(self) -> Session:
        """Read the newest session as this transaction sees it."""
        self.finish()
        return self._reader.read_live()[0]

    def after(self, seq: int) -> list[tuple[int, Step]]:
        """Read the steps after a given one.

        Args:
            seq: Number of the step before the first one to read.

        Returns:
            The steps with their numbers, in order.
        """
        if seq >= self.head.seq:
            return []
        if self._news is not None and self._news.reach(seq, self.head.seq):
            return [(number, parse_step(body)) for number, body in self._news.rows if number > seq]
        return list(self._reader.steps(seq))

    def has(self, step_id: str) -> bool:
        """Return whether a step is stored.

        Args:
            step_id: Id of the step.
        """
        return self._reader.has(step_id)

    def append(self, step: Step, *, applied: bool) -> int:
        """Append a step, and update the newest records.

        Args:
            step: The step.
            applied: Whether it applies to the newest session; otherwise it is held as a conflict.

        Returns:
            Number of the step.
        """
        body, number = step.body(), self._reader.number
        seq = self.head.seq + 1
        chain = link(self.head.chain, seq, body)
        self._open.put(_STEP, number, seq, step.id, body, chain)
        self.head = Head(self.head.session, seq, chain, self.head.rewrites)
        if not applied:
            self._open.put(_PUT, number, HELD, step.id, step.id, seq, body)
            return seq
        for change in step.changes:
            self._open.put(_PUT, number, change.kind, change.id, change.version, seq, change.body())
        if step.settles:
            for settled in settled_by(step, self._held()):
                self._open.put(_TAKE, number, HELD, settled)
        return seq

    def rewrite(self, change: Callable[[str], str]) -> int:
        """Rewrite the text of all steps and records, and the chain of hashes.

        Args:
            change: Returns the new canonical JSON for that of a step or a record.

        Returns:
            How many steps were changed.
        """
        number, chain, changed = self._reader.number, first_chain(self.head.session), 0
        for seq, body, old in self._reader.bodies():
            text = change(body)
            changed += text != body
            chain = link(chain, seq, text)
            if chain != old:
                self._open.put(_REWRITE_STEP, text, chain, number, seq)
        (rows,) = self._open.ask((_BODIES, (number,)))
        for kind, record_id, body in rows:
            text = change(body)
            if text != body:
                self._open.put(_REWRITE_LIVE, text, number, kind, record_id)
        self.head = Head(self.head.session, self.head.seq, chain, self.head.rewrites + 1)
        return changed

    def finish(self) -> None:
        """Write the head, if it has changed since it was last written, and tell the other windows at the commit."""
        if self.head != self._was:
            self._open.put(_FINISH, self._reader.number, self.head.seq, self.head.chain, self.head.rewrites)
            self._was = self.head

    def _held(self) -> list[Step]:
        (rows,) = self._open.ask((_HELD, (self._reader.number, HELD)))
        return [parse_step(body) for (body,) in rows]
