"""Finds a session of a database by its name, and reads the main facts about it."""

from __future__ import annotations

import json
from typing import Any

from pmworkshop.base.errors import DamagedError, InputError, WayOut
from pmworkshop.base.language import tr
from pmworkshop.store.journal import Head
from pmworkshop.store.postgres.connection import Link
from pmworkshop.store.store import Glance

_FIND = """
SELECT number, id, pmworkshop.allowed(number, 'write', current_user)
  AND NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off'
FROM session WHERE name = %s
"""
_GLANCE = """
SELECT s.id, h.seq, h.chain, h.rewrites,
  (SELECT body FROM live WHERE session = s.number AND kind = 'details' AND id = 'details'),
  (SELECT body FROM live WHERE session = s.number AND kind = 'stage' AND id = 'stage'),
  (SELECT count(*) FROM live WHERE session = s.number AND kind = 'participant' AND body IS NOT NULL)
FROM session AS s JOIN head AS h ON h.session = s.number WHERE s.name = %s
"""


def found(link: Link, name: str) -> tuple[int, str, bool]:
    """Find a session; without it, the connection is closed.

    Args:
        link: The connection.
        name: Name of the session.

    Returns:
        Its number, its id, and whether the role may write to it.

    Raises:
        InputError: There is no session of that name, or the role may not read it.
    """
    rows = link.rows(_FIND, name)
    if not rows:
        link.drop()
        raise _none(link.server.place, name)
    number, session_id, writable = rows[0]
    return number, session_id, writable


def glance_of(link: Link, name: str) -> Glance:
    """Read the main facts about a session; see `Store.glance`.

    Args:
        link: The connection.
        name: Name of the session.

    Raises:
        InputError: There is no session of that name, or the role may not read it.
        DamagedError: Its title or its place cannot be read.
    """
    rows = link.rows(_GLANCE, name)
    if not rows:
        raise _none(link.server.place, name)
    *head, details, stage, people = rows[0]
    return Glance(Head(*head), _plain(name, details), _plain(name, stage), people)


def _none(place: str, name: str) -> InputError:
    return InputError(
        tr("There is no session “{name}” in the database {place} that you may read.", name=name, place=place),
        way_out=WayOut.LIST_THE_SESSIONS,
    )


def _plain(name: str, body: str | None) -> dict[str, Any]:
    if body is None:
        return {}
    try:
        read = json.loads(body)
    except (ValueError, RecursionError):
        read = None
    if not isinstance(read, dict):
        raise DamagedError(tr("{name} is damaged: a record in it cannot be read.", name=name))
    return read
