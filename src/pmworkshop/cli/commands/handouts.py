"""The commands that write what is needed before the workshop: the run sheet, the invitation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmworkshop.base.errors import ExitCode, InputError
from pmworkshop.base.folders import SESSION_SUFFIX
from pmworkshop.base.text import clean_line
from pmworkshop.cli.options import folders_of, home_option, say, session_argument, session_file, warn

if TYPE_CHECKING:
    from pmworkshop.session.core.session import Session

_out = click.option("--out", metavar="FILE", help="Where to; else it is printed here.")


@click.command()
@session_argument
@_out
@home_option
@click.pass_context
def runsheet(ctx: click.Context, session: str, out: str | None) -> int:
    """Write the run sheet of a session, to print.

    It has the times, what to cut when late, and for each module the questions, your own notes and the
    usual owners: for the facilitator only.
    """
    from pmworkshop.report.handouts.runsheet import runsheet as make

    if out:
        warn("The run sheet holds your private notes: keep it to yourself.")
    return _write(ctx, session, out, make)


@click.command()
@session_argument
@_out
@home_option
@click.pass_context
def invite(ctx: click.Context, session: str, out: str | None) -> int:
    """Write the invitation to a workshop, as text for a mail.

    It says why, when, who, and what to bring. For the call before a workshop it is a short note to the
    sponsor. Nothing private stands in it.
    """
    from pmworkshop.report.handouts.invitation import invitation

    return _write(ctx, session, out, invitation)


def _write(ctx: click.Context, name: str, out: str | None, make: Callable[[Session], bytes]) -> int:
    from pmworkshop.base.files import write_file
    from pmworkshop.cli.session_setup import read_session

    place = out_file(out) if out else None
    data = make(read_session(session_file(name, folders_of(ctx))))
    if place is None:
        say(data.decode().rstrip("\n"))
    else:
        write_file(place, data)
        say(place)
    return ExitCode.FINE


def out_file(name: str) -> Path:
    """Find a file to write to; it need not be there yet.

    Raises:
        InputError: It is a folder, a session, or stands where nothing can be written.
    """
    from pmworkshop.cli.commands.files import out_folder

    path = Path(name)
    out_folder(str(path.parent))
    if "\0" in name or not path.name:
        raise InputError(f"“{clean_line(name)}” is not a name that a file can have.")
    if path.is_dir():
        raise InputError(f"{path} is a folder, not a file to write to.", "Name the file with --out.")
    if path.suffix == SESSION_SUFFIX:
        raise InputError(f"{path} has the name of a session, and would be written over.", "Choose another name.")
    return path
