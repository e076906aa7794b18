"""The panels of the modules of a session; each is made once, so that it remembers its state."""

from __future__ import annotations

from collections.abc import Callable

from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import navigation
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.panels import panel_for
from pmworkshop.tui.panels.room.welcome import WelcomePanel


class ModulePanels:
    """Makes and keeps the panels of one session.

    Attributes:
        made: The panels that were shown so far, by id of the module.
    """

    def __init__(
        self, session: Callable[[], Session], recess: Callable[[], Panel], kept: Callable[[], bool] = lambda: True
    ) -> None:
        """Begin without panels.

        Args:
            session: Returns the whole session; called only while one is open.
            recess: Makes the page of a break.
            kept: Returns whether the session is kept; False for a rehearsal.
        """
        self._session, self._recess, self._kept = session, recess, kept
        self.made: dict[str, Panel] = {}

    def panel_of(self, module_id: str) -> Panel:
        """Return the panel of a module.

        Args:
            module_id: Id of a module of the agenda.

        Returns:
            The panel that the registry has for the kind of the module.
        """
        if module_id not in self.made:
            module = self._session().info.agenda.module(module_id)
            assert module is not None
            self.made[module_id] = panel_for(module)
        return self.made[module_id]

    def of_room(self, session: Session | None = None) -> Panel:
        """Return the panel of where the room is.

        Args:
            session: The session as a window shows it that looks elsewhere; None for the open one.
        """
        session = session or self._session()
        if session.stage is None:
            return WelcomePanel()
        if session.stage.finished:
            return _ending(kept=self._kept())
        if session.stage.recess is not None:
            return self._recess()
        return self.panel_of(navigation.where(session)[0].id)


def _ending(*, kept: bool) -> Panel:
    """Make the last page; it is imported when the room comes to it, since it asks all rules for sentences."""
    from pmworkshop.tui.panels.room.ending import EndingPanel

    return EndingPanel(kept=kept)
