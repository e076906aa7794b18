"""Damaged files: told, never shown as true, never made worse; and what is whole in them is saved."""

import sqlite3

import pytest

from pmworkshop.base.errors import DamagedError, InputError, StorageError
from pmworkshop.session.core.steps import Change, Step
from pmworkshop.store.sqlite.check import salvage, write_repaired, write_session
from pmworkshop.store.sqlite.connection import connect
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.store.sqlite.verify import verify
from tests.build import SESSION, begin, entry, put, reopen, steps_of


@pytest.fixture
def path(tmp_path):
    workshop = begin(tmp_path / "session.pmw")
    for key in "efg":
        workshop.commit(put(entry(key)))
    workshop.close()
    return tmp_path / "session.pmw"


def change(path, sql: str) -> None:
    connection = connect(path, writable=True)
    connection.execute(sql)
    connection.close()


def test_damage_in_the_name_of_a_table_is_damage(path):
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE head(one", b"CREATE TABLE head\xc5one"))
    with pytest.raises(DamagedError):
        SqliteJournal.open(path, readonly=True).load()
    assert not verify(path).fine


def test_damage_in_an_answer_is_told_without_the_answer(path):
    path.write_bytes(path.read_bytes().replace(b"Answer f", b"Answer \xff"))
    with pytest.raises(DamagedError, match=r"a text in it cannot be read\.") as told:
        SqliteJournal.open(path, readonly=True).load()
    assert "Answer" not in str(told.value)


def test_damage_that_keeps_a_file_from_being_opened_for_writing_is_told(path):
    path.write_bytes(path.read_bytes()[:100] + bytes(4000))
    with pytest.raises(DamagedError):
        SqliteJournal.open(path)


def test_the_good_steps_of_a_damaged_session_are_saved_beside_it(path):
    change(path, "UPDATE step SET body = replace(body, 'Answer', 'Reply') WHERE seq = 2")
    found = salvage(path)
    assert found.told == "The file is damaged: 3 of 4 steps are as they were saved."
    assert found.verdict.bad == (2,)
    before = path.read_bytes()
    copy = write_repaired(path, found)
    assert copy.name == "session.repaired.pmw"
    workshop = reopen(copy)
    assert sorted(workshop.session.entries) == ["f", "g"]
    workshop.close()
    assert path.read_bytes() == before


def test_a_repaired_copy_in_which_the_room_works_on_is_kept(path):
    found = salvage(path)
    copy = write_repaired(path, found)
    workshop = reopen(copy)
    workshop.commit(put(entry("later")))
    workshop.close()
    assert write_repaired(path, found) == copy
    assert "later" in salvage(copy).session.entries


def test_a_session_without_its_head_is_saved_from_its_history(path):
    change(path, "DELETE FROM head")
    found = salvage(path)
    assert sorted(found.session.entries) == ["e", "f", "g"]
    assert found.told == "The file is damaged: 4 of 4 steps are as they were saved."


def test_a_step_that_was_written_by_something_else_is_left_out(path):
    strange = Step(
        id="x", at="", label="", changes=(Change(kind="entry", id="x", version="x", record={"kind": "entry"}),)
    )
    journal = SqliteJournal.open(path)
    with journal.writing() as writing:
        writing.append(strange, applied=True)
    journal.close()
    found = salvage(path)
    assert found.verdict.bad == (5,)
    assert len(found.steps) == 4


def test_a_session_whose_beginning_is_lost_cannot_be_saved(path):
    change(path, "DELETE FROM step WHERE seq = 1")
    with pytest.raises(DamagedError, match="beginning is lost"):
        salvage(path)


def test_what_is_no_session_is_not_saved_as_one(path, tmp_path):
    with pytest.raises(InputError):
        salvage(tmp_path / "none.pmw")
    path.write_bytes(path.read_bytes()[:50])
    with pytest.raises(DamagedError, match="nothing can be read"):
        salvage(path)


def test_a_copy_that_cannot_be_written_leaves_nothing(path, tmp_path):
    bad = Step(id="x", at="", label="", changes=(Change(kind="entry", id="x", version="x", record={}),))
    with pytest.raises(DamagedError):
        write_session(tmp_path / "copy.pmw", SESSION, (bad,))
    (tmp_path / "file").touch()
    with pytest.raises(StorageError):
        write_session(tmp_path / "file" / "copy.pmw", SESSION, ())
    with pytest.raises(StorageError):
        write_session(tmp_path / ("x" * 300), SESSION, ())
    assert sorted(found.name for found in tmp_path.iterdir()) == ["file", "session.pmw"]


def test_a_copy_holds_the_same_steps(path, tmp_path):
    workshop = reopen(path)
    write_session(tmp_path / "copy.pmw", SESSION, tuple(steps_of(workshop)))
    with sqlite3.connect(path) as one, sqlite3.connect(tmp_path / "copy.pmw") as other:
        for table in ("step", "live", "head"):
            query = f"SELECT * FROM {table}"
            assert one.execute(query).fetchall() == other.execute(query).fetchall()
    one.close()
    other.close()
    workshop.close()
