"""Builds the section of the module kind “decide”."""

from __future__ import annotations

from pmworkshop.agenda.model import DecideModule
from pmworkshop.insight.decision_rules import verdict
from pmworkshop.report.builders.common import common
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.rounds import asked_in
from pmworkshop.report.model.sections.decide import DecideSection
from pmworkshop.session.operations.decide import RULES, proposal


def section(context: Context, module: DecideModule) -> DecideSection:
    """Build the section of a decide module.

    Args:
        context: The indexed session with the audience of the report.
        module: The decide module.

    Returns:
        The section; for the sponsor without rounds and without the result of the rule.
    """
    found = verdict(context.session, module)
    settled = any(one.outcome != "open" for one in context.decisions.get(module.id, ()))
    told = f"{_FOLLOWS[found.outcome]}: {found.why}" if found and not settled else ""
    return DecideSection(
        **common(context, module),
        proposal=proposal(context.session, module) if module.proposal else "",
        rule=RULES[module.rule],
        follows=told if context.audience != "sponsor" else "",
        rounds=() if context.audience == "sponsor" else asked_in(context, module),
    )


_FOLLOWS = {
    "adopted": "It would be adopted",
    "not adopted": "It would not be adopted",
    "open": "Not settled yet",
}
