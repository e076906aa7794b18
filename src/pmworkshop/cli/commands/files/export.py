"""The commands that export a workshop as plain files, and import one."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmworkshop.base.errors import ExitCode, InputError
from pmworkshop.base.files import safe_name
from pmworkshop.base.text import clean_line
from pmworkshop.cli.options import at_option, folders_of, home_option, say, session_argument, session_named, warn
from pmworkshop.cli.out_places import out_folder, tell_saved
from pmworkshop.report.formats import formats_for, private_names, usual
from pmworkshop.report.model.audience import AUDIENCES, Audience

if TYPE_CHECKING:
    from pmworkshop.base.folders import Folders
    from pmworkshop.store.addresses import Address

_NAMES = tuple(formats_for("export"))


@click.command()
@session_argument
@click.option(
    "--format",
    "formats",
    metavar="FORMAT",
    multiple=True,
    help=f"{', '.join(_NAMES[:-1])} or {_NAMES[-1]}; may be given again.",
)
@click.option(
    "--for",
    "audience",
    type=click.Choice(AUDIENCES),
    default="room",
    show_default=True,
    help="Who will read it: how much of single answers is in it.",
)
@click.option("--out", metavar="DIR", help="Where to; else a folder named after the session, here.")
@at_option
@home_option
@click.pass_context
def export(
    ctx: click.Context, session: str, formats: tuple[str, ...], audience: Audience, out: str | None, at: str | None
) -> int:
    """Write a session as plain files: the summary, the chart, the action plan.

    The same session gives the same bytes each time, and a file that you have edited is kept under another name. The
    format `session` is the whole session with its history and everything private; `pmworkshop import` reads it.
    """
    from pmworkshop.cli.session_setup import damaged

    stored = session_named(session, folders_of(ctx))
    folder = out_folder(
        out or (stored.stem if at is None else f"{stored.stem}-at-{safe_name(at.replace('+', ' plus '))}")
    )
    if damaged(stored):
        warn(f"{stored.name} is damaged; what is good of it is exported. To save that: pmworkshop open {stored}")
    chosen = [format_named(name) for name in formats or usual()]
    known = formats_for("export")
    for name in dict.fromkeys(chosen):
        if known[name].caution:
            warn(known[name].caution)
    write_formats(stored, dict.fromkeys(chosen), folder, audience, at, folders=folders_of(ctx))
    return ExitCode.FINE


def format_named(name: str) -> str:
    """Find an export format by name.

    Args:
        name: The name as typed; case does not matter.

    Returns:
        The name of the format.

    Raises:
        InputError: There is no such format.
    """
    wanted, known = clean_line(name).lower(), list(formats_for("export"))
    if wanted in known:
        return wanted
    near = get_close_matches(wanted, known, n=1)
    hint = f"Did you mean {near[0]}?" if near else ""
    raise InputError(f"There is no format “{clean_line(name)}”; there are {', '.join(known)}.", hint)


def write_formats(
    source: Address,
    formats: dict[str, None],
    folder: Path,
    audience: Audience,
    at: str | None = None,
    *,
    folders: Folders,
) -> None:
    """Export a session in several formats, and print the path of each file.

    A file that was edited since it was written is kept under another name, which is printed as a warning.

    Args:
        source: Address of the session.
        formats: Names of the formats, as keys.
        folder: Folder for the files.
        audience: Who will read them; one of `AUDIENCES`.
        at: The moment as typed; None for the newest state.
        folders: The user's folders.

    Raises:
        PmworkshopError: The session cannot be read at that moment, a format is not for that audience, or a file
            cannot be written.
    """
    from pmworkshop.interface import export as make
    from pmworkshop.workshop.exports import save_files

    files: dict[str, bytes] = {}
    for name in formats:
        files |= make(source, name, audience=audience, at=at)
    tell_saved(save_files(files, folder, folders, private=private_names(files, audience)))


@click.command(name="import")
@click.argument("file")
@home_option
@click.pass_context
def import_file(ctx: click.Context, file: str) -> int:
    """Bring in a session that was exported with `--format session`.

    FILE is the session.toml, or a .pmw file from elsewhere. It becomes a session of its own among yours; the
    same one brought in again stays one.
    """
    from pmworkshop.interface import import_session

    say(import_session(file, folders_of(ctx)))
    return ExitCode.FINE
