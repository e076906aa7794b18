"""The command that writes blank sheets, which leaders fill in alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmworkshop.base.errors import ExitCode, InputError, RefusedError
from pmworkshop.base.language import speaking, tr
from pmworkshop.cli.commands.answers.sheet_sources import FORM_SUFFIX, LARGEST, WHAT
from pmworkshop.cli.json_output import json_option
from pmworkshop.cli.options import folders_of, home_option, outside_of, session_argument, session_named
from pmworkshop.report.formats import formats_for

if TYPE_CHECKING:
    from datetime import date

    from pmworkshop.report.model.report import Report

_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
_FORMATS = {name.removeprefix("sheets-"): row for name, row in formats_for("alone").items()}
_FORM = "html"
_FILLED_IN = (".csv", ".xlsx")
"""The suffixes of sheets that are filled in with a spreadsheet and read back."""


@click.command()
@session_argument
@click.option("--module", "modules", metavar="ID", multiple=True, help="A module to ask; may be given again.")
@click.option(
    "--format",
    "formats",
    type=click.Choice([*_FORMATS]),
    multiple=True,
    help="How to write them; may be given again. Else markdown to print, and xlsx to fill in.",
)
@click.option("--out", metavar="DIR", help="Where to; else a folder named after the session, here.")
@click.option(
    "--separator",
    type=click.Choice([*_SEPARATORS]),
    help="Write csv in place of xlsx, with this between the cells; semicolon where 1,5 is one and a half.",
)
@click.option("--by", metavar="DAY", help="By when answers are awaited, such as 3 Dec or +5; forms and mails say it.")
@click.option("--force", is_flag=True, help="Write over sheets that have been filled in.")
@json_option
@home_option
@click.pass_context
def sheets(
    ctx: click.Context,
    session: str,
    modules: tuple[str, ...],
    formats: tuple[str, ...],
    out: str | None,
    separator: str | None,
    by: str | None,
    force: bool,
    as_json: bool,
) -> int:
    """Write a blank sheet for each leader: a page to print, a workbook or a form to fill in.

    Without --module they hold the charts, the polls whose subjects are given, and what the agenda lets people do
    alone beforehand. Also votes and lists can be named. What is answered without names, or has been shown, cannot
    be asked on a sheet. `pmworkshop collect` reads the filled ones.

    A form (html) is one page that any browser opens, also from a mail and without a network; it makes a file or a
    text to send back. Each is for one leader alone, and the session notes what it is known by.

    An agenda with parts in mode `solo` asks in waves: what builds on answers is on the sheets once these have been
    shown, with `pmworkshop reveal`. Who is awaited: pmworkshop awaited SESSION
    """
    from pmworkshop.cli.out_places import out_folder, tell_saved
    from pmworkshop.cli.session_setup import read_session
    from pmworkshop.report.builders.report import build
    from pmworkshop.workshop.exports import save_files
    from pmworkshop.workshop.forms import noted

    stored = session_named(session, folders_of(ctx))
    folder = out_folder(out or f"{stored.stem}-sheets")
    build(read_session(stored), sheets=modules)  # what cannot be asked is told before anything is noted
    whole = noted(stored, tokens=_FORM in formats, by=_day(ctx, by))
    with speaking(whole.info.language):
        report = build(whole, sheets=modules)
        files = _files(report, formats or ("markdown", "csv" if separator else "xlsx"), separator)
    if not files:
        raise RefusedError(tr("Nobody is listed in this workshop yet."), tr("Add the leaders on the stage first."))
    if not force:
        for name, data in files.items():
            _keep_filled(folder / name, data)
    forms = [name for name in files if Path(name).suffix == FORM_SUFFIX]
    tell_saved(save_files(files, folder, folders_of(ctx), private=forms, replace=force), as_json=as_json)
    return ExitCode.FINE


def _day(ctx: click.Context, typed: str | None) -> date | None:
    """Read the day by which answers are awaited; None where none was typed."""
    if not typed:
        return None
    from pmworkshop.base.dates import parse_date, spell_date
    from pmworkshop.cli.session_setup import usual_settings

    today = outside_of(ctx).today()
    day = parse_date(typed, today, usual_settings(folders_of(ctx)).dates)
    if day < today:
        raise InputError(tr("{day} is past.", day=spell_date(day)), tr("Name a day that is still to come."))
    return day


def _files(report: Report, formats: tuple[str, ...], separator: str | None) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for name in formats:
        more = {"separator": _SEPARATORS[separator]} if separator and name == "csv" else {}
        files |= _FORMATS[name].load()(report, **more)
    return files


def _keep_filled(path: Path, data: bytes) -> None:
    """Refuse to overwrite a filled sheet.

    Raises:
        InputError: The file is a filled sheet, or no sheet at all.
    """
    from pmworkshop.exchange.filled_sheet import filled_in
    from pmworkshop.exchange.sheet_table import sheet_rows
    from pmworkshop.exchange.tables.reader import read_table_file

    if path.suffix not in _FILLED_IN or not path.exists():
        return
    found = read_table_file(path, tr(WHAT), LARGEST)
    if found == data:
        return
    try:
        blank = not filled_in(sheet_rows(found, str(path)))
    except InputError:
        blank = False
    if not blank:
        raise InputError(
            tr("{path} is there already, and not blank.", path=path),
            tr("Name another folder with --out, or write over it with --force."),
        )
