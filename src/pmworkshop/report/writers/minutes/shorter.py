"""Leaves out of a section what the minutes need not say, or say in a picture."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from pmworkshop.report.model.pictures import BeforeAndNow, Differences, Distribution, Picture
from pmworkshop.report.model.rounds import Answered, Asked
from pmworkshop.report.model.sections.base import Section
from pmworkshop.report.model.sections.chart import ChartSection
from pmworkshop.report.model.sections.poll import PollSection


def without_causes(section: Section) -> Section:
    """Leave out what answers, decisions and rows come from.

    Args:
        section: A section of a report.

    Returns:
        The section without chains of causes.
    """
    plain: Section = _plain(section)
    return plain


def _plain(value: Any) -> Any:
    """Leave chains of causes out of a value and of all that is in it."""
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {one.name: getattr(value, one.name) for one in fields(value)}
    filled = {name: part for name, part in parts.items() if isinstance(part, tuple) and part}
    return replace(value, **{name: () if name == "comes_from" else _plain(part) for name, part in filled.items()})


def told_once(section: Section, pictures: Iterable[Picture]) -> Section:
    """Leave out the counts that pictures show; what was said beside them stays.

    Args:
        section: A section of a report.
        pictures: The pictures that stand with it.

    Returns:
        The section.
    """
    for picture in pictures:
        if isinstance(picture, Distribution):
            section = _without_counts(section, {row.subject for row in picture.rows}, twice=picture.twice)
        elif isinstance(section, ChartSection) and section.alone:
            section = replace(section, alone=replace(section.alone, **_shown(picture)))
    return section


def _shown(picture: Picture) -> dict[str, tuple[()]]:
    if isinstance(picture, Differences):
        return {"maps": ()}
    return {"again": ()} if isinstance(picture, BeforeAndNow) else {}


def _without_counts(section: Section, drawn: Collection[str], *, twice: bool) -> Section:
    changes: dict[str, Any] = {"rounds": _rounds_left(getattr(section, "rounds", ()), drawn)}
    if isinstance(section, PollSection):
        changes["prompts"] = tuple(prompt for prompt in section.prompts if prompt not in drawn)
        if twice:
            changes["moved"] = tuple(one for one in section.moved if one.subject not in drawn)
    return replace(section, **changes)


def _rounds_left(rounds: Sequence[Asked], drawn: Collection[str]) -> tuple[Asked, ...]:
    """Keep the rounds that still have something to say; one at least, so that nobody seems not to have answered."""
    left = tuple(replace(asked, subjects=tuple(_left(asked, drawn))) for asked in rounds)
    return tuple(asked for asked in left if asked.subjects or asked.texts or not asked.shown) or left[:1]


def _left(asked: Asked, drawn: Collection[str]) -> Iterator[Answered]:
    """Keep what was said on the subjects of a round, beside the counts that are drawn."""
    for one in asked.subjects:
        if one.subject not in drawn:
            yield one
        elif one.remarks or one.texts or one.abstained or one.own:
            yield replace(one, answers=None, word="", low="", high="")
