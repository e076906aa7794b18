"""Builders of the usual forms for the kinds of module: values, options, dots, points and rankings."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.base.language import tr
from pmworkshop.base.text import count
from pmworkshop.session.core.reserved import ABSTAINS
from pmworkshop.session.rounds.answer_form import SINGLE, AnswerForm, Sort, keys_of
from pmworkshop.session.rounds.polls import Asked


def values_form(
    subjects: tuple[Asked, ...], scale: tuple[str, ...], sort: Sort = "values", remark: str = ""
) -> AnswerForm:
    """Make a form that asks for one value on each subject.

    Args:
        subjects: The subjects.
        scale: The values, lowest first; for ``options``, the words.
        sort: ``values``, or ``options`` if words are chosen by their number.
        remark: What may be said beside each value; empty for none.

    Returns:
        The form; single keys make the complete answer if each value is one key and no remark is asked for.
    """
    keys = keys_of(sort, scale)
    words = tr("{low} to {high}", low=keys[0], high=keys[-1]) if keys else ""
    if sort == "options":
        words = "  ".join(f"{key} {word}" for key, word in zip(keys, scale, strict=True))
    if remark:
        return _with_remark(AnswerForm(sort, subjects, scale, told=words, remark=remark))
    if sort != "options" and keys:
        words = f"{count(len(subjects), 'digit', 'digits')}, {words}"
    single = all(len(key) == 1 for key in keys)
    return AnswerForm(
        sort, subjects, scale,
        marks=len(subjects) if single else 0, allowed="".join(keys) + ABSTAINS if single else "",
        told=tr("{words}; - abstains", words=words),
    )  # fmt: skip


def _with_remark(form: AnswerForm) -> AnswerForm:
    """Say of a form how a value with a remark is typed."""
    several = len(form.subjects)
    at_once = tr("; or all {number} values alone", number=several) if several > 1 else ""
    told = tr("{told}; {remark}{at_once}; - abstains", told=form.told, remark=form.remark, at_once=at_once)
    return replace(form, told=told, parts=(form.told, form.remark))


def dots_form(subjects: tuple[Asked, ...], each: int, cap: int) -> AnswerForm:
    """Make a form that asks each participant to place dots on subjects.

    Args:
        subjects: The subjects.
        each: The number of dots that each participant has.
        cap: The most dots on one subject; 0 for no limit.

    Returns:
        The form; single keys make the complete answer if all numbers have one digit.
    """
    single = len(subjects) <= SINGLE and each <= SINGLE
    most = tr(", the same one at most {cap} times", cap=cap) if cap > 1 else ""
    numbers = count(each, "different number", "different numbers") if cap == 1 else count(each, "number", "numbers")
    return AnswerForm(
        "dots", subjects, each=each, cap=cap,
        marks=each if single else 0, allowed=digits(len(subjects)) + ABSTAINS if single else "",
        told=tr("{numbers}{most}; - abstains", numbers=numbers, most=most),
    )  # fmt: skip


def points_form(subjects: tuple[Asked, ...], each: int, cap: int) -> AnswerForm:
    """Make a form that asks each participant to spread points over the subjects.

    Args:
        subjects: The subjects.
        each: The number of points that each participant spreads.
        cap: The most points on one subject; 0 for no limit.

    Returns:
        The form; it is answered with a typed line.
    """
    told = tr(
        "{numbers} that make {each} together; - abstains",
        numbers=count(len(subjects), "number", "numbers"),
        each=each,
    )
    return AnswerForm("points", subjects, each=each, cap=cap, told=told)


def rank_form(subjects: tuple[Asked, ...]) -> AnswerForm:
    """Make a form that asks for a ranking of the subjects.

    Args:
        subjects: The subjects.

    Returns:
        The form; single keys make the complete answer if all numbers have one digit.
    """
    single = len(subjects) <= SINGLE
    return AnswerForm(
        "rank", subjects,
        marks=len(subjects) if single else 0, allowed=digits(len(subjects)) + ABSTAINS if single else "",
        told=tr("all numbers, the best first; - abstains"),
    )  # fmt: skip


def digits(number: int) -> str:
    """Write the keys for a number of choices, counted from 1.

    Args:
        number: The number of choices.

    Returns:
        The digits as one string, such as ``1234``.
    """
    return "".join(str(place) for place in range(1, number + 1))
