"""The commands that write the handouts before a workshop: run sheet and invitation."""

from __future__ import annotations

import click

from pmworkshop.base.errors import ExitCode
from pmworkshop.cli.options import folders_of, home_option, say, session_argument, session_named, warn

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
    return _write(ctx, session, out, "run-sheet")


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
    return _write(ctx, session, out, "invitation")


def _write(ctx: click.Context, session: str, out: str | None, name: str) -> int:
    """Write the single file of a format to the given place, or print it."""
    from pmworkshop.base.files import write_file
    from pmworkshop.cli.out_places import out_file
    from pmworkshop.cli.session_setup import read_session
    from pmworkshop.report.files import files_of
    from pmworkshop.report.formats import TABLE

    if out and TABLE[name].caution:
        warn(TABLE[name].caution)
    place = out_file(out) if out else None
    (data,) = files_of(read_session(session_named(session, folders_of(ctx))), name).values()
    if place is None:
        say(data.decode().rstrip("\n"))
    else:
        write_file(place, data)
        say(place)
    return ExitCode.FINE
