"""What a change of another window means for an answer that is begun on this screen."""

from __future__ import annotations

from typing import Literal

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.tui.guard import safely
from pmworkshop.tui.keymap.commands import keyed
from pmworkshop.tui.pages.panel import half_answered
from pmworkshop.tui.screen.desk import Desk

Begun = Literal["keys", "line", ""]
"""What of an answer is typed: some keys, a line behind dots, or nothing."""
DROPPED = tr_noop("What was half typed here is dropped: nothing of it goes under another name.")
WAITS = tr_noop("The room went on; the keys typed for one leader wait there: {backward_key} goes back.")
"""Is said where the next page takes no answers; else they stand on it."""
LOST = tr_noop("The room went on; the line that was typed behind dots was not kept.")


def begun_here(desk: Desk) -> Begun:
    """Find what of a hidden answer is typed on a screen, before it shows a newer state of the session.

    Args:
        desk: The screen.

    Returns:
        What is typed.
    """
    if _half_answered(desk):
        return "keys"
    return "line" if desk.entry.secret and desk.entry.half_typed else ""


def overtaken_words(desk: Desk, begun: Begun, *, moved: bool) -> str:
    """Say what became of a hidden answer that was half typed, once a newer state of the session is shown.

    Args:
        desk: The screen.
        begun: What `begun_here` found before.
        moved: Whether the room has moved.

    Returns:
        One sentence; empty if nothing was begun, or it still stands.
    """
    if moved:
        stands = begun == "keys" and _half_answered(desk)
        return "" if stands else keyed({"keys": WAITS, "line": LOST, "": ""}[begun])
    return tr(DROPPED) if begun == "keys" and not _half_answered(desk) else ""


def _half_answered(desk: Desk) -> bool:
    panel = desk.stack.panels[0]
    if not desk.state.running:
        return False
    return safely(lambda: half_answered(panel, desk.context), False, "a half-typed answer")


def follow_question(desk: Desk) -> None:
    """Ask the next question where another window has answered the one that is open here and nothing is typed for it.

    Args:
        desk: The screen.
    """
    ask, text = desk.state.ask, desk.field.value
    if ask is None or ask.overtaken is None:
        return
    overtaken = ask.overtaken
    act = desk.attempt(lambda: overtaken(desk.context, text))
    if act is None:
        return
    if not text.strip():
        desk.entry.answered()
    desk.perform(act)
    desk.draw_entry()
