"""Blank sheets on paper: a page of Markdown for each leader, to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr
from pmworkshop.exchange.sheet_form import ABOUT, BESIDE, LABEL, LINES, Part, how, meanings, role_heading
from pmworkshop.exchange.sheet_given import question_cells
from pmworkshop.report.handouts.sheet_lines import sheet_names
from pmworkshop.report.model.preparation import Guest
from pmworkshop.report.model.report import Meta, Report
from pmworkshop.report.writers import markdown

_MOST_ON_PAPER = 11
"""The most values of a scale that are printed side by side, to circle one."""
_RULE = "---"


def page_files(report: Report) -> dict[str, bytes]:
    """Write a blank page for each participant who has not left.

    The pages contain no answers; the same session gives the same bytes.

    Args:
        report: A report built with sheets.

    Returns:
        Content of each file by its name, such as ``1-sales.md``; empty if nobody is listed.
    """
    asked = report.preparation.sheets
    return {
        f"{name}.md": markdown.document(_page(report.meta, guest, asked))
        for name, guest in sheet_names(report).items()
    }


def _page(meta: Meta, guest: Guest, asked: Sequence[Part]) -> Iterator[str]:
    about = [meta.title, meta.organisation, spell_date(meta.day)]
    yield markdown.heading(1, guest.name)
    yield markdown.text(" · ".join(part for part in (guest.function, *about) if part))
    yield tr("A made-up example.") if meta.sample else ""
    for part in asked:
        yield markdown.heading(2, part.title)
        yield markdown.text(part.question)
        yield markdown.text(" ".join(_on_paper(part)))
        yield markdown.text(" · ".join(meanings(part)))
        yield from _lines(part) if part.form.sort == "text" and not part.form.columns else _grid(part)


def _on_paper(part: Part) -> Iterator[str]:
    if _circled(part):
        yield tr("Circle one value in each row. Cross all out: you abstain.")
        if part.form.remark:
            yield tr(BESIDE)
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
    empty = [blank, *([""] * len(answers))][: len(answers)]
    rows = [
        (str(number) if first else "", *(cells if first else [""] * len(cells)), *empty)
        for number, cells in enumerate((question_cells(part, one) for one in part.form.subjects), 1)
        for first in [True, *([False] * (LINES - 1 if part.form.sort == "text" else 0))]
    ]
    yield markdown.table(("", *headings, *answers), rows)


def _answer_columns(part: Part) -> list[str]:
    """List the headings of the answer columns; roles appear by code if they have one."""
    if part.form.sort == "letters" and part.form.roles:
        return [role.code or role_heading(role) for role in part.form.roles]
    return [column.heading for column in part.columns if column.id not in (LABEL, ABOUT)]
