"""Home: the sessions there are, and the agendas a new one can begin with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pmworkshop.agenda.library import Listed, list_agendas
from pmworkshop.base.dates import spell_date
from pmworkshop.base.folders import Folders
from pmworkshop.sessions import Listed as ListedSession
from pmworkshop.sessions import list_sessions
from pmworkshop.tui.commands import Command
from pmworkshop.tui.page import Act, Ask, Call, Context, Item, ListBody, Page
from pmworkshop.tui.panel import NOTHING_CHOSEN, Panel
from pmworkshop.tui.words import minutes

PARTS = "\x1f"
"""Separates the parts of a call: a character that no cleaned text holds."""


class HomePanel(Panel):
    """Lists sessions, the newest first, then agendas."""

    commands = (
        Command("open", ("enter",), "open or begin", "Open the session, or begin one with the agenda"),
        Command("continue_from", ("w",), "workshop from it", "Begin the workshop with what this session left"),
        Command("refresh", ("r",), "", "Read the folder again"),
    )

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._sessions: list[ListedSession] = []
        self._agendas: list[Listed] = []
        self.read()

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """Offer a workshop that goes on from a session only where a session is chosen."""
        if context.cursor.row.startswith(f"session{PARTS}"):
            return self.commands
        return tuple(command for command in self.commands if command.id != "continue_from")

    def read(self) -> None:
        """Read the folders again."""
        found = list_sessions(self._folders)
        self._sessions = sorted(found, key=lambda one: (one.day or date.min, one.title), reverse=True)
        self._agendas = list_agendas(self._folders, Path.cwd())

    def page(self, context: Context) -> Page:
        """Show sessions and agendas."""
        items = [Item("", "Sessions", look="head")]
        for one in self._sessions:
            day = spell_date(one.day) if one.day else ""
            named = " · ".join(part for part in (one.organisation, one.title) if part)
            text = f"{named or one.path.name}: {one.fault}" if one.fault else f"{named}  {day}"
            items.append(Item(f"session{PARTS}{one.path}", text, tail=one.where, indent=1))
        if not self._sessions:
            items.append(Item("", "None yet: choose an agenda and press Enter.", look="soft", indent=1))
        items += [Item("", ""), Item("", "Begin a new one", look="head")]
        for agenda in self._agendas:
            text = f"{agenda.title}: {agenda.outcome}" if not agenda.fault else f"{agenda.path.name} has faults"
            tail = minutes(agenda.minutes) if not agenda.fault else "pmworkshop agenda check"
            items.append(Item(f"agenda{PARTS}{agenda.path}", text, tail=tail, indent=1))
        return Page(
            "pmworkshop",
            "Leadership alignment: three questions, who answers for what, a plan",
            ListBody(tuple(items)),
        )

    def chosen(self, context: Context) -> Act | None:
        """Open the session, or begin one."""
        return self.do_open(context, "enter")

    def do_open(self, context: Context, key: str) -> Act | None:
        """Open the session, or begin one with the agenda."""
        sort, _, path = context.cursor.row.partition(PARTS)
        if sort == "session":
            return Call("open", path)
        if sort == "agenda":
            title = next((agenda.title for agenda in self._agendas if str(agenda.path) == path), "")
            return self._ask_title(path, title, "")
        return NOTHING_CHOSEN

    def do_continue_from(self, context: Context, key: str) -> Act | None:
        """Begin the workshop with what this session left."""
        sort, _, path = context.cursor.row.partition(PARTS)
        agenda = next((one for one in self._agendas if one.id == "leadership-alignment"), None)
        if sort != "session" or agenda is None:
            return NOTHING_CHOSEN
        return self._ask_title(str(agenda.path), agenda.title, path)

    def _ask_title(self, agenda: str, title: str, parent: str) -> Ask:
        def organisation(_: Context, organisation: str) -> Act:
            return Call("begin", PARTS.join([agenda, chosen[0], organisation, parent]))

        def titled(_: Context, text: str) -> Act:
            chosen[0] = text
            return Ask("For which organisation? (Enter leaves it out)", organisation, empty=True)

        chosen = [title]
        return Ask("Title of the workshop", titled, title)

    def do_refresh(self, context: Context, key: str) -> Act | None:
        """Read the folder again."""
        self.read()
        return None
