"""Recovers the content of spools: as gestures in their order, and as messages about what cannot be replayed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import StorageError
from pmworkshop.base.language import tr, trn
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import GestureContext
from pmworkshop.workshop.deeds import Deed, Restore, StrikeOut
from pmworkshop.workshop.spool import Found, Item, forget


@dataclass(frozen=True, slots=True)
class Returning:
    """A gesture that is replayed.

    Attributes:
        deed: What to do.
        draw: Its original time and ids.
        item: Its item in the spool.
    """

    deed: Deed
    draw: GestureContext
    item: Item


class TakeIn:
    """Replays the spools of a session; they are deleted once all they hold is stored.

    Attributes:
        gestures: The gestures to queue, in order.
        lost: The items that cannot be replayed.
    """

    def __init__(self, found: Sequence[Found], now: datetime) -> None:
        """Read the gestures of the spools.

        Args:
            found: The spools, oldest first.
            now: The present moment, for gestures whose own time cannot be read.
        """
        self._found = found
        items = [item for one in found for item in one.items]
        made = [Returning(deed, _draw(item, now), item) for item in items if (deed := _deed(item)) is not None]
        self.gestures = made
        self.lost = [item for item in items if _deed(item) is None]
        self._left = {one.draw.step for one in made}
        self._refused: set[str] = set()

    def arrived(self, step_id: str, *, stored: bool = True) -> bool:
        """Note that a gesture is stored or was refused; after the last one, delete the spools.

        Args:
            step_id: Id of the step of the gesture.
            stored: Whether the session has it now; False if it was refused.

        Returns:
            Whether it was the last one.
        """
        self._left.discard(step_id)
        if not stored:
            self._refused.add(step_id)
        if self._left:
            return False
        self.forget()
        return True

    def forget(self) -> None:
        """Delete the spools; one that cannot be deleted is offered again, which does no harm."""
        for one in self._found:
            with suppress(StorageError):
                forget(one.path)

    def words(self, session: Session) -> str:
        """Word the result.

        Args:
            session: The whole session with all that was replayed.

        Returns:
            One or more sentences.
        """
        stored, refused = len(self.gestures) - len(self._refused), len(self._refused)
        said = [trn("{number} change was taken in.", "{number} changes were taken in.", stored)] if stored else []
        if refused:
            said.append(
                trn(
                    "{number} change was refused, and not taken in.",
                    "{number} changes were refused, and not taken in.",
                    refused,
                )
            )
        back = {one.draw.step for one in self.gestures}
        held = sum(step.id in back for step in session.held)
        if held:
            said.append(trn("{number} of them waits to be settled.", "{number} of them wait to be settled.", held))
        return " ".join([*said, *self._lost_words()])

    def _lost_words(self) -> list[str]:
        """Word what cannot be replayed: hidden answers as their number, anything else as it was typed."""
        secret = sum(item.sort == "secret" for item in self.lost)
        said = (
            [trn("{number} hidden answer is asked again.", "{number} hidden answers are asked again.", secret)]
            if secret
            else []
        )
        return said + [
            tr("Not kept: {words}", words=item.text or item.label) for item in self.lost if item.sort != "secret"
        ]


def _deed(item: Item) -> Deed | None:
    if item.sort == "step":
        return Restore(item.made())
    return StrikeOut(*item.strike) if item.sort == "strike" else None


def _draw(item: Item, now: datetime) -> GestureContext:
    try:
        return GestureContext(datetime.fromisoformat(item.at), item.id)
    except ValueError:
        return GestureContext(now, item.id)
