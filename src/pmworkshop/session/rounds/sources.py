"""What an earlier module hands on: groups and lines, one prompt of it, its outcomes, or the subjects of a poll."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pmworkshop.agenda.model import OUTCOMES, VOTED, Module, PollModule
from pmworkshop.session.core.columns import in_parts
from pmworkshop.session.core.lookups import causes
from pmworkshop.session.core.records import Entry
from pmworkshop.session.core.reserved import SAID_BEFORE
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.grouping import groups
from pmworkshop.session.rounds.polls import subjects
from pmworkshop.session.rounds.priorities import priorities
from pmworkshop.session.rounds.rounds import revealed
from pmworkshop.session.rounds.tally import Tally, tally
from pmworkshop.session.rounds.wording import Asked


def sourced(session: Session, source: str, *, every: bool = False) -> list[Asked]:
    """List what a source of the agenda hands on, each with the id of its record if it has one.

    Of a list these are its groups, then its lines in no group; outcomes beside complaints are left out, as nobody
    chooses between a want and its cause. Of a poll they are its subjects: the most chosen first once points, dots or
    ranks are shown (ties stay as they were), else in the order of the poll. What stands above answers of an earlier
    session is no group.

    Args:
        session: The session, public or whole.
        source: A module of the agenda; ``module.prompt`` for one prompt of it, with the groups that its lines are in;
            ``module.outcomes`` for what was noted there as outcome; ``module.priorities`` for what its vote named.
        every: Whether lines in groups and outcomes are listed too, below the groups.

    Returns:
        What it hands on; empty if the agenda has no such module, or nothing was left there. A subject that the agenda
        words has the id of its module before its own, with a full stop between them.
    """
    name, _, part = source.partition(".")
    module = session.info.agenda.module(name)
    if module is None:
        return []
    if part == VOTED and module.prompt(part) is None:
        return _priorities(session, module)
    if module.poll is not None and part in ("", module.prompts[0].id):
        return _polled(session, module, module.poll)
    prompts = _prompts(module, part) if part else None
    listed = list(_listed(session, module, prompts))
    return listed if not every else [*listed, *_others(session, module, prompts, {one.id for one in listed})]


def all_sourced(session: Session, sources: Iterable[str]) -> list[Asked]:
    """List what several sources hand on, each once.

    Args:
        session: The session, public or whole.
        sources: The sources, as `sourced` takes them.

    Returns:
        What they hand on, in the order of the sources.
    """
    return [*{one.id: one for source in sources for one in sourced(session, source)}.values()]


def module_in(source: str) -> str:
    """Return the id of the module that a source of the agenda names.

    Args:
        source: The source, as `sourced` takes it.

    Returns:
        What stands before the full stop, if there is one.
    """
    return source.partition(".")[0]


def _prompts(module: Module, part: str) -> set[str]:
    """List the prompts that a part of a source names; outcomes are noted under the first one if none is for them."""
    if part != OUTCOMES:
        return {part}
    named = {one.id for one in module.prompts if one.id == OUTCOMES}
    return named | _outcomes(module) or {one.id for one in module.prompts[:1] if module.answered}


def _lines(session: Session, module: Module, prompts: set[str] | None) -> list[Entry]:
    return [entry for entry in session.listed(module.id) if prompts is None or entry.prompt in prompts]


def _listed(session: Session, module: Module, prompts: set[str] | None) -> Iterator[Asked]:
    """List groups, then lines in no group, of some prompts or of the whole module without its outcomes."""
    lines = _lines(session, module, prompts)
    named = [theme for theme in groups(session, module.id) if theme.title != SAID_BEFORE]
    inside, filled = {theme.id for theme in named}, {entry.theme for entry in lines}
    there = named if prompts is None else [theme for theme in named if theme.id in filled]
    yield from (Asked(theme.id, theme.title) for theme in there)
    beside = _outcomes(module) if prompts is None else set[str]()
    yield from _single(module, lines, inside, beside)


def _single(module: Module, lines: Sequence[Entry], inside: set[str], beside: set[str]) -> Iterator[Asked]:
    return (_said(module, one) for one in lines if one.theme not in inside and one.prompt not in beside)


def _outcomes(module: Module) -> set[str]:
    return {one.id for one in module.prompts if one.holds == "outcome"}


def _others(session: Session, module: Module, prompts: set[str] | None, known: set[str]) -> Iterator[Asked]:
    return (_said(module, entry) for entry in _lines(session, module, prompts) if entry.id not in known)


def _said(module: Module, entry: Entry) -> Asked:
    return Asked(entry.id, in_parts(module, entry).text)


def _polled(session: Session, module: Module, poll: PollModule) -> list[Asked]:
    """List the subjects of a poll, the most chosen first."""
    asked = subjects(session, module)
    there = revealed(session, module.id)
    if there and poll.method in ("points", "dots", "rank"):
        standing = {one.id: _standing(poll, tally(session, there[-1], one.id), len(asked)) for one in asked}
        asked.sort(key=lambda one: standing[one.id])
    return [one if "." in one.id or causes(session, one.id) else _named(module, one) for one in asked]


def _priorities(session: Session, module: Module) -> list[Asked]:
    """List what the vote of a module named, the first priority first; nothing before all answers are shown."""
    found = priorities(session, module)
    named = (Asked(one.id, one.text) for one in (found.named if found else ()))
    return [one if "." in one.id or causes(session, one.id) else _named(module, one) for one in named]


def _named(module: Module, asked: Asked) -> Asked:
    """Put the id of the module before that of a subject which the agenda words."""
    return replace(asked, id=f"{module.id}.{asked.id}")


def _standing(poll: PollModule, told: Tally, last: int) -> float:
    """Return what a subject is sorted by: its mean place, or what it got in all, the most first."""
    if poll.method != "rank":
        return -told.total
    return told.total / told.answers if told.answers else last + 1
