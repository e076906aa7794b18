"""What every store must do: abstract tests that the tests of each store inherit."""

from __future__ import annotations

import threading
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import timedelta

import pytest

from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.base.errors import BusyError, DamagedError, InputError, MovedError, RefusedError, StorageError
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import ABSENT, Change, Step
from pmworkshop.session.core.worked_out import work_out
from pmworkshop.session.operations import collect, navigation
from pmworkshop.store.company import Seat
from pmworkshop.store.journal import Journal
from pmworkshop.store.listing import listed
from pmworkshop.store.store import Store
from pmworkshop.store.stored_session import StoredSession
from pmworkshop.workshop.workshop import Workshop
from tests.build import SESSION, START, FixedClock, details, drop, entry, people, put, step, steps_of, texts


@dataclass
class Place:
    """A store with one address for the session under test."""

    store: Store
    address: str

    @property
    def stored(self) -> StoredSession:
        return StoredSession(self.address, self.store)

    def begun(self, *records, window: str = "stage", **about) -> Workshop:
        """A running workshop over a new session with people and these records."""
        journal = self.store.create(self.address, SESSION)
        workshop = Workshop(journal, window=window, who="Fay", clock=FixedClock(), ids=CountingIds())
        workshop.commit(put(details(**about), *people(), *records, label="Session begun", undoable=False))
        return workshop

    def again(self, window: str = "stage", start: int = 1 << 40) -> Workshop:
        """Another window on the same session."""
        return Workshop(self.stored.open(), window=window, who="Fay", clock=FixedClock(), ids=CountingIds(start))


def said(session: Session) -> list[str]:
    return texts(session.listed("collect"))


def first() -> Step:
    """The first step of a session."""
    return step(Session(), details(), *people(), id="begun")


def line(key: str, text: str = "", **more) -> Step:
    """A step that puts one line which is not there."""
    return step(Session(), entry(key, text), id=key, **more)


class JournalContract:
    """Appending and reading steps."""

    @pytest.fixture
    def place(self) -> Place:
        """A place that holds no session yet."""
        raise NotImplementedError

    @pytest.fixture
    def journal(self, place):
        with closing(place.store.create(place.address, SESSION)) as journal:
            yield journal

    def append(self, journal: Journal, *steps: Step) -> None:
        with journal.writing() as writing:
            for one in steps:
                writing.append(one, applied=True)

    def test_a_new_session_is_empty_and_can_be_written(self, journal):
        session, head = journal.load()
        assert journal.writable
        assert (session.seq, head.seq, head.session, head.rewrites) == (0, 0, SESSION, 0)
        assert list(journal.steps()) == list(journal.back()) == list(journal.bodies()) == []
        assert not journal.has("begun")
        assert journal.verify().fine

    def test_breaking_off_may_cost_the_call_under_way_and_nothing_else(self, journal):
        self.append(journal, first())
        journal.break_off()
        with suppress(StorageError):
            journal.head()
        journal.reopen(journal.head())
        self.append(journal, line("b"))
        assert [step.id for _, step in journal.steps()] == [first().id, line("b").id]

    def test_steps_are_numbered_from_one_in_the_order_they_came(self, journal):
        with journal.writing() as writing:
            assert [writing.append(one, applied=True) for one in (first(), line("b"), line("a"))] == [1, 2, 3]
            assert writing.head.seq == 3
            assert [seq for seq, _ in writing.after(1)] == [2, 3]
            assert writing.after(3) == []
            assert writing.has("b")
            assert not writing.has("z")
            assert sorted(writing.load().entries) == ["a", "b"]
        assert [(seq, one.id) for seq, one in journal.steps()] == [(1, "begun"), (2, "b"), (3, "a")]
        assert [seq for seq, _ in journal.steps(after=1, until=2)] == [2]
        assert [seq for seq, _, _ in journal.bodies(after=1, until=2)] == [2]
        assert [seq for seq, _ in journal.back()] == [3, 2, 1]
        assert journal.head().seq == 3

    def test_what_can_be_done_again_is_stored_like_anything_else(self, journal):
        self.append(journal, first())
        with journal.trying(journal.head()) as writing:
            assert writing.after(1) == []
            assert [writing.append(one, applied=True) for one in (line("a"), line("b"))] == [2, 3]
        assert journal.head() == writing.head
        assert sorted(journal.load()[0].entries) == ["a", "b"]
        assert journal.verify().fine

    def test_the_newest_session_is_the_fold_of_the_steps(self, journal):
        self.append(journal, first(), line("a"), line("b", "Mind the gap"))
        session, head = journal.load()
        assert session == fold(one for _, one in journal.steps())
        assert (session.seq, head.seq) == (3, 3)
        assert session.entries["b"].text == "Mind the gap"

    def test_a_transaction_that_fails_leaves_nothing(self, journal):
        self.append(journal, first())
        before = journal.head()

        def fail():
            with journal.writing() as writing:
                writing.append(line("a"), applied=True)
                raise OverflowError("ours")

        with pytest.raises(OverflowError):
            fail()
        assert journal.head() == before
        assert not journal.has("a")
        self.append(journal, line("b"))
        assert sorted(journal.load()[0].entries) == ["b"]

    def test_one_step_is_never_there_twice(self, journal):
        self.append(journal, first())
        with pytest.raises((StorageError, DamagedError)):
            self.append(journal, first())
        assert journal.head().seq == 1
        assert journal.verify().fine

    def test_a_step_that_does_not_apply_is_held_until_it_is_settled(self, journal):
        self.append(journal, first(), line("a"))
        late = Step(
            id="late", at="", label="Late",
            changes=(Change(kind="entry", id="a", version="late", record=line("a", "Other").changes[0].record),),
        )  # fmt: skip
        with journal.writing() as writing:
            writing.append(late, applied=False)
        assert [one.id for one in journal.load()[0].held] == ["late"]
        settling = Step(
            id="settling", at="", label="Settled", settles=("late",),
            changes=(Change(kind="entry", id="a", base=("a", "late", ABSENT), version="settling",
                            record=line("a", "Both").changes[0].record),),
        )  # fmt: skip
        self.append(journal, settling)
        session, _ = journal.load()
        assert session.held == ()
        assert session.entries["a"].text == "Both"

    def test_earlier_states_of_a_record_are_found(self, journal):
        changed = Step(
            id="changed", at="", label="Changed",
            changes=(Change(kind="entry", id="a", base=("a",), version="changed"),),
        )  # fmt: skip
        self.append(journal, first(), line("a", "Before"), changed)
        key = ("entry", "a")
        assert journal.states([(key, "a")])[key][1]["text"] == "Before"
        assert journal.states([(key, "changed")]) == {key: ("changed", None)}
        assert journal.states([(key, "never"), (("entry", "z"), "a")]) == {}

    def test_rewriting_reaches_history_and_the_newest_session(self, journal):
        self.append(journal, first(), line("a", "Secret"), line("b", "Open"))
        before = journal.head()
        with journal.writing() as writing:
            assert writing.rewrite(lambda body: body.replace("Secret", "Struck")) == 1
            assert writing.load().entries["a"].text == "Struck"
        session, head = journal.load()
        assert session.entries["a"].text == "Struck"
        assert not any("Secret" in body for _, body, _ in journal.bodies())
        assert (head.seq, head.rewrites) == (3, before.rewrites + 1)
        assert head.chain != before.chain
        assert journal.verify().fine

    def test_whoever_opens_it_again_finds_the_same(self, place, journal):
        self.append(journal, first(), line("a"))
        before = journal.load()
        journal.close()
        with closing(place.stored.open()) as other:
            assert other.load() == before
        with place.stored.reading() as other:
            assert other.load() == before

    def test_what_is_open_for_reading_refuses_to_be_written(self, place, journal):
        self.append(journal, first())
        with place.stored.reading() as reader:
            assert not reader.writable
            with pytest.raises(StorageError, match="reading only"), reader.writing():
                pass
        assert journal.head().seq == 1

    def test_two_windows_write_one_after_the_other(self, place, journal):
        self.append(journal, first())

        def write(name: str) -> None:
            with closing(place.stored.open()) as mine:
                for number in range(5):
                    self.append(mine, line(f"{name}{number}"))

        threads = [threading.Thread(target=write, args=(name,)) for name in "ab"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [seq for seq, _ in journal.steps()] == list(range(1, 12))
        assert len(journal.load()[0].entries) == 10
        assert journal.verify().fine

    def test_a_window_that_waits_too_long_is_told(self, place, journal):
        self.append(journal, first())
        with closing(place.stored.open()) as other:
            with journal.writing(), pytest.raises(BusyError, match="another window"):
                self.append(other, line("a"))
            self.append(other, line("a"))
        assert journal.has("a")

    def test_a_session_that_goes_away_in_mid_commit_keeps_nothing_and_says_so(self, place, journal):
        self.append(journal, first())

        def commit() -> None:
            with journal.writing() as writing:
                writing.append(line("a"), applied=True)
                place.store.remove(place.address)

        with pytest.raises(MovedError, match="not there any more"):
            commit()
        with pytest.raises(MovedError, match="not there any more"):
            self.append(journal, line("b"))
        with pytest.raises(MovedError, match="not there any more"):
            journal.has("a")


class WorkshopContract:
    """The running workshop over a store."""

    @pytest.fixture
    def place(self) -> Place:
        """A place that holds no session yet."""
        raise NotImplementedError

    def test_two_windows_follow_one_another(self, place):
        stage = place.begun()
        notes = place.again("notes")
        notes.commit(put(entry("a")))
        assert stage.follow()
        assert not stage.follow()
        stage.commit(put(entry("b")))
        assert notes.follow()
        assert said(stage.session) == said(notes.session) == ["Answer a", "Answer b"]
        assert [one.window for one in steps_of(stage)] == ["stage", "notes", "stage"]
        stage.close()
        notes.close()

    def test_undo_and_redo_go_through_the_states(self, place):
        workshop = place.begun(entry("a", "Before"))
        workshop.commit(collect.edit("a", "After"))
        workshop.undo()
        assert said(workshop.session) == ["Before"]
        workshop.redo()
        assert said(workshop.session) == ["After"]
        workshop.close()
        again = place.again()
        assert said(again.session) == ["After"]
        again.undo()
        assert said(again.session) == ["Before"]
        with pytest.raises(RefusedError):
            again.undo()
        again.close()

    def test_a_remark_is_struck_from_all_there_is(self, place):
        workshop, other = place.begun(entry("a", "Only between us")), None
        other = place.again("notes")
        workshop.strike("entry", "a")
        assert other.follow()
        for window in (workshop, other):
            assert not any("Only between us" in one.body() for one in steps_of(window))
            assert "Only between us" not in said(window.session)
            window.close()
        with place.stored.reading() as reader:
            assert not any("Only between us" in body for _, body, _ in reader.bodies())
            assert reader.verify().fine

    def test_both_values_are_held_where_two_have_changed_the_same(self, place):
        workshop = place.begun(entry("a", "Before"))
        base = workshop.session
        workshop.commit(collect.edit("a", "Ours"))
        theirs = step(base, base.entries["a"].model_copy(update={"text": "Theirs"}), id="theirs")
        workshop.merge([theirs])
        assert [one.id for one in workshop.session.held] == ["theirs"]
        workshop.close()
        again = place.again()
        assert [one.id for one in again.session.held] == ["theirs"]
        again.close()

    def test_both_wordings_are_held_where_two_windows_edit_one_line(self, place):
        stage = place.begun(entry("a", "Before"))
        beside = place.again("beside")
        seen = beside.session.versions
        stage.commit(collect.edit("a", "Here"))
        held = beside.commit(collect.edit("a", "There"), seen=seen)
        assert held.held
        assert said(held.session) == ["Here"]
        assert stage.follow()
        assert [one.id for one in stage.session.held] == [held.step.id]
        assert len(steps_of(stage)) == 3
        for window in (stage, beside):
            window.close()
        with place.stored.reading() as reader:
            assert [one.id for one in reader.load()[0].held] == [held.step.id]
            assert reader.verify().fine

    def test_a_refused_gesture_writes_nothing(self, place):
        workshop = place.begun()
        with pytest.raises(RefusedError):
            workshop.commit(collect.edit("nothing", "x"))
        assert workshop.session.seq == 1
        workshop.close()

    def test_a_dropped_record_stays_dropped(self, place):
        workshop = place.begun(entry("a"))
        workshop.commit(put(drop(entry("a"))))
        workshop.close()
        again = place.again()
        assert said(again.session) == []
        again.close()


class StoreContract:
    """Listing, locking, watching and saving sessions."""

    @pytest.fixture
    def place(self) -> Place:
        """A place that holds no session yet."""
        raise NotImplementedError

    def test_what_is_there_is_never_made_again(self, place):
        place.begun().close()
        with pytest.raises(InputError, match="there already"):
            place.store.create(place.address, SESSION)
        with pytest.raises(InputError, match="there already"):
            place.store.write(place.address, SESSION, ())
        with place.stored.reading() as reader:
            assert reader.head().seq == 1

    def test_what_is_not_there_is_told(self, place):
        with pytest.raises(InputError, match="There is no session"):
            place.stored.open()
        with pytest.raises(InputError, match="There is no session"), place.stored.reading():
            pass
        with pytest.raises(InputError, match="There is no session"):
            place.store.glance(place.address)
        place.store.remove(place.address)

    def test_sessions_are_listed_with_what_they_are(self, place):
        assert listed(place.store) == []
        workshop = place.begun(title="Spring alignment")
        (begun,) = listed(place.store)
        assert (begun.stored, begun.id, begun.title) == (place.stored, SESSION, "Spring alignment")
        assert (begun.where, begun.steps, begun.fault, begun.organisation) == ("", 1, None, "Sample firm")
        workshop.commit(navigation.forward())
        assert listed(place.store)[0].where == "Brief, Explain"
        assert listed(place.store)[0].progress.at == 0
        workshop.commit(put(workshop.session.stage.model_copy(update={"finished": True})))
        assert listed(place.store)[0].where == "over"
        assert listed(place.store)[0].progress.at == len(listed(place.store)[0].progress.minutes)
        workshop.close()
        place.store.create(place.store.new_address("Other", "bbbb000000000001"), "bbbb000000000001").close()
        assert {one.fault for one in listed(place.store)} == {None, "its beginning is missing"}
        place.store.remove(place.address)
        assert [one.id for one in listed(place.store)] == ["bbbb000000000001"]

    def test_new_addresses_are_free_and_named_after_the_title(self, place):
        address = place.store.new_address("Who decides?", "aaaaaa0000000001")
        place.store.create(address, "aaaaaa0000000001").close()
        other = place.store.new_address("Who decides?", "aaaaaa0000000002")
        assert other != address
        assert "who-decides" in address
        assert place.store.stem(address).startswith("who-decides")
        assert place.store.label(address) in address

    def test_an_address_beside_another_one_is_free(self, place):
        place.begun().close()
        assert place.store.has(place.address)
        first = place.store.beside(place.address)
        assert not place.store.has(first)
        place.store.create(first, "bbbb000000000001").close()
        assert place.store.beside(place.address) not in (first, place.address)

    def test_until_when_a_session_was_shown_is_kept(self, place):
        place.begun().close()
        moment = START + timedelta(days=3)
        place.store.note_shown(place.address, moment)
        assert place.store.last_shown(place.address) == moment

    def test_one_stage_at_a_time_runs_a_session(self, place):
        place.begun().close()
        held, other = place.store.lock(place.address, FixedClock()), place.store.lock(place.address)
        held.acquire()
        with pytest.raises(BusyError, match="on another stage"):
            other.acquire()
        other.release()
        with pytest.raises(BusyError, match="2026-09-14T09:00:00"):
            other.acquire()
        held.release()
        held.release()
        other.acquire()
        other.release()

    def test_windows_know_of_one_another_until_they_leave_and_the_session_of_none(self, place):
        place.begun(entry("a")).close()
        with place.stored.reading() as reader:
            before = reader.head()
        ann, bo = place.stored.company(), place.stored.company()
        stage, beside = Seat("Ann", "stage", "Collect, alone"), Seat("Bo", "beside", "Plan")
        assert ann.meet(stage) == ()
        assert bo.meet(beside) == (stage,)
        assert ann.meet(stage) == (beside,)
        moved = Seat("Ann", "stage", "Plan")
        ann.meet(moved)
        assert bo.meet(beside) == (moved,)
        ann.leave()
        ann.leave()
        assert bo.meet(beside) == ()
        bo.leave()
        with place.stored.reading() as reader:
            assert reader.head() == before

    def test_a_change_of_another_window_is_seen(self, place):
        workshop = place.begun()
        watch = place.store.watch(place.address)
        assert watch.changed(100.0)
        watch.changed(104.0)
        assert not watch.changed(104.1)
        other = place.again("notes")
        other.commit(put(entry("a")))
        watch.wait(0.001)
        assert watch.changed(104.2)
        assert workshop.follow()
        watch.close()
        workshop.close()
        other.close()

    def test_a_whole_history_is_written_at_once_or_not_at_all(self, place):
        history = (first(), line("a"), line("b"))
        place.store.write(place.address, SESSION, history)
        with place.stored.reading() as reader:
            assert tuple(one for _, one in reader.steps()) == history
            assert reader.load()[0] == fold(history)
            bodies = list(reader.bodies())
        place.store.remove(place.address)
        late = line("c").model_copy(update={"changes": history[1].changes})
        place.store.write(place.address, SESSION, (*history, late), work_out((*history, late)))
        with place.stored.reading() as reader:
            assert list(reader.bodies())[:3] == bodies
            assert reader.load()[0] == fold((*history, late))
            assert reader.load()[0].held == (late,)
        place.store.remove(place.address)
        odd = Step(id="odd", at="", label="", changes=(Change(kind="entry", id="x", version="odd", record={"a": 1}),))
        with pytest.raises(DamagedError):
            place.store.write(place.address, SESSION, (first(), odd))
        assert place.store.sessions() == []

    def test_what_can_be_read_is_saved_into_a_copy(self, place):
        place.begun(entry("a")).close()
        found = place.stored.salvage()
        assert (found.verdict.total, found.numbers, found.verdict.fine) == (1, (1,), True)
        copy = place.stored.repair(found)
        assert copy == place.stored.repair(found)
        assert copy != place.stored
        with copy.reading() as reader:
            assert said(reader.load()[0]) == ["Answer a"]
