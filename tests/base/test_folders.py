"""Where files are kept."""

from pathlib import Path

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
