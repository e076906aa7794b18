"""The command that makes an agenda of modules from the shelf."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmworkshop.base.errors import ExitCode, InputError
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line, count
from pmworkshop.cli.commands.computer.shelf_words import say_shelf
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import folders_of, home_option, say, warn
from pmworkshop.cli.out_places import out_file
from pmworkshop.cli.standard_streams import STANDARD, standard_output

if TYPE_CHECKING:
    from pmworkshop.agenda.composing import Composed, Filling
    from pmworkshop.agenda.model import Module
    from pmworkshop.base.folders import Folders

_USUAL_PEOPLE = 8


@click.command(name="new")
@click.argument("name")
@click.option("--modules", default="", metavar="A,B,C", help="Names on the shelf, in the order they are run.")
@click.option("--title", default="", help="What the room sees; else NAME.")
@click.option("--minutes", type=click.IntRange(1, 1440), help="The clock; else as short as leaves a tenth free.")
@click.option(
    "--people", type=click.IntRange(1, 60), default=_USUAL_PEOPLE, show_default=True, help="How many will be there."
)
@click.option("--out", metavar="FILE", help="Write to FILE, - for standard output; else to your own agendas.")
@json_option
@home_option
@click.pass_context
def new_agenda(
    ctx: click.Context,
    name: str,
    modules: str,
    title: str,
    minutes: int | None,
    people: int,
    out: str | None,
    as_json: bool,
) -> int:
    """Make an agenda of modules from the shelf, as a file of its own that you can change and share.

    NAME becomes its id. Minutes grow with the number of people who take turns. A file that is there already is
    never written over. Without --modules, the shelf is listed and nothing is written.
    """
    from pmworkshop.agenda.composing import agenda_text, filled

    folders = folders_of(ctx)
    made = _composed(name, title, _taken(modules, folders), people, minutes)
    filling = filled(made.agenda, people)
    _check_clock(filling)
    data = agenda_text(made.agenda).encode(errors="replace")
    if out == STANDARD:
        standard_output(ctx, {f"{made.agenda.id}.toml": data})
        _tell(made, filling)
        return ExitCode.FINE
    path = _written(data, out_file(out) if out else _own_place(folders, made.agenda.id))
    if as_json:
        say_json(_plain(path, made, filling))
        return ExitCode.FINE
    say(path)
    _tell(made, filling)
    return ExitCode.FINE


def _taken(names: str, folders: Folders) -> list[Module]:
    """Take modules from the shelf.

    Raises:
        InputError: None is named, or one is not there; where none is named, the shelf is printed first.
    """
    from pmworkshop.agenda.library import shelf_of

    shelf = shelf_of(folders, Path.cwd())
    wanted = [one for part in names.split(",") if (one := clean_line(part))]
    if not wanted:
        say_shelf(shelf)
        raise InputError(tr("Nothing was written, as no module is named."), tr("Name some with --modules A,B,C."))
    return [found for one in wanted if (found := shelf.find(one).module)]


def _composed(name: str, title: str, modules: list[Module], people: int, minutes: int | None) -> Composed:
    """Make the agenda, with minutes for the people.

    Raises:
        InputError: It has no name.
    """
    from pmworkshop.agenda.composing import composed, grown

    named = clean_line(title) or clean_line(name)
    if not named:
        raise InputError(
            tr("The agenda has no name."), tr("Name it, such as: pmworkshop agenda new our-day --modules A,B,C")
        )
    return composed(named, name, [grown(one, people) for one in modules], people, minutes)


def _check_clock(filling: Filling) -> None:
    """Refuse a clock that the modules do not fit.

    Raises:
        InputError: They take longer.
    """
    from pmworkshop.agenda.composing import least_clock

    if filling.needed > filling.clock:
        raise InputError(
            tr(
                "With {persons} these modules need {needed:g} minutes, and the clock has {clock:g}.",
                persons=count(filling.people, "person", "people"),
                needed=filling.needed,
                clock=filling.clock,
            ),
            tr("Name fewer of them, or give --minutes {needed}.", needed=least_clock(filling.needed)),
        )


def _own_place(folders: Folders, name: str) -> Path:
    """Find the file for an agenda of the user's own.

    Raises:
        InputError: Another of the user's agendas has the id.
    """
    from pmworkshop.agenda.library import list_agendas

    for one in list_agendas(folders, Path.cwd()):
        if one.id == name and one.origin == "yours":
            raise InputError(
                tr("{path} has the id “{name}” already.", path=one.path, name=name), tr("Choose another name.")
            )
    return folders.agendas / f"{name}.toml"


def _written(data: bytes, path: Path) -> Path:
    """Write a file that is not there yet.

    Raises:
        InputError: It is there already.
        StorageError: It could not be written.
    """
    from pmworkshop.base.files import write_file

    if path.exists():
        raise InputError(
            tr("{path} is there already.", path=path), tr("Choose another name, or another file with --out.")
        )
    write_file(path, data)
    return path


def _tell(made: Composed, filling: Filling) -> None:
    """Print on standard error how long the agenda is, and what to know of it."""
    warn(
        tr(
            "“{title}”: with {persons} {needed:g} of {clock:g} minutes are filled.",
            title=made.agenda.title,
            persons=count(filling.people, "person", "people"),
            needed=filling.needed,
            clock=filling.clock,
        )
    )
    for line in (*made.told, *filling.warnings):
        warn(line)


def _plain(path: Path, made: Composed, filling: Filling) -> dict[str, object]:
    return {
        "path": str(path),
        "id": made.agenda.id,
        "minutes": made.agenda.minutes,
        "people": filling.people,
        "needed": filling.needed,
        "left_out": made.told,
        "warnings": filling.warnings,
    }
