"""Search for a text in the replayed history."""

from __future__ import annotations

from collections.abc import Callable

from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.tui.keymap.commands import key_of, keyed
from pmworkshop.tui.pages.page import Act, Ask, Context
from pmworkshop.tui.pages.panel import Part
from pmworkshop.tui.replay.going import STAYS
from pmworkshop.tui.replay.recording import Recording
from pmworkshop.tui.requests.messages import ShowMoment


class WordSearch(Part):
    """Goes to the steps that contain a text.

    Attributes:
        wanted: The text; empty before the first search.
    """

    def __init__(self, reel: Recording, now: Callable[[], float]) -> None:
        """Connect to the recording.

        Args:
            reel: The recording.
            now: A monotonic clock, in seconds.
        """
        self._reel = reel
        self._now = now
        self.wanted = ""
        self.handlers = {
            "search": self._search,
            "next_found": lambda context, key: self._next(1),
            "last_found": lambda context, key: self._next(-1),
        }

    def _search(self, context: Context, key: str) -> Act | None:
        """Ask for a text."""
        self._reel.player.stop()

        def answer(_: Context, text: str) -> Act | None:
            self.wanted = clean_line(text)
            return self._next(1)

        return Ask(
            tr("Find which word in what was done and said?"), answer, keys=(tr("Enter finds it"), keyed(STAYS))
        )

    def _next(self, by: int) -> Act:
        moments = self._reel.moments
        found = moments.find(self.wanted)
        there = [seq for seq in found if (seq - self._reel.seq) * by > 0]
        read = "" if moments.ready else tr(", of the {steps} steps that are read so far", steps=moments.built)
        if not found:
            raise InputError(tr("Nothing holds “{wanted}”{read}.", wanted=self.wanted, read=read))
        seq = (there or found)[0 if by > 0 else -1]
        self._reel.player.stop()
        self._reel.player.go(seq, self._now())
        again = "" if there else tr("; from the other end again")
        where = tr("{number} of {total}", number=found.index(seq) + 1, total=len(found)) + read + again
        return ShowMoment(
            tr(
                "“{wanted}”: {where}. {next_found_key} goes on.",
                wanted=self.wanted,
                where=where,
                next_found_key=key_of("next_found"),
            )
        )
