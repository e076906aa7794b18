"""Builds the section of the module kind “decide”."""

from __future__ import annotations

from pmworkshop.agenda.model import DecideModule
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.deciding.item_order import in_talk_order
from pmworkshop.insight.decision_rules import verdict
from pmworkshop.report.builders.common import common
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.rounds import asked_in
from pmworkshop.report.model.sections.decide import DecideSection
from pmworkshop.session.operations.decide import RULES, proposal
from pmworkshop.session.operations.decide_list import is_list


def section(context: Context, module: DecideModule) -> DecideSection:
    """Build the section of a decide module.

    Args:
        context: The indexed session with the audience of the report.
        module: The decide module.

    Returns:
        The section; for the sponsor without rounds and without the result of the rule.
    """
    session, sponsor = context.session, context.audience == "sponsor"
    shared = common(context, module)
    left = tuple(one.text for one in in_talk_order(session, module) if one.left)
    return DecideSection(
        **{**shared, "not_settled": (*shared["not_settled"], *left)},
        proposal=proposal(session, module) if module.proposal else "",
        left=left if shared["reached"] else (),
        rule=tr(RULES[module.rule]),
        follows="" if sponsor else _follows(context, module),
        rounds=() if sponsor else asked_in(context, module),
    )


def _follows(context: Context, module: DecideModule) -> str:
    """Say what follows from the rule; nothing once something was decided, and nothing of a list."""
    settled = any(one.outcome != "open" for one in context.decisions.get(module.id, ()))
    found = None if settled or is_list(context.session, module) else verdict(context.session, module)
    return f"{tr(_FOLLOWS[found.outcome])}: {found.why}" if found else ""


_FOLLOWS = {
    "adopted": tr_noop("It would be adopted"),
    "not adopted": tr_noop("It would not be adopted"),
    "open": tr_noop("Not settled yet"),
}
