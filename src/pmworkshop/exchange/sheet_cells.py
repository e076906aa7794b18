"""Reading single cells of a sheet as people fill them in, with the allowed values for messages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pmworkshop.base.error_wording import listing
from pmworkshop.base.text import clean_line, count, shorten
from pmworkshop.exchange.sheet_form import role_heading
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.schemes import SCHEMES, LettersError, normalise, owner_letter
from pmworkshop.session.rounds.answer_form import Answer, AnswerForm

_DASHES = ("-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212")
_NOBODY = ("0", "nobody", "no one", "none")
_WHOLE = re.compile(r"([0-9]{1,6})(?:[.,]0+)?")
_CROSSES = re.compile(r"[xX*•●]{1,99}")
_FAULTS = re.compile(r"#(?:N/A|[A-Z0-9/]+[!?])")
_LONGEST_LIST = 12


class CellError(Exception):
    """Raised for a cell that cannot be read.

    Attributes:
        told: What was found, and what is allowed.
    """

    def __init__(self, found: str, allowed: str) -> None:
        what = " is a formula" if is_formula(found) else " stands there"
        self.told = f"“{shorten(clean_line(found), 40)}”{what}; allowed: {allowed}"
        super().__init__(self.told)


def is_formula(text: str) -> bool:
    """Tell whether a cell contains a formula or the error value of one, such as ``#REF!``.

    Args:
        text: The content of the cell.

    Returns:
        True if it does.
    """
    return text.startswith("=") or bool(_FAULTS.fullmatch(text))


def passes(text: str) -> bool:
    """Tell whether a cell contains only a dash, in any of the forms that spreadsheets use.

    Args:
        text: The content of the cell.

    Returns:
        True if it does, which means an abstention.
    """
    return text in _DASHES


def nobody(text: str) -> bool:
    """Tell whether a cell says that nobody answers for a row.

    Args:
        text: The content of the cell.

    Returns:
        True for 0, ``nobody``, ``no one`` and ``none``.
    """
    return clean_line(text).casefold() in _NOBODY or whole(text) == 0


def whole(text: str) -> int | None:
    """Read a whole number, also as ``3.0`` or ``3,0``.

    Args:
        text: The content of the cell.

    Returns:
        The number, 0 or more; None if the cell contains no such number.
    """
    found = _WHOLE.fullmatch(text)
    return int(found[1]) if found else None


def one(form: AnswerForm, subject: str, text: str) -> Answer:
    """Read a cell that is a complete answer: a value, a word, or the role that owns a row.

    Args:
        form: The form that the cell belongs to, of the sort ``values``, ``options`` or ``owners``.
        subject: The id of the subject.
        text: The content of the cell, not empty.

    Returns:
        The answer; a dash is an abstention.

    Raises:
        CellError: The content is no valid answer.
    """
    if passes(text):
        return Answer(subject, abstained=True)
    if form.sort == "owners":
        return Answer(subject, letters={} if nobody(text) else {_role(form, text): owner_letter(form.scheme)})
    if form.sort == "options":
        return Answer(subject, choice=_option(form, text))
    value = str(whole(text))
    if value not in form.scale:
        raise CellError(text, f"{_span(form)}, or a dash")
    return Answer(subject, score=int(value))


def _span(form: AnswerForm) -> str:
    return listing(form.scale) if len(form.scale) <= _LONGEST_LIST else f"{form.scale[0]} to {form.scale[-1]}"


def _role(form: AnswerForm, text: str) -> str:
    said = clean_line(text).casefold()
    for name in (lambda role: role.code, lambda role: role.title, role_heading, lambda role: role.id):
        named = [role.id for role in form.roles if name(role).casefold() == said]
        if len(named) == 1:
            return named[0]
    number = whole(text)
    if number is None or not 1 <= number <= len(form.roles):
        codes = listing(role.code or role.title for role in form.roles)
        raise CellError(text, f"one of {codes} or its number, 0 for nobody, or a dash")
    return form.roles[number - 1].id


def _option(form: AnswerForm, text: str) -> str:
    said = clean_line(text).casefold()
    word = next((word for word in form.scale if word.casefold() == said), None)
    number = whole(text)
    if word is None and number is not None and 1 <= number <= len(form.scale):
        word = form.scale[number - 1]
    if word is None:
        raise CellError(text, f"{listing(form.scale)}, its number, or a dash")
    return word


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
    try:
        if not is_formula(text):
            return normalise(text, form.scheme)[0]
    except LettersError:
        pass
    allowed = ", ".join(SCHEMES[form.scheme].order)
    raise CellError(text, f"{allowed}, 0 for nobody, or nothing")


def amount(form: AnswerForm, text: str) -> int:
    """Read a number of points or dots, or a rank.

    Args:
        form: The form that the cell belongs to, of the sort ``points``, ``dots`` or ``rank``.
        text: The content of the cell; for dots also crosses, which are counted.

    Returns:
        The number.

    Raises:
        CellError: The content is no whole number in the allowed range.
    """
    number = whole(text)
    if number is None and form.sort == "dots" and _CROSSES.fullmatch(text):
        number = len(text)
    lowest, most = (1, len(form.subjects)) if form.sort == "rank" else (0, form.cap or form.each)
    if number is None or not lowest <= number <= most:
        raise CellError(text, f"a whole number from {lowest} to {most}")
    return number


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
            raise CellError(", ".join(map(str, places)), f"each place from 1 to {len(form.subjects)} once")
        return Answer(WHOLE, ranking=tuple(sorted(amounts, key=amounts.__getitem__)))
    given = {one.id: amounts[one.id] for one in form.subjects if amounts.get(one.id)}
    number = sum(given.values())
    most = count(form.each, form.sort[:-1])
    if form.sort == "points" and number != form.each:
        raise CellError(f"{number} in all", f"{most} in all")
    if not 0 < number <= form.each:
        raise CellError(f"{number} in all", f"1 to {most} in all")
    return Answer(WHOLE, points=given)
