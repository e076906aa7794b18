"""Operations on what leaders give, and the line that it is typed in: ``Finance: 2 days, if there is a plan; 6``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pmworkshop.base.dates import parse_date
from pmworkshop.base.errors import InputError
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.lookups import found, module_of
from pmworkshop.session.core.records import Action, AnyRecord, Commitment, Give, revise
from pmworkshop.session.core.session import Session, next_place, placed
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation
from pmworkshop.session.operations.planning.action_plan import actions
from pmworkshop.session.operations.planning.plan_line import find_person

HOW = "Finance: 2 days a month, if the roadmap is frozen; 6"
"""How a line is typed; ``Finance: 5 days? 2 days`` also says what was asked for."""
DEGREES = range(1, 9)
"""How far somebody supports it: 1 (not at all) to 8 (whole-hearted)."""
_AMOUNT = re.compile(r"(\d+(?:[.,]\d+)?\s*%?)\s*(.*)")
_IF = re.compile(r"(?:^|,\s*|\s)(?:only )?(?:if|provided(?: that)?)\s+(.+)", re.IGNORECASE)
_UNTIL = re.compile(r"[,\s]+(?:until|to)\s+([^,]+)$", re.IGNORECASE)
_FROM = re.compile(r"[,\s]+from\s+([^,]+)$", re.IGNORECASE)
_FOR = re.compile(r"[,\s]+for\s+(A\d+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Promise:
    """What somebody gives, as it was typed.

    Attributes:
        giver: The participant who gives.
        function: The function, where nobody of it is in the room.
        ask: What was asked for.
        resource: People, days, data, access, money ...
        amount: How much of it.
        starts: From when.
        ends: Until when.
        condition: On which condition.
        support: Degree of support, 1 to 8.
        action: The action it is given to.
    """

    giver: str | None = None
    function: str = ""
    ask: str = ""
    resource: str = ""
    amount: str = ""
    starts: date | None = None
    ends: date | None = None
    condition: str = ""
    support: int | None = None
    action: str | None = None

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of a commitment that it fills, by name."""
        return {name: getattr(self, name) for name in self.__slots__}


def commitments(session: Session, module: str | None = None) -> list[Commitment]:
    """List what is given in a module, or in all, in its order."""
    return placed(one for one in session.commitments.values() if module in (None, one.module))


def parse(session: Session, text: str) -> Promise:
    """Read a line such as ``Finance: 2 days a month, if the roadmap is frozen; 6``.

    Who comes first, with a colon; a function that nobody in the room has is kept as that. What stands before a
    question mark was asked for. A condition begins with ``if``, days with ``from`` and ``until``; ``for A03`` names
    the action. The degree of support comes last, after a semicolon.

    Raises:
        InputError: Nobody is named, nothing is given or asked for, the degree is not one of 1 to 8, or there is no
            such action.
    """
    head, *rest = (clean_line(part) for part in text.split(";"))
    who, colon, what = head.partition(":")
    if not (colon and who.strip()):
        raise InputError("Who gives it, then a colon.", f"Like {HOW}")
    giver, function = _who(session, who.strip())
    ask, mark, given = what.partition("?")
    if not mark:
        ask, given = "", what
    condition = ""
    if conditional := _IF.search(given):
        given, condition = given[: conditional.start()], conditional[1]
    given, action = _cut(given, _FOR)
    condition, later = _cut(condition, _FOR)
    given, ends = _day(given, _UNTIL, session.info.day)
    given, starts = _day(given, _FROM, session.info.day)
    amount, resource = _amount(given.strip(" ,"))
    if not (amount or resource or ask.strip()):
        raise InputError("Nothing is given there yet.", f"Like {HOW}")
    return Promise(
        giver=giver,
        function=function,
        ask=ask.strip(),
        resource=resource,
        amount=amount,
        starts=starts,
        ends=ends,
        condition=condition.strip(" ,."),
        support=_degree(next(iter(filter(None, rest)), "")),
        action=_action(session, action or later),
    )


def _who(session: Session, text: str) -> tuple[str | None, str]:
    """Find the leader who is meant; a function that nobody has is kept in words."""
    wanted = text.casefold()
    meant = [
        one
        for one in session.people()
        if not one.left and _begins(wanted, one.name.casefold(), one.function.casefold())
    ]
    if not meant and not text.isdecimal():
        return None, text
    person = find_person(session, text)
    return person.id, person.function


def _begins(wanted: str, *names: str) -> bool:
    return any(name.startswith(wanted) for name in names)


def _cut(text: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    there = pattern.search(text)
    return (text[: there.start()], there[1]) if there else (text, "")


def _day(text: str, pattern: re.Pattern[str], day: date) -> tuple[str, date | None]:
    """Part a text from the day that it ends in; words that are no day stay where they are."""
    rest, when = _cut(text, pattern)
    try:
        return (rest, parse_date(when, day)) if when else (text, None)
    except InputError:
        return text, None


def _amount(text: str) -> tuple[str, str]:
    counted = _AMOUNT.fullmatch(text)
    return (counted[1].strip(), counted[2]) if counted else ("", text)


def _degree(text: str) -> int | None:
    if not text:
        return None
    if not re.fullmatch("[1-8]", text):
        raise InputError("How far it is supported is one of 1 to 8.", "It comes last, after a semicolon.")
    return int(text)


def _action(session: Session, code: str) -> str | None:
    if not code:
        return None
    action = next((one for one in actions(session) if one.code.casefold() == code.casefold()), None)
    if action is None:
        raise InputError(f"There is no action {code.upper()}.", "Leave it out, and choose the action later.")
    return action.id


def typed(session: Session, commitment: Commitment) -> str:
    """Write a commitment as the line that it could be typed in."""
    giver = session.participants.get(commitment.giver or "")
    who = (giver.function or giver.name) if giver else commitment.function
    ask = f"{commitment.ask}? " if commitment.ask else ""
    line = f"{who}: {ask}{' '.join(filter(None, _goods(session, commitment)))}"
    line += f", if {commitment.condition}" if commitment.condition else ""
    return f"{line.strip()}; {commitment.support}" if commitment.support else line.strip()


def _goods(session: Session, commitment: Commitment) -> Iterator[str]:
    """Write how much of what is given, when, and for which action; empty where it was not said."""
    action = session.actions.get(commitment.action or "")
    yield " ".join(filter(None, (commitment.amount, commitment.resource)))
    yield f"from {commitment.starts.isoformat()}" if commitment.starts else ""
    yield f"until {commitment.ends.isoformat()}" if commitment.ends else ""
    yield f"for {action.code}" if action else ""


@dataclass(frozen=True, slots=True)
class Total:
    """How much of one resource is given by all together.

    Attributes:
        resource: The resource, as it was first typed.
        amount: The sum.
        conditional: How much of it is given on a condition.
        gives: How many give it.
    """

    resource: str
    amount: Decimal
    conditional: Decimal
    gives: int


def totals(given: Iterable[Commitment]) -> list[Total]:
    """Add up what is given, by the words for the resource; what has no figure is left out.

    ``1 day`` and ``2 days`` are the same resource, ``2 days`` and ``2 days a month`` are not.
    """
    heaps: dict[str, list[Commitment]] = {}
    for one in given:
        if _figure(one.amount) is not None:
            heaps.setdefault(_kind(one), []).append(one)
    return [
        Total(
            resource=max((one.resource for one in heap), key=len),
            amount=sum((_figure(one.amount) or Decimal() for one in heap), Decimal()),
            conditional=sum((_figure(one.amount) or Decimal() for one in heap if one.condition), Decimal()),
            gives=len(heap),
        )
        for heap in heaps.values()
    ]


def _figure(amount: str) -> Decimal | None:
    figure = re.fullmatch(r"\d+(?:[.,]\d+)?", amount, re.ASCII)
    return Decimal(amount.replace(",", ".")) if figure else None


def _kind(one: Commitment) -> str:
    first, blank, rest = one.resource.casefold().partition(" ")
    return f"{first.removesuffix('s')}{blank}{rest}"


def give_of(commitment: Commitment) -> Give:
    """Return what an action is given by a commitment; what was only asked for has no giver yet."""
    return Give(
        giver=commitment.giver if commitment.resource or commitment.amount else None,
        function=commitment.function,
        what=commitment.resource or commitment.ask,
        amount=commitment.amount,
        starts=commitment.starts,
        ends=commitment.ends,
    )


def give(module: str, promise: Promise) -> Operation:
    """Note what somebody gives; where an action is named, it is given to that."""

    def operation(session: Session, draw: GestureContext) -> Draft:
        module_of(session, module)
        place = next_place(session.commitments.values())
        made = Commitment(id=draw.id(), module=module, place=place, **promise.fields)
        return Draft("Noted what is given", (made, *_fed(session, None, made)))

    return operation


def change(commitment_id: str, promise: Promise) -> Operation:
    """Note it anew, and give the action what it is given now."""

    def operation(session: Session, draw: GestureContext) -> Draft:
        before = found(session.commitments, commitment_id, "commitment")
        after = revise(before, **promise.fields)
        return Draft("Changed what is given", () if after == before else (after, *_fed(session, before, after)))

    return operation


def link(commitment_id: str, action_id: str | None) -> Operation:
    """Give it to an action, so that it stands with what the action is given; or to none."""

    def operation(session: Session, draw: GestureContext) -> Draft:
        before = found(session.commitments, commitment_id, "commitment")
        if action_id is not None:
            found(session.actions, action_id, "action")
        after = revise(before, action=action_id)
        return Draft("Noted what it is given to", () if after == before else (after, *_fed(session, before, after)))

    return operation


def withdraw(commitment_id: str) -> Operation:
    """Take it back; an action that it was given to still needs it, from that function."""

    def operation(session: Session, draw: GestureContext) -> Draft:
        before = found(session.commitments, commitment_id, "commitment")
        return Draft(
            "Took back what was given", (Drop("commitment", before.id), *_fed(session, before, None, needed=True))
        )

    return operation


def _fed(
    session: Session, before: Commitment | None, after: Commitment | None, *, needed: bool = False
) -> list[AnyRecord]:
    """Change the actions that a commitment feeds, or fed.

    Args:
        session: The session.
        before: The commitment as it was.
        after: The commitment as it will be.
        needed: Whether an action that loses it still needs it.
    """
    old = session.actions.get(before.action or "") if before else None
    new = session.actions.get(after.action or "") if after else None
    changed: dict[str, Action] = {}
    if before and old:
        gives = _without(old.gives, give_of(before), needed=needed)
        changed[old.id] = revise(old, gives=gives)
    if after and new:
        action = changed.get(new.id, new)
        changed[new.id] = revise(action, gives=_with(action.gives, give_of(after)), no_resources=False)
    return [action for key, action in changed.items() if action != session.actions[key]]


def _without(gives: tuple[Give, ...], gone: Give, *, needed: bool) -> tuple[Give, ...]:
    if gone not in gives:
        return gives
    at = gives.index(gone)
    still = (Give(function=gone.function, what=gone.what, amount=gone.amount),) if needed else ()
    return (*gives[:at], *still, *gives[at + 1 :])


def _with(gives: tuple[Give, ...], given: Give) -> tuple[Give, ...]:
    """Add what is given, in place of the first thing that is needed from that function and that nobody gives."""
    if given in gives:
        return gives
    wanted = given.function.casefold()
    for at, need in enumerate(gives):
        if not need.giver and wanted and need.function.casefold() == wanted:
            return (*gives[:at], given, *gives[at + 1 :])
    return (*gives, given)
