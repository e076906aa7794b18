"""A leader's answers, written as they are typed."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.session.core.records import Ballot
from pmworkshop.session.core.reserved import ABSTAINS, WHOLE
from pmworkshop.session.rounds.answer_form import TOGETHER, AnswerForm


def written(form: AnswerForm, ballots: Iterable[Ballot]) -> str:
    """Write the answers of a leader as they are typed; lines are separated by slashes.

    Args:
        form: What each leader is asked for.
        ballots: The ballots of the leader in one pass.

    Returns:
        The text; ``?`` stands for a subject without an answer.
    """
    given = {ballot.subject: ballot for ballot in ballots}
    if form.sort in TOGETHER:
        return _together(form, given.get(WHOLE))
    parts = [_one(form, given.get(one.id)) for one in form.subjects]
    if form.by_line:
        return "  /  ".join(parts)
    return ("" if form.marks else " ").join(parts)


def line_on(form: AnswerForm, ballots: Iterable[Ballot], subject: str) -> str:
    """Write one line of a leader as it can be typed again.

    Args:
        form: What each leader is asked for.
        ballots: The ballots of the leader in one pass.
        subject: Id of the subject; empty if one line is the whole answer.

    Returns:
        The line; empty if it is missing or incomplete. For one subject, ``?`` stands for a value that the form no
        longer has.
    """
    mine = [one for one in ballots if subject in ("", one.subject)]
    if subject:
        return _one(form, mine[0]).replace("\n", " ") if mine else ""
    line = written(form, mine)
    return "" if "?" in line else line


def _one(form: AnswerForm, ballot: Ballot | None) -> str:
    if ballot is None:
        return "?"
    value = _value(form, ballot)
    return f"{value}; {ballot.remark}" if ballot.remark else value


def _value(form: AnswerForm, ballot: Ballot) -> str:
    if ballot.abstained:
        return ABSTAINS
    if ballot.letters is not None:
        return _letters(form, ballot.letters)
    if ballot.choice is not None:
        return str(form.scale.index(ballot.choice) + 1) if ballot.choice in form.scale else "?"
    return ballot.text if ballot.text is not None else str(ballot.score)


def _letters(form: AnswerForm, cells: dict[str, str]) -> str:
    places = {role.id: str(place) for place, role in enumerate(form.roles, 1)}
    if form.sort == "owners":
        return next((places.get(role, "?") for role in cells), "0")
    by_letters: dict[str, list[str]] = {}
    for role, place in places.items():
        for letter in cells.get(role, ""):
            by_letters.setdefault(letter, []).append(place)
    between = "," if len(places) > 9 else ""
    return " ".join(f"{letter}{between.join(roles)}" for letter, roles in by_letters.items()) or "0"


def _together(form: AnswerForm, ballot: Ballot | None) -> str:
    if ballot is None:
        return "?"
    if ballot.abstained:
        return ABSTAINS
    if form.sort == "points":
        points = ballot.points or {}
        return " ".join(str(points.get(one.id, 0)) for one in form.subjects)
    return ("" if form.marks else " ").join(_marks(form, ballot))


def _marks(form: AnswerForm, ballot: Ballot) -> list[str]:
    """List the typed numbers: the places in their order, or one number for each dot."""
    places = {one.id: str(place) for place, one in enumerate(form.subjects, 1)}
    if form.sort == "rank":
        return [places.get(subject, "?") for subject in ballot.ranking or ()]
    placed = sorted((ballot.points or {}).items())
    marks = [places.get(subject, "?") for subject, number in placed for _ in range(number)]
    return sorted(marks, key=lambda mark: (len(mark), mark))
