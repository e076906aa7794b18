"""What is drawn of a moment: answers, lines, the plan so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from pmworkshop.base.dates import short_date
from pmworkshop.base.language import in_all, tr
from pmworkshop.base.text import clean_line
from pmworkshop.insight.findings import listed
from pmworkshop.report.builders.common import given, said
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.rounds import asked_of
from pmworkshop.report.builders.story.scene import Scene
from pmworkshop.report.model.rounds import Answered
from pmworkshop.report.model.story import Counted, Lines, PlanLine, PlanThen
from pmworkshop.session.core.records import Action, Entry, Theme
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.operations.strike import BLANK
from pmworkshop.session.views.record_fields import word_of

LONGEST = 60
"""Lines of a group that are shown."""
AROUND = 4
"""Lines of the plan that are shown before and after those that are new."""
KEPT = 4096
"""Texts that are remembered from one moment to the next, since most lines of a plan stay as they are."""
MOST_NEW = 12
"""New lines of the plan of which all are shown."""


def counted(scene: Scene) -> tuple[Counted, ...]:
    """Draw the answers of a round that was shown.

    Args:
        scene: The room before and after.

    Returns:
        The counts by subject; none for charts, of which the rows are shown.
    """
    round_ = scene.after.rounds.get(scene.span.key[0]) if scene.span.sort == "answers" else None
    module = scene.now.modules.get(round_.module) if round_ else None
    if round_ is None or module is None or module.chart:
        return ()
    asked = asked_of(scene.now, module, round_)
    texts = (Counted("", texts=tuple(map(clean_line, asked.texts))),) if asked.texts else ()
    subjects = sorted(map(_counted, asked.subjects), key=lambda one: -(one.votes or 0))
    return (*subjects, *texts)


def _counted(one: Answered) -> Counted:
    abstained = {tr("no answer"): one.abstained} if one.abstained else {}
    return Counted(
        subject=clean_line(one.subject),
        counts=((*one.answers.items(), *abstained.items()) if one.answers else ()),
        low=one.low,
        high=one.high,
        votes=one.points,
        word=one.word or one.place,
        texts=tuple(map(clean_line, one.texts)),
    )


def lines(scene: Scene) -> tuple[Lines, ...]:
    """Draw the lines that are new, or all lines in their groups where the room made groups.

    Args:
        scene: The room before and after.

    Returns:
        The lines by question, or by group; none where nothing was written.
    """
    if scene.span.sort == "gifts":
        gifts = [given(scene.now, one).words for one in scene.new("commitment")]
        return (_cut("", gifts),) if gifts else ()
    if scene.span.sort not in ("lines", "answers"):
        return ()
    themes = scene.new("theme")
    if themes:
        return tuple(_groups(scene, dict.fromkeys(one.module for one in themes)))
    written = [one for one in scene.new("entry") if not one.parked and _is_told(one)]
    return tuple(_by_question(scene, written))


def _groups(scene: Scene, modules: Iterable[str]) -> Iterator[Lines]:
    for module in modules:
        known = scene.now.themes.get(module, [])
        there = [one for one in scene.now.entries.get(module, ()) if _is_told(one)]
        titles = {theme.id: theme.title for theme in known}
        for key, title in titles.items():
            yield from _under(title, scene.now, [one for one in there if one.theme == key])
        yield from _under(tr("In no group"), scene.now, [one for one in there if _is_loose(one, known)])


def _under(title: str, context: Context, entries: Iterable[Entry]) -> Iterator[Lines]:
    words = [_words(context, one) for one in entries]
    if words:
        yield _cut(title, words)


def _is_loose(entry: Entry, groups: Sequence[Theme]) -> bool:
    """Tell whether a line answers a question of which there are groups, and is in none of them."""
    grouped = any(group.id == entry.theme for group in groups)
    return not grouped and any(group.prompt in ("", entry.prompt) for group in groups)


def _by_question(scene: Scene, written: Iterable[Entry]) -> Iterator[Lines]:
    by_prompt: dict[tuple[str, str], list[str]] = {}
    for entry in written:
        by_prompt.setdefault((entry.module, entry.prompt), []).append(_words(scene.now, entry))
    for (module, prompt), words in by_prompt.items():
        there = scene.now.modules.get(module)
        question = next((one.text for one in there.prompts if one.id == prompt), "") if there else ""
        yield _cut(question, words)


def _is_told(entry: Entry) -> bool:
    return bool(clean_line(entry.text)) and entry.text not in in_all(BLANK)


def _words(context: Context, entry: Entry) -> str:
    """Write a line with its further values; nobody is named."""
    told = said(context, entry)
    values = (f"{title}: {clean_line(value)}" for title, value in (told.values or {}).items())
    return " · ".join((clean_line(told.text), *values))


def _cut(title: str, words: list[str]) -> Lines:
    return Lines(clean_line(title), tuple(words[:LONGEST]), max(len(words) - LONGEST, 0))


def plan(scene: Scene) -> PlanThen | None:
    """Draw the plan as it stood then, around what is new in it.

    Args:
        scene: The room before and after.

    Returns:
        The plan; None where nothing of it changed.
    """
    if scene.span.sort != "plan":
        return None
    new = {one.id for one in scene.new("action")} | {one.action for one in scene.new("commitment")}
    there = _of_plan(scene.after)
    at = [place for place, one in enumerate(there) if one.id in new]
    if not at:
        return None
    first = max(at[0] - AROUND, 0)
    last = min(at[-1] + AROUND + 1, at[0] + MOST_NEW + AROUND, len(there))
    shown = tuple(_plan_line(scene.now, one, new=one.id in new) for one in there[first:last])
    return PlanThen(shown, first, len(there) - last)


def _of_plan(view: Session) -> list[Action]:
    """List the lines of the plan that say something; what undo or a strike left empty is not told."""
    return [one for one in action_plan.actions(view) if _says(one.what)]


@lru_cache(KEPT)
def _says(what: str) -> bool:
    return bool(clean_line(what)) and what not in in_all(BLANK)


def _plan_line(context: Context, action: Action, *, new: bool) -> PlanLine:
    step, by = action_plan.first_step_of(action, context.session.info.day)
    return PlanLine(
        code=clean_line(action.code),
        what=clean_line(action.what),
        who=listed(context.keepers(action.owners)),
        by=short_date(action.due) if action.due else "",
        first=_step_words(clean_line(step), short_date(by) if by else ""),
        status="" if action.status in ("proposed", "agreed") else word_of(action.status),
        new=new,
    )


def _step_words(step: str, day: str) -> str:
    return tr("{step} by {day}", step=step, day=day) if step and day else step or day


def whole_plan(context: Context) -> PlanThen | None:
    """Draw the plan as it is at the end.

    Args:
        context: The view at the end.

    Returns:
        The plan; None if there is none.
    """
    there = _of_plan(context.session)
    return PlanThen(tuple(_plan_line(context, one, new=False) for one in there)) if there else None
