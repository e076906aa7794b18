"""The commands of pmworkshop: the group that contains them, and the entry point."""

from __future__ import annotations

import gc
import os
from typing import NoReturn

import click

from pmworkshop import __version__
from pmworkshop.cli.commands.answers.collect import collect
from pmworkshop.cli.commands.answers.joining import merge, prepare
from pmworkshop.cli.commands.answers.sheets import sheets
from pmworkshop.cli.commands.answers.status import status
from pmworkshop.cli.commands.computer.agendas import agenda
from pmworkshop.cli.commands.computer.doctor import doctor
from pmworkshop.cli.commands.computer.settings import settings
from pmworkshop.cli.commands.files.after import after
from pmworkshop.cli.commands.files.charts import chart
from pmworkshop.cli.commands.files.export import export, import_file
from pmworkshop.cli.commands.files.format_list import formats
from pmworkshop.cli.commands.files.handouts import invite, runsheet
from pmworkshop.cli.commands.sessions.demo import demo
from pmworkshop.cli.commands.sessions.follow_up import follow_up
from pmworkshop.cli.commands.sessions.history import diff, history
from pmworkshop.cli.commands.sessions.rehearse import rehearse
from pmworkshop.cli.commands.sessions.replay import replay
from pmworkshop.cli.commands.sessions.sessions import list_sessions, new, notes, open_session, show
from pmworkshop.cli.commands.sessions.trace import trace
from pmworkshop.cli.options import folders_of, home_option, outside_of
from pmworkshop.cli.program import Program

__all__ = ["main", "program"]


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
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


for command in (
    demo, new, follow_up, rehearse, open_session, notes, list_sessions, show, history, replay, diff, trace, runsheet,
    invite, prepare, sheets, collect, merge, after, status, export, formats, import_file, agenda, chart, settings,
    doctor,
):  # fmt: skip
    program.add_command(command)


def main() -> NoReturn:
    """Run the command line of this process and exit with its code; it does not return."""
    gc.disable()  # a command is over before collecting pays; the stage turns it on again
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them costs every start
    program.main(prog_name="pmworkshop")
    raise AssertionError("the program ends itself")
