"""The commands on agendas: list them and the shelf, show one of either, check a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pmworkshop.base.errors import ExitCode
from pmworkshop.base.language import tr, trc
from pmworkshop.cli.commands.computer.checked_agenda import say_checked, say_checked_module
from pmworkshop.cli.commands.computer.new_agenda import new_agenda
from pmworkshop.cli.commands.computer.shelf_words import say_module, say_shelf, shelved_plain, whole_plain
from pmworkshop.cli.commands.computer.translations import translate
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import folders_of, home_option, say
from pmworkshop.cli.program import Commands
from pmworkshop.cli.standard_streams import STANDARD, file_named, shown

if TYPE_CHECKING:
    from pmworkshop.agenda.library import Listed, Origin
    from pmworkshop.agenda.model import Agenda, Priority
    from pmworkshop.agenda.shelf import Shelved
    from pmworkshop.base.folders import Folders


@click.group(cls=Commands)
@home_option
def agenda() -> None:
    """List, show, make and check agendas: what a workshop asks."""


agenda.add_command(new_agenda)
agenda.add_command(translate)


@agenda.command(name="list")
@json_option
@home_option
@click.pass_context
def list_all(ctx: click.Context, as_json: bool) -> int:
    """List the agendas: those shipped, your own, and those in ./agendas; below them the modules to make one of.

    With --json the agendas alone; `pmworkshop agenda shelf` lists the modules.
    """
    from pmworkshop.agenda.library import list_agendas, shelf_of

    folders, here = folders_of(ctx), Path.cwd()
    found = list_agendas(folders, here)
    if as_json:
        say_json([_listed(one) for one in found])
        return ExitCode.FINE
    for one in found:
        _say_listed(one)
    say(
        tr(
            "\nYour own agendas go to {agendas}, or to a folder named agendas where you work.\n",
            agendas=folders.agendas,
        )
    )
    say_shelf(shelf_of(folders, here))
    return ExitCode.FINE


@agenda.command()
@json_option
@home_option
@click.pass_context
def shelf(ctx: click.Context, as_json: bool) -> int:
    """List the modules that an agenda can be made of: those shipped, your own, and those in ./agendas/modules."""
    from pmworkshop.agenda.library import shelf_of

    found = shelf_of(folders_of(ctx), Path.cwd())
    if as_json:
        say_json([shelved_plain(one) for one in found.listed()])
    else:
        say_shelf(found)
    return ExitCode.FINE


def _from(origin: Origin) -> str:
    """Say where an agenda is from."""
    return {
        "shipped": trc("where an agenda is from", "shipped"),
        "yours": trc("where an agenda is from", "yours"),
        "here": trc("where an agenda is from", "here"),
    }[origin]


def _instead(origins: Sequence[Origin]) -> str:
    return tr(", instead of {origins}", origins=tr(" and ").join(_from(one) for one in origins))


def _priority(priority: Priority) -> str:
    """Say what becomes of a module when time is short."""
    return {
        "must": trc("when time is short", "must"),
        "short": trc("when time is short", "short"),
        "drop": trc("when time is short", "drop"),
    }[priority]


def _say_listed(one: Listed) -> None:
    if one.fault:
        say(tr("{id}  ({origin}, cannot be used)\n  {fault}", id=one.id, origin=_from(one.origin), fault=one.fault))
        return
    instead = _instead(one.instead_of) if one.instead_of else ""
    say(
        tr(
            "{id}  {title}, {minutes:g} min ({origin}{instead})\n  {outcome}",
            id=one.id,
            title=one.title,
            minutes=one.minutes,
            origin=_from(one.origin),
            instead=instead,
            outcome=one.outcome,
        )
    )


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
    from pmworkshop.agenda.library import find_agenda, shelf_folders
    from pmworkshop.agenda.loader import load_agenda

    if name == STANDARD:
        with file_named(name) as path:
            return load_agenda(path, *shelf_folders(folders, Path.cwd()))
    return find_agenda(name, folders, Path.cwd())


def _either_named(name: str, folders: Folders) -> Agenda | Shelved:
    """Find an agenda or a module of the shelf by what was typed; ``-`` is standard input."""
    from pmworkshop.agenda.library import find_either

    if name != STANDARD:
        return find_either(name, folders, Path.cwd())
    with file_named(name) as path:
        return find_either(str(path), folders, Path.cwd())


@agenda.command()
@click.argument("name")
@json_option
@home_option
@click.pass_context
def show(ctx: click.Context, name: str, as_json: bool) -> int:
    """Show the modules and questions of an agenda, or a module of the shelf.

    NAME is a name of `pmworkshop agenda list`, the beginning of one, or a file; - reads standard input.
    """
    from pmworkshop.agenda.shelf import Shelved

    found = _either_named(name, folders_of(ctx))
    if isinstance(found, Shelved):
        if as_json:
            say_json(whole_plain(found))
        else:
            say_module(found)
        return ExitCode.FINE
    if as_json:
        say_json(_shown(found))
        return ExitCode.FINE
    say(
        tr(
            "{title}, {minutes:g} min\n{audience}\nOutcome: {outcome}",
            title=found.title,
            minutes=found.minutes,
            audience=found.audience,
            outcome=found.outcome,
        )
    )
    for number, module in enumerate(found.modules, 1):
        say(
            tr(
                "\n{number}  {title} ({kind}, {minutes:g} min, {priority})",
                number=number,
                title=module.title,
                kind=module.kind,
                minutes=module.minutes,
                priority=_priority(module.priority),
            )
        )
        for prompt in module.prompts:
            say(f"   {prompt.text}")
        if module.leaves:
            say(tr("   Leaves: {leaves}", leaves=module.leaves))
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
                "leaves": module.leaves,
            }
            for module in found.modules
        ],
    }


@agenda.command()
@click.argument("file")
@click.option(
    "--people",
    type=click.IntRange(1, 60),
    help="Whether its minutes suffice for so many people; exits with 1 if not.",
)
@json_option
@home_option
@click.pass_context
def check(ctx: click.Context, file: str, people: int | None, as_json: bool) -> int:
    """Check an agenda, or a module of the shelf; every fault is named with its place.

    FILE is TOML, or a name of `pmworkshop agenda list`; - reads standard input. Exits with 2 where the file has
    faults. That the modules fill more than nine tenths of the clock, or that a phase is too short for everybody to
    speak, is a note; with --people it is a finding, and the exit code 1. What modules of the shelf take from others
    that are not there is left out, and told.
    """
    from pmworkshop.agenda.library import file_of, shelf_folders
    from pmworkshop.agenda.loader import loaded
    from pmworkshop.agenda.shelf import lone_module

    folders = folders_of(ctx)
    named = shown(file)
    with file_named(file if file == STANDARD else str(file_of(file, folders, Path.cwd()))) as path:
        module = lone_module(path)
        if module is None:
            found = loaded(path, *shelf_folders(folders, Path.cwd()))
    if module is not None:
        say_checked_module(named, module, people, as_json=as_json)
        return ExitCode.FINE
    return say_checked(named, found, people, as_json=as_json)
