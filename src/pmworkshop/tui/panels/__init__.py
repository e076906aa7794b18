"""The panels of the stage: one for each kind of module, and overlays that are opened above them."""

from __future__ import annotations

from collections.abc import Callable

from pmworkshop.agenda.model import Module
from pmworkshop.kinds import registry
from pmworkshop.tui.pages.panel import Panel


def panel_for(module: Module) -> Panel:
    """Create the panel that shows a module.

    The code of the panel is imported here, so that the program does not load the panels of kinds it does not need.

    Args:
        module: A module of the session's agenda.

    Returns:
        A new panel of the module's kind, without a draft or any state from an earlier panel.
    """
    make: Callable[[str], Panel] = registry.load(registry.kind_of(module).panel)
    return make(module.id)
