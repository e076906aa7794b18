"""The commands that copy and move a session between files and a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pmworkshop.base.errors import ExitCode
from pmworkshop.base.language import trn
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import folders_of, home_option, say, session_argument, session_named, warn

if TYPE_CHECKING:
    from pmworkshop.workshop.moving import Copied


@click.command(name="copy")
@session_argument
@click.argument("to")
@json_option
@home_option
@click.pass_context
def copy(ctx: click.Context, session: str, to: str, as_json: bool) -> int:
    """Copy a session into a file or a database, with its id and its whole history.

    TO is a file, a folder, or a database such as postgresql://fay@host/workshops, with #NAME or without. Where the
    same history is already, nothing happens; other steps are never written over. To take a session out and bring it
    back: copy it into a file, work without a network, and `pmworkshop merge` the file into the session.
    """
    from pmworkshop.workshop.moving import copy_session

    return _told(copy_session(session_named(session, folders_of(ctx)), to), as_json=as_json)


@click.command(name="move")
@session_argument
@click.argument("to")
@json_option
@home_option
@click.pass_context
def move(ctx: click.Context, session: str, to: str, as_json: bool) -> int:
    """Move a session into a file or a database, with its id and its whole history.

    TO is as for `pmworkshop copy`. The session is taken away from its old place once all of it is in the new one; not
    while its stage is running, nor if somebody wrote to it meanwhile.
    """
    from pmworkshop.workshop.moving import move_session

    return _told(move_session(session_named(session, folders_of(ctx)), to), as_json=as_json)


def _told(done: Copied, *, as_json: bool) -> int:
    if as_json:
        say_json({"path": str(done.place), "steps": done.steps, "new": done.new})
        return ExitCode.FINE
    if not done.new:
        warn(
            trn(
                "The same {number} step were there already.",
                "The same {number} steps were there already.",
                done.steps,
            )
        )
    say(done.place)
    return ExitCode.FINE
