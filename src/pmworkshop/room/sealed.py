"""Answers without names: they stay in the memory of the room's page until the stage shows all of them at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping

from pmworkshop.session.rounds.answer_form import Answer

PATIENCE = 5.0
"""Seconds in which the stage shows answers that it fetched; after that, phones may answer again."""


class Sealed:
    """The answers of rounds without names, by round and participant; nothing of them is ever written."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """Begin without any.

        Args:
            now: Returns the moment, in seconds of a monotonic clock.
        """
        self._now = now
        self._rounds: dict[str, dict[str, tuple[Answer, ...]]] = {}
        self._fetched: dict[str, float] = {}
        self._at: dict[tuple[str, str], float] = {}

    def put(self, round_id: str, person: str, answers: tuple[Answer, ...], at: float = 0.0) -> None:
        """Keep somebody's answers in place of those given before; without any, forget them.

        Args:
            round_id: The id of the round.
            person: The id of the participant.
            answers: The answers.
            at: The moment, in seconds of the clock on the wall.
        """
        there = self._rounds.setdefault(round_id, {})
        there.pop(person, None)
        if answers:
            there[person], self._at[round_id, person] = answers, at

    def kept_at(self, round_id: str, person: str) -> float:
        """Return when somebody's answers were kept, so that those given last count, on a phone or on the stage.

        Args:
            round_id: The id of the round.
            person: The id of the participant.
        """
        return self._at.get((round_id, person), 0.0)

    def of(self, round_id: str, person: str) -> tuple[Answer, ...]:
        """Return what somebody answered; empty for nothing.

        Args:
            round_id: The id of the round.
            person: The id of the participant.
        """
        return self._rounds.get(round_id, {}).get(person, ())

    def who(self, round_id: str) -> Collection[str]:
        """List who has answered, by their ids and never in the order of their answers.

        Args:
            round_id: The id of the round.
        """
        return sorted(self._rounds.get(round_id, ()))

    def fetch(self, round_id: str) -> Mapping[str, tuple[Answer, ...]]:
        """Hand all answers of a round to the stage, which is about to show them.

        Args:
            round_id: The id of the round.

        Returns:
            The answers by participant.
        """
        self._fetched[round_id] = self._now()
        return dict(sorted(self._rounds.get(round_id, {}).items()))

    def being_shown(self, round_id: str) -> bool:
        """Tell whether the stage has fetched the answers just now, so that a further one would come too late.

        Args:
            round_id: The id of the round.
        """
        return self._now() - self._fetched.get(round_id, -PATIENCE) < PATIENCE

    def forget(self, shown: Collection[str]) -> None:
        """Forget the answers of rounds that are shown, or gone.

        Args:
            shown: The ids of the rounds.
        """
        for round_id in shown:
            self._rounds.pop(round_id, None)
            self._fetched.pop(round_id, None)
        self._at = {key: at for key, at in self._at.items() if key[0] in self._rounds}

    @property
    def rounds(self) -> tuple[str, ...]:
        """The ids of the rounds of which answers are kept."""
        return tuple(self._rounds)
