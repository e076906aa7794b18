"""The question whether all hands are counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pmworkshop.base.language import tr
from pmworkshop.session.rounds import polls
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Ask, Context

HANDS_AT_ONCE = Command(
    "count_hands",
    tuple("0123456789"),
    "",
    "Count raised hands, beginning with those that show the lowest",
    begins=True,
)
"""Acts where hands are counted and nothing is numbered; the number typed first is that of the lowest value."""
Counted = Callable[[Context, str], Act]


def all_counted(context: Context, counts: Mapping[str, int], keep: Act, again: Counted, aloud: int = 0) -> Act:
    """Keep a count of hands; if it is smaller than the room, ask first whether that was all.

    Args:
        context: The public view of the session, with the cursor and the width.
        counts: The number of hands by value.
        keep: What keeps the count.
        again: Takes the numbers if they are typed once more.
        aloud: How many have answered aloud.

    Returns:
        The act that keeps the count, or the question.
    """
    here, shown = polls.present(context.view), sum(counts.values()) + aloud
    if shown >= here:
        return keep
    keys = (
        tr("Enter keeps it"),
        tr("or the numbers once more"),
        tr("{leave_field_key} drops it", leave_field_key=key_of("leave_field")),
    )
    asked = tr("{shown} of {here} in the room showed a hand. Is that all?", shown=shown, here=here)
    return Ask(asked, lambda later, text: again(later, text) if text.strip() else keep, empty=True, keys=keys)
