"""One ordered, durable queue: what the disk refuses waits in order, outlives the program, and comes back."""

from __future__ import annotations

import json
import shutil
import stat
import tempfile
import threading

import pytest

from pmworkshop.base.errors import RefusedError, StorageError
from pmworkshop.base.folders import Folders
from pmworkshop.session.core.steps import Draft
from pmworkshop.session.operations.collect import add
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.workshop.deeds import Operate, StrikeOut
from pmworkshop.workshop.new_store import LABEL
from pmworkshop.workshop.queue import Gesture
from pmworkshop.workshop.spool import spools
from pmworkshop.workshop.take_in import TakeIn
from tests.build import SESSION, START, ballot, entry, put, round_
from tests.workshop.driving import (
    FAULTS,
    FULL,
    LETTERS,
    LINES,
    RECORDS,
    Window,
    gestures,
    hurry,
    letters,
    line,
    make,
    redo,
    strike,
    undo,
)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The folder of sessions, beside another disk's folder for temporary files."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "home").mkdir()

    hurry(monkeypatch)
    return tmp_path / "home"


@pytest.mark.parametrize("count", [1, 3, 12])
@pytest.mark.parametrize("end", [Window.killed, Window.left])
@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_that_waits_is_lost_however_the_program_ends(home, fault, end, count):
    folders = Folders.at(home)
    window = Window(make(home, *RECORDS), folders)
    cause, mend = FAULTS[fault]
    cause(home / "session.pmw", window)
    window.do(*gestures(count))
    assert window.queue.stalled
    assert window.queue.moved == (fault in ("moved", "removed"))
    assert len(window.queue) == count
    end(window)
    (found,) = spools(folders)
    assert (found.session, [item.order for item in found.items]) == (SESSION, list(range(1, count + 1)))
    assert stat.S_IMODE(found.path.stat().st_mode) == 0o600

    window = Window(mend(home / "session.pmw"), folders)
    window.take_in()
    assert window.lines == LINES[count]
    assert letters(window) == LETTERS[count]
    assert spools(folders) == []
    history = window.labels
    window.take_in()
    assert window.labels == history
    window.left()


def test_while_the_disk_works_nothing_is_written_elsewhere(home, tmp_path):
    window = Window(make(home, *RECORDS), Folders.at(home))
    window.do(*gestures(12))
    assert window.lines == LINES[12]
    window.left()
    assert not (home / "emergency").exists()
    assert not list((tmp_path / "tmp").iterdir())


def test_what_waited_is_saved_in_order_once_the_disk_works_again(home):
    window = Window(make(home, *RECORDS), Folders.at(home))
    window.journal.says = FULL
    window.do(*gestures(12))
    window.again()
    assert len(window.queue) == 12
    window.journal.says = ""
    window.again()
    assert (window.lines, letters(window)) == (LINES[12], LETTERS[12])
    assert window.queue.stalled == ""
    assert spools(window.folders) == []
    window.left()


def test_undo_takes_back_the_newest_line_however_slow_the_disk_is(home):
    window = Window(make(home), Folders.at(home))
    going = threading.Event()

    def slowly(session, draw):
        going.wait()
        return add("collect", "First", prompt="1")(session, draw)

    window.queue.put(Gesture(Operate(slowly), text="First"))
    window.queue.put(line("Second"))
    window.queue.put(undo())
    going.set()
    window.settle()
    assert window.lines == ["First"]
    window.left()


def test_what_waits_for_a_disk_that_stands_still_is_in_the_spool_too(home, monkeypatch):
    monkeypatch.setattr("pmworkshop.workshop.queue.SLOW", 0.0)
    monkeypatch.setattr("pmworkshop.workshop.foresight.PATIENCE", 0.01)
    window = Window(make(home, *RECORDS), Folders.at(home))
    going = threading.Event()
    window.workshop._thread.submit(going.wait)
    for one in (undo(), line("First"), line("Second")):
        window.queue.put(one)
    assert not window.queue.late
    window.queue.again()
    assert window.queue.late
    window.until(lambda: window.queue.spooled)
    (found,) = spools(window.folders)
    assert [(item.sort, item.text) for item in found.items] == [("told", ""), ("step", "First"), ("step", "Second")]
    assert found.items[0].label == "Taking back the last change: The disk does not answer."
    going.set()
    window.settle()
    assert (window.queue.late, window.queue.relieved) == (False, True)
    assert window.lines[1:] == ["First", "Second"]
    assert spools(window.folders) == []
    window.left()


def test_leaving_saves_what_the_disk_takes_by_then(home):
    window = Window(make(home), Folders.at(home))
    window.journal.says = FULL
    window.do(line("First"), line("Second"))
    window.journal.says = ""
    window.left()
    assert spools(window.folders) == []
    window = Window(home / "session.pmw", window.folders)
    assert window.lines == ["First", "Second"]
    window.left()


def test_a_gesture_that_makes_no_sense_is_refused_and_the_others_go_on(home):
    window = Window(make(home), Folders.at(home))
    window.do(undo(), line("First"))
    refused, kept = window.results
    assert isinstance(refused, RefusedError)
    assert kept.step.label.startswith("Added")
    window.journal.says = FULL
    window.do(redo(), Gesture(Operate(lambda session, draw: 1 / 0), text="Odd"), Gesture(StrikeOut("entry", "none")))
    (found,) = spools(window.folders)
    assert [item.label for item in found.items] == [
        "Bringing back what was taken back: There is nothing to bring back.",
        "A line",
        "Striking a remark from the record",
    ]
    window.left()


def test_an_undo_of_what_is_on_disk_waits_as_well(home):
    window = Window(make(home), Folders.at(home))
    window.do(line("First"), line("Second"))
    window.journal.says = FULL
    window.do(undo(), undo(), redo(), Gesture(Operate(lambda session, draw: Draft("Nothing"))))
    assert len(spools(window.folders)[0].items) == 3
    window.killed()
    window = Window(home / "session.pmw", window.folders)
    window.take_in()
    assert window.lines == ["First"]
    window.left()


# Hidden answers.


def secret(score):
    return Gesture(Operate(put(ballot("ann", score=score), label="Ann answered")), module="poll")


def test_hidden_answers_are_in_no_spool_and_are_asked_again(home):
    window = Window(make(home, *RECORDS), Folders.at(home))
    window.journal.says = FULL
    shown = put(round_(status="revealed"), label="Shown")
    behind_dots = Gesture(Operate(put(entry("dots", "Whispered"), label="Typed")), text="Whispered", secret=True)
    window.do(secret(4), line("Said aloud"), Gesture(Operate(shown)), behind_dots)
    (found,) = spools(window.folders)
    assert [(item.sort, item.label) for item in found.items if item.sort == "secret"] == [
        ("secret", "Ann answered"),
        ("secret", "Shown"),
        ("secret", "Typed"),
    ]
    raw = found.path.read_text()
    assert "Said aloud" in raw
    assert "score" not in raw
    assert "Whispered" not in raw
    window.killed()
    window = Window(home / "session.pmw", window.folders)
    assert window.take_in() == "1 change was taken in. 3 hidden answers are asked again."
    assert window.lines[-1] == "Said aloud"
    assert not window.workshop.session.ballots
    window.left()


def test_hidden_answers_alone_are_told_once(home):
    window = Window(make(home, *RECORDS), Folders.at(home))
    window.journal.says = FULL
    window.do(secret(4))
    window.killed()
    window = Window(home / "session.pmw", window.folders)
    assert window.take_in() == "1 hidden answer is asked again."
    assert spools(window.folders) == []
    window.left()


def test_a_change_that_is_refused_is_not_counted_as_taken_in(home):
    window = Window(make(home, *RECORDS), Folders.at(home))
    window.journal.says = FULL
    window.do(line("First"), line("Second"))
    window.killed()
    coming = TakeIn(spools(window.folders), START)
    first, second = (one.draw.step for one in coming.gestures)
    assert not coming.arrived(first, stored=False)
    assert coming.arrived(second)
    told = "1 change was taken in. 1 change was refused, and not taken in."
    assert coming.words(window.workshop.session) == told
    assert spools(window.folders) == []


# What comes back meets what others did meanwhile.


def test_what_somebody_else_changed_meanwhile_waits_to_be_settled(home):
    path = make(home, *RECORDS)
    window = Window(path, Folders.at(home))
    window.journal.says = FULL
    window.do(Gesture(Operate(put(entry("old", "As it was typed")))), strike())
    window.killed()
    other = Window(path, window.folders, "notes")
    other.do(Gesture(Operate(put(entry("old", "As somebody else has it")))))
    other.left()
    window = Window(path, window.folders)
    said = window.take_in()
    assert said == "2 changes were taken in. 1 of them waits to be settled."
    window.left()


# No place takes anything.


def test_where_no_place_takes_the_spool_that_is_told_until_one_does(home, tmp_path):
    window = Window(make(home), Folders.at(home))
    (home / "emergency").touch()
    (tmp_path / "tmp").rmdir()
    (tmp_path / "tmp").touch()
    window.journal.says = FULL
    window.do(line("First"))
    assert window.queue.homeless
    (tmp_path / "tmp").unlink()
    (tmp_path / "tmp").mkdir()
    window.do(line("Second"))
    assert not window.queue.homeless
    assert [found.path.parent for found in spools(window.folders)] == [tmp_path / "tmp"]
    (home / "emergency").unlink()
    window.do(line("Third"))
    assert [found.path.parent for found in spools(window.folders)] == [home / "emergency"]
    window.left()


# A failed write is looked for before it is tried again.


def test_a_write_that_arrived_although_it_seemed_to_fail_is_kept_once(home, monkeypatch):
    window = Window(make(home), Folders.at(home))
    real = window.journal.has
    keeps = SqliteJournal.writing

    def doubtful(self):
        from contextlib import contextmanager

        @contextmanager
        def writing():
            with keeps(self) as one:
                yield one
            raise StorageError("The disk did not answer in time.")

        return writing()

    def silent(step_id):
        raise StorageError("The disk is gone.")

    monkeypatch.setattr(type(window.journal), "writing", doubtful)
    monkeypatch.setattr(window.journal, "has", silent)
    window.do(line("Once"))
    assert window.queue.stalled
    monkeypatch.undo()
    window.journal.has = real
    window.again()
    assert window.lines == ["Once"]
    assert len(window.labels) == 2
    window.left()


# A file that is gone: told as that, and on in a new one.


def away(path):
    path.rename(path.with_name("away"))


def other_file(path):
    path.unlink()
    path.write_bytes(b"something else")


def other_session(path):
    path.unlink()
    SqliteJournal.create(path, "another").close()


def older_copy(path):
    path.unlink()
    path.with_name("older").rename(path)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (away, "session.pmw is no longer there: it was moved or deleted."),
        (other_file, "session.pmw was replaced by another file."),
        (other_session, "session.pmw was replaced by another session."),
        (older_copy, "session.pmw was replaced by an older copy"),
    ],
)
def test_a_file_that_went_away_is_told_of_as_that(home, change, said):
    path = make(home)
    shutil.copyfile(path, home / "older")
    window = Window(path, Folders.at(home))
    window.do(line("Before"))
    change(path)
    window.do(line("After"))
    assert window.queue.stalled.startswith(said)
    assert window.queue.moved
    window.killed()
    assert len(spools(window.folders)) == 1


def test_a_file_that_is_put_back_is_written_again(home):
    path = make(home)
    window = Window(path, Folders.at(home))
    window.do(line("Before"))
    shutil.copyfile(path, home / "copy")
    path.unlink()
    window.do(line("After"))
    assert window.queue.moved
    (home / "copy").rename(path)
    window.again()
    assert window.lines == ["Before", "After"]
    window.left()
    window = Window(path, window.folders)
    assert window.lines == ["Before", "After"]
    window.left()


@pytest.mark.parametrize("readable", [True, False])
def test_the_session_goes_on_in_a_new_file(home, monkeypatch, readable):
    path = make(home, *RECORDS)
    window = Window(path, Folders.at(home))
    window.do(line("Before"), line("Taken back"), undo())
    path.unlink()
    window.do(line("After"))
    new = home / "new.pmw"
    if not readable:

        def gone(self, *_):
            raise StorageError("The disk is gone.")

        monkeypatch.setattr(type(window.journal), "steps", gone)
    before = window.workshop.session
    window.workshop.go_on_in(lambda: SqliteJournal.create(new, SESSION)).result()
    monkeypatch.undo()
    assert {**vars(window.workshop.session), "seq": 0} == {**vars(before), "seq": 0}
    window.again()
    assert window.lines[1:] == ["Before", "After"]
    assert window.workshop.verify().fine
    assert (LABEL in window.labels) == (not readable)
    window.left()
    window = Window(new, window.folders)
    assert window.lines[1:] == ["Before", "After"]
    window.left()


def test_a_new_file_that_cannot_be_made_leaves_everything_as_it_was(home):
    window = Window(make(home), Folders.at(home))
    (home / "folder").touch()
    with pytest.raises(StorageError):
        window.workshop.go_on_in(lambda: SqliteJournal.create(home / "folder" / "new.pmw", SESSION)).result()

    class Full(SqliteJournal):
        def load(self):
            raise StorageError(FULL)

    with pytest.raises(StorageError, match="full"):
        window.workshop.go_on_in(lambda: Full.create(home / "new.pmw", SESSION)).result()
    window.do(line("After"))
    assert window.lines == ["After"]
    window.left()


# What is no spool.


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"format": 2}',
        b'{"format": 1}',
        b'{"format": 1, "items": []}',
        b'{"format": 1, "items": [{"order": 1, "sort": "odd"}]}',
        b'{"format": 1, "items": [{"order": 1, "sort": "step", "step": "{"}]}',
        b'{"format": 1, "items": [{"order": 1, "sort": "strike"}]}',
        b"[" * 100_000,
    ],
)
def test_a_file_that_is_no_spool_counts_as_none(home, content):
    folders = Folders.at(home)
    folders.emergency.mkdir()
    path = folders.emergency / f"pmworkshop-{SESSION}-1.spool"
    path.write_bytes(content)
    assert spools(folders) == []
    path.unlink()
    path.symlink_to("/etc/hostname")
    assert spools(folders, SESSION) == []


def test_a_moment_that_cannot_be_read_is_the_present_one(home):
    folders = Folders.at(home)
    window = Window(make(home), folders)
    window.journal.says = FULL
    window.do(line("First"))
    window.killed()
    (found,) = spools(folders)
    held = json.loads(found.path.read_text())
    held["items"][0]["at"] = "long ago"
    held["items"].append({"order": 2, "sort": "told", "label": "A line", "text": "Typed\x1b[31m"})
    found.path.write_text(json.dumps(held))
    window = Window(home / "session.pmw", folders)
    assert window.take_in() == "1 change was taken in. Not kept: Typed[31m"
    window.left()
