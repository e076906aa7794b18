"""The form that one participant answers in a round, and the reading of answers typed from cards or sheets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, assert_never

from pmworkshop.agenda.model import Column, Module, Scheme
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line, clean_text, count
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.column_values import known_word
from pmworkshop.session.core.lookups import item_at
from pmworkshop.session.core.records import Role
from pmworkshop.session.core.reserved import ABSTAINS, WHOLE
from pmworkshop.session.core.schemes import LettersError, legend, normalise, owner_letter
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.polls import Asked
from pmworkshop.session.rounds.wording import as_asked

Asks = Literal["answers", "choice"]
"""What a round asks for: answers, or a choice among groups."""
Sort = Literal["values", "options", "dots", "rank", "points", "owners", "letters", "text"]
TOGETHER: tuple[Sort, ...] = ("dots", "points", "rank")
"""Sorts of answer that are one answer about all subjects together."""
NOBODY = "0"
"""Typed for a row that nobody answers for."""
SINGLE = 9
"""The most things that one digit can name."""
_CELLS = re.compile(r"([A-Za-z]+)([\d,]+)")


@dataclass(frozen=True, slots=True)
class Answer:
    """One participant's answer on one subject; either exactly one value is set, or ``abstained`` is true.

    Attributes:
        subject: The id of the subject; `WHOLE` if the answer covers all subjects together.
        score: A step of a scale, a fist or a gradient.
        choice: The chosen word.
        ranking: The ids of the subjects, best first.
        points: The points or dots, by subject.
        letters: The letters by role; empty if no role answers for the row.
        text: Sentences, one on each line.
        remark: What is said beside the value; may be empty.
        abstained: Whether the participant abstained; this counts as an answer.
    """

    subject: str
    score: int | None = None
    choice: str | None = None
    ranking: tuple[str, ...] | None = None
    points: Mapping[str, int] | None = None
    letters: Mapping[str, str] | None = None
    text: str | None = None
    remark: str = ""
    abstained: bool = False


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """The form that one participant answers.

    Attributes:
        sort: The way in which it is answered.
        subjects: The subjects.
        scale: The possible values, lowest first; for options, the words.
        each: The number of dots or points that each participant has.
        cap: The most dots or points on one subject; 0 for no limit.
        roles: The columns of a chart.
        scheme: The scheme of a chart.
        marks: The number of single keys that make a complete answer; 0 if a line is typed and ended with Enter.
        allowed: The keys that are accepted, if single keys make the answer.
        told: How to type the answer, in words.
        remark: What may be said beside each value; empty for none.
        columns: The further values of each sentence; private ones are marked as such.
        parts: What a line consists of, in the order in which it is typed with semicolons; empty for a single part.
    """

    sort: Sort
    subjects: tuple[Asked, ...]
    scale: tuple[str, ...] = ()
    each: int = 0
    cap: int = 0
    roles: tuple[Role, ...] = ()
    scheme: Scheme = "RACI"
    marks: int = 0
    allowed: str = ""
    told: str = ""
    remark: str = ""
    columns: tuple[Column, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def by_line(self) -> bool:
        """Whether each subject is answered in a line of its own: sentences, letters, and values with a remark."""
        return self.sort in ("text", "letters") or bool(self.remark)


def form_of(session: Session, module: Module, asks: Asks = "answers", *, wanted: bool = False) -> AnswerForm | None:
    """Make the form that one participant answers in a module.

    While answers are taken, a subject has the words that the round began with; if it was reworded since, both.

    Args:
        session: The session, public or whole.
        module: A module of its agenda.
        asks: Whether to ask for answers, or for a choice among groups.
        wanted: Whether to ask in its second pass.

    Returns:
        The form; None if the module does not ask participants one by one.
    """
    form = kind_of(module).form(session, module.asking(wanted), asks)
    about = (module.id, asks, wanted, item_at(session, module.id))
    mine = [one for one in session.rounds.values() if (one.module, one.asks, one.wanted, one.item) == about]
    round_ = max(mine, key=lambda one: (one.number, one.id), default=None)
    if form is None or round_ is None or round_.status == "revealed":
        return form
    return replace(form, subjects=tuple(as_asked(one, round_) for one in form.subjects))


def read(form: AnswerForm, typed: str, *, subject: int = 0) -> tuple[Answer, ...]:
    """Read what was typed for one participant.

    An error never repeats the input: the message may appear on the wall while answers are hidden.

    Args:
        form: The form that is answered.
        typed: Single keys without blanks, or values separated by blanks; ``-`` abstains. Where a remark may stand
            beside a value, the value, a semicolon and the remark; or on the first line the values of all subjects.
        subject: The index of the subject, for what is answered one subject at a time; see `AnswerForm.by_line`.

    Returns:
        The answers: one for each subject, or a single one if the form covers all subjects together or is read
        one subject at a time.

    Raises:
        InputError: The input does not answer the form.
    """
    if form.remark:
        return _with_remark(form, typed, subject)
    if ";" in typed and not form.by_line:
        raise InputError(tr("Nothing is asked beside the answer here."), tr("Type it alone, without a semicolon."))
    match form.sort:
        case "text":
            return (_sentence(form.subjects[subject].id, typed),)
        case "letters":
            return (_letters(form, form.subjects[subject].id, typed),)
        case "dots" | "points" | "rank":
            parts = _parts(form, typed)
            return (Answer(WHOLE, abstained=True) if parts == [ABSTAINS] else _given(form, parts),)
        case "values" | "options" | "owners":
            return _one_each(form, _parts(form, typed))
        case _:
            assert_never(form.sort)


def _with_remark(form: AnswerForm, typed: str, subject: int) -> tuple[Answer, ...]:
    """Read a value and what is said beside it; further semicolons belong to the remark."""
    value, _, said = (part.strip() for part in clean_line(typed).partition(";"))
    if not value:
        told = tr("A value is missing before the semicolon.") if said else tr("There is no value in this line.")
        raise InputError(told, tr("Type the value; after a semicolon, what you want to say beside it."))
    number = _number_of(form, value)
    parts = [number] if number else _parts(form, value)
    if len(parts) > 1 and not said and subject == 0:
        return _one_each(form, parts)
    alone = parts[0] if len(parts) == 1 else value
    return (replace(_one(form, form.subjects[subject].id, alone, subject + 1), remark=said),)


def _number_of(form: AnswerForm, value: str) -> str:
    """Find the number of a word that was typed out; empty if it is none of the words to choose from."""
    word = known_word(value, form.scale) if form.sort == "options" and not value.isdecimal() else None
    return str(form.scale.index(word) + 1) if word else ""


def _one_each(form: AnswerForm, parts: Sequence[str]) -> tuple[Answer, ...]:
    """Read one value for each subject.

    Raises:
        InputError: There are more or fewer values than subjects, or one cannot be given.
    """
    if len(parts) != len(form.subjects):
        raise InputError(
            tr(
                "That is {given}, and {asked} are asked for.",
                given=count(len(parts), "value", "values"),
                asked=count(len(form.subjects), "value", "values"),
            )
        )
    return tuple(_one(form, form.subjects[place].id, part, place + 1) for place, part in enumerate(parts))


def _parts(form: AnswerForm, typed: str) -> list[str]:
    parts = clean_line(typed).replace(",", " ").split()
    if len(parts) == 1 and (form.marks or (form.remark and _single_keys(form) and len(form.subjects) > 1)):
        return list(parts[0])
    return parts


def _single_keys(form: AnswerForm) -> bool:
    return all(len(key) == 1 for key in keys_of(form.sort, form.scale))


def keys_of(sort: Sort, scale: Sequence[str]) -> tuple[str, ...]:
    """List what is typed for each value.

    Args:
        sort: ``options`` if words are chosen by their number; any other sort if values are typed as they are.
        scale: The values, lowest first.

    Returns:
        What is typed, in the order of the values.
    """
    return tuple(str(place) for place in range(1, len(scale) + 1)) if sort == "options" else tuple(scale)


def _one(form: AnswerForm, subject: str, part: str, place: int) -> Answer:
    if part == ABSTAINS:
        return Answer(subject, abstained=True)
    if form.sort == "owners":
        if part == NOBODY:
            return Answer(subject, letters={})
        role = form.roles[_number(part, len(form.roles), place) - 1]
        return Answer(subject, letters={role.id: owner_letter(form.scheme)})
    if form.sort == "options":
        return Answer(subject, choice=form.scale[_number(part, len(form.scale), place) - 1])
    if part not in form.scale:
        raise InputError(
            tr("Value {place} is not on the scale.", place=place),
            tr("It goes from {low} to {high}.", low=form.scale[0], high=form.scale[-1]),
        )
    return Answer(subject, score=int(part))


def _number(part: str, most: int, place: int) -> int:
    if not (part.isascii() and part.isdecimal() and len(part) < 5 and 1 <= int(part) <= most):
        raise InputError(
            tr("The number in place {place} names nothing here.", place=place),
            tr("The numbers go from 1 to {most}.", most=most),
        )
    return int(part)


def _given(form: AnswerForm, parts: Sequence[str]) -> Answer:
    """Read dots, points or an order, which are one answer about all subjects together."""
    ids = [one.id for one in form.subjects]
    if form.sort == "points":
        return Answer(WHOLE, points=_spread(form, ids, parts))
    numbers = [_number(part, len(ids), place) for place, part in enumerate(parts, 1)]
    if form.sort == "rank":
        return Answer(WHOLE, ranking=_order(ids, numbers))
    return Answer(WHOLE, points=_dots(form, ids, numbers))


def _order(ids: Sequence[str], numbers: Sequence[int]) -> tuple[str, ...]:
    if not numbers or sorted(numbers) != list(range(1, len(ids) + 1)):
        raise InputError(tr("Each number stands in the order once."), tr("There are {number}.", number=len(ids)))
    return tuple(ids[number - 1] for number in numbers)


def _dots(form: AnswerForm, ids: Sequence[str], numbers: Sequence[int]) -> dict[str, int]:
    given = Counter(numbers)
    if not numbers or len(numbers) > form.each:
        raise InputError(tr("There are {dots} to place.", dots=count(form.each, "dot", "dots")))
    if form.cap and max(given.values()) > form.cap:
        raise InputError(
            tr("The same number may stand there once.")
            if form.cap == 1
            else tr("The same number may stand there {cap} times at most.", cap=form.cap)
        )
    return {ids[number - 1]: dots for number, dots in sorted(given.items())}


def _figure(part: str) -> bool:
    """Tell whether a value is a whole number of at most five digits."""
    return part.isascii() and part.isdecimal() and len(part) < 6


def _spread(form: AnswerForm, ids: Sequence[str], parts: Sequence[str]) -> dict[str, int]:
    if len(parts) != len(ids) or not all(map(_figure, parts)):
        raise InputError(
            tr("That is not {numbers}.", numbers=count(len(ids), "number", "numbers")),
            tr("One for each, with blanks between them."),
        )
    points = [int(part) for part in parts]
    if sum(points) != form.each:
        raise InputError(tr("The numbers make {sum} together, not {each}.", sum=sum(points), each=form.each))
    if form.cap and max(points) > form.cap:
        raise InputError(tr("At most {cap} may stand on one.", cap=form.cap))
    return {subject: number for subject, number in zip(ids, points, strict=True) if number}


def _sentence(subject: str, typed: str) -> Answer:
    lines = [clean_line(line) for line in clean_text(typed).split("\n")]
    text = "\n".join(line for line in lines if line)
    if not text:
        raise InputError(tr("The line is empty."), tr("A dash stands for no answer."))
    return Answer(subject, abstained=True) if text == ABSTAINS else Answer(subject, text=text)


def _letters(form: AnswerForm, subject: str, typed: str) -> Answer:
    line = clean_line(typed)
    if line == ABSTAINS:
        return Answer(subject, abstained=True)
    if line == NOBODY:
        return Answer(subject, letters={})
    cells: dict[str, str] = {}
    for place, part in enumerate(line.split(), 1):
        letters, roles = _letters_and_roles(form, part, place)
        for role in roles:
            cells[role.id] = cells.get(role.id, "") + letters
    if not cells:
        raise InputError(tr("The line is empty."), tr("0 stands for nobody, a dash for no answer."))
    try:
        return Answer(subject, letters={role: normalise(letters, form.scheme)[0] for role, letters in cells.items()})
    except LettersError:
        words = "  ".join(f"{letter} {word}" for letter, word, _ in legend(form.scheme))
        raise InputError(tr("One of the letters is not of this chart."), tr("It has {words}.", words=words)) from None


def _letters_and_roles(form: AnswerForm, part: str, place: int) -> tuple[str, list[Role]]:
    """Read letters and the numbers of the roles that get them: ``R23`` is R for the second and the third role."""
    match = _CELLS.fullmatch(part)
    if match is None:
        raise InputError(tr("Part {place} is no letter with role numbers.", place=place), tr("Like A4 R23 C1."))
    letters, numbers = match.groups()
    several = numbers.split(",") if "," in numbers or len(form.roles) > SINGLE else list(numbers)
    return letters, [form.roles[_number(number, len(form.roles), place) - 1] for number in several]
