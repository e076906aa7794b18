"""Operations on what leaders give, to an action or to all, and the sums of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from pmworkshop.session.core.lookups import found, module_of
from pmworkshop.session.core.records import Action, AnyRecord, Commitment, Give, revise
from pmworkshop.session.core.session import Session, next_place, placed
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation
from pmworkshop.session.operations.planning.promise_line import Promise


def commitments(session: Session, module: str | None = None) -> list[Commitment]:
    """List what is given in a module, or in all, in its order.

    Args:
        session: The session.
        module: The module's id; None for all modules.
    """
    return placed(one for one in session.commitments.values() if module in (None, one.module))


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

    Args:
        given: What is given.
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
    """Return what an action is given by a commitment; what was only asked for has no giver yet.

    Args:
        commitment: What is given.
    """
    return Give(
        giver=commitment.giver if commitment.resource or commitment.amount else None,
        function=commitment.function,
        what=commitment.resource or commitment.ask,
        amount=commitment.amount,
        starts=commitment.starts,
        ends=commitment.ends,
        commitment=commitment.id,
    )


def comes_from(given: Give, commitment: Commitment) -> bool:
    """Tell whether what an action is given is what a commitment gives to it.

    Args:
        given: What an action is given.
        commitment: What a leader gives.

    Returns:
        Whether the one names the other. Sessions from before that was noted are known by equal values.
    """
    if given.commitment is not None:
        return given.commitment == commitment.id
    return given == _untied(give_of(commitment))


def _untied(given: Give) -> Give:
    return given.model_copy(update={"commitment": None})


def give(module: str, promise: Promise) -> Operation:
    """Note what somebody gives; where an action is named, it is given to that.

    Args:
        module: The module's id.
        promise: What is given, as it was typed.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        module_of(session, module)
        place = next_place(session.commitments.values())
        made = Commitment(id=draw.id(), module=module, place=place, **promise.fields)
        return Draft("Noted what is given", (made, *_fed(session, None, made)))

    return operation


def change(commitment_id: str, promise: Promise) -> Operation:
    """Note it anew, and give the action what it is given now.

    Args:
        commitment_id: The commitment's id.
        promise: What is given, as it was typed.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        before = found(session.commitments, commitment_id, "commitment")
        after = revise(before, **promise.fields)
        return Draft("Changed what is given", () if after == before else (after, *_fed(session, before, after)))

    return operation


def link(commitment_id: str, action_id: str | None) -> Operation:
    """Give it to an action, so that it stands with what the action is given; or to none.

    Args:
        commitment_id: The commitment's id.
        action_id: The action's id; None for no action.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        before = found(session.commitments, commitment_id, "commitment")
        if action_id is not None:
            found(session.actions, action_id, "action")
        after = revise(before, action=action_id)
        return Draft("Noted what it is given to", () if after == before else (after, *_fed(session, before, after)))

    return operation


def withdraw(commitment_id: str) -> Operation:
    """Take it back; an action that it was given to still needs it, from that function.

    Args:
        commitment_id: The commitment's id.
    """

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
    changed: dict[str, Action] = {}
    if before and (old := session.actions.get(before.action or "")):
        changed[old.id] = revise(old, gives=_without(old.gives, before, needed=needed))
    if after and (new := session.actions.get(after.action or "")):
        action = changed.get(new.id, new)
        changed[new.id] = revise(action, gives=_with(action.gives, give_of(after)), no_resources=False)
    return [action for key, action in changed.items() if action != session.actions[key]]


def _without(gives: tuple[Give, ...], commitment: Commitment, *, needed: bool) -> tuple[Give, ...]:
    places = [at for at, given in enumerate(gives) if comes_from(given, commitment)]
    if not places:
        return gives
    at = min(places, key=lambda place: gives[place].commitment is None)
    gone = give_of(commitment)
    still = (Give(function=gone.function, what=gone.what, amount=gone.amount),) if needed else ()
    return (*gives[:at], *still, *gives[at + 1 :])


def _with(gives: tuple[Give, ...], given: Give) -> tuple[Give, ...]:
    """Add what is given: tied to what is there already with the same values, else where it is needed, else last."""
    at = _same(gives, given)
    if at is None:
        at = _needed(gives, given.function)
    elif gives[at].commitment is not None:
        return gives
    return (*gives, given) if at is None else (*gives[:at], given, *gives[at + 1 :])


def _same(gives: tuple[Give, ...], given: Give) -> int | None:
    """Find the place of what has the same values, whichever commitment it comes from."""
    return next((at for at, other in enumerate(gives) if _untied(other) == _untied(given)), None)


def _needed(gives: tuple[Give, ...], function: str) -> int | None:
    """Find the place of the first thing that is needed from a function and that nobody gives."""
    wanted = function.casefold()
    needs = (at for at, need in enumerate(gives) if not need.giver and need.function.casefold() == wanted)
    return next(needs, None) if wanted else None
