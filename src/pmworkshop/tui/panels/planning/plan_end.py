"""The end of a plan: how far the room stands behind it, and when it looks at its actions again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pmworkshop.base.dates import short_date, spell_date
from pmworkshop.insight.findings import in_words, listed
from pmworkshop.insight.plan.plan_words import hands_words
from pmworkshop.session.core.reserved import OVER, WHOLE
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.operations.planning.plan_line import parse_days, parse_hands
from pmworkshop.session.rounds import polls
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context
from pmworkshop.tui.requests.messages import GoForward


def ask_hands(module_id: str) -> Ask:
    """Ask how many hands show each value, from the top down."""

    def answer(context: Context, text: str) -> Act:
        hands = parse_hands(text, polls.FIST)
        told = hands_words(hands)
        silent = polls.present(context.view) - sum(hands.values())
        if silent > 0:
            told = f"{told}; {in_words(silent)} did not show"
        return Commit(polls.show_hands(module_id, WHOLE, hands), told)

    return Ask("How far do we stand behind it?  Hands from the top: 53 is five 5s, three 4s", answer)


def dates_wanted(context: Context, module_id: str) -> bool:
    """Tell whether no action of the plan has a day yet on which it is looked at again."""
    live = [action for action in action_plan.actions(context.view, module_id) if action.status not in OVER]
    return bool(live) and not any(action.checkins for action in live)


def ask_dates(context: Context, module_id: str) -> Ask:
    """Offer the days on which the room looks at its actions again, and go on from there."""
    usual = action_plan.review_days(context.view.info.day)

    def answer(context: Context, text: str) -> Act:
        days = parse_days(text, context.view.info.day) if text.strip() else usual
        return Commit(
            action_plan.check_in(module_id, days), f"We look again on {_short(days)}", then=lambda _: GoForward()
        )

    return Ask(
        f"We look at it again on {listed([spell_date(day) for day in usual])}?",
        answer,
        empty=True,
        keys=("Enter yes", "or other dates: 18 Dec; 25 Jan", f"{key_of('leave_field')} not now"),
    )


def _short(days: Sequence[date]) -> str:
    return listed([short_date(day) for day in days])
