"""Writes the manual page ``pmworkshop.1`` from the commands themselves.

The form is that of ``man-pages(7)``; ``man docs/pmworkshop.1`` shows it.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence

import click

from pmworkshop import __version__
from pmworkshop.cli import program

NAME = "pmworkshop"
SUMMARY = "run a leadership alignment workshop for product management from a terminal"
CODES = (
    ("0", "All is well."),
    (
        "1",
        "Something was found that a person should look at, such as a fault in a chart or an action that is overdue.",
    ),
    ("2", "Wrong usage or input; one sentence says what, where and what to do."),
    ("70", "A fault of the program; the log has the details."),
    ("130", "Interrupted."),
)
ENVIRONMENT = (
    ("PMWORKSHOP_HOME", "The folder for sessions, agendas, settings and log, where --home names none."),
    ("PMWORKSHOP_STORE", "The address of a database that keeps the sessions, where --store names none."),
    ("NO_COLOR", "Set to anything: no colours."),
)


FILES = (
    "Each session is one file, .pmw. “pmworkshop settings” names the file of the settings, and “pmworkshop doctor” "
    "the folders of sessions and log."
)
EVERYWHERE = ("--home", "--store", "--help")
"""Options that every command takes; they are told once."""
AGAIN = "Every command takes --home, --store and --help too."


def page() -> str:
    """Write the manual page, with every command and option that is not hidden."""
    ctx = click.Context(program, info_name=NAME)
    parts = [
        f'.TH PMWORKSHOP 1 "" "{NAME} {__version__}" "User Commands"',
        f".SH NAME\n{NAME} \\- {_escaped(SUMMARY)}",
        f".SH SYNOPSIS\n.B {NAME}\n.RI [ options ]\n.RI [ command\n.RI [ arguments ]]",
        f".SH DESCRIPTION\n{_text(program.help or '')}",
        f".SH OPTIONS\n{_options(program, ctx, without=())}\n.PP\n{_escaped(AGAIN)}",
        ".SH COMMANDS",
        *_commands(program, ctx),
        f".SH EXIT STATUS\n{_tagged(CODES)}",
        f".SH ENVIRONMENT\n{_tagged(ENVIRONMENT)}",
        f".SH FILES\n{_escaped(FILES)}",
    ]
    return "\n".join(parts) + "\n"


def _commands(group: click.Group, ctx: click.Context) -> Iterator[str]:
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        assert command is not None
        if command.hidden:
            continue
        inner = click.Context(command, info_name=name, parent=ctx)
        usage = " ".join(command.collect_usage_pieces(inner))
        yield f".SS {_escaped(inner.command_path.removeprefix(NAME).strip())} {_escaped(usage)}"
        yield _text(command.help or "")
        if options := _options(command, inner, without=EVERYWHERE):
            yield options
        if isinstance(command, click.Group):
            yield from _commands(command, inner)


def _options(command: click.Command, ctx: click.Context, *, without: tuple[str, ...]) -> str:
    told = (one for one in command.get_params(ctx) if isinstance(one, click.Option) and not {*one.opts} & {*without})
    return _tagged([record for one in told if (record := one.get_help_record(ctx))])


def _tagged(pairs: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f".TP\n.B {_escaped(name)}\n{_escaped(means)}" for name, means in pairs)


def _text(help_text: str) -> str:
    paragraphs = re.split(r"\n\s*\n", inspect.cleandoc(help_text).replace("\b", "").strip())
    return "\n.PP\n".join(_escaped(" ".join(one.split())) for one in paragraphs)


def _escaped(text: str) -> str:
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe
