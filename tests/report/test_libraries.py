"""Libraries that come with an extra: used where they are installed, else one sentence."""

from __future__ import annotations

import sys

import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.report.libraries import EXTRAS, library
from tests.build import sample_file
from tests.cli.conftest import Desk, desk  # noqa: F401


@pytest.mark.parametrize("name", [*EXTRAS, "docx.shared"])
def test_a_library_that_is_installed_is_imported(name: str):
    assert library(name, "The page").__name__ == name


@pytest.mark.parametrize(("name", "extra"), [*EXTRAS.items(), ("docx.shared", "office")])
def test_one_that_is_missing_is_told_in_one_sentence_with_what_brings_it(
    monkeypatch: pytest.MonkeyPatch, name: str, extra: str
):
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(InputError) as told:
        library(name, "The page")
    root = name.partition(".")[0]
    assert told.value.message == f"The page needs {root}, which is not installed here."
    assert told.value.hint == f"It comes with the extra “{extra}”: pip install 'pmworkshop[{extra}]'."


def test_the_command_says_so_and_writes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch):  # noqa: F811
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    path = sample_file(desk.home / "sample.pmw")
    said = desk.run("sheets", path, "--format", "xlsx", "--out", "out")
    assert (said.code, said.out) == (2, "")
    assert "The workbook to fill in needs xlsxwriter, which is not installed here." in said.err
    assert not (desk.here / "out").exists()
