"""The safe place for an answer that could not be saved."""

import tempfile
from pathlib import Path

import pytest

from pmworkshop.base.errors import StorageError
from pmworkshop.base.folders import Folders
from pmworkshop.journal.emergency import forget, keep


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """The system's folder for temporary files, as its environment names it."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    return tmp_path / "tmp"


def test_an_answer_is_kept_until_it_is_forgotten(tmp_path):
    folders = Folders.at(tmp_path)
    path = keep("An answer\nof two lines, ä\ud800", "5e55", folders)
    assert path.parent == folders.emergency
    assert path.read_text(encoding="utf-8") == "An answer\nof two lines, ä?"
    assert keep("Another", "5e55", folders) != path
    forget(path)
    forget(path)
    assert not path.exists()


def test_where_the_folder_takes_nothing_the_system_keeps_it(tmp_path, temporary):
    (tmp_path / "emergency").touch()
    path = keep("An answer", "../5e55", Folders.at(tmp_path))
    assert path.parent == temporary
    assert path.read_text() == "An answer"


def test_where_nothing_takes_it_that_is_told(tmp_path, temporary):
    (tmp_path / "emergency").touch()
    temporary.rmdir()
    temporary.touch()
    with pytest.raises(StorageError):
        keep("An answer", "5e55", Folders.at(tmp_path))


def test_what_cannot_be_forgotten_is_told(tmp_path):
    with pytest.raises(StorageError, match="could not be taken away"):
        forget(tmp_path)
    with pytest.raises(StorageError):
        forget(Path("nul\0"))
