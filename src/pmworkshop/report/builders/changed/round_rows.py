"""What was asked alone, at one moment: how many are in, and how many gave each answer once that is shown."""

from __future__ import annotations

from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.report.builders.changed.step_rows import Listing, Row, State, Words, said
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.tally import tally
from pmworkshop.session.views.record_names import Names


def round_rows(view: Session) -> list[Row]:
    """List what was asked alone, with how many have answered, and whether the answers were shown.

    Args:
        view: The public view of the session.
    """
    names, asked = Names(view), [one for one in view.rounds.values() if view.info.agenda.module(one.module)]
    order = {one.id: place for place, one in enumerate(view.info.agenda.modules)}
    return [
        said(one.id, Words(_asked(one, names), *_how_far(view, one)))
        for one in sorted(asked, key=lambda one: (order[one.module], one.number, one.id))
    ]


def answer_rows(round_id: str) -> Listing:
    """List what a round asks, with how many gave each answer once that is shown.

    Args:
        round_id: The id of the round.
    """

    def listing(view: Session) -> list[Row]:
        one = view.rounds.get(round_id)
        if one is None:
            return []
        shown = {subject.id for subject in one.asked} if one.status == "revealed" else set(one.shown)
        return [
            said(
                subject.id,
                Words(clean_line(subject.text), *_counted(view, one, subject.id, shown=subject.id in shown)),
            )
            for subject in one.asked
        ]

    return listing


def _counted(view: Session, one: Round, subject: str, *, shown: bool) -> tuple[str, State]:
    if not shown:
        return tr("not shown yet"), ""
    counted = tally(view, one, subject)
    values = sorted(counted.counts.items(), key=lambda pair: (len(pair[0]), pair[0]))
    return ", ".join(
        tr("{number} for {value}", number=number, value=value) for value, number in values if number
    ) or tr("no answer"), ""


def _asked(one: Round, names: Names) -> str:
    again = tr(", asked {number} times", number=one.number) if one.number > 1 else ""
    return f"{names.module(one.module).strip('“”„')}{names.second(one)}{again}"


def _how_far(view: Session, one: Round) -> tuple[str, State]:
    if one.status == "revealed":
        return tr("shown"), "settled"
    progress = view.progress.get(one.id)
    inside = (
        tr("{answered} of {awaited} in", answered=progress.answered, awaited=progress.awaited) if progress else ""
    )
    return tr("closed, {answered}", answered=inside) if one.status == "closed" else inside, ""
