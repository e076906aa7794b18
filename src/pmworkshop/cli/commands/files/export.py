"""The commands that export a workshop as plain files, and import one."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmworkshop.base.errors import ExitCode, InputError
from pmworkshop.base.files import safe_name
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import at_option, folders_of, home_option, say, session_argument, session_named, warn
from pmworkshop.cli.out_places import out_folder, tell_saved
from pmworkshop.cli.progress import followed, waiting
from pmworkshop.cli.standard_streams import STANDARD, file_named, standard_output
from pmworkshop.report.formats import exported, private_names, usual
from pmworkshop.report.model.audience import AUDIENCES, Audience

if TYPE_CHECKING:
    from pmworkshop.base.folders import Folders
    from pmworkshop.store.addresses import Address
    from pmworkshop.store.stored_session import StoredSession


@click.command()
@session_argument
@click.option(
    "--format",
    "formats",
    metavar="FORMAT",
    multiple=True,
    help="One of those that `pmworkshop formats` lists; may be given again.",
)
@click.option(
    "--for",
    "audience",
    type=click.Choice(AUDIENCES),
    help="Who will read it: how much of single answers is in it; else the usual reader of each format.",
)
@click.option("--out", metavar="DIR", help="Where to; else a folder named after the session, here; - prints it.")
@at_option
@json_option
@home_option
@click.pass_context
def export(
    ctx: click.Context,
    session: str,
    formats: tuple[str, ...],
    audience: Audience | None,
    out: str | None,
    at: str | None,
    as_json: bool,
) -> int:
    """Write a session as plain files: the summary, the chart, the action plan.

    The same session gives the same bytes each time, and a file that you have edited is kept under another name. The
    format `session` is the whole session with its history and everything private; `pmworkshop import` reads it.
    --out - prints one format, for another program.
    """
    from pmworkshop.cli.session_setup import damaged

    stored = session_named(session, folders_of(ctx))
    folder = None if out == STANDARD else out_folder(out or _folder_name(stored, at))
    if damaged(stored):
        warn(
            tr(
                "{name} is damaged; what is good of it is exported. To save that: pmworkshop open {stored}",
                name=stored.name,
                stored=stored,
            )
        )
    chosen = [format_named(name) for name in formats or usual()]
    known = exported()
    for name in dict.fromkeys(chosen):
        if known[name].caution:
            warn(tr(known[name].caution))
    files = files_in(stored, dict.fromkeys(chosen), audience, at, quiet=as_json or folder is None)
    if folder is None:
        standard_output(ctx, files)
    else:
        save_formats(files, folder, audience, folders_of(ctx), as_json=as_json)
    return ExitCode.FINE


def _folder_name(stored: StoredSession, at: str | None) -> str:
    return stored.stem if at is None else f"{stored.stem}-at-{safe_name(at.replace('+', ' plus '))}"


def format_named(name: str) -> str:
    """Find an export format by name.

    Args:
        name: The name as typed; case does not matter.

    Returns:
        The name of the format.

    Raises:
        InputError: There is no such format.
    """
    wanted, known = clean_line(name).lower(), list(exported())
    if wanted in known:
        return wanted
    near = get_close_matches(wanted, known, n=1)
    hint = tr("Did you mean {near}?", near=near[0]) if near else ""
    raise InputError(
        tr("There is no format “{name}”; there are {known}.", name=clean_line(name), known=", ".join(known)), hint
    )


def files_in(
    source: Address,
    formats: dict[str, None],
    audience: Audience | None,
    at: str | None = None,
    *,
    quiet: bool = False,
) -> dict[str, bytes]:
    """Export a session in several formats, with a bar on a terminal that shows how far it is.

    Args:
        source: Address of the session.
        formats: Names of the formats, as keys.
        audience: Who will read the files; None for the usual reader of each format.
        at: The moment as typed; None for the newest state.
        quiet: Whether no bar is shown.

    Returns:
        The content of each file by its name.

    Raises:
        PmworkshopError: The session cannot be read at that moment, or a format is not for that audience.
    """
    from pmworkshop.interface import export_each

    files: dict[str, bytes] = {}
    each = export_each(source, tuple(formats), audience=audience, at=at)
    for name, made in zip(formats, followed(each, tuple(formats), shown=not quiet), strict=True):
        if not made:
            warn(tr("There is nothing to write as {name} yet.", name=name))
        files |= made
    return files


def save_formats(
    files: dict[str, bytes], folder: Path, audience: Audience | None, folders: Folders, *, as_json: bool = False
) -> None:
    """Write exported files, and print the path of each.

    A file that was edited since it was written is kept under another name, which is printed as a warning.

    Args:
        files: The content of each file by its name.
        folder: Folder for the files.
        audience: Who will read them; None for the usual reader of each format.
        folders: The user's folders.
        as_json: Whether to print the paths as JSON.

    Raises:
        PmworkshopError: A file cannot be written.
    """
    from pmworkshop.workshop.exports import save_files

    tell_saved(save_files(files, folder, folders, private=private_names(files, audience or "room")), as_json=as_json)


@click.command(name="import")
@click.argument("file")
@json_option
@home_option
@click.pass_context
def import_file(ctx: click.Context, file: str, as_json: bool) -> int:
    """Bring in a session that was exported with `--format session`.

    FILE is the session.toml, or a .pmw file from elsewhere; - reads standard input. It becomes a session of its own
    among yours; the same one brought in again stays one.
    """
    from pmworkshop.interface import import_session

    with file_named(file) as path, waiting(tr("Bringing in the session"), shown=not as_json):
        there = import_session(path if file == STANDARD else file, folders_of(ctx))
    if as_json:
        say_json({"path": str(there), "id": there.store.glance(there.address).head.session})
    else:
        say(there)
    return ExitCode.FINE
