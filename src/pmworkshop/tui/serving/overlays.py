"""The overlays that a key of the room opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, assert_never

from pmworkshop.session.operations import navigation
from pmworkshop.tui.drawing.terminal import Terminal
from pmworkshop.tui.pages.page import Cursor, Focus
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.requests.messages import (
    AddToAgenda,
    Overlay,
    ShowAbsence,
    ShowAgenda,
    ShowConflicts,
    ShowDetails,
    ShowKeys,
    ShowPalette,
    ShowParking,
    ShowPeople,
    ShowPhones,
    TestRoom,
)
from pmworkshop.tui.screen.foot import line_keys
from pmworkshop.tui.screen.stage_screen import StageScreen

if TYPE_CHECKING:
    from pmworkshop.agenda.shelf import Shelved
    from pmworkshop.tui.joining.phones import Phones


class Overlays:
    """Opens overlays over the room; each panel is imported on first use, which keeps the start fast."""

    def __init__(
        self,
        desk: Callable[[], StageScreen],
        *,
        now: Callable[[], datetime],
        terminal: Callable[[], Terminal],
        palette: Callable[[], None],
        shelf: Callable[[], Sequence[Shelved]],
        phones: Phones,
    ) -> None:
        """Connect to the application.

        Args:
            desk: Returns the screen.
            now: Returns the present moment in UTC.
            terminal: Returns what the terminal can draw.
            palette: Opens the command palette, which is a screen of its own.
            shelf: Reads the modules that can be added to an agenda.
            phones: The page on which leaders answer with their phones.
        """
        self._phones = phones
        self._desk = desk
        self._now = now
        self._terminal = terminal
        self._palette = palette
        self._shelf = shelf

    def serve(self, request: Overlay) -> None:
        """Open an overlay.

        Args:
            request: Names the overlay.
        """
        desk = self._desk()
        match request:
            case ShowAgenda() | AddToAgenda():
                self._show_agenda(request)
            case ShowPeople() | ShowPhones():
                desk.overlays.open(self._of_people(request))
            case ShowDetails():
                desk.overlays.open(self._details())
            case ShowConflicts():
                desk.overlays.open(_conflicts())
            case ShowParking():
                desk.overlays.open(_parking())
            case TestRoom():
                desk.overlays.open(self._room_test())
            case ShowAbsence():
                desk.overlays.open(_absence(desk))
            case ShowKeys():
                desk.overlays.open(_keys(desk))
            case ShowPalette():
                self._palette()
            case _:
                assert_never(request)

    def _show_agenda(self, request: ShowAgenda | AddToAgenda) -> None:
        desk = self._desk()
        if isinstance(request, AddToAgenda):
            desk.overlays.open(_adding(self._shelf()))
        else:
            desk.overlays.open(_agenda(self._shelf))
            desk.perform(Focus(cursor=Cursor(navigation.where(desk.state.view)[0].id)))

    def _details(self) -> Panel:
        from pmworkshop.tui.panels.room.details import DetailsPanel

        return DetailsPanel(self._now().astimezone().date())

    def _of_people(self, request: ShowPeople | ShowPhones) -> Panel:
        return self._people() if isinstance(request, ShowPeople) else self._joining()

    def _people(self) -> Panel:
        from pmworkshop.tui.panels.people.people import PeoplePanel

        return PeoplePanel(lambda: self._phones.seen.joined if self._phones.seen else frozenset())

    def _joining(self) -> Panel:
        from pmworkshop.tui.panels.room.phones import PhonesPanel

        return PhonesPanel(self._phones, lambda: self._terminal().look)

    def _room_test(self) -> Panel:
        from pmworkshop.tui.panels.room.room_test import RoomtestPanel

        return RoomtestPanel(self._terminal)


def _agenda(shelf: Callable[[], Sequence[Shelved]]) -> Panel:
    from pmworkshop.tui.panels.room.agenda_jump import GoingPanel

    return GoingPanel(shelf)


def _adding(shelf: Sequence[Shelved]) -> Panel:
    from pmworkshop.tui.panels.room.adding import AddingPanel

    return AddingPanel(shelf)


def _conflicts() -> Panel:
    from pmworkshop.tui.panels.room.conflicts import ConflictsPanel

    return ConflictsPanel()


def _parking() -> Panel:
    from pmworkshop.tui.panels.room.parking import ParkingPanel

    return ParkingPanel()


def _absence(desk: StageScreen) -> Panel:
    from pmworkshop.tui.panels.room.absence_prompt import AwayPanel

    seconds, desk.away = desk.away, 0
    return AwayPanel(desk.panel, seconds)


def _keys(desk: StageScreen) -> Panel:
    from pmworkshop.tui.panels.room.keys import KeysPanel, ScreenBelow

    state, (here, room) = desk.state, desk.offered.listing()
    typing = line_keys(state.mode, state.ask, here, room, overlay=desk.panel.overlay)
    there = desk.panel.here
    asks = state.page.question or (there.module(desk.context).title if there else "")
    return KeysPanel(ScreenBelow(asks, state.mode, typing, here, room, desk.panel.on_lines))
