"""The command that lists what a session can be written as."""

from __future__ import annotations

import click

from pmworkshop.base.errors import ExitCode
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import home_option, say
from pmworkshop.report.formats import TABLE, Format

COMMANDS = {
    "export": tr_noop("export --format"),
    "before": tr_noop("export --format"),
    "after": tr_noop("after, and export --format"),
    "alone": tr_noop("sheets --format"),
    "asked": tr_noop("export --format"),
}
"""The command that writes the formats of each occasion."""


@click.command()
@json_option
@home_option
def formats(as_json: bool) -> int:
    """List what a session can be written as, and what each is for.

    `export` writes the usual ones, and with `--format` any; `after` writes all that goes out in the hour after a
    workshop; `sheets` writes what leaders fill in.
    """
    if as_json:
        say_json([_data(row) for row in TABLE.values()])
        return ExitCode.FINE
    for row in TABLE.values():
        say(_line(row))
        say(
            tr(
                "    {files} · for the {audiences} · {commands}",
                files=", ".join(row.files),
                audiences=tr(" or the ").join(row.audiences),
                commands=COMMANDS[row.occasion],
            )
        )
    return ExitCode.FINE


def _data(row: Format) -> dict[str, object]:
    kept = ("name", "purpose", "files", "audiences", "occasion", "usual", "caution")
    return {**{name: getattr(row, name) for name in kept}, "command": COMMANDS[row.occasion]}


def _line(row: Format) -> str:
    mark = tr(" (written by an export that names no format)") if row.usual else ""
    return f"{row.name}: {row.purpose}{mark}"
