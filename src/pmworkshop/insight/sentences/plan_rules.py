"""Sentences about what was agreed to be done: the plan, actions that were reviewed, promises that came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pmworkshop.base.text import count
from pmworkshop.insight.sentences.sentence import Sentence, named
from pmworkshop.insight.sentences.words import number, shared, some, things, verb
from pmworkshop.session.core.records import Action
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.session import Session
from pmworkshop.session.lifecycle import carry_over
from pmworkshop.session.operations.planning import action_plan, review
from pmworkshop.session.views.record_names import Names


def plan(view: Session) -> Iterator[Sentence]:
    """Say how many actions there are, how many of them have one owner and a date, and when the first is due.

    Condition: at least one action that is neither done nor dropped. How many were due before the day of the
    session is told too.

    Example: "We leave with seven actions, each with one owner and a date; the first is due on 4 December."

    Args:
        view: The public view.

    Yields:
        One sentence, or none.
    """
    live = [one for one in action_plan.actions(view) if one.status not in OVER]
    if live:
        text = f"We leave with {things(len(live), 'action')}{_complete(live)}{_due(view, live)}."
        yield Sentence("plan", text, _resting(view, live), tuple(("action", one.id) for one in live))


def _complete(live: Sequence[Action]) -> str:
    whole = sum(len(one.owners) == 1 and one.due is not None for one in live)
    if len(live) == 1:
        return ", with one owner and a date" if whole else ", whose owner or date is still open"
    if whole == len(live):
        return ", each with one owner and a date"
    return f", {number(whole)} of them with one owner and a date"


def _due(view: Session, live: Sequence[Action]) -> str:
    days = sorted(one.due for one in live if one.due)
    late, tell = sum(day < view.info.day for day in days), Names(view).day
    if len(live) == 1:
        return "".join(f"; it {'was' if late else 'is'} due on {tell(day)}" for day in days)
    parts = [*_passed(late), *(f"{_which(late)} is due on {tell(day)}" for day in days[late : late + 1])]
    return f"; {', '.join(parts)}" if parts else ""


def _passed(late: int) -> Iterator[str]:
    if late:
        yield f"{number(late)} {verb(late, 'was', 'were')} due before this meeting"


def _which(late: int) -> str:
    return "the next" if late else "the first"


def _resting(view: Session, actions: Sequence[Action]) -> str:
    modules = Counter(one.module for one in actions)
    return ", ".join(f"{count(many, 'action')} in {named(view, module)}" for module, many in modules.items())


_STANDING = {
    "done": ("is done", "are done"),
    "in progress": ("is in progress", "are in progress"),
    "agreed": ("is renewed", "are renewed"),
    "at risk": ("is at risk", "are at risk"),
    "stuck": ("is stuck", "are stuck"),
    "dropped": ("was dropped", "were dropped"),
    "proposed": ("is open", "are open"),
}


def reviewed(view: Session) -> Iterator[Sentence]:
    """Say where the actions of last time stand.

    Condition: a module that reviews, and at least one action of which its status was told there.

    Example: "Of eight actions, five are done, two are at risk and one was not reported."

    Args:
        view: The public view.

    Yields:
        One sentence for each such module.
    """
    for module in view.info.agenda.modules:
        every = review.looked_at(view, module.id) if module.reviews else []
        heard = Counter(one.status for one in every if review.told(one))
        if heard:
            parts = [(heard[status], verb(heard[status], *_STANDING[status])) for status in review.STATUSES]
            silent = len(every) - heard.total()
            parts.append((silent, verb(silent, "was not reported", "were not reported")))
            records = tuple(("action", one.id) for one in every)
            rests_on = f"{count(len(every), 'action')} in {named(view, module.id)}"
            yield Sentence("reviewed", shared(parts, len(every), "action"), rests_on, records)


def came(view: Session) -> Iterator[Sentence]:
    """Say how many of the promises of last time came; what came in part did not come.

    Condition: a session that continues another one, whose promises were taken over and put where they belong.

    Example: "Three of five promises have come."

    Args:
        view: The public view.

    Yields:
        One sentence, or none.
    """
    promised, asked = carry_over.came(view), view.info.agenda.holding("commitment")
    if promised and asked is not None:
        here, whole = (sum(pair[place] for pair in promised.values()) for place in (0, 1))
        lines = [one for one in view.listed(asked[0].id, asked[1].id) if one.values.get("function")]
        text = f"{some(here, whole, 'promise')} {verb(here, 'has', 'have')} come."
        rests_on = f"{count(len(lines), 'promise')} in {named(view, asked[0].id)}"
        yield Sentence("came", text, rests_on, tuple(("entry", one.id) for one in lines))
