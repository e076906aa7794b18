"""The names of phases as the room sees them."""

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
    """Return the name of a phase for people.

    Args:
        phase: The id of the phase; an unknown one is written with a capital and blanks.

    Returns:
        The name, such as ``Write alone``.
    """
    return WORDS.get(phase, phase.replace("_", " ").capitalize())
