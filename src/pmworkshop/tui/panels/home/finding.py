"""What was found in all sessions: a list over home, from which a session opens, or its replay at that moment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pmworkshop.base.language import tr
from pmworkshop.base.text import shorten
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Ask, Close, Context, Item, ListBody, Page
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel, Part
from pmworkshop.tui.requests.messages import FindWords, OpenSession, ReplaySession

if TYPE_CHECKING:
    from pmworkshop.practice.answer import Answer, Found
    from pmworkshop.practice.query import Query

FIND = Command("find", ("slash",), "find", "Find what was said, decided or promised, in all sessions")


class Finding(Part):
    """Asks for words and has them looked for in all sessions."""

    def __init__(self, *, over: bool = False) -> None:
        """Create the part.

        Args:
            over: Whether what was found before is shown, and makes room.
        """
        self._over = over
        self.handlers = {"find": self._ask}

    def _ask(self, context: Context, key: str) -> Act:
        keys = (tr("Enter finds it"), tr("{leave_field_key} leaves it", leave_field_key=key_of("leave_field")))
        return Ask(tr("Find which words, in all sessions?"), self._answer, keys=keys)

    def _answer(self, context: Context, text: str) -> Act:
        return Close(FindWords(text)) if self._over else FindWords(text)


class FoundPanel(Panel):
    """Lists the sessions with the lines that hold the words."""

    overlay = True
    parts = (Finding(over=True),)
    commands = (
        Command("open", ("enter",), "open", "Open the session, or its replay at the moment of the chosen line"),
        FIND,
        Command("back", ("escape",), "home", "Go back home"),
    )

    def __init__(self, words: str, query: Query, found: Answer) -> None:
        """Create the page.

        Args:
            words: The words as typed.
            query: The words as they were looked for.
            found: What was found.
        """
        from pmworkshop.practice.told import unread_words

        self._words, self._query, self._found, self.unread = words, query, found, unread_words(found)
        self._acts: dict[str, Act] = {}

    def _rows(self) -> Iterator[Item]:
        for number, one in enumerate(self._found.sessions):
            if number:
                yield Item("", "")
            yield from self._session(f"{number}", one)

    def _session(self, key: str, one: Found) -> Iterator[Item]:
        from pmworkshop.practice.told import line_words

        about, query = one.about, self._query
        self._acts[key] = OpenSession(one.stored)
        yield Item(key, ", ".join(filter(None, (about.title, about.organisation))), tail=about.day, look="strong")
        for place, line in enumerate(one.lines):
            self._acts[f"{key} {place}"] = ReplaySession(one.stored, (line, query))
            yield Item(f"{key} {place}", line_words(line, query), indent=2)

    def page(self, context: Context) -> Page:
        """Show what was found."""
        from pmworkshop.practice.told import result_words

        items, result = tuple(self._rows()), result_words(self._found)
        return Page(
            tr("Found: {words}", words=shorten(self._words, 60)),
            result if items else "",
            ListBody(items, empty=result),
        )

    def do_open(self, context: Context, key: str) -> Act | None:
        """Open the session, or its replay at the moment at which the chosen line got its words."""
        return self._acts.get(context.cursor.row, NOTHING_CHOSEN)

    def do_back(self, context: Context, key: str) -> Act | None:
        """Go back home."""
        return Close()
