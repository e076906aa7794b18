"""The commands that divide a workshop and merge it: the file of one leader, and files merged into a session."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pmworkshop.base.errors import ExitCode
from pmworkshop.base.folders import SESSION_SUFFIX
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.base.text import count
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import folders_of, home_option, say, session_argument, session_named, warn
from pmworkshop.cli.standard_streams import INPUT, STANDARD, file_named, standard_output

if TYPE_CHECKING:
    from pmworkshop.session.core.session import Conflict
    from pmworkshop.store.stored_session import StoredSession
    from pmworkshop.workshop.joining import Joined, Merged

_FOR = tr_noop("For {leader}: it holds the questions, and nothing that was answered.")


@click.command()
@session_argument
@click.option("--for", "name", required=True, metavar="NAME", help="Whose own file it is: a name or a function.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["session", "html"]),
    default="session",
    help="A session for this program, or a form for any browser.",
)
@click.option(
    "--out", metavar="FILE", help="Where to; else a file named after the session and the leader, here; - prints it."
)
@json_option
@home_option
@click.pass_context
def prepare(ctx: click.Context, session: str, name: str, form: str, out: str | None, as_json: bool) -> int:
    """Write one leader's own small session, to be answered alone before the workshop.

    It has the parts whose mode is `either` or `solo`, and nothing that anybody else said. The leader opens it with
    `pmworkshop open FILE` and sends it back; `pmworkshop merge` brings it in. As a form (html) it is one page that
    any browser opens; `pmworkshop collect` reads what it makes.
    """
    from pmworkshop.base.files import distinct_names
    from pmworkshop.base.folders import SESSION_SUFFIX
    from pmworkshop.cli.out_places import out_folder
    from pmworkshop.workshop.exports import note_written
    from pmworkshop.workshop.joining import person_named
    from pmworkshop.workshop.joining import prepare as make

    folders = folders_of(ctx)
    stored = session_named(session, folders)
    if form == "html":
        return _form(ctx, stored, name, out, as_json=as_json)
    if out == STANDARD:
        return _print_prepared(ctx, stored, name)
    if out is None:
        from pmworkshop.interface import load

        room = load(stored)
        people = room.people()
        own = distinct_names(one.name for one in people)[people.index(person_named(room, name))]
        out = f"{stored.stem}-{own}{SESSION_SUFFIX}"
    place = Path(out)
    out_folder(str(place.parent))
    person = make(stored, name, place)
    note_written(place, folders)
    if as_json:
        say_json({"path": str(place), "leader": person.name})
        return ExitCode.FINE
    warn(tr(_FOR, leader=person.name))
    say(place)
    return ExitCode.FINE


def _print_prepared(ctx: click.Context, stored: StoredSession, name: str) -> int:
    """Write a leader's own file to standard output."""
    import tempfile

    from pmworkshop.workshop.joining import prepare as make

    with tempfile.TemporaryDirectory(prefix="pmworkshop-") as folder:
        place = Path(folder) / f"{INPUT}{SESSION_SUFFIX}"
        person = make(stored, name, place)
        standard_output(ctx, {place.name: place.read_bytes()})
    warn(tr(_FOR, leader=person.name))
    return ExitCode.FINE


def _form(ctx: click.Context, stored: StoredSession, name: str, out: str | None, *, as_json: bool) -> int:
    """Write a leader's form, to a file or to standard output."""
    from pmworkshop.cli.out_places import out_file, tell_saved
    from pmworkshop.workshop.exports import save_files
    from pmworkshop.workshop.forms import form_for

    place = None if out in (None, STANDARD) else out_file(str(out))
    person, (file, page) = form_for(stored, name)
    if out == STANDARD:
        standard_output(ctx, {file: page})
    else:
        place = place or Path(f"{stored.stem}-{file}")
        saved = save_files({place.name: page}, place.parent, folders_of(ctx), private=[place.name])
        if as_json:
            say_json({"path": str(place), "leader": person.name})
        else:
            tell_saved(saved)
    if not as_json:
        warn(tr(_FOR, leader=person.name))
    return ExitCode.FINE


@click.command()
@session_argument
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@json_option
@home_option
@click.pass_context
def merge(ctx: click.Context, session: str, files: tuple[str, ...], as_json: bool) -> int:
    """Bring together what was prepared alone, or what another table did.

    FILE is a prepared file, a copy of the session that another table went on with, a session.toml of it, or a session
    in a database; - reads standard input. The same file twice changes nothing. Exits with 1 where two of them changed
    the same thing: both values are listed, and settled on the stage.
    """
    from pmworkshop.store.addresses import is_address
    from pmworkshop.workshop.joining import merge as join

    with ExitStack() as opened:
        folders = folders_of(ctx)
        paths = [
            session_named(name, folders) if is_address(name) else opened.enter_context(file_named(name))
            for name in files
        ]
        found = join(session_named(session, folders), paths)
    if as_json:
        say_json(_plain(found))
        return ExitCode.FINDINGS if found.waiting else ExitCode.FINE
    for one in found.files:
        say(f"{_name(one)}: {_told(one)}")
    if not found.waiting:
        return ExitCode.FINE
    say(
        trn(
            "\n{number} change waits to be settled, on the stage with X:",
            "\n{number} changes wait to be settled, on the stage with X:",
            len(found.waiting),
        )
    )
    for held in found.waiting:
        say("\n".join(_lines(held)))
    return ExitCode.FINDINGS


def _name(one: Joined) -> str:
    """Name the file as it was given; standard input is no file."""
    return tr(INPUT) if one.file.stem == INPUT else one.file.name


def _plain(found: Merged) -> dict[str, Any]:
    return {
        "files": [
            {
                "file": _name(one),
                "changes": one.changes,
                "late": one.late,
                "refused": one.refused,
                "earlier": one.earlier,
            }
            for one in found.files
        ],
        "waiting": [
            {"label": one.label, "who": one.who, "values": [value.model_dump() for value in one.values]}
            for one in found.waiting
        ],
    }


def _told(one: Joined) -> str:
    new = count(one.changes, "change", "changes") if one.changes else tr("nothing new")
    late = (
        tr("; {answers} left out, since the others were shown already", answers=count(one.late, "answer", "answers"))
        if one.late
        else ""
    )
    refused = tr(
        "; {changes} left out, as it answers nothing asked of this leader",
        changes=count(one.refused, "change", "changes"),
    )
    earlier = (
        tr("; {answers} left out, since the deputy answered later", answers=count(one.earlier, "answer", "answers"))
        if one.earlier
        else ""
    )
    return f"{new}{late}{earlier}{refused if one.refused else ''}"


def _lines(one: Conflict) -> list[str]:
    lines = [f"- {one.label}{f' ({one.who})' if one.who else ''}"]
    for value in one.values:
        lines += [
            f"  {value.what}",
            tr("    here:  {ours}", ours=value.ours),
            tr("    other: {theirs}", theirs=value.theirs),
        ]
    return lines
