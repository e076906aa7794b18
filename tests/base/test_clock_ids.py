"""Clocks and ids."""

from datetime import UTC, datetime, timedelta

from pmworkshop.base.clock_ids import CountingIds, RandomIds, SteppingClock, SystemClock


def test_the_system_clock_tells_the_present_in_utc():
    before = datetime.now(UTC)
    assert before <= SystemClock().now() <= datetime.now(UTC)


def test_a_stepping_clock_moves_on_each_time_it_is_read():
    start = datetime(2026, 9, 14, tzinfo=UTC)
    clock = SteppingClock(start, timedelta(minutes=1))
    assert [clock.now(), clock.now()] == [start, start + timedelta(minutes=1)]


def test_ids_are_sixteen_hexadecimal_digits_and_never_the_same():
    counting, random = CountingIds(9), RandomIds()
    assert [counting.new(), counting.new()] == ["0000000000000009", "000000000000000a"]
    assert len({random.new() for _ in range(100)}) == 100
    assert all(len(random.new()) == 16 for _ in range(10))
