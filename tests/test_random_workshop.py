"""Whole workshops of random gestures from three windows and from prepared files, honest ones and forged ones.

Whatever is done, the record says only what the room said.

The same ones are held each time; with PMWORKSHOP_WALKS as many others as it says, and --hypothesis-seed says which.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from contextlib import closing, suppress

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.base.errors import PmworkshopError
from pmworkshop.report.builders.report import build
from pmworkshop.report.files import files_after, files_of
from pmworkshop.report.formats import formats_for
from pmworkshop.session.core.records import Ballot, revise
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Change, Step
from pmworkshop.session.lifecycle import solo_file
from pmworkshop.session.lifecycle.brought import belongs, brought
from pmworkshop.session.operations import collect, decide, grid, grouping, people
from pmworkshop.session.rounds import ballots, polls, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.session.rounds.tally import tally, values_of
from pmworkshop.session.views.public import public
from pmworkshop.store.memory import MemoryStore
from pmworkshop.workshop.workshop import Workshop
from tests.build import PEOPLE, FixedClock, activity, agenda, role, steps_of, theme
from tests.store.contract import Place

WINDOWS = ("stage", "notes", "command")
ASKED = (
    ("poll", "answers", False),
    ("poll", "answers", True),
    ("secret", "answers", False),
    ("decide", "answers", False),
    ("chart", "answers", False),
    ("collect", "answers", False),
    ("collect", "choice", False),
)
"""What can be asked: the module, whether it is a choice among groups, whether it is the wanted state."""
RECORDS = (
    theme("t1", title="Marketing"),
    theme("t2", title="Sales"),
    activity("price", label="Set price"),
    role("pm", title="Product manager"),
    role("sa", title="Head of sales"),
)
TRIES = int(os.environ.get("PMWORKSHOP_WALKS", "12"))


def asked_agenda() -> Agenda:
    """The tiny agenda, with a poll without names beside the one with names."""
    plain = agenda().model_dump(mode="json")
    named = next(one for one in plain["modules"] if one["id"] == "poll")
    secret = {**named, "id": "secret", "anonymous": True, "passes": ["now"], "method": "fist", "subjects": []}
    modules = [*plain["modules"], secret]
    for one in modules:
        one.update({"roles": [], "activities": []} if one["id"] == "chart" else {})
        one.update({"mode": "either"} if one["id"] in ("poll", "chart", "collect") else {})
    minutes = sum(sum(one["phases"].values()) for one in modules)
    return Agenda.model_validate({**plain, "minutes": minutes, "modules": modules})


def answers(module: str, asks: str, value: int) -> list[Answer]:
    """An answer to what is asked there; a few of them, such as a nine, are no possible ones."""
    if asks == "choice":
        return [Answer(WHOLE, points={"t1" if value % 2 else "t2": 1 + (value == 9)})]
    if module == "chart":
        return [Answer("price", letters={"pm" if value % 2 else "sa": "Z" if value == 9 else "A"})]
    if module == "collect":
        return [Answer("1", text=f"Sentence {value}" if value else "", abstained=False)]
    if module == "poll":
        return [Answer(subject, score=value) for subject in ("1", "2")]
    return [Answer(WHOLE, score=value) if value != 7 else Answer(WHOLE, abstained=True)]


def gesture(session: Session, what: str, place: int, who: str, value: int):
    """The operation of a gesture in this state of the session."""
    module, asks, wanted = ASKED[place % len(ASKED)]
    newest = rounds.newest(session, module, asks, wanted=wanted)
    key = newest.id if newest else "none"
    given = answers(module, asks, value)
    everybody = {person: answers(module, asks, (value + n) % 6) for n, person in enumerate(PEOPLE)}
    decision = decide.standing(session, "decide")
    goer = PEOPLE[value % 2]  # the others stay, so that the room is never empty
    return {
        "cast": lambda: ballots.cast(module, who, given, asks, wanted=wanted),
        "aloud": lambda: ballots.say_openly(module, who, given, asks),
        "correct": lambda: ballots.correct(key, who, given),
        "withdraw": lambda: ballots.withdraw(module, who, asks, wanted=wanted),
        "reveal": lambda: reveal.reveal([key]),
        "reveal one": lambda: reveal.reveal([key], "1"),
        "seal": lambda: reveal.seal("secret", everybody),
        "close": lambda: rounds.close(key, closed=bool(value % 2)),
        "again": lambda: rounds.ask_again(module, asks, wanted=wanted),
        "hands": lambda: polls.show_hands(module, WHOLE if module != "poll" else "1", {str(value): value}),
        "propose": lambda: decide.propose("decide", f"Proposal {value}"),
        "decide": lambda: decide.record("decide", f"Proposal {value}", round_id=key if module == "decide" else None),
        "take out": lambda: decide.drop(decision.id if decision else "none"),
        "rename": lambda: grouping.name_group("t1", f"Group {value}"),
        "reword": lambda: grid.rename_row("price", f"Row {value}"),
        "line": lambda: collect.add("collect", f"Line {value}", author=who),
        "leave": lambda: people.change(goer, left=value > 6),
        "absent": lambda: people.change(goer, present=value > 4),
    }[what]()


DEEDS = (
    "cast", "cast", "cast", "aloud", "correct", "withdraw", "reveal", "reveal one", "seal", "close", "again", "hands",
    "propose", "decide", "take out", "rename", "reword", "line", "leave", "absent", "undo", "redo",
    "prepare", "bring", "bring", "forge", "forge", "forge", "forge",
)  # fmt: skip
STEPS = st.lists(
    st.tuples(
        st.sampled_from(WINDOWS),
        st.sampled_from(DEEDS),
        st.integers(0, 6),
        st.sampled_from(PEOPLE),
        st.integers(0, 9),
    ),
    min_size=15,
    max_size=60,
)


def done(*deed):
    """A gesture as an operation, on the newest session."""
    return lambda session, draw: gesture(session, *deed)(session, draw)


class Files:
    """The leaders' prepared files: handed out, answered at home, and brought along again, once or several times."""

    def __init__(self, room: Workshop) -> None:
        self.room = room
        self.out: dict[str, list[Step]] = {}
        self.number = 0

    def prepare(self, who: str, value: int) -> None:
        """Hand out a file, and let its leader answer in it."""
        room = self.room
        room.commit(solo_file.open_rounds(who, f"token of {who}"))
        home = Place(MemoryStore(), f"memory:{who}")
        home.store.write(home.address, room.session.id, (solo_file.seed(room.session, who, room.draw()),))
        self.number += 1
        alone = Workshop(home.stored.open(), clock=FixedClock(), ids=CountingIds((1 << 44) * self.number))
        with closing(alone):
            for operation in (
                ballots.cast("poll", who, answers("poll", "answers", value)),
                ballots.cast("chart", who, answers("chart", "answers", value)),
                collect.add("collect", f"Brought {value}", author=who),
            ):
                with suppress(PmworkshopError):
                    alone.commit(operation)
            self.out[who] = steps_of(alone)

    def bring(self, who: str, at: int, value: int, *, forged: bool) -> None:
        """Merge a leader's file, as it was answered or forged."""
        if who not in self.out:
            self.prepare(who, value)
        steps, room = self.out[who], self.room
        if forged:
            steps = [steps[0], *(forgery(one, who, at, value) for one in steps[1:])]
        (first, *_), known = steps_of(room), {step.id: step.at for step in steps_of(room)}
        if belongs(room.session, first, steps[0]):
            room.merge(brought(room.session, steps, known).steps, f"Merged {who}")


def forgery(step: Step, who: str, at: int, value: int) -> Step:
    """A step of a prepared file as somebody would write it who wants more than one voice."""
    other = next(person for person in PEOPLE if person != who)
    name = f"{step.id}-{at}-{value}"

    def changed(change: Change) -> list[Change]:
        plain = dict(change.record or {})
        again = change.model_copy(update={"version": name})
        forged = {
            0: [("id", f"{change.id}/more")],
            1: [("score", 100), ("letters", {"pm": "A", "sa": "A", "nobody": "A"})],
            2: [("participant", other), ("author", other)],
            3: [("round", "secret/1"), ("module", "secret")],
            4: [("subject", "nothing"), ("prompt", "nothing")],
            5: [("text", "Forged 1\u202e")],
            6: [("participant", "stranger"), ("author", "stranger"), ("kind", "participant")],
        }[at % 7]
        told = plain | {key: new for key, new in forged if key in plain}
        more = again.model_copy(update={"id": str(told.get("id", change.id)), "record": told})
        return [again, more] if value % 2 else [more]

    return step.model_copy(update={"id": name, "changes": tuple(new for one in step.changes for new in changed(one))})


def held(gestures) -> tuple[Session, list[Step]]:
    """A workshop of these gestures; those that make no sense are refused and change nothing."""
    place = Place(MemoryStore(), "memory:random")
    stage = place.begun(*RECORDS, agenda=asked_agenda())
    others = [Workshop(place.stored.open(), window=name, clock=FixedClock(), ids=CountingIds((1 << 40) * n))
              for n, name in enumerate(WINDOWS[1:], 1)]  # fmt: skip
    windows = dict(zip(WINDOWS, (stage, *others), strict=True))
    files = Files(stage)
    with closing(stage), closing(others[0]), closing(others[1]):
        for name, what, at, who, value in gestures:
            window = windows[name]
            with suppress(PmworkshopError):
                if what in ("undo", "redo"):
                    getattr(window, what)()
                elif what == "prepare":
                    files.prepare(who, value)
                elif what in ("bring", "forge"):
                    files.bring(who, at, value, forged=what == "forge")
                else:
                    window.commit(done(what, at, who, value))
        steps = steps_of(stage)
        return fold(steps), steps


def one_each(session: Session) -> None:
    """At most one answer of each person to each subject of each round."""
    given_ = Counter((one.round, one.participant, one.subject) for one in session.ballots.values())
    assert not [key for key, number in given_.items() if number > 1]
    assert {one.round for one in session.ballots.values()} <= session.rounds.keys()


def valid(session: Session) -> None:
    """All that is counted could be answered: it was asked, it is on the scale, and no more people than there are."""
    for round_ in session.rounds.values():
        asked = {one.id for one in round_.asked}
        assert asked, "a round keeps what it asks"
        mine = [one for one in session.ballots.values() if one.round == round_.id]
        for ballot in mine:
            assert ballot.participant in session.participants
            assert set(values_of(ballot)) <= asked | {WHOLE}
            assert ballot.points is None or sum(ballot.points.values()) <= 2
            assert ballot.score is None or str(ballot.score) in round_.scale
            assert ballot.letters is None or ballot.letters.keys() <= {one.id for one in round_.roles}
        for subject in asked | round_.hands.keys():
            counted = tally(session, round_, subject)
            assert counted.answers + counted.abstained <= len(session.participants)
            assert not round_.scale or counted.counts.keys() <= {*round_.scale}
        assert not (round_.anonymous and mine), "without names means without names"
        assert not (round_.anonymous and round_.status == "revealed") or len(round_.voted) >= 3
    for decision in session.decisions.values():
        kept = session.rounds[decision.round].wording(WHOLE) if decision.round in session.rounds else None
        assert kept is None or kept.says(decision.statement), "decided on the words that were asked"


def otherwise(ballot: Ballot) -> Ballot:
    """The same person's answer with another value."""
    if ballot.score is not None:
        return revise(ballot, score=(ballot.score + 1) % 5 + 1)
    if ballot.text is not None:
        return revise(ballot, text="Another sentence")
    if ballot.points is not None:
        return revise(ballot, points={"t1": 1, "t2": 1})
    return revise(ballot, letters={"sa": "A"}) if ballot.letters is not None else ballot


def is_shown(session: Session, ballot: Ballot) -> bool:
    """Whether the room has been shown an answer, by what its round says."""
    round_ = session.rounds[ballot.round]
    return round_.status == "revealed" or ballot.subject in round_.shown


def hides(session: Session) -> None:
    """Whatever is answered behind dots, the room sees the same, and so does whoever reads its report."""
    changed = {key: one if is_shown(session, one) else otherwise(one) for key, one in session.ballots.items()}
    other = session.model_copy(update={"ballots": changed})
    assert public(other) == public(session)
    assert build(other, "room") == build(session, "room")


def own(steps: list[Step]) -> None:
    """What came out of a file is its leader's own, and nobody came along in it."""
    for step in (one for one in steps if one.window == "prepare"):
        who = step.who.lower()
        for change in step.changes:
            assert change.kind in ("ballot", "entry")
            assert (change.record or {}).get("participant", who) == who
            assert (change.record or {}).get("author", who) == who


def traceable(session: Session, steps: list[Step]) -> None:
    """Whatever a person wrote and a file repeats stands in a step that holds, and no forged word does."""
    undone = {step.undoes for step in steps if step.undoes}
    records = [change.record for step in steps if step.id not in undone for change in step.changes]
    told = json.dumps(records)
    written = dict(files_after(session, steps))
    for name in formats_for("export"):
        if formats_for("export")[name].takes == "report":  # the others hold what was taken back too
            written |= files_of(session, name)
    for name, content in written.items():
        text = content.decode("utf-8", errors="ignore")
        for found in re.findall(r"(?:Line|Brought|Proposal|Group|Row|Sentence|Forged) \d", text):
            assert found in told, (name, found)
        assert "\u202e" not in text


@settings(
    max_examples=TRIES, deadline=None, phases=[Phase.generate], print_blob=True,
    derandomize="PMWORKSHOP_WALKS" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(STEPS)
def test_whole_workshops_of_random_gestures_keep_what_was_promised(gestures):
    session, steps = held(gestures)
    assert session.participants.keys() == set(PEOPLE)
    for check in (one_each, valid, hides):
        check(session)
    own(steps)
    traceable(session, steps)
