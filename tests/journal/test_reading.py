"""Looking at a session changes nothing in it, not even when it was cut short in mid-write."""

import shutil

import pytest

from pmworkshop.base.errors import DamagedError, InputError, StorageError
from pmworkshop.journal.opening import connect
from pmworkshop.journal.reading import open_reading
from tests.build import begin, entry, put


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
    assert bytes_in(cut_short.parent) == before
    assert not copied_to.exists()


def test_a_session_that_is_being_run_is_read_in_place(path):
    from tests.build import reopen

    stage = reopen(path)
    stage.commit(put(entry("new")))
    with open_reading(path) as journal:
        assert "new" in journal.load()[0].entries
    stage.close()


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
