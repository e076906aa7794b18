"""The home page: the workshop of today, the other sessions, and the agendas for a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from pmworkshop.agenda.library import Listed, list_agendas
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.store.listing import Listed as ListedSession
from pmworkshop.store.sessions import list_files
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Context, Cursor, Focus, Page, Say, Several
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel
from pmworkshop.tui.panels.home.finding import FIND, Finding
from pmworkshop.tui.panels.home.home_page import agenda_key, home_drawing, session_key, shape_of
from pmworkshop.tui.panels.home.session_words import CALL, in_order
from pmworkshop.tui.panels.home.shared import SharedSessions
from pmworkshop.tui.requests.messages import OpenSession, RehearseAgenda, RehearseSession, ReplaySession, SetUpSession

OF_SESSIONS = ("continue_from", "follow_up", "replay")
"""Commands that need a session that is there."""
USUAL = "leadership-alignment"
"""The agenda that stands first, and that a workshop after a call begins with."""
OF_AGENDAS = ("change_copy",)
"""Commands that need an agenda."""


def _of_session(commands: Sequence[Command], session: ListedSession) -> tuple[Command, ...]:
    """Choose what can be done with a session, in the order of the footer."""
    second = "follow_up" if session.purpose == CALL else "continue_from"
    late, soon = ("rehearse", "replay") if session.where else ("replay", "rehearse")
    by_id = {one.id: one for one in commands if one.id not in OF_AGENDAS}
    swapped = {"rehearse": soon, "replay": late}
    return tuple(_named(by_id[swapped.get(one, one)], second) for one in by_id)


def _named(command: Command, second: str) -> Command:
    """Name what opens a session; take the shared key from the one of two commands that seldom follows."""
    if command.id == "open":
        return replace(command, title="open")
    return replace(command, keys=(), title="") if command.id == second else command


def _of_agenda(command: Command) -> Command:
    """Name what sets a session up with an agenda."""
    return replace(command, title=tr_noop("set up")) if command.id == "open" else command


class HomePanel(Panel):
    """Shows the sessions: of today, to come, before; then the agendas: the usual one, the user's, others shipped."""

    banner = True
    follows_cursor = True
    parts = (Finding(),)

    commands = (
        Command("open", ("enter",), "open or set up", "Open the session, or set one up with the agenda"),
        Command("continue_from", ("C",), "workshop", "After a call: begin the workshop with what the call left"),
        Command(
            "follow_up",
            ("C",),
            "follow-up",
            "After a workshop: begin a follow-up on what became of what it left",
        ),
        FIND,
        Command(
            "rehearse",
            ("ctrl+r",),
            "rehearse",
            "Rehearse it with its people, or with made-up leaders; nothing of it is kept",
        ),
        Command("replay", ("P",), "replay", "Replay the session: how we agreed, step by step"),
        Command("compose", ("n",), "compose", "Put together a workshop of your own, of modules from the shelf"),
        Command("change_copy", ("e",), "change", "Change a copy of this agenda, and save it as yours"),
        Command("number", tuple("123456789"), "", "Choose the session of that number"),
        Command("refresh", ("f5",), "", "Read the folder again"),
    )

    def __init__(self, folders: Folders, today: date) -> None:
        """Create the page and read the folders.

        Args:
            folders: The user's folders, which contain the sessions and agendas.
            today: The present day in the time zone of the room.
        """
        self._folders, self._today = folders, today
        self._files: list[ListedSession] = []
        self._shared = SharedSessions(folders)
        self._sessions: list[ListedSession] = []
        self._agendas: list[Listed] = []
        self._warned = ""
        self.read()

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands; those that need a session only while a session is selected.

        One key goes on from a session: after a call to the workshop, after anything else to a follow-up. The other of
        the two is found by its name, or by a key of the settings. What has begun is replayed sooner than rehearsed.
        """
        session = self._session_at(context)
        if session is not None:
            return _of_session(self.commands, session)
        if self._agenda_at(context) is None:
            return tuple(one for one in self.commands if one.id not in (*OF_SESSIONS, *OF_AGENDAS))
        return tuple(_of_agenda(one) for one in self.commands if one.id not in OF_SESSIONS)

    def read(self) -> None:
        """Read the sessions and agendas from the folders again, and begin to read those in a database."""
        self._files = list_files(self._folders)
        self._shared.read()
        agendas = list_agendas(self._folders, Path.cwd())
        self._agendas = sorted(agendas, key=lambda one: (one.id != USUAL, one.origin == "shipped"))

    def page(self, context: Context) -> Page:
        """Show the sessions, those in a database as soon as they are read, and the agendas."""
        self._sessions = in_order([*self._files, *self._shared.take()], self._today)
        told, self.ticks = self._shared.line(context.cells), self._shared.awaited
        return Page(body=home_drawing(self._sessions, self._agendas, self._today, context, told))

    def _session_at(self, context: Context) -> ListedSession | None:
        return next((one for one in self._sessions if session_key(one) == context.cursor.row), None)

    def _agenda_at(self, context: Context) -> Listed | None:
        return next((one for one in self._agendas if agenda_key(one) == context.cursor.row), None)

    def do_open(self, context: Context, key: str) -> Act | None:
        """Open the selected session, or set up a new one with the selected agenda."""
        session = self._session_at(context)
        if session is not None:
            return OpenSession(session.stored)
        agenda = self._agenda_at(context)
        return SetUpSession(agenda.path) if agenda is not None else NOTHING_CHOSEN

    def do_continue_from(self, context: Context, key: str) -> Act | None:
        """Set up a leadership-alignment workshop that continues the selected session."""
        return self._followed(context) or self._after(context, USUAL)

    def do_follow_up(self, context: Context, key: str) -> Act | None:
        """Set up a follow-up of the selected session."""
        return self._followed(context) or self._after(context, "follow-up")

    def _followed(self, context: Context) -> Act | None:
        """Say once that another session follows the selected one already; the second time, begin another one."""
        session = self._session_at(context)
        earlier = next(
            (one for one in self._sessions if session and session.id and one.continues == session.id), None
        )
        if session is None or earlier is None or self._warned == session.id:
            return None
        self._warned = session.id
        return Say(tr("“{title}” follows it already; the same once more begins another one.", title=earlier.title))

    def _after(self, context: Context, wanted: str) -> Act:
        session = self._session_at(context)
        agenda = next((one for one in self._agendas if one.id == wanted), None)
        if session is None or agenda is None:
            return NOTHING_CHOSEN
        return SetUpSession(agenda.path, session.stored)

    def do_rehearse(self, context: Context, key: str) -> Act | None:
        """Rehearse the selected session as it was prepared, or the selected agenda with made-up leaders."""
        session, agenda = self._session_at(context), self._agenda_at(context)
        if session is not None:
            return RehearseSession(session.stored)
        return RehearseAgenda(agenda.path) if agenda is not None else NOTHING_CHOSEN

    def do_replay(self, context: Context, key: str) -> Act | None:
        """Replay the selected session."""
        session = self._session_at(context)
        return ReplaySession(session.stored) if session is not None else NOTHING_CHOSEN

    def do_compose(self, context: Context, key: str) -> Act | None:
        """Begin an agenda of the user's own, or go on with the one that was not finished."""
        return self._composing(None)

    def do_change_copy(self, context: Context, key: str) -> Act | None:
        """Begin with a copy of the selected agenda; the one that was not finished comes first.

        Raises:
            InputError: The agenda has faults.
        """
        chosen = self._agenda_at(context)
        return self._composing(chosen) if chosen is not None else NOTHING_CHOSEN

    def _composing(self, begin_with: Listed | None) -> Act:
        """Open the page of the user's own agenda; imported only now, as home comes up at once."""
        from pmworkshop.tui.panels.home.begin_composing import begin_composing

        return begin_composing(begin_with, self._folders, self._saved)

    def _saved(self, path: Path) -> Act:
        """Show the agenda that was saved in the list, and say where it lies."""
        self.read()
        told = tr("Saved, and ready to begin. To share it, send this file: {path}", path=path)
        return Several((Focus(cursor=Cursor(f"agenda {path}")), Say(told)))

    def do_number(self, context: Context, key: str) -> Act | None:
        """Choose the session whose card has the number."""
        at, most = int(key) - 1, shape_of(context.cells, context.rows).most
        if at >= min(most, len(self._sessions)):
            return Say(tr("No session has the number {key}.", key=key), "refused")
        return Focus(cursor=Cursor(session_key(self._sessions[at])))

    def do_refresh(self, context: Context, key: str) -> Act | None:
        """Read the folders again."""
        self.read()
        return None
