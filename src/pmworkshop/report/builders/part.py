"""Builds what the room has seen of one part of the agenda."""

from __future__ import annotations

from pmworkshop.report.builders.context import context_of
from pmworkshop.report.builders.sections import build_section
from pmworkshop.report.model.sections.base import Section
from pmworkshop.session.core.session import Session


def part_shown(view: Session, module_id: str) -> Section | None:
    """Build the section of one module as everybody in the room may see it.

    Args:
        view: The public view of the session; nothing else is read.
        module_id: The id of the module.

    Returns:
        The section; None if the module is not in the agenda, or nobody was there yet.

    Raises:
        DamagedError: The session has no beginning.
    """
    context = context_of(view, view, "room")
    module = context.modules.get(module_id)
    section = build_section(context, module) if module is not None else None
    return section if section is not None and section.reached else None
