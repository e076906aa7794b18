"""A cache of the commands that act now, listed once for each state of the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pmworkshop.base.dataclass import dataclass
from pmworkshop.tui.keymap.commands import Command, key_called, remapped


@dataclass(frozen=True, slots=True, eq=False)
class Situation:
    """The state that the list of commands depends on, apart from the memory of the panel.

    Attributes:
        panel: The panel on top; compared by identity.
        view: The public view of the session; compared by identity.
        rest: The chosen row, the width, what covers the screen and the language; compared by value.
    """

    panel: object
    view: object
    rest: tuple[object, ...]

    def same(self, other: Situation) -> bool:
        """Return whether the list of commands is still valid.

        Args:
            other: The situation for which the list was made.

        Returns:
            Whether panel and view are the same objects, and the rest is equal.
        """
        return self.panel is other.panel and self.view is other.view and self.rest == other.rest


Listing = tuple[tuple[Command, ...], tuple[Command, ...]]
"""The commands of the panel, then those of the room."""


class ActingCommands:
    """Caches which commands act, with the keys of the settings and their names.

    A panel may change its own memory, such as a half-typed answer; the caller must call `forget` after it has acted.
    """

    def __init__(self, room: tuple[Command, ...]) -> None:
        """Start with the declared keys.

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
        """Drop the cached list and names."""
        self._situation = None
        self._names.clear()

    @property
    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of the settings, by command id."""
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
        """Return the commands that act now, from the cache if the situation is unchanged.

        Args:
            situation: The present state.
            make: Lists the commands; called only if the situation has changed.

        Returns:
            The commands of the panel, then those of the room.
        """
        if self._situation is None or not self._situation.same(situation):
            self.forget()
            self._listing = make()
            self._situation = situation
        return self._listing

    def name_key(self, command: str, acting: Listing, others: Callable[[], Iterable[Command]]) -> str:
        """Return the name of the key of a command; names are cached until `forget`.

        Args:
            command: Id of the command.
            acting: The commands that act now, as `listing` returned them last.
            others: Lists further commands to search; called only if the name is not cached.

        Returns:
            The key as people call it, such as ``PgDn``; ``its key`` if no such command has one.
        """
        if command not in self._names:
            here, room = acting
            self._names[command] = key_called(command, (*here, *room), others())
        return self._names[command]
