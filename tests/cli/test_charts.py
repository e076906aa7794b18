"""The command that checks a chart, with files that hold anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Desk

PUBLISHED = Path(__file__).parents[1] / "data" / "published_raci.toml"
FINE = "Decision,Sponsor,Product,Sales\nSet the price,I,AR,C\nChoose the market,A,R,C\n"
FAULTY = "Decision,Sponsor,Product,Sales,Legal\nSet the price,A,A,C,\n"

BAD = {
    "binary": (b"\x00\x01\x02", "is a binary file, not a chart."),
    "damaged": ("Tätigkeit,PM\nx,R".encode() + b"\xff", "line 2: this is not UTF-8 text"),
    "empty": (b"", "is empty: a chart was expected."),
    "huge": (b"x," * 200_000, "is larger than 256 kB"),
    "foreign letter": (b"Decision,Sponsor\nSet the price,Z\n", "“Z”"),
}


def test_a_fine_chart_ends_with_0(desk: Desk):
    path = desk.write("fine.csv", FINE)
    said = desk.run("chart", "check", path)
    assert said.code == 0
    assert said.out.startswith("fine: RACI, 2 rows, 3 roles\n")
    assert "error" not in said.out


def test_a_chart_without_any_finding_says_so(desk: Desk):
    path = desk.write(
        "d.csv", "Decision,Ann,Bea,Cleo\nSet the price,AR,C,R\nChoose the market,R,A,C\nHire a lead,C,R,A\n"
    )
    assert "Nothing found: the chart is fine." in desk.run("chart", "check", path).out


def test_errors_stand_first_and_end_with_1(desk: Desk):
    said = desk.run("chart", "check", desk.write("faulty.csv", FAULTY))
    assert said.code == 1
    assert said.out.index("2 errors") < said.out.index("warning")
    assert "  Set the price: two answer for it (RACI-E02)\n" in said.out


def test_json_holds_labels_or_nothing(desk: Desk):
    path = desk.write("faulty.csv", FAULTY)
    said = desk.run("chart", "check", path, "--json", "--scheme", "raci")
    assert said.code == 1
    assert set(said.json) == {"file", "title", "scheme", "rows", "roles", "notes", "findings"}
    assert (said.json["file"], said.json["scheme"]) == (str(path), "RACI")
    assert {
        "rule": "RACI-E02",
        "severity": "error",
        "row": "Set the price",
        "column": None,
        "message": "two answer for it",
    } in said.json["findings"]


def test_one_chart_of_several_is_named_after_a_hash(desk: Desk):
    said = desk.run("chart", "check", f"{PUBLISHED}#product-org-os", "--json")
    assert said.code == 1
    assert sum(found["severity"] == "error" for found in said.json["findings"]) == 4
    assert desk.run("chart", "check", PUBLISHED).code == 2
    unknown = desk.run("chart", "check", f"{PUBLISHED}#product-org-o")
    assert unknown.code == 2
    assert "product-org-os" in unknown.err


def test_a_file_whose_name_has_a_hash_is_a_file(desk: Desk):
    assert desk.run("chart", "check", desk.write("we#1.csv", FINE)).code == 0


def test_what_was_understood_is_one_line(desk: Desk):
    said = desk.run("chart", "check", desk.write("low.csv", FINE.replace("AR", "a r")))
    assert said.code == 0
    assert said.out.startswith(
        "low: RACI, 2 rows, 3 roles; lower case letters read as capitals; "
        "a r read as AR in line 2, column 3 (Product)\n"
    )
    numbered = desk.write("n.csv", "No.,Activity,PM\n1,Set the price,AR\n")
    told = "RACI, 1 row, 1 role; column 1 “No.” not used"
    assert desk.run("chart", "check", numbered).out.startswith(f"n: {told}\n")
    assert f"{numbered}: {told}" in desk.run("new", "--no-open", "--chart", numbered).err


def test_an_unknown_scheme_is_told_with_the_nearest(desk: Desk):
    said = desk.run("chart", "check", desk.write("fine.csv", FINE), "--scheme", "RASI2")
    assert said.code == 2
    assert "There is no scheme “RASI2”; there are RACI, RASCI, DACI, RAPID." in said.err
    assert "There is no scheme “?”" in desk.run("chart", "check", "x", "--scheme", "?").err


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_told_with_its_name_and_what_is_wrong(desk: Desk, what: str):
    content, told = BAD[what]
    path = desk.write("bad.csv", content)
    for words in (["chart", "check", path], ["new", "--no-open", "--chart", path]):
        said = desk.run(*words)
        assert (said.code, said.out) == (2, ""), said.err
        assert said.err.startswith(f"pmworkshop: {path}")
        assert told in said.err


def test_nested_toml_and_a_folder_are_told(desk: Desk):
    path = desk.write("deep.toml", "a = " + "[" * 100_000)
    assert "nested too deep" in desk.run("chart", "check", path).err
    assert "is a folder, not a chart" in desk.run("chart", "check", desk.here).err
