"""The protocol of a store that can search by itself: it keeps what is remembered of sessions beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pmworkshop.session.core.session import Session
from pmworkshop.store.journal import Head


class Search(Protocol):
    """What is remembered of the sessions of a store, as far as the user may read them.

    What a line or a session holds is text that the store hands back as it was given; it knows the words of a line
    alone. All methods raise `PmworkshopError` if the store does not answer.
    """

    @property
    def alive(self) -> bool:
        """Whether the store has answered to the last question."""
        ...

    def look(self, form: int) -> tuple[int, list[tuple[int, str]]]:
        """Look which sessions were written to since they were remembered, or never were.

        Args:
            form: In which form they are wanted; what was kept in a lower one counts as changed.

        Returns:
            How many sessions the user may read; and number and name of each that has changed.
        """
        ...

    def read(self, number: int) -> tuple[Session, Head]:
        """Read the newest state of a session; see `Journal.load`.

        Args:
            number: Its number.
        """
        ...

    def remember(
        self, number: int, form: int, head: Head, day: str, about: str, dues: str, lines: Sequence[tuple[str, str]]
    ) -> bool:
        """Keep what is remembered of a session, in place of what was kept before.

        Args:
            number: Its number.
            form: In which form it is kept.
            head: The end of the history that it was made of.
            day: Its day, as ISO 8601.
            about: What is known of it as a whole.
            dues: A list in JSON of what is due in it.
            lines: Each line with its words, as `tsvector` of PostgreSQL writes them.

        Returns:
            False, if the session was written to meanwhile: nothing was kept then.
        """
        ...

    def recall(self, sought: str, most: int, without: Sequence[int]) -> tuple[list[tuple[str, str, str]], int]:
        """Find lines by their words, those of the newest sessions first.

        Args:
            sought: The words, as `tsquery` of PostgreSQL writes them.
            most: How many lines are wanted at most.
            without: Numbers of sessions that are left out.

        Returns:
            Of each line the address of its session, what is known of that, and itself; and how many there are in all.
        """
        ...

    def due(self, without: Sequence[int]) -> list[tuple[str, str]]:
        """List what is due.

        Args:
            without: Numbers of sessions that are left out.

        Returns:
            What is known of a session, and what is due in it, of each that has anything due.
        """
        ...

    def close(self) -> None:
        """Close the connection."""
        ...
