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


def turn_words(turns: float) -> str:
    """Say how often each person speaks in a phase.

    Args:
        turns: How often; a half where one of two does.

    Returns:
        A few words, such as ``each speaks once``.
    """
    often = {0.5: "every other one speaks once", 1: "each speaks once", 2: "each speaks twice"}
    return often.get(turns, f"each speaks {turns:g} times")
