"""The hashes that tie the steps of a session to each other, in its file and in what leaves as plain text."""

from __future__ import annotations

import hashlib


def link(previous: bytes, seq: int, body: str) -> bytes:
    """Hash one step onto the chain: SHA-256 of the previous hash, the step's number and its text."""
    return hashlib.sha256(previous + seq.to_bytes(8, "big") + body.encode()).digest()


def first_chain(session_id: str) -> bytes:
    """The hash that the first step is linked to."""
    return hashlib.sha256(session_id.encode()).digest()
