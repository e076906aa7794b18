"""Whether the page of the room shows a round of talk."""

from __future__ import annotations

from pmworkshop.tui.guard import safely
from pmworkshop.tui.pages.panel import hides
from pmworkshop.tui.screen.desk import Desk


def speaks(desk: Desk) -> bool:
    """Return whether a round of talk is shown: by the page of the room, while nobody types answers in secret.

    Args:
        desk: The screen.
    """
    if not desk.state.running or not desk.state.talks:
        return False
    panel = desk.panel
    if panel.overlay:
        return False
    return not safely(lambda: hides(panel, desk.context), True, "who answers now")
