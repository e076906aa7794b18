"""Keeps faults off the screen: a fault is logged, one short message is shown, and the program continues.

Every private name of Textual that the program uses is in this folder; `tests/tui/test_guard.py` fails when an upgrade
changes one of them.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import re
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from pathlib import Path, PurePath
from typing import Any, Final, ParamSpec, TypeVar

from rich.segment import Segment
from textual import events, messages
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region
from textual.message import Message
from textual.message_pump import MessagePump
from textual.strip import Strip
from textual.widget import Widget
from textual.worker import WorkType

from pmworkshop.base.errors import ExitCode
from pmworkshop.base.fault_log import PrivateLogHandler
from pmworkshop.base.files import private_folder
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.tui.drawing.message_kinds import Kind
from pmworkshop.tui.guard.drivers import read_calmly
from pmworkshop.tui.guard.incoming import ENDED, Words, go_on_calmly, is_gone, leave_on_signals
from pmworkshop.tui.guard.palette import Commands, Palette

__all__ = [
    "CALM",
    "LOG",
    "CalmApp",
    "Words",
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
CALM = tr_noop("Something in the program failed; what was saved is safe. The details are in the log.")
REPEAT_SECONDS = 60.0

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_noted: dict[tuple[str, ...], float] = {}


# The log.


def log_to(path: Path) -> None:
    """Write the log to a file; if the file cannot be written, nothing is logged.

    Args:
        path: The log file; its folder is created.
    """
    with contextlib.suppress(OSError):
        private_folder(path.parent)
        LOG.handlers[:] = [PrivateLogHandler(path)]
        LOG.propagate = False
        LOG.setLevel(logging.INFO)


def note(error: BaseException, where: str) -> bool:
    """Log a fault, without the values of variables; the same fault at most once in `REPEAT_SECONDS`.

    Args:
        error: The fault, with its traceback.
        where: What failed, for the log.

    Returns:
        Whether it was logged now.
    """
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
    """Call a function; if it fails, log the fault and return a substitute.

    Args:
        make: The function.
        otherwise: The substitute.
        where: What is called, for the log.

    Returns:
        The result of the function, or the substitute.
    """
    try:
        return make()
    except Exception as error:
        note(error, where)
        return otherwise


def guarded(method: Callable[P, T]) -> Callable[P, T | None]:
    """Decorate a method of the screen so that a fault is logged and shown as a message instead of raised.

    Args:
        method: A method of an object with a method ``tell``.

    Returns:
        The method; it returns None after a fault.
    """

    @functools.wraps(method)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> T | None:
        try:
            return method(*args, **kwargs)
        except Exception as error:
            note(error, method.__qualname__)
            with contextlib.suppress(Exception):
                args[0].tell(tr(CALM), "refused")  # type: ignore[attr-defined]
            return None

    return wrapper


# Messages and drawing.


async def _hand_on(app: CalmApp, event: events.Event) -> None:
    """Put what was typed into the queue of the screen, but for the few keys that act everywhere."""
    if isinstance(event, events.Key) and await app._check_bindings(event.key, priority=True):
        return
    app.app_focus = True
    event._set_forwarded()
    app.screen.post_message(event)


def start(app: App[int], work: Callable[P, Coroutine[None, None, None]], *args: P.args, **kwargs: P.kwargs) -> None:
    """Let something go on beside the keys.

    It is called only once its turn comes: a coroutine that is made at once is never awaited if the program ends
    before that.

    Args:
        app: The application.
        work: The coroutine function.
        args: What it is called with.
        kwargs: What it is called with, by name.
    """
    call: WorkType[None] = functools.partial(work, *args, **kwargs)
    app.run_worker(call)


class CalmApp(App[int], inherit_bindings=False):
    """An application that continues when a part of it fails, and ends in order on a signal.

    Attributes:
        begun: Whether the first screen is up; a fault before that ends the program.
        farewell: Message that the shell shows if the program ends because of a fault.
        ending: Whether a signal ends the program, which then takes no key any more.
    """

    COMMANDS = {Commands}

    begun = False
    """Whether the first screen is up; what fails before that ends the program."""

    farewell = ""
    """What the shell shows when nothing could be shown any more."""

    ending = False
    """Whether a signal ends the program: keys that still wait are not taken any more."""

    def __init__(self, styles: list[str | PurePath] | None = None) -> None:
        """Install the guards.

        Args:
            styles: The style sheets; None for those that the class names.
        """
        super().__init__(css_path=styles)
        stand()

    def tell(self, text: str, kind: Kind = "said") -> None:
        """Show a message in the message line.

        Args:
            text: The message.
            kind: Its kind.
        """
        raise NotImplementedError

    def met_fault(self, error: Exception, where: str, *, always: bool = True) -> None:
        """Log a fault and show a message; before the first screen is up, end the program.

        Args:
            error: The fault.
            where: What failed, for the log.
            always: Whether to show the message even if the same fault was logged shortly before.
        """
        if not self.begun:
            self._handle_exception(error)
        elif note(error, where) or always:
            self.call_later(self._tell_calmly)

    def _tell_calmly(self) -> None:
        try:
            self.tell(tr(CALM), "refused")
        except Exception as error:  # nothing more can be said
            note(error, "the calm line")

    def action_command_palette(self) -> None:
        """Open the command palette."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(placeholder=tr("Search for commands…"), id="--command-palette"))

    def unbind(self, key: str) -> None:
        """Remove a key binding of the application itself, if there is one.

        Args:
            key: The key as Textual names it.
        """
        self._bindings.key_to_bindings.pop(key, None)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Add the filter that drops control characters."""
        return [*super().get_line_filters(), NO_CONTROL]

    async def on_event(self, event: events.Event) -> None:
        """Put keys and pastes into the one queue of a screen that hands them on, so that none overtakes another.

        Textual would put them into the queue of what has the focus, and the focus changes later than the mode.
        """
        screen = self.screen_stack[-1] if self.screen_stack else None
        typed = isinstance(event, events.Key | events.Paste | Words) and not event.is_forwarded
        if typed and getattr(screen, "takes_every_key", False):
            await _hand_on(self, event)
        elif typed and isinstance(event, Words):
            for key in event.as_keys():
                await super().on_event(key)
        else:
            await super().on_event(event)

    def _handle_exception(self, error: Exception) -> None:
        """Log a fault instead of showing a traceback, and continue; before the first screen is up, end instead."""
        if self.begun:
            self.met_fault(error, "the background", always=False)
            return
        note(error, "the beginning")
        self._return_code = ExitCode.OUR_FAULT
        self.leave(ExitCode.OUR_FAULT)

    def panic(self, *renderables: Any) -> None:
        """End the program when the keyboard can no longer be read, without a traceback on the screen."""
        stacks = [stack for trace in renderables for stack in getattr(getattr(trace, "trace", None), "stacks", ())]
        if any(map(is_gone, stacks)):
            LOG.info("the terminal is gone")
            self.leave_unasked(ENDED)
            return
        for stack in stacks:
            LOG.error("the keyboard cannot be read: %s", stack.exc_type)
        self.leave(ExitCode.OUR_FAULT)

    async def _on_exit_app(self, event: messages.ExitApp) -> None:  # type: ignore[override]
        """End in order when the browser that shows the stage is closed; half-typed lines are kept."""
        if not self._exit:
            event.prevent_default()
            self.leave_unasked(ENDED)

    def leave_unasked(self, code: int) -> None:
        """End the program because of a signal; subclasses keep half-typed lines first.

        Keys that were typed before and wait to be handled are dropped, or the end would wait behind them.

        Args:
            code: Exit code of the program.
        """
        self.ending = True
        self.leave(code)

    def leave(self, code: int) -> None:
        """End the program; a second call is ignored.

        Args:
            code: Exit code of the program.
        """
        if not self._exit:
            self.exit(code, message=self.farewell if code == ExitCode.OUR_FAULT else None)


class NoControl(LineFilter):
    """Drops control characters from all that is drawn, as a second safeguard."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Drop control characters from the segments."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            segment if segment.control else Segment(_CONTROL.sub("", segment.text), segment.style)
            for segment in segments
        ]


NO_CONTROL: Final = NoControl()


def drawn_calmly(method: Callable[[Any, int], Strip]) -> Callable[[Any, int], Strip]:
    """Decorate a method that draws a line of a widget, so that a fault draws a blank line.

    Args:
        method: The ``render_line`` of a widget.

    Returns:
        The method with the fault logged instead of raised.
    """

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
    if isinstance(message, events.InputEvent | events.Paste) and getattr(pump.app, "ending", False):
        return
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
    """Install the guards that Textual has no hook for; repeated calls have no further effect."""
    setattr(MessagePump, "_dispatch_message", _dispatch_calmly)  # noqa: B010 - mypy wants no method assigned
    setattr(Widget, "render_lines", _render_calmly)  # noqa: B010
    read_calmly()
