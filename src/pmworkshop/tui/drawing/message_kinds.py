"""The kinds of messages, each with a mark and a look: what is kept, what was refused, and what is only said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from pmworkshop.tui.drawing.pieces import Look

Kind = Literal["said", "kept", "refused"]


class Manner(NamedTuple):
    """How messages of a kind are shown.

    Attributes:
        mark: What stands before the first word; empty for none.
        look: How the words look.
    """

    mark: str
    look: Look


MANNERS: Mapping[Kind, Manner] = {
    "said": Manner("", "text"),
    "kept": Manner("✓ ", "good"),
    "refused": Manner("◆ ", "warn"),
}
"""The kinds: ``kept`` for what is stored, ``refused`` for what was not done and needs another try or hand."""
