"""What an earlier module hands on: groups and lines, one prompt of it, its outcomes, or the subjects of a poll."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pmworkshop.agenda.model import OUTCOMES, Module
from pmworkshop.session.core.columns import in_parts
from pmworkshop.session.core.records import Entry
from pmworkshop.session.core.reserved import SAID_BEFORE
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.grouping import groups
from pmworkshop.session.rounds.polls import subjects
from pmworkshop.session.rounds.wording import Asked


def sourced(session: Session, source: str) -> list[Asked]:
    """List what a source of the agenda hands on, each with the id of its record if it has one.

    Of a list these are its groups, then its lines in no group, without outcomes beside complaints; of a poll its
    subjects.

    Args:
        session: The session, public or whole.
        source: A module of the agenda; ``module.prompt`` for one prompt of it, ``module.outcomes`` for what was noted
            there as outcome.

    Returns:
        What it hands on; empty if the agenda has no such module, or nothing was left there. A subject that the agenda
        words has the id of its module before its own, with a full stop between them.
    """
    name, _, part = source.partition(".")
    module = session.info.agenda.module(name)
    if module is None:
        return []
    if module.poll is not None and not part:
        return [_named(session, module, one) for one in subjects(session, module)]
    lines = _lines(session, module, part)
    named = _groups(session, name, lines)
    inside = {theme.id for theme in named}
    loose = (entry for entry in lines if entry.theme not in inside)
    return [*named, *(Asked(entry.id, in_parts(module, entry).text) for entry in loose)]


def all_sourced(session: Session, sources: Iterable[str]) -> list[Asked]:
    """List what several sources hand on, each once.

    Args:
        session: The session, public or whole.
        sources: The sources, as `sourced` takes them.

    Returns:
        What they hand on, in the order of the sources.
    """
    return [*{one.id: one for source in sources for one in sourced(session, source)}.values()]


def _groups(session: Session, module_id: str, lines: Iterable[Entry]) -> list[Asked]:
    """List the groups that some lines are in, but for those said before."""
    filled = {entry.theme for entry in lines}
    there = (one for one in groups(session, module_id) if one.title != SAID_BEFORE)
    return [Asked(one.id, one.title) for one in there if one.id in filled]


def _lines(session: Session, module: Module, part: str) -> list[Entry]:
    outcomes = {prompt.id for prompt in module.prompts if prompt.holds == "outcome"}
    lines = session.listed(module.id)
    if not part:
        return [entry for entry in lines if entry.prompt not in outcomes]
    return [entry for entry in lines if entry.prompt in (outcomes if part == OUTCOMES else {part})]


def _named(session: Session, module: Module, asked: Asked) -> Asked:
    known = asked.id in session.themes or asked.id in session.entries
    return asked if known else replace(asked, id=f"{module.id}.{asked.id}")
