"""Textual's command palette without its faults: a second Enter, no layout, a narrow window, an end while it looks."""

from __future__ import annotations

import contextlib
import inspect
from dataclasses import replace
from typing import Any

from rich.align import Align
from rich.text import Text
from textual import work
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits
from textual.content import Content
from textual.css.query import NoMatches
from textual.system_commands import SystemCommandsProvider
from textual.widgets import LoadingIndicator
from textual.widgets.option_list import Option

from pmworkshop.base.language import tr


class Commands(SystemCommandsProvider):
    """Offers each command with its key on one line; Textual takes two."""

    async def discover(self) -> Hits:
        """List all commands."""
        async for hit in super().discover():
            yield _in_one_line(hit)

    async def search(self, query: str) -> Hits:
        """List the commands that match what is typed.

        Args:
            query: What is typed.
        """
        async for hit in super().search(query):
            yield _in_one_line(hit)


def _in_one_line(hit: Hit | DiscoveryHit) -> Hit | DiscoveryHit:
    """Put the key of a command behind its words."""
    words = hit.prompt if isinstance(hit.prompt, Content) else Content(str(hit.prompt))
    line = Content.assemble(words, *(("   ", (hit.help, "bold")) if hit.help else ()))
    if isinstance(hit, Hit):
        return replace(hit, match_display=line, help=None)
    return replace(hit, display=line, help=None)


class Palette(CommandPalette):
    """Finds a command by its name."""

    DEFAULT_CSS = "Palette CommandList { min-width: 16; }"
    """In a window of few cells, Textual would fold words into lines of none."""

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close the palette, unless it is closed already."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def _action_command_list(self, action: str) -> None:
        with contextlib.suppress(KeyError, IndexError):
            super()._action_command_list(action)

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say after a moment that nothing matches, in the language that is spoken."""
        self._stop_no_matches_countdown()
        self._no_matches_timer = self.set_timer(
            self._NO_MATCHES_COUNTDOWN, lambda: self._show_no_matches(search_value)
        )

    def _show_no_matches(self, search_value: str) -> None:
        if search_value:
            words = Align.center(Text(tr("No matches found"), style="not bold"))
            self.query_one(CommandList).add_option(Option(words, disabled=True, id=self._NO_MATCHES))
        self._list_visible = bool(search_value)

    @work(exclusive=True, group=CommandPalette._GATHER_COMMANDS_GROUP)
    async def _gather_commands(self, search_value: str) -> None:
        """Look for commands, unless the palette was closed before it began to."""
        with contextlib.suppress(NoMatches):
            await inspect.unwrap(CommandPalette._gather_commands)(self, search_value)

    def _watch__show_busy(self) -> None:  # type: ignore[override]
        """Show or hide that it still looks, at once: as a coroutine it would outlive a palette that is closed."""
        with contextlib.suppress(NoMatches):
            self.query_one(LoadingIndicator).set_class(self._show_busy, "--visible")
            self.query_one(CommandList).set_class(self._show_busy, "--populating")
