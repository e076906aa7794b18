"""Rounds of a module: finding them, reading their answers, opening and closing them."""

from __future__ import annotations

from collections.abc import Collection

from pmworkshop.agenda.model import Module
from pmworkshop.base.errors import RefusedError, WayOut
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.lookups import item_at, module_of
from pmworkshop.session.core.records import Round, revise
from pmworkshop.session.core.seats import in_room
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation
from pmworkshop.session.rounds import polls, wording
from pmworkshop.session.rounds.answer_form import Asks

NONE_TAKEN = tr_noop("No answers are being taken here.")


def rounds_of(session: Session, module: str, asks: Asks = "answers", *, wanted: bool = False) -> list[Round]:
    """List the rounds of a module, first round first; in one that decides a list, those about the item of now.

    Args:
        session: The session, public or whole.
        module: The id of the module.
        asks: Whether the rounds ask for answers, or for a choice among groups.
        wanted: Whether they ask for the wanted state rather than the present one.

    Returns:
        The rounds by number; empty if there was none.
    """
    item = item_at(session, module)
    mine = (
        one
        for one in session.rounds.values()
        if (one.module, one.asks, one.wanted, one.item) == (module, asks, wanted, item)
    )
    return sorted(mine, key=lambda one: (one.number, one.id))


def newest(session: Session, module: str, asks: Asks = "answers", *, wanted: bool = False) -> Round | None:
    """Return the newest round of a module.

    Args:
        session: The session, public or whole.
        module: The id of the module.
        asks: Whether the round asks for answers, or for a choice among groups.
        wanted: Whether it asks for the wanted state rather than the present one.

    Returns:
        The round with the highest number; None if there was no round.
    """
    return next(iter(reversed(rounds_of(session, module, asks, wanted=wanted))), None)


def shown(session: Session, module: str, asks: Asks = "answers", *, wanted: bool = False) -> list[Round]:
    """List the rounds of a module that are revealed, completely or in part.

    Args:
        session: The session, public or whole.
        module: The id of the module.
        asks: Whether the rounds ask for answers, or for a choice among groups.
        wanted: Whether they ask for the wanted state rather than the present one.

    Returns:
        The rounds by number; empty if nothing is revealed.
    """
    return [one for one in rounds_of(session, module, asks, wanted=wanted) if one.status == "revealed" or one.shown]


def revealed(session: Session, module: str, *, wanted: bool = False) -> list[Round]:
    """List the rounds of a module in which all answers are shown.

    Args:
        session: The session, public or whole.
        module: The id of the module.
        wanted: Whether they ask for the wanted state rather than the present one.

    Returns:
        The rounds by number; empty if there is none.
    """
    return [one for one in rounds_of(session, module, wanted=wanted) if one.status == "revealed"]


def answered(session: Session, round_id: str) -> set[str]:
    """Find out who has answered in a round; only the facilitator may see this before the reveal.

    Args:
        session: The whole session.
        round_id: The id of the round.

    Returns:
        The ids of the participants who have answered.
    """
    there = session.rounds.get(round_id)
    given = {ballot.participant for ballot in session.ballots.values() if ballot.round == round_id}
    return given.union(there.voted if there else ())


def charted(session: Session, round_id: str) -> dict[str, dict[str, dict[str, str]]]:
    """Read the charts that participants filled in alone in a round.

    Args:
        session: The whole session, or a public view once the round is revealed.
        round_id: The id of the round.

    Returns:
        The letters by participant, row and role. Rows on which the participant abstained are left out, and so
        are rows of which all named roles are gone; a row with no owner is an empty dict.
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
    """Open a round: the first one of a module, or a further one.

    Args:
        module: The id of the module.
        asks: Whether to ask for answers, or for a choice among groups.
        wanted: Whether to ask for the wanted state rather than the present one.
        anonymous: Keep no names even if the agenda would; False leaves it to the agenda.

    Returns:
        The operation; it raises `RefusedError` when the round before is not revealed, a chart is to be anonymous,
        though it must be known who speaks for a role, or so few people came or went since an anonymous round that the
        difference would name them.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        asked = module_of(session, module)
        before = newest(session, module, asks, wanted=wanted)
        if before is not None and before.status != "revealed":
            raise RefusedError(
                tr("“{short}” is being asked already.", short=asked.short), tr("Show the answers first.")
            )
        number = before.number + 1 if before else 1
        opened = new_round(session, asked, asks, number, wanted=wanted)
        if anonymous:
            if kind_of(asked).named_only:
                raise RefusedError(tr("Charts are kept with names."))
            opened = revise(opened, anonymous=True)
        if opened.anonymous:
            refuse_difference(session, opened, [person.id for person in in_room(session)])
        label = (
            tr("Asked again in “{short}”", short=asked.short)
            if before
            else tr("Asked in “{short}”", short=asked.short)
        )
        return Draft(label, (opened,))

    return operation


def ask_first(module: str, asks: Asks = "answers", *, wanted: bool = False) -> Operation:
    """Open the first round of a module with the first answer in it, which two windows may give at the same time.

    Args:
        module: The id of the module.
        asks: Whether to ask for answers, or for a choice among groups.
        wanted: Whether to ask for the wanted state rather than the present one.

    Returns:
        The operation; it changes nothing if a round is there, and raises what `ask_again` does.
    """
    opens = ask_again(module, asks, wanted=wanted)

    def operation(session: Session, draw: GestureContext) -> Draft:
        there = newest(session, module, asks, wanted=wanted)
        return (
            opens(session, draw)
            if there is None
            else Draft(tr("Asked in “{short}”", short=module_of(session, module).short))
        )

    return operation


def close(round_id: str, *, closed: bool = True) -> Operation:
    """Close a round for answers, or open it again; its answers stay hidden.

    Args:
        round_id: The id of the round.
        closed: True to close the round, False to open it again.

    Returns:
        The operation; it raises `RefusedError` when the round does not exist, is anonymous, or is revealed
        completely or in part.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        round_ = found_round(session, round_id)
        asked = module_of(session, round_.module)
        if round_.status == "revealed" or round_.shown:
            raise RefusedError(tr("These answers have been shown."))
        if round_.anonymous:
            raise RefusedError(tr("Answers without names are closed and shown together."))
        status = "closed" if closed else "open"
        told = (
            tr("Took no more answers in “{short}”", short=asked.short)
            if closed
            else tr("Took more answers in “{short}”", short=asked.short)
        )
        changed = () if round_.status == status else (revise(round_, status=status),)
        return Draft(told, changed)

    return operation


def new_round(session: Session, module: Module, asks: Asks, number: int, *, wanted: bool) -> Round:
    """Make an open round of a module without answers; it keeps the words of what is asked.

    Args:
        session: The whole session.
        module: The module.
        asks: Whether it asks for answers, or for a choice among groups.
        number: The number of the round, from 1; a later one if answers of a round that is gone have it.
        wanted: Whether it asks for the wanted state rather than the present one.

    Returns:
        The round; it is anonymous if the agenda says so.
    """
    item = item_at(session, module.id)
    number = polls.free_number(session, module.id, number, choice=asks == "choice", wanted=wanted)
    key = polls.round_id(module.id, number, choice=asks == "choice", wanted=wanted, item=item)
    return Round(
        id=key, module=module.id, number=number, asks=asks, wanted=wanted, anonymous=module.nameless, item=item,
        **wording.words(session, module, asks, wanted=wanted),
    )  # fmt: skip


def refuse_difference(session: Session, round_: Round, people: Collection[str]) -> None:
    """Do nothing if the answers of an anonymous round, set against those of earlier ones, name nobody.

    Where one newcomer answers too, what is more than last time is the newcomer's. The same people may answer again.

    Args:
        session: The whole session.
        round_: The anonymous round that is asked or about to be shown.
        people: The ids of those who answer in it.

    Raises:
        RefusedError: A few people, but fewer than the smallest group, answered one of the two times only.
    """
    least = session.info.agenda.smallest_group
    differ = [len({*one.voted} ^ {*people}) for one in _nameless_before(session, round_)]
    few = next((number for number in differ if 0 < number < least), 0)
    if few:
        raise RefusedError(
            trn(
                "One person answers only one of the times: the difference would name that one.",
                "{number} people answer only one of the times: the difference would name them.",
                few,
            ),
            tr("Ask the same people again, or at least {least} others.", least=least),
            WayOut.SEE_WHO_IS_HERE,
        )


def _nameless_before(session: Session, round_: Round) -> list[Round]:
    """List the anonymous rounds that asked the same before and are shown, also those of a poll that is repeated."""
    alike = _asked_alike(session, round_.module)
    asked = [one for key in alike for one in rounds_of(session, key, round_.asks, wanted=round_.wanted)]
    return [one for one in asked if one.anonymous and one.voted and one.id != round_.id]


def _asked_alike(session: Session, module_id: str) -> list[str]:
    """List the modules that ask the same as a module, and that module itself."""
    firsts = {module.id: _first_asked(session, module) for module in session.info.agenda.modules}
    return [key for key, first in firsts.items() if first == firsts[module_id]]


def _first_asked(session: Session, module: Module) -> str:
    """Find the module that asked first what a module asks."""
    before = kind_of(module).repeats(session, module)
    return module.id if before is None else _first_asked(session, before)


def found_round(session: Session, round_id: str) -> Round:
    """Find a round that an operation is about to use.

    Args:
        session: The session, public or whole.
        round_id: The id of the round.

    Returns:
        The round.

    Raises:
        RefusedError: The round does not exist; another window may have removed it.
    """
    round_ = session.rounds.get(round_id)
    if round_ is None:
        raise RefusedError(tr(NONE_TAKEN))
    return round_
