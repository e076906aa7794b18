"""Operations on the commitments of leaders, to one action or in general, and their totals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import point, tr
from pmworkshop.session.core.lookups import found, module_of
from pmworkshop.session.core.records import Action, AnyRecord, Commitment, Give, revise
from pmworkshop.session.core.session import Session, next_place, placed
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation
from pmworkshop.session.operations.planning.promise_line import Promise


def commitments(session: Session, module: str | None = None) -> list[Commitment]:
    """List the commitments of one module or of all modules.

    Args:
        session: The session, public or whole.
        module: The id of the module; None for all modules.

    Returns:
        The commitments in display order; empty if there are none.
    """
    return placed(one for one in session.commitments.values() if module in (None, one.module))


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of one resource over all commitments.

    Attributes:
        resource: The resource, in the longest of the wordings that were typed.
        amount: The sum.
        conditional: The part of the sum that is given on a condition.
        gives: The number of commitments.
    """

    resource: str
    amount: Decimal
    conditional: Decimal
    gives: int


def totals(given: Iterable[Commitment]) -> list[Total]:
    """Add up commitments by resource; those without a plain number as their amount are left out.

    ``1 day`` and ``2 days`` are the same resource, ``2 days`` and ``2 days a month`` are not.

    Args:
        given: The commitments.

    Returns:
        One total for each resource, in the order of first occurrence; empty if no amount is a number.
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


def together(given: Iterable[Commitment]) -> list[str]:
    """Say what is given in all: the sum of each resource, and in words what has no plain number as its amount.

    Args:
        given: The commitments.

    Returns:
        A phrase for each resource, with the part of it that is given on a condition; empty if nothing is given.
    """
    promised = [one for one in given if one.resource or one.amount]
    sums = [
        f"{_plain(total.amount)} {total.resource}".strip()
        + (tr(" ({amount} of it on a condition)", amount=_plain(total.conditional)) if total.conditional else "")
        for total in totals(promised)
    ]
    words = [
        f"{one.amount} {one.resource}".strip() + (tr(" (on a condition)") if one.condition else "")
        for one in promised
        if _figure(one.amount) is None
    ]
    return [*sums, *words]


def _plain(number: Decimal) -> str:
    written = f"{number:,f}"
    return written if point() == "." else written.translate({ord(","): ".", ord("."): ","})


def _figure(amount: str) -> Decimal | None:
    """Read an amount: ``2``, ``2.5``, ``2,5``; a comma before three digits parts thousands, as in ``6,000``.

    In a language with a decimal comma a point parts them.
    """
    mark = "," if point() == "." else "."
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+", amount, re.ASCII):
        return Decimal(amount.replace(mark, ""))
    figure = re.fullmatch(r"\d+(?:[.,]\d+)?", amount, re.ASCII)
    return Decimal(amount.replace(",", ".")) if figure else None


def _kind(one: Commitment) -> str:
    first, blank, rest = one.resource.casefold().partition(" ")
    return f"{first.removesuffix('s')}{blank}{rest}"


def give_of(commitment: Commitment) -> Give:
    """Return the entry that a commitment makes in the resources of an action.

    Args:
        commitment: The commitment.

    Returns:
        The resource; it has no giver if it was only asked for.
    """
    return Give(**_given(commitment), commitment=commitment.id)


def comes_from(given: Give, commitment: Commitment) -> bool:
    """Tell whether a resource of an action comes from a commitment.

    Args:
        given: The resource of the action.
        commitment: The commitment.

    Returns:
        True if the resource names the commitment; in sessions that did not record this, if the values are equal.
    """
    if given.commitment is not None:
        return given.commitment == commitment.id
    return all(getattr(given, name) == value for name, value in _given(commitment).items())


def _untied(given: Give) -> Give:
    return given.model_copy(update={"commitment": None})


def _given(commitment: Commitment) -> dict[str, Any]:
    """Name what a commitment gives, by the fields of a resource."""
    return {
        "giver": commitment.giver if commitment.resource or commitment.amount else None,
        "function": commitment.function,
        "what": commitment.resource or commitment.ask,
        "amount": commitment.amount,
        "starts": commitment.starts,
        "ends": commitment.ends,
    }


def give(module: str, promise: Promise) -> Operation:
    """Record a commitment; if it names an action, it is added to the resources of that action.

    Args:
        module: The id of the module.
        promise: The promise as typed.

    Returns:
        The operation; it raises `RefusedError` when the module does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        module_of(session, module)
        place = next_place(session.commitments.values())
        made = Commitment(id=draw.id(), module=module, place=place, **promise.fields)
        return Draft(tr("Noted what is given"), (made, *_fed(session, None, made)))

    return operation


def change(commitment_id: str, promise: Promise) -> Operation:
    """Replace a commitment, and update the resources of its action.

    The degree of support is not shown on the wall, so it stays unless another one is typed; so does the action that
    it is given to.

    Args:
        commitment_id: The id of the commitment.
        promise: The new promise as typed.

    Returns:
        The operation; it raises `RefusedError` when the commitment does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        before = found(session.commitments, commitment_id, "commitment")
        fields = promise.fields
        if promise.support is None:
            fields["support"] = before.support
        fields["action"] = promise.action or before.action
        after = revise(before, **fields)
        return Draft(tr("Changed what is given"), () if after == before else (after, *_fed(session, before, after)))

    return operation


def link(commitment_id: str, action_id: str | None) -> Operation:
    """Assign a commitment to an action, whose resources then include it, or to none.

    Args:
        commitment_id: The id of the commitment.
        action_id: The id of the action; None for no action.

    Returns:
        The operation; it raises `RefusedError` when the commitment or the action does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        before = found(session.commitments, commitment_id, "commitment")
        if action_id is not None:
            found(session.actions, action_id, "action")
        after = revise(before, action=action_id)
        return Draft(
            tr("Noted what it is given to"), () if after == before else (after, *_fed(session, before, after))
        )

    return operation


def withdraw(commitment_id: str) -> Operation:
    """Remove a commitment; an action that it was given to still needs the resource from that function.

    Args:
        commitment_id: The id of the commitment.

    Returns:
        The operation; it raises `RefusedError` when the commitment does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        before = found(session.commitments, commitment_id, "commitment")
        return Draft(
            tr("Took back what was given"), (Drop("commitment", before.id), *_fed(session, before, None, needed=True))
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
        at = _needed(gives, given)
    elif gives[at].commitment is not None:
        return gives
    return (*gives, given) if at is None else (*gives[:at], given, *gives[at + 1 :])


def _same(gives: tuple[Give, ...], given: Give) -> int | None:
    """Find the place of what has the same values, whichever commitment it comes from."""
    return next((at for at, other in enumerate(gives) if _untied(other) == _untied(given)), None)


def _needed(gives: tuple[Give, ...], given: Give) -> int | None:
    """Find the place of the first thing that nobody gives, and that is needed from the function or is just this."""

    def is_it(need: Give) -> bool:
        if need.function:
            return need.function.casefold() == given.function.casefold()
        return bool(need.what) and (need.what, need.amount) == (given.what, given.amount)

    return next((at for at, need in enumerate(gives) if not need.giver and is_it(need)), None)
