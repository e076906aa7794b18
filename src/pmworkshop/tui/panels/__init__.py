"""One panel for each kind of module, and those that lie over them."""

from __future__ import annotations

from collections.abc import Callable

from pmworkshop.agenda.model import Module
from pmworkshop.kinds import registry
from pmworkshop.tui.pages.panel import Panel


def panel_for(module: Module) -> Panel:
    """Make the panel of a module; only the file of its kind is imported, so that the stage is up sooner."""
    make: Callable[[str], Panel] = registry.load(registry.kind_of(module).panel)
    return make(module.id)
