"""The moment for which a key of a list waits before it acts, so that no word that is typed there is a command."""

from __future__ import annotations

from collections.abc import Callable

from pmworkshop.tui.screen.typing_run import Pressed, TypingRun

Later = Callable[[float, Callable[[], None]], object]
"""Calls a function after so many seconds, once all keys that were pressed until then are handled."""
WHOLE_WORDS = 4
"""How many times as long text goes on where no field takes it: people pause longer between words than within them."""


class Moment:
    """Lets a single key act once nothing else was typed for a moment, and makes text of a burst of keys.

    Attributes:
        pause: Seconds of the moment; 0 if keys act at once.
        later: Calls the end of a moment; tests put their own in its place.
    """

    def __init__(self, later: Later, act: Callable[[Pressed], None], write: Callable[[str, bool], None]) -> None:
        """Connect to the hands of a screen.

        Args:
            later: Calls the end of a moment.
            act: Lets a key act.
            write: Takes text; it is told whether more of the same text came directly before.
        """
        self.pause, self.later = 0.0, later
        self._act, self._write = act, write
        self._run, self._number = TypingRun(), 0
        self._then: list[Callable[[], None]] = []

    @property
    def waits(self) -> bool:
        """Whether a key has not acted yet."""
        return bool(self._run.waiting)

    @property
    def under_way(self) -> bool:
        """Whether a key that comes now may belong to what was typed directly before."""
        return self.waits or self._run.is_text

    def key(self, pressed: Pressed) -> None:
        """Let a key wait, or take it as text if it follows another one within the moment.

        Args:
            pressed: The key.
        """
        if not self.pause:
            self._act(pressed)
            return
        goes_on = self._run.is_text
        text = self._run.comes(pressed)
        if text:
            self._write(text, goes_on)
        self._begin()

    def words(self, text: str) -> None:
        """Take text that came at once, with the keys that wait as its beginning.

        Args:
            text: The text.
        """
        goes_on = self._run.is_text
        text = self._run.words() + text
        self._run.is_text = bool(self.pause)
        self._write(text, goes_on)
        if self.pause:
            self._begin()

    def _begin(self) -> None:
        """Begin the moment anew; the end of an earlier one counts no more."""
        if not self.waits:
            self._go_on()
        self._number += 1
        number, longer = self._number, WHOLE_WORDS if self._run.is_text else 1
        self.later(self.pause * longer, lambda: self.let_go() if number == self._number else None)

    def let_go(self) -> None:
        """Let the keys that wait act now, in their order, and end the run."""
        for pressed in self._run.over():
            self._act(pressed)
        self._go_on()

    def after(self, do: Callable[[], None]) -> None:
        """Do something once no key waits, so that a key acts on what was seen when it was pressed.

        Args:
            do: What is done; at once if no key waits.
        """
        self._then.append(do)
        if not self.waits:
            self._go_on()

    def _go_on(self) -> None:
        then, self._then = self._then, []
        for do in then:
            do()
