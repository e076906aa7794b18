"""The catalogue of all commands by the id that the settings file uses, and the settings of the facilitator."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import TypeGuard

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr
from pmworkshop.base.settings import Settings, SettingsError, is_there, read_settings
from pmworkshop.session.core.schemes import SCHEMES
from pmworkshop.tui import panels
from pmworkshop.tui.keymap.commands import Command, command_id
from pmworkshop.tui.pages.panel import Panel

_LETTERS = Command(
    "letter",
    tuple(
        dict.fromkeys(
            key for scheme in SCHEMES.values() for letter in scheme.order for key in (letter.lower(), letter)
        )
    ),
    "letters",
    "Set that letter in the cell, or take it away",
)
"""Stands for the letters of whatever scheme a chart has."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A command and the panel in which it acts.

    Attributes:
        place: Name of the panel it belongs to; empty if it acts everywhere.
        command: Its declaration.
    """

    place: str
    command: Command

    @property
    def id(self) -> str:
        """The id that names the command in the settings file."""
        return command_id(self.command, self.place)


def every_command() -> tuple[Listed, ...]:
    """List every command of the program: first those that act everywhere, then those of each panel.

    Returns:
        The commands, sorted by panel; commands of one panel in the order of their declaration.
    """
    from pmworkshop.tui.keymap.beside_keys import BRING, FOLLOW
    from pmworkshop.tui.keymap.beside_keys import PLACE as BESIDE_PLACE
    from pmworkshop.tui.keymap.notes_keys import MOMENTS, MOMENTS_PLACE, NOTES, PLACE
    from pmworkshop.tui.keymap.rehearsal_keys import REHEARSAL
    from pmworkshop.tui.keymap.replay_keys import CHANGES, CHANGES_PLACE, REPLAY
    from pmworkshop.tui.keymap.replay_keys import PLACE as REPLAY_PLACE

    found = [
        *(Listed(BESIDE_PLACE, command) for command in (FOLLOW, BRING)),
        *(Listed("", command) for command in REHEARSAL),
        *_commands_of_panels(),
        *(Listed(PLACE, command) for command in NOTES),
        *(Listed(MOMENTS_PLACE, command) for command in MOMENTS),
        *(Listed(REPLAY_PLACE, command) for command in REPLAY),
        *(Listed(CHANGES_PLACE, command) for command in CHANGES),
        Listed("chart", _LETTERS),
    ]
    return tuple(sorted(found, key=lambda listed: listed.place))


def _commands_of_panels() -> Iterator[Listed]:
    """Import every panel, and list what it declares; panels of the same file in its order."""
    files = pkgutil.walk_packages(panels.__path__, f"{panels.__name__}.")
    for name in sorted((file.name for file in files), key=lambda name: name.rpartition(".")[2]):
        module = importlib.import_module(name)
        for panel in vars(module).values():
            if _is_panel(panel) and panel.__module__ == module.__name__:
                yield from (Listed(panel.place(), command) for command in panel.commands)


def _is_panel(thing: object) -> TypeGuard[type[Panel]]:
    return isinstance(thing, type) and issubclass(thing, Panel)


def usual_keys() -> dict[str, tuple[str, ...]]:
    """List the default keys of every command.

    Returns:
        The keys by the id of the command; the first one is the key that is shown. Settings may give keys to those
        that have none.
    """
    return {listed.id: listed.command.keys for listed in every_command()}


def settings_of(folders: Folders) -> tuple[Settings, str]:
    """Read the settings; a faulty file never stops the program.

    Args:
        folders: The user's folders, which name the settings file.

    Returns:
        The settings, and a message about the first fault. Without a file, or with a faulty one, all settings have
        their defaults. The message is empty if there is no fault.
    """
    if not is_there(folders.settings):
        return Settings(), ""
    try:
        return read_settings(folders.settings, usual_keys()), ""
    except SettingsError as error:
        first = str(error.faults[0])
    except PmworkshopError as error:
        first = error.message
    return Settings(), tr("Settings not used. {first} All faults: pmworkshop settings", first=first)
