"""The commands of pmworkshop: the group that contains them, and the entry point."""

from __future__ import annotations

import gc
import os
from typing import NoReturn

import click

from pmworkshop import __version__
from pmworkshop.base.application import is_packed
from pmworkshop.cli.languages import language_option
from pmworkshop.cli.options import folders_of, home_option, outside_of
from pmworkshop.cli.program import Program

__all__ = ["main", "program"]


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@language_option
@home_option
@click.version_option(__version__, prog_name="pmworkshop", message="%(prog)s %(version)s")
@click.pass_context
def program(ctx: click.Context) -> int:
    """Run a leadership alignment workshop for product management from a terminal.

    Without a command, the home screen opens: sessions, agendas, and a new workshop.
    """
    if ctx.invoked_subcommand is not None:
        return 0
    outside = outside_of(ctx)
    if outside.terminal():
        return outside.home(folders_of(ctx))
    click.echo(ctx.get_help())
    return 0


program.later = {
    "actions": "practice.actions:actions",
    "after": "files.after:after",
    "agenda": "computer.agendas:agenda",
    "awaited": "answers.beforehand:awaited",
    "browser": "computer.browser:browser",
    "chart": "files.charts:chart",
    "collect": "answers.collect:collect",
    "copy": "sessions.moving:copy",
    "demo": "sessions.demo:demo",
    "diff": "sessions.history:diff",
    "do": "sessions.do:do",
    "doctor": "computer.doctor:doctor",
    "export": "files.export:export",
    "find": "practice.find:find",
    "follow-up": "sessions.follow_up:follow_up",
    "formats": "files.format_list:formats",
    "history": "sessions.history:history",
    "import": "files.export:import_file",
    "invite": "files.handouts:invite",
    "keep": "sessions.retire:keep",
    "list": "sessions.sessions:list_sessions",
    "merge": "answers.joining:merge",
    "move": "sessions.moving:move",
    "new": "sessions.sessions:new",
    "notes": "sessions.sessions:notes",
    "open": "sessions.sessions:open_session",
    "portfolio": "practice.papers:portfolio",
    "prepare": "answers.joining:prepare",
    "rehearse": "sessions.rehearse:rehearse",
    "replay": "sessions.replay:replay",
    "retire": "sessions.retire:retire",
    "reveal": "answers.beforehand:reveal",
    "room": "answers.room:room",
    "runsheet": "files.handouts:runsheet",
    "settings": "computer.settings:settings",
    "sheets": "answers.sheets:sheets",
    "show": "sessions.sessions:show",
    "status": "answers.status:status",
    "store": "computer.databases:store",
    "trace": "sessions.trace:trace",
    "trend": "practice.papers:trend",
}


def main() -> NoReturn:
    """Run the command line of this process and exit with its code; it does not return."""
    gc.disable()  # a command is over before collecting pays; the stage turns it on again
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them costs every start
    if is_packed():
        from pmworkshop.cli.own_window import as_packed

        with as_packed():
            program.main(prog_name="pmworkshop")
    program.main(prog_name="pmworkshop")
    raise AssertionError("the program ends itself")
