"""What every test of the screen has in common."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pmworkshop.agenda import library, loader
from pmworkshop.tui.shell import app

KEPT = Path(__file__).parents[1] / "data" / "agendas" / "leadership-alignment.toml"


@pytest.fixture(autouse=True)
def _all_colours(monkeypatch):
    """Draw as a terminal with all colours does, wherever the tests run; a test may ask for fewer."""
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def _nothing_is_tried_again_by_itself(monkeypatch):
    """What the disk refused waits until the test tries again, however long the test takes."""
    monkeypatch.setattr(app, "RETRY_SECONDS", 3600.0)


@pytest.fixture(autouse=True)
def _no_fault_goes_unseen(caplog, request):
    """The guard lets the show go on; a test must not."""
    yield
    if request.module.__name__ != "tests.tui.test_guard":
        assert not [record.getMessage() for record in caplog.get_records("call") if record.exc_info]


@pytest.fixture
def little_shipped(tmp_path, monkeypatch):
    """Let the program come with one agenda and an empty shelf; all else is what the test puts into its home."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "shipped"
    folder.mkdir()
    shutil.copy(KEPT, folder)
    for reader in (library, loader):
        monkeypatch.setattr(reader, "shipped_folder", lambda package=None: folder)
