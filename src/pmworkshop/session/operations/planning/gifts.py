"""What is given in a session, each gift once, and in the same words wherever it is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.records import Action, Commitment, Give
from pmworkshop.session.core.session import Session, placed
from pmworkshop.session.operations.planning.action_plan import actions
from pmworkshop.session.operations.planning.commitments import comes_from


@dataclass(frozen=True, slots=True)
class Gift:
    """What somebody gives, or what is asked for, with the action that it is for.

    Attributes:
        given: The commitment in the ledger, which has the condition; else the resource that is noted with the action.
        action: The action that it is for; None if it is for none in particular.
    """

    given: Commitment | Give
    action: Action | None = None

    @property
    def condition(self) -> str:
        """The condition on which it is given; empty if there is none."""
        return self.given.condition if isinstance(self.given, Commitment) else ""

    @property
    def what(self) -> str:
        """The resource; empty if nothing is said of it yet."""
        return self.given.resource if isinstance(self.given, Commitment) else self.given.what

    @property
    def words(self) -> str:
        """What is given or needed, with its days and its condition: ``2 days, if the roadmap is frozen``."""
        given = self.given
        parts = (
            " ".join(part for part in (given.amount, self.what) if part) or self._asked or tr("not said yet what"),
            tr("from {starts}", starts=spell_date(given.starts)) if given.starts else "",
            tr("until {ends}", ends=spell_date(given.ends)) if given.ends else "",
            tr("if {condition}", condition=self.condition) if self.condition else "",
        )
        return ", ".join(part for part in parts if part)

    @property
    def _asked(self) -> str:
        return (
            tr("asked for: {ask}", ask=self.given.ask)
            if isinstance(self.given, Commitment) and self.given.ask
            else ""
        )

    def told(self, session: Session) -> str:
        """Say who gives it, and what: ``Finance: 2 days``.

        Args:
            session: The session, public or whole.

        Returns:
            The giver as the room calls them, the function that it is needed from, or nobody yet; then `words`.
        """
        person = session.participants.get(self.given.giver or "")
        who = called(session, person) if person else self.given.function or tr("nobody yet")
        if person is None and self.promised:
            who = tr("{who} (not in the room)", who=who)
        return f"{who}: {self.words}"

    @property
    def as_commitment(self) -> Commitment:
        """The gift as it stands in the ledger, also where it is noted with an action alone."""
        if isinstance(self.given, Commitment):
            return self.given
        kept = self.given.model_dump(include={"giver", "function", "amount", "starts", "ends"})
        return Commitment(id="-", module="-", resource=self.given.what, **kept)

    @property
    def promised(self) -> bool:
        """Whether somebody gives it; what was only asked for, or is needed and given by nobody, is no promise."""
        if isinstance(self.given, Commitment):
            return bool(self.given.resource or self.given.amount)
        return bool(self.given.giver)


def gifts(session: Session) -> list[Gift]:
    """List all that is given, asked for or needed in a session, each gift once.

    A resource of an action is the same gift as a commitment if it names the commitment, or if it names none and both
    say the same: for the same action, or for no action in particular. A commitment for none in particular is then for
    the first such action, so that two equal gifts to two actions stay two.

    Args:
        session: The session, public or whole.

    Returns:
        The commitments in display order, then the other resources of the actions in the order of the plan.
    """
    promises = placed(session.commitments.values())
    homes = {one.id: session.actions.get(one.action or "") for one in promises}
    besides = []
    for action in actions(session):
        for give in action.gives:
            same = _same(promises, homes, action, give)
            if same is None:
                besides.append(Gift(give, action))
            else:
                homes[same.id] = homes[same.id] or action
    return [*(Gift(one, homes[one.id]) for one in promises), *besides]


def of_action(all_gifts: Sequence[Gift], action: Action) -> list[Gift]:
    """List the gifts of one action: first what is noted with it alone, then what stands in the ledger.

    Args:
        all_gifts: The gifts of the session; see `gifts`.
        action: The action.

    Returns:
        The gifts; empty if it is given nothing and needs nothing.
    """
    mine = [one for one in all_gifts if one.action is not None and one.action.id == action.id]
    return sorted(mine, key=lambda one: isinstance(one.given, Commitment))


def _same(
    promises: Sequence[Commitment], homes: Mapping[str, Action | None], action: Action, give: Give
) -> Commitment | None:
    """Find the commitment that a resource of an action is the same gift as; None if there is none."""
    if give.commitment is not None:
        return next((one for one in promises if one.id == give.commitment), None)
    free = (one for one in promises if homes[one.id] in (None, action))
    return next((one for one in free if _alike(one, give)), None)


def _alike(commitment: Commitment, give: Give) -> bool:
    """Tell whether a commitment and a resource that names none say the same, however number and noun are parted."""
    if comes_from(give, commitment):
        return True
    same_giver = bool(give.giver) and give.giver == commitment.giver
    return same_giver and _words(give.amount, give.what) == _words(commitment.amount, commitment.resource)


def _words(amount: str, what: str) -> str:
    return f"{amount} {what}".strip().casefold()
