"""Where a panel of a module stands: which module it shows, and in which phase."""

from __future__ import annotations

from typing import TypeVar

from pmworkshop.agenda.model import Module, ModuleBase
from pmworkshop.session.operations import navigation
from pmworkshop.tui.pages.page import Context

M = TypeVar("M", bound=ModuleBase)


class ModulePlace:
    """Finds the module of a panel, and the phase that its page shows.

    Attributes:
        module_id: The module.
        looked_at: The phase that is shown wherever the room is; empty where the room's own is shown.
    """

    def __init__(self, module_id: str) -> None:
        """Stand at a module, in the phase of the room.

        Args:
            module_id: The module.
        """
        self.module_id = module_id
        self.looked_at = ""

    def module(self, context: Context) -> Module:
        """Find the module in the session's agenda.

        Args:
            context: What the panel knows.
        """
        module = context.view.info.agenda.module(self.module_id)
        assert module is not None
        return module

    def module_as(self, context: Context, model: type[M]) -> M:
        """Return the module by its own model: the registry gives each module the panel of its kind.

        Args:
            context: What the panel knows.
            model: The agenda model of the panel's kind.

        Returns:
            The module, with what its kind alone has.
        """
        module = self.module(context)
        assert isinstance(module, model)
        return module

    def phase(self, context: Context) -> str:
        """Say in which phase the room is.

        Args:
            context: What the panel knows.

        Returns:
            The phase that is looked at, where one is; the first one of the module if the room is in another module.
        """
        if self.looked_at:
            return self.looked_at
        module, phase = navigation.where(context.view)
        return phase if module.id == self.module_id else next(iter(self.module(context).phases))
