"""What a leader can choose for a cell of a sheet, each written as the sheet prints it and as it is read back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from pmworkshop.base.language import tr
from pmworkshop.exchange.sheet_form import ANSWER, REMARK, Part, role_heading
from pmworkshop.exchange.sheet_words import NO_ONE
from pmworkshop.session.core.schemes import SCHEMES
from pmworkshop.session.rounds.answer_form import AnswerForm
from pmworkshop.session.rounds.polls import Asked

MOST = 30
"""The most things that a list to choose from has; beyond that it is quicker to type."""
_PASS = "-"


def choices(part: Part, asked: Asked, column: str = ANSWER) -> tuple[str, ...]:
    """List what may stand in the cells of a row.

    Args:
        part: The part of the sheet.
        asked: The row.
        column: The id of the column.

    Returns:
        The choices, with those for nobody and for an abstention last; empty for sentences, and where there are more
        than `MOST`.
    """
    form = part.form
    if column == REMARK or form.columns:
        words = next((one.options for one in form.columns if one.id == column), ())
        return words if len(words) <= MOST else ()
    found = tuple(_listed(form, asked))
    return (*found, _PASS) if found and len(found) <= MOST else ()


def _listed(form: AnswerForm, asked: Asked) -> Iterator[str]:
    match form.sort:
        case "values":
            ends = {form.scale[0]: asked.low, form.scale[-1]: asked.high}
            yield from (f"{value} {ends.get(value, '')}".rstrip() for value in form.scale)
        case "options":
            yield from form.scale
        case "owners":
            yield from (f"{number}: {role_heading(role)}" for number, role in enumerate(form.roles, 1))
            yield tr(NO_ONE)
        case "letters":
            spec = SCHEMES[form.scheme]
            yield from (*spec.order, f"{spec.owner}{spec.doer}", "0")
        case "text" | "rank" | "dots" | "points":
            yield from map(str, _amounts(form))
        case _:
            assert_never(form.sort)


def _amounts(form: AnswerForm) -> range:
    if form.sort == "rank":
        return range(1, len(form.subjects) + 1)
    return range(0 if form.sort == "text" else (form.cap or form.each) + 1)
