"""Builds the section of the module kind “brief”."""

from __future__ import annotations

from pmworkshop.agenda.model import BriefModule
from pmworkshop.report.builders.common import common
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.sections.collect import told_in
from pmworkshop.report.model.sections.brief import BriefSection


def section(context: Context, module: BriefModule) -> BriefSection:
    """Build the section of a brief module.

    Args:
        context: The indexed session with the audience of the report.
        module: The brief module.

    Returns:
        The section with the text of the module and what was answered.
    """
    return BriefSection(
        **common(context, module), text=module.text, pause=module.pause, told=told_in(context, module)
    )
