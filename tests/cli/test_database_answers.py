"""Answers beforehand in a session in a database: sheets, what is awaited, waves, and the page that a stage opens."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from pmworkshop.base.folders import STORE_VARIABLE, Folders
from pmworkshop.exchange.sheet_form import read_mark
from pmworkshop.interface import load
from pmworkshop.room import caller
from pmworkshop.store.addresses import store_at
from pmworkshop.tui.joining.phones import Phones
from tests.cli.conftest import Desk
from tests.cli.test_room_processes import gone, opened, until

psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed here: it comes with the extra “postgres”")

SECRET = "kept-to-myself"
PEOPLE = "name,function\nAnn Sample,Sales\nBen Sample,Finance\nCem Sample,Operations\n"


@pytest.fixture
def locked(database, server) -> Iterator[str]:
    """The address of the database with a role that needs a password."""
    rules = database.folder / "data/pg_hba.conf"
    before = rules.read_text(encoding="utf-8")
    with psycopg.connect(server.dsn, autocommit=True) as db:
        if not db.execute("SELECT 1 FROM pg_roles WHERE rolname = 'dot'").fetchone():
            db.execute(f"CREATE ROLE dot LOGIN SUPERUSER PASSWORD '{SECRET}'")
        rules.write_text(f"local all dot scram-sha-256\n{before}", encoding="utf-8")
        db.execute("SELECT pg_reload_conf()")
        typed = server.dsn.replace("postgres@", f"dot:{SECRET}@", 1)
        yield typed
        store_at(typed).close()
        rules.write_text(before, encoding="utf-8")
        db.execute("SELECT pg_reload_conf()")


@pytest.fixture
def session(desk: Desk, locked: str) -> str:
    """A session of an agenda that is answered beforehand, in the database; its address has no password."""
    people = desk.write("people.csv", PEOPLE)
    made = desk.run(
        "new", "self-paced-alignment", "--title", "Autumn", "--people", people, "--no-open", "--store", locked
    )
    assert made.code == 0, made.err
    return made.lines[0]


def filled(sheet: Path, score: int) -> None:
    """Fill a sheet in, as a leader does: one line for each question, one value for each statement."""
    rows, asked = list(csv.reader(io.StringIO(sheet.read_text(encoding="utf-8-sig")))), set[str]()
    for row in rows:
        mark = next((found for cell in row if (found := read_mark(cell))), ())
        if mark[:1] != ("row",):
            continue
        if "…" in row[1]:
            row[2] = str(score)
        elif mark[-1] not in asked:
            asked.add(mark[-1])
            row[1] = f"Price list {score}"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def test_what_is_asked_beforehand_comes_in_on_sheets_and_is_shown(desk: Desk, session: str, locked: str):
    def run(*words: str, code: int = 0):
        said = desk.run(*words, "--store", locked)
        assert said.code == code, said.err
        assert SECRET not in said.out + said.err
        return said

    assert "Part 1 of 2" in run("awaited", session, code=1).out
    run("sheets", "autumn", "--format", "csv", "--out", "sheets")
    sheets = sorted((desk.here / "sheets").glob("*.csv"))
    for score, sheet in enumerate(sheets, 2):
        filled(sheet, score)
    assert run("collect", session, *map(str, sheets)).out == "3 sheets: 3 taken; 3 of 3 in\n"
    assert "3 of 3 leaders have answered all of it" in run("awaited", session).out
    assert "Nothing of that" in run("find", "price list").out, "it is hidden until it is shown"
    shown = run("reveal", session).out
    assert "Shown: Six statements (3 of 3)" in shown
    assert "Next is part 2 of 2" in shown
    assert "[Price list] 2" in run("find", "price list").out
    assert "Part 2 of 2" in run("awaited", session, code=1).out
    assert any(one.suffix == ".csv" for one in (desk.here / "sheets").iterdir())
    assert SECRET not in "".join(one.read_text(errors="replace") for one in desk.here.rglob("*") if one.is_file())


def test_the_page_that_a_stage_opens_reaches_a_database_that_asks_for_a_password(
    desk: Desk, session: str, locked: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(caller, "LOOK", 0.02)
    monkeypatch.setattr(caller, "BEAT", 0.02)
    monkeypatch.chdir(desk.home.parent)
    monkeypatch.delenv(STORE_VARIABLE, raising=False)
    phones = Phones(Folders.at(desk.home))
    phones.begin(load(session).info.session, session)
    process = opened(phones)
    assert SECRET not in " ".join(map(str, process._running.args))
    phones.end()
    gone(process)
    until(lambda: process.ended)
    logs = [one.read_text(errors="replace") for one in desk.home.rglob("*.log")]
    assert SECRET not in "".join(logs)
