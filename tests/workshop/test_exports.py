"""Exported files: what a person has changed in them is kept, and what holds single answers is closed to others."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmworkshop.base.errors import InputError, StorageError
from pmworkshop.base.folders import Folders
from pmworkshop.report.formats import private_names
from pmworkshop.workshop.exports import save_files


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders.at(tmp_path / "home")


def refuse(error: Exception):
    def fail(*_, **__):
        raise error

    return fail


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_a_file_that_a_person_changed_is_kept_beside_the_new_one_and_told(tmp_path, folders):
    out = tmp_path / "out"
    assert save_files({"raci.md": b"one", "plan.md": b"x"}, out, folders).told() == ()
    assert save_files({"raci.md": b"two", "plan.md": b"x"}, out, folders).told() == ()
    assert contents(out) == {"raci.md": "two", "plan.md": "x"}
    (out / "raci.md").write_text("two, and mine")
    saved = save_files({"raci.md": b"three"}, out, folders)
    assert saved.told() == ("raci.md was changed since it was written, and is kept as raci.edited.md.",)
    assert contents(out) == {"raci.md": "three", "raci.edited.md": "two, and mine", "plan.md": "x"}
    (out / "raci.md").write_text("mine again")
    assert "raci.edited-1.md" in save_files({"raci.md": b"four"}, out, folders).told()[0]
    assert save_files({"plan.md": b"y"}, out, folders).told() == ()


@pytest.mark.parametrize("record", [None, b"", b"[]", b'{"a": 1}', b"[" * 100_000])
def test_where_nothing_is_known_of_a_file_it_counts_as_changed(tmp_path, folders, record):
    out = tmp_path / "out"
    save_files({"raci.md": b"one"}, out, folders)
    known = folders.data / "written.json"
    known.unlink() if record is None else known.write_bytes(record)
    assert save_files({"raci.md": b"one"}, out, folders).kept == {}
    known.unlink()
    assert list(save_files({"raci.md": b"two"}, out, folders).kept) == [out / "raci.md"]


def test_a_copied_folder_is_a_folder_of_which_nothing_is_known(tmp_path, folders):
    save_files({"raci.md": b"one"}, tmp_path / "out", folders)
    (tmp_path / "out").rename(tmp_path / "copy")
    assert save_files({"raci.md": b"two"}, tmp_path / "copy", folders).told() != ()


def test_a_file_is_written_over_where_that_was_asked_for(tmp_path, folders):
    (tmp_path / "raci.md").write_text("mine")
    assert save_files({"raci.md": b"one"}, tmp_path, folders, replace=True).kept == {}
    assert (tmp_path / "raci.md").read_text() == "one"


def test_a_record_that_cannot_be_written_stops_nothing(tmp_path, folders):
    folders.data.write_text("a file in its place")
    assert save_files({"raci.md": b"one"}, tmp_path, folders).written == (tmp_path / "raci.md",)


def test_what_cannot_be_kept_is_not_written_over(tmp_path, folders, monkeypatch):
    (tmp_path / "raci.md").write_text("mine")
    real = type(tmp_path).rename
    monkeypatch.setattr(type(tmp_path), "rename", refuse(PermissionError(13, "No")))
    with pytest.raises(StorageError, match="could not be written: No"):
        save_files({"raci.md": b"one"}, tmp_path, folders)
    monkeypatch.setattr(type(tmp_path), "rename", real)
    assert (tmp_path / "raci.md").read_text() == "mine"
    monkeypatch.setattr("pmworkshop.workshop.exports.read_bytes", refuse(InputError("It cannot be read.")))
    assert list(save_files({"raci.md": b"one"}, tmp_path, folders).kept) == [tmp_path / "raci.md"]
    with pytest.raises(InputError, match="not the name of a file"):
        save_files({"..": b""}, tmp_path, folders)


def test_files_with_single_answers_are_closed_to_others(tmp_path, folders):
    files = {"session.toml": b"", "summary.md": b"", "mail-ann.txt": b"", "run-sheet.md": b"", "sponsor.html": b""}
    save_files(files, tmp_path / "room", folders, private=private_names(files, "room"))
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "room").iterdir()}
    assert {name for name, mode in modes.items() if mode == 0o600} == {"session.toml", "mail-ann.txt", "run-sheet.md"}
    save_files({"summary.md": b""}, tmp_path / "mine", folders, private=private_names(["summary.md"], "facilitator"))
    both = (tmp_path / "mine", tmp_path / "mine" / "summary.md")
    assert [path.stat().st_mode & 0o777 for path in both] == [0o700, 0o600]
