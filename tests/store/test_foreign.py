"""Files that pass for sessions: nothing in them runs, each is told of, and no other session is hidden."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from pmworkshop.base.errors import DamagedError, ForeignError, SessionError, StorageError
from pmworkshop.base.folders import Folders
from pmworkshop.interface import load
from pmworkshop.store.listing import listed
from pmworkshop.store.sessions import list_sessions
from pmworkshop.store.sqlite import guarded
from pmworkshop.store.sqlite.check import salvage, write_session
from pmworkshop.store.sqlite.connection import connect
from pmworkshop.store.sqlite.glance import glance
from pmworkshop.store.sqlite.guarded import GuardedConnection
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.store.sqlite.layout import FORMAT, digest
from pmworkshop.store.sqlite.reader import SqliteReader
from pmworkshop.store.sqlite.reading import open_writing
from pmworkshop.store.sqlite.store import SqliteStore
from pmworkshop.store.sqlite.verify import verify
from tests.build import SESSION, begin, entry

ENDLESS = "WITH RECURSIVE endless(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless)"
OF_HEAD = "SELECT 1 AS one, 'x' AS session, n AS seq, x'00' AS chain, 1 AS live_count, 1 AS live_sum, 0 AS rewrites"
FOREIGN = {
    "a view without an end": f"DROP TABLE head; CREATE VIEW head AS {ENDLESS} {OF_HEAD} FROM endless WHERE n < 0",
    "a trigger": "CREATE TRIGGER lose AFTER INSERT ON step BEGIN DELETE FROM live WHERE kind = 'ballot'; END",
    "a table more": "CREATE TABLE more(x)",
    "a table less": "DROP TABLE live",
    "an index more": "CREATE INDEX more ON step(body)",
    "a column more": "ALTER TABLE head ADD COLUMN more TEXT",
    "a blank more": "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, ') S', ')  S')",
}


@pytest.fixture
def path(tmp_path):
    begin(tmp_path / "session.pmw", entry("e")).close()
    return tmp_path / "session.pmw"


def alter(path, sql: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.executescript(sql)


@pytest.mark.parametrize("sql", FOREIGN.values(), ids=FOREIGN)
def test_a_file_with_other_tables_than_a_session_is_refused_in_one_sentence_by_every_way_in(path, sql):
    alter(path, sql)
    before = path.read_bytes()
    for way in (SqliteJournal.open, open_writing, glance, salvage, load):
        with pytest.raises(ForeignError, match=r"session\.pmw is not as pmworkshop makes a session") as told:
            way(path)
        assert "\n" not in str(told.value)
    assert "not as pmworkshop makes" in verify(path).faults[0]
    assert path.read_bytes() == before


def test_a_newer_file_with_more_tables_asks_for_a_newer_program(path):
    alter(path, f"CREATE TABLE more(x); PRAGMA user_version = {FORMAT + 1}")
    with pytest.raises(SessionError, match="newer version"):
        SqliteJournal.open(path)


def test_the_list_names_the_file_that_cannot_be_read_and_shows_all_others(tmp_path, monkeypatch):
    for name in ("a", "b", "c"):
        begin(tmp_path / f"{name}.pmw").close()
    alter(tmp_path / "b.pmw", FOREIGN["a view without an end"])
    first, bad, last = list_sessions(Folders.at(tmp_path))
    assert (first.fault, last.fault) == (None, None)
    assert bad.stored.name == "b.pmw"
    assert "b.pmw is not as pmworkshop makes a session" in bad.fault

    def fail(path):
        raise RecursionError

    monkeypatch.setattr("pmworkshop.store.sqlite.glance.glance", fail)
    assert [one.fault for one in listed(SqliteStore(tmp_path))] == [
        f"{name}.pmw is damaged: a record in it cannot be read." for name in "abc"
    ]


def test_a_folder_that_cannot_be_read_holds_no_sessions(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(type(tmp_path), "glob", refuse)
    assert SqliteStore(tmp_path).sessions() == []


def circle(path):
    """A reader over a file whose live table has no end, as where pages refer to each other in a circle."""
    row = ("entry", "e", "v", 1, None)
    alter(path, f"DROP TABLE live; CREATE VIEW live AS {ENDLESS} SELECT 'entry' AS kind, 'e' AS id, 'v' AS version, "
                f"1 AS seq, NULL AS body, {digest(*row)} AS digest FROM endless")  # fmt: skip
    return SqliteReader(path, sqlite3.connect(path, isolation_level=None, factory=GuardedConnection))


def test_what_has_more_rows_than_the_file_is_long_ends_as_damage(path):
    with closing(circle(path)) as reader, pytest.raises(DamagedError, match="not what was saved"):
        reader.load()


def test_a_statement_that_does_not_end_is_stopped_and_the_next_one_has_a_share_of_its_own(path, monkeypatch):
    monkeypatch.setattr(guarded, "SHARE", 3)
    with closing(circle(path)) as reader:
        for _ in range(2):
            with pytest.raises(DamagedError, match="does not come to an end"):
                reader._rows("SELECT count(*) FROM live")
        assert reader.head().session == SESSION


def test_a_table_that_is_gone_is_damage(path):
    alter(path, "DROP TABLE live")
    db = sqlite3.connect(path, isolation_level=None, factory=GuardedConnection)
    with closing(SqliteReader(path, db)) as reader, pytest.raises(DamagedError, match="no such table"):
        reader._rows("SELECT count(*) FROM live")


def test_a_foreign_file_is_opened_without_trust(path):
    with closing(connect(path, writable=False)) as db:
        names = ("trusted_schema", "cell_size_check", "query_only")
        trust = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
        assert trust == [0, 1, 1]
        assert db.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 0


def test_a_session_that_cannot_be_deleted_or_moved_into_place_is_told_of(tmp_path, monkeypatch):
    (tmp_path / "folder").mkdir()
    with pytest.raises(StorageError, match="cannot be deleted"):
        SqliteStore(tmp_path).remove(str(tmp_path / "folder"))

    real = type(tmp_path).replace

    def refuse(self, target):
        if target.name == "copy.pmw" and self.name.count(".copy") == 1:
            raise PermissionError(13, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(type(tmp_path), "replace", refuse)
    with pytest.raises(StorageError, match=r"copy\.pmw could not be made: Permission denied"):
        write_session(tmp_path / "copy.pmw", SESSION, ())
    assert [found.name for found in tmp_path.iterdir()] == ["folder"]
