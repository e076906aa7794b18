"""The end of a plan: how far the room supports it, and the days on which its actions are reviewed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from pmworkshop.base.dates import short_date, spell_date
from pmworkshop.base.language import tr, trn
from pmworkshop.insight.findings import in_words, listed
from pmworkshop.insight.plan.plan_turns import OpenLine, not_complete
from pmworkshop.insight.plan.plan_words import hands_words
from pmworkshop.session.core.reserved import OVER, WHOLE
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.operations.planning.day_checks import ask_look
from pmworkshop.session.operations.planning.plan_line import parse_days
from pmworkshop.session.rounds import polls
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context
from pmworkshop.tui.parts.hand_count import all_counted
from pmworkshop.tui.requests.messages import GoForward

_NAMED = 2
"""Lines that are named before the plan is left; of more than that it is counted what they lack."""


def ask_hands(module_id: str) -> Ask:
    """Ask how many hands show each value from 0 up to 5.

    Args:
        module_id: The id of the plan.

    Returns:
        The question. Its answer raises `InputError` for text that is not one number for each value.
    """

    def answer(context: Context, text: str) -> Act:
        hands = polls.parse_counts(text, polls.FIST)
        told = hands_words(hands)
        silent = polls.present(context.view) - sum(hands.values())
        if silent > 0:
            told = trn(
                "{told}; {silent} did not show",
                "{told}; {silent} did not show",
                silent,
                told=told,
                silent=in_words(silent),
            )
        return all_counted(context, hands, Commit(polls.show_hands(module_id, WHOLE, hands), told), answer)

    return Ask(tr("How far do we stand behind it?  How many showed  {fist} ?", fist="  ".join(polls.FIST)), answer)


def still_open(found: Sequence[OpenLine]) -> str:
    """Say which lines of a plan are not complete.

    Args:
        found: The lines, at least one.

    Returns:
        A sentence that names them; of many lines it counts what they lack.
    """
    lacking = Counter(blank for one in found for blank in one.blanks)
    told = [one.brief for one in found]
    if len(found) > _NAMED:
        told = [f"{blank} ({many})" for blank, many in lacking.most_common()]
    return f"{not_complete(found)}: {', '.join(told)}."


def dates_wanted(context: Context, module_id: str) -> bool:
    """Tell whether the review days of a plan are still to be agreed.

    Args:
        context: Gives the public view of the session.
        module_id: The id of the plan.

    Returns:
        True if the plan has an action that is neither done nor dropped, and no such action has a review day.
    """
    live = [action for action in action_plan.actions(context.view, module_id) if action.status not in OVER]
    return bool(live) and not any(action.checkins for action in live)


def ask_dates(context: Context, module_id: str) -> Ask:
    """Ask for the review days of a plan, then go forward in the agenda.

    Args:
        context: Gives the public view, with the day of the workshop that the days count from.
        module_id: The id of the plan.

    Returns:
        The question; an empty answer takes the usual days, 30, 60 and 90 days after the workshop. The answer raises
        `InputError` for text that is no date.
    """
    usual = action_plan.review_days(context.view.info.day)

    def answer(context: Context, text: str) -> Act:
        days = parse_days(text, context.view.info.day, context.dates) if text.strip() else usual
        ask_look(context.view, module_id, days, re.split("[;,]", text)[0].strip(), context.dates)
        return Commit(
            action_plan.check_in(module_id, days),
            tr("We look again on {days}", days=_short(days)),
            then=lambda _: GoForward(),
        )

    return Ask(
        tr("We look at it again on {day}?", day=listed([spell_date(day) for day in usual])),
        answer,
        empty=True,
        keys=(
            tr("Enter yes"),
            tr("or other dates: 18 Dec; 25 Jan"),
            tr("{leave_field_key} not now", leave_field_key=key_of("leave_field")),
        ),
    )


def _short(days: Sequence[date]) -> str:
    return listed([short_date(day) for day in days])
