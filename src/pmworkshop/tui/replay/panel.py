"""The panel of the replay: the page that was on the stage, with keys that go through the moments."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line
from pmworkshop.report.builders.changed.sides import sides
from pmworkshop.tui.keymap.commands import ROOM, Command, find, key_called, key_of, remapped, with_keys
from pmworkshop.tui.keymap.replay_keys import PLACE, REPLAY
from pmworkshop.tui.pages.page import Act, Ask, Context, Cursor, Drawing, Focus, Open, Page, Say, Several, worded
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.replay.changes import ChangesPanel
from pmworkshop.tui.replay.going import MOVED, Going
from pmworkshop.tui.replay.recording import Recording
from pmworkshop.tui.replay.step_drawing import Shown, drawn_step
from pmworkshop.tui.replay.word_search import WordSearch
from pmworkshop.tui.requests.messages import LeaveReplay

LOOKS_ONLY = ("next_question", "last_question", "names")
"""Commands of the room's pages that only show another part of what is there."""
STILL = Say(tr_noop("This is how it was; nothing changes here. {back_key} leaves the replay."))
ASKED_HIDDEN = tr_noop("Show what the room had not seen at that moment? For your eyes only: is the projector off?")


class ReplayPanel(Panel):
    """Shows the page of another panel without its field and its keys.

    Attributes:
        inner: The panel that was on the stage at the shown moment.
        as_it_was: Whether the wall is shown as it was, in place of what the step changed.
    """

    commands = REPLAY
    on_lines = False

    def __init__(
        self, reel: Recording, keys: Mapping[str, tuple[str, ...]], now: Callable[[], float] = time.monotonic
    ) -> None:
        """Connect to the recording.

        Args:
            reel: The recording.
            keys: Keys of the settings, by command id.
            now: A monotonic clock, in seconds.
        """
        self._reel = reel
        self._keys = keys
        self._search = WordSearch(reel, now)
        self.parts = (Going(reel, now), self._search)
        self.inner = Panel()
        self.as_it_was = False

    @classmethod
    def place(cls) -> str:
        """Return the name of the panel in the settings file."""
        return PLACE

    @property
    def follows_cursor(self) -> bool:  # type: ignore[override]
        """Whether the page depends on the chosen row."""
        return self.as_it_was and self.inner.follows_cursor

    @property
    def ticks(self) -> bool:  # type: ignore[override]
        """Whether the page changes every second; only while the replay plays."""
        return self.as_it_was and self.inner.ticks and self._reel.player.playing

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands; the play key is named for what it does now, and search keys appear after a search."""
        playing, wall = self._reel.player.playing, self.as_it_was
        offered = (one for one in self.commands if self._search.wanted or not one.id.endswith("_found"))
        titles = {"play": tr_noop("stop") if playing else "", "wall": tr_noop("changes") if wall else ""}
        key = {one.id: one.key for one in remapped(self.commands, self._keys, PLACE)}
        both = {"step_on": key["step_back"] + key["step_on"], "faster": key["faster"] + key["slower"]}
        return tuple(
            replace(one, title=titles.get(one.id) or one.title, both=both.get(one.id, "")) for one in offered
        )

    def page(self, context: Context) -> Page:
        """Return what the step changed; or the wall as it was, with the key names that it had then."""
        if not self.as_it_was:
            return Page(body=Drawing(drawn_step(self._step(), context.cells, context.rows)), focus="list")
        inside = remapped(self.inner.commands_in(context), self._keys, self.inner.place())
        on_stage = (*inside, *remapped(ROOM, self._keys))
        page = worded(self.inner.page(context), lambda text: with_keys(text, lambda name: key_called(name, on_stage)))
        return replace(page, ask="", focus="list")

    def _step(self) -> Shown:
        reel = self._reel
        told = reel.told(reel.seq)
        pairs = sides(reel.seen(1), reel.seen(), told.step)
        label = clean_line(told.step.label)
        said = (label, *(line for line in map(clean_line, told.lines) if not label or not line.endswith(label)))
        return Shown(pairs, said, reel.stretches(), reel.seq - 1)

    def look(self, context: Context, key: str, character: str) -> Act:
        """Let a key of the shown page turn to another part of it; for other keys, say that nothing changes.

        Args:
            context: The public view at the shown moment, with the cursor.
            key: The pressed key.
            character: The character that it types; empty if none.

        Returns:
            Redrawing the page, or a message.
        """
        there = self.inner.commands_in(context) if self.as_it_was else ()
        looks = tuple(one for one in there if one.id in LOOKS_ONLY)
        command = find(looks, key, "list") or (find(looks, character, "list") if character else None)
        handler = self.inner.handler(command) if command else None
        if command is None or handler is None:
            return STILL
        handler(context, command.keys[0])
        return Focus()

    # Looking.

    def do_wall(self, context: Context, key: str) -> Act | None:
        """Show the wall as the room saw it, or what the step changed.

        Args:
            context: The public view at the shown moment; not used.
            key: The pressed key; not used.

        Returns:
            The redrawing.
        """
        self.as_it_was = not self.as_it_was
        return MOVED

    def do_changed(self, context: Context, key: str) -> Act | None:
        """List the changes around the shown step.

        Args:
            context: The public view at the shown moment; not used.
            key: The pressed key; not used.

        Returns:
            Opening the list at the shown step.
        """
        self._reel.player.stop()
        return Several((Open(ChangesPanel(self._reel)), Focus(cursor=Cursor(str(self._reel.seq)))))

    def do_hidden(self, context: Context, key: str) -> Act | None:
        """Ask for confirmation before hidden answers are shown; hide them again at once.

        Args:
            context: The public view at the shown moment; not used.
            key: The pressed key; not used.

        Returns:
            The question, or the redrawing after hiding.
        """
        self._reel.player.stop()
        if self._reel.private:
            return self._show_hidden(show=False)
        keys = (tr("Enter shows it"), tr("{leave_field_key} leaves it hidden", leave_field_key=key_of("leave_field")))
        return Ask(tr(ASKED_HIDDEN), lambda _, text: self._show_hidden(show=True), empty=True, bare=True, keys=keys)

    def _show_hidden(self, *, show: bool) -> Act:
        self._reel.private = show
        return MOVED

    def do_back(self, context: Context, key: str) -> Act | None:
        """Leave the replay.

        Args:
            context: The public view at the shown moment; not used.
            key: The pressed key; not used.

        Returns:
            The request to leave.
        """
        return LeaveReplay()
