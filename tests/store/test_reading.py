"""Looking at a session changes nothing in it, not even when it was cut short in mid-write."""

import shutil

import pytest

from pmworkshop.base.errors import DamagedError, InputError, StorageError
from pmworkshop.store.sqlite import reading
from pmworkshop.store.sqlite.check import salvage
from pmworkshop.store.sqlite.connection import connect
from pmworkshop.store.sqlite.glance import glance
from pmworkshop.store.sqlite.reading import open_reading, open_writing
from tests.build import begin, entry, put, reopen


@pytest.fixture
def path(tmp_path):
    (tmp_path / "files").mkdir()
    workshop = begin(tmp_path / "files" / "session.pmw")
    for number in range(100):
        workshop.commit(put(entry(f"e{number}", "x" * 200)))
    workshop.close()
    return tmp_path / "files" / "session.pmw"


@pytest.fixture
def cut_short(path, tmp_path):
    """A session whose program was killed while it was writing a transaction that no longer fitted in memory."""
    connection = connect(path, writable=True)
    connection.execute("PRAGMA cache_size = 5")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE step SET body = body || 'half-written'")
    connection.execute("UPDATE live SET body = body || 'half-written'")
    copy = tmp_path / "cut" / "session.pmw"
    copy.parent.mkdir()
    for name in ("session.pmw", "session.pmw-journal"):
        shutil.copyfile(path.with_name(name), copy.with_name(name))
    connection.execute("ROLLBACK")
    connection.close()
    assert b"half-written" in copy.read_bytes()
    return copy


def bytes_in(folder):
    return {found.name: found.read_bytes() for found in folder.iterdir()}


def test_a_session_at_rest_is_read_in_place(path):
    before = bytes_in(path.parent)
    with open_reading(path) as journal:
        assert journal.path == path
        assert not journal.writable
        assert len(journal.load()[0].entries) == 100
    assert bytes_in(path.parent) == before


def test_a_session_that_was_cut_short_is_read_as_it_was_and_left_as_it_is(cut_short):
    before = bytes_in(cut_short.parent)
    with open_reading(cut_short) as journal:
        assert not journal.writable
        assert len(journal.load()[0].entries) == 100
        assert journal.verify().fine
        copied_to = journal.path.parent
    assert glance(cut_short).head.seq == 101
    assert bytes_in(cut_short.parent) == before
    assert not copied_to.exists()


def test_a_session_that_is_being_run_is_read_in_place(path):
    stage = reopen(path)
    stage.commit(put(entry("new")))
    with open_reading(path) as journal:
        assert "new" in journal.load()[0].entries
    stage.close()


def test_a_session_that_was_cut_short_is_rolled_back_when_the_room_goes_on(cut_short):
    journal = open_writing(cut_short)
    assert journal.writable
    assert len(journal.load()[0].entries) == 100
    assert journal.verify().fine
    journal.close()
    assert list(bytes_in(cut_short.parent)) == ["session.pmw"]


@pytest.fixture
def strange(cut_short, path):
    """A session that is whole, beside what was left by a program that was killed when it was another one."""
    workshop = reopen(path)
    for number in range(100):
        workshop.commit(put(entry(f"e{number}", "y" * 300)))
    workshop.close()
    shutil.copyfile(cut_short.with_name("session.pmw-journal"), path.with_name("session.pmw-journal"))
    return path


def test_what_lies_beside_a_session_and_is_not_its_own_does_not_spoil_it(strange):
    before = bytes_in(strange.parent)
    with pytest.raises(DamagedError, match="beside it is not its own"):
        open_writing(strange)
    assert len(salvage(strange).steps) == 201
    with open_reading(strange) as journal:
        assert journal.load()[1].seq == 201
    assert bytes_in(strange.parent) == before


def test_what_lies_beside_a_session_does_not_bring_back_an_older_state(cut_short):
    left = cut_short.with_name("session.pmw-journal").read_bytes()
    workshop = reopen(cut_short)
    for number in range(3):  # so few that all they changed is rolled back too
        workshop.commit(put(entry(f"e{number}", "z" * 200)))
    workshop.close()
    cut_short.with_name("session.pmw-journal").write_bytes(left)
    with pytest.raises(DamagedError, match="beside it is not its own"):
        open_writing(cut_short)
    with open_reading(cut_short) as journal:
        assert journal.load()[1].seq == 104


def test_what_another_window_has_rolled_back_meanwhile_is_not_called_damaged(strange, monkeypatch):
    def meanwhile(path, **_):
        strange.with_name("session.pmw-journal").unlink(missing_ok=True)
        raise DamagedError("read in the midst of it")

    monkeypatch.setattr(reading, "copied", meanwhile)
    journal = open_writing(strange)
    assert journal.load()[1].seq == 201
    journal.close()


def test_of_a_session_that_was_cut_short_and_damaged_the_rest_is_saved(cut_short):
    beside = cut_short.with_name("session.pmw-journal")
    beside.write_bytes(beside.read_bytes()[:4000])
    before = bytes_in(cut_short.parent)
    with pytest.raises(DamagedError):
        open_writing(cut_short)
    with pytest.raises(DamagedError, match="is damaged"):
        salvage(cut_short)
    assert bytes_in(cut_short.parent) == before


def test_what_lies_beside_a_damaged_session_stays_there(cut_short):
    beside = cut_short.with_name("session.pmw-journal")
    beside.write_bytes(b"\0" + beside.read_bytes()[1:])  # SQLite takes it for one that is over
    before = bytes_in(cut_short.parent)
    journal = open_writing(cut_short)
    with pytest.raises(DamagedError):
        journal.load()
    journal.close()
    assert bytes_in(cut_short.parent) == before


def test_a_session_that_cannot_be_copied_to_be_saved_says_so(strange):
    beside = strange.with_name("session.pmw-journal")
    strange.write_bytes(strange.read_bytes()[:100] + bytes(4000))
    beside.unlink()
    beside.mkdir()
    with pytest.raises(DamagedError, match="nothing can be read"):
        salvage(strange)


def test_a_file_that_may_not_be_read_is_told_of(path, monkeypatch):
    def refuse(*_, **__):
        raise StorageError("The disk does not answer.")

    monkeypatch.setattr(reading.SqliteJournal, "open", refuse)
    with pytest.raises(StorageError, match="does not answer"), open_reading(path):
        pass


def test_what_is_no_session_is_told_as_ever(tmp_path, path):
    with pytest.raises(InputError), open_reading(tmp_path / "none.pmw"):
        pass
    path.write_bytes(path.read_bytes()[:100] + bytes(4000))
    with pytest.raises(DamagedError), open_reading(path):
        pass


def test_a_journal_that_cannot_be_copied_is_told_of(cut_short):
    beside = cut_short.with_name("session.pmw-journal")
    cut_short.write_bytes(cut_short.read_bytes()[:100] + bytes(4000))
    beside.unlink()
    beside.mkdir()
    with pytest.raises(StorageError, match="cannot be copied"), open_reading(cut_short):
        pass
