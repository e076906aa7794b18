"""Checking a session file against the chain of its hashes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from pmworkshop.base.errors import BusyError, DamagedError, PmworkshopError, StorageError
from pmworkshop.base.text import count
from pmworkshop.store.protocol import Verdict
from pmworkshop.store.sqlite.layout import first_chain, link
from pmworkshop.store.sqlite.reader import SqliteReader, open_reader

MOST_MISSING = 10_000
"""A number in a damaged head may be anything: no more missing steps than this are listed one by one."""


def verify(path: Path) -> Verdict:
    """Check the structure of the file, and every step against the hash it was saved with.

    Reads in short chunks, so that a stage that is running is never kept from writing.

    Raises:
        BusyError: Another window is writing and does not end, which says nothing of the file.
    """
    try:
        with closing(open_reader(path)) as reader:
            head = reader.head()
            found = checked_bodies(reader, head.session, head.seq)
            bad = tuple(seq for seq, body in found if body is None)
            more = reader.beyond()
            beyond = (f"{count(more, 'step')} after the last one that it knows of",) if more else ()
            return Verdict(total=head.seq, bad=bad, faults=(*beyond, *reader.structure()))
    except BusyError:
        raise
    except PmworkshopError as error:
        return Verdict(total=0, faults=(error.message,))


def checked_bodies(reader: SqliteReader, session_id: str, total: int | None) -> Iterator[tuple[int, str | None]]:
    """Go through all steps there should be; one that is missing or changed is none.

    Each step is held against the hash kept with the one before it, so that damage to one step does not
    put the following ones in doubt. Where the file cannot be read any further, the rest is missing.
    """
    chain: bytes | None = first_chain(session_id) if session_id else None
    expected = 1
    with suppress(DamagedError, StorageError):
        for seq, body, kept in reader.bodies(until=total):
            if seq != expected:
                chain = None
            for missing in range(expected, min(seq, expected + MOST_MISSING)):
                yield missing, None
            expected = seq + 1
            yield seq, body if chain is None or link(chain, seq, body) == kept else None
            chain = kept
    for missing in range(expected, min(total or 0, expected + MOST_MISSING) + 1):
        yield missing, None
