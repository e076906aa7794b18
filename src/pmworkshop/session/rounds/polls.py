"""Subjects and scales of polls and decisions, and the count of raised hands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pmworkshop.agenda.model import Module
from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line, count
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.lookups import item_at, module_of
from pmworkshop.session.core.records import MOST_HANDS, Round, revise
from pmworkshop.session.core.seats import in_room
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation
from pmworkshop.session.operations.grouping import groups
from pmworkshop.session.rounds.wording import Asked as Asked
from pmworkshop.session.rounds.wording import another_question, kept_up, words

BEHIND_PLAN = tr_noop("How far will we stand behind this plan, 0 to 5?")
"""What hands answer over a whole plan."""
FIST = tuple(str(value) for value in range(6))
GRADIENT = tuple(str(value) for value in range(1, 9))


def values(module: Module) -> tuple[str, ...]:
    """List the values that hands can show in a module.

    Args:
        module: The module.

    Returns:
        The values, lowest first; empty if points, dots or ranks are given instead.
    """
    return kind_of(module).values(module)


def subjects(session: Session, module: Module) -> list[Asked]:
    """List the subjects on which a module asks for values.

    Args:
        session: The session, public or whole.
        module: A module of its agenda.

    Returns:
        The subjects in display order; empty if the module asks for no values.
    """
    return kind_of(module).subjects(session, module)


def choices(session: Session, module: str) -> list[Asked]:
    """List the groups of a list, among which people choose.

    Args:
        session: The session, public or whole.
        module: The id of the module of the list.

    Returns:
        The groups in their order, asked about by their titles.
    """
    return [Asked(theme.id, theme.title) for theme in groups(session, module)]


def round_id(module: str, number: int = 1, *, choice: bool = False, wanted: bool = False, item: str = "") -> str:
    """Return the id of a round of a module.

    Args:
        module: The id of the module.
        number: The number of the round, from 1.
        choice: Whether it is a choice among groups.
        wanted: Whether it asks for the wanted state rather than the present one.
        item: The id of what it asks about, in a module that decides one thing after the other.

    Returns:
        The id, such as ``module/1``, ``module/choice/2`` or ``module/item/3/1``.
    """
    return f"{module}/{f'item/{item}/' if item else ''}{'choice/' if choice else ''}{number}{'w' if wanted else ''}"


def free_number(session: Session, module: str, number: int, *, choice: bool = False, wanted: bool = False) -> int:
    """Find a number for a new round that no answers are left of.

    Undo in one window may take the round away under the answers that another window took in it; they must not count
    for what is asked next.

    Args:
        session: The whole session.
        module: The id of the module.
        number: The number that comes next.
        choice: Whether it is a choice among groups.
        wanted: Whether it asks for the wanted state rather than the present one.

    Returns:
        That number, or the next one after it that is free.
    """
    left, item = {one.round for one in session.ballots.values()}, item_at(session, module)
    while round_id(module, number, choice=choice, wanted=wanted, item=item) in left:
        number += 1
    return number


def present(session: Session) -> int:
    """Count the participants who are in the room.

    Args:
        session: The session, public or whole.

    Returns:
        The number of participants who are present and have not left; a leader and a deputy are one.
    """
    return len(in_room(session))


def parse_counts(text: str, scale: Sequence[str]) -> dict[str, int]:
    """Read the number of hands for each value, lowest value first: ``0 0 1 2 5``, or ``00125``.

    Args:
        text: The numbers as typed, separated by blanks, commas or semicolons, or one digit for each value.
        scale: The values, lowest first.

    Returns:
        The number of hands by value, zeros included.

    Raises:
        InputError: The text is not exactly one number for each value, or a number is out of all proportion.
    """
    numbers = re.findall(r"[0-9]+", clean_line(text))
    if len(numbers) == 1 and len(numbers[0]) == len(scale):
        numbers = list(numbers[0])
    if len(numbers) != len(scale) or re.search(r"[^0-9\s,;]", clean_line(text)):
        raise InputError(
            tr("That is not {numbers}.", numbers=count(len(scale), "number", "numbers")),
            tr("Type how many showed each: {scale}.", scale=", ".join(scale)),
        )
    if any(len(number.lstrip("0")) > len(str(MOST_HANDS)) for number in numbers):
        raise InputError(
            tr("Nobody has that many people in a room."),
            tr("{most} hands are the most.", most=MOST_HANDS),
        )
    return {value: int(number) for value, number in zip(scale, numbers, strict=True)}


def show_hands(module: str, subject: str, counts: Mapping[str, int], *, wanted: bool = False) -> Operation:
    """Record the number of hands for each value on one subject; it replaces an earlier count.

    Where another proposal stands there now than the newest round asked about, they are the first answers of a new
    round.

    Args:
        module: The id of the module.
        subject: The id of the subject.
        counts: The number of hands by value.
        wanted: Whether they answer the second question of the module.

    Returns:
        The operation; it raises `RefusedError` when the subject is not asked about, a value is off the scale,
        there are more answers than people present, or more than any room holds, or the newest round is anonymous or
        not revealed yet.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        asked = module_of(session, module)
        _check_subject(session, asked, subject)
        scale = values(asked.asking(wanted))
        strange = [value for value in counts if value not in scale]
        if strange:
            raise RefusedError(
                tr("{value} is not on the scale.", value=strange[0]),
                tr("It has {scale}.", scale=", ".join(scale)),
            )
        before = _open_round(session, asked, wanted)
        aloud = sum(one.round == before.id and one.subject == subject for one in session.ballots.values())
        refuse_too_many(sum(counts.values()) + aloud, present(session))
        told = {value: number for value, number in counts.items() if number}
        after = revise(before, hands={**before.hands, subject: told})
        label = tr("Counted hands in “{short}”", short=asked.short)
        return Draft(label, () if session.rounds.get(after.id) == after else (after,))

    return operation


def refuse_too_many(showing: int, here: int) -> None:
    """Do nothing if so many answers on one subject can have come from the room.

    Args:
        showing: The number of answers, by hands and aloud.
        here: The number of people in the room; 0 if nobody is noted there.

    Raises:
        RefusedError: There are more answers than people, or more than any room holds.
    """
    if here and showing > here:
        raise RefusedError(
            tr(
                "That is {answers}, and {persons} in the room.",
                answers=count(showing, "answer", "answers"),
                persons=count(here, "person", "people"),
            )
        )
    if showing > MOST_HANDS:
        raise RefusedError(
            tr("Nobody has that many people in a room."),
            tr("{most} hands are the most.", most=MOST_HANDS),
        )


def _open_round(session: Session, module: Module, wanted: bool) -> Round:
    about = (module.id, "answers", wanted, item_at(session, module.id))
    mine = [one for one in session.rounds.values() if (one.module, one.asks, one.wanted, one.item) == about]
    there = max(mine, key=lambda one: (one.number, one.id), default=None)
    if there is None:
        return _shown_round(session, module, 1, wanted)
    if there.status != "revealed" and not _cleared(session, there):
        raise RefusedError(tr("Answers are being taken here that nobody sees yet."), tr("Show them first."))
    if there.anonymous:
        raise RefusedError(
            tr("These answers are kept without names, and counted already."), tr("Ask again for others.")
        )
    if another_question(session, module, there):
        return _shown_round(session, module, there.number + 1, wanted)
    return revise(kept_up(session, module, there), status="revealed")


def _cleared(session: Session, round_: Round) -> bool:
    """Tell whether nobody's answer is in a round: all were cleared, so that hands can take their place."""
    return not (round_.voted or any(one.round == round_.id for one in session.ballots.values()))


def _shown_round(session: Session, module: Module, number: int, wanted: bool) -> Round:
    asked, item = words(session, module, "answers", wanted=wanted), item_at(session, module.id)
    number = free_number(session, module.id, number, wanted=wanted)
    key = round_id(module.id, number, wanted=wanted, item=item)
    return Round(id=key, module=module.id, number=number, wanted=wanted, status="revealed", item=item, **asked)


def _check_subject(session: Session, module: Module, subject: str) -> None:
    if all(asked.id != subject for asked in subjects(session, module)):
        raise RefusedError(tr("That is not asked about any more."))
