"""Values with a fixed meaning that the program itself writes into records: subjects, values, titles, states."""

from __future__ import annotations

WHOLE = "proposal"
"""The subject of a method that asks about the question itself."""
ABSTAINS = "-"
"""The value that counts those who abstained, among raised hands and in what is typed."""
SAID_BEFORE = "Said before"
"""The group that answers of an earlier session stand in, so that the room sees which lines are not its own."""
OVER = ("done", "dropped")
"""Where an action stands when nothing more is to be done for it."""


def last_time(module: str) -> str:
    """Return the id under which the rounds that were taken over from an earlier session are kept.

    Args:
        module: The id of the module; an empty string gives the common prefix of all such ids.

    Returns:
        The id that these rounds have in place of the module's.
    """
    return f"last-time/{module}"
