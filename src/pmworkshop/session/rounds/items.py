"""What a poll asks about, as it is named in the room itself before anybody answers."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.agenda.model import Module
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr, trc
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.lookups import module_of
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.reserved import ITEM, WHOLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation
from pmworkshop.session.operations import collect
from pmworkshop.session.rounds.polls import subjects
from pmworkshop.session.rounds.rounds import newest


def may_name(session: Session, module: Module) -> bool:
    """Tell whether the room may still name what a poll asks about.

    Args:
        session: The session, public or whole.
        module: The module that asks.

    Returns:
        True if the agenda lets the room name it, or takes it from lists, and the newest rounds have no answer yet.
    """
    poll = module.poll
    if poll is None or not (poll.naming or poll.subjects_from):
        return False
    there = (newest(session, module.id, wanted=wanted) for wanted in module.wanted_passes)
    return not any(one is not None and _has_answers(session, one) for one in there)


def _has_answers(session: Session, round_: Round) -> bool:
    told = session.progress.get(round_.id)
    counted = told is not None and told.answered > 0
    given = any(ballot.round == round_.id for ballot in session.ballots.values())
    return round_.status == "revealed" or bool(round_.shown or round_.hands) or counted or given


def add(module: str, texts: str | Sequence[str]) -> Operation:
    """Add what a poll is to ask about, one thing or several, as one gesture.

    Args:
        module: The id of the poll.
        texts: What is asked about.

    Returns:
        The operation; it raises `RefusedError` when the poll takes none, answers are in, or it asks about the same
        already.
    """
    lines = [texts] if isinstance(texts, str) else list(texts)

    def operation(session: Session, draw: GestureContext) -> Draft:
        asked = module_of(session, module)
        if not may_name(session, asked):
            raise RefusedError(
                tr("What “{short}” asks about stays as it is.", short=asked.short),
                tr("Things are named before anybody answers."),
            )
        known = {_same(one.text): one.text for one in subjects(session, asked)}
        for line in lines:
            if _same(line) in known:
                raise RefusedError(
                    tr("“{known}” is in the list already.", known=known[_same(line)]), tr("Name it in other words.")
                )
            known[_same(line)] = clean_line(line)
        return collect.add(module, lines, prompt=ITEM)(session, draw)

    return operation


def _same(text: str) -> str:
    return clean_line(text).casefold()


def changed_since(session: Session, module: Module, round_: Round) -> str:
    """Say how what a module asks about has changed since answers were given in a round.

    Args:
        session: The session, public or whole.
        module: The module that asks.
        round_: A round of it.

    Returns:
        A sentence; empty if nothing changed, or the round keeps no words. What stands for the module as a whole, such
        as a proposal, is not looked at.
    """
    then = {one.id: one for one in round_.asked if one.id != WHOLE}
    now = {one.id: one.text for one in subjects(session, module) if one.id != WHOLE}
    if not then:
        return ""
    told = (
        (len(now.keys() - then.keys()), trc("changed since", "new")),
        (sum(not then[one].says(now[one]) for one in then.keys() & now.keys()), trc("changed since", "reworded")),
        (len(then.keys() - now.keys()), trc("changed since", "gone")),
    )
    parts = [f"{number} {word}" for number, word in told if number]
    return (
        tr("What is asked about has changed since these answers: {parts}.", parts=", ".join(parts)) if parts else ""
    )
