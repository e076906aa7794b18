"""Settings on the stage: other keys are right everywhere, and a faulty file stops nothing."""

from __future__ import annotations

from pmworkshop.tui.keymap.commands import ROOM, Command, find, key_name, key_names, remapped
from pmworkshop.tui.panels.charting.chart import ChartPanel
from pmworkshop.tui.shell.catalogue import every_command, settings_of, usual_keys
from tests.tui.driving import make, stage

KEYS = '[keys]\nundo = "F8"\nhelp = "F9"\nchart.reword = ["F4", "r"]\n'.replace(', "r"', ', "F6"')


def test_the_catalogue_names_every_command_once():
    ids = [listed.id for listed in every_command()]
    assert len(ids) == len(set(ids))
    assert {command.id for command in ROOM} <= set(ids)
    assert {f"chart.{command.id}" for command in ChartPanel.commands} <= set(ids)
    assert {"chart.letter", "collect.join", "home.open", "people.away", "brief.edit"} <= set(ids)
    assert not any(listed.place == "lines" for listed in every_command())
    assert usual_keys()["undo"] == ("ctrl+z", "u")


def test_only_what_is_named_gets_other_keys():
    first, second = Command("a", ("x",), "a", "A"), Command("b", ("y",), "b", "B")
    changed = remapped((first, second), {"a": ("f2",), "chart.b": ("f3",)})
    assert [command.keys for command in changed] == [("f2",), ("y",)]
    assert [one.keys for one in remapped((first, second), {"a": ("f2",), "chart.b": ("f3",)}, "chart")] == [
        ("x",),
        ("f3",),
    ]
    assert remapped((first, second), {}) == (first, second)


def test_keys_of_settings_have_the_names_people_use():
    names = ("f8", "ctrl+pagedown", "shift+f3", "alt+x", "ctrl+shift+up", "insert", "exclamation_mark", "ctrl+plus")
    assert [key_name(key) for key in names] == [
        "F8", "Ctrl+PgDn", "Shift+F3", "Alt+X", "Ctrl+Shift+↑", "Ins", "!", "Ctrl++",
    ]  # fmt: skip


def test_in_a_field_a_letter_is_text_whatever_it_is_bound_to():
    always = Command("x", ("x", "f2", "question_mark"), "x", "X", "always")
    assert find([always], "x", "field") is None
    assert find([always], "question_mark", "field") is None
    assert find([always], "f2", "field") is find([always], "x", "list") is always


async def test_key_footer_help_and_palette_show_the_key_of_the_settings(tmp_path):
    (tmp_path / "settings.toml").write_text(KEYS, encoding="utf-8")
    async with stage(tmp_path, make(tmp_path), size=(100, 60)) as room:
        await room.go("open", "explain")
        assert "F8 undo" in room.wall
        await room.go("chart", "settle")
        assert "F9 keys" in room.wall
        offered = {command.title: command.help for command in room.app.get_system_commands(room.app.screen)}
        assert offered["Change the wording of the row"] == "F4"
        await room.press("e")
        assert "F9 shows the keys." in room.wall
        await room.press("f6")
        assert room.app.desk.state.mode == "field"
        await room.line("Set every price")
        assert "Set every price" in room.wall
        await room.press("f8")
        assert "Set every price" not in room.wall
        await room.press("f9")
        assert "F4 word it anew" in " ".join(room.wall.split())
        assert "F8 undo" in room.wall


async def test_ctrl_p_is_free_once_the_palette_has_another_key(tmp_path):
    (tmp_path / "settings.toml").write_text("[keys]\npalette = 'F7'\nparking = 'Ctrl+P'\n", encoding="utf-8")
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "group")
        await room.press("ctrl+p")
        assert type(room.app.desk.panel).__name__ == "ParkingPanel"
        assert key_names(next(one for one in room.app.desk.offered.room if one.id == "palette")) == ["F7"]
        await room.press("escape", "f7")
        assert len(room.app.screen_stack) == 2


async def test_the_look_of_the_settings_is_there_from_the_start_and_the_name_too(tmp_path):
    (tmp_path / "settings.toml").write_text("theme = 'paper'\nfacilitator = 'Fay Moss'\n", encoding="utf-8")
    async with stage(tmp_path) as home:
        assert home.app.theme == "paper"
        await home.press("end", "enter", "pagedown")
        assert home.session.info.facilitator == "Fay Moss"


async def test_a_faulty_file_is_said_in_one_line_and_stops_nothing(tmp_path):
    (tmp_path / "settings.toml").write_text("bell = 3\ntheme = 'paper'\n", encoding="utf-8")
    for path in (make(tmp_path), None):
        async with stage(tmp_path, path) as room:
            assert room.app.theme == "stage"
            assert "Settings not used. bell: found 3; expected true or false" in " ".join(room.wall.split())
            assert "All faults: pmworkshop settings" in " ".join(room.wall.split())


def test_a_file_that_is_no_text_is_said_too(tmp_path):
    from pmworkshop.base.folders import Folders
    from pmworkshop.base.settings import Settings

    (tmp_path / "settings.toml").write_bytes(b"\x00")
    found, told = settings_of(Folders.at(tmp_path))
    assert found == Settings()
    assert "is a binary file, not settings." in told
