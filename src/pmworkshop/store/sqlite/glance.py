"""Reads the main facts about a session file without loading it."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

from pmworkshop.base.errors import DamagedError, InputError, PmworkshopError
from pmworkshop.base.language import tr
from pmworkshop.store.journal import Head
from pmworkshop.store.sqlite.connection import check_header, connect, told
from pmworkshop.store.sqlite.layout import digest
from pmworkshop.store.sqlite.reading import open_reading
from pmworkshop.store.store import Glance


def glance(path: Path) -> Glance:
    """Read title, agenda and place of the room of a session file; the file is not changed.

    Args:
        path: The session file.

    Returns:
        The main facts as plain data.

    Raises:
        InputError: There is no such file, or it is not a session.
        SessionError: The file is truncated or damaged, or another window does not end its write.
    """
    try:
        return _look(path)
    except InputError:
        raise
    except PmworkshopError:
        with open_reading(path) as journal:  # its last write may have been interrupted
            if journal.path == path:
                raise
            return _look(journal.path)


def _look(path: Path) -> Glance:
    check_header(path)
    with told(path), closing(connect(path, writable=False)) as db:
        db.execute("BEGIN")
        head = db.execute("SELECT session, seq, chain, rewrites FROM head").fetchone()
        rows = db.execute(
            "SELECT kind, id, version, seq, body, digest FROM live WHERE kind IN ('details', 'stage') LIMIT 9"
        ).fetchall()
        people = db.execute("SELECT count(*) FROM live WHERE kind = 'participant' AND body IS NOT NULL").fetchone()
        db.execute("ROLLBACK")
    if head is None or any(digest(*row[:5]) != row[5] for row in rows):
        raise DamagedError(tr("{name} is damaged: its content is not what was saved.", name=path.name))
    found = {row[0]: _plain(path, row[4]) for row in rows if row[4] is not None}
    return Glance(Head(*head), found.get("details", {}), found.get("stage", {}), *people)


def _plain(path: Path, body: str) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise DamagedError(tr("{name} is damaged: a record in it cannot be read.", name=path.name))
    return found
