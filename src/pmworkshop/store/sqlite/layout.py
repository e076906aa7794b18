"""The layout of a session file: its tables, and the check sums and hashes that guard them."""

from __future__ import annotations

from zlib import crc32

from pmworkshop.session.core.chain import first_chain, link
from pmworkshop.store.live_records import HELD

__all__ = ["APPLICATION_ID", "FORMAT", "HELD", "SCHEMA", "digest", "first_chain", "link"]

APPLICATION_ID = 0x504D574B
"""``PMWK``: marks a SQLite file as one of ours."""
FORMAT = 2
"""Version of the file format, kept as ``user_version``; it rises with the fields of records, too."""
SCHEMA = """
CREATE TABLE step(seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL, chain BLOB NOT NULL) STRICT;
CREATE TABLE live(kind TEXT NOT NULL, id TEXT NOT NULL, version TEXT NOT NULL, seq INTEGER NOT NULL, body TEXT,
  digest INTEGER NOT NULL, PRIMARY KEY(kind, id)) STRICT, WITHOUT ROWID;
CREATE TABLE head(one INTEGER PRIMARY KEY CHECK (one = 1), session TEXT NOT NULL, seq INTEGER NOT NULL,
  chain BLOB NOT NULL, live_count INTEGER NOT NULL, live_sum INTEGER NOT NULL, rewrites INTEGER NOT NULL) STRICT;
"""


def digest(kind: str, record_id: str, version: str, seq: int, body: str | None) -> int:
    """Compute the check sum of a row of the live table; it detects any damage of up to 32 bits in a row.

    The check sum makes opening fast; the history is guarded by its chain of SHA-256 hashes.

    Args:
        kind: Kind of the record, or `HELD`.
        record_id: Id of the record, or of the held step.
        version: Version of the record.
        seq: Number of the step.
        body: Canonical JSON; None for a deleted record.

    Returns:
        CRC-32, from 0 to 2**32 - 1.
    """
    text = "" if body is None else body  # not `body or ""`: damage may turn NULL into 0
    return crc32(f"{kind}\0{record_id}\0{version}\0{seq}\0{text}".encode())
