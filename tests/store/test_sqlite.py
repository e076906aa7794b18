"""The session file: what it takes, what it refuses, and how it says so."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import suppress

import pytest

from pmworkshop.base.errors import BusyError, DamagedError, InputError, SessionError, StorageError
from pmworkshop.session.core.steps import Step
from pmworkshop.store.sqlite.check import write_session
from pmworkshop.store.sqlite.connection import connect, told
from pmworkshop.store.sqlite.glance import glance
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.store.sqlite.layout import FORMAT
from pmworkshop.store.sqlite.reader import CHUNK
from pmworkshop.store.sqlite.verify import verify
from tests.build import SESSION, begin, drop, entry, put, reopen, steps_of


@pytest.fixture
def path(tmp_path):
    return tmp_path / "session.pmw"


def change(path, sql: str) -> None:
    """Change a session file behind the program's back."""
    connection = connect(path, writable=True)
    connection.execute(sql)
    connection.close()


def version_of(path) -> int:
    """The version of the format that a session file names."""
    connection = connect(path, writable=False)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return version


def test_a_new_session_is_one_private_file(path):
    SqliteJournal.create(path, SESSION).close()
    assert [found.name for found in path.parent.iterdir()] == ["session.pmw"]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_made_for_sessions_is_private(tmp_path):
    folder = tmp_path / "home" / "sessions"
    SqliteJournal.create(folder / "session.pmw", SESSION).close()
    assert [made.stat().st_mode & 0o777 for made in (folder, folder.parent)] == [0o700, 0o700]


def test_an_empty_session_loads_and_is_fine(path):
    journal = SqliteJournal.create(path, SESSION)
    session, head = journal.load()
    assert (session.seq, head.seq, head.session) == (0, 0, SESSION)
    assert list(journal.back()) == list(journal.steps()) == []
    assert journal.verify().fine
    journal.close()


def test_a_file_that_is_there_is_never_written_over(path):
    path.write_text("kept")
    with pytest.raises(InputError, match="there already"):
        SqliteJournal.create(path, SESSION)
    with pytest.raises(InputError, match="there already"):
        write_session(path, SESSION, ())
    assert path.read_text() == "kept"


@pytest.mark.parametrize("name", ["file/inside.pmw", "x" * 300, "nul\0"])
def test_a_place_that_takes_no_file_is_told_of(tmp_path, name):
    (tmp_path / "file").touch()
    with pytest.raises((StorageError, InputError)):
        SqliteJournal.create(tmp_path / name, SESSION)


def test_what_cannot_be_laid_out_leaves_no_file(path):
    with pytest.raises(AttributeError):
        SqliteJournal.create(path, None)
    assert not path.exists()


@pytest.mark.parametrize(
    ("make", "error", "said"),
    [
        (lambda path: None, InputError, "There is no session"),
        (lambda path: path.mkdir(), InputError, "is a folder"),
        (lambda path: os.mkfifo(path), InputError, "is not a file"),
        (lambda path: path.symlink_to(path), InputError, "cannot be read"),
        (lambda path: path.touch(), SessionError, "is empty"),
        (lambda path: path.write_bytes(b"Dear all, " * 20), InputError, "not a pmworkshop session"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + b"\0" * 20), SessionError, "only 36 bytes"),
        (
            lambda path: sqlite3.connect(path).execute("CREATE TABLE t(x)").connection.close(),
            InputError,
            "another pro",
        ),
    ],
)
def test_what_is_no_session_is_told_in_a_sentence(path, make, error, said):
    make(path)
    with pytest.raises(error, match=said):
        SqliteJournal.open(path)


def test_a_name_the_system_does_not_take_is_told_of(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        SqliteJournal.open(tmp_path / "nul\0")


def test_a_session_that_is_cut_off_is_told_of(path):
    begin(path).close()
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(DamagedError):
        SqliteJournal.open(path, readonly=True).load()


def test_a_file_of_a_newer_version_opens_for_reading_only(path):
    begin(path, entry("e")).close()
    change(path, f"PRAGMA user_version = {FORMAT + 1}")
    workshop = reopen(path)
    assert not workshop.writable
    assert workshop.session.entries
    workshop.close()


def test_a_file_of_an_earlier_version_is_one_of_this_version_once_something_is_written(path):
    begin(path, entry("e")).close()
    change(path, f"PRAGMA user_version = {FORMAT - 1}")
    workshop = reopen(path)
    assert version_of(path) == FORMAT - 1
    assert workshop.session.entries
    workshop.commit(put(entry("f")))
    workshop.close()
    assert version_of(path) == FORMAT


def test_a_newer_version_that_cannot_be_read_says_which_program_to_update(path):
    workshop = begin(path)
    workshop.close()
    unknown = Step.model_construct(
        id="x", at="", who="", window="", label="", undoable=True, undoes=None, redo=False, settles=(), changes=()
    )
    journal = SqliteJournal.open(path)
    with journal.writing() as writing:
        writing.append(unknown, applied=True)
        writing._put("hologram", "h", "x", 2, '{"kind":"hologram"}')
    journal.close()
    with pytest.raises(DamagedError, match="cannot be read"):
        reopen(path)
    change(path, f"PRAGMA user_version = {FORMAT + 1}")
    with pytest.raises(SessionError, match="newer version"):
        reopen(path)


def test_history_is_read_in_order_from_either_end(path):
    journal = SqliteJournal.create(path, SESSION)
    with journal.writing() as writing:
        for number in range(1, CHUNK + 3):
            writing.append(Step(id=f"s{number}", at="", label="", changes=()), applied=True)
    assert [seq for seq, _ in journal.steps()] == list(range(1, CHUNK + 3))
    assert [seq for seq, _ in journal.steps(after=3, until=5)] == [4, 5]
    assert [seq for seq, _ in journal.back()] == list(range(CHUNK + 2, 0, -1))
    assert journal.has("s7")
    assert not journal.has("s0")
    journal.close()


def test_a_transaction_that_fails_leaves_nothing(path):
    journal = SqliteJournal.create(path, SESSION)
    with suppress(KeyError), journal.writing() as writing:
        writing.append(Step(id="s", at="", label="", changes=()), applied=True)
        raise KeyError
    assert journal.head().seq == 0
    assert not journal.has("s")
    journal.close()


def test_states_are_found_by_their_version(path):
    workshop = begin(path)
    first = workshop.commit(put(entry("e", "one"))).step
    second = workshop.commit(put(entry("e", "two"))).step
    journal = SqliteJournal.open(path, readonly=True)
    key = ("entry", "e")
    assert journal.states([(key, first.id)])[key][1]["text"] == "one"
    assert journal.states([(key, second.id)])[key][1]["text"] == "two"
    assert journal.states([(key, "never")]) == {}
    journal.close()
    workshop.close()


def test_a_read_only_file_takes_no_transaction(path):
    begin(path).close()
    journal = SqliteJournal.open(path, readonly=True)
    with pytest.raises(StorageError, match="reading only"), journal.writing():
        pass
    journal.close()
    refused = SqliteJournal(path, connect(path, writable=False), writable=True)
    with pytest.raises(StorageError, match="is read-only"), refused.writing() as writing:
        writing.append(Step(id="s", at="", label="", changes=()), applied=True)
    refused.close()


def test_a_disk_that_is_gone_is_told_of(path):
    begin(path).close()
    journal = SqliteJournal.open(path)
    shutil.rmtree(path.parent)
    with pytest.raises(StorageError), journal.writing() as writing:
        writing.append(Step(id="s", at="", label="", changes=()), applied=True)
    journal.close()


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM head",
        "UPDATE head SET live_sum = live_sum + 1",
        "UPDATE head SET live_count = live_count + 1",
        "UPDATE head SET chain = x'00'",
        "UPDATE head SET seq = 0",
        "UPDATE head SET seq = 9",
        "DELETE FROM live WHERE kind = 'entry'",
        "UPDATE live SET body = replace(body, 'Answer', 'Reply')",
        "UPDATE live SET version = 'v' WHERE kind = 'entry'",
        "UPDATE live SET body = NULL WHERE kind = 'entry'",
        "DELETE FROM step WHERE seq = 2",
    ],
)
def test_content_that_is_not_what_was_saved_is_never_loaded(path, sql):
    workshop = begin(path)
    workshop.commit(put(entry("e")))
    workshop.close()
    change(path, sql)
    never_loaded(path)


def test_a_record_whose_text_was_damaged_into_a_number_is_never_loaded(path):
    workshop = begin(path)
    workshop.commit(put(entry("e", text="Nobody can say what the customer is going through")))
    workshop.close()
    rows = connect(path, writable=False).execute("SELECT version, body FROM live WHERE kind = 'entry'").fetchall()
    version, body = map(len, rows[0])
    begins = bytes([size_of_text("entry"), size_of_text("e"), *varint(2 * version + 13), 1])
    saved = begins + varint(2 * body + 13)  # how SQLite says: a number of one byte, then a text of so many
    damaged = begins[:2] + varint(2 * (version + body) + 13) + bytes([1, 9])  # and here: the number 1
    content = path.read_bytes()
    assert (content.count(saved), len(saved)) == (1, len(damaged))
    path.write_bytes(content.replace(saved, damaged))
    never_loaded(path)


def size_of_text(text: str) -> int:
    return 2 * len(text) + 13


def varint(number: int) -> bytes:
    return bytes([128 + number // 128, number % 128]) if number > 127 else bytes([number])


def never_loaded(path) -> None:
    journal = SqliteJournal.open(path)
    with pytest.raises(DamagedError):
        journal.load()
    journal.close()


@pytest.mark.parametrize(
    ("sql", "bad"),
    [
        ("UPDATE step SET body = replace(body, 'Answer', 'Reply') WHERE seq = 2", (2,)),
        ("UPDATE step SET chain = x'00' WHERE seq = 2", (2, 3)),
        ("DELETE FROM step WHERE seq = 2", (2,)),
        ("UPDATE step SET seq = 7 WHERE seq = 4", (4,)),
        ("UPDATE head SET session = 'other'", (1,)),
        ("UPDATE head SET seq = 6", (5, 6)),
    ],
)
def test_a_changed_history_is_told_with_its_numbers(path, sql, bad):
    workshop = begin(path)
    for key in "efg":
        workshop.commit(put(entry(key)))
    assert workshop.verify().fine
    workshop.close()
    change(path, sql)
    assert verify(path).bad == bad
    assert not verify(path).fine


def test_a_file_that_cannot_be_opened_is_a_fault(path):
    assert "There is no session" in verify(path).faults[0]


def test_a_hostile_page_order_ends_the_reading(path):
    begin(path).close()
    connection = connect(path, writable=True)
    connection.executescript("""
        PRAGMA writable_schema = ON;
        ALTER TABLE step RENAME TO real;
        CREATE VIEW step AS SELECT 1 AS seq, 'x' AS id, 5 AS body, x'00' AS chain;
    """)
    connection.close()
    journal = SqliteJournal(path, sqlite3.connect(path), writable=False)
    with pytest.raises(DamagedError, match="after step 0"):
        list(journal.steps())
    with pytest.raises(DamagedError, match="before step"):
        list(journal.back())
    journal.close()


def test_the_structure_is_checked_too(path):
    workshop = begin(path)
    for number in range(200):
        workshop.commit(put(entry(f"e{number}", "x" * 100)))
    workshop.close()
    data = bytearray(path.read_bytes())
    for page in range(4096 * 3, len(data), 4096):
        data[page + 3 : page + 5] = b"\xff\xff"
    path.write_bytes(data)
    verdict = verify(path)
    assert verdict.bad or verdict.faults
    journal = SqliteJournal.open(path, readonly=True)
    assert journal.structure()
    journal.close()


def test_a_rewrite_counts_what_it_changed(path):
    workshop = begin(path, entry("e"))
    workshop.commit(put(entry("f")))
    workshop.close()
    journal = SqliteJournal.open(path)
    with journal.writing() as writing:
        assert writing.rewrite(lambda body: body.replace("Answer f", "Reply f")) == 1
        assert writing.load().entries["f"].text == "Reply f"
    assert journal.head().rewrites == 1
    assert journal.verify().fine
    journal.close()
    assert reopened_texts(path) == ["Answer e", "Reply f"]


def reopened_texts(path):
    workshop = reopen(path)
    found = [record.text for record in workshop.session.listed("collect")]
    assert len(steps_of(workshop)) == 2
    workshop.close()
    return found


def test_a_file_that_turns_to_rubbish_while_it_is_open_is_told_of_in_one_sentence(tmp_path):
    path = tmp_path / "session.pmw"
    begin(path).close()
    journal = SqliteJournal.open(path)
    assert journal.structure() == ()
    path.write_bytes(b"x" * path.stat().st_size)
    (said,) = journal.structure()
    assert said.startswith("session.pmw")
    journal.close()


def test_a_zero_in_place_of_nothing_is_damage(path):
    workshop = begin(path, entry("e"))
    workshop.commit(put(drop(entry("e"))))
    workshop.close()
    connection = connect(path, writable=True)
    connection.executescript("""
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(replace(sql, 'body TEXT,', 'body BLOB,'), 'STRICT, ', '');
        PRAGMA writable_schema = RESET;
        UPDATE live SET body = 0 WHERE body IS NULL;
    """)
    connection.close()
    journal = SqliteJournal(path, sqlite3.connect(path), writable=False)
    with pytest.raises(DamagedError, match="not what was saved"):
        journal.load()
    journal.close()


def test_steps_after_the_last_one_are_damage(path):
    begin(path, entry("e")).close()
    change(path, "INSERT INTO step SELECT seq + 1, 'x', body, chain FROM step")
    journal = SqliteJournal.open(path, readonly=True)
    with pytest.raises(DamagedError, match="not what was saved"):
        journal.load()
    journal.close()
    assert verify(path).faults == ("1 step after the last one that it knows of",)


def test_looking_at_a_session_lets_go_of_no_lock_on_it(path):
    workshop = begin(path)
    workshop._performer.journal._db.execute("BEGIN IMMEDIATE")
    SqliteJournal.open(path, readonly=True).close()
    assert verify(path).fine
    assert glance(path).details["title"]
    write = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
    other = subprocess.run([sys.executable, "-c", write, str(path)], capture_output=True, text=True, check=False)
    assert "database is locked" in other.stderr
    workshop.close()


def test_a_file_that_is_written_for_long_is_busy_and_not_damaged(path, monkeypatch):
    workshop = begin(path)
    monkeypatch.setattr("pmworkshop.store.sqlite.connection.BUSY_MS", 10)
    workshop._performer.journal._db.execute("BEGIN EXCLUSIVE")
    with pytest.raises(BusyError, match="another window"):
        verify(path)
    workshop.close()


def test_a_file_that_may_not_be_read_says_so(path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    path.write_bytes(b"whatever it is")
    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(InputError, match="cannot be read"):
        SqliteJournal.open(path)


def test_a_name_in_a_file_that_is_no_text_is_damage_told_without_it(path):
    with pytest.raises(DamagedError, match="a name in it cannot be read"), told(path):
        b"\xff".decode()
