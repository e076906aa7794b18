"""One panel for each kind of module, and those that lie over them."""

from __future__ import annotations

from importlib import import_module

from pmworkshop.agenda.model import Module
from pmworkshop.tui.panel import ModulePanel


def panel_for(module: Module) -> ModulePanel:
    """Make the panel of a module; only the file of its kind is imported, so that the stage is up sooner."""
    file = import_module(f"pmworkshop.tui.panels.{module.kind}")
    panel: type[ModulePanel] = getattr(file, f"{module.kind.capitalize()}Panel")
    return panel(module.id)
