"""What polls and decisions ask about and on which scale; raised hands, counted by value."""

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
    """One thing that is asked about.

    Attributes:
        id: The subject's id.
        text: Its words.
        low: What the lowest value means.
        high: What the highest value means.
    """

    id: str
    text: str
    low: str = ""
    high: str = ""


def values(module: Module) -> tuple[str, ...]:
    """List the values that can be shown, the lowest first; none where points, dots or places are given.

    Args:
        module: The module.
    """
    return kind_of(module).values(module)


def subjects(session: Session, module: Module) -> list[Asked]:
    """List what is asked about when values are shown; none where a module asks for none.

    Args:
        session: The session.
        module: The module.
    """
    return kind_of(module).subjects(session, module)


def round_id(module: str, number: int = 1, *, choice: bool = False, wanted: bool = False) -> str:
    """Return the id of a module's round: for answers or a choice, for what is or for what is wanted.

    Args:
        module: The module's id.
        number: 1 for the first time of asking.
        choice: Whether it is a choice among groups.
        wanted: Whether it asks for what is wanted rather than for what is.
    """
    return f"{module}/{'choice/' if choice else ''}{number}{'w' if wanted else ''}"


def present(session: Session) -> int:
    """Count those who are in the room.

    Args:
        session: The session.
    """
    return sum(person.present and not person.left for person in session.participants.values())


def parse_counts(text: str, scale: Sequence[str]) -> dict[str, int]:
    """Read how many showed each value, the lowest first: ``0 0 1 2 5``.

    Args:
        text: What was typed.
        scale: The values, the lowest first.

    Raises:
        InputError: It is not one number for each value.
    """
    numbers = re.findall(r"\d+", clean_line(text))
    if len(numbers) != len(scale) or re.search(r"[^\d\s,;]", clean_line(text)):
        raise InputError(
            f"That is not {count(len(scale), 'number')}.", f"Type how many showed each: {', '.join(scale)}."
        )
    return {value: int(number) for value, number in zip(scale, numbers, strict=True)}


def show_hands(module: str, subject: str, counts: Mapping[str, int]) -> Operation:
    """Note how many hands showed each value, in place of what was noted before.

    The operation raises `RefusedError` for a value outside the scale, for more hands than people, and while
    answers are being taken without being shown.

    Args:
        module: The module's id.
        subject: What is asked about, by id.
        counts: How many showed each value.
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
