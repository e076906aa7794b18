"""Whether the page of the room shows a round of talk."""

from __future__ import annotations

from pmworkshop.session.operations.turns import speaking
from pmworkshop.tui.guard import safely
from pmworkshop.tui.pages.panel import hides
from pmworkshop.tui.screen.desk import Desk


def speaks(desk: Desk) -> bool:
    """Return whether a round of talk is shown: by the page of the room, while nobody types answers in secret.

    Args:
        desk: The screen.
    """
    panel, view = desk.panel, desk.state.view
    if panel.overlay or not desk.state.running or speaking(view) is None:
        return False
    return not safely(lambda: hides(panel, desk.context), True, "who answers now")
