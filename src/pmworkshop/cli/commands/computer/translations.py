"""The command that begins the translation of an agenda: the table of its texts, for the end of its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmworkshop.base.errors import ExitCode, InputError
from pmworkshop.base.language import ENGLISH, speaking, tr
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import folders_of, home_option, say, warn

if TYPE_CHECKING:
    from pmworkshop.agenda.model import Agenda, Module


@click.command(name="translate")
@click.argument("file")
@click.option("--to", "code", required=True, metavar="CODE", help="The language, by its two letters, such as de.")
@json_option
@home_option
@click.pass_context
def translate(ctx: click.Context, file: str, code: str, as_json: bool) -> int:
    """Print the table of the texts of an agenda in another language; it goes to the end of its file.

    FILE is TOML, or a name of `pmworkshop agenda list`. Texts that have no words in that language yet have nothing
    between the second quotation marks: what stays empty is shown as it is. The key Ctrl+L changes the wall.
    """
    from pmworkshop.agenda.as_toml import translation_tables
    from pmworkshop.agenda.library import file_of, shelf_folders
    from pmworkshop.agenda.loader import loaded
    from pmworkshop.agenda.shelf import lone_module

    if len(code) != 2 or not code.isascii() or not code.isalpha() or not code.islower():
        raise InputError(
            tr("“{code}” is no language.", code=code), tr("Name it by its two letters, such as de, fr or it.")
        )
    folders = folders_of(ctx)
    path = file_of(file, folders, Path.cwd())
    found = _as_it_stands(path, lambda: lone_module(path) or loaded(path, *shelf_folders(folders, Path.cwd())).agenda)
    if found.language == code:
        raise InputError(tr("{path} is in that language already.", path=path))
    table = _table(found, code)
    if as_json:
        say_json({"language": code, "texts": table})
        return ExitCode.FINE
    say("\n".join(translation_tables({code: table})).rstrip())
    missing = sum(not said for said in table.values())
    warn(tr("{missing} of {whole} texts have no words in that language yet.", missing=missing, whole=len(table)))
    return ExitCode.FINE


def _table(found: Agenda | Module, code: str) -> dict[str, str]:
    """List the texts with their words in a language, which are empty where it has none."""
    from pmworkshop.agenda.translation import texts_of, words_of

    words = words_of(found, code)
    return {text: words.get(text, "") for text in dict.fromkeys(text for _, text in texts_of(found))}


def _as_it_stands(path: Path, read: Callable[[], Agenda | Module]) -> Agenda | Module:
    """Return an agenda or a module in the language of its file: the table stands beside the texts there."""
    from pmworkshop.agenda.model import Agenda
    from pmworkshop.agenda.translation import in_language, module_in
    from pmworkshop.base.files import read_toml

    read()  # what is wrong with it is told in the language of the command
    own = read_toml(path, "").get("language", ENGLISH)
    with speaking(own):
        found = read()
    return in_language(found, own) if isinstance(found, Agenda) else module_in(found, own)
