"""What is asked of each person where the room is, who has answered, and who is awaited."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.records import Participant, Round
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.seats import answering, in_room
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import navigation
from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.answer_form import AnswerForm, Asks, form_of

Status = Literal["not asked", "open", "closed", "shown"]


@dataclass(frozen=True, slots=True)
class Step:
    """One line that is typed for one leader.

    Attributes:
        wanted: Whether it is about the wanted state.
        subject: Id of the subject, where each subject takes a line; empty if one line is the whole answer.
    """

    wanted: bool = False
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of each leader where the room is.

    Attributes:
        module: The module that asks.
        asks: Whether it asks for answers or for a choice among groups.
        forms: What each leader is asked for, by pass.
        rounds: The newest round by pass (True for wanted); None before anybody was asked.
        nameless: Whether the answers are kept without names.
        due: Whether the present phase takes answers.
        near: Whether answers may come in: the phase takes them, or people fill in their charts alone.
        taken: Whether an answer that comes in is taken: the phase allows it, and nothing was shown or closed.
    """

    module: Module
    asks: Asks
    forms: dict[bool, AnswerForm]
    rounds: dict[bool, Round | None]
    nameless: bool
    due: bool
    near: bool
    taken: bool

    @property
    def form(self) -> AnswerForm:
        """What each leader is asked for in the first pass."""
        return self.forms[next(iter(self.rounds))]

    @property
    def status(self) -> Status:
        """The state of the first pass."""
        first = self.rounds[next(iter(self.rounds))]
        if first is None:
            return "not asked"
        words: dict[str, Status] = {"open": "open", "closed": "closed", "revealed": "shown"}
        return words[first.status]

    @property
    def number(self) -> int:
        """How often it was asked, the first time included; at least 1."""
        return max((one.number for one in self.there), default=1)

    @property
    def there(self) -> tuple[Round, ...]:
        """The existing rounds, the present state before the wanted one."""
        return tuple(one for one in self.rounds.values() if one is not None)

    @property
    def hidden(self) -> bool:
        """Whether there are, or may be, answers that the room has not seen."""
        return self.status in ("open", "closed")

    @property
    def awaits(self) -> bool:
        """Whether people are awaited here, and it is known who."""
        return not self.nameless and bool(self.hidden or self.due)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The lines that are typed for one leader, in their order."""
        return tuple(Step(wanted, part) for wanted in self.rounds for part in self._parts(wanted))

    def _parts(self, wanted: bool) -> list[str]:
        form = self.forms[wanted]
        return [one.id for one in form.subjects] if form.by_line else [""]

    def same(self, other: Asking | None) -> bool:
        """Return whether another one asks the same in the same module, in the same words; the rounds may differ.

        Args:
            other: What was asked at another moment; None if nothing was.
        """
        mine = (self.module.id, self.asks, self._question)
        return other is not None and mine == (other.module.id, other.asks, other._question)

    @property
    def _question(self) -> str:
        """The words of what stands for the module as a whole, such as a proposal; empty without any."""
        return next((one.text for one in self.form.subjects if one.id == WHOLE), "")

    def answered(self, session: Session) -> set[str]:
        """Return who has answered in the first pass, even if lines are missing.

        Args:
            session: The whole session.

        Returns:
            The ids of the participants.
        """
        return {who for one in self.there[:1] for who in rounds.answered(session, one.id)}

    def done(self, session: Session, who: str) -> set[Step]:
        """Return the lines of a leader that are stored.

        Args:
            session: The whole session.
            who: Id of the participant.

        Returns:
            The lines; empty if the leader has not answered.
        """
        return self._done(session).get(who, set())

    def _done(self, session: Session) -> dict[str, set[Step]]:
        """Return the lines that are stored, by leader."""
        wanted = {one.id: pass_ for pass_, one in self.rounds.items() if one is not None}
        by_part, done = self.form.by_line, dict[str, set[Step]]()
        for one in session.ballots.values():
            if one.round in wanted:
                line = Step(wanted[one.round], one.subject if by_part else "")
                done.setdefault(one.participant, set()).add(line)
        return done

    def partly(self, session: Session) -> set[str]:
        """Return who has answered in the first pass and lacks a line of the card, where each subject takes one.

        Args:
            session: The whole session.

        Returns:
            The ids of the participants, who are awaited still.
        """
        if not self.form.by_line:
            return set()
        first, steps = next(iter(self.rounds)), set(self.steps)
        return {
            who
            for who, there in self._done(session).items()
            if steps - there and any(one.wanted == first for one in there)
        }

    def missing(self, session: Session) -> list[Participant]:
        """List the present leaders whose answers are incomplete, the sponsor last.

        Args:
            session: The whole session.
        """
        steps, done = set(self.steps), self._done(session)
        voted = {who for one in self.there if one.anonymous or one.status == "revealed" for who in one.voted}
        people = answering(session, self.answered(session))
        return [one for one in people if one.present and one.id not in voted and steps - done.get(one.id, set())]


def asking(session: Session) -> Asking | None:
    """Return what is asked where the room is.

    Args:
        session: The session, public or whole.

    Returns:
        The round and its form; None if nothing is asked of each person, or there are no subjects yet.
    """
    module, phase = navigation.where(session)
    kind, passes = kind_of(module), module.wanted_passes
    asks = kind.asks(module, phase)
    known = _forms(session, module, asks, passes)
    if not known:
        return None
    there = {wanted: rounds.newest(session, module.id, asks, wanted=wanted) for wanted in passes}
    first = there[passes[0]]
    shown = first is not None and first.status == "revealed"
    due = not shown and kind.asks_at_once(module, phase)
    near = due or (not shown and phase == "alone" and known[passes[0]].sort != "text")
    nameless = first.anonymous if first else module.nameless
    return Asking(module, asks, known, there, nameless, due, near, _open(first) and kind.may_ask(module, phase))


def _open(round_: Round | None) -> bool:
    """Tell whether nothing of a round is shown or closed."""
    return round_ is None or (round_.status == "open" and not round_.shown)


def _forms(session: Session, module: Module, asks: Asks, passes: Iterable[bool]) -> dict[bool, AnswerForm]:
    """List what each leader is asked for, by pass; nothing where there are no subjects yet."""
    forms = ((wanted, form_of(session, module, asks, wanted=wanted)) for wanted in passes)
    return {wanted: form for wanted, form in forms if form is not None and form.subjects}


def next_leader(session: Session, asked: Asking, who: str, *, around: bool = True) -> Participant | None:
    """Find the leader who is asked after another one.

    Args:
        session: The whole session.
        asked: What is asked.
        who: Id of the other leader.
        around: Whether the first one follows the last one.

    Returns:
        The next one in the room who is awaited; None if nobody else is.
    """
    people, awaited = in_room(session), {one.id for one in asked.missing(session)} - {who}
    at = next((place for place, one in enumerate(people, 1) if one.id == who), 0)
    return next((one for one in (*people[at:], *(people[:at] if around else ())) if one.id in awaited), None)


def next_awaited(before: Session, session: Session, asked: Asking, who: str) -> str:
    """Find the next leader who is awaited after one whose answers came in just now.

    Args:
        before: The whole session before.
        session: The whole session now.
        asked: What is asked.
        who: Id of the leader.

    Returns:
        The id of the next one, from the top again after the last; empty if nothing came in or nobody is awaited.
    """
    awaited, were = ({one.id for one in asked.missing(state)} for state in (session, before))
    if who in awaited or who not in were:
        return ""
    following = next_leader(session, asked, who)
    return following.id if following else ""
