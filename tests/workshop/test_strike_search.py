"""After a strike the program says which of its own files still hold the words, and what it cannot reach."""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path

import pytest
import xlsxwriter

from pmworkshop.base.errors import InputError
from pmworkshop.base.folders import Folders
from pmworkshop.report.files import files_after
from pmworkshop.workshop.exports import note_written, save_files
from pmworkshop.workshop.half_typed import keep_drafts
from pmworkshop.workshop.spool import Item, Spool
from pmworkshop.workshop.strike_search import still_in, told_of
from tests.build import DAY, action, begin, entry, session

SAID = "Bob is *lazy*, we all know"


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    return Folders.at(tmp_path / "home")


def names(folders: Folders, *texts: str, address: str = "memory:x") -> list[str]:
    return [path.name for path in still_in(texts or (SAID,), address, folders)]


def test_every_kind_of_file_that_the_program_wrote_is_looked_at(tmp_path, folders):
    begin(folders.data / "room.pmw", entry("e", SAID)).close()
    begin(folders.data / "room.repaired.pmw", entry("e", SAID)).close()
    begin(folders.data / "other.pmw", entry("e", "Bob is lazybones, we all know")).close()
    out = tmp_path / "out"
    save_files({"raci.md": b"- Bob is \\*lazy\\*,\n  we all know", "plan.md": b"Fine"}, out, folders)
    (out / "raci.md").write_text(f"mine: {SAID}")
    save_files({"raci.md": b"Fine"}, out, folders)
    begin(tmp_path / "ann.pmw", entry("e", SAID)).close()
    note_written(tmp_path / "ann.pmw", folders)
    for path in (
        folders.emergency / "pmworkshop-1.json", folders.data / "half-typed" / "a.json", folders.log,
        tmp_path / "tmp" / "pmworkshop-2.json",
    ):  # fmt: skip
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SAID)
    (tmp_path / "elsewhere.md").write_text(SAID)
    os.link(folders.data / "room.pmw", folders.data / "link.pmw")
    assert names(folders, address=str(folders.data / "room.pmw")) == [
        "ann.pmw", "pmworkshop-1.json", "a.json", "pmworkshop.log", "room.repaired.pmw", "raci.edited.md",
        "pmworkshop-2.json",
    ]  # fmt: skip
    assert "room.pmw" in names(folders)


def test_words_are_found_however_a_format_writes_them(tmp_path, folders):
    said = "Zoë's team won't tell us what a customer said of it & everybody understands"
    folders.data.mkdir(parents=True)
    keep_drafts({"three": said}, "5e55", folders)
    Spool("5e55", folders).write([Item(1, "line", "", text=said)])
    planned = session(action("a", what=said, due=DAY, owners=("ann",)))
    files = files_after(planned)
    save_files(files, tmp_path / "out", folders)
    assert names(folders, said) == [
        *sorted(path.name for path in folders.emergency.iterdir()), "5e55.json",
        "action-plan.md", "calendar-01-ann.ics", "check-ins.ics", "day-07-01-ann.txt", "day-30-01-ann.txt",
        "mail-01-ann.txt",
        "sponsor.html", "sponsor.md", "workshop.xlsx",
    ]  # fmt: skip


def test_words_are_found_where_a_session_parts_them(folders):
    said = "abcdefghij" * 900
    begin(folders.data / "long.pmw", entry("e", said)).close()
    assert names(folders, said) == ["long.pmw"]


def test_words_are_found_in_workbooks(tmp_path, folders, monkeypatch):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.add_worksheet().write_string(3, 2, SAID)
    whole = file.getvalue()
    save_files({"sheet.xlsx": whole, "cut.xlsx": whole[:200], "other.xlsx": b"PK\x03\x04"}, tmp_path / "out", folders)
    assert names(folders) == ["sheet.xlsx"]
    monkeypatch.setattr("pmworkshop.workshop.strike_search.PART_MOST", 10)
    assert names(folders) == []


def test_words_that_are_too_few_are_not_looked_for_and_a_longer_word_is_another(folders):
    folders.log.parent.mkdir()
    folders.log.write_text("Bobby is lazybones, Ed")
    assert names(folders, "Ed", "Bob", "lazy") == []
    assert names(folders, "bobby is") == ["pmworkshop.log"]


def test_a_file_that_cannot_be_read_stops_nothing(folders, monkeypatch):
    folders.log.parent.mkdir()
    folders.log.write_text(SAID)

    def refuse(*_, **__):
        raise InputError("It cannot be read.")

    monkeypatch.setattr("pmworkshop.workshop.strike_search.read_bytes", refuse)
    assert names(folders) == []


def test_what_was_found_is_told_by_its_name_and_what_is_out_of_reach_too():
    reach = "Prints, mails that were sent and copies elsewhere are out of reach."
    assert told_of([]) == f"Struck from the record and from all that was written here. {reach}"
    four = [Path(f"/x/{name}.md") for name in "abcd"]
    told = "Struck from the record. It still stands in a.md, b.md, c.md and 1 other file"
    assert told_of(four) == f"{told}: write them again or delete them. {reach}"
    assert "a.md: write" in told_of(four[:1])
