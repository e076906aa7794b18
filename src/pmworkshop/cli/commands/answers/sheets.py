"""The command that writes blank sheets, which leaders fill in alone."""

from __future__ import annotations

from pathlib import Path

import click

from pmworkshop.base.errors import ExitCode, InputError, RefusedError
from pmworkshop.cli.options import folders_of, home_option, session_argument, session_named

_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
LARGEST = 1024 * 1024
"""Bytes of a sheet that are read."""
WHAT = "a sheet"


@click.command()
@session_argument
@click.option("--module", "modules", metavar="ID", multiple=True, help="A module to ask; may be given again.")
@click.option("--out", metavar="DIR", help="Where to; else a folder named after the session, here.")
@click.option(
    "--separator",
    type=click.Choice([*_SEPARATORS]),
    default="comma",
    show_default=True,
    help="What stands between the cells; semicolon where the spreadsheet writes 1,5 for one and a half.",
)
@click.option("--force", is_flag=True, help="Write over sheets that have been filled in.")
@home_option
@click.pass_context
def sheets(
    ctx: click.Context, session: str, modules: tuple[str, ...], out: str | None, separator: str, force: bool
) -> int:
    """Write a blank sheet for each leader: Markdown to print, CSV to fill in.

    Without --module they hold the charts, the polls whose subjects are given, and what the agenda lets people do
    alone beforehand. Also votes and lists can be named. What is answered without names, or has been shown, cannot
    be asked on a sheet. `pmworkshop collect` reads the filled ones.
    """
    from pmworkshop.cli.out_places import out_folder, tell_saved
    from pmworkshop.cli.session_setup import read_session
    from pmworkshop.report.builders.report import build
    from pmworkshop.report.handouts.blank_sheets import sheet_files
    from pmworkshop.workshop.exports import save_files

    stored = session_named(session, folders_of(ctx))
    folder = out_folder(out or f"{stored.stem}-sheets")
    report = build(read_session(stored), sheets=modules)
    files = sheet_files(report, separator=_SEPARATORS[separator])
    if not files:
        raise RefusedError("Nobody is listed in this workshop yet.", "Add the leaders on the stage first.")
    if not force:
        for name, data in files.items():
            _keep_filled(folder / name, data)
    tell_saved(save_files(files, folder, folders_of(ctx), replace=force))
    return ExitCode.FINE


def _keep_filled(path: Path, data: bytes) -> None:
    """Refuse to overwrite a filled sheet.

    Raises:
        InputError: The file is a filled sheet, or no sheet at all.
    """
    from pmworkshop.base.files import read_bytes
    from pmworkshop.exchange.filled_sheet import filled_in
    from pmworkshop.exchange.sheet_table import sheet_rows

    if path.suffix != ".csv" or not path.exists():
        return
    found = read_bytes(path, WHAT, LARGEST)
    if found == data:
        return
    try:
        blank = not filled_in(sheet_rows(found, str(path)))
    except InputError:
        blank = False
    if not blank:
        raise InputError(
            f"{path} is there already, and not blank.",
            "Name another folder with --out, or write over it with --force.",
        )
