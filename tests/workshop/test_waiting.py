"""Operations that wait for the disk together are written together; each tells its own outcome."""

import threading
from concurrent.futures import Future

import pytest

from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.base.errors import BusyError, RefusedError, StorageError
from pmworkshop.session.core.steps import Draft
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.workshop.waiting import MOST
from pmworkshop.workshop.workshop import Workshop
from tests.build import SESSION, FixedClock, details, entry, people, put, steps_of
from tests.fakes import DoubtfulJournal


class Counting(DoubtfulJournal):
    """A store that counts its transactions, and may be busy in one."""

    begun = 0
    busy = False

    def writing(self):
        self.begun += 1
        if self.busy:
            self.busy = False
            raise BusyError("Another window writes.")
        return super().writing()


@pytest.fixture
def workshop(tmp_path):
    SqliteJournal.create(tmp_path / "s.pmw", SESSION).close()
    journal = Counting.open(tmp_path / "s.pmw")
    workshop = Workshop(journal, who="Fay", clock=FixedClock(), ids=CountingIds())
    workshop.commit(put(details(), *people()))
    yield workshop
    workshop.close()


def held_up(workshop: Workshop) -> threading.Event:
    """Let the thread of the journal stand still, so that what comes now waits."""
    go = threading.Event()
    workshop._thread.submit(go.wait)
    return go


def refusing(session, draw):
    raise RefusedError("Not now.")


def outcome(future: Future):
    return type(future.exception(5)) if future.exception(5) else future.result().seq


def journal(workshop: Workshop) -> Counting:
    return workshop._performer.journal


def test_operations_that_wait_are_written_in_one_transaction_each_as_a_step_of_its_own(workshop):
    go, before = held_up(workshop), journal(workshop).begun
    futures = [workshop.submit(put(entry(f"e{number}"))) for number in range(5)]
    go.set()
    assert [outcome(one) for one in futures] == [2, 3, 4, 5, 6]
    assert journal(workshop).begun == before + 1
    assert list(workshop.session.entries) == [f"e{number}" for number in range(5)]
    assert workshop.verify().total == 6


def test_one_that_is_refused_and_one_that_changes_nothing_leave_the_others_as_they_are(workshop):
    go = held_up(workshop)
    futures = [
        workshop.submit(one) for one in (put(entry("e1")), refusing, lambda *_: Draft("Nothing"), put(entry("e2")))
    ]
    go.set()
    assert [outcome(one) for one in futures] == [2, RefusedError, 2, 3]
    assert futures[2].result().step is None
    assert list(workshop.session.entries) == ["e1", "e2"]


def test_undo_between_them_keeps_its_place(workshop):
    go = held_up(workshop)
    from pmworkshop.workshop.deeds import TakeBack

    first = workshop.submit(put(entry("e1")))
    back = workshop.perform(TakeBack())
    last = workshop.submit(put(entry("e2")))
    go.set()
    assert [outcome(one) for one in (first, back, last)] == [2, 3, 4]
    assert list(workshop.session.entries) == ["e2"]


def test_so_many_wait_that_another_window_gets_its_turn_between(workshop):
    go, before = held_up(workshop), journal(workshop).begun
    futures = [workshop.submit(put(entry(f"e{number}"))) for number in range(MOST + 2)]
    go.set()
    assert [outcome(one) for one in futures] == list(range(2, MOST + 4))
    assert journal(workshop).begun == before + 2


@pytest.mark.parametrize("keeps", [True, False])
def test_after_a_failure_of_the_disk_each_is_stored_once_or_says_that_it_is_not(workshop, keeps):
    go = held_up(workshop)
    futures = [workshop.submit(put(entry(f"e{number}"))) for number in range(3)]
    journal(workshop).failing, journal(workshop).keeps = True, keeps
    go.set()
    assert [type(outcome(one)) for one in futures] == [int] * 3
    assert len(steps_of(workshop)) == 4
    assert workshop.verify().bad == ()


def test_a_disk_that_stays_away_refuses_each_and_a_second_try_stores_each_once(workshop, monkeypatch):
    go = held_up(workshop)
    draws = [workshop.draw() for _ in range(3)]
    from pmworkshop.workshop.deeds import Operate

    deeds = [Operate(put(entry(f"e{number}"))) for number in range(3)]
    with monkeypatch.context() as gone:

        def away(self):
            raise StorageError("The disk is gone.")

        gone.setattr(Counting, "writing", away)
        futures = [workshop.perform(deed, draw) for deed, draw in zip(deeds, draws, strict=True)]
        go.set()
        assert [outcome(one) for one in futures] == [StorageError] * 3
    go = held_up(workshop)
    futures = [workshop.perform(deed, draw) for deed, draw in zip(deeds, draws, strict=True)]
    go.set()
    assert [type(outcome(one)) for one in futures] == [int] * 3
    assert len(steps_of(workshop)) == 4


def test_where_another_window_does_not_end_its_write_all_are_told_at_once(workshop):
    go = held_up(workshop)
    futures = [workshop.submit(put(entry(f"e{number}"))) for number in range(3)]
    journal(workshop).busy = True
    go.set()
    assert [outcome(one) for one in futures] == [BusyError] * 3
    assert not workshop.session.entries


def test_one_that_was_given_up_while_it_waited_is_not_carried_out(workshop):
    go = held_up(workshop)
    futures = [workshop.submit(put(entry(f"e{number}"))) for number in range(3)]
    assert futures[1].cancel()
    go.set()
    assert [outcome(futures[0]), outcome(futures[2])] == [2, 3]
    assert list(workshop.session.entries) == ["e0", "e2"]
