"""The names of phases as the room sees them."""

from __future__ import annotations

from pmworkshop.base.language import tr, tr_noop

SECONDS_A_TURN = 40
"""How long one person speaks in a round. Source: the working sums of the domain handbook (handbook.md, part 6)."""
WORDS = {
    "explain": tr_noop("Explain"),
    "alone": tr_noop("Write alone"),
    "reveal": tr_noop("Show"),
    "group": tr_noop("Group"),
    "choose": tr_noop("Choose"),
    "settle": tr_noop("Settle"),
    "read_back": tr_noop("Read back"),
}


def phase_name(phase: str) -> str:
    """Return the name of a phase for people.

    Args:
        phase: The id of the phase; an unknown one is written with a capital and blanks.

    Returns:
        The name, such as ``Write alone``.
    """
    return tr(WORDS[phase]) if phase in WORDS else phase.replace("_", " ").capitalize()


def turn_words(turns: float) -> str:
    """Say how long each person has in a phase.

    Args:
        turns: How many turns; a part of one for less than a turn.

    Returns:
        A few words, such as ``each speaks once`` or ``20 seconds each``.
    """
    if turns < 1:
        return tr("{turns:.3g} seconds each", turns=turns * SECONDS_A_TURN)
    often = {1.0: tr("each speaks once"), 2.0: tr("each speaks twice")}
    return often.get(turns, tr("each speaks {turns:g} times", turns=turns))
