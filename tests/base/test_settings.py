"""Settings are read whole, or every fault of them is told in one go."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmworkshop.base.dates import LANGUAGES, DateHabits
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import speaking
from pmworkshop.base.settings import Fault, Settings, SettingsError, is_there, language_in, read_settings
from tests.pseudo import disguise

COMMANDS = {
    "undo": ("ctrl+z", "u"),
    "go": ("g",),
    "help": ("f1", "question_mark"),
    "chart.owner": tuple("123456789"),
    "chart.settle": ("enter",),
    "chart.rename": ("w",),
    "plan.give": ("g",),
    "plan.who": ("w",),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def read(file: Path, text: str | bytes) -> Settings:
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_settings(file, COMMANDS)


def faults(file: Path, text: str) -> list[str]:
    with pytest.raises(SettingsError) as told:
        read(file, text)
    assert str(told.value).startswith(f"{file}, ")
    return [str(fault) for fault in told.value.faults]


def test_without_a_file_all_is_as_the_program_has_it(file):
    assert read_settings(file, COMMANDS) == Settings()
    assert read_settings(file / "below", COMMANDS) == Settings()
    assert not is_there(file)
    assert read(file, " \n") == read(file, "# nothing yet\n") == Settings()
    assert is_there(file)


def test_every_setting_is_read_and_said_to_come_from_the_file(file):
    found = read(
        file,
        """
        theme = "paper"
        bell = true
        amber = false
        foot_seconds = 10
        facilitator = "  Fay   Moss "
        language = "de"
        date_order = "month-day"
        motion = false
        [keys]
        undo = ["Ctrl+Z", "F8", "f8"]
        chart.settle = "PgDn"
        [keys.plan]
        who = "?"
        [keys.help]
        """.replace('who = "?"', 'who = "!"'),
    )
    assert (found.theme, found.bell, found.amber, found.facilitator) == ("paper", True, False, "Fay Moss")
    assert found.foot_seconds == 10
    assert not found.motion
    assert found.keys == {"undo": ("ctrl+z", "f8"), "chart.settle": ("pagedown",), "plan.who": ("!",)}
    assert found.dates == DateHabits("month-day", "de")
    plain = {"theme", "bell", "amber", "foot_seconds", "facilitator", "language", "date_order", "motion"}
    assert found.given == {*plain, "keys", *found.keys}


def test_every_fault_is_told_with_key_found_expected_and_the_nearest_word(file):
    text = """
        thme = "paper"
        theme = "papper"
        bell = "yes"
        amber = 1
        foot_seconds = 2
        facilitator = 3
        language = "klingon"
        date_order = "months-day"
        typing_pause = 3
        motion = "no"
        [keys]
        undoo = "x"
        settle = "F2"
        chart.owner = "x"
        go = 5
        help = []
        plan.give = ["F2", ""]
        plan.who = "Ctrl+Alt+Sausage"
        chart.rename = "Up"
    """
    assert faults(file, text) == [
        "thme: found a setting that is not known; expected theme, bell, amber, foot_seconds, facilitator, language, "
        "date_order, typing_pause, motion or keys. Did you mean “theme”?",
        "theme: found “papper”; expected stage or paper. Did you mean “paper”?",
        "bell: found “yes”; expected true or false, without quotes.",
        "amber: found 1; expected true or false, without quotes.",
        "foot_seconds: found 2; expected 0 for always, or 3 to 600 seconds.",
        "facilitator: found 3; expected a name in quotes.",
        f"language: found “klingon”; expected one of {', '.join(LANGUAGES)}.",
        "date_order: found “months-day”; expected day-month or month-day. Did you mean “month-day”?",
        "typing_pause: found 3; expected seconds from 0 to 2, such as 0.3.",
        "motion: found “no”; expected true or false, without quotes.",
        "keys, undoo: found a command that is not known; expected an id that pmworkshop settings shows. "
        "Did you mean “undo”?",
        "keys, settle: found a command that is not known; expected an id that pmworkshop settings shows. "
        "Did you mean “chart.settle”?",
        "keys, chart.owner: found “x”; expected nothing: this row of keys stays as it is.",
        "keys, chart.rename: found “Up”; expected a key that is not needed to move in lists.",
        "keys, go: found 5; expected a key, or a list of one to 4 keys.",
        "keys, help: found a list of 0; expected a key, or a list of one to 4 keys.",
        "keys, plan.give: found empty text; expected a key such as PgDn, Ctrl+Z, F2 or x.",
        "keys, plan.who: found “Ctrl+Alt+Sausage”; expected a key such as PgDn, Ctrl+Z, F2 or x.",
    ]
    assert faults(file, "keys = 3\nfacilitator = '" + "x" * 121 + "'") == [
        "keys: found 3; expected a table of commands and their keys.",
        "facilitator: found 121 characters; expected at most 120.",
    ]
    assert faults(file, "[keys]\ngo = [1, 2]")[0].startswith("keys, go: found 1;")


def taken(name: str, key: str, other: str) -> str:
    return str(Fault(f"keys, {name}", f"“{key}”, which is also the key of {other}", "a key that is free there"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("undo = 'x'\nhelp = 'x'", taken("help", "x", "undo")),
        ("undo = 'g'", taken("undo", "g", "go, plan.give")),
        ("undo = '?'", taken("undo", "?", "help")),
        ("undo = '5'", taken("undo", "5", "chart.owner")),
        ("chart.rename = 'Return'", taken("chart.rename", "enter", "chart.settle")),
        ("chart.rename = 'u'", taken("chart.rename", "u", "undo")),
    ],
)
def test_a_key_that_would_mean_two_things_in_one_place_is_told(file, text, told):
    assert told in faults(file, f"[keys]\n{text}")


@pytest.mark.parametrize(
    "text",
    [
        "chart.rename = 'F2'\nplan.who = 'F2'",  # other places
        "undo = 'g'\ngo = 'u'\nplan.give = 'F3'",  # exchanged
        "plan.give = ['g', 'F3']",  # the program shares this one itself
        "go = ['g', 'F3']",
    ],
)
def test_a_key_that_means_one_thing_in_each_place_is_fine(file, text):
    assert read(file, f"[keys]\n{text}").keys


def test_of_many_commands_with_that_key_the_first_are_named(file):
    many = {"undo": ("u",), **{f"p{number}.x": ("x",) for number in range(5)}}
    file.write_text("[keys]\nundo = 'x'", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"the key of p0\.x, p1\.x, p2\.x and 2 more;"):
        read_settings(file, many)


def test_ids_need_not_be_known_to_whoever_needs_no_keys(file):
    file.write_text("facilitator = 'Fay'\n[keys]\nwhatever = 'x'\n", encoding="utf-8")
    assert read_settings(file).facilitator == "Fay"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\x00\x01", "is a binary file, not settings."),
        (b"bell = = 3", "is not valid TOML"),
        (b"a = " + b"[" * 100_000, "is nested too deep"),
        (b"# " + b"x" * 300_000, "too large for settings"),
        ("a = 'f\xfcr'".encode("latin-1"), "is not UTF-8 text"),
        (b"".join(b"k%d = 1\n" % n for n in range(300)), "has 300 keys; 200 is the most in settings."),
    ],
)
def test_a_file_that_holds_anything_else_is_refused_in_a_sentence(file, data, told):
    with pytest.raises(InputError) as error:
        read(file, data)
    assert told in str(error.value)


def test_what_stands_there_and_cannot_be_read_is_no_missing_file(tmp_path):
    with pytest.raises(InputError, match="is a folder"):
        read_settings(tmp_path, COMMANDS)
    assert is_there(Path("a\0b"))


def test_only_the_first_faults_are_listed(file):
    with pytest.raises(SettingsError) as told:
        read(file, "\n".join(f"k{n} = 1" for n in range(150)))
    assert str(told.value).endswith(": and 50 more.")
    assert len(told.value.faults) == 150


@pytest.mark.parametrize("pause", ["0", "0.5", "2"])
def test_how_long_a_key_waits_is_a_setting(file, pause):
    file.write_text(f"typing_pause = {pause}", encoding="utf-8")
    assert read_settings(file).typing_pause == float(pause)


@pytest.mark.parametrize("pause", ["true", "-1", "2.1", "nan", "'long'"])
def test_a_wait_that_is_none_is_a_fault(file, pause):
    assert "typing_pause: found" in faults(file, f"typing_pause = {pause}")[0]


def test_typed_dates_are_in_the_language_of_the_settings_else_in_the_one_that_is_spoken():
    assert Settings().dates.language == "en"
    with speaking("de"):
        assert Settings().dates.language == "de"
        assert Settings(language="pl").dates.language == "pl"
    with disguise():
        assert Settings().dates.language == ""


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ('language = "de"', "de"),
        ('language = "pl"\nbell = 3', "pl"),
        ('language = "xx"', ""),
        ("language = 3", ""),
        ("language = ", ""),
        ("", ""),
    ],
)
def test_the_language_is_read_whatever_else_is_at_fault(tmp_path: Path, text: str, asked: str):
    file = tmp_path / "settings.toml"
    assert language_in(file) == ""
    file.write_text(text, encoding="utf-8")
    assert language_in(file) == asked
