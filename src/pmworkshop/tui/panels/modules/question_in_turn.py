"""Which of several questions of a module is shown."""

from __future__ import annotations

from pmworkshop.agenda.model import CollectModule

WRITING = ("explain", "alone")
TALKED = (*WRITING, "reveal")
"""The phases in which lines come in, question by question."""
LISTED = ("group", "choose", "settle", "read_back")
"""The phases in which lines are chosen rather than typed."""


class QuestionInTurn:
    """Remembers which question was turned to, and in which phase."""

    def __init__(self) -> None:
        self._place: int | None = None
        self._turned_in = ""

    def at(self, module: CollectModule, phase: str) -> int:
        """Return the index of the question to show; in the read-back phase that of the outcomes by default.

        Once lines are grouped, the questions begin anew with the first one, whichever was answered last.

        Args:
            module: The module that asks.
            phase: The phase that is shown.
        """
        anew = "group" in module.phases and phase in LISTED and self._turned_in in TALKED
        place = None if anew else self._place
        if place is None and phase == "read_back":
            return next((place for place, prompt in enumerate(module.prompts) if prompt.holds == "outcome"), 0)
        return min(place or 0, len(module.prompts) - 1)

    def turn(self, module: CollectModule, phase: str, by: int) -> None:
        """Turn to another question; after the last one comes the first, and before the first one the last.

        Args:
            module: The module that asks.
            phase: The phase that is shown.
            by: 1 for the next one, -1 for the one before.
        """
        self._place, self._turned_in = (self.at(module, phase) + by) % len(module.prompts), phase

    def turn_to(self, place: int) -> None:
        """Turn to a question, whatever the phase.

        Args:
            place: Its index.
        """
        self._place, self._turned_in = place, ""
