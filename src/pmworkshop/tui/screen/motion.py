"""The one motion of the wall: the pictures of answers unfold once, when they are shown; nothing waits for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from pmworkshop.tui.drawing.terminal import colours_of
from pmworkshop.tui.pages.page import Body, Item, ListBody
from pmworkshop.tui.screen.moment import Later
from pmworkshop.tui.widgets.body_view import BodyView

FRAMES = 12
"""The frames of the motion, with the first and the last one."""
BETWEEN = 0.08
"""Seconds from one frame to the next; with `FRAMES` of them the motion is over within one second."""
SLOW = 0.04
"""Seconds that a frame may take; where one took longer, the last one follows at once."""
BLANK = " "
"""Stands in place of the word at a picture until the picture is whole."""


class Wall(Protocol):
    """The screen on which it moves."""

    board: BodyView


class Motion:
    """Shows the pictures of a page frame after frame; whatever else is shown meanwhile ends it.

    Attributes:
        wanted: Whether the settings want it.
        later: Calls the next frame; tests put their own in its place.
        drawn: Calls a function once a frame is on the screen.
        clock: A monotonic clock, in seconds.
    """

    def __init__(self, wall: Wall, later: Later, drawn: Callable[[Callable[[], None]], object]) -> None:
        """Connect to the screen.

        Args:
            wall: The screen.
            later: Calls a function after so many seconds, behind the keys that were pressed until then.
            drawn: Calls a function once what has changed is on the screen.
        """
        self._wall, self.later, self.drawn, self.clock = wall, later, drawn, time.monotonic
        self.wanted = False
        self._whole, self._shown = ListBody(), ListBody()

    def begin(self) -> None:
        """Let the pictures of the present page unfold, if there are any, and motion is wanted and can be drawn."""
        body = self._wall.board.body
        moves = self.wanted and colours_of(self._wall.board.app) != "none"
        if moves and isinstance(body, ListBody) and _unfolds(body):
            self._whole = body
            self._show(0)

    def end(self) -> None:
        """Show the last frame now, if the motion is not over."""
        if self._goes_on(self._shown):
            self._put(self._whole)

    def _goes_on(self, shown: Body) -> bool:
        """Return whether a frame of the motion is still what stands on the screen."""
        return shown is not self._whole and shown is self._wall.board.body

    def _show(self, frame: int) -> None:
        began = self.clock()
        self._put(unfolded_body(self._whole, frame / (FRAMES - 1)))
        shown = self._shown
        self.drawn(lambda: self._after(frame, shown, self.clock() - began))

    def _put(self, body: ListBody) -> None:
        self._shown = body
        self._wall.board.exchange(body)

    def _after(self, frame: int, shown: ListBody, took: float) -> None:
        """Go on to the next frame in time; to the last one if this one took too long."""
        if not self._goes_on(shown):
            return
        if took > SLOW:
            self.end()
        else:
            self.later(BETWEEN - took, lambda: self._show(frame + 1) if self._goes_on(shown) else None)


def _unfolds(body: ListBody) -> bool:
    return any(item.unfolds for item in body.items)


def unfolded_body(body: ListBody, way: float) -> ListBody:
    """Make the list as it is on the way: its rows, their order and their texts stand from the beginning.

    Args:
        body: The list as it is at the end.
        way: How much of the way is behind, from 0 to 1.

    Returns:
        The list with its pictures on their way, and without the words about them; at the end the same list.
    """
    return body if way >= 1 else replace(body, items=tuple(_on_the_way(item, way) for item in body.items))


def _on_the_way(item: Item, way: float) -> Item:
    from pmworkshop.insight.pictures.unfolding import unfolded

    return replace(item, side=unfolded(item.side, way), tail=item.tail and BLANK) if item.unfolds else item
