"""One transaction on a session in a database; the only code that changes one."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.session.core.chain import first_chain, link
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Step, parse_step, settled_by
from pmworkshop.store.journal import Head
from pmworkshop.store.live_records import HELD
from pmworkshop.store.postgres.connection import Link, Transaction
from pmworkshop.store.postgres.reader import PostgresReader

_APPEND = "SELECT pmworkshop.append(%s, %s, %s, %s, %s, %s, %s, %s::json, %s::json, %s::json)"
_REWRITE_STEP = "UPDATE step SET body = %s, chain = %s WHERE session = %s AND seq = %s"
_REWRITE_LIVE = "UPDATE live SET body = %s WHERE session = %s AND kind = %s AND id = %s"
_BODIES = "SELECT kind, id, body FROM live WHERE session = %s AND body IS NOT NULL"
_HELD = "SELECT body FROM live WHERE session = %s AND kind = %s ORDER BY seq"


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
    """One transaction on a session. See `Writing`.

    Its steps and records are kept back, and sent together when it ends.

    Attributes:
        head: End of the journal, with the steps of this transaction.
    """

    def __init__(
        self, reader: PostgresReader, link: Link, head: Head, news: News | None = None, db: Transaction | None = None
    ) -> None:
        """Begin at the end of the journal.

        Args:
            reader: Reads over the same connection.
            link: The connection.
            head: End of the journal.
            news: The steps that were fetched together with the lock; None for none.
            db: The open transaction, in which the head is locked; None if it is locked only when the steps are sent.
        """
        self._reader, self._link, self._news, self._open = reader, link, news, db
        self._was = self.head = head
        self._steps: list[tuple[int, str, str, bytes]] = []
        self._records: dict[tuple[str, str], tuple[str, int, str | None]] = {}
        self._settled: list[str] = []

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
        new = [(number, parse_step(body)) for number, _, body, _ in self._steps if number > seq]
        return [*self._stored(seq), *new]

    def _stored(self, seq: int) -> list[tuple[int, Step]]:
        last = self._was.seq
        if seq >= last:
            return []
        if self._news is not None and self._news.reach(seq, last):
            return [(number, parse_step(body)) for number, body in self._news.rows if number > seq]
        return list(self._reader.steps(seq, last))

    def has(self, step_id: str) -> bool:
        """Return whether a step is stored.

        Args:
            step_id: Id of the step.
        """
        return any(known == step_id for _, known, _, _ in self._steps) or self._reader.has(step_id)

    def append(self, step: Step, *, applied: bool) -> int:
        """Append a step, and update the newest records.

        Args:
            step: The step.
            applied: Whether it applies to the newest session; otherwise it is held as a conflict.

        Returns:
            Number of the step.
        """
        body = step.body()
        seq = self.head.seq + 1
        chain = link(self.head.chain, seq, body)
        self._steps.append((seq, step.id, body, chain))
        self.head = Head(self.head.session, seq, chain, self.head.rewrites)
        if not applied:
            self._records[HELD, step.id] = (step.id, seq, body)
            return seq
        for change in step.changes:
            self._records[change.kind, change.id] = (change.version, seq, change.body())
        if step.settles:
            for settled in settled_by(step, self._held()):
                self._records.pop((HELD, settled), None)
                self._settled.append(settled)
        return seq

    def rewrite(self, change: Callable[[str], str]) -> int:
        """Rewrite the text of all steps and records, and the chain of hashes.

        Args:
            change: Returns the new canonical JSON for that of a step or a record.

        Returns:
            How many steps were changed.
        """
        self.finish()
        db, number, chain, changed = self._locked, self._reader.number, first_chain(self.head.session), 0
        for seq, body, old in self._reader.bodies():
            text = change(body)
            changed += text != body
            chain = link(chain, seq, text)
            if chain != old:
                db.put(_REWRITE_STEP, text, chain, number, seq)
        (rows,) = db.ask((_BODIES, (number,)))
        for kind, record_id, body in rows:
            text = change(body)
            if text != body:
                db.put(_REWRITE_LIVE, text, number, kind, record_id)
        self.head = Head(self.head.session, self.head.seq, chain, self.head.rewrites + 1)
        return changed

    def finish(self) -> bool:
        """Send what was kept back, and tell the other windows once it is stored.

        Returns:
            Whether it counts; without a lock it does not if another window has written meanwhile.
        """
        was, values = self._was, self._values()
        if self.head == was:
            return self._open is not None or self._reader.head() == was
        self._was, self._steps, self._records, self._settled = self.head, [], {}, []
        if self._open is None:
            return bool(self._link.at_once(_APPEND, *values)[0])
        self._open.put(_APPEND, *values)
        return True

    @property
    def _locked(self) -> Transaction:
        assert self._open is not None  # what is rewritten is locked from the beginning
        return self._open

    def _values(self) -> list[object]:
        """List what the function of the database takes, in its order."""
        heads = [part for one in (self._was, self.head) for part in (one.seq, one.chain, one.rewrites)]
        steps = [(seq, step, body, chain.hex()) for seq, step, body, chain in self._steps]
        records = [(*key, *row) for key, row in self._records.items()]
        lists = (_json(steps), _json(records), _json(self._settled) if self._settled else None)
        return [self._reader.number, *heads, *lists]

    def _held(self) -> list[Step]:
        """Read the steps that are held, in order, with those of this transaction."""
        (rows,) = self._link.ask((_HELD, (self._reader.number, HELD)))
        new = [body for (kind, _), (_, _, body) in self._records.items() if kind == HELD]
        return [parse_step(body) for body in (*(body for (body,) in rows), *new) if body is not None]


def _json(rows: Sequence[object]) -> str:
    return json.dumps(rows, ensure_ascii=False)
