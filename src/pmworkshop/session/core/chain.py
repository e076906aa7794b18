"""The hash chain of a session's steps, in its file and in plain-text exports."""

from __future__ import annotations

import hashlib


def link(previous: bytes, seq: int, body: str) -> bytes:
    """Hash one step onto the chain: SHA-256 of the previous hash, the step's number and its text.

    Args:
        previous: The hash of the step before; for the first step, the result of `first_chain`.
        seq: The number of the step, from 0 to 2**64 - 1.
        body: The canonical JSON of the step.

    Returns:
        The hash of the step, 32 bytes.

    Raises:
        OverflowError: The number is negative or does not fit into 8 bytes.
    """
    return hashlib.sha256(previous + seq.to_bytes(8, "big") + body.encode()).digest()


def first_chain(session_id: str) -> bytes:
    """Hash the id of a session; the first step is linked to this hash.

    Args:
        session_id: The id of the session.

    Returns:
        The hash, 32 bytes.
    """
    return hashlib.sha256(session_id.encode()).digest()
