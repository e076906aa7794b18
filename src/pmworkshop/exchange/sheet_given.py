"""Writes stored answers back into the cells of a sheet, the reverse of reading a filled one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmworkshop.exchange.sheet_form import ABOUT, ANSWER, LABEL, REMARK, Part, role_heading
from pmworkshop.session.core.columns import split_line
from pmworkshop.session.core.lookups import module_of
from pmworkshop.session.core.records import Ballot
from pmworkshop.session.core.reserved import ABSTAINS, WHOLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.answer_form import NOBODY, TOGETHER, Answer
from pmworkshop.session.rounds.polls import Asked

Filled = tuple[str, tuple[str, ...]]
"""A line of a part that is filled in: the id of its subject, and its cells from the left."""


def given_rows(session: Session, part: Part, answers: Iterable[Answer | Ballot]) -> list[Filled]:
    """Write what somebody answered in a part as it would stand in the cells of the sheet.

    Args:
        session: The session, public or whole.
        part: The part as it is now.
        answers: The answers of one person in its round.

    Returns:
        The lines that are filled in, in the order of the subjects; what was answered on a subject, or for a role,
        that is not asked about any more is left out.
    """
    by_subject = {answer.subject: answer for answer in answers}
    columns = [column.id for column in part.columns] if by_subject else []
    rows: list[Filled] = []
    for place, asked in enumerate(part.form.subjects if by_subject else ()):
        for filled in _filled(session, part, by_subject, asked, first=place == 0):
            if any(filled.get(column) for column in columns):
                beside = {LABEL: asked.text, ABOUT: part.about(asked), **filled}
                rows.append((asked.id, tuple(beside.get(column, "") for column in columns)))
    return rows


def question_cells(part: Part, asked: Asked) -> tuple[str, ...]:
    """List the cells that say what is asked: the subject, and its explanation if any subject of the part has one.

    Args:
        part: The part.
        asked: The subject.

    Returns:
        One cell or two.
    """
    if any(column.id == ABOUT for column in part.columns):
        return asked.text, part.about(asked)
    return (asked.text,)


def _filled(
    session: Session, part: Part, answers: dict[str, Answer | Ballot], asked: Asked, *, first: bool
) -> Iterator[dict[str, str]]:
    """Fill in the cells of one subject by their columns; sentences take a line each."""
    if part.form.sort in TOGETHER:
        yield {ANSWER: _share(answers.get(WHOLE), asked.id, first=first)}
    elif (answer := answers.get(asked.id)) is not None:
        yield from _alone(session, part, answer)


def _share(answer: Answer | Ballot | None, subject: str, *, first: bool) -> str:
    """Write the place of a subject in an order, or how much was put on it; who passes says so in the first line."""
    if answer is None:
        return ""
    if answer.abstained:
        return ABSTAINS if first else ""
    if answer.ranking:
        return str(answer.ranking.index(subject) + 1) if subject in answer.ranking else ""
    return str((answer.points or {}).get(subject, "") or "")


def _alone(session: Session, part: Part, answer: Answer | Ballot) -> Iterator[dict[str, str]]:
    """Fill in the answer about one subject alone."""
    if part.form.sort == "letters":
        yield _letters(part, answer)
    elif answer.abstained:
        yield {ANSWER: ABSTAINS, REMARK: answer.remark}
    elif part.form.sort == "text":
        yield from _sentences(session, part, answer)
    else:
        yield {ANSWER: _value(part, answer), REMARK: answer.remark}


def _value(part: Part, answer: Answer | Ballot) -> str:
    if part.form.sort != "owners":
        return answer.choice or ("" if answer.score is None else str(answer.score))
    owners = [f"{place}: {role_heading(role)}" for place, role in enumerate(part.form.roles, 1)
              if role.id in (answer.letters or {})]  # fmt: skip
    return owners[0] if owners else "" if answer.letters else NOBODY


def _letters(part: Part, answer: Answer | Ballot) -> dict[str, str]:
    """Fill in letters under their roles; what is said of the whole row stands in its first cell."""
    if answer.letters:
        return dict(answer.letters)
    first = next(iter(part.form.roles)).id
    return {first: ABSTAINS if answer.abstained else NOBODY}


def _sentences(session: Session, part: Part, answer: Answer | Ballot) -> Iterator[dict[str, str]]:
    module = module_of(session, part.module)
    for line in (answer.text or "").split("\n"):
        said, values = split_line(module, answer.subject, line) if part.form.columns else (line, {})
        yield {ANSWER: said, **values}
