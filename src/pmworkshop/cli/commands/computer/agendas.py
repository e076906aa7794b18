"""The commands on agendas: list them, show the content of one, check a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pmworkshop.base.errors import ExitCode
from pmworkshop.base.text import count
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import folders_of, home_option, say
from pmworkshop.cli.program import Commands
from pmworkshop.cli.standard_streams import STANDARD, file_named, shown

if TYPE_CHECKING:
    from pmworkshop.agenda.library import Listed
    from pmworkshop.agenda.model import Agenda
    from pmworkshop.base.folders import Folders


@click.group(cls=Commands)
@home_option
def agenda() -> None:
    """List, show and check agendas: what a workshop asks."""


@agenda.command(name="list")
@json_option
@home_option
@click.pass_context
def list_all(ctx: click.Context, as_json: bool) -> int:
    """List the agendas: those shipped, your own, and those in ./agendas."""
    from pmworkshop.agenda.library import list_agendas

    folders = folders_of(ctx)
    found = list_agendas(folders, Path.cwd())
    if as_json:
        say_json([_listed(one) for one in found])
        return ExitCode.FINE
    for one in found:
        if one.fault:
            say(f"{one.id}  ({one.origin}, cannot be used)\n  {one.fault}")
            continue
        instead = f", instead of {' and '.join(one.instead_of)}" if one.instead_of else ""
        say(f"{one.id}  {one.title}, {one.minutes:g} min ({one.origin}{instead})\n  {one.outcome}")
    say(f"\nYour own agendas go to {folders.agendas}, or to a folder named agendas where you work.")
    return ExitCode.FINE


def _listed(one: Listed) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "minutes": one.minutes,
        "outcome": one.outcome,
        "origin": one.origin,
        "path": str(one.path),
        "instead_of": list(one.instead_of),
        "fault": one.fault,
    }


def agenda_named(name: str, folders: Folders) -> Agenda:
    """Find an agenda by what was typed.

    Args:
        name: Its id, the beginning of one, a file, or ``-`` for standard input.
        folders: The user's folders.

    Returns:
        The agenda.

    Raises:
        InputError: No agenda or several match the name, or the file is no valid agenda.
    """
    from pmworkshop.agenda.library import find_agenda
    from pmworkshop.agenda.loader import load_agenda

    if name == STANDARD:
        with file_named(name) as path:
            return load_agenda(path)
    return find_agenda(name, folders, Path.cwd())


@agenda.command()
@click.argument("name")
@json_option
@home_option
@click.pass_context
def show(ctx: click.Context, name: str, as_json: bool) -> int:
    """Show the modules and questions of an agenda.

    NAME is an id of `pmworkshop agenda list`, the beginning of one, or a file; - reads standard input.
    """
    found = agenda_named(name, folders_of(ctx))
    if as_json:
        say_json(_shown(found))
        return ExitCode.FINE
    say(f"{found.title}, {found.minutes:g} min\n{found.audience}\nOutcome: {found.outcome}")
    for number, module in enumerate(found.modules, 1):
        say(f"\n{number}  {module.title} ({module.kind}, {module.minutes:g} min, {module.priority})")
        for prompt in module.prompts:
            say(f"   {prompt.text}")
    return ExitCode.FINE


def _shown(found: Agenda) -> dict[str, Any]:
    return {
        "id": found.id,
        "title": found.title,
        "minutes": found.minutes,
        "audience": found.audience,
        "outcome": found.outcome,
        "modules": [
            {
                "id": module.id,
                "title": module.title,
                "kind": module.kind,
                "minutes": module.minutes,
                "priority": module.priority,
                "questions": [prompt.text for prompt in module.prompts],
            }
            for module in found.modules
        ],
    }


@agenda.command()
@click.argument("file")
@json_option
@home_option
def check(file: str, as_json: bool) -> int:
    """Check an agenda file; every fault is named with its place.

    FILE is TOML; - reads standard input. Exits with 2 where the file has faults.
    """
    from pmworkshop.agenda.loader import load_agenda

    with file_named(file) as path:
        found = load_agenda(path)
    named = shown(file)
    if as_json:
        say_json(
            {
                "file": named,
                "id": found.id,
                "title": found.title,
                "modules": len(found.modules),
                "minutes": found.minutes,
            }
        )
    else:
        say(f"{named}: fine. “{found.title}”, {count(len(found.modules), 'module')}, {found.minutes:g} min.")
    return ExitCode.FINE
