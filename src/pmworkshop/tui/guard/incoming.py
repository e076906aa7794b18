"""Input from the terminal: keys and pastes that no byte sequence can break, and the signals that end the program."""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import functools
import re
import signal
import time
from collections.abc import Callable, Iterable
from typing import Any

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.keys import Keys, _character_to_key
from textual.message import Message

PASTE_KEPT = 200_000
"""Characters of a paste that are kept while it comes in; a field takes fewer, and says so."""
PASTE_SECONDS = 2.0
"""How long a paste may pause before it counts as ended."""
HELD_SECONDS = 0.05
"""How long the beginning of a mark is held back for its end."""
WORD = 4
"""The least characters of words; fewer are keys."""
DIFFERENT = 3
"""The least different letters of words."""
LONGEST_SEQUENCE = 16
"""Characters from an ESC within which a sequence may still go on."""
ESCAPED_SECONDS = 0.2
"""How long it may go on."""
_LINE_END = re.compile("(\r)")
_BEGINS_SEQUENCE = "\x1b[OP]_^X\\"
"""What may follow ESC in a sequence that is not two characters long."""
ENDED = 128 + 1
"""The exit code when the terminal is gone, as a shell has it for a window that was closed (SIGHUP)."""
SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


class Words(events.Paste):
    """Text that came faster than keys are pressed, such as a paste without marks."""

    def as_keys(self) -> list[events.Key]:
        """Return the keys that type the text."""
        return [events.Key(_character_to_key(character), character) for character in self.text]


def are_words(typed: str) -> bool:
    """Return whether text that came in one read is words; digits, and a letter that is held down, are keys.

    Args:
        typed: The text, without line ends.
    """
    letters = {character for character in typed.casefold() if character.isalpha()}
    return len(typed) >= WORD and typed.isprintable() and len(letters) >= DIFFERENT


class CalmParser(XTermParser):
    """Reads keys; invalid sequences are ignored, and a paste is taken as a whole.

    Textual reads a paste character by character and takes ESC inside it for a key, so it is cut out before.
    """

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._held = ""
        self._paste: list[str] | None = None
        self._kept = 0
        self._tail = ""
        self._at = 0.0
        self._after_return = False
        self._escaped_until = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """Read input, and yield its keys and pastes."""
        self._at = time.monotonic()
        if not data:
            yield from super().feed(data)
            return
        held, self._held = self._held, ""
        rest = held + data
        while rest:
            if self._paste is None:
                before, start, rest = rest.partition(BRACKETED_PASTE_START)
                if not start and len(before) > 1:
                    cut = _overlap(before, BRACKETED_PASTE_START)
                    before, self._held = before[: len(before) - cut], before[len(before) - cut :]
                if before:
                    yield from self._typed(self._with_one_line_end(before))
                if start:
                    self._paste, self._kept, self._tail = [], 0, ""
            else:
                text, end, rest = (self._tail + rest).partition(BRACKETED_PASTE_END)
                cut = 0 if end else _overlap(text, BRACKETED_PASTE_END)
                self._tail = text[len(text) - cut :]
                self._keep(text[: len(text) - cut])
                if end:
                    yield self._pasted()

    def _with_one_line_end(self, typed: str) -> str:
        """Return what was typed with a carriage return for each end of a line, which is what Enter sends.

        A paste without marks may end its lines with a line feed, or with both characters, also in two reads.
        """
        if self._after_return:
            typed = typed.removeprefix("\n")
        self._after_return = typed.endswith("\r")
        return typed.replace("\r\n", "\r").replace("\n", "\r")

    def _typed(self, typed: str) -> Iterable[Message]:
        """Yield keys; words that came in one read are one event, so that no letter of them is a command."""
        in_sequence = self._at < self._escaped_until or "\x1b" in typed
        if "\x1b" in typed[-LONGEST_SEQUENCE:]:
            self._escaped_until = self._at + ESCAPED_SECONDS
        for run in [typed] if in_sequence else _LINE_END.split(typed):
            if not in_sequence and are_words(run):
                yield Words(run)
            elif run:
                yield from super().feed(run)

    def _keep(self, text: str) -> None:
        assert self._paste is not None
        part = text[: max(PASTE_KEPT - self._kept, 0)]
        self._kept += len(part)
        if part:
            self._paste.append(part)

    def _pasted(self) -> events.Paste:
        text, self._paste, self._tail = "".join(self._paste or ()), None, ""
        return events.Paste(text.replace("\x00", ""))

    def tick(self) -> Iterable[Message]:
        """Yield held-back input, or an unfinished paste, once its time is over."""
        waited = time.monotonic() - self._at
        if self._held and waited >= HELD_SECONDS:
            held, self._held = self._held, ""
            yield from super().feed(held)
        if self._paste is not None and waited >= PASTE_SECONDS:
            yield self._pasted()
        yield from super().tick()

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        """Read one key; ESC directly before another key counts as two keys, not as Alt, which is never bound."""
        if alt or (len(sequence) == 2 and sequence[0] == "\x1b" and sequence[1] not in _BEGINS_SEQUENCE):
            return [events.Key("escape", "\x1b"), *self._sequence_to_key_events(sequence[-1])]
        try:
            return list(super()._sequence_to_key_events(sequence, alt))
        except (ArithmeticError, ValueError):
            return [events.Key(Keys.Ignore, sequence)]

    def parse_mouse_code(self, code: str) -> Message | None:
        """Read a mouse event; an invalid one is ignored."""
        try:
            return super().parse_mouse_code(code)
        except (ArithmeticError, ValueError):
            return None


def _overlap(text: str, mark: str) -> int:
    """Count the characters at the end of a text that may be the beginning of a mark."""
    return next((size for size in range(min(len(mark) - 1, len(text)), 0, -1) if text.endswith(mark[:size])), 0)


class TerminalGoneError(EOFError):
    """No input can come from the terminal any more."""


class _Forgiving(codecs.IncrementalDecoder):
    """Replaces invalid bytes, and takes an empty read as the end of the terminal.

    Textual would go on reading at the end of a file in a busy loop.
    """

    def __init__(self, name: str) -> None:
        super().__init__("replace")
        self._decoder = codecs.getincrementaldecoder(name)("replace")

    def decode(self, data: Any, final: bool = False) -> str:
        """Decode bytes.

        Args:
            data: The bytes.
            final: Whether no more bytes follow.

        Returns:
            The text, with replacement characters for invalid bytes.

        Raises:
            TerminalGoneError: There are no bytes although more were expected.
        """
        if not data and not final:
            raise TerminalGoneError
        return self._decoder.decode(data, final)


def forgiving(name: str) -> Callable[[], codecs.IncrementalDecoder]:
    """Return a factory of decoders that accept everything a terminal may send."""
    return functools.partial(_Forgiving, name)


def is_gone(stack: Any) -> bool:
    """Return whether a fault of the keyboard thread means that the terminal is gone.

    Args:
        stack: The stack of a Rich traceback.
    """
    return getattr(stack, "exc_type", "") in (TerminalGoneError.__name__, OSError.__name__)


def leave_on_signals(leave: Callable[[int], Any]) -> None:
    """End the program in order on the signals of `SIGNALS`.

    Args:
        leave: Called with the exit code: 128 plus the number of the signal, as shells do.
    """
    loop = asyncio.get_running_loop()
    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, leave, 128 + number)


def go_on_calmly(again: Callable[[], Any]) -> None:
    """Let SIGCONT restart the terminal only after SIGTSTP has stopped it.

    The system sends SIGCONT with every SIGHUP and after SIGSTOP. Textual would then open the terminal a second time,
    and
    could not close the first one any more.

    Args:
        again: Redraws the screen, which may have been overwritten meanwhile.
    """
    number = getattr(signal, "SIGCONT", None)
    before = signal.getsignal(number) if number is not None else None
    driver = getattr(before, "__self__", None)
    if number is None or not callable(before) or driver is None:
        return
    loop = asyncio.get_running_loop()

    def handler(*received: Any) -> None:
        if driver._must_signal_resume:
            before(*received)
        else:
            loop.call_soon_threadsafe(again)

    signal.signal(number, handler)
