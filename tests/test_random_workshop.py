"""Whole workshops of random gestures from three windows: whatever is done, the record says only what the room said.

PMWORKSHOP_WALKS says how many workshops are held; --hypothesis-seed, which ones.
"""

from __future__ import annotations

import os
from collections import Counter
from contextlib import closing, suppress

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.base.errors import PmworkshopError
from pmworkshop.report.builders.report import build
from pmworkshop.session.core.records import Ballot, revise
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.operations import chart, collect, decide, people
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
        "rename": lambda: collect.name_group("t1", f"Group {value}"),
        "reword": lambda: chart.rename_row("price", f"Row {value}"),
        "line": lambda: collect.add("collect", f"Line {value}", author=who),
        "leave": lambda: people.change(goer, left=value > 6),
        "absent": lambda: people.change(goer, present=value > 4),
    }[what]()


DEEDS = (
    "cast", "cast", "cast", "aloud", "correct", "withdraw", "reveal", "reveal one", "seal", "close", "again", "hands",
    "propose", "decide", "take out", "rename", "reword", "line", "leave", "absent", "undo", "redo",
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


def held(gestures) -> Session:
    """A workshop of these gestures; those that make no sense are refused and change nothing."""
    place = Place(MemoryStore(), "memory:random")
    stage = place.begun(*RECORDS, agenda=asked_agenda())
    others = [Workshop(place.stored.open(), window=name, clock=FixedClock(), ids=CountingIds((1 << 40) * n))
              for n, name in enumerate(WINDOWS[1:], 1)]  # fmt: skip
    windows = dict(zip(WINDOWS, (stage, *others), strict=True))
    with closing(stage), closing(others[0]), closing(others[1]):
        for name, what, at, who, value in gestures:
            window = windows[name]
            with suppress(PmworkshopError):
                if what in ("undo", "redo"):
                    getattr(window, what)()
                else:
                    window.commit(done(what, at, who, value))
        return fold(steps_of(stage))


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


def hides(session: Session) -> None:
    """Whatever is answered behind dots, the room sees the same, and so does whoever reads its report."""
    shown = public(session).ballots.keys()
    changed = {key: one if key in shown else otherwise(one) for key, one in session.ballots.items()}
    other = session.model_copy(update={"ballots": changed})
    assert public(other) == public(session)
    assert build(other, "room") == build(session, "room")


@settings(
    max_examples=TRIES, deadline=None, phases=[Phase.generate], print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(STEPS)
def test_whole_workshops_of_random_gestures_keep_what_was_promised(gestures):
    session = held(gestures)
    for check in (one_each, valid, hides):
        check(session)
