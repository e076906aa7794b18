"""The set-up of a workshop before its file exists: details, participants, and roles of the charts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from pmworkshop.agenda.composing import outgrown
from pmworkshop.agenda.model import Agenda, RoleSpec
from pmworkshop.base.language import listed, tr
from pmworkshop.base.text import count
from pmworkshop.leading.minute_words import minutes
from pmworkshop.session.core.guests import Person
from pmworkshop.session.lifecycle.begin import Setup, invited
from pmworkshop.session.operations import roles
from pmworkshop.store.progress import Progress
from pmworkshop.store.stored_session import StoredSession
from pmworkshop.tui.drawing.pieces import Line, Look
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Close, Context, Cursor, Focus, Item, ListBody, Open, Page, Say, Several
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel
from pmworkshop.tui.panels.home.cards import course
from pmworkshop.tui.panels.people.guest_list import InvitedPanel
from pmworkshop.tui.panels.room.details import FIRST, ask_detail, detail_row, detail_rows, replaced
from pmworkshop.tui.parts.earlier import Earlier
from pmworkshop.tui.requests.messages import OpenSession

_SHOWN = 5
"""Functions that stand in the row of the leaders; more are counted."""
_NEXT = {"title": "organisation", "organisation": "day", "day": "ends", "ends": "people"}
"""The row that is chosen once the value of a row is kept."""


class SetupPanel(Panel):
    """Lists what can be set, one row each; nothing is written to disk before the session begins.

    Attributes:
        setup: What the new session will be made of; replaced on each change.
        earlier: The participants before each change of their list, so that it is taken back after it was closed too.
    """

    overlay = True
    commands = (
        Command("begin", ("pagedown",), "begin", "Make the session, and open it"),
        Command("change", ("enter", "e"), "change", "Change the chosen line"),
        Command("people", ("l",), "leaders", "Say who comes"),
        Command(
            "roles",
            ("r",),
            "roles",
            "Roles of the charts from the functions of the people, or of the agenda",
        ),
        Command("back", ("escape",), "home", "Go back home without a session"),
    )

    def __init__(self, setup: Setup, make: Callable[[Setup], StoredSession], now: datetime) -> None:
        """Create the page.

        Args:
            setup: The agenda and the initial values.
            make: Creates the session on disk and returns its file; raises `PmworkshopError`.
            now: The present moment, in the time zone of the room.
        """
        self.setup = setup
        self._make = make
        self._now = now
        self._agenda = setup.agenda
        self._begun = False
        self.earlier: Earlier[list[Person]] = Earlier()
        self._warned = setup
        """What may be left without a word: what stood there at first, or when that nothing is kept was said."""

    def page(self, context: Context) -> Page:
        """Show what is set."""
        setup = self.setup
        items = [Item("", "", under=(_in_small(setup.agenda, context.cells),)), Item("", "")]
        details = detail_rows(setup)
        items += details[:FIRST]
        items.append(detail_row("people", tr("Leaders"), self._people(), tr("nobody yet")))
        if _charts(setup.agenda):
            items.append(detail_row("roles", tr("Roles"), self._roles()))
        items += details[FIRST:]
        if told := outgrown(setup.agenda, len(invited(setup))):
            items += [Item("", ""), Item("", told, look="warn")]
        items += [Item("", ""), Item("begin", tr("Begin"), look="strong")]
        agenda = setup.agenda
        hint = f"{agenda.title}, {minutes(agenda.minutes)}"
        below: tuple[tuple[str, Look], ...] = (
            (tr("{roles_key} takes the roles from the functions of the leaders", roles_key=key_of("roles")), "soft"),
        )
        return Page(tr("A new workshop"), hint, ListBody(tuple(items)), below=below if self._may_take_roles() else ())

    def _may_take_roles(self) -> bool:
        own = self.setup.agenda is self._agenda and _charts(self._agenda)
        return own and any(person.function and not person.sponsor for person in self.setup.people)

    def _people(self) -> str:
        setup = self.setup
        parts = [str(len(setup.people))] if setup.people else []
        functions = [one.function or one.name for one in setup.people]
        if functions:
            parts = [f"{len(functions)}: {', '.join(functions[:_SHOWN])}{' …' if len(functions) > _SHOWN else ''}"]
        if setup.parent is not None:
            parts.append(tr("those of “{title}”", title=setup.parent.info.title))
        return listed(parts)

    def _roles(self) -> str:
        own = self.setup.agenda is self._agenda
        found = [role.title for role in _roles_of(self.setup.agenda)]
        if own and not found and self.setup.parent is not None:
            return tr("those of “{title}”, as they were agreed", title=self.setup.parent.info.title)
        origin = tr("of the agenda") if own else tr("from functions")
        return f"{count(len(found), 'role', 'roles')}, {origin}: {', '.join(found)}"

    def beyond(self, context: Context, by: int) -> Act | None:
        """Do nothing: the page shows the whole list."""
        return None

    def do_change(self, context: Context, key: str) -> Act | None:
        """Ask for a new value of the selected row, or do what the row stands for.

        Raises:
            PmworkshopError: The row begins the session, and it cannot be created.
            RefusedError: The row takes the roles from the functions, and nobody but a sponsor has a function.
        """
        row = context.cursor.row
        other = {"begin": self.do_begin, "people": self.do_people, "roles": self.do_roles}.get(row)
        if other is not None:
            return other(context, key)

        def put(fields: dict[str, Any]) -> Act:
            self.setup = replace(self.setup, **fields)
            return Focus("list", Cursor(_NEXT.get(row, row)))

        return ask_detail(row, self.setup, self._now.date(), put, self._end()) or NOTHING_CHOSEN

    def do_by_text(self, context: Context, key: str) -> Act | None:
        """Ask for the value of the chosen row where text is typed on it, in place of what is there."""
        return replaced(self.do_change(context, key)) if context.cursor.row in _NEXT else None

    def _end(self) -> str:
        """Return the end of the agenda if it began now, to 5 minutes; empty if the workshop is not today."""
        if self.setup.day != self._now.date():
            return ""
        end = self._now + timedelta(minutes=self.setup.agenda.minutes + 4)
        return f"{end.replace(minute=end.minute // 5 * 5):%H:%M}"

    def do_people(self, context: Context, key: str) -> Act | None:
        """Open the list of participants."""
        return Open(InvitedPanel(self))

    def do_roles(self, context: Context, key: str) -> Act | None:
        """Take the roles of the charts from the functions of the participants, or restore those of the agenda.

        Raises:
            RefusedError: The agenda has no chart, or nobody but a sponsor has a function.
        """
        if self.setup.agenda is not self._agenda:
            self.setup = replace(self.setup, agenda=self._agenda)
            return self._told(tr("The agenda's roles again"))
        agenda, told = roles.with_roles(self._agenda, self.setup.people)
        self.setup = replace(self.setup, agenda=agenda)
        return self._told(told)

    def _told(self, text: str) -> Act:
        return Several((Focus("list"), Say(text)))

    def people_changed(self) -> str:
        """Take the roles from the functions again after the participants changed, if they came from there.

        Returns:
            What was done, in one line; empty if the roles are those of the agenda.
        """
        if self.setup.agenda is self._agenda:
            return ""
        self.setup = replace(self.setup, agenda=self._agenda)
        if not self._may_take_roles():
            return tr("The agenda's roles again.")
        agenda, told = roles.with_roles(self._agenda, self.setup.people)
        self.setup = replace(self.setup, agenda=agenda)
        return told

    def do_begin(self, context: Context, key: str) -> Act | None:
        """Create the session on disk and open it; a second press does nothing.

        Raises:
            PmworkshopError: The session cannot be created; it may be tried again.
        """
        if self._begun:
            return None
        stored = self._make(self.setup)
        self._begun = True
        return OpenSession(stored)

    def do_back(self, context: Context, key: str) -> Act | None:
        """Return to the home page; if something was set, warn first and return on the second press."""
        if self.setup is self._warned:
            return Close()
        self._warned = self.setup
        return Say(
            tr(
                "Nothing is kept before it begins: {back_key} again leaves it, {begin_key} begins.",
                back_key=key_of("back"),
                begin_key=key_of("begin"),
            )
        )


def _in_small(agenda: Agenda, cells: int) -> Line:
    """Draw the parts of an agenda to the scale of their minutes."""
    return course(Progress(tuple(one.minutes for one in agenda.modules)), cells - 1)


def _charts(agenda: Agenda) -> bool:
    return bool(agenda.charts())


def _roles_of(agenda: Agenda) -> tuple[RoleSpec, ...]:
    return next((chart.roles for chart in agenda.charts()), ())
