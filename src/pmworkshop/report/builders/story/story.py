"""Builds the story of a workshop of its history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line
from pmworkshop.report.builders.context import context_of
from pmworkshop.report.builders.report import build
from pmworkshop.report.builders.story.past import Past
from pmworkshop.report.builders.story.pictures import counted, lines, plan, whole_plan
from pmworkshop.report.builders.story.scene import Scene
from pmworkshop.report.builders.story.sentences import quoted, sentences
from pmworkshop.report.builders.story.spans import Span, spans
from pmworkshop.report.model.follow_up import RowOwner
from pmworkshop.report.model.report import Report
from pmworkshop.report.model.story import Chapter, Lines, Moment, Story
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Step
from pmworkshop.session.views.moment_parser import clock
from pmworkshop.session.views.public import public

LONGEST = 12 * 60
"""Minutes after the beginning up to which the time of a moment is told: what comes later is another day."""
END = tr_noop("What we left with")


def story_of(steps: Sequence[Step]) -> Story:
    """Tell how the room came to what it agreed, as the room may know it.

    Args:
        steps: The whole history, in order.

    Returns:
        The story; without chapters if the workshop has not begun.

    Raises:
        DamagedError: The history has no beginning, or a step contains data that is no valid record.
    """
    past = Past(steps)
    report = build(past.end, "room")
    chapters: list[Chapter] = []
    number = 0
    for module, there in groupby(spans(past.steps), key=lambda span: span.module):
        moments = []
        for span in there:
            moment = _moment(past, span, number + 1)
            if moment is not None:
                moments.append(moment)
                number += 1
        if moments:
            title, short = _titles(past.end, module)
            chapters.append(Chapter(title, short, tuple(moments)))
    if chapters:
        chapters.append(Chapter(tr(END), tr("Result"), (_result(past, report, number + 1),)))
    return Story(report, tuple(chapters))


def _titles(session: Session, module_id: str) -> tuple[str, str]:
    module = session.info.agenda.module(module_id)
    return (clean_line(module.title), clean_line(module.short)) if module else (module_id, module_id)


def _moment(past: Past, span: Span, number: int) -> Moment | None:
    """Tell of one span; None where the room saw no change."""
    scene = Scene.of(past, span)
    told = sentences(scene)
    if not told:
        return None
    written = lines(scene)
    return Moment(
        number=number,
        minute=_minute(past, span),
        sentence=told[0],
        more=told[1:],
        counted=counted(scene),
        lines=tuple(replace(one, title="") if quoted(one.title) in told[0] else one for one in written),
        beside=scene.beside,
        plan=plan(scene),
    )


def _minute(past: Past, span: Span) -> int | None:
    """Count the minutes since the room went to its first part."""
    begun = next((clock(step) for step in past.steps if any(one.kind == "stage" for one in step.changes)), None)
    at = clock(past.steps[span.last - 1])
    minutes = _between(begun, at) if begun and at else -1
    return minutes if 0 <= minutes <= LONGEST else None


def _between(begun: datetime, at: datetime) -> int:
    return int((at - begun).total_seconds() // 60)


def _result(past: Past, report: Report, number: int) -> Moment:
    """Tell what the room left with: its priorities, who answers for what, its decisions, its plan, what is given."""
    seen = public(past.end)
    return Moment(
        number=number,
        minute=None,
        sentence=f"{tr(END)}.",
        lines=tuple(one for one in _left_with(report) if one.lines),
        plan=whole_plan(context_of(seen, seen, "room")),
    )


def _left_with(report: Report) -> Iterator[Lines]:
    after = report.follow_up
    yield Lines(tr("We begin with"), tuple(f"{one.text} ({one.backing})" for one in report.priorities))
    yield Lines(tr("Who answers for what"), tuple(f"{one.row}: {_owner(one)}" for one in after.owners))
    yield Lines(tr("What we decided"), after.decided)
    yield Lines(tr("What is given"), after.given)
    yield Lines(tr("Not settled yet"), tuple(f"{one.where}: {one.what}" for one in report.not_settled))


def _owner(row: RowOwner) -> str:
    return row.owner or (tr("not settled yet, {given}", given=row.given) if row.given else tr("not settled yet"))
