"""Whose turn it is while answers are typed, and what is half typed for that person; kept in memory only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pmworkshop.session.core.records import Participant
from pmworkshop.session.rounds.answer_form import Answer


@dataclass(slots=True)
class Turns:
    """The progress of taking answers in one round.

    People are referred to by id, so that a latecomer, a leaver or a deputy changes nobody's turn.

    Attributes:
        at: Id of the person chosen by hand; empty if the next one follows by itself.
        done: Ids of those whose answers were typed here; None before the first look.
        typed: The keys typed for the person so far.
        part: Index of the subject, where each subject takes a line.
        passed: Index of the pass: the present state, then the wanted one.
        begun: Whether taking answers was begun by hand.
        correcting: Id of the person whose typing is corrected; empty if none is.
        taken: Answers without names, by pass (True for wanted) and id of the person; stored in one step when shown.
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
        """Number of people whose answers are in memory only."""
        return len(self.taken.get(False, self.taken.get(True, {})))

    def clear(self) -> None:
        """Discard what is half typed."""
        self.typed, self.part, self.passed, self.correcting = "", 0, 0, ""

    def anew(self) -> None:
        """Start again with the first person, and discard all answers in memory."""
        self.clear()
        self.at, self.done, self.begun, self.taken = "", set(), False, {}

    def whose(self, people: Sequence[Participant], came: int, out: Sequence[Participant] = ()) -> Participant | None:
        """Return whose turn it is.

        Args:
            people: The people whose answers are awaited, in their order.
            came: How many have answered. At the first look, these are taken to be the first people of the list, since
                cards are typed in that order.
            out: Those who have answered and went out; one of them may be chosen by hand, to mend a slip of typing.

        Returns:
            The person; None once all have been asked.
        """
        if self.done is None:
            self.done = {person.id for person in people[:came]}
        chosen = next((person for person in (*people, *out) if person.id == self.at), None)
        if chosen is not None:
            return chosen
        if came >= len(people):
            return None
        return next((person for person in people if person.id not in self.done), None)

    def keep(self, person: Participant, people: Sequence[Participant]) -> None:
        """Note that the answer of a person is typed, and choose the next one who has not answered.

        Args:
            person: The person.
            people: The people whose answers are awaited, in their order.
        """
        self.clear()
        self.done = {*(self.done or ()), person.id}
        ids = [one.id for one in people]
        after = ids[ids.index(person.id) + 1 :] if person.id in ids else []
        self.at = next((one for one in after if one not in self.done), "")

    def step(self, people: Sequence[Participant], came: int, by: int, out: Sequence[Participant] = ()) -> None:
        """Choose the next or the previous person by hand, and discard what is half typed.

        Args:
            people: The people whose answers are awaited, in their order.
            came: How many have answered.
            by: 1 for the next person, -1 for the previous one.
            out: Those who have answered and went out; they come before all others.
        """
        person = self.whose(people, came, out)
        ids = [one.id for one in (*out, *people)]
        place = ids.index(person.id) + by if person is not None else len(ids) - 1 if by < 0 else 0
        self.clear()
        self.at = ids[min(max(place, 0), len(ids) - 1)] if ids else ""
