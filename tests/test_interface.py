"""The public interface: load, export, import."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import pmworkshop
from pmworkshop.base.errors import InputError, StorageError
from pmworkshop.base.folders import Folders
from pmworkshop.interface import FORMATS, export, history, import_session, load, write_export
from pmworkshop.report.formats import TABLE, formats_for
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.views.public import public
from pmworkshop.store.addresses import stored_at
from pmworkshop.store.sqlite.journal import SqliteJournal
from tests import build
from tests.build import WITHIN
from tests.report.sample import records


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A session file with a short history, at rest."""
    place = tmp_path / "here" / "session.pmw"
    workshop = build.begin(place, *records())
    for text in ("One", "Two", "Three"):
        workshop.commit(build.put(build.entry(text, text)))
    workshop.close()
    return place


def head_of(path: Path) -> tuple[str, int, bytes]:
    journal = SqliteJournal.open(path, readonly=True)
    head = journal.head()
    journal.close()
    return head.session, head.seq, head.chain


def bodies_of(path: Path) -> list[tuple[int, str, bytes]]:
    journal = SqliteJournal.open(path, readonly=True)
    bodies = list(journal.bodies())
    journal.close()
    return bodies


def test_loading_gives_the_newest_state_and_changes_no_byte(path):
    before = path.read_bytes()
    path.chmod(0o400)
    assert set(load(path).entries) >= {"One", "Two", "Three"}
    assert load(str(path)) == load(path)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_loading_at_a_step_gives_that_moment(path):
    assert "One" in load(path, at=2).entries
    assert "Two" not in load(path, at=2).entries
    assert load(path, at=4) == load(path)
    assert load(path, at=0) == Session()


@pytest.mark.parametrize("at", [-1, 5, 10**9])
def test_a_step_that_is_not_there_says_how_many_there_are(path, at):
    for file in (path, *write_export(export(path, "session"), path.parent / "out")):
        with pytest.raises(InputError, match="has 4 steps"):
            load(file, at=at)


def test_a_moment_may_be_named_in_words_too(path):
    assert load(path, at="3") == load(path, at=3)
    assert load(path, at="2100-01-01") == load(path)
    with pytest.raises(InputError, match="had not begun"):
        load(path, at="2001-01-01T10:00")
    (file,) = write_export(export(path, "session"), path.parent / "out")
    assert load(file, at="2") == load(path, at=2)
    assert export(file, "session", at="2") == export(path, "session", at=2)


@pytest.mark.parametrize("name", FORMATS)
def test_before_the_first_step_there_is_nothing_to_export(path, name):
    for moment in (0, "0"):
        with pytest.raises(InputError, match="Before the first step there is nothing"):
            export(path, name, at=moment)


def test_a_history_holds_every_step_with_its_number(path):
    found = history(path)
    assert (found.id, found.total, found.lost) == (build.SESSION, 4, 0)
    assert [seq for seq, _ in found.steps] == [1, 2, 3, 4]
    (file,) = write_export(export(path, "session"), path.parent / "out")
    assert history(file) == found


def test_where_a_step_is_lost_the_others_keep_their_numbers(path):
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE step SET body = replace(body, 'Two', 'Tvo') WHERE seq = 3")
        db.commit()
    found = history(path)
    assert [seq for seq, _ in found.steps] == [1, 2, 4]
    assert (found.total, found.lost) == (4, 1)
    for moment in (4, "4", "2100-01-01"):
        assert {"One", "Three"} <= set(load(path, at=moment).entries)
    assert load(path, at=3) == load(path, at=2)
    with pytest.raises(InputError, match="has 4 steps"):
        load(path, at=5)


SEQUENCED = ("calendar", "invitation-ics", "how-we-agreed")
"""The formats that say by a number which of two files is newer."""


@pytest.mark.parametrize("name", WITHIN)
def test_an_export_is_the_same_each_time_and_after_reopening(path, name):
    files = export(path, name)
    workshop = build.reopen(path)
    assert export(workshop.session, name) == files if TABLE[name].takes == "report" else True
    workshop.close()
    assert export(path, name) == files == export(load(path), name)
    assert export(path, name, at=2) == export(load(path, at=2), name) == export(load(path), name, at=2)
    assert (export(path, name, at=2) != files) == (name in formats_for("export") or name in SEQUENCED)


def test_importing_an_export_gives_the_same_file_to_the_byte_of_every_step(path, tmp_path):
    (file,) = write_export(export(path, "session"), tmp_path / "out")
    folders = Folders.at(tmp_path / "home")
    there = Path(import_session(file, folders).address)
    assert there == folders.data / "sample-alignment-5e5510.pmw"
    assert head_of(there) == head_of(path)
    assert bodies_of(there) == bodies_of(path)
    assert load(there) == load(path) == load(file)
    assert export(there, "session") == export(path, "session") == export(file, "session")
    assert import_session(file, folders) == import_session(path, folders) == stored_at(there)


def test_another_history_of_the_same_session_is_not_written_over(path, tmp_path):
    folders = Folders.at(tmp_path / "home")
    there = Path(import_session(path, folders).address)
    before = there.read_bytes()
    (older,) = write_export(export(path, "session", at=2), tmp_path / "out")
    with pytest.raises(InputError, match="with another history"):
        import_session(older, folders)
    assert there.read_bytes() == before


def test_a_session_without_a_file_exports_all_but_its_history():
    whole = build.session(*records())
    assert "summary.md" in export(whole, "markdown")
    with pytest.raises(InputError, match="Give the path"):
        export(whole, "session")


def test_a_session_that_was_changed_since_it_was_read_has_no_history(path):
    changed = load(path).apply(build.step(load(path), build.entry("new"), id="later"))
    for other in (changed, public(load(path))):
        with pytest.raises(InputError):
            export(other, "session")


def test_where_a_session_comes_from_makes_no_difference_to_what_it_is(path):
    workshop = build.reopen(path, readonly=True)
    assert load(path) == fold(build.steps_of(workshop))
    workshop.close()


def test_a_damaged_file_is_read_from_its_good_steps(path):
    body = path.read_bytes()
    newest = load(path)
    at = body.rindex(b"Three")
    path.write_bytes(body[:at] + b"Threx" + body[at + 5 :])
    found = load(path)
    assert {"One", "Two"} <= set(found.entries)
    assert found.id == newest.id
    assert "summary.md" in export(path, "markdown")


@pytest.mark.parametrize(("given", "hint"), [("markdwon", "markdown"), ("TOML", "toml"), ("sessions", "session")])
def test_an_unknown_format_names_the_nearest(path, given, hint):
    with pytest.raises(InputError, match=f"Did you mean {hint}"):
        export(path, given)
    with pytest.raises(InputError, match="Did you mean sponsor"):
        export(path, "markdown", audience="sponsr")


@pytest.mark.parametrize("name", ["", "no\0name", "nowhere.pmw", "nowhere.toml", "."])
def test_a_file_that_is_none_gets_a_sentence(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError):
        load(name)


def test_files_are_written_whole_into_a_folder_that_need_not_be_there(path, tmp_path):
    paths = write_export(export(path, "markdown"), tmp_path / "a" / "b")
    assert [one.name for one in paths] == ["action-plan.md", "raci.md", "summary.md"]
    assert sorted((tmp_path / "a" / "b").iterdir()) == paths
    assert {one.stat().st_mode & 0o777 for one in paths} == {0o644}
    mine = write_export(export(path, "toml", audience="facilitator"), tmp_path / "mine", audience="facilitator")
    whole = write_export(export(path, "session"), tmp_path / "whole")
    assert [one.stat().st_mode & 0o777 for one in (*mine, *whole)] == [0o600, 0o600]
    with pytest.raises(InputError):
        write_export({"../x": b""}, tmp_path)
    with pytest.raises(StorageError):
        write_export({"x": b""}, path)


def test_the_package_offers_the_interface_by_name():
    assert pmworkshop.FORMATS == FORMATS
    assert pmworkshop.load is load
    assert pmworkshop.export is export
