"""The chain of causes that leads from a record back to the statements it is based on."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Cause:
    """One link of a chain of causes.

    Attributes:
        depth: Distance from the record that has the chain: 0 for a direct cause, 1 for the cause of that cause, ...
        where: Title of the module where the text was written; empty if unknown.
        text: The original wording.
        author: Who wrote it, as far as the audience may know; else empty.
    """

    depth: int
    where: str
    text: str
    author: str = ""
