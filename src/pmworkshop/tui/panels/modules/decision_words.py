"""What stands below a decision on the wall: its rule and reason, who sees to it, and when it is looked at again."""

from __future__ import annotations

from pmworkshop.base.dates import short_date
from pmworkshop.base.language import tr
from pmworkshop.base.text import upper
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.records import Decision
from pmworkshop.session.core.session import Session


def told(view: Session, decision: Decision) -> tuple[str, ...]:
    """Write rule and reason of a decision, its owner and day, and the day of its review.

    Args:
        view: The public view of the session.
        decision: The decision.

    Returns:
        The lines that are known.
    """
    rule = tr(decision.rule).partition(":")[0]
    because = f"{rule}. {upper(decision.reason)}".strip(". ")
    because += "" if because[-1:] in ("", "?", "!") else "."
    again = tr("Looked at again {day}", day=short_date(decision.review_on)) if decision.review_on else ""
    return tuple(line for line in (because, _seen_to(view, decision), again) if line)


def _seen_to(view: Session, decision: Decision) -> str:
    owner = view.participants.get(decision.owner or "")
    who = tr("{owner} sees to it", owner=called(view, owner)) if owner else ""
    return ", ".join(
        part for part in (who, tr("by {due}", due=short_date(decision.due)) if decision.due else "") if part
    )
