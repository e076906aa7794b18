"""Reading single cells of a sheet as people fill them in, with the allowed values for messages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.error_wording import listing
from pmworkshop.base.language import in_each, tr, tr_noop
from pmworkshop.exchange.sheet_form import shares
from pmworkshop.exchange.sheet_owner import owner_named
from pmworkshop.exchange.sheet_words import (
    CellError,
    abstains,
    is_formula,
    key,
    nobody,
    numbered,
    out_of,
    placed,
    plain,
)
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.schemes import SCHEMES, LettersError, legend, normalise, owner_letter
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.answer_form import Answer, AnswerForm
from pmworkshop.session.rounds.polls import Asked

REMARK = tr_noop("the words behind the value are left out")
_CROSSES = re.compile("[xX*•●✓✔✗\u00d7]{1,99}")
_AMOUNT = re.compile(r"(.*[0-9])\s*(?:dots?|points?|(?:klebe)?punkte?)", re.IGNORECASE)
_BRACKETS = re.compile(r"[():=]+")
_LONGEST_LIST = 12


@dataclass(frozen=True, slots=True)
class Read:
    """A cell that was read.

    Attributes:
        answer: The answer.
        note: How it was understood, without repeating it; empty where that is plain.
    """

    answer: Answer
    note: str = ""


def one(session: Session, form: AnswerForm, subject: str, text: str) -> Read:
    """Read a cell that is a complete answer: a value, a word, or the role that owns a row.

    Args:
        session: The session, for its leaders.
        form: The form that the cell belongs to, of the sort ``values``, ``options`` or ``owners``.
        subject: The id of the subject.
        text: The content of the cell, not empty.

    Returns:
        The answer; a dash is an abstention.

    Raises:
        CellError: The content is no valid answer.
    """
    if form.sort == "values":
        return _step(form, subject, text)
    if form.sort == "options" and (word := _option(form, text)):
        return Read(Answer(subject, choice=word))
    if abstains(text):
        return Read(Answer(subject, abstained=True))
    if form.sort == "options":
        raise CellError(text, tr("{words}, its number, or a dash", words=listing(form.scale)))
    if nobody(text):
        return Read(Answer(subject, letters={}))
    role, note = owner_named(session, form, text)
    return Read(Answer(subject, letters={role: owner_letter(form.scheme)}), note)


def _step(form: AnswerForm, subject: str, text: str) -> Read:
    """Read a step of a scale; most write it as it is printed."""
    asked = next(one for one in form.subjects if one.id == subject)
    if text in form.scale and not (asked.low or asked.high):
        return Read(Answer(subject, score=int(text)))
    if abstains(text):
        return Read(Answer(subject, abstained=True))
    score, note = _value(form, asked, text)
    return Read(Answer(subject, score=score), note)


def _value(form: AnswerForm, asked: Asked, text: str) -> tuple[int, str]:
    """Read a value: alone, as ``4/5``, with the meaning of its end or a remark behind it, or that meaning alone.

    Raises:
        CellError: It is none, or the meaning behind it is that of the other end.
    """
    ends = {key(asked.low): form.scale[0], key(asked.high): form.scale[-1]}
    ends.pop("", None)
    if key(text) in ends:
        return int(ends[key(text)]), ""
    alone = out_of(text, int(form.scale[-1]))
    number, words = numbered(text) if alone is None else (alone, "")
    value, said = str(number), key(words)
    digits = any(letter.isdecimal() for letter in words)
    if value not in form.scale or (ends[said] != value if said in ends else digits):
        raise CellError(text, tr("{values}, or a dash", values=_span(form)))
    return int(value), tr(REMARK) if words and said not in ends else ""


def _span(form: AnswerForm) -> str:
    return (
        listing(form.scale)
        if len(form.scale) <= _LONGEST_LIST
        else tr("{lowest} to {highest}", lowest=form.scale[0], highest=form.scale[-1])
    )


def _option(form: AnswerForm, text: str) -> str:
    """Find the word that a cell means: the word itself, its number, or both; empty if it means none."""
    said = plain(text).casefold()
    same = [word for word in form.scale if plain(word).casefold() == said]
    alike = same or [word for word in form.scale if key(word) and key(word) == key(text)]
    if len(alike) == 1:
        return alike[0]
    return _numbered_option(form, text)


def _numbered_option(form: AnswerForm, text: str) -> str:
    alone = out_of(text, len(form.scale))
    number, words = numbered(text) if alone is None else (alone, "")
    word = dict(enumerate(form.scale, 1)).get(number or 0, "")
    return word if not words or key(words) == key(word) else ""


def letters(form: AnswerForm, text: str) -> str:
    """Read the letters in one cell of a chart.

    Args:
        form: The form of the chart.
        text: The content of the cell.

    Returns:
        The letters in the order of the scheme; empty for a blank or a dash.

    Raises:
        CellError: A letter does not belong to the chart's scheme, or the cell contains a formula.
    """
    line = plain(text)
    if found := _in_legend(form, key(text)):
        return found
    try:
        if not is_formula(line):
            return normalise(_BRACKETS.sub(" ", line), form.scheme)[0]
    except LettersError:
        pass
    allowed = ", ".join(SCHEMES[form.scheme].order)
    raise CellError(text, tr("{allowed}, 0 for nobody, or nothing", allowed=allowed))


def _in_legend(form: AnswerForm, said: str) -> str:
    """Find the letter of which a cell holds the line of the legend, in any language; empty if it holds none."""
    if " " not in said:
        return ""
    lines = (line for each in in_each(lambda: legend(form.scheme)) for line in each)
    return next((letter for letter, *words in lines if said == key(" ".join((letter, *words)))), "")


def amount(form: AnswerForm, text: str) -> int:
    """Read a number of points or dots, or a rank.

    Args:
        form: The form that the cell belongs to, of the sort ``points``, ``dots`` or ``rank``.
        text: The content of the cell; for dots also crosses, which are counted; a place also as ``1st``.

    Returns:
        The number.

    Raises:
        CellError: The content is no whole number in the allowed range.
    """
    lowest, most = (1, len(form.subjects)) if form.sort == "rank" else (0, form.cap or form.each)
    number = placed(text) if form.sort == "rank" else _how_many(form, text)
    if number is None or not lowest <= number <= most:
        raise CellError(text, tr("a whole number from {lowest} to {most}", lowest=lowest, most=most))
    return number


def _how_many(form: AnswerForm, text: str) -> int | None:
    crosses = plain(text).replace(" ", "")
    if form.sort == "dots" and _CROSSES.fullmatch(crosses):
        return len(crosses)
    unit = _AMOUNT.fullmatch(plain(text))
    return out_of(unit[1] if unit else text, form.each)


def together(form: AnswerForm, amounts: Mapping[str, int]) -> Answer:
    """Combine the numbers of all subjects into one answer.

    Args:
        form: The form, of the sort ``points``, ``dots`` or ``rank``.
        amounts: The numbers by subject id.

    Returns:
        The answer on all subjects together.

    Raises:
        CellError: The ranks are not complete, or the sum is too small or too large.
    """
    if form.sort == "rank":
        places = sorted(amounts.values())
        if places != list(range(1, len(form.subjects) + 1)):
            raise CellError(
                ", ".join(map(str, places)), tr("each place from 1 to {last} once", last=len(form.subjects))
            )
        return Answer(WHOLE, ranking=tuple(sorted(amounts, key=amounts.__getitem__)))
    given = {one.id: amounts[one.id] for one in form.subjects if amounts.get(one.id)}
    number = sum(given.values())
    if form.sort == "points" and number != form.each:
        raise CellError(tr("{number} in all", number=number), tr("{points} in all", points=shares(form)))
    if not 0 < number <= form.each:
        raise CellError(tr("{number} in all", number=number), tr("1 to {dots} in all", dots=shares(form)))
    return Answer(WHOLE, points=given)
