"""The command that replays a session step by step."""

from __future__ import annotations

import click

from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr
from pmworkshop.cli.options import folders_of, home_option, outside_of, session_argument, session_named


@click.command()
@session_argument
@click.option(
    "--at",
    metavar="MOMENT",
    help="Begin there: a step's number, a part (where the room first went into it), or a time such as 10:42.",
)
@click.option("--speed", type=int, default=60, show_default=True, help="How many times as fast: 1 to 600.")
@home_option
@click.pass_context
def replay(ctx: click.Context, session: str, at: str | None, speed: int) -> int:
    """Show again how the room agreed, step by step.

    The stage as the room saw it, with a timeline. Between two steps it waits as long as the room did, divided by the
    speed, and never longer than 3 seconds. Nothing can be changed, and the file is only read. SESSION is a path, an
    id, or the beginning of a title.
    """
    from pmworkshop.tui.replay.playing import checked_speed
    from pmworkshop.tui.replay.recording import open_reel

    folders, outside = folders_of(ctx), outside_of(ctx)
    reel = open_reel(session_named(session, folders), at, checked_speed(speed))
    if not outside.terminal():
        raise InputError(tr("The replay needs a terminal."), tr("To read it without one: pmworkshop history SESSION"))
    return outside.replay(reel, folders)
