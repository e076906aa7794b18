"""One file for each kind of module: it builds the module's section of the Report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pmworkshop.agenda.model import Module
from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.sections.base import Section
from pmworkshop.report.sections import brief, chart, collect, decide, plan, poll, review

BUILDERS: dict[str, Callable[[Context, Any], Section]] = {
    "brief": brief.section,
    "collect": collect.section,
    "poll": poll.section,
    "chart": chart.section,
    "decide": decide.section,
    "plan": plan.section,
    "review": review.section,
}
"""What builds the section of each kind of module."""


def build_section(context: Context, module: Module) -> Section:
    """Build the section of a module.

    Args:
        context: The session's records, looked up once.
        module: The module.

    Returns:
        The section, as far as the context's audience may know it.
    """
    return BUILDERS[module.kind](context, module)
