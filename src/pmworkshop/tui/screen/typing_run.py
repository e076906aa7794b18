"""What printable keys in a list mean, by how closely they follow one another: single keys, or text."""

from __future__ import annotations

from dataclasses import field

from pmworkshop.base.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Pressed:
    """A printable key.

    Attributes:
        key: The key as Textual names it.
        character: The character that it types.
    """

    key: str
    character: str


def are_keys(typed: str) -> bool:
    """Return whether characters that were typed in a burst are keys of a list rather than text.

    Args:
        typed: The characters, in their order; at least one.

    Returns:
        True for one character, the same one again and again as a key that is held down gives it, and for digits.
    """
    return len(set(typed)) == 1 or all(character in "0123456789" for character in typed)


@dataclass(slots=True)
class TypingRun:
    """The printable keys that follow one another within a moment.

    Attributes:
        waiting: The keys that have not acted yet, in their order.
        is_text: Whether what came is text, and so all that follows within the moment.
    """

    waiting: list[Pressed] = field(default_factory=list)
    is_text: bool = False

    def comes(self, pressed: Pressed) -> str:
        """Take one more key.

        Args:
            pressed: The key.

        Returns:
            What is text for certain now: at first all that waited, then each character; empty while keys wait.
        """
        self.waiting.append(pressed)
        if not self.is_text and are_keys("".join(one.character for one in self.waiting)):
            return ""
        self.is_text = True
        return self.words()

    def words(self) -> str:
        """Take out what waits as text.

        Returns:
            The characters of the waiting keys; empty if none waits.
        """
        return "".join(one.character for one in self._taken())

    def over(self) -> list[Pressed]:
        """End the run.

        Returns:
            The keys that act now, in their order.
        """
        self.is_text = False
        return self._taken()

    def _taken(self) -> list[Pressed]:
        taken, self.waiting = self.waiting, []
        return taken
