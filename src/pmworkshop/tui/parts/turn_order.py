"""Whose turn it is while answers are taken, and what is half typed for that person: in memory alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pmworkshop.session.core.records import Participant
from pmworkshop.session.rounds.answer_form import Answer


@dataclass(slots=True)
class Turns:
    """What is half done in one asking.

    People are known by their ids, so that a latecomer, a leaver or a deputy shifts nobody's turn.

    Attributes:
        at: Whose turn was chosen by hand; empty where the next one comes by itself.
        done: Whose answers were typed here; nothing before the first look.
        typed: The keys typed for the person so far.
        part: Which subject, where each takes a line.
        passed: Which pass: what is, then what is wanted.
        begun: Whether taking answers was begun by hand.
        correcting: Whose typing is being corrected.
        taken: Answers without names, by pass and person: they are written when all are shown, in one step.
    """

    at: str = ""
    done: set[str] | None = None
    typed: str = ""
    part: int = 0
    passed: int = 0
    begun: bool = False
    correcting: str = ""
    taken: dict[bool, dict[str, tuple[Answer, ...]]] = field(default_factory=dict)

    @property
    def people(self) -> int:
        """How many people's answers stand in memory alone."""
        return len(self.taken.get(False, self.taken.get(True, {})))

    def clear(self) -> None:
        """Forget what is half typed."""
        self.typed, self.part, self.passed, self.correcting = "", 0, 0, ""

    def anew(self) -> None:
        """Begin with the first person again."""
        self.clear()
        self.at, self.done, self.begun, self.taken = "", set(), False, {}

    def whose(self, people: Sequence[Participant], came: int) -> Participant | None:
        """Say whose turn it is; nobody's once all have been asked.

        Args:
            people: Whose answers are awaited, in their order.
            came: How many are in; where nothing was typed here yet, they are taken for the first ones, since
                cards are typed in the order of the list.
        """
        if self.done is None:
            self.done = {person.id for person in people[:came]}
        chosen = next((person for person in people if person.id == self.at), None)
        if chosen is not None:
            return chosen
        if came >= len(people):
            return None
        return next((person for person in people if person.id not in self.done), None)

    def keep(self, person: Participant, people: Sequence[Participant]) -> None:
        """Note that a person's answer is typed; the next one's turn comes by itself, from there on first."""
        self.clear()
        self.done = {*(self.done or ()), person.id}
        ids = [one.id for one in people]
        after = ids[ids.index(person.id) + 1 :] if person.id in ids else []
        self.at = next((one for one in after if one not in self.done), "")

    def step(self, people: Sequence[Participant], came: int, by: int) -> None:
        """Choose the person after this one (or before, negative)."""
        person = self.whose(people, came)
        ids = [one.id for one in people]
        place = ids.index(person.id) + by if person is not None else len(ids) - 1 if by < 0 else 0
        self.clear()
        self.at = ids[min(max(place, 0), len(ids) - 1)] if ids else ""
