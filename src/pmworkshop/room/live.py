"""The room's page while it is open: what its phones see, what they answer, and who is told of a change."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.exchange.sheet_form import Part
from pmworkshop.exchange.sheet_given import Filled
from pmworkshop.room import answers as taking
from pmworkshop.room.passes import Passes, Phone
from pmworkshop.room.sealed import Sealed
from pmworkshop.room.together import Together
from pmworkshop.room.view import Now, count_of, hidden_alone, names, now_of, round_of, rows_of, seen_of
from pmworkshop.session.core.records import Ballot
from pmworkshop.session.core.seats import mates
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Operation
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.session.views.asking import Asking, asking
from pmworkshop.workshop.workshop import Workshop

GAP = 0.1
"""Seconds between two notices to phones at least."""
AT_ONCE = 200
"""Phones that are told within a second how many answers are in; where there are more, each is told less often."""


@dataclass(slots=True, eq=False)
class Follower:
    """A phone that is told of changes; of each sort of notice only the newest waits.

    Attributes:
        secret: What it holds; what it may do is looked up anew for each notice.
        waiting: The notices that wait, by sort.
        woken: Set when something waits.
        known: What it was told last of its own answers: what they were made of, and as JSON.
        lead: What it was told last, if it is the facilitator's.
    """

    secret: str
    waiting: dict[str, str] = field(default_factory=dict)
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    known: tuple[object, str] = (None, "")
    lead: str = ""

    def tell(self, sort: str, data: str) -> None:
        """Let a notice wait for the phone.

        Args:
            sort: Its sort.
            data: What it says, as JSON.
        """
        self.waiting[sort] = data
        self.woken.set()

    async def notices(self) -> list[tuple[str, str]]:
        """Wait for notices, and return them."""
        await self.woken.wait()
        self.woken.clear()
        told, self.waiting = list(self.waiting.items()), {}
        return told


@dataclass(frozen=True, slots=True)
class _Moment:
    """What was worked out for one state of the session."""

    session: Session
    now: Now
    asked: Asking | None
    names: dict[str, str]


class Live:
    """Knows what phones see, takes their answers, and tells them of changes at most ten times a second.

    Attributes:
        passes: The phones that have joined.
        sealed: The answers without names.
        followers: The phones that are told of changes.
        leads: Returns what the facilitator's phones show.
    """

    def __init__(self, workshop: Workshop, passes: Passes, clock: Clock) -> None:
        """Connect to a workshop; `run` tells phones of its changes.

        Args:
            workshop: The running workshop; the caller closes it.
            passes: The phones that have joined.
            clock: Source of the time that phones are told.
        """
        self.passes, self.sealed = passes, Sealed()
        self.followers: set[Follower] = set()
        self.leads: Callable[[], dict[str, Any]] = dict
        self._workshop, self._clock = workshop, clock
        self._changed = asyncio.Event()
        self._sealing = asyncio.Lock()
        self._together, self._asks = Together(workshop), taking.Asks()
        self._behind_dots: dict[object, Mapping[str, Collection[str]]] = {}
        self._moment = self._work_out(workshop.session, None)
        self._kept: dict[tuple[str, str, str], str] = {}

    @property
    def session(self) -> Session:
        """The newest session, whole; nothing of it but `now` and a person's own answers goes to a phone."""
        return self._workshop.session

    @property
    def view(self) -> Session:
        """The public view of the newest session."""
        return self._workshop.view_of(self.session)

    @property
    def now(self) -> Now:
        """What every phone sees."""
        return self._moment.now

    @property
    def names(self) -> dict[str, str]:
        """Whose answers can be given: everybody who has not left, by id."""
        return self._moment.names

    def changed(self) -> None:
        """Note that the session or the sealed answers have changed; phones are told soon."""
        self._changed.set()

    def behind_dots(self, stage: object, who: Mapping[str, Collection[str]]) -> None:
        """Note whose answers without names were typed on a stage, which alone has them; phones learn their number.

        Args:
            stage: The stage.
            who: The ids by round; empty once the stage has none, or is gone.
        """
        if who != self._behind_dots.get(stage, {}):
            self._behind_dots[stage] = who
            self.changed()
        if not who:
            self._behind_dots.pop(stage, None)

    async def run(self) -> None:
        """Tell phones of changes until it is cancelled; of how many are in, only now and then."""
        clock, due = asyncio.get_running_loop().time, 0.0
        while True:
            await self._changed.wait()
            self._changed.clear()
            before = self._moment
            if clock() < due and hidden_alone(before.session, self.session):
                asyncio.get_running_loop().call_at(due, self.changed)
            else:
                self._moment = await asyncio.to_thread(self._work_out, self.session, before)
                if self._moment.asked is not before.asked:
                    self._asks = taking.Asks()
                self._forget_shown()
                self._forget_left()
                self._tell(before.now)
                due = clock() + max(GAP, len(self.followers) / AT_ONCE)
            await asyncio.sleep(GAP)

    async def commit(self, operation: Operation, who: str | None = None) -> None:
        """Carry out an operation, and wait until it is stored.

        Args:
            operation: The operation.
            who: Name of the person in the history; None for that of the window.

        Raises:
            RefusedError: It does not apply now.
            StorageError: The disk does not take it.
        """
        await self._together.commit(operation, who)
        self.changed()

    def _work_out(self, session: Session, before: _Moment | None) -> _Moment:
        """Work out what phones see; where only hidden answers have come in, it is the same but for their number."""
        if before is not None and hidden_alone(before.session, session):
            return replace(before, session=session, now=self._counted(before.now, session, before.asked))
        view = self._workshop.view_of(session)
        asked = asking(view)
        now = now_of(view)
        if before is not None and before.now.text == now.text:
            now = before.now
        now = self._counted(now, session, asked)
        same = before is not None and before.session.participants is session.participants
        named = before.names if same and before else dict(names(view))
        return _Moment(session, now, asked, named)

    def _counted(self, now: Now, session: Session, asked: Asking | None) -> Now:
        """Say how many are in, on phones and on the stage; nothing where nothing is asked."""
        if asked is None or not now.plain["asked"]:
            return replace(now, count="")
        there = [one.id for one in asked.there if asked.nameless]
        typed = [who.get(one, ()) for who in list(self._behind_dots.values()) for one in there]
        unnamed = {person for who in (*typed, *map(self.sealed.who, there)) for person in who}
        return replace(now, count=count_of(session, asked, unnamed))

    def _forget_shown(self) -> None:
        there = self.session.rounds
        self.sealed.forget([one for one in self.sealed.rounds if one not in there or there[one].status == "revealed"])

    def _forget_left(self) -> None:
        """Take the names of those who have left from their phones."""
        for one in [one for one in self.passes.in_use() if one not in self.names]:
            gone = self.session.participants.get(one)
            told = (
                tr("{name} has left: this phone answers no more with it.", name=gone.name)
                if gone
                else tr("That name has left: this phone answers no more with it.")
            )
            self.passes.free(one, told)

    def take_back(self, person: str) -> bool:
        """Take a name back from every phone; each is told why.

        Args:
            person: The id of the participant.

        Returns:
            Whether any phone had it.
        """
        had = self.passes.free(person)
        self.changed()
        return had

    def _tell(self, before: Now) -> None:
        now, told = self._moment.now, ("", "")
        if now.text != before.text:
            told = "now", json.dumps(now.whole)
        elif now.count != before.count:
            told = "count", json.dumps({"count": now.count})
        for follower in self.followers:
            if told[0]:
                follower.tell(*told)
            self.tell_mine(follower)
        self.tell_leads()

    def tell_leads(self, among: Collection[Follower] | None = None) -> None:
        """Tell the facilitator's phones what they show, if it is another than they were told last.

        Args:
            among: The phones that are looked at; None for all.
        """
        there = self.followers if among is None else among
        theirs = [one for one in there if (phone := self.passes.phone(one.secret)) and phone.leads]
        told = json.dumps(self.leads()) if theirs else ""
        for follower in theirs:
            if told != follower.lead:
                follower.lead = told
                follower.tell("lead", told)

    def tell_mine(self, follower: Follower) -> None:
        """Tell a phone of its own answers, if they are others than it was told last.

        Args:
            follower: The phone.
        """
        phone, (made_of, told) = self.passes.phone(follower.secret), follower.known
        now_of_it = (phone, self._moment.names, self.now.parts, *self._made_of(phone)) if phone else None
        if phone and now_of_it == made_of:
            return
        follower.known = now_of_it, json.dumps(self.mine(phone)) if phone else ""
        if follower.known[1] != told:
            follower.tell(*(("mine", follower.known[1]) if phone else ("out", "{}")))

    def _made_of(self, phone: Phone) -> Iterator[object]:
        """List what the answers of a phone are made of: quicker compared than written."""
        for person in phone.people:
            for part in self.now.parts:
                yield self._given(person, part)
                yield self._kept.get((person, self._key, part.tag))

    def mine(self, phone: Phone) -> dict[str, Any]:
        """Say whose answers a phone gives, and what these people have answered in what is asked now.

        Args:
            phone: The phone.
        """
        people = self._moment.names
        return {
            "look": not phone.people,
            "lead": phone.leads,
            "told": phone.told,
            "people": [
                {"id": one, "name": people[one], "key": self._key, "parts": self._own_parts(one)}
                for one in phone.people
                if one in people
            ],
        }

    @property
    def _key(self) -> str:
        asked = self.now.plain["asked"]
        return str(asked["key"]) if asked else ""

    def _own_parts(self, person: str) -> list[dict[str, Any]]:
        return [self._told(person, part.tag, self.rows(person, part)) for part in self.now.parts]

    def _told(self, person: str, tag: str, rows: Sequence[Filled]) -> dict[str, Any]:
        kept = self._kept.get((person, self._key, tag), "") if rows else ""
        return {"seen": seen_of(rows), "kept": kept, "rows": rows}

    def rows(self, person: str, part: Part) -> tuple[Filled, ...]:
        """Return what somebody has answered in a part, as the newest session has it.

        Args:
            person: The id of the participant.
            part: One of the parts that are asked now.
        """
        return rows_of(self._moment.session, part, self._given(person, part))

    def _given(self, person: str, part: Part) -> tuple[Answer | Ballot, ...]:
        asked = self._moment.asked
        assert asked is not None
        there = round_of(asked, part.wanted)
        return self.sealed.of(there, person) if asked.nameless else taking.own(self.session, there, part, person)

    async def answer(self, phone: Phone, said: dict[str, Any]) -> dict[str, Any]:
        """Keep what a phone sends; it is on disk when this returns, or sealed where answers have no names.

        Args:
            phone: The phone.
            said: What it sends.

        Returns:
            The time, and what is kept now.

        Raises:
            InputError: It cannot be read.
            RefusedError: It is not asked now, or this phone does not answer for that person.
            StorageError: The disk does not take it.
        """
        sent = taking.posted(said)
        if sent.person not in phone.people:
            raise RefusedError(
                tr("This phone does not give the answers of that name."), tr("Choose your name again.")
            )
        moment = self._moment
        known = (moment.session, moment.asked) if moment.asked and self._key == sent.key else None
        asked = known[1] if known else taking.asked_now(self.session, sent)
        part = taking.part_among(self.now.parts, self.session, sent)
        given = taking.read(self.session, part, sent)
        if asked.nameless:
            rows = await self._seal(sent, part, given)
        else:
            rows = await self._store(sent, part, given, round_of(asked, part.wanted))
        self._kept[sent.person, sent.key, sent.tag] = f"{self._clock.now().astimezone():%H:%M}"
        return {"kept": self._kept[sent.person, sent.key, sent.tag], "seen": seen_of(rows), "rows": rows}

    async def _store(
        self, sent: taking.Posted, part: Part, given: tuple[Answer, ...], there: str
    ) -> tuple[Filled, ...]:
        """Write answers with names down; a phone that sends once more what is on disk waits for nothing."""
        rows = rows_of(self.session, part, given)
        before = taking.own(self.session, there, part, sent.person)
        if not before or rows != rows_of(self.session, part, before):
            await self.commit(taking.keep(sent, part, given, self._asks), self.names.get(sent.person, ""))
        return rows

    async def _seal(self, sent: taking.Posted, part: Part, given: tuple[Answer, ...]) -> tuple[Filled, ...]:
        """Keep answers without names in memory, once the round is open."""
        async with self._sealing:
            if (opens := taking.opening(taking.asked_now(self.session, sent), wanted=part.wanted)) is not None:
                await self.commit(opens)
            there = taking.asked_now(self.session, sent).rounds[part.wanted]
            assert there is not None
            if self.sealed.being_shown(there.id):
                raise taking.OverError(
                    tr("The answers are being shown."), tr("What you typed is still on your phone.")
                )
            kept, rows = (rows_of(self.session, part, one) for one in (self.sealed.of(there.id, sent.person), given))
            if kept != rows:
                taking.refuse_elsewhere(kept, sent.seen)
            at = self._clock.now().timestamp()
            for other in mates(self.session, self.session.participants[sent.person]):
                self.sealed.put(there.id, other.id, given if other.id == sent.person else (), at)
            self.changed()
            return rows
