"""Reading the participants of a workshop from a list made elsewhere, and saying how it was understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.decoding import decode_any
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.base.text import count
from pmworkshop.exchange.people.columns import headings_in
from pmworkshop.exchange.people.headings import NAMES
from pmworkshop.exchange.people.people_rows import PeopleRows, nobody
from pmworkshop.exchange.people.person_text import Named, read_person, turned
from pmworkshop.exchange.people.recipients import recipients
from pmworkshop.exchange.people.rows import Row, beside_told, read_rows
from pmworkshop.exchange.people.told import places_told, understood
from pmworkshop.exchange.tables.delimited import tells_marks
from pmworkshop.exchange.tables.grid import Grid, filled_down
from pmworkshop.exchange.tables.reader import grid_names, named_grid, read_grids, read_table_file, text_grids
from pmworkshop.exchange.tables.refusals import ZIP, refuse_others
from pmworkshop.session.core.guests import Person

_WHAT = tr_noop("a list of people")
_RECIPIENTS_MOST = 1_000


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """The people read from a list.

    Attributes:
        people: The people in the order of the list.
        notes: Parts that were read in a way that the writer may not have meant, one sentence each.
        understood: How the list was understood, in one line without a full stop.
    """

    people: tuple[Person, ...]
    notes: tuple[str, ...] = ()
    understood: str = ""


def read_people(path: Path) -> PeopleFile:
    """Read people from a file: a workbook, a table in Markdown, or text; see `parse_people` for the forms of text.

    Args:
        path: The file; ``FILE#Name`` chooses one table of several.

    Returns:
        The people, and notes on how they were read.

    Raises:
        InputError: The file cannot be read, or its list cannot be understood.
    """
    file, name = _parted(path)
    data = read_table_file(file, _WHAT)
    if not data.startswith(ZIP):
        refuse_others(data, file, _WHAT)
        parts = recipients(decode_any(data, file, tr(_WHAT)).text)
        if parts is not None:
            return _of_recipients(parts, str(file))
    grids = read_grids(data, file, _WHAT)
    return _of_grid(named_grid(grids, name, file) if name else _chosen(grids, file), str(file))


def parse_people(text: str, where: str) -> PeopleFile:
    """Read people from a text: recipients of a mail, a line for each person, or a table.

    A line of a table may hold headings (name, function, e-mail, sponsor, present, or similar words in many
    languages, in any order); lines above it are no people. Without headings the first value is the name, the second
    the function, and one with an ``@`` the e-mail address. Only people marked as sponsor, or with a role that is the
    sponsor's, are sponsors. Everybody is present, unless marked otherwise, or not marked in a column in which others
    are.

    Args:
        text: The text; the values of a table are separated by commas, semicolons or tabs.
        where: The name of the list, for messages.

    Returns:
        The people, and notes on how they were read.

    Raises:
        InputError: The list names nobody or cannot be understood; the text lists the faulty lines.
    """
    if not text.strip(" \t\r\n,;"):
        raise nobody(where)
    parts = recipients(text)
    return _of_recipients(parts, where) if parts is not None else _of_grid(text_grids(text, where, _WHAT)[0], where)


def _parted(path: Path) -> tuple[Path, str]:
    """Part a path from the name of a table behind ``#``; a file that is called so itself is meant first."""
    name, mark, table = path.name.rpartition("#")
    return (path.with_name(name), table) if mark and name and not path.exists() else (path, "")


def _chosen(grids: Sequence[Grid], path: Path) -> Grid:
    """Choose the table that lists people: the only one, or the only one with headings that say where names are."""
    fitting = [grid for grid in grids if NAMES & (headings_in(grid)[1] or {}).keys()]
    for some in (grids, fitting):
        if len(some) == 1:
            return some[0]
    raise InputError(
        trn(
            "{path} holds {number} table: {names}.",
            "{path} holds {number} tables: {names}.",
            len(grids),
            path=path,
            names=grid_names(fitting or grids),
        ),
        tr("Name the one with the people: {path}#{name}", path=path, name=(fitting or grids)[0].name),
    )


def _of_recipients(parts: Iterable[tuple[int, str]], where: str) -> PeopleFile:
    named = list(parts)
    if len(named) > _RECIPIENTS_MOST:
        raise InputError(
            tr("{where} has {number} recipients, too many for a workshop.", where=where, number=f"{len(named):,}"),
            tr("Leave out the others."),
        )
    rows = [Row(line, _recipient(part)) for line, part in named]
    found = PeopleRows().read(rows, where)
    leaders = count(len(found.people), "leader", "leaders")
    if any(person.email for person in found.people):
        told = tr("{leaders}: name and e-mail from the recipients of a mail", leaders=leaders)
    else:
        told = tr("{leaders}: name from the recipients of a mail", leaders=leaders)
    told += tr("; {places} not used", places=places_told(found.left_out, "line")) if found.left_out else ""
    return PeopleFile(found.people, found.notes, told)


def _recipient(text: str) -> Named:
    named = read_person(text)
    return replace(named, name=turned(named.name))


def _of_grid(grid: Grid, where: str) -> PeopleFile:
    grid = filled_down(grid)
    table, reader = read_rows(grid), PeopleRows()
    reader.faults += table.faults
    reader.notes += [tr("The column “{heading}” is not used.", heading=head) for head in table.heads]
    reader.notes += filter(None, map(beside_told, table.rows))
    found = reader.read(table.rows, where)
    how = [note for note in grid.notes if not tells_marks(note)]
    line = understood(len(found.people), table.used, table.unused, [*table.above, *found.left_out], how)
    return PeopleFile(found.people, found.notes, line)
