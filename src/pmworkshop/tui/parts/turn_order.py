"""Whose turn it is while answers are typed, and what is half typed for that person; kept in memory only."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import field

from pmworkshop.base.dataclass import dataclass
from pmworkshop.session.core.records import Participant
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.tui.parts.cards_in import NOBODY, CardsIn


@dataclass(slots=True)
class Turns:
    """The progress of taking answers in one round.

    People are referred to by id, so that a latecomer, a leaver or a deputy changes nobody's turn.

    Attributes:
        at: Id of the person chosen by hand; empty if the next one follows by itself.
        sent: Ids of those whose answers were typed here: on their way, in, or ended early.
        cards: Whose answers are in, typed here or elsewhere, when this was looked at last.
        typed: The keys typed for the person so far.
        typed_for: Id of that person.
        part: Index of the subject, where each subject takes a line.
        passed: Index of the pass: the present state, then the wanted one.
        begun: Whether taking answers was begun by hand.
        correcting: Id of the person whose typing is corrected; empty if none is.
        pinned: Whether a line is being taken, which stays the one that was asked for.
        overtaken: Whether the card of the person came in from elsewhere while some of it was typed here.
        taken: Answers without names, by pass (True for wanted) and id of the person; stored in one step when shown.
        taken_at: When each of these people was answered for last, in seconds of the clock on the wall.
    """

    at: str = ""
    sent: set[str] = field(default_factory=set)
    cards: CardsIn = NOBODY
    typed: str = ""
    typed_for: str = ""
    part: int = 0
    passed: int = 0
    begun: bool = False
    correcting: str = ""
    pinned: bool = False
    overtaken: bool = False
    taken: dict[bool, dict[str, tuple[Answer, ...]]] = field(default_factory=dict)
    taken_at: dict[str, float] = field(default_factory=dict)

    @property
    def kept(self) -> Set[str]:
        """Ids of those whose answers are in memory only."""
        return self.taken.get(False, self.taken.get(True, {})).keys()

    @property
    def people(self) -> int:
        """Number of people whose answers are in memory only."""
        return len(self.kept)

    @property
    def done(self) -> Set[str]:
        """Ids of those who are not asked again by themselves."""
        return self.cards.whole | self.sent

    def clear(self) -> None:
        """Discard what is half typed."""
        self.typed, self.part, self.passed, self.correcting, self.overtaken = "", 0, 0, "", False

    def anew(self) -> None:
        """Start again with the first person, and discard all answers in memory."""
        self.clear()
        self.at, self.sent, self.begun, self.taken, self.taken_at = "", set(), False, {}, {}

    def whose(self, people: Sequence[Participant], out: Sequence[Participant] = ()) -> Participant | None:
        """Return whose turn it is.

        Args:
            people: The people whose answers are awaited, in their order.
            out: Those who have answered and went out; one of them may be chosen by hand, to mend a slip of typing.

        Returns:
            The person; None once all have been asked.
        """
        chosen = [person for person in (*people, *out) if person.id == self.at] if self.at else []
        done = self.done
        return next(iter(chosen or [person for person in people if person.id not in done]), None)

    def follow(self, cards: CardsIn, people: Sequence[Participant], out: Sequence[Participant]) -> None:
        """Take note of whose cards are in by now; a card that came in from elsewhere makes it the next person's turn.

        Keys that were typed for that person are dropped, and nothing is taken until somebody goes on by hand, so that
        the rest of the card goes under no other name. Whose card was undone is awaited again; after asking again,
        everybody is.

        Args:
            cards: Whose cards are in.
            people: The people whose answers are awaited, in their order.
            out: Those who have answered and went out.
        """
        if cards == self.cards:
            return
        before, person, half = self.cards, self.whose(people, out), bool(self.typed)
        self.cards = cards
        if cards.number > before.number > 0 and not self.taken:
            self.anew()
            return
        self.sent -= before.begun - cards.begun
        if person is None or person.id in self.sent or self.correcting:
            return
        if (self.passed, self.part) not in cards.of(person.id) - before.of(person.id):
            return
        if half:
            self.clear()
            self.at, self.overtaken = person.id, True
        else:
            self.leave(person, people)

    def place(self, person: Participant) -> None:
        """Go to the first line of a person that is missing, and drop keys that were typed for somebody else.

        Args:
            person: The person whose turn it is.
        """
        if self.typed and self.typed_for != person.id:
            self.clear()
        if not (self.typed or self.pinned) and person.id not in self.cards.whole:
            self.passed, self.part = self.cards.missing(person.id, (self.passed, self.part))

    def keep(self, person: Participant, people: Sequence[Participant]) -> None:
        """Note that the answer of a person is typed, and choose the next one who has not answered.

        Args:
            person: The person.
            people: The people whose answers are awaited, in their order.
        """
        self.sent.add(person.id)
        self.go_on(person, people)

    def leave(self, person: Participant, people: Sequence[Participant]) -> None:
        """Leave what came in from elsewhere for the next line of the card, else for the next person.

        Args:
            person: The person whose line came in.
            people: The people whose answers are awaited, in their order.
        """
        if person.id in self.cards.whole:
            self.go_on(person, people)
        else:
            self.clear()

    def go_on(self, person: Participant, people: Sequence[Participant]) -> None:
        """Leave the card of a person, and choose the next one who has not answered.

        Args:
            person: The person.
            people: The people whose answers are awaited, in their order.
        """
        self.clear()
        coming = _after(person, people, self.done)
        self.at = coming.id if coming else ""

    def coming(self, person: Participant, people: Sequence[Participant]) -> Participant | None:
        """Return who is asked next, once the card of a person is in.

        Args:
            person: The person whose turn it is.
            people: The people whose answers are awaited, in their order.

        Returns:
            The next one in the list who is still asked, else the first one; None if nobody else is.
        """
        done = self.done
        still = (one for one in people if one.id not in done and one.id != person.id)
        return _after(person, people, done) or next(still, None)

    def refused(self, person: Participant) -> None:
        """Await a person again whose answer the store refused; what is typed for somebody else meanwhile stays.

        Args:
            person: The person.
        """
        self.sent.discard(person.id)
        if not self.typed:
            self.at = person.id

    def step(self, people: Sequence[Participant], by: int, out: Sequence[Participant] = ()) -> None:
        """Choose the next or the previous person by hand, and discard what is half typed.

        Args:
            people: The people whose answers are awaited, in their order.
            by: 1 for the next person, -1 for the previous one.
            out: Those who have answered and went out; they come before all others.
        """
        person = self.whose(people, out)
        ids = [one.id for one in (*out, *people)]
        place = ids.index(person.id) + by if person is not None else len(ids) - 1 if by < 0 else 0
        self.clear()
        self.at = ids[min(max(place, 0), len(ids) - 1)] if ids else ""


def _after(person: Participant, people: Sequence[Participant], done: Set[str]) -> Participant | None:
    """Return the first of those who come after a person in a list and are not done."""
    ids = [one.id for one in people]
    later = people[ids.index(person.id) + 1 :] if person.id in ids else ()
    return next((one for one in later if one.id not in done), None)
