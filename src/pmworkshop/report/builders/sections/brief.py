"""Builds the section of the module kind “brief”."""

from __future__ import annotations

from pmworkshop.agenda.model import BriefModule
from pmworkshop.report.builders.common import common
from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.sections.brief import BriefSection


def section(context: Context, module: BriefModule) -> BriefSection:
    """Build the section of a module that shows text."""
    return BriefSection(**common(context, module), text=module.text, pause=module.pause)
