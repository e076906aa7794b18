"""Counts wrong codes and links, so that nobody tries out many of them."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

SECONDS = 60.0
"""For how many seconds a wrong try counts."""
EACH, ALL = 10, 100
"""How many wrong tries are heard in that time from one computer, and from all together."""
_MOST = 1000
"""Computers that are remembered at most; the count of all holds for those that are forgotten."""


class Tries:
    """The wrong tries of the last minute.

    At these limits a code of six letters out of 24 stays unknown over a working day with a chance of 4,000 to 1.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """Begin without any.

        Args:
            now: Returns the moment, in seconds of a monotonic clock.
        """
        self._now = now
        self._all: deque[float] = deque()
        self._each: dict[str, deque[float]] = {}

    def heard(self, computer: str) -> bool:
        """Tell whether a further try of a computer is heard.

        Args:
            computer: Its address.
        """
        return len(self._recent(self._each.get(computer, deque()))) < EACH and len(self._recent(self._all)) < ALL

    def wrong(self, computer: str) -> None:
        """Count a wrong try.

        Args:
            computer: The address of the computer it came from.
        """
        if len(self._each) >= _MOST:
            self._each = {one: times for one, times in self._each.items() if self._recent(times)}
        if len(self._each) < _MOST:
            self._each.setdefault(computer, deque(maxlen=EACH)).append(self._now())
        self._all.append(self._now())

    def _recent(self, times: deque[float]) -> deque[float]:
        while times and times[0] < self._now() - SECONDS:
            times.popleft()
        return times
