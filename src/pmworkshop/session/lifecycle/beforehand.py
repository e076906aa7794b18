"""Showing what was answered before the room meets, and by when it is awaited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from pmworkshop.agenda.beforehand import waves
from pmworkshop.agenda.model import ChartModule, Module
from pmworkshop.base.dates import spell_date
from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.ahead import has_answers
from pmworkshop.session.core.lookups import causes, module_of
from pmworkshop.session.core.records import AnyRecord, Round, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation, make_step
from pmworkshop.session.lifecycle.waves import is_ready, is_shown, rounds_now, wave_of
from pmworkshop.session.operations import chart, grid
from pmworkshop.session.rounds.polls import Asked
from pmworkshop.session.rounds.reveal import reveal
from pmworkshop.session.rounds.sources import all_sourced


def answers_by(day: date | None) -> Operation:
    """Note by when answers are awaited that are given beforehand.

    Args:
        day: The day; None for none.

    Returns:
        The operation; it raises `InputError` when the day is after the workshop.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        before = session.info
        if day is not None and day > before.day:
            raise InputError(
                tr("That is after the workshop on {day}.", day=spell_date(before.day)),
                tr("Answers are awaited by that day at the latest."),
            )
        after = revise(before, answers_by=day)
        return Draft(tr("Noted by when answers are awaited"), () if after == before else (after,))

    return operation


def show(modules: Sequence[str] = ()) -> Operation:
    """Show to all what was answered beforehand, several modules at once.

    Charts that are asked in a later wave get their rows from what was shown. Undo does not take it back.

    Args:
        modules: The ids of the modules; empty for those in mode ``solo`` that are asked now and that somebody has
            answered.

    Returns:
        The operation; it raises `RefusedError` when there is no such module, nobody has answered, or the answers are
        kept without names.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        chosen = [module_of(session, name) for name in dict.fromkeys(modules)] or _answered_now(session)
        there = [one for module in chosen for one in _to_show(session, module)]
        told = reveal([one.id for one in there])(session, draw)
        told = replace(told, changes=(*told.changes, *_left_empty(session, chosen)))
        after = session.apply(make_step(told, session, draw))
        more = [*_rows(after, draw)]
        if after.info.answers_by and wave_of(after) != wave_of(session):
            more.append(revise(after.info, answers_by=None))
        return replace(told, changes=(*told.changes, *more))

    return operation


def _left_empty(session: Session, modules: Sequence[Module]) -> list[Drop]:
    """Take out the second round of a module that nobody answered, so that nothing stays half open."""
    every = (one for module in modules for one in rounds_now(session, module))
    return [Drop("round", one.id) for one in every if not has_answers(session, one)]


def unanswered(session: Session) -> list[Module]:
    """List the modules that are asked now and that nobody has answered.

    Args:
        session: The session, public or whole.

    Returns:
        The modules of the wave, in the order of the agenda.
    """
    return [module for module in _now(session) if not _answered(session, module)]


def _answered(session: Session, module: Module) -> bool:
    return any(has_answers(session, one) for one in rounds_now(session, module))


def _now(session: Session) -> list[Module]:
    """List the modules of the wave that is asked now, but for those that are shown."""
    numbers, now = waves(session.info.agenda), wave_of(session).number
    return [module_of(session, key) for key in numbers if numbers[key] == now and not is_shown(session, key)]


def _answered_now(session: Session) -> list[Module]:
    """List what is asked now and was answered.

    Raises:
        RefusedError: Nothing is asked beforehand, all of it has been shown, or nobody has answered.
    """
    wave = wave_of(session)
    if not wave.of:
        raise RefusedError(
            tr("This agenda asks nothing beforehand."),
            tr('A part of it does if it has mode = "solo"; or name a part.'),
        )
    if not wave.number:
        raise RefusedError(tr("All that is asked beforehand has been shown."), tr("The rest is for the room."))
    empty = {module.id for module in unanswered(session)}
    chosen = [module for module in _now(session) if module.id not in empty]
    if not chosen:
        raise RefusedError(tr("Nobody has answered yet, so that nothing was shown."), tr("It stays open."))
    return chosen


def _to_show(session: Session, module: Module) -> list[Round]:
    """List the rounds of a module that are to be shown.

    Raises:
        RefusedError: It was shown, nobody has answered in it, or its answers are kept without names.
    """
    there = rounds_now(session, module)
    if module.nameless or any(one.anonymous for one in there):
        raise RefusedError(
            tr(
                "The answers in “{short}” are kept without names: they are given and shown in the room alone.",
                short=module.short,
            ),
            tr("A form always has a name."),
        )
    if is_shown(session, module.id):
        raise RefusedError(tr("The answers in “{short}” have been shown.", short=module.short))
    answered = [one for one in there if one.status != "revealed" and has_answers(session, one)]
    if not answered:
        raise RefusedError(
            tr("Nobody has answered “{short}” yet, so that nothing was shown.", short=module.short),
            tr("It stays open."),
        )
    return answered


def _rows(session: Session, draw: GestureContext) -> Iterator[AnyRecord | Drop]:
    """Make rows of charts that can be asked now, of what their sources left; one that has been asked stays."""
    for key in waves(session.info.agenda):
        module = module_of(session, key)
        if module.chart is None or not is_ready(session, module) or rounds_now(session, module):
            continue
        for asked in _new_rows(session, module.chart):
            made = grid.add_row(key, asked.text, because=causes(session, asked.id))(session, draw)
            session = session.apply(make_step(made, session, draw))
            yield from made.changes


def _new_rows(session: Session, module: ChartModule) -> list[Asked]:
    """List what a chart is offered as rows, each wording once, but for what is a row already."""
    rows = chart.rows(session, module.id)
    used = {cause for row in rows for cause in row.because}
    found: dict[str, Asked] = {}
    for one in all_sourced(session, module.rows_from):
        if one.id not in used and any(map(str.isalnum, one.text)):  # a dash is no answer
            found.setdefault(clean_line(one.text).casefold(), one)
    known = {clean_line(row.label).casefold() for row in rows}
    return [one for label, one in found.items() if label not in known]
