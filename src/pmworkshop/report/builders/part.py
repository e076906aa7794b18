"""Builds what the room has seen of one part of the agenda."""

from __future__ import annotations

from pmworkshop.report.builders.context import context_of
from pmworkshop.report.builders.pictures import pictures_of
from pmworkshop.report.builders.sections import build_section
from pmworkshop.report.model.pictures import Picture
from pmworkshop.report.model.sections.base import Section
from pmworkshop.session.core.session import Session


def part_shown(view: Session, module_id: str) -> tuple[Section, tuple[Picture, ...]] | None:
    """Build the section of one module with its pictures, as everybody in the room may see them.

    Args:
        view: The public view of the session; nothing else is read.
        module_id: The id of the module.

    Returns:
        The section and its pictures; None if the module is not in the agenda, or nobody was there yet.

    Raises:
        DamagedError: The session has no beginning.
    """
    context = context_of(view, view, "room")
    module = context.modules.get(module_id)
    section = build_section(context, module) if module is not None else None
    return (section, pictures_of(context, [section])) if section is not None and section.reached else None
