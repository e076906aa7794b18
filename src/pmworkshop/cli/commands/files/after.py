"""The command for after the workshop: sponsor's page, plan, mails and calendar file."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import click

from pmworkshop.base.errors import ExitCode
from pmworkshop.base.language import tr
from pmworkshop.cli.json_output import json_option
from pmworkshop.cli.options import folders_of, home_option, session_argument, session_named, warn
from pmworkshop.cli.progress import followed


@click.command()
@session_argument
@click.option("--out", metavar="DIR", help="Where to; else a folder named after the session, here.")
@json_option
@home_option
@click.pass_context
def after(ctx: click.Context, session: str, out: str | None, as_json: bool) -> int:
    """Write all that goes out when the workshop is over.

    One page for the sponsor (sponsor.html prints on one sheet), the plan, how the room agreed for those who were not
    there (how-we-agreed.html), a mail for each person with what plan and chart ask of them, notes for day 7 and day
    30, and calendar files. No single answer of anybody is in them; addresses stand in the mails alone. What reaches
    nobody is told. After a call with the sponsor it is the brief and the mail that goes with it. The same session
    gives the same bytes each time.
    The files of the time before are written over; one that you have edited is kept under another name.
    """
    from pmworkshop.cli.out_places import out_folder, tell_saved
    from pmworkshop.cli.session_setup import read_session
    from pmworkshop.interface import history
    from pmworkshop.report.files import each_after, rows_after
    from pmworkshop.report.formats import private_names
    from pmworkshop.report.handouts.mails import NOBODY
    from pmworkshop.workshop.exports import save_files

    stored = session_named(session, folders_of(ctx))
    folder = out_folder(out or f"{stored.stem}-after")
    state, steps = read_session(stored), [step for _, step in history(stored).steps]
    names = [row.name for row in rows_after(state, steps)]
    made = followed(each_after(state, steps), names, shown=not as_json)
    files = {name: data for one in made for name, data in one.items()}
    tell_saved(save_files(files, folder, folders_of(ctx), private=private_names(files, "room")), as_json=as_json)
    if before := _of_the_time_before(folder, files):
        warn(tr("Still there from the time before, and not written again: {before}.", before=", ".join(before)))
    if NOBODY in files:
        warn(
            tr(
                "{what}: {file} says what and why.",
                what=files[NOBODY].decode().splitlines()[0],
                file=NOBODY,
            )
        )
    if not any(name.startswith("mail-") for name in files):
        warn(tr("Nothing is asked of anybody yet, so there is no mail."))
    return ExitCode.FINE


def _of_the_time_before(folder: Path, files: Collection[str]) -> list[str]:
    """List files that this command wrote before and does not write now, such as a mail to whoever has left."""
    from fnmatch import fnmatch

    from pmworkshop.report.formats import formats_for

    names = [name for row in formats_for("after").values() for name in row.files]
    there = sorted(path.name for path in folder.iterdir() if path.name not in files and ".edited" not in path.name)
    return [name for name in there if any(fnmatch(name, one) for one in names)]
