"""Blank sheets for the leaders: Markdown to print, CSV to fill in with a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence

from pmworkshop.base.dates import spell_date
from pmworkshop.base.files import safe_name
from pmworkshop.exchange.sheet_form import (
    ABOUT,
    LABEL,
    LINES,
    Part,
    guarded,
    head_mark,
    how,
    mark,
    meanings,
    role_heading,
)
from pmworkshop.report.model.preparation import Guest
from pmworkshop.report.model.report import Meta, Report
from pmworkshop.report.writers import markdown
from pmworkshop.session.rounds.polls import Asked

KEEP = "for pmworkshop, please leave as it is"
_MOST_ON_PAPER = 11
"""The most values of a scale that are printed side by side, to circle one."""
_RULE = "---"
_Line = tuple[list[str], str]
"""The cells of a line of the CSV, and its mark; both may be empty."""


def sheet_files(report: Report, *, separator: str = ",") -> dict[str, bytes]:
    """Write a blank sheet for each participant who has not left.

    The sheets contain no answers; the same session gives the same bytes.

    Args:
        report: A report built with sheets.
        separator: Separator of the cells in the CSV files, one character.

    Returns:
        Content of each file by its name, such as ``1-sales.md`` and ``1-sales.csv``; empty if nobody is listed.
    """
    guests, asked = report.preparation.guests, report.preparation.sheets
    files: dict[str, bytes] = {}
    for number, guest in enumerate(guests, 1):
        name = f"{number:0{len(str(len(guests)))}d}-{safe_name(guest.function or guest.name, 'leader')}"
        files[f"{name}.md"] = markdown.document(_page(report.meta, guest, asked))
        files[f"{name}.csv"] = _table(report.meta, guest, asked, separator)
    return files


def _page(meta: Meta, guest: Guest, asked: Sequence[Part]) -> Iterator[str]:
    about = [meta.title, meta.organisation, spell_date(meta.day)]
    yield markdown.heading(1, guest.name)
    yield markdown.text(" · ".join(part for part in (guest.function, *about) if part))
    yield "A made-up example." if meta.sample else ""
    for part in asked:
        yield markdown.heading(2, part.title)
        yield markdown.text(part.question)
        yield markdown.text(" ".join(_on_paper(part)))
        yield markdown.text(" · ".join(meanings(part)))
        yield from _lines(part) if part.form.sort == "text" else _grid(part)


def _on_paper(part: Part) -> Iterator[str]:
    if _circled(part):
        yield "Circle one value in each row. Cross all out: you abstain."
    else:
        yield from how(part)


def _circled(part: Part) -> bool:
    return part.form.sort == "values" and len(part.form.scale) <= _MOST_ON_PAPER


def _lines(part: Part) -> Iterator[str]:
    for subject in part.form.subjects:
        yield f"**{markdown.inline(subject.text)}**"
        yield from ["\u00a0", _RULE] * LINES


def _grid(part: Part) -> Iterator[str]:
    headings = [column.heading for column in part.columns if column.id in (LABEL, ABOUT)]
    answers = _answer_columns(part)
    blank = "  ".join(part.form.scale) if _circled(part) else ""
    rows = [
        (str(number), *cells, *([blank] * len(answers)))
        for number, cells in enumerate(map(_question_cells(part), part.form.subjects), 1)
    ]
    yield markdown.table(("", *headings, *answers), rows)


def _answer_columns(part: Part) -> list[str]:
    """List the headings of the answer columns; roles appear by code if they have one."""
    if part.form.sort == "letters" and part.form.roles:
        return [role.code or role_heading(role) for role in part.form.roles]
    return [part.columns[-1].heading]


def _question_cells(part: Part) -> Callable[[Asked], list[str]]:
    """Return a function for the cells that say what is asked: the subject, and its explanation if any has one."""
    if any(column.id == ABOUT for column in part.columns):
        return lambda subject: [subject.text, part.about(subject)]
    return lambda subject: [subject.text]


def _table(meta: Meta, guest: Guest, asked: Sequence[Part], separator: str) -> bytes:
    """Write the CSV: for each part its instructions, a line of headings, and a line for each row."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    width = max(len(part.columns) for part in asked)
    lead = ", ".join(part for part in (guest.name, guest.function) if part)
    lines: list[_Line] = [
        ([f"{meta.title}: {lead}"], KEEP),
        ([], mark("sheet", meta.session, guest.id, meta.title)),
    ]
    for part in asked:
        lines += _part_lines(meta, guest, part)
    for cells, key in lines:
        padded = [*map(guarded, cells), *([""] * (width - len(cells)))]
        writer.writerow([*padded, key] if key or cells else [])
    return b"\xef\xbb\xbf" + text.getvalue().encode(errors="replace")


def _part_lines(meta: Meta, guest: Guest, part: Part) -> Iterator[_Line]:
    yield [], ""
    yield [part.title], ""
    for words in (part.question, *how(part), *meanings(part)):
        if words:
            yield [words], ""
    yield [column.heading for column in part.columns], head_mark(meta.session, guest.id, part)
    cells = _question_cells(part)
    for subject in part.form.subjects:
        key = mark("row", meta.session, guest.id, part.module, part.tag, subject.id)
        yield from [(cells(subject), key)] * (LINES if part.form.sort == "text" else 1)
