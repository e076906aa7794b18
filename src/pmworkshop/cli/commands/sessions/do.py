"""The command that does without a screen what the stage does with keys."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_text
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import folders_of, home_option, outside_of, session_argument, session_named

if TYPE_CHECKING:
    from pmworkshop.tui.spoken.app import Talk

END = ("quit", "leave")
"""What ends a talk."""


@click.command()
@session_argument
@click.argument("acts", nargs=-1)
@click.option("--read-only", is_flag=True, help="Only read out; nothing can be changed.")
@json_option
@home_option
@click.pass_context
def do(ctx: click.Context, session: str, acts: tuple[str, ...], read_only: bool, as_json: bool) -> int:
    """Do without a screen what the stage does with keys.

    Each of ACTS is the name of a command (forward), a key (PgDn), “type:” with a line, “choose:” with words of a row
    and, behind a stroke, of a column, “read” for what the stage shows, or “commands” for what can be done now. They
    are done in their order; the first that is refused ends it, with the exit code 2. At the end the page is read out.

    Without ACTS they are taken from standard input, a line each, and whatever changes is told: a talk with the stage,
    for whoever hears it. There a line that may not be seen by the room is not shown as it is typed. The stage may run
    on the wall at the same time.
    """
    from pmworkshop.tui.spoken.app import run_spoken

    heard = _Heard(print_at_once=not as_json)
    given = _in_order(acts) if acts else _typed(asks=outside_of(ctx).terminal())
    folders = folders_of(ctx)
    run_spoken(session_named(session, folders).address, folders, heard.of(given), readonly=read_only)
    if as_json:
        say_json(heard.acts)
    return 0


class _Heard:
    """Prints what is told, or keeps it as plain data by what was said before it."""

    def __init__(self, *, print_at_once: bool) -> None:
        self._stream = sys.stdout if print_at_once else None  # the application takes its place while it runs
        self.acts: list[dict[str, Any]] = [{"act": "", "told": []}]

    def of(self, talk: Talk) -> Talk:
        """Hear a talk."""
        next_act = talk.next_act

        async def following(hidden: bool, asked: str) -> str | None:
            act = await next_act(hidden, asked)
            self.acts.append({"act": "" if hidden or act is None else act, "told": []})
            return act

        talk.next_act, talk.tell = following, self._take
        return talk

    def _take(self, lines: Sequence[str]) -> None:
        self.acts[-1]["told"] += lines
        for line in lines if self._stream else ():
            click.echo(clean_text(line), file=self._stream)


def _in_order(acts: Sequence[str]) -> Talk:
    from pmworkshop.tui.spoken.app import COMMANDS, READ, Talk

    rest = iter(acts if acts[-1] in (READ, COMMANDS) else (*acts, READ))

    async def following(_hidden: bool, _asked: str) -> str | None:
        return next(rest, None)

    return Talk(following)


def _typed(*, asks: bool) -> Talk:
    from pmworkshop.tui.spoken.app import Talk

    plain, show = sys.stdin.readline, sys.stderr

    def line(hidden: bool, asked: str) -> str:
        if asks and hidden:
            return _hidden_line(asked or tr("Hidden"))
        if asks:
            show.write(f"{asked}> ")
            show.flush()
        return plain()

    async def typed(hidden: bool, asked: str) -> str | None:
        said = await asyncio.to_thread(line, hidden, asked)
        return said if said and said.strip() not in END else None

    return Talk(typed, goes_on=True, pages=True)


def _hidden_line(asked: str) -> str:
    """Read a line from the terminal without showing it; empty once there is none."""
    from getpass import getpass

    try:
        return getpass(f"{asked}> ", sys.stderr) + "\n"
    except EOFError:
        return ""
