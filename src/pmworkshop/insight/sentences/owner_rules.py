"""Sentences about who answers for what: before the talk, as agreed, and as it is lived."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmworkshop.agenda.model import ChartModule
from pmworkshop.base.language import tr, trn
from pmworkshop.insight.charts.compare import compare_round
from pmworkshop.insight.charts.compare_rows import RowView
from pmworkshop.insight.sentences.sentence import Records, Sentence, named
from pmworkshop.insight.sentences.words import number, small, some
from pmworkshop.insight.trends.trends import lived
from pmworkshop.session.core.records import Activity
from pmworkshop.session.core.schemes import owner_letter
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import chart
from pmworkshop.session.rounds import rounds


def owners(view: Session) -> Iterator[Sentence]:
    """Say for how many decisions of a chart one role was named by all before the talk, and how many have one now.

    Condition: a chart with at least one agreed cell. What was named before is told if the first round of the chart
    was shown and at least ``answers_least`` leaders charted a row; a row counts as named by all if each answer to it
    names the same single role. A row has one owner if exactly one role has the letter of the owner and the row is not
    parked. Rows for practice do not count, nor a chart that a follow-up took over, which was told last time.

    Example: "Before we talked, we all named the same role for two of nine decisions; now nine have one owner."

    Args:
        view: The public view.

    Yields:
        One sentence for each chart.
    """
    for module in view.info.agenda.charts():
        marks = sorted(key for key, mark in view.marks.items() if mark.chart == module.id)
        if marks and not _taken_over(view, module):
            rows = _rows(view, module)
            seen, records = _before(view, module)
            rests_on = trn(
                "{number} row of {module}", "{number} rows of {module}", len(rows), module=named(view, module.id)
            )
            if seen:
                rests_on += tr(", {seen} of them charted alone first", seen=len(seen))
            cells = [("activity", row.id) for row in rows] + [("mark", key) for key in marks]
            yield Sentence("owners", _told(seen, _owned_rows(view, module), len(rows)), rests_on, (*records, *cells))


def named_before(view: Session, module: ChartModule) -> tuple[int, int]:
    """Count for how many decisions of a chart everybody named the same role before the talk.

    Args:
        view: The public view.
        module: The chart's module.

    Returns:
        How many, and of how many that enough leaders charted alone; 0 of 0 where the first round was not shown, or
        the chart comes from an earlier session.
    """
    seen = [] if _taken_over(view, module) else _before(view, module)[0]
    return sum(row.state == "agreed" for row in seen), len(seen)


def _rows(view: Session, module: ChartModule) -> list[Activity]:
    return [row for row in chart.rows(view, module.id) if not row.practice]


def _owned_rows(view: Session, module: ChartModule) -> int:
    return sum(_has_owner(view, module, row) for row in _rows(view, module))


def _taken_over(view: Session, module: ChartModule) -> bool:
    """Tell whether roles, rows and letters come from an earlier session."""
    return view.info.parent is not None and not (module.roles or module.activities)


def _told(seen: Sequence[RowView], owned: int, whole: int) -> str:
    before = _named_before(seen)
    return f"{before}; {_now(owned, whole)}." if before else f"{_owned(owned, whole)}."


def _before(view: Session, module: ChartModule) -> tuple[list[RowView], Records]:
    """Find the rows that enough leaders charted alone in the first round, and that round."""
    first = next(iter(rounds.revealed(view, module.id)), None)
    if first is None:
        return [], ()
    least = view.info.thresholds.answers_least
    seen = [row for row in compare_round(view, module, first).rows if row.answered >= least]
    return seen, (("round", first.id),) if seen else ()


def _named_before(seen: Sequence[RowView]) -> str:
    if not seen:
        return ""
    same, whole = sum(row.state == "agreed" for row in seen), len(seen)
    if whole == 1:
        if same:
            return tr("Before we talked, we all named the same role for the decision")
        return tr("Before we talked, we named different roles for the decision")
    return tr("Before we talked, we all named the same role for {decisions}", decisions=_few(same, whole))


def _few(same: int, whole: int) -> str:
    return small(some(same, whole, "decision"))


def _now(owned: int, whole: int) -> str:
    if whole == 1:
        return tr("now it has one owner") if owned else tr("now it has no single owner yet")
    if owned == whole:
        return (
            tr("now both have one owner") if whole == 2 else tr("now all {whole} have one owner", whole=number(whole))
        )
    if not owned:
        return tr("now none of {whole} has one owner", whole=number(whole))
    return trn(
        "now one of {whole} has one owner",
        "now {owned} of {whole} have one owner",
        owned,
        owned=number(owned),
        whole=number(whole),
    )


def _owned(owned: int, whole: int) -> str:
    if whole == 1:
        return tr("The decision has one owner") if owned else tr("The decision has no single owner yet")
    decisions = some(owned, whole, "decision")
    return trn("{decisions} has one owner", "{decisions} have one owner", max(owned, 1), decisions=decisions)


def _has_owner(view: Session, module: ChartModule, row: Activity) -> bool:
    letter = owner_letter(module.scheme)
    roles = chart.roles(view, module.id)
    named_ = sum(letter in chart.letters_at(view, module.id, row.id, role.id) for role in roles)
    return named_ == 1 and row.state != "parked"


def roles_lived(view: Session) -> Iterator[Sentence]:
    """Say how many decisions are answered for in practice as it was agreed.

    Condition: a session that continues another one, whose chart of roles as they are lived was shown; rows count on
    which ``nearly_percent`` name one role and one was agreed. Nobody is named.

    Example: "In practice, seven of nine decisions are with the role that we agreed on."

    Args:
        view: The public view.

    Yields:
        One sentence for each such chart.
    """
    for module in view.info.agenda.charts():
        seen = lived(view, module)
        if seen is not None and seen.looked_at:
            here, whole = seen.as_agreed, seen.looked_at
            text = trn(
                "In practice, {decisions} is with the role that we agreed on.",
                "In practice, {decisions} are with the role that we agreed on.",
                max(here, 1),
                decisions=_few(here, whole),
            )
            newest = rounds.shown(view, module.id)[-1]
            rests_on = trn(
                "{number} row of {module}", "{number} rows of {module}", whole, module=named(view, module.id)
            )
            yield Sentence("roles-lived", text, rests_on, (("round", newest.id),))
