"""Checks an action plan against its rules, relative to the day of the workshop and never to today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property

from pmworkshop.agenda.model import PlanModule
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr, trn
from pmworkshop.insight.findings import Finding, RuleText, in_words, listed, ordered, with_acceptances
from pmworkshop.insight.plan.plan_fields import complete, missing_fields, next_blank, question
from pmworkshop.insight.plan.plan_order import cycles
from pmworkshop.insight.plan.plan_words import ADVICE, PLAN_RULES, vague_verb
from pmworkshop.session.core.records import Action, Activity, Give, Mark, Participant
from pmworkshop.session.core.schemes import doer_letter, owner_letter
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.thresholds import Thresholds
from pmworkshop.session.operations.chart import owner_rows
from pmworkshop.session.operations.planning import action_plan

__all__ = ["PLAN_RULES", "complete", "missing_fields", "next_blank", "plan_findings", "question"]

_USUAL_HORIZON = PlanModule.model_fields["horizon"].default
_TEXTS: dict[str, RuleText] = {text.id: text for text in PLAN_RULES}
_OVER = ("done", "dropped")
_ENOUGH_FOR_A_ROW = frozenset({"PLAN-E01", "PLAN-W01", "PLAN-W02", "PLAN-W08", "PLAN-I02", "PLAN-I03"})
"""What is not asked of an action that settles a row of a chart: the room chose a role and a day."""

_BLANKS = frozenset({"PLAN-E01", "PLAN-E03", "PLAN-E09", "PLAN-W02"})
"""The rules that find a part of a line blank."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule is not met.

    Attributes:
        rule: The rule's id.
        message: Words that replace the rule's own; empty to keep those.
        advice: Advice that replaces the rule's own; empty to keep that.
    """

    rule: str
    message: str = ""
    advice: str = ""
    blank: bool = False


@dataclass(frozen=True)
class Context:
    """What the rules use besides the action itself.

    Attributes:
        session: The session, whole or public view.
        day: The day of the workshop.
        limits: The session's limits.
    """

    session: Session
    day: date
    limits: Thresholds

    def person(self, participant: str | None) -> Participant | None:
        """Find a participant who can own or give something.

        Args:
            participant: The participant's id; None for nobody.

        Returns:
            The participant; None if there is no such participant, or the participant has left.
        """
        person = self.session.participants.get(participant or "")
        return person if person and not person.left else None

    def plan_days(self, action: Action) -> int:
        """Return the number of days after the workshop within which an action must be due.

        Args:
            action: The action; its module may set a horizon.

        Returns:
            The module's horizon if it differs from the default horizon, else the threshold ``plan_days``.
        """
        module = self.session.info.agenda.module(action.module)
        horizon = (module.due_within if module else None) or _USUAL_HORIZON
        return self.limits.plan_days if horizon == _USUAL_HORIZON else horizon

    @cached_property
    def owner_only(self) -> frozenset[str]:
        """The rows of all charts of which only who answers for them is asked."""
        charts = (module.id for module in self.session.info.agenda.modules if module.chart)
        return frozenset[str]().union(*(owner_rows(self.session, chart) for chart in charts))

    @cached_property
    def letters(self) -> dict[str, list[Mark]]:
        """The letters that were agreed, by row."""
        found: dict[str, list[Mark]] = {}
        for mark in self.session.marks.values():
            found.setdefault(mark.activity, []).append(mark)
        return found


def _judged(action: Action, context: Context) -> Iterator[Finding]:
    """Apply all rules that concern a single action; of one that settles a row of a chart no more is asked for."""
    settles = action.sort == "decide" and action.row is not None
    for test in _TESTS:
        for hit in test(action, context):
            if not (settles and hit.rule in _ENOUGH_FOR_A_ROW):
                yield _finding(hit, action)


def plan_findings(session: Session, module_id: str | None = None) -> tuple[Finding, ...]:
    """Check the actions of a session, and mark the findings that the room has accepted.

    Done and dropped actions are not checked, except that a dropped one must give its reason.

    Args:
        session: The session, whole or public view.
        module_id: The id of the plan module to check; None for the actions of all modules together.

    Returns:
        Errors first, then warnings, then information; each in the order of the plan. Accepted findings are included.
    """
    actions = action_plan.actions(session, module_id)
    context = Context(session, session.info.day, session.info.thresholds)
    found = [finding for action in actions for finding in _judged(action, context)]
    live = [action for action in actions if action.status not in _OVER]
    found += [*_circles(live), *_overloaded(live, context)]
    people = [person.id for person in session.people()]
    in_order = ordered(found, [action.id for action in actions], people)
    modules = {action.module for action in actions}
    if module_id:
        modules.add(module_id)
    return with_acceptances(in_order, session.acceptances.values(), modules)


def is_blank(finding: Finding) -> bool:
    """Tell whether a finding says no more than that a part of a line is blank, as lists of open lines do.

    Args:
        finding: A finding of the plan rules.

    Returns:
        False for one that the room has accepted: its reason stands nowhere else.
    """
    return finding.open and finding.blank


def _finding(hit: Hit, action: Action | None, person: Participant | None = None) -> Finding:
    text = _TEXTS[hit.rule]
    return Finding(
        rule=hit.rule,
        severity=text.severity,
        row=action.id if action else None,
        column=person.id if person else None,
        row_label=(action.what or action.code) if action else "",
        column_label=person.name if person else "",
        message=hit.message or tr(text.words),
        advice=hit.advice or tr(ADVICE[hit.rule]),
        blank=hit.blank or hit.rule in _BLANKS,
    )


def _owner(action: Action, context: Context) -> Iterator[Hit]:
    """Check that there is exactly one owner, who is in the session and confident. Source: handbook 5.1."""
    if not action.owners:
        yield Hit("PLAN-E01")
    elif len(action.owners) > 1:
        yield Hit("PLAN-E02", tr("{people} own this", people=in_words(len(action.owners))))
    owners = [context.person(owner) for owner in action.owners]
    if None in owners:
        yield Hit("PLAN-E08")
    if any(owner and owner.sponsor for owner in owners):
        yield Hit("PLAN-I02")
    if action.confidence is not None and action.confidence < context.limits.confidence_least:
        yield Hit("PLAN-W07", tr("its owner is {confidence} of 5 sure of it", confidence=action.confidence))


def _due(action: Action, context: Context) -> Iterator[Hit]:
    """Check the due day against the workshop day, the horizon and the week. Source: handbook 5.1."""
    due, days = action.due, context.plan_days(action)
    if due is None:
        yield Hit("PLAN-E03")
        return
    if due < context.day:
        yield Hit("PLAN-E07")
    if (due - context.day).days > days:
        yield Hit("PLAN-W03", trn("more than {number} day ahead", "more than {number} days ahead", days))
    if due.weekday() >= 5:
        yield Hit("PLAN-I01", advice=tr("{day}: is the Friday before meant?", day=spell_date(due)))


def _checkins(action: Action, context: Context) -> Iterator[Hit]:
    """Check that days to look again lie soon after what is looked at, and not before it. Source: handbook 5.1."""
    due, seen = action.due, action_plan.seen_on(action)
    if due is None:
        return
    if action.checkins and all((checkin - seen).days > context.limits.checkin_days for checkin in action.checkins):
        yield Hit("PLAN-W06")
    if action.checkins and seen > due and max(action.checkins) < seen:
        yield Hit(
            "PLAN-W14", advice=tr("Its measure can be seen from {day} on: look again then.", day=spell_date(seen))
        )


def _first_step(action: Action, context: Context) -> Iterator[Hit]:
    """Check that there is a first step, that it is soon, and not after the due day. Source: handbook 5.1."""
    by, days = action.first_step_by, context.limits.first_step_days
    if not action.first_step:
        yield Hit("PLAN-W02")
    elif by is None:
        yield Hit("PLAN-W08", tr("no day for the first step yet"), blank=True)
    if by is not None and (by - context.day).days > days:
        yield Hit("PLAN-W08", _far_step(days))
    if by is not None and action.due is not None and by > action.due:
        yield Hit("PLAN-W09")


def _far_step(days: int) -> str:
    return trn(
        "the first step is more than {number} day ahead", "the first step is more than {number} days ahead", days
    )


def _wording(action: Action, context: Context) -> Iterator[Hit]:
    """Check for one outcome in plain words, and a measure of success. Source: handbook 5.1."""
    most = context.limits.what_most
    if not action.what:
        yield Hit("PLAN-E09")
    if verb := vague_verb(action.what):
        yield Hit(
            "PLAN-W05",
            advice=tr("“{verb}” can be read in several ways: what will be there that is not there now?", verb=verb),
        )
    if len(action.what) > most:
        yield Hit(
            "PLAN-W12",
            advice=tr("Say one outcome in at most {most} characters, or make two actions of it.", most=most),
        )
    if not action.success_measure:
        yield Hit("PLAN-W01")


def _needs(action: Action, context: Context) -> Iterator[Hit]:
    """Check that each resource needed has a giver. Source: handbook 5.1, article on giving before asking."""
    open_needs = [give for give in action.gives if _is_need(give) and not context.person(give.giver)]
    if open_needs:
        wanted = listed([give.function or give.what for give in open_needs])
        yield Hit(
            "PLAN-E06", advice=tr("Needed: {wanted}. Ask who gives it, how much, and from when.", wanted=wanted)
        )
    if not action.gives and not action.no_resources:
        yield Hit("PLAN-I03")


def _is_need(give: Give) -> bool:
    return bool(give.function or give.what)


def _later(one: date | None, other: date | None) -> bool:
    """Tell whether a day is after another one; False if one of them is not set."""
    return one is not None and other is not None and one > other


def _dependencies(action: Action, context: Context) -> Iterator[Hit]:
    """Check that the actions it depends on are still planned, and due no later. Source: handbook 5.1."""
    late, gone = [], False
    for other_id in action.depends_on:
        other = context.session.actions.get(other_id)
        if other is None or other.status == "dropped":
            gone = True
        elif other.status != "done" and _later(other.due, action.due):
            late.append(other)
    if late:
        codes = listed([f"{other.code} ({spell_date(other.due)})" for other in late if other.due])
        yield Hit("PLAN-E05", advice=tr("It waits for {codes}: move one of the days.", codes=codes))
    if gone:
        yield Hit("PLAN-W11")


def _live(test: Callable[[Action, Context], Iterator[Hit]]) -> Callable[[Action, Context], Iterator[Hit]]:
    def only_live(action: Action, context: Context) -> Iterator[Hit]:
        return iter(()) if action.status in _OVER else test(action, context)

    return only_live


def _reason(action: Action, _: Context) -> Iterator[Hit]:
    """Check that a dropped or stuck action gives a reason. Source: handbook 5.1."""
    if action.status in ("dropped", "stuck") and not action.status_reason:
        if action.status == "dropped":
            yield Hit("PLAN-W10", tr("dropped, with no reason noted yet"))
        else:
            yield Hit("PLAN-W10", tr("stuck, with no reason noted yet"))


def _charted(action: Action, context: Context) -> Iterator[Hit]:
    """Check that the owner answers for the row that the action belongs to, or does the work in it. Source: own.

    A row without letters says nothing yet, and one of which only the owner is asked does not say who does the work.
    An action that settles or asks who answers for the row is somebody else's by its nature.
    """
    row = context.session.activities.get(action.row or "")
    if row is None or action.sort == "decide" or not action.owners:
        return
    module = context.session.info.agenda.module(row.chart)
    if module is None or module.chart is None or row.id in context.owner_only:
        return
    wanted = {owner_letter(module.chart.scheme), doer_letter(module.chart.scheme)}
    if _has_no_part(action, row, wanted, context):
        yield Hit(
            "PLAN-W13",
            tr("its owner has no {letters} in “{row}” yet", letters=tr(" or ").join(sorted(wanted)), row=row.label),
        )


def _has_no_part(action: Action, row: Activity, wanted: set[str], context: Context) -> bool:
    """Tell whether a row has letters, and the roles of the owners of the action have none of the wanted ones."""
    mine = {role.id for role in context.session.roles.values() if role.spokesperson in action.owners}
    marks = context.letters.get(row.id, ())
    return bool(marks) and not any(mark.role in mine and wanted & set(mark.letters) for mark in marks)


_TESTS = (
    *(_live(test) for test in (_owner, _due, _checkins, _first_step, _wording, _needs, _dependencies, _charted)),
    _reason,
)


def _circles(actions: list[Action]) -> Iterator[Finding]:
    """Find circular dependencies among actions, each once. Source: handbook 5.1."""
    by_id = {action.id: action for action in actions}
    for circle in cycles({action.id: action.depends_on for action in actions}):
        codes = [by_id[action_id].code for action_id in circle]
        chain = codes[0]
        for code in reversed(codes):
            chain = tr("{code} waits for {other}", code=code, other=chain)
        words = tr("waits for itself") if len(circle) == 1 else ""
        yield _finding(Hit("PLAN-E04", words, tr("{chain}: which of them can begin?", chain=chain)), by_id[circle[0]])


def _overloaded(actions: list[Action], context: Context) -> Iterator[Finding]:
    """Find people who own too many actions. Source: handbook 5.1."""
    owned = Counter(owner for action in actions for owner in set(action.owners))
    for person in context.session.people():
        if owned[person.id] > context.limits.actions_each:
            yield _finding(
                Hit("PLAN-W04", tr("owns {actions} actions", actions=in_words(owned[person.id]))), None, person
            )
