"""The sample workshop: a fictional firm goes through a shipped agenda, by the operations that the keys call."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.model import PhaseName
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.base.clock_ids import CountingIds, SteppingClock
from pmworkshop.base.dates import parse_date
from pmworkshop.base.files import read_toml
from pmworkshop.base.language import spoken
from pmworkshop.session.core.guests import Person
from pmworkshop.session.core.records import Give
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Operation
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations import chart, collect, grid, grouping, navigation, people, purpose
from pmworkshop.session.operations.planning import action_plan, commitments, promise_line
from pmworkshop.session.operations.planning.action_line import add_line, read_line
from pmworkshop.session.rounds import ballots, polls, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer, form_of, read
from pmworkshop.store.addresses import Address
from pmworkshop.workshop.wiring import Wiring
from pmworkshop.workshop.workshop import Workshop

SESSION = "5a3b1e0000000001"
"""The id of the sample session."""
START = datetime(2026, 9, 14, 10, 0, tzinfo=UTC)
_SECONDS = {"go": 50, "line": 35, "card": 8, "letter": 5, "row": 75, "plan": 14}
"""How long each sort of gesture takes in the sample."""
TO_MIDDLE = timedelta(minutes=62)
"""How long it takes from the beginning to the middle."""
_REST = timedelta(minutes=30)
_DATA = Path(__file__).resolve().parent / "_sample"
_CHART = "chart"
_GROUP = "-group"


def make_sample(session: Address, *, until: Literal["end", "middle"] = "end", now: datetime | None = None) -> None:
    """Create the session of the sample workshop, in the language that is spoken; its steps are the same each time.

    Args:
        session: Address of the new session, such as the path of a file that does not exist yet.
        until: Where it stops: at the end, or in the middle, where the room agrees on the owners of the chart.
        now: Time at which the middle is reached, so that the clock can continue from there; also sets day and agreed
            end. None for the sample's own day.

    Raises:
        InputError: The address is taken.
        StorageError: The session cannot be written.
    """
    story = _story()
    about, start, day = story["about"], START, START.date()
    if now is not None:
        start, day = now - TO_MIDDLE, now.astimezone().date()
        about["ends"] = f"{(now + _REST).astimezone():%H:%M}"
    clock = SteppingClock(start)
    wiring = Wiring(clock, CountingIds())
    workshop = wiring.create(session, SESSION, window="stage", who=about["facilitator"])
    try:
        setup = Setup(
            agenda=load_agenda(shipped_folder() / "leadership-alignment-120.toml"),
            day=day,
            people=[Person(**person) for person in story["people"]],
            sample=True,
            **about,
        )
        workshop.commit(begin(setup, SESSION))
        _Telling(workshop, story, clock).run(until)
    finally:
        workshop.close()


def _story() -> dict[str, Any]:
    """Read what is said in the sample, in the language that is spoken if it is told in that."""
    what = "the sample's story"
    story, told = read_toml(_DATA / "story.toml", what), _DATA / f"story.{spoken()}.toml"
    words = read_toml(told, what) if told.exists() else {}
    return {key: _said(value, words) for key, value in story.items()}


def _said(value: Any, words: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {words.get(key, key): _said(one, words) for key, one in value.items()}
    if isinstance(value, list):
        return [_said(one, words) for one in value]
    return words.get(value, value) if isinstance(value, str) else value


class _Telling:
    """Carries out the story of the sample; remembers the ids of the records it made by the names in the story."""

    def __init__(self, workshop: Workshop, story: dict[str, Any], clock: SteppingClock) -> None:
        self._workshop = workshop
        self._clock = clock
        self._story = story
        self._known: dict[str, str] = {}

    def run(self, until: str) -> None:
        self._gather()
        self._three_questions()
        for module in ("pulse", "pick"):
            self._answer(module)
            self._results(module)
        self._go("asks", "reveal")
        self._write("asks")
        self._chart(until)
        if until == "end":
            self._plan()
            self._answer("close")
            self._do(navigation.forward(), takes="go")

    @property
    def _session(self) -> Session:
        return self._workshop.session

    def _do(self, operation: Operation, name: str = "", *, takes: str = "line") -> str:
        """Carry out one operation; return the id of the first record it changed, and remember it by name."""
        self._clock.step = timedelta(seconds=_SECONDS[takes])
        step = self._workshop.commit(operation).step
        assert step is not None, "every gesture of the story changes something"
        made = step.changes[0].id
        if name:
            self._known[name] = made
        return made

    def _go(self, module: str, phase: PhaseName) -> None:
        while (self._session.stage is None) or (
            navigation.where(self._session)[0].id,
            navigation.where(self._session)[1],
        ) != (
            module,
            phase,
        ):
            self._do(navigation.forward(), takes="go")

    def _person(self, said: str) -> str:
        """Find a person by their function, or by the beginning of their name."""
        people = self._session.people()
        return next(one.id for one in people if one.function == said or one.name.startswith(said))

    def _causes(self, names: list[str]) -> tuple[str, ...]:
        rows = {row.label: row.id for row in chart.rows(self._session, _CHART)}
        return tuple({**rows, **self._known}[name] for name in names)

    def _lines(self, module: str) -> list[dict[str, Any]]:
        return [line for line in self._story["lines"] if line["module"] == module]

    def _write(self, module: str, *, answers: bool = False) -> None:
        """Type the lines of a module: those that answer groups, or the others."""
        for line in self._lines(module):
            if ("answers" in line) == answers:
                author = self._person(line["by"]) if "by" in line else None
                because = tuple(self._known[group + _GROUP] for group in line.get("answers", []))
                typed = collect.add(module, line["text"], prompt=line["prompt"], author=author, because=because)
                self._do(typed, line.get("as", ""))

    def _gather(self) -> None:
        self._go("open", "explain")
        self._write("open")
        self._go("unsaid", "reveal")
        self._write("unsaid")
        self._do(people.add(**self._story["latecomer"]))
        self._go("purpose", "reveal")
        self._write("purpose")
        self._go("purpose", "settle")
        together = tuple(self._known[name] for name in ("purpose", "purpose-2", "purpose-3"))
        self._do(collect.merge(together, self._story["about_purpose"]["said"]))
        self._do(purpose.choose(together[0]), takes="letter")
        self._go("goals", "reveal")
        self._write("goals")

    def _three_questions(self) -> None:
        self._go("three", "reveal")
        self._write("three")
        for line in self._story["parked"]:
            parked = collect.add(line["module"], line["text"], author=self._person(line["by"]), parked=True)
            self._do(parked, "stock")
        self._go("three", "group")
        self._do(collect.merge((self._known["customer"], self._known["customer-2"]), self._text_of("customer")))
        self._workshop.undo()  # somebody wants to see both once more; then they are one line after all
        self._workshop.redo()
        for group in self._story["groups"]:
            members = [
                self._known[line["as"]]
                for line in self._lines("three")
                if line.get("group") == group["as"] and self._known[line["as"]] in self._session.entries
            ]
            self._do(grouping.new_group("three", group["title"], members), group["as"] + _GROUP)
        self._go("three", "settle")
        self._write("three", answers=True)
        for line in self._story["parked"]:
            self._do(collect.answer_parked(self._known["stock"], line["answer"]))

    def _text_of(self, name: str) -> str:
        return self._session.entries[self._known[name]].text

    def _results(self, *modules: str) -> None:
        for module in modules:
            self._go(module, "reveal")
            for line in self._story["results"]:
                if line["module"] == module:
                    because = self._causes(line.get("because", []))
                    self._do(collect.add(module, line["text"], prompt=collect.RESULT, because=because))

    def _answer(self, module: str) -> None:
        """Let each leader answer alone, then reveal all answers at once."""
        self._go(module, "reveal")
        self._take(module, module)
        shown = rounds.newest(self._session, module)
        assert shown is not None
        self._do(reveal.reveal([shown.id]))

    def _take(self, module: str, said: str) -> None:
        for card in self._story["cards"]:
            self._do(ballots.cast(module, self._person(card["by"]), self._card(module, card[said])), takes="card")

    def _card(self, module: str, typed: str) -> tuple[Answer, ...]:
        found = self._session.info.agenda.module(module)
        form = form_of(self._session, found) if found else None
        assert form is not None
        return read(form, typed)

    def _correct(self) -> None:
        """Correct a typing error that showed on the shared screen."""
        slip, shown = self._story["slip"], rounds.newest(self._session, _CHART)
        assert shown is not None
        self._do(ballots.correct(shown.id, self._person(slip["by"]), self._card(_CHART, slip[_CHART])))

    def _chart(self, until: str) -> None:
        self._answer(_CHART)
        self._correct()
        self._go(_CHART, "settle")
        first, *others = self._story["owners"]
        self._settle(first)
        if until == "middle":
            return
        added = self._story["added"]
        self._do(
            grid.add_row(_CHART, added["label"], question=added["question"], because=self._causes(added["because"]))
        )
        for line in others:
            self._settle(line)
        for line in self._story["letters"]:
            for role, letters in line["letters"].items():
                self._do(chart.set_letters(_CHART, self._row(line["row"]), self._role(role), letters), takes="letter")

    def _settle(self, line: dict[str, str]) -> None:
        row = self._row(line["row"])
        self._do(chart.set_owner(_CHART, row, self._role(line["role"]), line["reason"]), takes="row")
        self._do(chart.settle_row(row), takes="letter")

    def _row(self, label: str) -> str:
        return next(row.id for row in chart.rows(self._session, _CHART) if row.label == label)

    def _role(self, title: str) -> str:
        return next(role.id for role in chart.roles(self._session, _CHART) if role.title == title)

    def _plan(self) -> None:
        self._go("plan", "settle")
        for told in self._story["actions"]:
            day = self._session.info.day
            line = read_line(self._session, told["text"], owner=self._person(told["by"]))
            line = replace(line, first_step_by=parse_date(told["first_by"], day))
            action = self._do(add_line("plan", line, because=self._causes(told["because"])), takes="line")
            fields: dict[str, Any] = {"success_measure": told["measure"], "status": "agreed"}
            if "row" in told:
                fields["row"] = self._row(told["row"])
            if "gives" not in told:
                fields["no_resources"] = True
            self._do(action_plan.change(action, **fields), takes="plan")
            for promise in told.get("gives", []):
                giver = Give(giver=self._person(promise["by"]), what=promise["what"], amount=promise["amount"])
                self._do(action_plan.give(action, giver), takes="plan")
        for typed in self._story["ledger"]["lines"]:
            self._do(commitments.give("plan", promise_line.parse(self._session, typed)))
        self._go("plan", "read_back")
        self._do(action_plan.check_in("plan", action_plan.review_days(self._session.info.day)))
        self._do(polls.show_hands("plan", WHOLE, {"5": 6, "4": 3}))
