"""Says to the other windows of a session that this one is there, and hears of them, in a thread of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from pmworkshop.base.language import tr
from pmworkshop.leading.company_words import NOT_KNOWN, company_words
from pmworkshop.store.company import BEAT, GONE, Company, Seat
from pmworkshop.tui.guard import LOG

PARTING = 1.0
"""Seconds for which the end of a window waits until the others are told; without a word they see it soon anyway."""


class Presence:
    """The place of one window among those that lead a session; a slow or lost store delays no key."""

    def __init__(self, company: Callable[[], Company], seat: Seat, beat: float = BEAT) -> None:
        """Start the thread; it runs until `end`.

        Args:
            company: Finds the company of the session, in the thread.
            seat: This window.
            beat: Seconds between two words.
        """
        self._find, self._seat, self._beat = company, seat, beat
        self._others: tuple[Seat, ...] = ()
        self._heard = time.monotonic()
        self._news, self._over = threading.Event(), False
        self._thread = threading.Thread(target=self._run, name="pmworkshop-presence", daemon=True)
        self._thread.start()

    def move(self, at: str) -> None:
        """Say where this window is now, at once if that is new.

        Args:
            at: The place in words; empty for none.
        """
        if at != self._seat.at:
            self._seat = Seat(self._seat.name, self._seat.sort, at)
            self._news.set()

    @property
    def words(self) -> str:
        """Who else is there, in one line; empty if nobody is."""
        if time.monotonic() - self._heard > GONE + self._beat:
            return tr(NOT_KNOWN)
        return company_words(self._others, self._seat)

    def _run(self) -> None:
        company: Company | None = None
        while not self._over:
            try:
                company = company or self._find()
                self._others = company.meet(self._seat)
                self._heard = time.monotonic()
            except Exception as error:  # whoever is there is no part of the work
                LOG.info("who else is here is not known: %s", type(error).__name__)
            self._news.wait(self._beat)
            self._news.clear()
        if company is not None:
            company.leave()

    def end(self) -> None:
        """Tell the others that this window is gone, and stop the thread."""
        self._over = True
        self._news.set()
        self._thread.join(PARTING)
