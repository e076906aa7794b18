"""The declaration of each command, from which keys, footer, palette and help are made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import Literal

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.keys import key_named
from pmworkshop.base.language import Catalogue, Message, catalogue_now, tr, trc
from pmworkshop.tui.requests import messages
from pmworkshop.tui.requests.messages import Request

Where = Literal["list", "field", "always"]


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a key does.

    Attributes:
        id: Name of the command; a panel finds its handler by it.
        keys: The keys that call it, as Textual names them; the first one is shown.
        title: One or two words for the footer, in English; empty keeps it out of the footer.
        help: What it does, in a sentence without a full stop, in English.
        where: Whether it acts in lists, in fields, or in both.
        place: Place that the settings remap it by; empty for the panel that offers it.
        request: The request it makes to the application; None for a command of a panel.
        begins: Whether its key begins an answer, so that it acts at once: what is typed next belongs to it.
        both: Its key and that of the opposite, such as ``←→``, where the footer names both; empty for its own alone.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    where: Where = "list"
    place: str = ""
    request: Request | None = None
    begins: bool = False
    both: str = ""

    @property
    def key(self) -> str:
        """The first key as people call it; empty if it has none."""
        return key_name(self.keys[0]) if self.keys else ""

    @property
    def named(self) -> str:
        """The title in the language that is spoken; empty if it has none."""
        return trc("command", self.title) if self.title else ""

    @property
    def does(self) -> str:
        """What it does, in the language that is spoken."""
        return tr(self.help) if self.help else ""

    @property
    def shown(self) -> str:
        """The key and the title, for the footer; with more than four keys the title alone, which names them."""
        if len(self.keys) > 4:
            return self.named
        return _shown(self.title, self.keys[0] if self.keys else "", self.both, catalogue_now())

    def acts_in(self, mode: str) -> bool:
        """Return whether the command acts in a mode.

        Args:
            mode: ``list`` or ``field``.
        """
        return self.where in ("always", mode)


@lru_cache(maxsize=512)
def _shown(title: str, key: str, both: str, language: Catalogue) -> str:
    """Write a key and a title in the language that is spoken, which is the one given."""
    return f"{both or (key and key_name(key))} {trc('command', title) if title else ''}"


_SIGNS = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "question_mark": "?",
    "full_stop": ".",
    "slash": "/",
    "plus": "+",
    "underscore": "_",
    "ampersand": "&",
    "minus": "-",
}


@lru_cache(maxsize=8)
def _names(language: Catalogue) -> Mapping[str, str]:
    """Return the names of keys in the language that is spoken, which is the one given."""
    return {
        **_SIGNS,
        "pagedown": trc("key", "PgDn"),
        "pageup": trc("key", "PgUp"),
        "enter": trc("key", "Enter"),
        "escape": trc("key", "Esc"),
        "tab": trc("key", "Tab"),
        "home": trc("key", "Home"),
        "end": trc("key", "End"),
        "backspace": trc("key", "Backspace"),
        "delete": trc("key", "Del"),
        "space": trc("key", "Space"),
        "insert": trc("key", "Ins"),
        "shift": trc("key", "Shift"),
        "ctrl": trc("key", "Ctrl"),
        "alt": trc("key", "Alt"),
    }


def key_name(key: str) -> str:
    """Write a key as people call it in the language that is spoken: ``PgDn``, ``Ctrl+Z``, ``e``.

    Args:
        key: The key as Textual names it.

    Returns:
        Its name; the key itself if it has no other name.
    """
    names = _names(catalogue_now())
    if key in names:
        return names[key]
    held, plus, last = key.rpartition("+")
    if held and last:
        name = key_name(last)
        holds = "+".join(names.get(one, one.title()) for one in held.split("+"))
        return f"{holds}{plus}{name.upper() if len(name) == 1 else name}"
    return key.upper() if len(key) > 1 and key[0] == "f" and key[1:].isdigit() else key_named(key) or key


def key_names(command: Command) -> list[str]:
    """List the keys of a command as people call them.

    Args:
        command: The command.

    Returns:
        The names; the row of digits is the single name ``1-9`` or ``0-9``.
    """
    for row in ("0123456789", "123456789"):
        if command.keys[: len(row)] == tuple(row):
            return [f"{row[0]}-9", *map(key_name, command.keys[len(row) :])]
    return [key_name(key) for key in command.keys]


def find(commands: Iterable[Command], key: str, mode: str) -> Command | None:
    """Find the command that a key calls.

    Args:
        commands: The commands that act now; the first match wins.
        key: The key as Textual names it, or the character it types.
        mode: ``list`` or ``field``.

    Returns:
        The command; None if there is none, and always for a key that types a character into a field.
    """
    if mode == "field" and len(key_named(key)) == 1:
        return None
    return next((command for command in commands if key in command.keys and command.acts_in(mode)), None)


def command_id(command: Command, place: str = "") -> str:
    """Return the id of a command in the settings file.

    Args:
        command: The command.
        place: Name of its panel; empty if it acts everywhere.

    Returns:
        ``place.id``, or the id alone if it acts everywhere.
    """
    return f"{place}.{command.id}" if place else command.id


def remapped(
    commands: Iterable[Command], keys: Mapping[str, tuple[str, ...]], place: str = ""
) -> tuple[Command, ...]:
    """Apply the keys of the settings to commands.

    Args:
        commands: The commands with their declared keys.
        keys: Keys of the settings, by the id of `command_id`.
        place: Name of the panel that offers them, unless a command names its own; empty for the room.

    Returns:
        The commands in the same order; those that the settings do not name are unchanged.
    """
    if not keys:
        return tuple(commands)
    named = [(command, command_id(command, command.place or place)) for command in commands]
    return tuple(replace(command, keys=keys[name]) if name in keys else command for command, name in named)


def without_letters(commands: Iterable[Command]) -> tuple[Command, ...]:
    """Take the letters from the keys of commands, for a moment at which a letter is a slip of typing.

    Args:
        commands: The commands.

    Returns:
        The commands with their other keys; those that only letters call are left out.
    """
    return tuple([other for one in commands if (other := _without_letters(one)).keys])


@lru_cache(maxsize=256)
def _without_letters(command: Command) -> Command:
    return replace(command, keys=tuple(key for key in command.keys if not (len(key) == 1 and key.isalpha())))


_STANDS = "\x1e"
"""Surrounds the id of a command in words: a character that no cleaned text holds."""


def key_of(command: str) -> str:
    """Return a placeholder for the key of a command; `with_keys` replaces it when the text is shown.

    Args:
        command: Id of the command; one of the panel on top comes before one that acts everywhere.

    Returns:
        The placeholder, to be put into a text.
    """
    return f"{_STANDS}{command}{_STANDS}"


_KEY = re.compile(r"\{(\w+)_key\}")


def keyed(message: str) -> str:
    """Return a message of a table in the language that is spoken, with placeholders for the keys that it names.

    Args:
        message: The message in English; ``{undo_key}`` in it is the key of the command ``undo``.

    Returns:
        The message, to be shown through `with_keys`; a text that is none, such as one with words that somebody typed,
        stays as it is.
    """
    return _KEY.sub(lambda found: key_of(found[1]), tr(message)) if isinstance(message, Message) else message


def names_keys(text: str) -> bool:
    """Return whether a text has placeholders of `key_of`.

    Args:
        text: The text.
    """
    return _STANDS in text


def with_keys(text: str, named: Callable[[str], str]) -> str:
    """Replace the placeholders of `key_of` in a text.

    Args:
        text: The text.
        named: Returns the name of the key of a command, by its id.

    Returns:
        The text with the names of the keys.
    """
    if not names_keys(text):
        return text
    parts = text.split(_STANDS)
    parts[1::2] = map(named, parts[1::2])
    return "".join(parts)


def key_called(name: str, acting: Sequence[Command], others: Iterable[Command] = ()) -> str:
    """Return the name of the key of a command; of several keys, the first one that no other command takes.

    Args:
        name: Id of the command.
        acting: The commands that act now.
        others: Further commands to search where none of these has the id.

    Returns:
        The key as people call it; ``its key`` if no such command has one.
    """
    command = next((one for one in chain(acting, others) if one.id == name and one.keys), None)
    if command is None:
        return tr("its key")
    mode = "field" if command.where == "field" else "list"
    free = (key for key in command.keys if find(acting, key, mode) in (command, None))
    return key_name(next(free, command.keys[0]))


def _room(
    request: Request, name: str, keys: tuple[str, ...], title: str, words: str, where: Where = "list"
) -> Command:
    """Declare a command of the room, with the request it makes to the application."""
    return Command(name, keys, title, words, where, request=request)


ROOM = (
    _room(
        messages.GoForward(),
        "forward",
        ("pagedown",),
        "go on",
        "Go on to the next phase, then to the next module",
        "always",
    ),
    _room(messages.GoBackward(), "backward", ("pageup",), "", "Go back one phase", "always"),
    Command("leave_field", ("escape",), "list", "Leave the field for the list", "field"),
    _room(messages.Undo(), "undo", ("ctrl+z", "u"), "undo", "Take back the last change, and say what it was"),
    _room(messages.Redo(), "redo", ("ctrl+y",), "", "Bring back what undo took away"),
    _room(
        messages.ShowAgenda(),
        "go",
        ("g", "ctrl+g"),
        "",
        "Go to any module of the agenda, or look back on one",
        "always",
    ),
    _room(
        messages.AddToAgenda(),
        "add_module",
        ("M",),
        "",
        "Add a module of the shelf or a quick poll to the agenda, after the one where the room is",
    ),
    _room(messages.ShowPeople(), "people", ("l",), "", "See the leaders in the room, add one, mark who is away"),
    _room(messages.ShowDetails(), "details", ("W",), "", "Change title, date, end, place and more of the workshop"),
    _room(messages.ShowParking(), "parking", ("v",), "", "See the parking lot, and note what becomes of each line"),
    _room(
        messages.ShowConflicts(),
        "conflicts",
        ("X",),
        "",
        "See what two of us changed at the same time, and settle it",
    ),
    _room(
        messages.ShowUnsaved(),
        "unsaved",
        ("U",),
        "",
        "See what was entered last time and did not reach the disk, and take it in",
    ),
    _room(
        messages.GoOnInNewFile(),
        "new_file",
        ("f2",),
        "",
        "Go on in a new file while the session's own takes nothing",
        "always",
    ),
    _room(
        messages.ShowAbsence(),
        "away",
        ("f3",),
        "",
        "Say whether the time counts during which the program was away",
        "always",
    ),
    _room(
        messages.FitTime(),
        "refit",
        ("z",),
        "",
        "See how late the room is, what would fit the rest into the time, and what else can be chosen",
    ),
    _room(
        messages.MoreTime(),
        "more",
        ("plus",),
        "",
        "Give the present part five more minutes, and see which later parts give them",
    ),
    _room(
        messages.NextTurn(),
        "next_turn",
        ("tab",),
        "next speaker",
        "In a round of talk: the next one speaks; so does Enter on an empty line",
        "always",
    ),
    _room(
        messages.LastTurn(),
        "last_turn",
        ("shift+tab",),
        "",
        "In a round of talk: the one before speaks again",
        "always",
    ),
    _room(messages.ShowPhones(), "phones", ("J",), "", "Let leaders answer with their phones: show how they join"),
    _room(messages.PauseClock(), "pause", ("y",), "", "Stop the clock, or let it run on"),
    _room(messages.TakeBreak(), "break", ("B",), "", "Have a break now, with the time of return large on the wall"),
    _room(
        messages.SaveFiles(), "save", ("ctrl+s", "s"), "", "Write the files to take away: Markdown and TOML", "always"
    ),
    _room(messages.DrawCurtain(), "curtain", ("full_stop", "b"), "", "Draw the curtain over the wall, or open it"),
    _room(
        messages.AskToStrike(),
        "strike",
        ("!",),
        "",
        "Strike that: take a line out of the session and its whole history",
    ),
    _room(messages.ShowPalette(), "palette", ("ctrl+p", ":"), "", "Find any command by its name", "always"),
    _room(
        messages.ShowKeys(),
        "help",
        ("f1", "question_mark"),
        "keys",
        "Show the keys of this screen, on one page",
        "always",
    ),
    _room(messages.TestRoom(), "room_test", ("T",), "", "Test the room: can the back row read the wall?"),
    _room(messages.ChangeTheme(), "theme", ("t",), "", "Change between the dark and the bright look"),
    _room(
        messages.ChangeLanguage(),
        "language",
        ("ctrl+l",),
        "",
        "Show the wall in the other language of the agenda",
        "always",
    ),
    _room(
        messages.FadeFoot(),
        "foot",
        (),
        "",
        "Let the keys at the foot fade some seconds after the last key, or show them always",
    ),
    _room(
        messages.AskToLeave(),
        "quit",
        ("ctrl+q", "q"),
        "",
        "Leave; everything is saved, and opens where you stopped",
        "always",
    ),
)
"""Commands that act wherever the room is."""
