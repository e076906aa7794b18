"""The hashes that tie the steps of a session to each other, in its file and in what leaves as plain text."""

from __future__ import annotations

import hashlib


def link(previous: bytes, seq: int, body: str) -> bytes:
    """Hash one step onto the chain: SHA-256 of the previous hash, the step's number and its text.

    Args:
        previous: The hash before it.
        seq: The number of the step.
        body: The canonical JSON of the step.
    """
    return hashlib.sha256(previous + seq.to_bytes(8, "big") + body.encode()).digest()


def first_chain(session_id: str) -> bytes:
    """The hash that the first step is linked to.

    Args:
        session_id: The session's id.
    """
    return hashlib.sha256(session_id.encode()).digest()
