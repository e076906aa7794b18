"""The safe place for lines that are half typed."""

import json
import os
import stat
import tempfile
from pathlib import Path

import pytest

from pmworkshop.base.errors import StorageError
from pmworkshop.base.folders import Folders
from pmworkshop.workshop.half_typed import draft_file, keep_drafts, kept_drafts, second_file
from pmworkshop.workshop.spool import forget, is_own


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """The system's folder for temporary files, as its environment names it."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    return tmp_path / "tmp"


def test_where_the_disk_of_the_sessions_takes_nothing_another_one_keeps_them(tmp_path, temporary):
    folders = Folders.at(tmp_path)
    (tmp_path / "half-typed").touch()
    keep_drafts({"three": "half"}, "../5e55", folders)
    assert [path.parent for path in (second_file("../5e55"), *temporary.iterdir())] == [temporary] * 2
    assert kept_drafts("../5e55", folders) == {"three": "half"}
    (tmp_path / "half-typed").unlink()
    keep_drafts({"three": "half of it"}, "../5e55", folders)
    assert kept_drafts("../5e55", folders) == {"three": "half of it"}
    assert not list(temporary.iterdir())


def test_a_folder_that_went_away_is_not_made_again(tmp_path, temporary):
    folders = Folders.at(tmp_path / "gone")
    keep_drafts({"three": "half"}, "5e55", folders)
    assert not folders.data.exists()
    assert kept_drafts("5e55", folders) == {"three": "half"}
    keep_drafts({}, "5e55", folders)
    assert not list(temporary.iterdir())


def test_where_nothing_takes_them_that_is_told(tmp_path, temporary):
    (tmp_path / "half-typed").touch()
    temporary.rmdir()
    temporary.touch()
    with pytest.raises(StorageError):
        keep_drafts({"three": "half"}, "5e55", Folders.at(tmp_path))


def test_what_cannot_be_forgotten_is_told(tmp_path):
    with pytest.raises(StorageError, match="could not be taken away"):
        forget(tmp_path)
    with pytest.raises(StorageError):
        forget(Path("nul\0"))
    assert not is_own(Path("nul\0"))


@pytest.mark.skipif(os.name == "nt", reason="other permissions")
def test_only_the_owner_can_read_what_is_kept(tmp_path):
    folders = Folders.at(tmp_path)
    keep_drafts({"three": "half"}, "5e55", folders)
    assert stat.S_IMODE(draft_file("5e55", folders).stat().st_mode) == 0o600


def test_half_typed_lines_are_read_again_until_there_are_none(tmp_path):
    folders = Folders.at(tmp_path)
    assert kept_drafts("5e55", folders) == {}
    keep_drafts({"three": "half, ä\ud800", "unsaid": "more"}, "5e55", folders)
    assert set(kept_drafts("5e55", folders)) == {"three", "unsaid"}
    keep_drafts({"unsaid": "more of it"}, "5e55", folders)
    assert kept_drafts("5e55", folders) == {"unsaid": "more of it"}
    assert kept_drafts("another", folders) == {}
    keep_drafts({}, "5e55", folders)
    assert not draft_file("5e55", folders).exists()


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"[1]", b'"text"', b"[" * 100_000, b'{"three": 1, "unsaid": " \\u0000 "}', b"{"]
)
def test_a_file_that_holds_something_else_counts_as_none(tmp_path, content):
    folders = Folders.at(tmp_path)
    path = draft_file("5e55", folders)
    path.parent.mkdir()
    path.write_bytes(content)
    assert kept_drafts("5e55", folders) == {}


def test_what_is_read_again_is_cleaned(tmp_path):
    folders = Folders.at(tmp_path)
    path = draft_file("5e55", folders)
    path.parent.mkdir()
    path.write_text(json.dumps({"three": "half\x1b[31m\nred"}))
    assert kept_drafts("5e55", folders)["three"].isprintable()
