"""The panel of the replay: the page that was on the wall, and keys that go through the moments."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from pmworkshop.base.errors import InputError
from pmworkshop.base.text import clean_line
from pmworkshop.tui.keymap.commands import ROOM, Command, key_called, key_of, remapped, with_keys
from pmworkshop.tui.keymap.replay_keys import PLACE, REPLAY
from pmworkshop.tui.pages.page import Act, Ask, Context, Cursor, Focus, Open, Page, Say, Several, worded
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.replay.changes import ChangesPanel
from pmworkshop.tui.replay.recording import Recording
from pmworkshop.tui.requests.messages import LeaveReplay, ShowMoment

LOOKS_ONLY = ("next_question", "last_question", "names")
"""Commands of the room's pages that only show another part of what is there."""
STILL = Say(f"This is how it was; nothing changes here. {key_of('back')} leaves the replay.")
MOVED = ShowMoment()
"""Says that another moment, or another way of looking at it, is to be drawn."""
ASKED_HIDDEN = "Show what the room had not seen at that moment? For your eyes only: is the projector off?"


class ReplayPanel(Panel):
    """Shows the page of another panel without its field and its keys."""

    commands = REPLAY

    def __init__(
        self, reel: Recording, keys: Mapping[str, tuple[str, ...]], now: Callable[[], float] = time.monotonic
    ) -> None:
        """Take what is replayed, the keys of the settings, and a clock that never goes back."""
        self._reel = reel
        self._keys = keys
        self._now = now
        self._wanted = ""
        self.inner = Panel()

    @classmethod
    def place(cls) -> str:
        """Name the place where its commands act."""
        return PLACE

    @property
    def follows_cursor(self) -> bool:  # type: ignore[override]
        """Whether the page tells something of the chosen row."""
        return self.inner.follows_cursor

    @property
    def ticks(self) -> bool:  # type: ignore[override]
        """Whether the page changes with every second: only while the time runs."""
        return self.inner.ticks and self._reel.player.playing

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """Say of the key that plays what it does now; offer what was found once something was looked for."""
        playing = self._reel.player.playing
        offered = (one for one in self.commands if self._wanted or not one.id.endswith("_found"))
        return tuple(replace(one, title="stop") if one.id == "play" and playing else one for one in offered)

    def page(self, context: Context) -> Page:
        """Show the page of the moment, with the keys that its words named on the stage."""
        inside = remapped(self.inner.commands_in(context), self._keys, self.inner.place())
        on_stage = (*inside, *remapped(ROOM, self._keys))
        page = worded(self.inner.page(context), lambda text: with_keys(text, lambda name: key_called(name, on_stage)))
        return replace(page, ask="", focus="list")

    def look(self, context: Context, find: Callable[[tuple[Command, ...]], Command | None]) -> Act:
        """Let a key of the room's page show another part of it; of all others say that nothing changes."""
        command = find(tuple(one for one in self.inner.commands_in(context) if one.id in LOOKS_ONLY))
        handler = self.inner.handler(command) if command else None
        if command is None or handler is None:
            return STILL
        handler(context, command.keys[0])
        return Focus()

    # Playing.

    def do_play(self, context: Context, key: str) -> Act | None:
        """Play, or stop playing."""
        player = self._reel.player
        if player.playing:
            player.stop()
        else:
            player.play(self._now())
        return MOVED

    def do_faster(self, context: Context, key: str) -> Act | None:
        """Play faster."""
        return self._at_speed(1)

    def do_slower(self, context: Context, key: str) -> Act | None:
        """Play slower."""
        return self._at_speed(-1)

    def _at_speed(self, by: int) -> Act | None:
        before = self._reel.player.speed
        self._reel.player.change_speed(by, self._now())
        if self._reel.player.speed == before:
            return Say(f"{before} times is the {'fastest' if by > 0 else 'slowest'}.")
        return MOVED

    # Going.

    def _go(self, seq: int, otherwise: str = "", *, on: bool = False) -> Act:
        if not on:
            self._reel.player.stop()
        return MOVED if self._reel.player.go(seq, self._now()) or not otherwise else Say(otherwise)

    def do_step_on(self, context: Context, key: str) -> Act | None:
        """Go on by one step."""
        return self._go(self._reel.seq + 1, "This is the last step.")

    def do_step_back(self, context: Context, key: str) -> Act | None:
        """Go back by one step."""
        return self._go(self._reel.seq - 1, "This is the first step.")

    def do_module_on(self, context: Context, key: str) -> Act | None:
        """Go on to the next part; the play goes on from there."""
        return self._go(self._reel.part(1), "This is the last step.", on=True)

    def do_module_back(self, context: Context, key: str) -> Act | None:
        """Go back to where this part began, or to the part before; the play goes on from there."""
        return self._go(self._reel.part(-1), "This is the first step.", on=True)

    def do_first(self, context: Context, key: str) -> Act | None:
        """Go to the first step."""
        return self._go(1)

    def do_last(self, context: Context, key: str) -> Act | None:
        """Go to the last step."""
        return self._go(self._reel.total)

    def do_jump(self, context: Context, key: str) -> Act | None:
        """Ask for a moment."""
        self._reel.player.stop()
        asked = "Jump where? a step (143), a time (10:42) or a part (its short title)"
        return Ask(asked, lambda _, text: self._go(self._reel.find(text)), keys=("Enter goes there", _STAYS))

    # Looking.

    def do_search(self, context: Context, key: str) -> Act | None:
        """Ask for a word."""
        self._reel.player.stop()

        def answer(_: Context, text: str) -> Act | None:
            self._wanted = clean_line(text)
            return self._next(1)

        return Ask("Find which word in what was done and said?", answer, keys=("Enter finds it", _STAYS))

    def do_next_found(self, context: Context, key: str) -> Act | None:
        """Go on to the next step that holds the word."""
        return self._next(1)

    def do_last_found(self, context: Context, key: str) -> Act | None:
        """Go back to the step before that holds the word."""
        return self._next(-1)

    def _next(self, by: int) -> Act:
        moments = self._reel.moments
        found = moments.find(self._wanted)
        there = [seq for seq in found if (seq - self._reel.seq) * by > 0]
        read = "" if moments.ready else f", of the {moments.built} steps that are read so far"
        if not found:
            raise InputError(f"Nothing holds “{self._wanted}”{read}.")
        seq = (there or found)[0 if by > 0 else -1]
        self._reel.player.stop()
        self._reel.player.go(seq, self._now())
        again = "" if there else "; from the other end again"
        where = f"{found.index(seq) + 1} of {len(found)}{read}{again}"
        return ShowMoment(f"“{self._wanted}”: {where}. {key_of('next_found')} goes on.")

    def do_changed(self, context: Context, key: str) -> Act | None:
        """List what changed."""
        self._reel.player.stop()
        return Several((Open(ChangesPanel(self._reel)), Focus(cursor=Cursor(str(self._reel.seq)))))

    def do_hidden(self, context: Context, key: str) -> Act | None:
        """Ask before what was hidden is shown; hide it again at once."""
        self._reel.player.stop()
        if self._reel.private:
            return self._show_hidden(show=False)
        keys = ("Enter shows it", f"{key_of('leave_field')} leaves it hidden")
        return Ask(ASKED_HIDDEN, lambda _, text: self._show_hidden(show=True), empty=True, keys=keys)

    def _show_hidden(self, *, show: bool) -> Act:
        self._reel.private = show
        return MOVED

    def do_back(self, context: Context, key: str) -> Act | None:
        """Leave the replay."""
        return LeaveReplay()


_STAYS = f"{key_of('leave_field')} stays here"
