"""Collects what the sponsor's page needs beside what every reader gets."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.deciding.priority_words import reason
from pmworkshop.insight.findings import listed
from pmworkshop.insight.plan.plan_words import hands_words
from pmworkshop.insight.sentences.owner_rules import named_before
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.sponsor_needs import needs_of
from pmworkshop.report.model.follow_up import FollowUp
from pmworkshop.report.model.for_sponsor import Backed, ForSponsor, FromGiver, Reached
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.records import Action, Participant
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.seats import keeper
from pmworkshop.session.lifecycle import carry_over
from pmworkshop.session.operations import purpose
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.priorities import Chosen, Priorities, all_priorities, vote_of
from pmworkshop.session.rounds.tally import tally

YOU = tr_noop("You")
"""What the page calls the sponsor, who reads it."""


def for_sponsor_of(context: Context, follow_up: FollowUp) -> ForSponsor:
    """Collect what only the sponsor's page needs.

    Counts of answers in it are how many back a priority, for how many decisions all named the same role before the
    talk, and the hands that were raised over the plan; each was shown to the room.

    Args:
        context: The indexed session with the audience of the report.
        follow_up: What remains to be done after the workshop.

    Returns:
        The data; empty for other readers.
    """
    if context.audience != "sponsor":
        return ForSponsor()
    backed = tuple(_backed(context))
    counts = [named_before(context.session, module) for module in context.session.info.agenda.charts()]
    return ForSponsor(
        reached=_reached(context, follow_up, len(backed)),
        priorities=backed,
        same_before=sum(same for same, _ in counts),
        charted_before=sum(whole for _, whole in counts),
        needs=tuple(needs_of(context, follow_up)),
        called={action.id: listed([_called(context, one) for one in owners]) for action, owners in _owners(context)},
        given=tuple(
            FromGiver(who, tuple(what for _, what in given))
            for who, given in groupby(carry_over.promised(context.session), key=lambda one: one[0])
        ),
        support=_support(context),
    )


def _reached(context: Context, follow_up: FollowUp, priorities: int) -> Reached:
    session = context.session
    known = [owners for _, owners in _owners(context)]
    return Reached(
        rows=len(follow_up.owners),
        owned=sum(bool(one.owner) for one in follow_up.owners),
        actions=sum(bool(owners) for owners in known),
        unowned=sum(not owners for owners in known),
        leaders=len({one.id for owners in known for one in owners}),
        adopted=len(follow_up.decided),
        priorities=priorities,
        purpose=bool(purpose.words(session)),
    )


def _owners(context: Context) -> Iterator[tuple[Action, list[Participant]]]:
    """Find who owns each open action, each person once: a leader where a deputy is not there any more."""
    people = context.session.participants
    for action in action_plan.actions(context.session):
        if action.status not in OVER:
            known = [keeper(context.session, people[one]) for one in action.owners if one in people]
            yield action, list({one.id: one for one in known}.values())


def _called(context: Context, person: Participant) -> str:
    return tr(YOU) if person.sponsor else called(context.session, person)


def _backed(context: Context) -> Iterator[Backed]:
    for found in all_priorities(context.session):
        title = context.module_title(found.module)
        yield from (Backed(title, one.place, one.text, _share(context, found, one)) for one in found.named)


def _share(context: Context, found: Priorities, one: Chosen) -> str:
    """Say how many of how many back a priority; where dots, points or ranks were given, what the vote gave it."""
    session, module = context.session, context.modules[found.module]
    vote, share = vote_of(session, module), one.backing
    ranked = module.poll is not None and module.poll.method == "rank"
    whole = len(rounds.answered(session, vote.id)) if vote else 0
    told = tally(session, vote, one.id) if vote else None
    if told and not ranked and told.total == told.answers <= whole:
        share = tr("{answers} of {whole}", answers=told.answers, whole=whole)
    return "; ".join(part for part in (share, reason(found, one)) if part)


def _support(context: Context) -> str:
    """Write the hands that were raised over the plan, the most support first; empty for fewer than may be told."""
    session = context.session
    shown = [action_plan.behind(session, module.id) for module in session.info.agenda.modules]
    hands = next((one for one in reversed(shown) if one), {})
    enough = sum(hands.values()) >= session.info.thresholds.answers_least
    return hands_words(dict(sorted(hands.items(), reverse=True))) if enough else ""
