"""Blank sheets for the leaders: Markdown to print, CSV to fill in with a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

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
    parts,
    role_heading,
)
from pmworkshop.report.writers import markdown
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.session import Session
from pmworkshop.session.views.public import public

KEEP = "for pmworkshop, please leave as it is"
_MOST_ON_PAPER = 11
"""The most values of a scale that are printed side by side, to circle one."""
_RULE = "---"


def sheets(session: Session, modules: Sequence[str] = (), *, separator: str = ",") -> dict[str, bytes]:
    """Write a blank sheet for each leader who has not left: the same session gives the same bytes each time.

    Nothing that anybody answered stands in it.

    Args:
        session: The session.
        modules: The ids of the modules to ask; the usual ones unless given, see `sheet_form.usual`.
        separator: What stands between the cells of the CSV.

    Returns:
        The content of each file by its name: ``1-sales.md`` and ``1-sales.csv`` ...

    Raises:
        RefusedError: Nobody is listed, or a module cannot be asked on a sheet; see `sheet_form.parts`.
        DamagedError: The session has no beginning.
    """
    shown = public(session)
    asked = parts(shown, modules)
    people = [person for person in shown.people() if not person.left]
    files: dict[str, bytes] = {}
    for number, person in enumerate(people, 1):
        name = f"{number:0{len(str(len(people)))}d}-{safe_name(person.function or person.name, 'leader')}"
        files[f"{name}.md"] = markdown.document(_page(shown, person, asked))
        files[f"{name}.csv"] = _table(shown, person, asked, separator)
    return files


def _page(session: Session, person: Participant, asked: Sequence[Part]) -> Iterator[str]:
    about = [session.info.title, session.info.organisation, spell_date(session.info.day)]
    yield markdown.heading(1, person.name)
    yield markdown.text(" · ".join(part for part in (person.function, *about) if part))
    yield "A made-up example." if session.info.sample else ""
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
    about = any(column.id == ABOUT for column in part.columns)
    roles = part.form.roles if part.form.sort == "letters" else ()
    blank = "  ".join(part.form.scale) if _circled(part) else ""
    answers = [role.code or role_heading(role) for role in roles] or [part.columns[-1].heading]
    rows = [
        (
            str(number),
            subject.text,
            *([part.about(subject)] if about else []),
            *([blank] * len(answers)),
        )
        for number, subject in enumerate(part.form.subjects, 1)
    ]
    headings = [column.heading for column in part.columns if column.id in (LABEL, ABOUT)]
    yield markdown.table(("", *headings, *answers), rows)


def _table(session: Session, person: Participant, asked: Sequence[Part], separator: str) -> bytes:
    """Write the CSV: for each part how it is filled in, a line of headings, and a line for each row."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    width = max(len(part.columns) for part in asked)
    own = mark("sheet", session.id, person.id, session.info.title)
    lead = ", ".join(part for part in (person.name, person.function) if part)
    lines: list[tuple[list[str], str]] = [([f"{session.info.title}: {lead}"], KEEP), ([], own)]
    for part in asked:
        lines += [([], ""), ([part.title], "")]
        lines += [([words], "") for words in (part.question, *how(part), *meanings(part)) if words]
        lines.append(([column.heading for column in part.columns], head_mark(session.id, person.id, part)))
        lines += [
            (row, mark("row", session.id, person.id, part.module, part.tag, subject))
            for row, subject in _blank_rows(part)
        ]
    for cells, key in lines:
        padded = [*map(guarded, cells), *([""] * (width - len(cells)))]
        writer.writerow([*padded, key] if key or cells else [])
    return b"\xef\xbb\xbf" + text.getvalue().encode(errors="replace")


def _blank_rows(part: Part) -> Iterator[tuple[list[str], str]]:
    about = any(column.id == ABOUT for column in part.columns)
    for subject in part.form.subjects:
        for _ in range(LINES if part.form.sort == "text" else 1):
            yield [subject.text, *([part.about(subject)] if about else [])], subject.id
