"""Validation of answers, wherever they come from: typed, from a sheet, or from memory."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from pmworkshop.agenda.model import Scheme
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_text, count
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.schemes import SCHEMES, in_order, owner_letter
from pmworkshop.session.rounds.answer_form import TOGETHER, Answer, AnswerForm, Sort

GONE = tr_noop("That is not asked about any more.")
_HOLDS: dict[Sort, str] = {
    "values": "score", "options": "choice", "dots": "points", "points": "points", "rank": "ranking",
    "owners": "letters", "letters": "letters", "text": "text",
}  # fmt: skip
"""The value of an answer that is given, by sort."""


def check(form: AnswerForm, answer: Answer) -> None:
    """Check that an answer is valid for a form.

    An error never repeats the answer: the message may appear on the wall while answers are hidden.

    Args:
        form: The form that the answer belongs to.
        answer: The answer to check.

    Raises:
        RefusedError: The answer is about a subject that is not asked, of another sort, or off the scale.
    """
    named = set(answer.points or ()) | set(answer.ranking or ())
    if answer.subject not in _about(form) or not named <= {one.id for one in form.subjects}:
        raise RefusedError(tr(GONE))
    given = [name for name in dict.fromkeys(_HOLDS.values()) if getattr(answer, name) is not None]
    if given != ([] if answer.abstained else [_HOLDS[form.sort]]):
        raise RefusedError(tr("That is no answer to what is asked here."))
    _check_remark(form, answer)
    _check_value(form, answer)


def _check_remark(form: AnswerForm, answer: Answer) -> None:
    if answer.remark and not form.remark:
        raise RefusedError(tr("Nothing is asked beside the answer here."))


def _check_value(form: AnswerForm, answer: Answer) -> None:
    """Look whether the one value that is given, if any, can be given."""
    if answer.points is not None:
        _check_points(form, answer.points)
    elif answer.ranking is not None:
        _check_order(form, answer.ranking)
    elif answer.letters is not None:
        _check_letters(form, answer.letters)
    elif answer.text is not None:
        if not clean_text(answer.text).strip():
            raise RefusedError(tr("The line is empty."))
    elif not answer.abstained:
        _check_scale(form, str(answer.choice if answer.score is None else answer.score))


def _check_scale(form: AnswerForm, value: str) -> None:
    if value not in form.scale:
        raise RefusedError(tr("That value is not on the scale."), tr("It has {scale}.", scale=", ".join(form.scale)))


def _check_order(form: AnswerForm, ranking: Sequence[str]) -> None:
    if sorted(ranking) != sorted(one.id for one in form.subjects):
        raise RefusedError(tr("Each stands in the order once."), tr("There are {number}.", number=len(form.subjects)))


def still_asked(form: AnswerForm, answer: Answer) -> Answer | None:
    """Remove the subjects that are no longer asked about from an answer.

    Args:
        form: The form as it is now.
        answer: An answer that may be older than the form.

    Returns:
        The answer without those subjects; None if nothing is left of it.
    """
    if answer.subject not in _about(form):
        return None
    ids = {one.id for one in form.subjects}
    if answer.points:
        points = {subject: number for subject, number in answer.points.items() if subject in ids}
        return replace(answer, points=points) if points else None
    return _order_still_asked(answer, answer.ranking, ids) if answer.ranking else answer


def _order_still_asked(answer: Answer, ranking: Sequence[str], ids: Collection[str]) -> Answer | None:
    left = tuple(subject for subject in ranking if subject in ids)
    return replace(answer, ranking=left) if left else None


def _about(form: AnswerForm) -> set[str]:
    return {WHOLE} if form.sort in TOGETHER else {one.id for one in form.subjects}


def _check_points(form: AnswerForm, points: Mapping[str, int]) -> None:
    whole = sum(points.values())
    if (
        min(points.values(), default=0) < 0
        or not 0 < whole <= form.each
        or (form.sort == "points" and whole != form.each)
    ):
        raise RefusedError(
            tr(
                "There are {each} to give.",
                each=(
                    count(form.each, "dot", "dots") if form.sort == "dots" else count(form.each, "point", "points")
                ),
            )
        )
    if form.cap and max(points.values()) > form.cap:
        raise RefusedError(tr("At most {cap} may stand on one.", cap=form.cap))


def _check_letters(form: AnswerForm, cells: Mapping[str, str]) -> None:
    if not set(cells) <= {role.id for role in form.roles}:
        raise RefusedError(tr("A role of this chart is not there any more."))
    if form.sort == "owners" and (len(cells) > 1 or set(cells.values()) - {owner_letter(form.scheme)}):
        raise RefusedError(tr("One role alone answers for a row here."))
    if not all(_written_well(letters, form.scheme) for letters in cells.values()):
        order = SCHEMES[form.scheme].order
        raise RefusedError(
            tr("One of the letters is not of this chart."), tr("It has {order}.", order=", ".join(order))
        )


def _written_well(letters: str, scheme: Scheme) -> bool:
    """Tell whether letters are of a scheme, at least one, each once and in its order."""
    return bool(letters) and set(letters) <= set(SCHEMES[scheme].order) and in_order(letters, scheme) == letters
