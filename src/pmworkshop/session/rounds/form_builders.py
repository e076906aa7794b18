"""Forms of the usual sorts, for the descriptors of kinds: values, words, dots, points and places."""

from __future__ import annotations

from pmworkshop.base.text import count
from pmworkshop.session.core.reserved import ABSTAINS
from pmworkshop.session.rounds.answer_form import SINGLE, AnswerForm, Sort
from pmworkshop.session.rounds.polls import Asked


def values_form(subjects: tuple[Asked, ...], scale: tuple[str, ...], sort: Sort = "values") -> AnswerForm:
    """Ask for one value on each subject.

    Args:
        subjects: What is asked about.
        scale: The values, the lowest first; the words where one of them is chosen.
        sort: ``values``, or ``options`` where words are chosen by their place.

    Returns:
        The form; single keys make the whole answer where each value is one key.
    """
    keys = tuple(str(place) for place in range(1, len(scale) + 1)) if sort == "options" else scale
    single = all(len(key) == 1 for key in keys)
    words = f"{count(len(subjects), 'digit')}, {keys[0]} to {keys[-1]}" if keys else ""
    if sort == "options":
        words = "  ".join(f"{key} {word}" for key, word in zip(keys, scale, strict=True))
    return AnswerForm(
        sort, subjects, scale,
        marks=len(subjects) if single else 0, allowed="".join(keys) + ABSTAINS if single else "",
        told=f"{words}; - abstains",
    )  # fmt: skip


def dots_form(subjects: tuple[Asked, ...], each: int, cap: int) -> AnswerForm:
    """Ask for dots placed on subjects.

    Args:
        subjects: What is asked about.
        each: How many dots each person has.
        cap: The most of them on one subject; 0 for no cap.

    Returns:
        The form; single keys make the whole answer where the numbers have one digit.
    """
    single = len(subjects) <= SINGLE and each <= SINGLE
    most = "" if not cap else f", at most {cap} on one" if cap > 1 else ", each on another one"
    return AnswerForm(
        "dots", subjects, each=each, cap=cap,
        marks=each if single else 0, allowed=digits(len(subjects)) + ABSTAINS if single else "",
        told=f"{count(each, 'number')}{most}; - abstains",
    )  # fmt: skip


def points_form(subjects: tuple[Asked, ...], each: int, cap: int) -> AnswerForm:
    """Ask for points spread over the subjects.

    Args:
        subjects: What is asked about.
        each: How many points each person spreads.
        cap: The most of them on one subject; 0 for no cap.

    Returns:
        The form; a line is typed for it.
    """
    told = f"{count(len(subjects), 'number')} that make {each} together; - abstains"
    return AnswerForm("points", subjects, each=each, cap=cap, told=told)


def rank_form(subjects: tuple[Asked, ...]) -> AnswerForm:
    """Ask for the subjects in an order.

    Args:
        subjects: What is asked about.

    Returns:
        The form; single keys make the whole answer where the numbers have one digit.
    """
    single = len(subjects) <= SINGLE
    return AnswerForm(
        "rank", subjects,
        marks=len(subjects) if single else 0, allowed=digits(len(subjects)) + ABSTAINS if single else "",
        told="all numbers, the best first; - abstains",
    )  # fmt: skip


def digits(number: int) -> str:
    """Write the keys of that many places, from 1.

    Args:
        number: How many keys.
    """
    return "".join(str(place) for place in range(1, number + 1))
