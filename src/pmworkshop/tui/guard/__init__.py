"""What keeps a fault off the wall: it goes to the log, one calm line is shown, and the show goes on.

Every private name of Textual that the program leans on stands in this folder; `tests/tui/test_guard.py` fails
when an upgrade moves one of them.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import re
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar

from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region
from textual.message import Message
from textual.message_pump import MessagePump
from textual.strip import Strip
from textual.widget import Widget

from pmworkshop.base.errors import ExitCode
from pmworkshop.tui.guard.incoming import ENDED, go_on_calmly, is_gone, leave_on_signals, read_calmly
from pmworkshop.tui.guard.palette import Palette

__all__ = [
    "CALM",
    "LOG",
    "CalmApp",
    "drawn_calmly",
    "go_on_calmly",
    "guarded",
    "leave_on_signals",
    "log_to",
    "note",
    "safely",
]

P = ParamSpec("P")
T = TypeVar("T")

LOG = logging.getLogger("pmworkshop")
CALM = "Something went wrong here; it is noted in the log, and everything is saved."
REPEAT_SECONDS = 60.0

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_noted: dict[tuple[str, ...], float] = {}


# The log.


def log_to(path: Path) -> None:
    """Write faults to a log file; where that cannot be, they are let go."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        LOG.handlers[:] = [handler]
        LOG.propagate = False
        LOG.setLevel(logging.INFO)


def note(error: BaseException, where: str) -> bool:
    """Write a fault to the log, without the values of variables; tell whether it is new in this minute."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    line = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else ""
    key, now = (where, type(error).__name__, line), time.monotonic()
    if now - _noted.get(key, -REPEAT_SECONDS) < REPEAT_SECONDS:
        return False
    _noted[key] = now
    LOG.error("in %s", where, exc_info=error)
    return True


def safely(make: Callable[[], T], otherwise: T, where: str) -> T:
    """Make something; should that fail, note it and take something else."""
    try:
        return make()
    except Exception as error:
        note(error, where)
        return otherwise


def guarded(method: Callable[P, T]) -> Callable[P, T | None]:
    """Let a fault in a method of the screen cost one calm line instead of the show."""

    @functools.wraps(method)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> T | None:
        try:
            return method(*args, **kwargs)
        except Exception as error:
            note(error, method.__qualname__)
            with contextlib.suppress(Exception):
                args[0].tell(CALM)  # type: ignore[attr-defined]
            return None

    return wrapper


# Messages and drawing.


class CalmApp(App[int], inherit_bindings=False):
    """An application that goes on when a part of it fails, and leaves in order when it is told to."""

    begun = False
    """Whether the first screen is up; what fails before that ends the program."""

    farewell = ""
    """What the shell shows when nothing could be shown any more."""

    def __init__(self) -> None:
        super().__init__()
        stand()

    def tell(self, text: str) -> None:
        """Say something in the calm line."""
        raise NotImplementedError

    def met_fault(self, error: Exception, where: str, *, always: bool = True) -> None:
        """Note a fault, and say so: always, or only when it is new."""
        if not self.begun:
            self._handle_exception(error)
        elif note(error, where) or always:
            self.call_later(self._tell_calmly)

    def _tell_calmly(self) -> None:
        try:
            self.tell(CALM)
        except Exception as error:  # nothing more can be said
            note(error, "the calm line")

    def action_command_palette(self) -> None:
        """Show the palette."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def unbind(self, key: str) -> None:
        """Let a key mean nothing to the application itself.

        Args:
            key: The key, as Textual names it.
        """
        self._bindings.key_to_bindings.pop(key, None)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Draw nothing that a terminal would obey."""
        return [*super().get_line_filters(), NO_CONTROL]

    def _handle_exception(self, error: Exception) -> None:
        """Keep a traceback off the wall: note it, and go on unless nothing is up yet."""
        if self.begun:
            self.met_fault(error, "the background", always=False)
            return
        note(error, "the beginning")
        self._return_code = ExitCode.OUR_FAULT
        self.leave(ExitCode.OUR_FAULT)

    def panic(self, *renderables: Any) -> None:
        """Leave when the keyboard can no longer be read, without a traceback on the wall."""
        stacks = [stack for trace in renderables for stack in getattr(getattr(trace, "trace", None), "stacks", ())]
        if any(map(is_gone, stacks)):
            LOG.info("the terminal is gone")
            self.leave_unasked(ENDED)
            return
        for stack in stacks:
            LOG.error("the keyboard cannot be read: %s: %s", stack.exc_type, stack.exc_value)
        self.leave(ExitCode.OUR_FAULT)

    def leave_unasked(self, code: int) -> None:
        """Leave because the system says so, with an exit code; what is half typed is kept first."""
        self.leave(code)

    def leave(self, code: int) -> None:
        """Leave with an exit code; the first one counts."""
        if not self._exit:
            self.exit(code, message=self.farewell if code == ExitCode.OUR_FAULT else None)


class NoControl(LineFilter):
    """The second net: drops control characters from all that is drawn, wherever they came from."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Drop them."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            segment if segment.control else Segment(_CONTROL.sub("", segment.text), segment.style)
            for segment in segments
        ]


NO_CONTROL: Final = NoControl()


def drawn_calmly(method: Callable[[Any, int], Strip]) -> Callable[[Any, int], Strip]:
    """Let a fault in drawing a line cost that line only."""

    @functools.wraps(method)
    def wrapper(widget: Any, y: int) -> Strip:
        try:
            return method(widget, y)
        except Exception as error:
            _met_in_drawing(widget, error)
            return Strip.blank(widget.size.width)

    return wrapper


def _met_in_drawing(widget: Widget, error: Exception) -> None:
    if not isinstance(widget.app, CalmApp):
        raise error
    widget.app.met_fault(error, f"drawing {type(widget).__name__}", always=False)


_dispatch: Callable[[MessagePump, Message], Awaitable[None]] = MessagePump._dispatch_message
_render_lines: Callable[[Widget, Region], list[Strip]] = Widget.render_lines


async def _dispatch_calmly(pump: MessagePump, message: Message) -> None:
    try:
        await _dispatch(pump, message)
    except Exception as error:
        app = pump.app
        if not isinstance(app, CalmApp):
            raise
        app.met_fault(error, f"{type(pump).__name__} on {type(message).__name__}")


def _render_calmly(widget: Widget, crop: Region) -> list[Strip]:
    try:
        return _render_lines(widget, crop)
    except Exception as error:
        _met_in_drawing(widget, error)
        return [Strip.blank(crop.width)] * crop.height


def stand() -> None:
    """Put the guards where Textual has no other place for them; calling it twice does nothing more."""
    setattr(MessagePump, "_dispatch_message", _dispatch_calmly)  # noqa: B010 - mypy wants no method assigned
    setattr(Widget, "render_lines", _render_calmly)  # noqa: B010
    read_calmly()
