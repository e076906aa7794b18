"""What comes from the terminal: keys and pastes that no byte can bring to an end, and the signals to leave."""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import functools
import importlib
import signal
import time
from collections.abc import Callable, Iterable
from typing import Any

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.keys import Keys
from textual.message import Message

PASTE_KEPT = 200_000
"""Characters of a paste that are kept while it comes in; a field takes fewer, and says so."""
PASTE_SECONDS = 2.0
"""How long a paste may pause before it counts as ended."""
HELD_SECONDS = 0.05
"""How long the beginning of a mark is held back for its end."""
_BEGINS_SEQUENCE = "\x1b[OP]_^X\\"
"""What may follow ESC in a sequence that is not two characters long."""
ENDED = 128 + 1
"""The exit code when the terminal is gone, as a shell has it for a window that was closed (SIGHUP)."""
SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


class CalmParser(XTermParser):
    """Reads keys: what makes no sense is left out, and a paste is taken as a whole.

    Textual reads a paste character by character, and takes ESC inside it for a key. Here it is cut out before.
    """

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._held = ""
        self._paste: list[str] | None = None
        self._kept = 0
        self._tail = ""
        self._at = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """Read what came."""
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
                    yield from super().feed(before)
                if start:
                    self._paste, self._kept, self._tail = [], 0, ""
            else:
                text, end, rest = (self._tail + rest).partition(BRACKETED_PASTE_END)
                cut = 0 if end else _overlap(text, BRACKETED_PASTE_END)
                self._tail = text[len(text) - cut :]
                self._keep(text[: len(text) - cut])
                if end:
                    yield self._pasted()

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
        """Go on when what was waited for does not come."""
        waited = time.monotonic() - self._at
        if self._held and waited >= HELD_SECONDS:
            held, self._held = self._held, ""
            yield from super().feed(held)
        if self._paste is not None and waited >= PASTE_SECONDS:
            yield self._pasted()
        yield from super().tick()

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        """Read one key; what follows Esc in a hurry is Esc and that key, not a key held with Alt: none is bound."""
        if alt or (len(sequence) == 2 and sequence[0] == "\x1b" and sequence[1] not in _BEGINS_SEQUENCE):
            return [events.Key("escape", "\x1b"), *self._sequence_to_key_events(sequence[-1])]
        try:
            return list(super()._sequence_to_key_events(sequence, alt))
        except (ArithmeticError, ValueError):
            return [events.Key(Keys.Ignore, sequence)]

    def parse_mouse_code(self, code: str) -> Message | None:
        """Read the mouse."""
        try:
            return super().parse_mouse_code(code)
        except (ArithmeticError, ValueError):
            return None


def _overlap(text: str, mark: str) -> int:
    """Count how many characters at the end of a text may be the beginning of a mark."""
    return next((size for size in range(min(len(mark) - 1, len(text)), 0, -1) if text.endswith(mark[:size])), 0)


class TerminalGoneError(EOFError):
    """Nothing can come from the terminal any more."""


class _Forgiving(codecs.IncrementalDecoder):
    """Takes an invalid byte for a replacement character, and no byte at all for the end.

    Textual goes on reading at the end of a file, as fast as it can.
    """

    def __init__(self, name: str) -> None:
        super().__init__("replace")
        self._decoder = codecs.getincrementaldecoder(name)("replace")

    def decode(self, data: Any, final: bool = False) -> str:
        """Decode bytes.

        Raises:
            TerminalGoneError: There were none.
        """
        if not data and not final:
            raise TerminalGoneError
        return self._decoder.decode(data, final)


def _forgiving(name: str) -> Callable[[], codecs.IncrementalDecoder]:
    """Return what decodes all that a terminal may send."""
    return functools.partial(_Forgiving, name)


def is_gone(stack: Any) -> bool:
    """Tell whether a fault of the thread that reads the keyboard says that the terminal is gone."""
    return getattr(stack, "exc_type", "") in (TerminalGoneError.__name__, OSError.__name__)


def read_calmly() -> None:
    """Let the driver read with these; calling it twice does nothing more."""
    with contextlib.suppress(ImportError):  # Windows has another driver, which reads no bytes
        driver = importlib.import_module("textual.drivers.linux_driver")
        vars(driver).update(getincrementaldecoder=_forgiving, XTermParser=CalmParser)


def leave_on_signals(leave: Callable[[int], Any]) -> None:
    """Leave in order when the system or a closed window says so, with 128 and the signal's number, as shells do."""
    loop = asyncio.get_running_loop()
    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, leave, 128 + number)


def go_on_calmly(again: Callable[[], Any]) -> None:
    """Let SIGCONT start the terminal anew only after SIGTSTP had stopped it.

    The system sends SIGCONT with every SIGHUP, and after SIGSTOP. Textual would then open the terminal a second
    time, and could not close the first one any more.

    Args:
        again: Draws the screen, which may have been overwritten meanwhile.
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
