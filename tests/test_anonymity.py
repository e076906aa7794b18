"""A saved file says how many gave each answer and who has answered, and nothing that links the two.

The proof is by exchange: whoever gave which answer, in whatever order they were typed, the file comes out the same
byte for byte. So neither order nor time nor place nor what was deleted can tell more than the counts do.
"""

import itertools
import random
import re
import shutil
import sqlite3

import pytest

from pmworkshop.base.clock_ids import RandomIds, SystemClock
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.session import fold
from pmworkshop.session.operations import collect, people
from pmworkshop.session.rounds import ballots, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer
from tests.build import FixedClock, begin, put, reopen, steps_of
from tests.session.asked import agenda_with

VOTERS = [f"voter{number:02}" for number in range(60)]
AGENDA = agenda_with(poll={"anonymous": True, "remark": "Why?"}, collect={"attribution": "nobody"})
CHANCE = random.Random(20260914)
SCORES = [CHANCE.choice((1, 1, 2, 3, 4, 5, 5, 5, None)) for _ in VOTERS]
SENTENCES = [f"Sentence {CHANCE.randrange(10**6):06}" for _ in VOTERS]


WHY = {1: "We lost two deals", 4: "", 5: "All is well", None: "I was away"}
"""What is said beside a value; nothing beside some."""


def votes(values):
    """Each voter's answers, one value a voter."""
    return [
        (
            Answer("1", score=value, abstained=value is None, remark=WHY.get(value, "")),
            Answer("2", score=6 - (value or 3)),
        )
        for value in values
    ]


def sentences(texts):
    """Each voter's sentence."""
    return [(Answer("1", text=text),) for text in texts]


def exchanged(answers, seed):
    """Who gave which answer, and in which order they were typed, as chance has it."""
    chance = random.Random(seed)
    given = list(answers)
    chance.shuffle(given)
    pairs = list(zip(VOTERS, given, strict=True))
    chance.shuffle(pairs)
    return dict(pairs)


def siblings(path):
    """All that stands beside and in the session file, by name."""
    return {found.name.replace(path.stem, "s"): found.read_bytes() for found in path.parent.iterdir()}


def workshop_with(path, module, taken):
    """A workshop day around a round without names; what the folder held on the way, and at the end.

    Before it and after it people do things in their own names, in two windows; somebody undoes something; the
    program is killed after the answers are shown, and goes on with the file that is left.
    """
    clock = FixedClock()
    voters = [Participant(id=voter, name=voter.title(), place=place) for place, voter in enumerate(VOTERS)]
    stage = begin(path, *voters, clock=clock, agenda=AGENDA)
    notes = reopen(path, "notes", clock=clock)
    seen = []

    def go(window, operation):
        clock.move(7)
        window.commit(operation)
        seen.append(siblings(path))

    go(stage, ballots.cast("decide", "voter07", (Answer("proposal", score=4),)))
    go(notes, collect.add("plan", "A line by somebody", author="voter31"))
    go(stage, rounds.ask_again(module))
    go(notes, people.change("voter12", function="Sales"))  # the answers are being typed: they stand in memory
    go(stage, ballots.cast("decide", "voter03", (Answer("proposal", score=1),)))
    go(stage, reveal.seal(module, taken))
    go(notes, people.change("voter12", function="Operations"))
    notes.undo()
    seen.append(siblings(path))
    killed = path.parent / "killed"
    killed.mkdir()
    for found in path.parent.glob(f"{path.name}*"):
        shutil.copy(found, killed / found.name)
    stage.close()
    notes.close()
    again = reopen(killed / path.name, clock=clock)
    again.commit(ballots.cast("decide", "voter44", (Answer("proposal", score=2),)))
    again.commit(collect.add("plan", "Another line"))
    again.undo()
    assert again.verify().fine
    bodies = [step.body() for step in steps_of(again)]
    session = again.session
    again.close()
    return session, bodies, [*seen, siblings(killed / path.name)]


ROUNDS = [("poll", votes(SCORES)), ("collect", sentences(SENTENCES))]


@pytest.mark.parametrize(("module", "answers"), ROUNDS)
def test_whoever_gave_which_answer_leaves_the_same_file_byte_for_byte(tmp_path, module, answers):
    outcomes = []
    for seed in range(3):
        folder = tmp_path / str(seed)
        folder.mkdir()
        outcomes.append(workshop_with(folder / "s.pmw", module, exchanged(answers, seed)))
    assert exchanged(answers, 0) != exchanged(answers, 1)
    (session, bodies, files), *others = outcomes
    for other_session, other_bodies, other_files in others:
        assert other_session == session
        assert other_bodies == bodies
        assert [list(at) for at in other_files] == [list(at) for at in files]
        assert other_files == files


@pytest.mark.parametrize(("module", "answers"), ROUNDS)
def test_with_real_ids_and_times_too_nothing_but_those_differs(tmp_path, module, answers):
    """The draw is made before the operation sees an answer: put the ids in their order and the steps agree."""
    made = []
    for seed in range(2):
        path = tmp_path / f"{seed}.pmw"
        begin(path, agenda=AGENDA).close()
        stage = reopen(path, clock=FixedClock())
        stage._ids = RandomIds()
        stage._clock = SystemClock()
        stage.commit(put(*(Participant(id=voter, name=voter) for voter in VOTERS)))
        stage.commit(rounds.ask_again(module))
        stage.commit(reveal.seal(module, exchanged(answers, seed)))
        text = "\n".join(step.body() for step in steps_of(stage))
        stage.close()
        names = {}
        for name in re.findall(r"\b[0-9a-f]{16}\b", text):
            names.setdefault(name, f"id{len(names)}")
        text = re.sub(r"\b[0-9a-f]{16}\b", lambda found, names=names: names[found.group()], text)
        made.append(re.sub(r'"at":"[^"]+"', '"at":""', text))
    assert made[0] == made[1]


# Attacks, one by one: what each would have to work with


def sealed(tmp_path, module="poll", answers=None):
    """A file after the day, its session, its steps and the step that showed the answers."""
    taken = exchanged(votes(SCORES) if answers is None else answers, 5)
    session, bodies, files = workshop_with(tmp_path / "s.pmw", module, taken)
    return tmp_path / "killed" / "s.pmw", session, bodies, files


def test_the_history_names_voters_in_one_step_in_the_order_of_their_ids(tmp_path):
    path, session, bodies, _ = sealed(tmp_path)
    found = session.rounds["poll/1"]
    assert found.voted == tuple(VOTERS)
    assert not [ballot for ballot in session.ballots.values() if ballot.round == "poll/1"]
    about = [body for body in bodies if '"poll/1"' in body]
    assert len(about) == 2
    assert not [body for body in bodies if "poll/1/voter" in body]
    assert sum(found.hands["1"].values()) == len(VOTERS)
    assert list(found.hands["1"]) == sorted(found.hands["1"])
    assert session == reopened(path)


def reopened(path):
    workshop = reopen(path)
    try:
        assert workshop.session == fold(steps_of(workshop))
        return workshop.session
    finally:
        workshop.close()


def test_tables_and_free_pages_hold_no_answer_with_a_name(tmp_path):
    path, _, _, files = sealed(tmp_path)
    with sqlite3.connect(path) as db:
        live = db.execute("SELECT kind, id, body FROM live").fetchall()
        numbers = [row[0] for row in db.execute("SELECT rowid FROM step ORDER BY seq")]
    db.close()
    assert not [key for kind, key, _ in live if kind == "ballot" and key.startswith("poll/")]
    assert numbers == list(range(1, len(numbers) + 1))  # no row was taken away between two others
    assert set(files[-1]) == {"s.pmw"}
    for at in files:
        for name, data in at.items():
            assert b"poll/1/voter" not in data, name


def test_the_journal_beside_the_file_never_holds_an_answer_before_it_is_shown(tmp_path):
    *_, files = sealed(tmp_path, "collect", sentences(SENTENCES))
    before, after = files[:5], files[5:]
    for at, text in itertools.product(before, SENTENCES):
        assert not [name for name, data in at.items() if text.encode() in data]
    assert all(text.encode() in after[0]["s.pmw"] for text in SENTENCES)


def test_sentences_stand_sorted_in_the_file_and_have_ids_that_count_in_that_order(tmp_path):
    _, session, bodies, _ = sealed(tmp_path, "collect", sentences(SENTENCES))
    lines = session.listed("collect")
    assert [line.text for line in lines] == sorted(SENTENCES)
    assert all(line.author is None for line in lines)
    drawn = [int(line.id.partition(".")[2].partition("/")[0]) for line in lines]
    assert drawn == list(range(1, len(VOTERS) + 1))
    (body,) = [body for body in bodies if SENTENCES[0] in body]
    places = [body.index(text) for text in sorted(SENTENCES)]
    assert places == sorted(places)
