"""The place of a panel in the agenda: which module it shows, and in which phase."""

from __future__ import annotations

from typing import TypeVar

from pmworkshop.agenda.model import Module, ModuleBase, PhaseName
from pmworkshop.session.core.records import Stage
from pmworkshop.session.operations import navigation
from pmworkshop.tui.pages.page import Context

M = TypeVar("M", bound=ModuleBase)


class ModulePlace:
    """Finds the module of a panel, and the phase that its page shows.

    Attributes:
        module_id: Id of the module.
        looked_at: Phase that is shown wherever the room is; None to show the present phase.
    """

    def __init__(self, module_id: str) -> None:
        """Refer to a module, in the present phase of the room.

        Args:
            module_id: Id of a module of the agenda.
        """
        self.module_id = module_id
        self.looked_at: PhaseName | None = None

    def module(self, context: Context) -> Module:
        """Return the module of the session's agenda.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            The module; its id must be in the agenda.
        """
        module = context.view.info.agenda.module(self.module_id)
        assert module is not None
        return module

    def module_as(self, context: Context, model: type[M]) -> M:
        """Return the module as an instance of the agenda model of its kind.

        Args:
            context: The public view of the session, with the cursor and the width.
            model: Agenda model of the panel's kind; the registry gives each module the panel of its kind.

        Returns:
            The module, with the fields that only its kind has.
        """
        module = self.module(context)
        assert isinstance(module, model)
        return module

    def phase(self, context: Context) -> PhaseName:
        """Return the phase that the page shows.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            `looked_at` if set; else the present phase, or the first phase of the module while the room is elsewhere.
        """
        if self.looked_at:
            return self.looked_at
        module, phase = navigation.where(context.view)
        return phase if module.id == self.module_id else next(iter(self.module(context).phases))


def has_moved(before: Stage | None, now: Stage | None) -> bool:
    """Tell whether the room has gone to another module or phase, into a break, or out of one.

    Args:
        before: Where the room was; None before the first state was shown.
        now: Where the room is; None before the session has begun.

    Returns:
        False if the same page can stay; also before the session has begun.
    """
    if now is None or before is None:
        return now is not None
    same_place = (before.module, before.phase, before.finished) == (now.module, now.phase, now.finished)
    return not same_place or (before.recess is None) != (now.recess is None)
