"""The names of phases as the room sees them."""

from __future__ import annotations

SECONDS_A_TURN = 40
"""How long one person speaks in a round. Source: the working sums of the domain handbook (handbook.md, part 6)."""
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
    """Say how long each person has in a phase.

    Args:
        turns: How many turns; a part of one for less than a turn.

    Returns:
        A few words, such as ``each speaks once`` or ``20 seconds each``.
    """
    if turns < 1:
        return f"{turns * SECONDS_A_TURN:.3g} seconds each"
    often = {1.0: "each speaks once", 2.0: "each speaks twice"}
    return often.get(turns, f"each speaks {turns:g} times")
