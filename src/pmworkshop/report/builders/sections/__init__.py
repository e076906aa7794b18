"""One file for each kind of module: it builds the module's section of the Report."""

from __future__ import annotations

from collections.abc import Callable

from pmworkshop.agenda.model import Module
from pmworkshop.kinds import registry
from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.sections.base import Section


def build_section(context: Context, module: Module) -> Section:
    """Build the section of a module; only the files of the kinds that an agenda has are imported.

    Args:
        context: The session's records, looked up once.
        module: The module.

    Returns:
        The section, as far as the context's audience may know it.
    """
    build: Callable[[Context, Module], Section] = registry.load(registry.kind_of(module).section)
    return build(context, module)
