"""The command that shows the settings: their file, their values, and the keys of every command."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from pmworkshop.base.errors import ExitCode
from pmworkshop.base.language import spoken, tr
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.languages import source_of, source_words
from pmworkshop.cli.options import folders_of, home_option, say

if TYPE_CHECKING:
    from pathlib import Path

    from pmworkshop.base.settings import Settings

PLAIN = ("theme", "bell", "amber", "foot_seconds", "facilitator", "language", "date_order", "typing_pause", "motion")


@click.command()
@json_option
@home_option
@click.pass_context
def settings(ctx: click.Context, as_json: bool) -> int:
    """Show the settings, and every command with its keys.

    Settings stand in a file that you write yourself; it is named here. The stage adds `date_order`, once it has
    asked for it. Exits with 2 where the file has faults, and names all of them.

    `language` is the language of the program, if it speaks it (en or de), and that of months and weekdays in dates
    that are typed. Without it the language of the system is spoken; --language comes before both.
    """
    from pmworkshop.base.settings import is_there, read_settings
    from pmworkshop.tui.shell.catalogue import usual_keys

    path = folders_of(ctx).settings
    found = read_settings(path, usual_keys())
    if as_json:
        say_json(_plain(ctx, path, found))
        return ExitCode.FINE
    say(f"{path}{'' if is_there(path) else tr(' (there is none; all is as the program has it)')}\n")
    for name in PLAIN:
        say(f"{name:12} {_shown(_value(found, name)):12} ({_source(ctx, found, name)})")
    for line in _keys(found):
        say(line)
    return ExitCode.FINE


def _value(found: Settings, name: str) -> Any:
    """Return the value of a setting; of the language the one that is spoken, where the file names none."""
    return getattr(found, name) or (spoken() if name == "language" else getattr(found, name))


def _source(ctx: click.Context, found: Settings, name: str) -> str:
    if name == "language" and name not in found.given:
        return source_words(ctx)
    return tr("from the file") if name in found.given else tr("as the program has it")


def _shown(value: bool | str | float) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value) or tr("none")


def _keys(found: Settings) -> Iterator[str]:
    from pmworkshop.base.settings import MOST_KEYS
    from pmworkshop.tui.keymap.commands import key_names, remapped
    from pmworkshop.tui.shell.catalogue import every_command

    place: str | None = None
    for listed in every_command():
        if listed.place != place:
            place = listed.place
            yield (
                tr("\nKeys everywhere: id, keys, what it does\n{part:2}[keys]", part="")
                if not place
                else tr("\n  [keys.{place}]", place=place)
            )
        command = remapped((listed.command,), found.keys, listed.place)[0]
        row = len(command.keys) > MOST_KEYS
        names = key_names(command)
        keys = " ".join(dict.fromkeys(name.upper() for name in names)) if row else ", ".join(names)
        source = tr(" (from the file)") if listed.id in found.given else tr(" (stays as it is)") if row else ""
        yield f"  {command.id:15} {keys:22} {tr(command.help)}{source}"


def _plain(ctx: click.Context, path: Path, found: Settings) -> dict[str, Any]:
    from pmworkshop.base.settings import is_there
    from pmworkshop.tui.shell.catalogue import every_command

    def origin(name: str) -> str:
        if name == "language":
            return "file" if name in found.given else source_of(ctx)
        return "file" if name in found.given else "program"

    return {
        "file": str(path),
        "exists": is_there(path),
        "settings": {name: {"value": _value(found, name), "from": origin(name)} for name in PLAIN},
        "keys": {
            listed.id: {"keys": found.keys.get(listed.id, listed.command.keys), "from": origin(listed.id)}
            for listed in every_command()
        },
    }
