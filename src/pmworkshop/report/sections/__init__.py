"""One file for each kind of module: the model of its section, and how that is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pmworkshop.agenda.model import Module
from pmworkshop.report.model.context import Context
from pmworkshop.report.sections import brief, chart, collect, decide, plan, poll, review
from pmworkshop.report.sections.base import Section

BUILDERS: dict[str, Callable[[Any, Context], Section]] = {
    "brief": brief.build,
    "collect": collect.build,
    "poll": poll.build,
    "chart": chart.build,
    "decide": decide.build,
    "plan": plan.build,
    "review": review.build,
}
"""What builds the section of each kind of module."""


def build_section(module: Module, context: Context) -> Section:
    """Build the section of a module."""
    return BUILDERS[module.kind](module, context)
