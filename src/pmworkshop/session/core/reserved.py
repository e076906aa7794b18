"""Values with a fixed meaning that the program itself writes into records: subjects, values, titles, states."""

from __future__ import annotations

from pmworkshop.base.language import tr_noop

WHOLE = "proposal"
"""The subject of a method that asks about the question itself."""
ITEM = ":item"
"""The prompt under which a poll keeps what was named in it to ask about; no prompt of an agenda can have this id."""
ABSTAINS = "-"
"""The value that counts those who abstained, among raised hands and in what is typed."""
SAID_BEFORE = tr_noop("Said before")
"""What stands above answers of an earlier session, so that the room sees which lines are not its own.

In files of earlier versions it is the title of the group that they stand in.
"""
THE_ROOM = tr_noop("the room")
"""Whose line it is if it was said aloud and nobody in particular is named, in a module that shows names."""
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
