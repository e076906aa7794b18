"""Textual's command palette without its faults: Enter twice in a row, a list without layout, a narrow window."""

from __future__ import annotations

import contextlib
from typing import Any

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette


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
