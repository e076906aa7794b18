"""Rounds: the times of asking in a module, what they showed, and opening and closing them."""

from __future__ import annotations

from pmworkshop.agenda.model import Module
from pmworkshop.base.errors import RefusedError
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.lookups import module_of
from pmworkshop.session.core.records import Round, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation
from pmworkshop.session.rounds import polls
from pmworkshop.session.rounds.answer_form import Asks

NONE_TAKEN = "No answers are being taken here."


def rounds_of(session: Session, module: str, asks: Asks = "answers", *, wanted: bool = False) -> list[Round]:
    """List the rounds of a module, the first time of asking first.

    Args:
        session: The session.
        module: The module's id.
        asks: Whether for answers, or for a choice among groups.
        wanted: Whether it asks for what is wanted rather than for what is.
    """
    mine = (one for one in session.rounds.values() if (one.module, one.asks, one.wanted) == (module, asks, wanted))
    return sorted(mine, key=lambda one: (one.number, one.id))


def newest(session: Session, module: str, asks: Asks = "answers", *, wanted: bool = False) -> Round | None:
    """Return the newest round of a module; nothing before anybody was asked.

    Args:
        session: The session.
        module: The module's id.
        asks: Whether for answers, or for a choice among groups.
        wanted: Whether it asks for what is wanted rather than for what is.
    """
    return next(iter(reversed(rounds_of(session, module, asks, wanted=wanted))), None)


def shown(session: Session, module: str, asks: Asks = "answers", *, wanted: bool = False) -> list[Round]:
    """List the rounds of a module of which something has been shown.

    Args:
        session: The session.
        module: The module's id.
        asks: Whether for answers, or for a choice among groups.
        wanted: Whether it asks for what is wanted rather than for what is.
    """
    return [one for one in rounds_of(session, module, asks, wanted=wanted) if one.status == "revealed" or one.shown]


def answered(session: Session, round_id: str) -> set[str]:
    """Name who has answered in a round; for the facilitator alone while it is not shown.

    Args:
        session: The session.
        round_id: The round's id.
    """
    there = session.rounds.get(round_id)
    given = {ballot.participant for ballot in session.ballots.values() if ballot.round == round_id}
    return given.union(there.voted if there else ())


def charted(session: Session, round_id: str) -> dict[str, dict[str, dict[str, str]]]:
    """Read the charts of a round: by person and row the letters by role.

    A row that was passed over is left out, and so is one of which only roles were named that are gone.

    Args:
        session: The session.
        round_id: The round's id.
    """
    charts: dict[str, dict[str, dict[str, str]]] = {}
    for ballot in sorted(session.ballots.values(), key=lambda one: one.id):
        if ballot.round == round_id:
            rows = charts.setdefault(ballot.participant, {})
            if ballot.letters is not None and ballot.subject in session.activities:
                cells = {role: letters for role, letters in ballot.letters.items() if role in session.roles}
                if cells or not ballot.letters:
                    rows[ballot.subject] = cells
    return charts


def ask_again(module: str, asks: Asks = "answers", *, wanted: bool = False, anonymous: bool = False) -> Operation:
    """Open a round: the first one, or another beside those that are there.

    Args:
        module: Where it is asked.
        asks: For answers, or for a choice.
        wanted: Whether it asks for what is wanted.
        anonymous: Keep no names, though the agenda would; it is never the other way round.

    The operation raises `RefusedError` while the round before it has not been shown, and for a chart without
    names: whoever speaks for a role has to be known.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        asked = module_of(session, module)
        before = newest(session, module, asks, wanted=wanted)
        if before is not None and before.status != "revealed":
            raise RefusedError(f"“{asked.short}” is being asked already.", "Show the answers first.")
        number = before.number + 1 if before else 1
        opened = new_round(asked, asks, number, wanted=wanted)
        if anonymous:
            if kind_of(asked).named_only:
                raise RefusedError("Charts are kept with names.")
            opened = revise(opened, anonymous=True)
        label = f"Asked again in “{asked.short}”" if before else f"Asked in “{asked.short}”"
        return Draft(label, (opened,))

    return operation


def close(round_id: str, *, closed: bool = True) -> Operation:
    """Take no more answers in a round, or take them again; what is in stays hidden.

    Args:
        round_id: The round's id.
        closed: Whether it is closed from now on, or open again.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        round_ = found_round(session, round_id)
        asked = module_of(session, round_.module)
        if round_.status == "revealed" or round_.shown:
            raise RefusedError("These answers have been shown.")
        if round_.anonymous:
            raise RefusedError("Answers without names are closed and shown together.")
        status = "closed" if closed else "open"
        word = "Took no more" if closed else "Took more"
        changed = () if round_.status == status else (revise(round_, status=status),)
        return Draft(f"{word} answers in “{asked.short}”", changed)

    return operation


def new_round(module: Module, asks: Asks, number: int, *, wanted: bool) -> Round:
    """Draw up a round of a module; nobody has answered in it yet.

    Args:
        module: The module.
        asks: Whether for answers, or for a choice among groups.
        number: 1 for the first time of asking.
        wanted: Whether it asks for what is wanted rather than for what is.
    """
    key = polls.round_id(module.id, number, choice=asks == "choice", wanted=wanted)
    return Round(id=key, module=module.id, number=number, asks=asks, wanted=wanted, anonymous=module.nameless)


def found_round(session: Session, round_id: str) -> Round:
    """Find a round.

    Args:
        session: The session.
        round_id: The round's id.

    Raises:
        RefusedError: It is not there; another window may have taken it away.
    """
    round_ = session.rounds.get(round_id)
    if round_ is None:
        raise RefusedError(NONE_TAKEN)
    return round_
