"""Answers that an earlier version left as plain text are told of where they lie, and never touched."""

from __future__ import annotations

import tempfile

import pytest

from pmworkshop.base.folders import Folders
from pmworkshop.workshop.spool import earlier_files, earlier_words
from tests.build import SESSION


@pytest.fixture
def folders(tmp_path, monkeypatch):
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    folders = Folders.at(tmp_path / "home")
    folders.emergency.mkdir(parents=True)
    return folders


def test_they_are_found_in_both_places_by_their_session(folders, tmp_path):
    assert earlier_words(earlier_files(folders)) == ""
    mine = folders.emergency / f"pmworkshop-{SESSION}-0123abcd.txt"
    other = tmp_path / "tmp" / "pmworkshop-5e55-0123abce.txt"
    for path in (mine, other, mine.with_name("pmworkshop-notes.txt")):
        path.write_text("An answer")
    (tmp_path / "tmp" / "pmworkshop-5e55-0123abcf.txt").symlink_to(other)
    assert earlier_files(folders) == [mine, other]
    assert earlier_files(folders, SESSION) == [mine]
    assert earlier_words([mine]) == f"An answer lies unsaved, from an earlier version, in {mine}"
    told = f"2 answers lie unsaved, from an earlier version, in {mine} and {other}"
    assert earlier_words(earlier_files(folders)) == told
    assert mine.read_text() == "An answer"


def test_a_folder_that_is_none_holds_none(folders):
    folders.emergency.rmdir()
    folders.emergency.touch()
    assert earlier_files(folders) == []
