"""Checks a session file against the chain of its hashes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from pmworkshop.base.errors import BusyError, DamagedError, PmworkshopError, StorageError
from pmworkshop.base.text import count
from pmworkshop.store.journal import Verdict
from pmworkshop.store.sqlite.layout import first_chain, link
from pmworkshop.store.sqlite.reader import SqliteReader, open_reader

MOST_MISSING = 10_000
"""A number in a damaged head may be anything: no more missing steps than this are listed one by one."""


def verify(path: Path) -> Verdict:
    """Check the structure of a session file, and every step against its hash.

    It reads in short chunks, so that a running stage can always write.

    Args:
        path: The session file; it is not changed.

    Returns:
        The bad steps and other faults; an unreadable file is a fault too.

    Raises:
        BusyError: Another window does not end its write, which says nothing about the file.
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
    """Iterate over all steps that there should be, and check each one.

    Each step is checked against the stored hash of the one before, so that one damaged step does not make the
    following
    ones doubtful. If the file cannot be read any further, the remaining steps are missing.

    Args:
        reader: The open session file.
        session_id: Id of the session; empty if unknown, and then the first step is not checked.
        total: Number of steps according to the head; None if unknown.

    Yields:
        Number and canonical JSON of each step; None in place of the JSON if the step is missing or changed.
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
