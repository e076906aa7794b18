"""Where files are kept."""

from pathlib import Path

import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.base.folders import HOME_VARIABLE, Folders


def test_a_home_that_is_named_holds_everything(tmp_path):
    folders = Folders.at(tmp_path)
    assert {folders.data, folders.config, folders.logs} == {tmp_path}
    assert folders.agendas == tmp_path / "agendas"
    assert folders.settings == tmp_path / "settings.toml"
    assert folders.emergency == tmp_path / "emergency"
    assert folders.log == tmp_path / "pmworkshop.log"


def test_the_environment_names_a_home_too(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "here"))
    assert Folders.at().data == tmp_path / "here"
    monkeypatch.delenv(HOME_VARIABLE)
    assert "pmworkshop" in str(Folders.at().data)
    assert Folders.at("~").data == Path.home()


def test_sessions_are_listed_by_name(tmp_path):
    for name in ("b.pmw", "a.pmw", "notes.txt"):
        (tmp_path / name).touch()
    assert [path.name for path in Folders.at(tmp_path).sessions()] == ["a.pmw", "b.pmw"]
    assert Folders.at(tmp_path / "nowhere").sessions() == []


def test_a_folder_of_sessions_that_cannot_be_read_is_told_and_one_that_is_not_there_is_empty(tmp_path, monkeypatch):
    assert Folders.at(tmp_path / "none").sessions() == []

    def closed(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pmworkshop.base.folders.os.listdir", closed)
    with pytest.raises(InputError, match="cannot be read: Permission denied") as told:
        Folders.at(tmp_path).sessions()
    assert "--home" in told.value.hint
