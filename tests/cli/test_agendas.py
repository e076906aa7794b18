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
