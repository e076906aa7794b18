"""Gathers the words of the program for its catalogues, and compiles them: ``make words``.

A catalogue is one file for each language and room, in ``src/pmworkshop/locale``, and all files of a language together
are the ``pmworkshop.mo`` that the program reads. Messages that the source has no more are taken out, new ones come
without a translation; ``--check`` only says what is missing or out of date. With names of rooms, the files of others
stay as they are.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from string import Formatter

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from pmworkshop.base.language import ENGLISH, NAMES

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "pmworkshop"
LOCALE = SOURCE / "locale"
WIDTH = 116
CLICK = Path(click.__file__).parent
"""What writes the help and the errors of the command line, and takes its words from the same catalogues."""
CALLS = {
    "_": 0,
    "ngettext": 0,
    "tr": 0,
    "trn": 0,
    "tr_noop": 0,
    "trc": 1,
    "plural": 0,
    "count": 1,
    "Command": 2,
    "_room": 3,
}
"""Functions whose arguments are messages, with the place of the first one."""
PAIRS = {"ngettext", "trn", "plural", "count"}
"""Those that have a message for one and one for many."""
_SPLIT = ("tui", "report", "insight", "session")
"""Rooms that have a catalogue for each of their own rooms."""
FURTHER = {"Command", "_room"}
"""Those that declare commands: the title, which is a word of its own meaning, and what it does behind it."""
TEXTS = {SOURCE / "tui" / "notes" / "moments.py": "hard_moments.toml"}
"""Files that read messages from a file beside them, of which all texts are messages."""
OPTIONS = {"option", "argument", "version_option", "command", "group"}
"""What declares a command line: its ``help`` is a message, and so is the docstring of what it decorates."""


@dataclass
class Found:
    """One message of the source.

    Attributes:
        places: The files that have it, each once.
        many: Its form for many; empty if it has none.
    """

    many: str = ""
    places: dict[str, None] = field(default_factory=dict)


Key = tuple[str, str]
"""The context of a message, and the message."""


def room_of(path: Path) -> str:
    """Name the catalogue that the messages of a file stand in.

    Args:
        path: The file.
    """
    if path.is_relative_to(CLICK):
        return CLICK.name
    parts = path.relative_to(SOURCE).parent.parts or (path.stem,)
    return "-".join(parts[1:3] if parts[:2] == ("tui", "panels") else parts[:2] if parts[0] in _SPLIT else parts[:1])


def messages_in(path: Path) -> Iterator[tuple[Key, str]]:
    """List the messages of a file, each with its form for many; empty if it has none.

    Args:
        path: The file.
    """
    if path in TEXTS:
        for text in _texts(tomllib.loads(path.with_name(TEXTS[path]).read_text(encoding="utf-8"))):
            yield ("", text), ""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield from _called(node)
        elif isinstance(node, ast.FunctionDef) and any(_declares(one) for one in node.decorator_list):
            told = ast.get_docstring(node)
            for part in (told or "").split("\n\n"):
                if part.strip():
                    yield ("", " ".join(part.split())), ""


def _texts(value: object) -> Iterator[str]:
    """List all texts of a file that holds nothing else."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _declares(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and _name(node) in ("command", "group")


def _name(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _called(node: ast.Call) -> Iterator[tuple[Key, str]]:
    """List the messages that a call has as its arguments."""
    name = _name(node)
    if name in OPTIONS:
        told = (_text(one.value) for one in node.keywords if one.arg in ("help", "metavar", "message", "prompt"))
        yield from ((("", text), "") for text in told if text)
    if name not in CALLS:
        return
    texts = [_text(one) for one in node.args[CALLS[name] : CALLS[name] + 2]]
    if name in PAIRS:
        yield from [(("", texts[0]), texts[1])] if len(texts) == 2 and all(texts) else []
    elif name in FURTHER:
        yield from ((key, "") for key in zip(("command", ""), texts, strict=False) if key[1])
    elif texts and texts[0]:
        yield (_text(node.args[0]) if name == "trc" else "", texts[0]), ""


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def gathered() -> dict[str, dict[Key, Found]]:
    """Gather the messages of the source, by their catalogue."""
    rooms: dict[str, dict[Key, Found]] = defaultdict(dict)
    for path in sorted([*SOURCE.rglob("*.py"), *CLICK.glob("*.py")]):
        base = CLICK.parent if path.is_relative_to(CLICK) else SOURCE
        for key, many in messages_in(path):
            found = rooms[room_of(path)].setdefault(key, Found())
            found.many = found.many or many
            found.places[path.relative_to(base).as_posix()] = None
    return rooms


def read(path: Path, language: str) -> Catalog:
    """Read a catalogue; an empty one if there is none.

    Args:
        path: Its file.
        language: Its language.
    """
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def renewed(old: Catalog, found: dict[Key, Found], language: str) -> Catalog:
    """Return a catalogue with the messages of the source, and the translations that it had.

    Args:
        old: The catalogue as it was.
        found: The messages of the source.
        language: Its language.
    """
    new = Catalog(locale=language, project="pmworkshop", fuzzy=False)
    for (context, text), one in sorted(found.items()):
        before = old.get(text, context or None) or old.get(text)
        new.add(
            (text, one.many) if one.many else text,
            _said_before(before, several=bool(one.many)),
            locations=[(place, None) for place in one.places],
            context=context or None,
        )
    return new


def _said_before(message: Message | None, *, several: bool) -> str | tuple[str, ...]:
    """Return the translation that a message had, as far as it has as many forms as the message has now."""
    said = message.string if message else ""
    if several:
        return said if isinstance(said, tuple) else ("", "")
    return said[0] if isinstance(said, tuple) else said or ""


def as_bytes(catalogue: Catalog) -> bytes:
    """Write a catalogue, without days and names of who wrote it.

    Args:
        catalogue: The catalogue.
    """
    file = BytesIO()
    write_po(file, catalogue, width=WIDTH, omit_header=True, sort_output=True, include_lineno=False)
    plural = f'"Plural-Forms: {catalogue.plural_forms}\\n"'
    head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n{plural}\n'
    return f"{head}\n{file.getvalue().decode().strip()}\n".encode()


def compiled(catalogues: list[Catalog], language: str) -> bytes:
    """Return the file that the program reads; a message without a translation is left out, and is English there.

    Args:
        catalogues: The catalogues of a language.
        language: The language.
    """
    whole = Catalog(locale=language, fuzzy=False)
    for one in catalogues:
        for message in one:
            if message.id and _complete(message):
                whole.add(message.id, message.string, context=message.context)
    whole.header_comment = ""
    file = BytesIO()
    write_mo(file, _Undated(whole))
    return file.getvalue()


class _Undated(Catalog):
    """A catalogue whose head holds no day, so that the same words are the same bytes."""

    def __init__(self, other: Catalog) -> None:
        super().__init__(locale=other.locale, fuzzy=False)
        self._messages = other._messages

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The head."""
        return [("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", self.plural_forms)]


def _complete(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def faults(language: str, catalogue: Catalog) -> Iterator[str]:
    """List what is wrong with the translations of a catalogue: missing ones, and places that the message lacks.

    Args:
        language: The language.
        catalogue: The catalogue.
    """
    for message in catalogue:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        if not _complete(message):
            yield f"{language}: no translation of “{ids[0]}” ({message.locations[0][0]})"
            continue
        there = set().union(*(_places(one) for one in ids))
        for said in message.string if isinstance(message.string, tuple) else (message.string,):
            if strange := _places(said) - there:
                yield f"{language}: “{ids[0]}” has no place {', '.join(sorted(strange))}"


def _places(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name}
    except ValueError:
        return set()


def differing(language: str, catalogues: Iterable[Catalog]) -> Iterator[str]:
    """List the messages that two catalogues of a language say differently: only one of them would be read.

    Args:
        language: The language.
        catalogues: Its catalogues.
    """
    known: dict[object, object] = {}
    for message in (one for catalogue in catalogues for one in catalogue if one.id and _complete(one)):
        if known.setdefault((message.context, message.id), message.string) != message.string:
            yield f"{language}: “{message.id}” is said in two ways ({message.locations[0][0]})"


def main(arguments: list[str]) -> int:
    """Write the catalogues, or with ``--check`` say what is missing.

    Args:
        arguments: The arguments of the command line.

    Returns:
        1 if something is missing or out of date, else 0.
    """
    check, rooms = "--check" in arguments, gathered()
    chosen = {one for one in arguments if not one.startswith("-")} or set(rooms)
    told = [line for language in NAMES if language != ENGLISH for line in _of(language, rooms, chosen, check)]
    for line in told:
        print(line)
    return 1 if told and check else 0


def _of(language: str, rooms: dict[str, dict[Key, Found]], chosen: set[str], check: bool) -> Iterator[str]:
    """Write the catalogues of a language, or check them; list what is to be said about them."""
    folder, catalogues = LOCALE / language, list[Catalog]()
    for room, found in sorted(rooms.items()):
        path = folder / f"{room}.po"
        catalogues.append(read(path, language))
        if room in chosen:
            catalogues[-1] = renewed(catalogues[-1], found, language)
            yield from _kept(path, as_bytes(catalogues[-1]), check)
            yield from faults(language, catalogues[-1])
    yield from differing(language, catalogues)
    yield from (f"{path.name} has no room" for path in folder.glob("*.po") if path.stem not in rooms)
    yield from _kept(folder / "LC_MESSAGES" / "pmworkshop.mo", compiled(catalogues, language), check)


def _kept(path: Path, content: bytes, check: bool) -> list[str]:
    if path.exists() and path.read_bytes() == content:
        return []
    if check:
        return [f"{path.relative_to(ROOT)} is out of date: make words"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
