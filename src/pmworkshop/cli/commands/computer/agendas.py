"""The commands on agendas: list them, show the content of one, check a file."""

from __future__ import annotations

from pathlib import Path

import click

from pmworkshop.base.errors import ExitCode
from pmworkshop.base.text import count
from pmworkshop.cli.options import folders_of, home_option, say
from pmworkshop.cli.program import Commands


@click.group(cls=Commands)
@home_option
def agenda() -> None:
    """List, show and check agendas: what a workshop asks."""


@agenda.command(name="list")
@home_option
@click.pass_context
def list_all(ctx: click.Context) -> int:
    """List the agendas: those shipped, your own, and those in ./agendas."""
    from pmworkshop.agenda.library import list_agendas

    folders = folders_of(ctx)
    for one in list_agendas(folders, Path.cwd()):
        if one.fault:
            say(f"{one.id}  ({one.origin}, cannot be used)\n  {one.fault}")
            continue
        instead = f", instead of {' and '.join(one.instead_of)}" if one.instead_of else ""
        say(f"{one.id}  {one.title}, {one.minutes:g} min ({one.origin}{instead})\n  {one.outcome}")
    say(f"\nYour own agendas go to {folders.agendas}, or to a folder named agendas where you work.")
    return ExitCode.FINE


@agenda.command()
@click.argument("name")
@home_option
@click.pass_context
def show(ctx: click.Context, name: str) -> int:
    """Show the modules and questions of an agenda.

    NAME is an id of `pmworkshop agenda list`, the beginning of one, or a file.
    """
    from pmworkshop.agenda.library import find_agenda

    found = find_agenda(name, folders_of(ctx), Path.cwd())
    say(f"{found.title}, {found.minutes:g} min\n{found.audience}\nOutcome: {found.outcome}")
    for number, module in enumerate(found.modules, 1):
        say(f"\n{number}  {module.title} ({module.kind}, {module.minutes:g} min, {module.priority})")
        for prompt in module.prompts:
            say(f"   {prompt.text}")
    return ExitCode.FINE


@agenda.command()
@click.argument("file")
@home_option
def check(file: str) -> int:
    """Check an agenda file; every fault is named with its place."""
    from pmworkshop.agenda.loader import load_agenda

    found = load_agenda(Path(file))
    say(f"{file}: fine. “{found.title}”, {count(len(found.modules), 'module')}, {found.minutes:g} min.")
    return ExitCode.FINE
