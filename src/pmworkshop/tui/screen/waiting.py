"""A gesture of the screen on its way to the disk: what it is, and what the screen does once it is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pmworkshop.tui.pages.page import Act, Ask, Commit, Context
from pmworkshop.workshop.deeds import Operate
from pmworkshop.workshop.queue import Gesture
from pmworkshop.workshop.workshop import Committed


@dataclass(slots=True)
class Waiting(Gesture):
    """A gesture that is not on disk yet.

    Attributes:
        ask: The question it answers.
        told: What to say when it is on disk.
        tells_label: Whether the label of its step is said then.
        select: The row to choose then, as in `Commit`.
        then: What to do next.
        arrived: Called when it is on disk.
    """

    ask: Ask | None = None
    told: str = ""
    tells_label: bool = False
    select: str = ""
    then: Callable[[Context], Act | None] | None = None
    arrived: Callable[[], None] | None = None


def waiting_for(commit: Commit, text: str, ask: Ask | None, module: str) -> Waiting:
    """Make the gesture of what a panel wants done.

    Args:
        commit: What the panel wants done.
        text: What was typed for it.
        ask: The question it answers.
        module: The module on the stage.

    Returns:
        The gesture; what was typed behind dots is secret.
    """
    return Waiting(
        Operate(commit.operation),
        text=text,
        module=module,
        secret=ask is not None and ask.secret,
        ask=ask,
        told=commit.told,
        select=commit.select,
        then=commit.then,
    )


def chosen_after(result: Committed, waiting: Waiting) -> str:
    """Name the row that is chosen once a gesture is on disk.

    Args:
        result: What was written.
        waiting: The gesture.

    Returns:
        The id of the row; ``last`` for the last one, empty where the cursor stays.
    """
    if waiting.select != "newest":
        return waiting.select
    return result.step.changes[0].id if result.step and result.step.changes else ""
