"""Sentences about what was agreed to be done: the plan, actions that were reviewed, promises that came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.insight.sentences.sentence import Sentence, named
from pmworkshop.insight.sentences.words import What, number, shared, some
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
        leave = trn(
            "We leave with one action", "We leave with {actions} actions", len(live), actions=number(len(live))
        )
        text = f"{leave}{_complete(live)}{_due(view, live)}."
        yield Sentence("plan", text, _resting(view, live), tuple(("action", one.id) for one in live))


def _complete(live: Sequence[Action]) -> str:
    whole = sum(len(one.owners) == 1 and one.due is not None for one in live)
    if len(live) == 1:
        return tr(", with one owner and a date") if whole else tr(", whose owner or date is still open")
    if whole == len(live):
        return tr(", each with one owner and a date")
    return tr(", {whole} of them with one owner and a date", whole=number(whole))


def _due(view: Session, live: Sequence[Action]) -> str:
    days = sorted(one.due for one in live if one.due)
    late, tell = sum(day < view.info.day for day in days), Names(view).day
    if len(live) == 1:
        was = tr_noop("; it was due on {day}") if late else tr_noop("; it is due on {day}")
        return "".join(tr(was, day=tell(day)) for day in days)
    coming = tr_noop("the next is due on {day}") if late else tr_noop("the first is due on {day}")
    parts = [*_passed(late), *(tr(coming, day=tell(day)) for day in days[late : late + 1])]
    return f"; {', '.join(parts)}" if parts else ""


def _passed(late: int) -> Iterator[str]:
    if late:
        yield trn("one was due before this meeting", "{late} were due before this meeting", late, late=number(late))


def _resting(view: Session, actions: Sequence[Action]) -> str:
    modules = Counter(one.module for one in actions)
    return ", ".join(
        trn("{number} action in {module}", "{number} actions in {module}", many, module=named(view, module))
        for module, many in modules.items()
    )


_STANDING = {
    "done": What(
        tr_noop("{number} is done"),
        tr_noop("{number} are done"),
        tr_noop("{of}, {number} is done"),
        tr_noop("{of}, {number} are done"),
    ),
    "in progress": What(
        tr_noop("{number} is in progress"),
        tr_noop("{number} are in progress"),
        tr_noop("{of}, {number} is in progress"),
        tr_noop("{of}, {number} are in progress"),
    ),
    "agreed": What(
        tr_noop("{number} is renewed"),
        tr_noop("{number} are renewed"),
        tr_noop("{of}, {number} is renewed"),
        tr_noop("{of}, {number} are renewed"),
    ),
    "at risk": What(
        tr_noop("{number} is at risk"),
        tr_noop("{number} are at risk"),
        tr_noop("{of}, {number} is at risk"),
        tr_noop("{of}, {number} are at risk"),
    ),
    "stuck": What(
        tr_noop("{number} is stuck"),
        tr_noop("{number} are stuck"),
        tr_noop("{of}, {number} is stuck"),
        tr_noop("{of}, {number} are stuck"),
    ),
    "dropped": What(
        tr_noop("{number} was dropped"),
        tr_noop("{number} were dropped"),
        tr_noop("{of}, {number} was dropped"),
        tr_noop("{of}, {number} were dropped"),
    ),
    "proposed": What(
        tr_noop("{number} is open"),
        tr_noop("{number} are open"),
        tr_noop("{of}, {number} is open"),
        tr_noop("{of}, {number} are open"),
    ),
}
_SILENT = What(
    tr_noop("{number} was not reported"),
    tr_noop("{number} were not reported"),
    tr_noop("{of}, {number} was not reported"),
    tr_noop("{of}, {number} were not reported"),
)


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
            parts = [(heard[status], _STANDING[status]) for status in review.STATUSES]
            parts.append((len(every) - heard.total(), _SILENT))
            records = tuple(("action", one.id) for one in every)
            rests_on = trn(
                "{number} action in {module}",
                "{number} actions in {module}",
                len(every),
                module=named(view, module.id),
            )
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
        promises = some(here, whole, "promise")
        text = trn("{promises} has come.", "{promises} have come.", max(here, 1), promises=promises)
        rests_on = trn(
            "{number} promise in {module}",
            "{number} promises in {module}",
            len(lines),
            module=named(view, asked[0].id),
        )
        yield Sentence("came", text, rests_on, tuple(("entry", one.id) for one in lines))
