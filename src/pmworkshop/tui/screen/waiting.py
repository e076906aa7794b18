"""A gesture of the screen on its way to the store, with what the screen does once it is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pmworkshop.agenda.translation import WallWords
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr
from pmworkshop.session.core.steps import Key
from pmworkshop.session.views.second_language import turned_back
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context
from pmworkshop.workshop.deeds import Operate
from pmworkshop.workshop.queue import Gesture, Queue
from pmworkshop.workshop.workshop import Committed


@dataclass(slots=True)
class Waiting(Gesture):
    """A gesture that is not stored yet.

    Attributes:
        ask: The question that the typed line answered; None for the field of the page.
        told: Message that is shown once it is stored.
        tells_label: Whether the label of the step is shown instead.
        select: Key of the row to choose then, as in `Commit`.
        then: Returns the act that follows; None if nothing does.
        refused: Called if the gesture is refused; None if nothing is.
        arrived: Called with whether the gesture was stored or refused; None if nothing is.
    """

    ask: Ask | None = None
    told: str = ""
    tells_label: bool = False
    select: str = ""
    then: Callable[[Context], Act | None] | None = None
    refused: Callable[[], None] | None = None
    arrived: Callable[[bool], None] | None = None


def waiting_for(
    commit: Commit, text: str, ask: Ask | None, module: str, seen: Mapping[Key, str], words: WallWords
) -> Waiting:
    """Make the gesture of a commit.

    Args:
        commit: The commit of a panel.
        text: The line that was typed for it; empty if none was.
        ask: The question that the line answered; None for the field of the page.
        module: Id of the module on the stage; empty before the session begins.
        seen: The versions of all records that are shown now; those that were shown when the question was asked come
            before them.
        words: What the texts of the agenda are called on the wall.

    Returns:
        The gesture; it is secret if the question was.
    """
    return Waiting(
        Operate(
            turned_back(commit.operation, words), seen=ask.seen if ask is not None and ask.seen is not None else seen
        ),
        text=text,
        module=module,
        secret=ask is not None and ask.secret,
        ask=ask,
        told=commit.told,
        select=commit.select,
        then=commit.then,
        refused=commit.refused,
    )


CAME_BACK = "came back"
"""Chooses the first record that an undo put back, or that a redo made again."""


def chosen_after(result: Committed, waiting: Waiting) -> str:
    """Return the row to choose once a gesture is stored.

    Args:
        result: The stored step and the session after it.
        waiting: The gesture.

    Returns:
        Key of the row; ``last`` for the last one, empty if the cursor stays.
    """
    changes = result.step.changes if result.step else ()
    if waiting.select == CAME_BACK:
        return next((change.id for change in changes if change.record is not None), "")
    if waiting.select != "newest":
        return waiting.select
    return changes[0].id if changes else ""


def stalled_words(queue: Queue[Waiting], *, moves: bool) -> str:
    """Word the message that the disk accepts nothing: why, how much waits, and what can be done.

    Args:
        queue: The stalled queue.
        moves: Whether this window can continue in a new file.

    Returns:
        One line for the message line.
    """
    waiting = _not_saved(queue)
    way_out = (
        tr("{new_file_key} goes on in a new file.", new_file_key=key_of("new_file")) if queue.moved and moves else ""
    )
    return " ".join(filter(None, (queue.stalled, way_out, f"({waiting})")))


def late_words(queue: Queue[Waiting]) -> str:
    """Word the message that saving takes long, as when the network of a database stands still.

    Args:
        queue: The queue.

    Returns:
        One line for the message line.
    """
    return tr(
        "Saving takes longer than usual; what you type is kept meanwhile ({waiting}).", waiting=_not_saved(queue)
    )


def _not_saved(queue: Queue[Waiting]) -> str:
    if queue.homeless:
        return tr("{number} not saved yet, and nowhere else to keep it: do not close the program", number=len(queue))
    return tr("{number} not saved yet", number=len(queue))
