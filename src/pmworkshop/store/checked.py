"""Checks the steps of a session against the chain of their hashes, and keeps those that are as they were saved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Protocol

from pmworkshop.base.errors import DamagedError, StorageError
from pmworkshop.session.core.chain import first_chain, link
from pmworkshop.session.core.session import Fold
from pmworkshop.session.core.steps import parse_step
from pmworkshop.store.journal import Verdict
from pmworkshop.store.store import Salvage

MOST_MISSING = 10_000
"""A number in a damaged head may be anything: no more missing steps than this are listed one by one."""


class Bodies(Protocol):
    """What the steps of a session are read from."""

    def bodies(self, after: int = 0, until: int | None = None) -> Iterator[tuple[int, str, bytes]]:
        """Read the history in order as it is stored; see `Journal.bodies`."""
        ...


def intact(reader: Bodies, session_id: str, total: int | None) -> Salvage:
    """Keep the intact steps of a session.

    Args:
        reader: The open session.
        session_id: Id of the session; empty if unknown, and then the first step is not checked.
        total: Number of steps according to the head; None if unknown.

    Returns:
        The intact steps with the session that they make, and which are bad.

    Raises:
        UnknownKindError: It has a module of a kind that this program does not have.
    """
    good, kept, bad, numbers = Fold(), [], [], []
    for seq, body in checked_bodies(reader, session_id, total):
        try:
            step = parse_step(body or "")
            good.apply(step)
        except DamagedError:
            bad.append(seq)
        else:
            kept.append(step)
            numbers.append(seq)
    verdict = Verdict(max(total or 0, len(kept) + len(bad)), tuple(bad))
    return Salvage(good.session(), tuple(kept), verdict, tuple(numbers))


def checked_bodies(reader: Bodies, session_id: str, total: int | None) -> Iterator[tuple[int, str | None]]:
    """Iterate over all steps that there should be, and check each one.

    Each step is checked against the stored hash of the one before, so that one damaged step does not make the
    following
    ones doubtful. If it cannot be read any further, the remaining steps are missing.

    Args:
        reader: The open session.
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
