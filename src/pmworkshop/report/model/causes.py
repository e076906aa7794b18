"""What something follows from: the chain back to the sentences that caused it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cause:
    """One link of a chain.

    Attributes:
        depth: 0 for what it follows from itself, 1 for what that follows from in turn ...
        where: The module it was said or settled in.
        text: What was said, in its very words.
        author: Who said it, where the reader may know.
    """

    depth: int
    where: str
    text: str
    author: str = ""
