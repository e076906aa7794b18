"""Says what the sponsor is needed for, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr, trn
from pmworkshop.base.text import upper
from pmworkshop.insight.charts.chart_rules import session_findings
from pmworkshop.insight.findings import Finding, in_words, listed
from pmworkshop.insight.sentences.words import number
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.promised import still_open
from pmworkshop.report.model.follow_up import FollowUp, OpenAction, RowOwner
from pmworkshop.session.core.records import Activity, Decision
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.operations import chart, decide
from pmworkshop.session.operations.planning.row_actions import given_to

_LOADS = {"RACI-W11": "R", "RACI-W12": "A"}
"""Rules that find a role with too large a share of the rows, with the letter and what it means."""

_FEW = 3
"""So many roles are named in one sentence."""


@dataclass(frozen=True, slots=True)
class _Absent:
    """A role that nobody in the room speaks for, with how many decisions it answers for, and who asks it."""

    role: str
    rows: int
    asks: str


def needs_of(context: Context, follow_up: FollowUp) -> Iterator[str]:
    """Say what the sponsor is needed for, the most pressing first.

    First come owners that were not in the room, then decisions that wait for the sponsor or were not made, then what
    is still needed for the plan, and roles that carry too much.

    Args:
        context: The indexed session with the audience of the report.
        follow_up: What remains to be done after the workshop.

    Yields:
        Sentences.
    """
    yield from _not_here(follow_up.owners)
    yield from _for_the_sponsor(context)
    yield from _without_owner(follow_up.owners)
    yield from (
        tr("Not decided in the room: {statement}.", statement=one.statement) for one in _decisions(context, "open")
    )
    yield from (f"{one.what.rstrip('.')}." for one in still_open(context))
    yield from _bare(follow_up.actions)
    yield from (tr("Needed, and given by nobody yet: {line}.", line=line) for line in _missing(context))
    for module in context.session.info.agenda.charts():
        yield from _loads(context, module.id)


def _not_here(owners: Sequence[RowOwner]) -> Iterator[str]:
    """Say which roles answer for what without having been in the room, and who asks them by when."""
    absent = _absent(owners)
    for asks, together in groupby(absent, key=lambda one: one.asks):
        roles = list(together)
        yield trn(
            "{roles} was not in the room and answers for {decisions}. {told}",
            "{roles} were not in the room and answer for {decisions}. {told}",
            len(roles),
            roles=_named([one.role for one in roles]),
            decisions=_share(sum(one.rows for one in roles), len(owners)),
            told=f"{asks}." if asks else _please_ask(len(roles)),
        )


def _share(part: int, whole: int) -> str:
    """Say how many of the decisions of the chart, one at least."""
    if whole == 1:
        return tr("the decision")
    if part == whole:
        return tr("both decisions") if whole == 2 else tr("all {whole} decisions", whole=in_words(whole))
    return trn(
        "one of {whole} decisions", "{part} of {whole} decisions", part, part=in_words(part), whole=in_words(whole)
    )


def _please_ask(roles: int) -> str:
    if roles == 1:
        return tr("Please ask them whether they accept.")
    if roles == 2:
        return tr("Please ask both whether they accept.")
    return tr("Please ask all of them whether they accept.")


def _named(roles: Sequence[str]) -> str:
    """Name a few roles; of many the first two, and how many others there are."""
    if len(roles) <= _FEW:
        return listed(roles)
    return tr(
        "{first}, {second} and {others} other roles", first=roles[0], second=roles[1], others=in_words(len(roles) - 2)
    )


def _absent(owners: Sequence[RowOwner]) -> list[_Absent]:
    """List the absent roles, those that nobody asks yet first, then by who asks."""
    missing: dict[tuple[str, str], int] = {}
    for one in owners:
        if not one.here:
            missing[one.asks, one.owner] = missing.get((one.asks, one.owner), 0) + 1
    found = [_Absent(role, rows, asks) for (asks, role), rows in missing.items()]
    return sorted(found, key=lambda one: one.asks)


def _for_the_sponsor(context: Context) -> Iterator[str]:
    """List the rows that the room gave to the sponsor, and the decisions that the sponsor sees to."""
    for row in _given_rows(context):
        yield tr("For you to decide: {label} ({given}).", label=row.label, given=given_to(context.session, row))
    for one in _decisions(context, "adopted"):
        person = context.session.participants.get(one.owner or "")
        if person is not None and person.sponsor:
            day = tr(", by {due}", due=spell_date(one.due)) if one.due else ""
            yield tr("You see to it: {statement}{day}.", statement=one.statement, day=day)


def _given_rows(context: Context) -> Iterator[Activity]:
    for module in context.session.info.agenda.charts():
        for row in chart.rows(context.session, module.id):
            role = context.session.roles.get(row.given_to or "")
            if role is not None and role.sponsor and given_to(context.session, row):
                yield row


def _decisions(context: Context, outcome: str) -> Iterator[Decision]:
    return (one for one in decide.in_order(context.session) if one.outcome == outcome)


def _without_owner(owners: Sequence[RowOwner]) -> Iterator[str]:
    """Name the decisions that have no single owner and were given to nobody."""
    blank = [one.row for one in owners if not one.owner and not one.given]
    if blank:
        yield trn(
            "One decision has no single owner yet: {rows}.",
            "{decisions} decisions have no single owner yet: {rows}.",
            len(blank),
            decisions=upper(in_words(len(blank))),
            rows="; ".join(blank),
        )


def _bare(actions: Iterable[OpenAction]) -> Iterator[str]:
    """Name the actions that nobody owns."""
    codes = [one.code for one in actions if not one.owners]
    if codes:
        yield trn(
            "One action without an owner: {codes}.",
            "{actions} actions without an owner: {codes}.",
            len(codes),
            actions=upper(in_words(len(codes))),
            codes=", ".join(codes),
        )


def _missing(context: Context) -> Iterator[str]:
    """List the resources that open actions need and nobody gives, each with its action."""
    for gift in context.gifts:
        known = bool(gift.what or gift.given.amount)
        if known and gift.action is not None and not gift.promised and gift.action.status not in OVER:
            giver = f"{gift.given.function}, " if gift.given.function else ""
            yield f"{giver}{gift.words} ({gift.action.code})"


def _loads(context: Context, chart_id: str) -> Iterator[str]:
    """Say which roles carry too much, with what the room said about it."""
    for finding in session_findings(context.session, chart_id):
        if finding.rule in _LOADS:
            yield _load(context, chart_id, finding)


def _load(context: Context, chart_id: str, finding: Finding) -> str:
    letter = _LOADS[finding.rule]
    rows = [row for row in chart.rows(context.session, chart_id) if not row.practice]
    held = sum(letter in chart.letters_at(context.session, chart_id, row.id, finding.column or "") for row in rows)
    agreed = f": {finding.accepted}" if finding.accepted else ""
    values = {"role": finding.column_label, "held": number(held), "rows": number(len(rows)), "agreed": agreed}
    if letter == "R":
        return trn(
            "{role} does the work for {held} of one decision{agreed}.",
            "{role} does the work for {held} of {rows} decisions{agreed}.",
            len(rows),
            **values,
        )
    return trn(
        "{role} answers for {held} of one decision{agreed}.",
        "{role} answers for {held} of {rows} decisions{agreed}.",
        len(rows),
        **values,
    )
