"""One panel for each kind of module, and those that lie over them."""

from __future__ import annotations

from importlib import import_module

from pmworkshop.agenda.model import Module
from pmworkshop.tui.panels.panel import ModulePanel

HOMES = {
    "brief": "modules.brief",
    "collect": "modules.collect",
    "poll": "modules.poll",
    "decide": "modules.decide",
    "review": "modules.review",
    "chart": "charting.chart",
    "plan": "planning.plan",
}


def panel_for(module: Module) -> ModulePanel:
    """Make the panel of a module; only the file of its kind is imported, so that the stage is up sooner."""
    file = import_module(f"{__name__}.{HOMES[module.kind]}")
    panel: type[ModulePanel] = getattr(file, f"{module.kind.capitalize()}Panel")
    return panel(module.id)
