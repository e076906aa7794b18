"""Whether the program is a packed one, and where such a one keeps files."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pmworkshop.base.application import APPIMAGE_VARIABLE, is_packed, own_command
from pmworkshop.base.folders import HOME_VARIABLE, Folders


def test_from_an_environment_python_starts_it_again(monkeypatch: pytest.MonkeyPatch):
    assert not is_packed()
    assert own_command() == [sys.executable, "-m", "pmworkshop"]


def test_a_packed_program_starts_its_own_file_again(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command() == [sys.executable]
    monkeypatch.setenv(APPIMAGE_VARIABLE, "pmworkshop.AppImage")
    assert own_command() == ["pmworkshop.AppImage"]


def test_a_packed_program_keeps_sessions_among_the_documents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv(HOME_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    folders = Folders.at()
    assert folders.data.name == "pmworkshop"
    assert folders.data.parent.name in (tmp_path.name, "Documents")
    assert Path(sys.executable).parent not in folders.data.parents
    assert Folders.at(tmp_path / "named").data == tmp_path / "named"
