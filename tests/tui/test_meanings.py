"""A key means one thing in every list of the program, or it is not used."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

from pmworkshop import tui
from pmworkshop.base.keys import key_named
from pmworkshop.session.core.schemes import SCHEMES
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.keymap.meanings import MEANINGS
from pmworkshop.tui.shell.catalogue import every_command, usual_keys


def declared() -> Iterator[tuple[str, Command]]:
    """Every command of the catalogue, and those that parts of panels declare for themselves."""
    for listed in every_command():
        yield listed.id, listed.command
    for found in pkgutil.walk_packages(tui.__path__, f"{tui.__name__}."):
        for name, value in vars(importlib.import_module(found.name)).items():
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, Command):
                    yield f"{found.name.rpartition('.')[2]} {name}", one


def typed(command: Command) -> Iterator[str]:
    """The keys of a command that type something, as the table writes them."""
    for key in command.keys:
        if key == "space" or len(key_named(key)) == 1:
            yield key if key == "space" else key_named(key)


def test_no_key_is_used_for_anything_but_its_meaning():
    """The letters of a chart are typed into its cells; a page is closed by the key that opened it."""
    other = [
        f"{where}: {key} is “{MEANINGS[key].words if key in MEANINGS else 'nothing yet'}”, not {command.id}"
        for where, command in declared()
        if command.id not in ("letter", "back")
        for key in typed(command)
        if key not in MEANINGS or command.id not in MEANINGS[key].commands
    ]
    assert not other, "\n".join(dict.fromkeys(other))


def test_every_meaning_is_carried_by_its_commands():
    keys: dict[str, set[str]] = {}
    for _, command in declared():
        keys.setdefault(command.id, set()).update(typed(command))
    keys["choose_word"] = set("123456789")  # as many as a decision has words
    idle = [
        f"{key} {one}"
        for key, meaning in MEANINGS.items()
        for one in meaning.commands
        if key not in keys.get(one, set()) and not key.isdigit()
    ]
    assert not idle, idle
    assert not [key for key, meaning in MEANINGS.items() if not meaning.words or not meaning.commands]


def test_a_page_over_the_room_is_closed_by_the_key_that_opened_it():
    opening = {key: listed.command.id for listed in every_command() for key in typed(listed.command)
               if listed.command.id != "back"}  # fmt: skip
    closing = {listed.id: set(typed(listed.command)) for listed in every_command() if listed.command.id == "back"}
    assert closing["parking.back"] == {"v"}
    assert closing["points.back"] == {"f"}
    assert not [one for one, keys in closing.items() if keys - opening.keys()]


def test_no_letter_moves_the_cursor():
    letters = {key for key in usual_keys()["collect.up"] + usual_keys()["collect.down"] if len(key) == 1}
    assert not letters


@pytest.mark.parametrize("letter", sorted({one for scheme in SCHEMES.values() for one in scheme.order}))
def test_letters_of_a_chart_come_first_in_its_cells(letter):
    named = next(listed for listed in every_command() if listed.id == "chart.letter")
    assert {letter, letter.lower()} <= set(named.command.keys)
