"""Subjects and scales of polls and decisions, and the count of raised hands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pmworkshop.agenda.model import Module
from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.base.text import clean_line, count
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.lookups import module_of
from pmworkshop.session.core.records import Round, revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, GestureContext, Operation

BEHIND_PLAN = "How far will we stand behind this plan, 0 to 5?"
"""What hands answer over a whole plan."""
FIST = tuple(str(value) for value in range(6))
GRADIENT = tuple(str(value) for value in range(1, 9))


@dataclass(frozen=True, slots=True)
class Asked:
    """One subject of a poll.

    Attributes:
        id: The id of the subject.
        text: The wording.
        low: The meaning of the lowest value; may be empty.
        high: The meaning of the highest value; may be empty.
    """

    id: str
    text: str
    low: str = ""
    high: str = ""


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


def round_id(module: str, number: int = 1, *, choice: bool = False, wanted: bool = False) -> str:
    """Return the id of a round of a module.

    Args:
        module: The id of the module.
        number: The number of the round, from 1.
        choice: Whether it is a choice among groups.
        wanted: Whether it asks for the wanted state rather than the present one.

    Returns:
        The id, such as ``module/1`` or ``module/choice/2``.
    """
    return f"{module}/{'choice/' if choice else ''}{number}{'w' if wanted else ''}"


def present(session: Session) -> int:
    """Count the participants who are in the room.

    Args:
        session: The session, public or whole.

    Returns:
        The number of participants who are present and have not left.
    """
    return sum(person.present and not person.left for person in session.participants.values())


def parse_counts(text: str, scale: Sequence[str]) -> dict[str, int]:
    """Read the number of hands for each value, lowest value first: ``0 0 1 2 5``.

    Args:
        text: The numbers as typed, separated by blanks, commas or semicolons.
        scale: The values, lowest first.

    Returns:
        The number of hands by value, zeros included.

    Raises:
        InputError: The text is not exactly one number for each value.
    """
    numbers = re.findall(r"\d+", clean_line(text))
    if len(numbers) != len(scale) or re.search(r"[^\d\s,;]", clean_line(text)):
        raise InputError(
            f"That is not {count(len(scale), 'number')}.", f"Type how many showed each: {', '.join(scale)}."
        )
    return {value: int(number) for value, number in zip(scale, numbers, strict=True)}


def show_hands(module: str, subject: str, counts: Mapping[str, int]) -> Operation:
    """Record the number of hands for each value on one subject; it replaces an earlier count.

    Args:
        module: The id of the module.
        subject: The id of the subject.
        counts: The number of hands by value.

    Returns:
        The operation; it raises `RefusedError` when the subject is not asked about, a value is off the scale,
        there are more answers than people present, or the newest round is anonymous or not revealed yet.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        asked = module_of(session, module)
        _check_subject(session, asked, subject)
        strange = [value for value in counts if value not in values(asked)]
        if strange:
            raise RefusedError(f"{strange[0]} is not on the scale.", f"It has {', '.join(values(asked))}.")
        before = _open_round(session, module)
        aloud = sum(one.round == before.id and one.subject == subject for one in session.ballots.values())
        showing, here = sum(counts.values()) + aloud, present(session)
        if here and showing > here:
            raise RefusedError(
                f"That is {count(showing, 'answer')}, and {count(here, 'person', 'people')} in the room."
            )
        told = {value: number for value, number in counts.items() if number}
        after = revise(before, hands={**before.hands, subject: told})
        label = f"Counted hands in “{asked.short}”"
        return Draft(label, () if session.rounds.get(after.id) == after else (after,))

    return operation


def _open_round(session: Session, module: str) -> Round:
    mine = [
        one for one in session.rounds.values() if one.module == module and one.asks == "answers" and not one.wanted
    ]
    there = max(mine, key=lambda one: (one.number, one.id), default=None)
    if there is None:
        return Round(id=round_id(module), module=module, status="revealed")
    if there.status != "revealed":
        raise RefusedError("Answers are being taken here that nobody sees yet.", "Show them first.")
    if there.anonymous:
        raise RefusedError("These answers are kept without names, and counted already.", "Ask again for others.")
    return there


def _check_subject(session: Session, module: Module, subject: str) -> None:
    if all(asked.id != subject for asked in subjects(session, module)):
        raise RefusedError("That is not asked about any more.")
