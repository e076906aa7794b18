"""Checks a session file against the chain of its hashes."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from pmworkshop.base.errors import BusyError, PmworkshopError
from pmworkshop.base.language import tr
from pmworkshop.base.text import count
from pmworkshop.store.checked import checked_bodies
from pmworkshop.store.journal import Verdict
from pmworkshop.store.sqlite.reader import open_reader


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
            beyond = (
                (tr("{steps} after the last one that it knows of", steps=count(more, "step", "steps")),)
                if more
                else ()
            )
            return Verdict(total=head.seq, bad=bad, faults=(*beyond, *reader.structure()))
    except BusyError:
        raise
    except PmworkshopError as error:
        return Verdict(total=0, faults=(error.message,))
