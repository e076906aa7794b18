"""What a leader's form asks, as rows of controls; each control fills one cell of the sheet that comes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from pmworkshop.agenda.model import Column as Field
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.exchange.sheet_choices import MOST
from pmworkshop.exchange.sheet_form import ANSWER, BESIDE, REMARK, Column, Part, meanings, role_heading
from pmworkshop.report.handouts.sheet_lines import SheetLine
from pmworkshop.session.core.reserved import ABSTAINS
from pmworkshop.session.core.schemes import SCHEMES, legend
from pmworkshop.session.rounds.answer_form import NOBODY, TOGETHER, AnswerForm, Sort
from pmworkshop.session.rounds.polls import Asked

_AT_ONCE = 12
"""The most choices that are all in sight; more of them are a list to open."""
_PASSES = {"owners": tr_noop("I pass"), "letters": tr_noop("I pass"), "text": tr_noop("Nothing to say")}
_HOW: dict[Sort, str] = {
    "letters": tr_noop("Give each role a letter, two where both hold, or none. One role in a row has the last word."),
    "owners": tr_noop("Choose the one role that answers for each row."),
    "rank": tr_noop("Give each a place, 1 for the best, and every place once."),
    "text": tr_noop("One short sentence in each line."),
    "options": tr_noop("Choose one for each."),
    "values": tr_noop("Choose one value for each."),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose.

    Attributes:
        value: What then stands in the cell of the sheet.
        words: What it is called.
    """

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Control:
    """Something to fill in.

    Attributes:
        sort: How: choices in sight, a list to open, a box to tick, a whole number, any number, a day or a line.
        label: What it is for.
        key: By what it is known in the browser, also in a form that is written later.
        line: The line of the sheet that it fills, counted from 0.
        cell: The cell in that line, counted from 0.
        place: Whether it is what is asked, something beside it, or takes the place of all else in its row or part.
        choices: What there is to choose.
        low: The lowest whole number.
        high: The highest whole number.
    """

    sort: Literal["radios", "list", "tick", "whole", "number", "day", "line"]
    label: str
    key: str
    line: int
    cell: int
    place: Literal["main", "beside", "instead"] = "main"
    choices: tuple[Choice, ...] = ()
    low: int = 0
    high: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One question.

    Attributes:
        text: The question.
        about: What is at stake; for a scale, the meaning of its ends.
        lines: The lines to fill in, each with its controls.
        instead: What takes the place of all lines; None if nothing does, or if it is among the choices.
    """

    text: str
    about: str
    lines: tuple[tuple[Control, ...], ...]
    instead: Control | None = None


@dataclass(frozen=True, slots=True)
class FormPart:
    """The questions of one part of the agenda.

    Attributes:
        title: Its title.
        question: The question; empty if the questions are the rows.
        how: How to answer.
        meanings: What the letters mean.
        check: What has to be right about all rows together: ``rank``, ``dots`` or ``points``; empty for nothing.
        each: How many dots or points there are.
        rows: The rows.
        instead: What takes the place of all rows; None if nothing does.
    """

    title: str
    question: str
    how: str
    meanings: tuple[str, ...]
    check: str
    each: int
    rows: tuple[Row, ...]
    instead: Control | None = None


def form_parts(lines: Sequence[SheetLine]) -> Iterator[FormPart]:
    """Make the parts of a form from the lines of a sheet.

    Args:
        lines: The lines of the leader's sheet; what is answered goes into their cells.

    Yields:
        The parts in the order of the sheet.
    """
    asked = [(place, line) for place, line in enumerate(lines) if line.sort == "row"]
    for part, own in groupby(asked, key=lambda one: one[1].part):
        if part:
            yield _part(part, list(own))


def _part(part: Part, lines: list[tuple[int, SheetLine]]) -> FormPart:
    form = part.form
    together = form.sort in TOGETHER
    by_row = (list(own) for _, own in groupby(lines, key=lambda one: one[1].mark))
    place = [column.id for column in part.columns].index(ANSWER) if together else 0
    whole = Control("tick", tr("I abstain here"), f"{_key(part)}/-", lines[0][0], place, "instead", _ticked())
    return FormPart(
        title=part.title,
        question=part.question,
        how=_how(form),
        meanings=tuple(meanings(part)) if form.sort == "letters" else (),
        check=form.sort if together else "",
        each=form.each,
        rows=tuple(_row(part, own) for own in by_row),
        instead=whole if together else None,
    )


def _key(part: Part, *more: str) -> str:
    return "/".join((part.module, part.tag, *more))


def _ticked() -> tuple[Choice, ...]:
    return (Choice(ABSTAINS, ""),)


def _how(form: AnswerForm) -> str:
    words = tr(_HOW[form.sort]) if form.sort in _HOW else ""
    if form.sort in ("dots", "points"):
        most = tr(", at most {cap} on one", cap=form.cap) if form.cap else ""
        words = (
            trn("Place up to {number} dot", "Place up to {number} dots", form.each)
            if form.sort == "dots"
            else tr("Spread all {each} points", each=form.each)
        )
        words = (
            tr("Tick up to {each}.", each=form.each) if (form.sort, form.cap) == ("dots", 1) else f"{words}{most}."
        )
    return " ".join((words, tr(BESIDE)) if form.remark else (words,))


def _row(part: Part, lines: list[tuple[int, SheetLine]]) -> Row:
    asked = lines[0][1].asked
    assert asked is not None
    made = tuple(
        tuple(_controls(part, line, place, f"{_key(part, asked.id)}/{number}"))
        for number, (place, line) in enumerate(lines, 1)
    )
    return Row(asked.text, _about(part, asked), made, _instead(part, made[0][0], _key(part, asked.id, ABSTAINS)))


def _about(part: Part, asked: Asked) -> str:
    """Say what is at stake; for a scale, what the values of its ends mean."""
    if part.form.sort != "values":
        return part.about(asked)
    ends = ((part.form.scale[0], asked.low), (part.form.scale[-1], asked.high))
    return " … ".join(f"{value}: {meaning}" for value, meaning in ends if meaning)


def _controls(part: Part, line: SheetLine, place: int, key: str) -> Iterator[Control]:
    """Make the controls of a line, one for each of its cells."""
    form = part.form
    fields = {one.id: one for one in form.columns}
    for cell, column in enumerate(part.columns[len(line.cells) :], len(line.cells)):
        here = f"{key}/{column.id}"
        if column.id in fields:
            yield _beside(fields[column.id], column.heading, here, place, cell)
        elif column.id == REMARK:
            yield Control("line", column.heading, here, place, cell, "beside")
        else:
            yield _main(part, _label(part, column, key), here, place, cell)


def _label(part: Part, column: Column, key: str) -> str:
    """Write the label of a main control; lines of one question are numbered."""
    return f"{column.heading} {key.rpartition('/')[2]}" if part.form.sort == "text" else column.heading


def _beside(field: Field, heading: str, key: str, line: int, cell: int) -> Control:
    if field.options:
        words = tuple(Choice(word, word) for word in field.options)
        return Control("list", heading, key, line, cell, "beside", words)
    if field.type == "number":
        return Control("number", heading, key, line, cell, "beside")
    return Control("day" if field.type == "date" else "line", heading, key, line, cell, "beside")


def _main(part: Part, heading: str, key: str, place: int, cell: int) -> Control:
    form = part.form
    found = _choices(part)
    if form.sort == "text":
        return Control("line", heading, key, place, cell)
    if form.sort == "letters" or (form.sort == "rank" and found):
        return Control("list", heading, key, place, cell, choices=found)
    if not found or form.sort in TOGETHER:
        low, high = _bounds(form)
        if form.sort in ("dots", "points") and high == 1:
            return Control("tick", heading, key, place, cell, choices=(Choice("1", ""),))
        return Control("whole", heading, key, place, cell, low=low, high=high)
    return Control("radios" if len(found) <= _AT_ONCE else "list", heading, key, place, cell, choices=found)


def _passes(sort: Sort) -> str:
    return tr(_PASSES[sort]) if sort in _PASSES else tr("I abstain")


def _choices(part: Part) -> tuple[Choice, ...]:
    """List what there is to choose, as the sheet is read: values, words, letters, places, or roles by number."""
    form = part.form
    if form.sort == "letters":
        return _letters(form)
    if form.sort == "rank":
        return _places(len(form.subjects))
    last = Choice(ABSTAINS, _passes(form.sort))
    if form.sort == "owners":
        roles = (Choice(f"{n}: {role_heading(role)}", role_heading(role)) for n, role in enumerate(form.roles, 1))
        return (*roles, Choice(NOBODY, tr("Nobody answers for it")), last)
    if form.sort == "options" or (form.sort == "values" and len(form.scale) < MOST):
        return (*(Choice(value, value) for value in form.scale), last)
    return ()


def _letters(form: AnswerForm) -> tuple[Choice, ...]:
    spec = SCHEMES[form.scheme]
    both = f"{spec.owner}{spec.doer}"
    words = (Choice(letter, f"{letter} {tr(word)}") for letter, word, _ in legend(form.scheme))
    return (*words, Choice(both, tr("{both} both", both=both)))


def _places(most: int) -> tuple[Choice, ...]:
    return tuple(Choice(f"{place}", f"{place}") for place in range(1, most + 1)) if most <= MOST else ()


def _bounds(form: AnswerForm) -> tuple[int, int]:
    if form.sort == "values":
        return int(form.scale[0]), int(form.scale[-1])
    return (1, len(form.subjects)) if form.sort == "rank" else (0, form.cap or form.each)


def _instead(part: Part, first: Control, key: str) -> Control | None:
    """Make what takes the place of a whole row, where its own controls do not offer it."""
    if part.form.sort == "letters":
        words = (Choice(NOBODY, tr("Nobody does it today")), Choice(ABSTAINS, _passes(part.form.sort)))
        return Control("list", tr("Or, for the whole row"), key, first.line, first.cell, "instead", words)
    if part.form.sort in TOGETHER or first.choices:
        return None
    return Control("tick", _passes(part.form.sort), key, first.line, first.cell, "instead", _ticked())
