"""The commands that act now, listed once for each state of the screen instead of at each look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pmworkshop.tui.keymap.commands import Command, key_called, remapped


@dataclass(frozen=True, slots=True, eq=False)
class Situation:
    """What the list of commands depends on, beside what a panel remembers itself.

    Attributes:
        panel: The panel on top.
        view: The public view of the session.
        rest: What is chosen, and what covers the wall; compared by value.
    """

    panel: object
    view: object
    rest: tuple[object, ...]

    def same(self, other: Situation) -> bool:
        """Tell whether nothing has changed.

        Args:
            other: The situation before.

        Returns:
            Whether panel and view are the same objects, and the rest is equal.
        """
        return self.panel is other.panel and self.view is other.view and self.rest == other.rest


Listing = tuple[tuple[Command, ...], tuple[Command, ...]]
"""The commands of the panel, then those of the room."""


class ActingCommands:
    """Remembers which commands act, with the keys of the settings, and how the key of each is called.

    A panel may remember things of its own, such as a half-typed answer; so whoever lets a panel act calls `forget`.
    """

    def __init__(self, room: tuple[Command, ...]) -> None:
        """Begin with the keys as they are declared.

        Args:
            room: The commands that act everywhere.
        """
        self._declared = room
        self._keys: Mapping[str, tuple[str, ...]] = {}
        self._room: tuple[Command, ...] | None = None
        self._situation: Situation | None = None
        self._listing: Listing = ((), ())
        self._names: dict[str, str] = {}

    def forget(self) -> None:
        """List the commands anew at the next look."""
        self._situation = None
        self._names.clear()

    @property
    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """The keys that settings name, by the id of the command."""
        return self._keys

    @keys.setter
    def keys(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        self._keys, self._room = keys, None
        self.forget()

    @property
    def room(self) -> tuple[Command, ...]:
        """The commands that act everywhere, with the keys of the settings."""
        if self._room is None:
            self._room = remapped(self._declared, self._keys)
        return self._room

    @room.setter
    def room(self, commands: tuple[Command, ...]) -> None:
        self._declared, self._room = commands, None
        self.forget()

    def listing(self, situation: Situation, make: Callable[[], Listing]) -> Listing:
        """List the commands that act now.

        Args:
            situation: What the list depends on.
            make: Lists them; called where the situation is another one than at the last look.

        Returns:
            The commands of the panel, then those of the room.
        """
        if self._situation is None or not self._situation.same(situation):
            self.forget()
            self._listing = make()
            self._situation = situation
        return self._listing

    def name_key(self, command: str, acting: Listing, others: Callable[[], Iterable[Command]]) -> str:
        """Name the key of a command.

        Args:
            command: Its id.
            acting: The commands that act now, as `listing` has just returned them.
            others: Lists further commands that may be meant.

        Returns:
            The key as people call it.
        """
        if command not in self._names:
            here, room = acting
            self._names[command] = key_called(command, (*here, *room), others())
        return self._names[command]
