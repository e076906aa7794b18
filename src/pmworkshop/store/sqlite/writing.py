"""One transaction on a session file; the only code that changes a session."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Step, parse_step, settled_by
from pmworkshop.session.core.worked_out import StepTexts, texts_of
from pmworkshop.store.journal import Head
from pmworkshop.store.sqlite.connection import told
from pmworkshop.store.sqlite.layout import HELD, digest, first_chain, link
from pmworkshop.store.sqlite.reader import SqliteReader

_INSERT = "INSERT INTO live VALUES (?, ?, ?, ?, ?, ?)"


class SqliteWriting:
    """One transaction on a session file; no other window writes while it lasts. See `Writing`.

    Attributes:
        head: End of the journal, with the steps of this transaction.
    """

    def __init__(self, reader: SqliteReader, db: sqlite3.Connection, head: Head, count: int, total: int) -> None:
        """Take over a transaction that has begun.

        Args:
            reader: Reads over the same connection.
            db: The connection.
            head: End of the journal.
            count: Number of rows of the live table.
            total: Sum of their check sums.
        """
        self._reader = reader
        self._db = db
        self._was = self.head = head
        self._count = count
        self._sum = total

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
        return [] if seq >= self.head.seq else list(self._reader.steps(seq))

    def has(self, step_id: str) -> bool:
        """Return whether a step is stored.

        Args:
            step_id: Id of the step.
        """
        return self._reader.has(step_id)

    def append(self, step: Step, *, applied: bool, texts: StepTexts | None = None) -> int:
        """Append a step, and update the live table.

        Args:
            step: The step.
            applied: Whether it applies to the newest session; otherwise it is held as a conflict.
            texts: The step as canonical JSON; None to write it now.

        Returns:
            Number of the step.

        Raises:
            StorageError: The disk does not accept it.
            DamagedError: A step with this id is stored already, or the file is damaged.
        """
        texts = texts or texts_of(step)
        body = texts.body
        seq = self.head.seq + 1
        chain = link(self.head.chain, seq, body)
        with told(self._reader.path):
            self._db.execute("INSERT INTO step VALUES (?, ?, ?, ?)", (seq, step.id, body, chain))
            self.head = Head(self.head.session, seq, chain, self.head.rewrites)
            if not applied:
                self._put(HELD, step.id, step.id, seq, body)
                return seq
            for change, record in zip(step.changes, texts.records, strict=True):
                self._put(change.kind, change.id, change.version, seq, record)
            if step.settles:
                for settled in settled_by(step, self._held()):
                    self._take(HELD, settled)
        return seq

    def rewrite(self, change: Callable[[str], str]) -> int:
        """Rewrite the text of all steps and records, and the chain of hashes.

        Args:
            change: Returns the new canonical JSON for that of a step or a record.

        Returns:
            How many steps were changed.

        Raises:
            StorageError: The disk does not accept it.
            DamagedError: The file is damaged.
        """
        chain, changed = first_chain(self.head.session), 0
        with told(self._reader.path):
            for seq, body, old in self._reader.bodies():
                text = change(body)
                changed += text != body
                chain = link(chain, seq, text)
                if chain != old:
                    self._db.execute("UPDATE step SET body = ?, chain = ? WHERE seq = ?", (text, chain, seq))
            rows = self._db.execute("SELECT kind, id, version, seq, body FROM live WHERE body IS NOT NULL").fetchall()
            for kind, record_id, version, seq, body in rows:
                text = change(body)
                if text != body:
                    self._put(kind, record_id, version, seq, text)
        self.head = Head(self.head.session, self.head.seq, chain, self.head.rewrites + 1)
        return changed

    def finish(self) -> None:
        """Write the head, if it has changed since it was last written."""
        if self.head != self._was:
            with told(self._reader.path):
                self._db.execute(
                    "UPDATE head SET seq = ?, chain = ?, live_count = ?, live_sum = ?, rewrites = ?",
                    (self.head.seq, self.head.chain, self._count, self._sum, self.head.rewrites),
                )
            self._was = self.head

    def _held(self) -> list[Step]:
        rows = self._db.execute("SELECT body FROM live WHERE kind = ? ORDER BY seq", (HELD,)).fetchall()
        return [parse_step(body) for (body,) in rows]

    def _put(self, kind: str, record_id: str, version: str, seq: int, body: str | None) -> None:
        value = digest(kind, record_id, version, seq, body)
        row = (kind, record_id, version, seq, body, value)
        if not self._db.execute(f"{_INSERT} ON CONFLICT DO NOTHING", row).rowcount:  # most rows are new
            self._take(kind, record_id)
            self._db.execute(_INSERT, row)
        self._count += 1
        self._sum += value

    def _take(self, kind: str, record_id: str) -> None:
        rows = self._db.execute("DELETE FROM live WHERE kind = ? AND id = ? RETURNING digest", (kind, record_id))
        for (value,) in rows.fetchall():
            self._count -= 1
            self._sum -= value
