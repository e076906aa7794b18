"""The two keys between a window beside the stage and the wall: follow it, or bring it here."""

from __future__ import annotations

from collections.abc import Callable

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.leading.company_words import place_words
from pmworkshop.session.core.records import Stage
from pmworkshop.session.operations import navigation
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Say
from pmworkshop.tui.requests.messages import BesideRequest, BringWall

FOLLOWS = Say(tr_noop("This window follows the wall again."))
THERE = Say(tr_noop("The wall shows this page already."))


class WallKeys:
    """Makes the acts of both keys."""

    def __init__(self, turn: Callable[[Stage | None], None], send: Callable[[Commit], None]) -> None:
        """Connect to the window.

        Args:
            turn: Turns the window to a place; None lets it follow the wall.
            send: Carries out a commit that moves the room.
        """
        self._turn, self._send = turn, send

    def act(self, request: BesideRequest, context: Context, elsewhere: Stage | None) -> Act:
        """Return what a key does.

        Args:
            request: The request of the key.
            context: What the window shows.
            elsewhere: Where it is; None while it follows the wall.

        Returns:
            A message, or the question before the room moves.
        """
        if not isinstance(request, BringWall):
            self._turn(None)
            return FOLLOWS
        if elsewhere is None:
            return THERE
        keys = (tr("Enter brings it"), tr("{leave_field_key} leaves it", leave_field_key=key_of("leave_field")))
        asked = tr("Bring the wall to “{place}”? The room sees it then.", place=place_words(context.view))
        return Ask(asked, lambda _, text: self._bring(elsewhere), empty=True, bare=True, keys=keys)

    def _bring(self, stage: Stage) -> Act | None:
        """Move the room to where the window is, and follow it from then on."""

        def follow(_: Context) -> Act | None:
            self._turn(None)
            return None

        self._send(
            Commit(navigation.enter(stage.module, stage.phase), tr("The wall shows this page now."), then=follow)
        )
        return None
