"""One setting is kept, and whatever else its owner wrote stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.base.settings import read_settings
from pmworkshop.base.settings_file import keep_setting


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "below" / "settings.toml"


def kept(file: Path, text: str | None) -> str:
    if text is not None:
        file.parent.mkdir()
        file.write_bytes(text.encode())
    keep_setting(file, "date_order", "day-month")
    assert read_settings(file).date_order == "day-month"
    return file.read_bytes().decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, 'date_order = "day-month"\n'),
        (" \n", 'date_order = "day-month"\n'),
        (
            "# mine\nbell = true\n[keys]\ngo = 'F2'\n",
            "date_order = \"day-month\"\n# mine\nbell = true\n[keys]\ngo = 'F2'\n",
        ),
        ("bell = true\r\n", 'date_order = "day-month"\r\nbell = true\r\n'),
        ("bell = true\n date_order = 'month-day'\n", 'bell = true\ndate_order = "day-month"\n'),
    ],
)
def test_it_stands_in_its_line_or_in_a_new_first_one(file, before, after):
    assert kept(file, before) == after


def test_a_link_to_the_file_stays_a_link(tmp_path, file):
    link = tmp_path / "link.toml"
    file.parent.mkdir()
    file.write_text("bell = true\n")
    link.symlink_to(file)
    keep_setting(link, "date_order", "month-day")
    assert link.is_symlink()
    assert read_settings(file).date_order == "month-day"


@pytest.mark.parametrize(
    "text", ["bell = ", '"date_order" = "month-day"', "facilitator = '''\ndate_order = 1\n'''\n\"date_order\" = 1"]
)
def test_where_it_cannot_be_kept_the_file_stays_as_it_was(file, text):
    file.parent.mkdir()
    file.write_text(text)
    with pytest.raises(InputError):
        keep_setting(file, "date_order", "day-month")
    assert file.read_text() == text
