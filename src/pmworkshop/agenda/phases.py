"""The phases of a module, as the room reads them."""

from __future__ import annotations

WORDS = {
    "explain": "Explain",
    "alone": "Write alone",
    "reveal": "Show",
    "group": "Group",
    "choose": "Choose",
    "settle": "Settle",
    "read_back": "Read back",
}


def phase_name(phase: str) -> str:
    """Name a phase for people."""
    return WORDS.get(phase, phase.replace("_", " ").capitalize())
