"""The command that lists what a session can be written as."""

from __future__ import annotations

from dataclasses import asdict

import click

from pmworkshop.base.errors import ExitCode
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import say
from pmworkshop.report.formats import TABLE, Format

COMMANDS = {
    "export": "export --format",
    "before": "export --format",
    "after": "after, and export --format",
    "alone": "sheets --format",
}
"""The command that writes the formats of each occasion."""


@click.command()
@json_option
def formats(as_json: bool) -> int:
    """List what a session can be written as, and what each is for.

    `export` writes the usual ones, and with `--format` any; `after` writes all that goes out in the hour after a
    workshop; `sheets` writes what leaders fill in.
    """
    if as_json:
        say_json([{**asdict(row), "command": COMMANDS[row.occasion]} for row in TABLE.values()])
        return ExitCode.FINE
    for row in TABLE.values():
        say(_line(row))
        say(f"    {', '.join(row.files)} · for the {' or the '.join(row.audiences)} · {COMMANDS[row.occasion]}")
    return ExitCode.FINE


def _line(row: Format) -> str:
    mark = " (written by an export that names no format)" if row.usual else ""
    return f"{row.name}: {row.purpose}{mark}"
