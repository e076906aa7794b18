"""The commands about agendas, with files that hold anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Desk

SHIPPED = Path(__file__).parents[2] / "agendas" / "leadership-alignment.toml"

BAD = {
    "binary": (b"\x00\x01\x02SQLite", "is a binary file, not an agenda."),
    "Latin-1": ("id = 'f\xfcr'".encode("latin-1"), "line 1: this is not UTF-8 text (byte 0xfc)."),
    "empty": (b"", "is empty: an agenda was expected."),
    "blank": (b" \n\t\n", "is empty: an agenda was expected."),
    "huge": (b"# " + b"x" * 300_000, "is larger than 256 kB, too large for an agenda."),
    "nested": (b"a = " + b"[" * 100_000, "is nested too deep"),
    "not TOML": (b"id = = 3", "is not valid TOML"),
    "no agenda": (b"answer = 42", "answer"),
    "huge number": (b"minutes = " + b"9" * 10_000, " "),
}


def test_the_list_names_shipped_own_and_near_agendas_and_says_where_ones_own_go(desk: Desk):
    agendas = desk.here / "agendas"
    agendas.mkdir()
    (agendas / "mine.toml").write_text(
        SHIPPED.read_text(encoding="utf-8").replace('id = "leadership-alignment"', 'id = "mine"'), encoding="utf-8"
    )
    (agendas / "broken.toml").write_text("id = 3", encoding="utf-8")
    said = desk.run("agenda", "list")
    assert said.code == 0
    assert "leadership-alignment  Leadership alignment, 90 min (shipped)" in said.out
    assert "mine  Leadership alignment, 90 min (here)" in said.out
    assert "broken  (here, cannot be used)" in said.out
    assert str(desk.home / "agendas") in said.out


def test_one_that_stands_before_another_says_so(desk: Desk):
    own = desk.home / "agendas"
    own.mkdir(parents=True)
    (own / "a.toml").write_bytes(SHIPPED.read_bytes())
    assert "(yours, instead of shipped)" in desk.run("agenda", "list").out


def test_an_agenda_is_shown_by_the_beginning_of_its_name(desk: Desk):
    said = desk.run("agenda", "show", "leadership")
    assert said.code == 0
    assert "4  Three questions (collect, 20 min, must)" in said.out
    assert "What should be happening around our products, and is not?" in said.out


def test_a_beginning_that_several_agendas_have_is_told(desk: Desk):
    said = desk.run("agenda", "show", "leader")
    assert said.code == 2
    assert "leaders-day, leadership-alignment, leadership-alignment-120" in said.err


def test_an_unknown_agenda_is_told_with_the_nearest(desk: Desk):
    said = desk.run("agenda", "show", "leadershp-alignment")
    assert said.code == 2
    assert "Nearest: leadership-alignment" in said.err


def test_a_good_file_is_fine(desk: Desk):
    said = desk.run("agenda", "check", SHIPPED)
    assert said.code == 0
    assert said.out == f"{SHIPPED}: fine. “Leadership alignment”, 10 modules, 90 min.\n"


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_told_with_its_name_and_what_is_wrong(desk: Desk, what: str):
    content, told = BAD[what]
    path = desk.write("bad.toml", content)
    for words in (["agenda", "check"], ["agenda", "show"], ["new", "--no-open"]):
        said = desk.run(*words, path)
        assert (said.code, said.out) == (2, ""), said.err
        assert said.err.startswith(f"pmworkshop: {path}")
        assert told in said.err
    assert not list(desk.home.glob("*.pmw"))


def test_a_folder_and_a_missing_file_are_told(desk: Desk):
    assert f"pmworkshop: {desk.here} is a folder, not an agenda." in desk.run("agenda", "check", desk.here).err
    said = desk.run("agenda", "check", "none.toml")
    assert (said.code, said.err) == (2, "pmworkshop: There is no file none.toml. Check the name and the folder.\n")


def test_a_name_with_control_characters_cannot_write_lines_of_its_own(desk: Desk):
    said = desk.run("agenda", "check", "a\x1b[2J\nb.toml")
    assert said.err == "pmworkshop: There is no file a[2J b.toml. Check the name and the folder.\n"


WANTS = """
title = "What we want"
short = "Wants"
kind = "collect"
phases = { explain = 1, alone = 3, reveal = 6 }
turns = { reveal = 1 }
mode = "either"
prompts = [{ text = "What do you want?", hint = "One line" }]
opening = "Three minutes of silence."
notes = ["Wait."]
probes = ["When was that?"]
stuck = "Go into pairs."
cut = "Leave out the second round."
leaves = "A list of wants"
source = "A sample handbook"
"""
PICK = """
title = "Pick two"
short = "Pick"
kind = "poll"
method = "dots"
points = 2
phases = { alone = 3, reveal = 5 }
prompts = ["Where would a change help most?"]
subjects_from = ["wants"]
"""


@pytest.fixture
def shelf(desk: Desk) -> Desk:
    (desk.here / "agendas" / "modules").mkdir(parents=True)
    desk.write("agendas/modules/wants.toml", WANTS)
    desk.write("agendas/modules/pick.toml", PICK)
    return desk


def test_the_list_ends_with_the_shelf(shelf: Desk):
    shelf.write("agendas/modules/answer.toml", "answer = 42")
    said = shelf.run("agenda", "list")
    assert said.code == 0
    after = said.out.partition("Modules that an agenda can be made of")[2]
    assert "answer  (cannot be used)\n" in after
    assert "agendas/modules/answer.toml, kind: found nothing; expected brief, collect" in after
    assert "wants  What we want (collects lists, 10 min)\n  Leaves: A list of wants\n" in after
    assert after in shelf.run("agenda", "shelf").out


def test_of_two_modules_with_one_name_the_nearer_one_is_taken_and_the_list_says_so(shelf: Desk):
    far = shelf.home / "agendas" / "modules" / "wants.toml"
    far.parent.mkdir(parents=True)
    far.write_text(WANTS.replace("What we want", "Far"), encoding="utf-8")
    said = shelf.run("agenda", "shelf").out
    assert f"  {shelf.here / 'agendas' / 'modules' / 'wants.toml'} counts, and not {far}\n" in said
    assert "Far" not in said


def test_a_module_is_shown_with_its_whole_script(shelf: Desk):
    said = shelf.run("agenda", "show", "wants")
    assert said.code == 0
    assert said.lines[:7] == [
        "What we want (collects lists, 10 min)",
        "Taken as: wants",
        "Where: in the room, or alone beforehand",
        "Leaves: A list of wants",
        "Source: A sample handbook",
        "Phases: explain 1 min, write alone 3 min, show 6 min (each speaks once)",
        "",
    ]
    for heading, line in {
        "To begin": "Three minutes of silence.",
        "For you": "Wait.",
        "To ask when answers stay vague": "When was that?",
        "When the room is stuck": "Go into pairs.",
        "When time is short": "Leave out the second round.",
    }.items():
        assert f"{heading}\n  {line}\n" in said.out
    assert "Takes from: wants" in shelf.run("agenda", "show", "pi").out
    assert shelf.run("agenda", "show", "wants", "--json").json["probes"] == ["When was that?"]
    assert shelf.run("agenda", "show", "agendas/modules/wants.toml").out == said.out
    piped = shelf.run("agenda", "show", "-", typed=WANTS)
    assert piped.lines[0] == said.lines[0]


def test_a_new_agenda_is_made_of_modules_checked_shown_and_begun(shelf: Desk):
    said = shelf.run("agenda", "new", "Our day", "--modules", "wants,pi", "--people", "12")
    path = shelf.home / "agendas" / "our-day.toml"
    assert (said.code, said.out) == (0, f"{path}\n")
    assert said.err == "pmworkshop: “Our day”: with 12 people 20 of 25 minutes are filled.\n"
    assert shelf.run("agenda", "check", path, "--people", "12").code == 0
    shown = shelf.run("agenda", "show", "our-day").out
    assert "1  What we want (collect, 12 min, must)\n   What do you want?\n   Leaves: A list of wants\n" in shown
    (shelf.here / "agendas" / "modules" / "wants.toml").unlink()
    assert shelf.new("our-day").exists()


def test_what_a_new_agenda_cannot_keep_or_does_not_fit_is_told(shelf: Desk):
    said = shelf.run("agenda", "new", "tight", "--modules", "pick,wants", "--minutes", "18", "--title", "Tight day")
    assert said.code == 0
    assert said.err.splitlines() == [
        "pmworkshop: “Tight day”: with 8 people 18 of 18 minutes are filled.",
        "pmworkshop: “Pick two” takes from “wants”, which does not come before it; that is left out.",
        "pmworkshop: “Pick two” lets the room name first what it asks about.",
        "pmworkshop: With 8 people this agenda needs 18 of 18 minutes, and a tenth should stay free: "
        "leave something out, or take 20 minutes.",
    ]


def test_a_new_agenda_writes_over_nothing(shelf: Desk):
    made = ["agenda", "new", "day", "--modules", "wants"]
    assert shelf.run(*made, "--out", "day.toml").out == "day.toml\n"
    before = (shelf.here / "day.toml").read_bytes()
    said = shelf.run(*made, "--out", "day.toml")
    assert (said.code, said.err) == (
        2,
        "pmworkshop: day.toml is there already. Choose another name, or another file with --out.\n",
    )
    shelf.run(*made)
    said = shelf.run("agenda", "new", "Day!", "--modules", "wants")
    assert said.code == 2
    assert "day.toml has the id “day” already. Choose another name." in said.err
    assert (shelf.here / "day.toml").read_bytes() == before


def test_a_new_agenda_goes_through_a_pipe(shelf: Desk):
    said = shelf.run("agenda", "new", "day", "--modules", "wants", "--out", "-")
    assert said.out.startswith("# day\n#\n# You may change")
    checked = shelf.run("agenda", "check", "-", typed=said.out)
    assert checked.out == "standard input: fine. “day”, 1 module, 15 min.\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["x", "--modules", "wnats"], "There is no module “wnats” on the shelf. Nearest: wants"),
        (["x", "--modules", " , "], "Nothing was written, as no module is named. Name some with --modules A,B,C."),
        ([" ", "--modules", "wants"], "The agenda has no name."),
        (["x", "--modules", "wants", "--minutes", "9"], "these modules need 10 minutes, and the clock has 9."),
        (["x", "--modules", "wants", "--people", "61"], "61 is not in the range 1<=x<=60"),
        (["x", "--modules", "wants", "--out", "x.pmw"], "x.pmw has the name of a session"),
    ],
)
def test_a_new_agenda_that_cannot_be_is_told_in_a_sentence(shelf: Desk, words: list[str], told: str):
    said = shelf.run("agenda", "new", *words)
    assert said.code == 2
    assert told in said.err
    assert len(said.err.splitlines()) == 1
    assert not (shelf.home / "agendas").exists()


def test_without_modules_the_shelf_is_listed(shelf: Desk):
    assert "wants  What we want (collects lists, 10 min)" in shelf.run("agenda", "new", "x").out


def test_a_check_for_people_says_what_does_not_fit_and_exits_with_1(shelf: Desk):
    path = shelf.here / "day.toml"
    shelf.run("agenda", "new", "day", "--modules", "wants,pick", "--out", path)
    assert shelf.run("agenda", "check", path).err == ""
    said = shelf.run("agenda", "check", path, "--people", "15")
    assert (said.code, said.out) == (1, f"{path}: it does not fit 15 people. “day”, 2 modules, 20 min.\n")
    assert said.err.splitlines() == [
        "pmworkshop: With 15 people this agenda needs 22 of 20 minutes, and a tenth should stay free: "
        "leave something out, or take 25 minutes.",
        "pmworkshop: “What we want”, show: it has 6 min, and 15 people need 10 to take turns.",
    ]
    told = shelf.run("agenda", "check", path, "--people", "15", "--json")
    assert (told.code, told.json["needed"], len(told.json["warnings"])) == (1, 22, 2)


def test_without_people_a_full_clock_is_a_note(shelf: Desk):
    text = WANTS.replace("\ntitle", '[[modules]]\nid = "wants"\ntitle')
    path = shelf.write("full.toml", f'id = "full"\ntitle = "Full"\nminutes = 10\n{text}')
    said = shelf.run("agenda", "check", path)
    assert (said.code, said.out) == (0, f"{path}: fine. “Full”, 1 module, 10 min.\n")
    assert "a tenth should stay free" in said.err


def test_a_module_of_the_shelf_is_checked_too(shelf: Desk):
    said = shelf.run("agenda", "check", "agendas/modules/wants.toml", "--people", "12")
    assert said.out == (
        "agendas/modules/wants.toml: fine. “What we want”, a module of the shelf, 10 min, 12 min with 12 people.\n"
    )
    assert shelf.run("agenda", "check", "agendas/modules/pick.toml", "--json").json["needed"] == 8
    path = shelf.write("bad.toml", WANTS.replace("prompts", "promts"))
    bad = shelf.run("agenda", "check", path)
    assert bad.code == 2
    assert f"{path}, promts: found a key that is not known here" in bad.err


def test_an_agenda_or_a_module_is_checked_by_its_name_too(shelf: Desk):
    shelf.run("agenda", "new", "day", "--modules", "wants")
    assert shelf.run("agenda", "check", "day").out == "day: fine. “day”, 1 module, 15 min.\n"
    assert shelf.run("agenda", "check", "wants").out.startswith("wants: fine. “What we want”, a module of the shelf")
    assert "There is no file nothing-like-it." in shelf.run("agenda", "check", "nothing-like-it").err


def test_what_a_module_of_the_shelf_could_not_take_is_a_note_of_the_check(shelf: Desk):
    path = shelf.write("day.toml", 'id = "day"\ntitle = "Day"\nminutes = 30\n[[modules]]\nuse = "pick"\n')
    said = shelf.run("agenda", "check", path, "--people", "8")
    assert said.code == 0
    assert said.err.splitlines() == [
        "pmworkshop: “Pick two” takes from “wants”, which does not stand before it; that is left out.",
        "pmworkshop: “Pick two” lets the room name first what it asks about.",
    ]
    assert len(shelf.run("agenda", "check", path, "--json").json["left_out"]) == 2
    assert shelf.new(path).exists()


def test_a_module_that_is_gone_is_told_with_its_place_and_the_nearest(shelf: Desk):
    path = shelf.write("day.toml", 'id = "day"\ntitle = "Day"\nminutes = 30\n[[modules]]\nuse = "wnats"\n')
    said = shelf.run("new", "--no-open", path)
    assert said.code == 2
    assert said.err == (
        f"pmworkshop: {path}, module 1, use: found “wnats”; expected the name of a module on the shelf. "
        "Did you mean “wants”?\n"
    )
