"""Builders of sections, one file for each module kind."""

from __future__ import annotations

from collections.abc import Callable

from pmworkshop.agenda.model import Module
from pmworkshop.kinds import registry
from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.sections.base import Section


def build_section(context: Context, module: Module) -> Section:
    """Build the section of a module; only builders of the kinds that occur are imported.

    Args:
        context: The indexed session with the audience of the report.
        module: A module of the agenda.

    Returns:
        The section, restricted to what the audience may see.

    Raises:
        KeyError: The module's kind is not registered.
    """
    build: Callable[[Context, Module], Section] = registry.load(registry.kind_of(module).section)
    return build(context, module)
