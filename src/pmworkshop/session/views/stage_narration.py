"""Describing in words how a step moved the room, its clock and its agenda."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.agenda.phases import phase_name
from pmworkshop.base.language import tr
from pmworkshop.session.core.records import Fitted, Stage
from pmworkshop.session.views.record_names import Names, quoted


def stage_lines(names: Names, old: Stage | None, new: Stage) -> Iterator[str]:
    """Describe how the position of the room changed.

    Args:
        names: The words for ids after the step.
        old: The stage before the step; None if the workshop began with it.
        new: The stage after the step.

    Yields:
        Sentences; none if nothing that is described was changed.
    """
    if old is None or (old.module, old.phase) != (new.module, new.phase):
        yield tr("The room is in {module}: {phase}", module=names.module(new.module), phase=phase_name(new.phase))
    earlier = old or new
    yield from _item(names, earlier, new)
    if new.finished and not earlier.finished:
        yield tr("The workshop is over")
    if earlier.curtain != new.curtain:
        yield tr("The wall is dark") if new.curtain else tr("The wall shows again")
    yield from _pauses(earlier, new)
    if earlier.fitted != new.fitted:
        yield tr("The agenda was fitted: {words}", words=fitted_words(new.fitted, names))


def _item(names: Names, earlier: Stage, new: Stage) -> Iterator[str]:
    if new.item and new.item != earlier.item:
        yield tr("Now: {module}", module=names.item(new.module, new.item))


def _pauses(earlier: Stage, new: Stage) -> Iterator[str]:
    if new.recess and new.recess != earlier.recess:
        yield tr("The room is on a break: {title}", title=quoted(new.recess.title))
    elif earlier.recess and not new.recess:
        yield tr("The break is over")
    elif bool(earlier.paused_since) != bool(new.paused_since) and earlier.module == new.module:
        yield tr("The clock was stopped") if new.paused_since else tr("The clock runs again")


def fitted_words(fitted: Fitted | None, names: Names) -> str:
    """Say what the room agreed about its time.

    Args:
        fitted: What it agreed; None if nothing.
        names: The words for ids in the session.

    Returns:
        What is left out, shortened and longer; that everything is back where nothing is cut any more.
    """
    cut = fitted or Fitted()
    parts = (
        (cut.dropped, tr("left out")),
        ((*cut.shortened, *cut.minutes), tr("shortened")),
        (cut.more, tr("longer")),
    )
    told = [f"{', '.join(map(names.module, modules))} {word}" for modules, word in parts if modules]
    return "; ".join(told) or tr("everything is back")
