"""The commands that write papers on many sessions: the trend of one organisation, and the portfolio of all units."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from pmworkshop.base.errors import ExitCode, InputError
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import SessionName, folders_of, home_option, outside_of, say, session_named, warn
from pmworkshop.cli.out_places import out_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from pmworkshop.base.folders import Folders
    from pmworkshop.report.model.paper import Paper
    from pmworkshop.store.listing import Listed


def _written(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how a paper is written, and where to."""
    form = click.option(
        "--format",
        "form",
        type=click.Choice(["markdown", "html"]),
        default="markdown",
        show_default=True,
        help="How to write it.",
    )
    return form(click.option("--out", metavar="FILE", help="Where to write it; else it is printed.")(command))


@click.command()
@click.argument("organisation")
@click.option("--private", is_flag=True, help="With the roles that drift: your eyes only.")
@_written
@json_option
@home_option
@click.pass_context
def trend(ctx: click.Context, organisation: str, private: bool, form: str, out: str | None, as_json: bool) -> int:
    """Show how an ORGANISATION moves over the quarters in which it met.

    Answers to statements, roles in practice, promises kept, and measures; a part of its name will do. Which roles
    drift is told with --private alone.
    """
    from pmworkshop.practice.standing import standings
    from pmworkshop.practice.trend import trend as write

    every = _workshops(folders_of(ctx))
    name = _organisation(organisation, every)
    wanted = [one.stored for one in every if one.organisation == name]
    _give(write(standings(wanted), name, private=private), form, out, private=private, as_json=as_json)
    return ExitCode.FINE


def _workshops(folders: Folders) -> list[Listed]:
    """List a user's workshops, in files and in a database; say of a database that does not answer why."""
    from pmworkshop.practice.standing import workshops
    from pmworkshop.store.sessions import list_sessions

    there = list_sessions(folders)
    for one in there:
        if one.away:
            warn(one.fault or "")
    return workshops(there)


def _organisation(typed: str, every: Sequence[Listed]) -> str:
    """Find the one organisation that is meant: its whole name comes before a part of it."""
    named = sorted({one.organisation for one in every if one.organisation})
    wanted = clean_line(typed).casefold()
    exact = [one for one in named if one.casefold() == wanted]
    found = exact or [one for one in named if wanted and wanted in one.casefold()]
    if len(found) != 1:
        raise _not_one(shorten(clean_line(typed), 60), found, named)
    return found[0]


def _not_one(typed: str, found: Sequence[str], named: Sequence[str]) -> InputError:
    there = shorten(", ".join(found or named), 200)
    if found:
        return InputError(tr("“{typed}” may mean {there}.", typed=typed, there=there), tr("Name one of them."))
    return InputError(
        tr("No session is of “{typed}”.", typed=typed), tr("There are {there}.", there=there) if named else ""
    )


@click.command()
@click.argument("sessions", metavar="[SESSION]...", type=SessionName(), nargs=-1)
@_written
@json_option
@home_option
@click.pass_context
def portfolio(ctx: click.Context, sessions: tuple[str, ...], form: str, out: str | None, as_json: bool) -> int:
    """Show where many units stand, and which rows are contested in all of them.

    A unit is a session that no other continues; name some to see only those. Rows are the same by their id or their
    words. It is the same in whatever order they are named.
    """
    from pmworkshop.practice.portfolio import portfolio as write
    from pmworkshop.practice.standing import standings

    folders = folders_of(ctx)
    if sessions:
        units = standings(session_named(one, folders) for one in sessions)
    else:
        every = _workshops(folders)
        before = {one.continues for one in every}
        units = standings(one.stored for one in every if one.id not in before)
        units = tuple(one for one in units if not one.sample)
    _give(write(units, outside_of(ctx).today()), form, out, as_json=as_json)
    return ExitCode.FINE


def _give(paper: Paper, form: str, out: str | None, *, private: bool = False, as_json: bool = False) -> None:
    """Print a paper, or write it into a file."""
    from pmworkshop.base.files import write_file
    from pmworkshop.report.writers.papers import paper_markdown, paper_page

    if as_json:
        say_json(asdict(paper))
        return
    content = (paper_page if form == "html" else paper_markdown)(paper)
    if out is None or out == "-":
        say(content.decode().rstrip("\n"))
        return
    path = out_file(out)
    write_file(path, content, private=private)
    say(path)
