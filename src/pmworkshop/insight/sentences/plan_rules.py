"""Sentences about what was agreed to be done: the plan, actions that were reviewed, promises that came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pmworkshop.base.language import tr, tr_noop
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
        text = tr(
            "We leave with {live}{live2}{live3}.",
            live=things(len(live), "action"),
            live2=_complete(live),
            live3=_due(view, live),
        )
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
        return "".join(tr("; it {late} due on {day}", late="was" if late else "is", day=tell(day)) for day in days)
    parts = [
        *_passed(late),
        *(tr("{late} is due on {day}", late=_which(late), day=tell(day)) for day in days[late : late + 1]),
    ]
    return f"; {', '.join(parts)}" if parts else ""


def _passed(late: int) -> Iterator[str]:
    if late:
        yield tr("{late} {late2} due before this meeting", late=number(late), late2=verb(late, "was", "were"))


def _which(late: int) -> str:
    return tr("the next") if late else tr("the first")


def _resting(view: Session, actions: Sequence[Action]) -> str:
    modules = Counter(one.module for one in actions)
    return ", ".join(
        tr("{actions} in {module}", actions=count(many, "action", "actions"), module=named(view, module))
        for module, many in modules.items()
    )


_STANDING = {
    "done": (tr_noop("is done"), tr_noop("are done")),
    "in progress": (tr_noop("is in progress"), tr_noop("are in progress")),
    "agreed": (tr_noop("is renewed"), tr_noop("are renewed")),
    "at risk": (tr_noop("is at risk"), tr_noop("are at risk")),
    "stuck": (tr_noop("is stuck"), tr_noop("are stuck")),
    "dropped": (tr_noop("was dropped"), tr_noop("were dropped")),
    "proposed": (tr_noop("is open"), tr_noop("are open")),
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
            parts.append((silent, verb(silent, tr("was not reported"), tr("were not reported"))))
            records = tuple(("action", one.id) for one in every)
            rests_on = tr(
                "{actions} in {id}", actions=count(len(every), "action", "actions"), id=named(view, module.id)
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
        text = tr("{here} {here2} come.", here=some(here, whole, "promise"), here2=verb(here, "has", "have"))
        rests_on = tr(
            "{promises} in {id}", promises=count(len(lines), "promise", "promises"), id=named(view, asked[0].id)
        )
        yield Sentence("came", text, rests_on, tuple(("entry", one.id) for one in lines))
