"""The command that lists what a session can be written as."""

from __future__ import annotations

import click

from pmworkshop.base.errors import ExitCode
from pmworkshop.base.language import tr, tr_noop, trc
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import home_option, say
from pmworkshop.report.formats import TABLE, Format
from pmworkshop.report.model.audience import Audience

COMMANDS = {
    "export": "export --format",
    "before": "export --format",
    "after": tr_noop("after, and export --format"),
    "alone": "sheets --format",
    "asked": "export --format",
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
                "    {files} · for {readers} · {commands}",
                files=", ".join(row.files),
                readers=tr(" or ").join(_reader(one) for one in row.audiences),
                commands=tr(COMMANDS[row.occasion]),
            )
        )
    return ExitCode.FINE


def _reader(audience: Audience) -> str:
    return {
        "room": trc("for whom", "the room"),
        "sponsor": trc("for whom", "the sponsor"),
        "facilitator": trc("for whom", "the facilitator"),
    }[audience]


def _data(row: Format) -> dict[str, object]:
    kept = ("name", "purpose", "files", "audiences", "occasion", "usual", "caution")
    return {**{name: getattr(row, name) for name in kept}, "command": COMMANDS[row.occasion]}


def _line(row: Format) -> str:
    mark = tr(" (written by an export that names no format)") if row.usual else ""
    return f"{row.name}: {tr(row.purpose)}{mark}"
