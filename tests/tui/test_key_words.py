"""Words that name a key name the one that is bound, whatever settings make of it."""

from __future__ import annotations

from pmworkshop.base.language import speaking, tr_noop
from pmworkshop.tui.keymap.commands import Command, key_called, key_of, keyed, with_keys
from tests.tui.driving import make, stage


def settings(home, *lines):
    (home / "settings.toml").write_text("\n".join(("[keys]", *lines)), encoding="utf-8")


def test_words_without_a_key_stay_as_they_are():
    text = "Use {people} or a brace"
    assert with_keys(text, str.upper) is text
    assert with_keys(f"{key_of('go')} goes, {key_of('add')} adds", str.upper) == "GO goes, ADD adds"


def test_a_key_that_another_command_takes_first_is_not_named():
    give, go = Command("give", ("g",), "given", "G"), Command("go", ("g", "ctrl+g"), "", "Go")
    assert key_called("go", (give, go)) == "Ctrl+G"
    assert key_called("go", (go,)) == "g"
    assert key_called("go", (give,), (go,)) == "Ctrl+G"
    assert key_called("go", (give, Command("go", ("g",), "", "Go"))) == "g"
    assert key_called("nowhere", (give, go)) == "its key"


async def test_pages_name_other_keys(tmp_path):
    settings(tmp_path, 'forward = "F4"', 'people = "F8"', 'save = "F6"', 'backward = "F7"', 'chart.new_row = "F9"')
    async with stage(tmp_path, make(tmp_path, people=False)) as room:
        assert "F4 begins" in room.wall
        await room.go("chart", "settle")
        for _ in room.session.activities.values():
            await room.press("minus")
        assert "No row yet: F9 adds one, & adds a role." in room.wall
        await room.go("plan", "settle")
        assert "F8 the leaders." in room.wall


async def test_the_calm_line_names_other_keys(tmp_path):
    settings(tmp_path, 'undo = "F8"', 'people = "F9"', 'leave_field = "F7"', 'collect.add = "F6"')
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "group")
        await room.press("e")
        assert room.said == "No line yet: F6 types one, PgDn goes on."
        await room.press("f6")
        await room.line("One line")
        await room.press("f7", "d")
        assert room.said == "Taken out; F8 brings it back"
        await room.go("plan", "settle")
        await room.press("a")
        assert "F7 leave it" in room.screen[-1]


async def test_in_the_plan_the_key_of_the_agenda_is_one_that_acts_there(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("plan", "settle")
        await room.press("ctrl+g")
        assert "Where to?" in room.wall


async def test_what_opened_a_page_over_the_room_closes_it(tmp_path):
    settings(tmp_path, 'help = "F9"', 'people = "F8"', 'go = "F7"', 'parking = "F6"', 'room_test = "F4"')
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "group")
        before = room.app.desk.stack.panels
        for key in ("f9", "f8", "f7", "f6", "f4"):
            await room.press(key)
            assert len(room.app.desk.stack.panels) == 2, key
            await room.press(key)
            assert room.app.desk.stack.panels == before, key


async def test_the_page_of_keys_closes_with_enter_esc_and_its_own_keys(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "group")
        for key in ("enter", "escape", "f1", "question_mark"):
            await room.press("question_mark")
            assert "Everywhere" in room.wall or "Here" in room.wall
            await room.press(key)
            assert "Here" not in room.wall, key


async def test_words_that_somebody_typed_are_left_alone(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("three", "reveal")
        await room.line("Say \x1epeople\x1e or {people}")
        assert "people" in room.texts()[0]
        assert "\x1e" not in room.texts()[0]
        assert "{people}" in room.wall


def test_words_that_somebody_typed_are_no_message_and_name_no_key():
    with speaking("de"):
        assert [keyed(typed) for typed in ("{undo_key} Ann", "Nothing waits to be settled.", "")] == [
            "{undo_key} Ann",
            "Nothing waits to be settled.",
            "",
        ]
        assert keyed(tr_noop("Nothing waits to be settled.")) == "Nichts wartet auf Klärung."
    assert keyed(tr_noop("{undo_key} brings it back")) == f"{key_of('undo')} brings it back"
