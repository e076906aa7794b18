"""Files are named with the letters of whatever people write in, and no two of them alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Desk

PEOPLE = """name,function,mail
Ana Łysa,Продажи,ana.lysa@firm.example
Aňa Lysá,Größe & Maß,a.lysa@firm.example
Bo Berg,Łódź,
Cy Ceder,営業,
Dan Dahl,…,
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def made(desk: Desk) -> Path:
    return desk.new("--title", "Größe: Łódź", "--people", desk.write("p.csv", PEOPLE))


def test_a_new_session_is_named_after_its_title(made: Path):
    assert made.name.startswith("grosse-lodz-")


def test_sheets_are_named_after_functions_of_every_script(desk: Desk, made: Path):
    assert desk.run("sheets", made, "--module", "pulse", "--out", "out").code == 0
    sheets = [name.removesuffix(".xlsx") for name in names(desk.here / "out") if name.endswith(".xlsx")]
    assert sheets == ["1-prodazhi", "2-grosse-mass", "3-lodz", "4-yingye", "5-leader"]


def test_files_for_two_leaders_whose_names_look_alike_are_two(desk: Desk, made: Path):
    first = desk.run("prepare", made, "--for", "Ana Łysa")
    second = desk.run("prepare", made, "--for", "Aňa Lysá")
    assert first.lines == [f"{made.stem}-ana-lysa.pmw"]
    assert second.lines == [f"{made.stem}-ana-lysa-2.pmw"]


def test_exports_of_moments_that_differ_by_a_sign_go_into_two_folders(desk: Desk, made: Path):
    for moment in ("1", "+1"):
        assert desk.run("export", made, "--at", moment).code == 0
    assert (desk.here / f"{made.stem}-at-1").is_dir()
    assert (desk.here / f"{made.stem}-at-plus-1").is_dir()
