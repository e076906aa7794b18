"""The lines of a table of people: which is the line of headings, and what stands where in each line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace
from itertools import pairwise

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, trn
from pmworkshop.base.spelling import plain
from pmworkshop.base.text import shorten
from pmworkshop.exchange.charts.words import names_activities
from pmworkshop.exchange.people.columns import Headed, chosen_columns, headed_part
from pmworkshop.exchange.people.headings import HEADINGS, NAMES
from pmworkshop.exchange.people.person_text import (
    Named,
    bare_name,
    is_nobody,
    read_person,
    without_address,
    without_mark,
)
from pmworkshop.exchange.people.switches import is_answer, is_sponsor
from pmworkshop.exchange.people.told import Fault
from pmworkshop.exchange.tables.grid import Grid, GridLine

_NO_FUNCTION = re.compile(r"[A-Za-z](\W+[A-Za-z])*|[-+%.,’'\d\s€$£]+")  # noqa: RUF001 - thousands in Swiss amounts
"""Letters of a chart, or an amount."""
_MARK = re.compile("(?=.)\\W*(?:\\d{1,3}[.)]?)?\\W*")


_TEAMS = frozenset(word for key in ("function", "group") for word in HEADINGS[key] if " " not in word)


@dataclass(frozen=True, slots=True)
class Row:
    """What one line says about a person, as it is written.

    Attributes:
        line: The number of the line.
        named: The person.
        sponsor: What stands under sponsor; empty if nothing does.
        group: What stands under group; empty if nothing does.
        beside: What of the line is not used.
    """

    line: int
    named: Named
    sponsor: str = ""
    beside: str = ""
    group: str = ""


@dataclass(slots=True)
class Rows:
    """The rows of a table, and where their values were found.

    Attributes:
        rows: The rows, without those that are no people.
        used: The columns, from 0, of each thing.
        unused: The columns, from 0, that hold something else.
        heads: The headings of those columns, as written.
        above: The numbers of lines above the people.
        faults: What cannot be understood, by line.
    """

    rows: list[Row] = field(default_factory=list)
    used: dict[str, set[int]] = field(default_factory=dict)
    unused: set[int] = field(default_factory=set)
    heads: list[str] = field(default_factory=list)
    above: list[int] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_rows(grid: Grid) -> Rows:
    """Read the lines of a table, with headings or without.

    Args:
        grid: The table.

    Returns:
        The rows.
    """
    headed = headed_part(grid)
    return _unheaded(grid) if headed is None else _read_headed(headed, in_cells=grid.unit == "row")


def _read_headed(headed: Headed, *, in_cells: bool) -> Rows:
    """Read the lines under headings; in the cells of a workbook, what stands beside them is only not used."""
    head, found = headed.head, Rows(above=list(headed.apart))
    if not NAMES & headed.columns.keys():
        found.faults.append(Fault(head.number, tr("no heading says where the names are; call one “name”.")))
        return found
    chosen = chosen_columns(headed)
    _note_columns(found, head, headed.body, chosen)
    for line in headed.body:
        if len(line.cells) > len(head.cells) and not in_cells:
            told = trn(
                "{cells} values under {number} heading; put quotation marks around a value that holds the mark "
                "between values.",
                "{cells} values under {number} headings; put quotation marks around a value that holds the mark "
                "between values.",
                len(head.cells),
                cells=len(line.cells),
            )
            found.faults.append(Fault(line.number, told))
        else:
            found.rows.append(_headed(line, chosen))
    if any(row.named.function for row in found.rows):
        found.used.setdefault("function", found.used["name"])
    return found


def _note_columns(found: Rows, head: GridLine, body: Sequence[GridLine], chosen: dict[str, int]) -> None:
    """Keep which columns are used, and which hold something that is not."""
    found.used = {key: {place} for key, place in chosen.items() if key not in NAMES}
    found.used["name"] = {place for key, place in chosen.items() if key in NAMES}
    taken = set(chosen.values())
    found.unused = {at for line in (head, *body) for at, cell in enumerate(line.cells) if cell} - taken
    found.heads = [head.cell(at) for at in sorted(found.unused) if head.cell(at)]


def _headed(line: GridLine, chosen: dict[str, int]) -> Row:
    def cell(key: str) -> str:
        return line.cell(chosen[key]) if key in chosen else ""

    if chosen.keys() & {"first", "last"}:
        family = "last" if "last" in chosen else "name"
        given = "first" if "first" in chosen else "name"
        parts = [bare_name(cell(key)) for key in dict.fromkeys((given, "middle", family))]
        named = Named(" ".join(filter(None, parts)))
    else:
        named = read_person(cell("name"), whole="function" in chosen)
    function = cell("function") or named.function
    answer, email = cell("present") or named.answer, cell("email")
    email = without_address(email)[1] or email or named.email
    named = replace(named, function=function, answer=answer, email=email)
    return Row(line.number, named, cell("sponsor"), group=cell("group"))


def _unheaded(grid: Grid) -> Rows:
    """Read lines of which the first value is the name and the second the function, after marks and numbers."""
    lines = _people_lines(grid.lines)
    kept = {line.number for line in lines}
    found = Rows(above=[line.number for line in grid.lines if line.number not in kept])
    left = min((at for line in lines for at, cell in enumerate(line.cells) if cell), default=0)
    starts = [left + bool(_MARK.fullmatch(line.cell(left)) and line.cell(left + 1)) for line in lines]
    for line, start in zip(lines, starts, strict=True):
        found.rows.append(_free(line, start, found))
    found.faults += [*_of_another_kind(grid, found.rows), *_unsure_how_many(grid, found.rows)]
    return found


def _of_another_kind(grid: Grid, rows: Sequence[Row]) -> Iterator[Fault]:
    """Refuse a chart, a list of actions or figures: by the first head, or by what would be functions."""
    first = grid.lines[0]
    functions = [row.named.function for row in rows[1:] if row.named.function]
    figures = bool(functions) and all(map(_NO_FUNCTION.fullmatch, functions))
    if figures or (len(first.cells) > 1 and names_activities(first.cell(0))):
        told = tr(
            "it is a table of something else than people; name people, or call the column of their names “name”."
        )
        yield Fault(first.number, told)


def _unsure_how_many(grid: Grid, rows: Sequence[Row]) -> Iterator[Fault]:
    """Ask what may be one person or several: a single line of many values, or lines in groups between blank ones."""
    if _in_groups(grid.lines) and not any(row.named.function or row.named.email for row in rows):
        told = tr("one person in each group of lines, or in each line? Leave out blank lines.")
        yield Fault(grid.lines[0].number, told)
    if len(grid.lines) == 1 and any(row.beside and not row.named.email for row in rows):
        yield Fault(grid.lines[0].number, tr("one person or several? Write one line for each person."))


def _in_groups(lines: Sequence[GridLine]) -> bool:
    """Tell whether blank lines part the lines into several groups, each of two lines or more."""
    starts = [at for at, line in enumerate(lines) if at and line.after_blank]
    return bool(starts) and all(end - start > 1 for start, end in pairwise((0, *starts, len(lines))))


def _people_lines(lines: Sequence[GridLine]) -> Sequence[GridLine]:
    """Leave out titles, and what stands before and behind a list with marks."""
    while lines and _is_title(lines):
        lines = lines[1:]
    return _marked(lines) or lines


def _marked(lines: Sequence[GridLine]) -> Sequence[GridLine]:
    """Keep what stands between the first and the last mark of a list, as in a mail; none without two marks."""
    marks = [at for at, line in enumerate(lines) if without_mark(line.cells[0]) not in ("", line.cells[0])]
    return lines[marks[0] : marks[-1] + 1] if len(marks) > 1 else []


def _is_title(lines: Sequence[GridLine]) -> bool:
    """Tell whether the first line is no person but stands above them."""
    filled = [cell for cell in lines[0].cells if cell]
    alone = len(filled) == 1 and all(len(line.cells) > 1 for line in lines[1:]) and len(lines) > 1
    names_a_team = alone and not _TEAMS.isdisjoint(plain(filled[0]).split())
    return (is_nobody(without_mark(filled[0])) and not _MARK.fullmatch(filled[0])) or names_a_team


def _free(line: GridLine, start: int, found: Rows) -> Row:
    named, sponsor, beside = read_person(line.cell(start)), "", []
    found.used.setdefault("name", set()).add(start)
    if named.function:
        found.used.setdefault("function", set()).add(start)
    for at, cell in enumerate(line.cells[start + 1 :], start + 1):
        key, value = _meaning(cell, named)
        if key == "sponsor":
            sponsor = value
        elif key:
            named = _with(named, key, value)
        elif cell:
            beside.append(cell)
        if cell:
            where = found.used.setdefault("present" if key == "answer" else key, set()) if key else found.unused
            where.add(at)
    return Row(line.number, named, sponsor, ", ".join(beside))


_FREE: tuple[tuple[str, Callable[[str, Named], bool]], ...] = (
    ("email", lambda cell, named: "@" in cell and not named.email),
    ("answer", lambda cell, named: is_answer(cell) and not named.answer),
    ("sponsor", lambda cell, named: is_sponsor(cell) and bool(named.function)),
    ("function", lambda cell, named: bool(cell) and "@" not in cell and not named.function),
)
"""What a further value without a heading is, in the order in which it is asked."""


def _meaning(cell: str, named: Named) -> tuple[str, str]:
    return next(((key, cell) for key, fits in _FREE if fits(cell, named)), ("", ""))


def _with(named: Named, key: str, value: str) -> Named:
    match key:
        case "email":
            return replace(named, email=without_address(value)[1] or value)
        case "answer":
            return replace(named, answer=value)
        case _:
            return replace(named, function=value)


def beside_told(row: Row) -> str:
    """Say what of a line without headings is not used; addresses are not repeated.

    Args:
        row: The row.

    Returns:
        The sentence; empty if all of it is used.
    """
    told = shorten(re.sub(r"\S*@\S*", lambda _: tr("an address"), row.beside), 40)
    return (
        tr("Line {line}: “{told}” is not used; write headings to say what it is.", line=row.line, told=told)
        if told
        else ""
    )
