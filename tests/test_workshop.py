"""The running workshop: what is typed is kept, in order, and can be taken back."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from pmworkshop.base.clock_ids import RandomIds
from pmworkshop.base.errors import BusyError, DamagedError, RefusedError, StorageError
from pmworkshop.session.core.records import Stage
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import Change, Draft, GestureContext, Step, make_step
from pmworkshop.session.operations.strike import LABEL
from pmworkshop.session.rounds import ballots, reveal
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.store.sqlite.check import write_session
from pmworkshop.store.sqlite.connection import connect
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.workshop.wiring import wired
from pmworkshop.workshop.workshop import Workshop
from tests.build import (
    SESSION,
    START,
    FixedClock,
    action,
    ballot,
    begin,
    drop,
    entry,
    put,
    reopen,
    round_,
    steps_of,
    texts,
)
from tests.fakes import DoubtfulJournal


@pytest.fixture
def path(tmp_path):
    return tmp_path / "session.pmw"


def shown(session: Session) -> list[str]:
    return texts(session.listed("collect"))


# Commit


def test_what_is_committed_is_there_when_the_file_is_opened_again(path):
    workshop = begin(path)
    done = workshop.commit(put(entry("e"), label="Answer added"))
    assert (done.seq, done.step.label, done.step.who, done.step.window) == (2, "Answer added", "Fay", "stage")
    assert done.session is workshop.session
    workshop.close()
    again = reopen(path)
    assert again.session == done.session
    again.close()


def test_an_operation_that_changes_nothing_leaves_no_step(path):
    workshop = begin(path)
    done = workshop.commit(put())
    assert done.step is None
    assert done.seq == workshop.session.seq == 1
    workshop.close()


def test_a_refused_operation_changes_nothing(path):
    def refuse(session, draw):
        raise RefusedError("Not now.")

    workshop = begin(path)
    with pytest.raises(RefusedError, match="Not now"):
        workshop.commit(refuse)
    assert len(workshop.history()) == 1
    workshop.close()


def test_a_fault_in_an_operation_comes_out_as_it_is_and_writes_nothing(path):
    def fault(session, draw):
        raise OverflowError("ours")

    workshop = begin(path)
    with pytest.raises(OverflowError, match="ours"):
        workshop.commit(fault)
    workshop.commit(put(entry("e")))
    assert workshop.verify().fine
    workshop.close()


def test_an_operation_draws_its_ids_and_the_time_once(path):
    clock = FixedClock()
    workshop = begin(path, clock=clock)

    def twice(session: Session, draw: GestureContext) -> Draft:
        return Draft("Two", (entry(draw.id()), entry(draw.id())))

    clock.move(-3600)
    done = workshop.commit(twice)
    assert [change.id for change in done.step.changes] == [f"{done.step.id}.1", f"{done.step.id}.2"]
    assert done.step.at == "2026-09-14T08:00:00.000Z"
    workshop.close()


def test_the_view_is_the_public_one(path):
    workshop = begin(path, round_(), ballot("ann"))
    assert workshop.session.ballots
    assert not workshop.view.ballots
    workshop.close()


def test_a_closed_workshop_says_so(path):
    workshop = begin(path)
    workshop.close()
    workshop.close()
    with pytest.raises(RefusedError, match="closed"):
        workshop.commit(put(entry("e")))
    assert [found.name for found in path.parent.iterdir()] == ["session.pmw"]


def test_a_read_only_workshop_shows_and_takes_nothing(path):
    begin(path, entry("e")).close()
    before = path.read_bytes()
    workshop = reopen(path, readonly=True)
    assert not workshop.writable
    assert shown(workshop.session) == ["Answer e"]
    with pytest.raises(StorageError, match="reading only"):
        workshop.commit(put(entry("f")))
    workshop.close()
    assert path.read_bytes() == before


# Undo


def test_undo_and_redo_go_back_and_forth(path):
    workshop = begin(path)
    workshop.commit(put(entry("e", "one"), label="Answer added"))
    workshop.commit(put(entry("e", "two"), label="Answer changed"))
    workshop.commit(put(drop(entry("e")), label="Answer dropped"))
    seen = []
    for gesture in (workshop.undo, workshop.undo, workshop.undo, workshop.redo, workshop.redo, workshop.redo):
        done = gesture()
        seen.append((done.step.label, shown(done.session)))
    assert seen == [
        ("Undone: Answer dropped", ["two"]),
        ("Undone: Answer changed", ["one"]),
        ("Undone: Answer added", []),
        ("Redone: Answer added", ["one"]),
        ("Redone: Answer changed", ["two"]),
        ("Redone: Answer dropped", []),
    ]
    with pytest.raises(RefusedError, match="nothing to bring back"):
        workshop.redo()
    assert workshop.verify().fine
    workshop.close()


def test_an_undo_brings_back_the_version_too_so_that_the_one_before_it_can_follow(path):
    workshop = begin(path)
    workshop.commit(put(entry("e", "one")))
    version = workshop.session.versions["entry", "e"]
    workshop.commit(put(entry("e", "two")))
    workshop.undo()
    assert workshop.session.versions["entry", "e"] == version
    workshop.close()


def test_undo_stops_at_a_reveal(path):
    workshop = begin(path, round_())
    workshop.commit(put(entry("e")))
    workshop.commit(put(round_(status="revealed"), label="Revealed", undoable=False))
    with pytest.raises(RefusedError, match="“Revealed” is not taken back"):
        workshop.undo()
    workshop.close()


def test_undo_steps_over_moving_on(path):
    workshop = begin(path)
    workshop.commit(put(entry("e")))
    workshop.commit(put(Stage(id="stage", module="poll", phase="alone", started=START)))
    assert shown(workshop.undo().session) == []
    assert workshop.session.stage.module == "poll"
    workshop.close()


def test_undo_takes_back_this_windows_gesture_and_leaves_the_others(path):
    stage = begin(path)
    notes = reopen(path, "notes")
    stage.commit(put(entry("a")))
    notes.commit(put(entry("b")))
    assert shown(stage.undo().session) == ["Answer b"]
    with pytest.raises(RefusedError, match="is not taken back"):
        stage.undo()
    assert shown(notes.undo().session) == []
    stage.close()
    notes.close()


def test_undo_is_refused_when_somebody_has_changed_the_same_thing_since(path):
    stage = begin(path)
    notes = reopen(path, "notes")
    stage.commit(put(entry("a", "one")))
    notes.commit(put(entry("a", "two")))
    with pytest.raises(RefusedError, match="changed again since"):
        stage.undo()
    notes.undo()
    assert shown(stage.undo().session) == []
    stage.close()
    notes.close()


def test_undo_finds_a_state_that_came_with_the_version_of_another_session(path):
    workshop = begin(path)
    seeded = Change(kind="entry", id="e", version="elsewhere", record=entry("e", "old").model_dump(mode="json"))
    workshop.merge([Step(id="seed", at="2026-01-01T00:00:00.000Z", label="Seeded", changes=(seeded,))])
    workshop.commit(put(entry("e", "new")))
    assert shown(workshop.undo().session) == ["old"]
    assert workshop.session.versions["entry", "e"] == "elsewhere"
    workshop.close()


# Two windows


def test_two_windows_that_type_at_once_are_both_kept(path):
    stage = begin(path)
    notes = reopen(path, "notes")

    def type_in(workshop: Workshop, name: str) -> None:
        for number in range(15):
            workshop.commit(put(entry(f"{name}{number}")))

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(type_in, stage, "s"), pool.submit(type_in, notes, "n")]:
            done.result()
    stage.follow()
    notes.follow()
    assert stage.session == notes.session == fold(steps_of(stage))
    assert len(stage.session.entries) == 30
    assert stage.verify().fine
    stage.close()
    notes.close()
    assert [found.name for found in path.parent.iterdir()] == ["session.pmw"]


def test_an_operation_sees_what_another_window_has_just_written(path):
    stage = begin(path)
    notes = reopen(path, "notes")
    notes.commit(put(entry("e")))
    seen = []

    def look(session, draw):
        seen.extend(session.entries)
        return Draft("Nothing")

    stage.commit(look)
    assert seen == ["e"]
    stage.close()
    notes.close()


def test_following_tells_whether_there_was_anything(path):
    stage = begin(path)
    notes = reopen(path, "notes")
    assert not notes.follow()
    stage.commit(put(entry("e")))
    assert notes.follow()
    assert notes.session == stage.session
    assert not notes.follow()
    stage.close()
    notes.close()


# Merge


def two_files(tmp_path, *records):
    """Two files that began as one."""
    begin(tmp_path / "a.pmw", *records).close()
    (tmp_path / "b.pmw").write_bytes((tmp_path / "a.pmw").read_bytes())
    return reopen(tmp_path / "a.pmw"), reopen(tmp_path / "b.pmw", "notes")


def state(workshop: Workshop) -> dict:
    return {record.kind + record.id: record for record in workshop.session.records()}


def test_two_files_merged_either_way_come_to_the_same(tmp_path):
    ours, theirs = two_files(tmp_path)
    ours.commit(put(entry("a"), action("one", "A01")))
    theirs.commit(put(entry("b"), action("two", "A01")))
    theirs.commit(put(entry("b", "changed")))
    our_steps, their_steps = steps_of(ours), steps_of(theirs)
    ours.merge(their_steps)
    theirs.merge(our_steps)
    assert state(ours) == state(theirs)
    assert sorted(found.code for found in ours.session.actions.values()) == ["A01", "A02"]
    for _ in range(2):
        ours.merge(steps_of(theirs))
        theirs.merge(steps_of(ours))
    assert ours.session.held == theirs.session.held == ()
    assert ours.session.versions == theirs.session.versions
    assert ours.verify().fine
    seqs = ours.session.seq, theirs.session.seq
    assert ours.merge(steps_of(theirs)).step is None
    assert theirs.merge(steps_of(ours)).step is None
    assert (ours.session.seq, theirs.session.seq) == seqs
    ours.close()
    theirs.close()


def test_merging_the_same_steps_again_changes_nothing(tmp_path):
    ours, theirs = two_files(tmp_path)
    theirs.commit(put(entry("b")))
    ours.merge(steps_of(theirs))
    before = ours.session
    done = ours.merge(steps_of(theirs))
    assert (done.step, done.session) == (None, before)
    ours.close()
    theirs.close()


def test_a_conflict_is_held_with_both_values_and_settled_in_both_files(tmp_path):
    ours, theirs = two_files(tmp_path, entry("e", "before"))
    ours.commit(put(entry("e", "ours")))
    theirs.commit(put(entry("e", "theirs"), entry("new")))
    ours.merge(steps_of(theirs))
    assert shown(ours.session) == ["ours"]
    (held,) = ours.session.held
    assert held.changes[0].record["text"] == "theirs"
    reloaded = reopen(tmp_path / "a.pmw", "command")
    assert reloaded.session == ours.session
    reloaded.close()
    ours.commit(put(entry("e", "both"), entry("new"), settles=(held.id,)))
    assert ours.session.held == ()
    theirs.merge(steps_of(ours))
    assert theirs.session.held == ()
    assert state(ours) == state(theirs)
    for file in (ours, theirs):
        assert file.verify().fine
        again = reopen(tmp_path / ("a.pmw" if file is ours else "b.pmw"), "command")
        assert again.session == file.session == fold(steps_of(file))
        again.close()
        file.close()


def test_a_merge_is_not_taken_back_by_undo(tmp_path):
    ours, theirs = two_files(tmp_path)
    ours.commit(put(entry("a")))
    theirs.commit(put(entry("b")))
    ours.merge(steps_of(theirs))
    with pytest.raises(RefusedError, match="Merged another file"):
        ours.undo()
    ours.close()
    theirs.close()


def test_a_merge_of_what_is_no_record_changes_nothing(path):
    workshop = begin(path)
    good = make_step(Draft("Good", (entry("e"),)), workshop.session, GestureContext(START, "good"))
    bad = Step(id="bad", at="", label="Bad", changes=(Change(kind="entry", id="x", version="bad", record={}),))
    with pytest.raises(DamagedError):
        workshop.merge([good, bad])
    assert not workshop.follow()
    assert workshop.session.seq == 1
    workshop.close()


# Strike

SAID = "Der Leiter “X” ist\nunfähig \\ Punkt"


def test_a_struck_remark_is_nowhere_in_the_file_the_session_and_the_other_windows(path):
    stage = begin(path)
    notes = reopen(path, "notes")
    stage.commit(put(entry("e", "Der Leiter ist müde"), label="Added “Der Leiter ist müde”"))
    stage.commit(put(entry("e", SAID)))
    notes.commit(put(entry("f", f"Zitat: {SAID}"), action("a", what="Not the head")))
    notes.undo()
    notes.commit(put(entry("f", f"Wieder: {SAID}")))
    done = stage.strike("entry", "e")
    assert done.step.label == LABEL
    assert "e" not in done.session.entries
    assert notes.follow()
    assert notes.session == stage.session == fold(steps_of(stage))
    assert stage.session.entries["f"].text == "Wieder: (struck)"
    assert len(stage.history()) == 7
    for session in (stage.session, notes.session):
        assert "unfähig" not in session.model_dump_json()
    for step in steps_of(stage):
        assert "Leiter" not in step.body()
    assert stage.verify().fine
    stage.close()
    notes.close()
    for secret in ("unfähig", "müde", "Leiter"):
        assert secret.encode() not in path.read_bytes()


def test_a_window_that_has_not_followed_yet_writes_on_after_a_strike(path):
    stage = begin(path, entry("e", SAID))
    notes = reopen(path, "notes")
    stage.strike("entry", "e")
    done = notes.commit(put(entry("f")))
    assert "e" not in done.session.entries
    assert stage.follow()
    assert stage.session == notes.session
    stage.close()
    notes.close()


def test_a_strike_reaches_what_is_held(tmp_path):
    ours, theirs = two_files(tmp_path, entry("e", "before"))
    ours.commit(put(entry("e", "ours is kept")))
    theirs.commit(put(entry("e", "theirs is secret")))
    ours.merge(steps_of(theirs))
    assert ours.session.held
    ours.strike("entry", "e")
    assert "theirs is secret" not in ours.session.model_dump_json()
    assert ours.session == fold(steps_of(ours))
    assert ours.verify().fine
    ours.close()
    theirs.close()
    assert b"theirs is secret" not in (tmp_path / "a.pmw").read_bytes()


@pytest.mark.parametrize("sentence", ["Ugh qzx", f"One\n{SAID}\nThree"])
def test_a_struck_sentence_is_nowhere_in_the_answer_it_was_made_of(path, sentence):
    stage = begin(path)
    notes = reopen(path, "notes")
    notes.commit(ballots.cast("collect", "ben", (Answer("1", text="Qzx first, then mended"),)))
    notes.commit(ballots.cast("collect", "ben", (Answer("1", text=sentence),)))
    notes.commit(ballots.cast("collect", "ann", (Answer("1", text="Stays as it is"),)))
    said = stage.commit(reveal.reveal(["collect/1"])).session.listed("collect")
    assert said[0].text == "Stays as it is"
    for line in said[1:]:
        stage.strike("entry", line.id)
    assert notes.follow()
    assert notes.session == stage.session == fold(steps_of(stage))
    assert shown(stage.session) == ["Stays as it is"]
    assert stage.verify().fine
    for secret in ("qzx", "Qzx", "unfähig", "Three"):
        assert secret not in "".join(step.body() for step in steps_of(stage))
    stage.close()
    notes.close()
    for secret in ("qzx", "Qzx", "unfähig", "Three"):
        assert secret.encode() not in path.read_bytes()


def test_what_is_not_there_cannot_be_struck(path):
    workshop = begin(path)
    with pytest.raises(RefusedError, match="nothing here"):
        workshop.strike("entry", "none")
    workshop.close()


# Disks


def doubtful(path, **how) -> tuple[Workshop, DoubtfulJournal]:
    begin(path).close()
    journal = DoubtfulJournal(path, connect(path, writable=True), writable=True)
    for name, value in how.items():
        setattr(journal, name, value)
    return Workshop(journal, clock=FixedClock(), ids=RandomIds()), journal


def test_a_change_that_arrived_in_spite_of_an_error_is_not_made_twice(path):
    workshop, journal = doubtful(path)
    journal.failing = True
    done = workshop.commit(put(entry("e")))
    assert (done.seq, done.session.seq, len(workshop.history())) == (2, 2, 2)
    workshop.close()


def test_a_change_that_arrived_in_spite_of_an_error_is_told_by_its_own_number(path, monkeypatch):
    workshop, journal = doubtful(path)
    other = reopen(path, "notes")
    journal.failing = True

    def meanwhile(step_id):
        other.commit(put(entry("f")))
        return SqliteJournal.has(journal, step_id)

    monkeypatch.setattr(journal, "has", meanwhile)
    done = workshop.commit(put(entry("e")))
    assert (done.seq, done.session.seq) == (2, 3)
    assert workshop.history()[1][1] == done.step
    other.close()
    workshop.close()


@pytest.mark.parametrize("silent", [False, True])
def test_a_change_that_did_not_arrive_is_told_of_and_can_be_made_again(path, silent):
    workshop, journal = doubtful(path, keeps=False, silent=silent)
    journal.failing = True
    with pytest.raises(StorageError, match="gone"):
        workshop.commit(put(entry("e")))
    assert workshop.session.seq == 1
    assert workshop.commit(put(entry("e"))).seq == 2
    workshop.close()


def test_a_full_disk_takes_nothing_by_halves_and_goes_on_when_there_is_room(path):
    begin(path).close()
    connection = connect(path, writable=True)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    workshop = Workshop(SqliteJournal(path, connection, writable=True), clock=FixedClock(), ids=RandomIds())
    with pytest.raises(StorageError, match="disk is full"):
        workshop.commit(put(entry("e", "x" * 20_000)))
    assert workshop.session.seq == 1
    connection.execute("PRAGMA max_page_count = 100000")
    assert workshop.commit(put(entry("e", "x" * 20_000))).seq == 2
    assert workshop.verify().fine
    workshop.close()


def test_a_file_that_another_program_keeps_busy_is_told_of(path):
    begin(path).close()
    connection, other = connect(path, writable=True), connect(path, writable=True)
    connection.execute("PRAGMA busy_timeout = 20")
    workshop = Workshop(SqliteJournal(path, connection, writable=True), clock=FixedClock(), ids=RandomIds())
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(BusyError, match="another window"):
        workshop.commit(put(entry("e")))
    other.execute("ROLLBACK")
    assert workshop.commit(put(entry("e"))).seq == 2
    other.close()
    workshop.close()


def test_a_stalled_disk_delays_the_answer_and_not_the_key(path):
    workshop, gate = begin(path), threading.Event()

    def slow(session, draw):
        gate.wait(5)
        return Draft("Slow", (entry("e"),))

    first, second = workshop.submit(slow), workshop.submit(put(entry("f")))
    assert not first.done()
    gate.set()
    assert (first.result().seq, second.result().seq) == (2, 3)
    workshop.close()


def test_a_workshop_cannot_be_begun_on_a_damaged_session(path):
    workshop = begin(path)
    workshop.close()
    connection = connect(path, writable=True)
    connection.execute("UPDATE live SET body = NULL")
    connection.close()
    journal = SqliteJournal.open(path)
    with pytest.raises(DamagedError):
        wired().run(journal, window="stage")
    journal.close()


def test_a_session_written_from_its_steps_is_the_same_session(path, tmp_path):
    workshop = begin(path)
    workshop.commit(put(entry("e")))
    workshop.undo()
    write_session(tmp_path / "copy.pmw", SESSION, tuple(steps_of(workshop)))
    copy = reopen(tmp_path / "copy.pmw")
    assert copy.session == workshop.session
    copy.close()
    workshop.close()
