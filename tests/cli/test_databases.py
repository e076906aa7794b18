"""Sessions in a database on the command line: made, listed, moved and merged; no password is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmworkshop.base.errors import StorageError
from pmworkshop.base.folders import STORE_VARIABLE
from pmworkshop.interface import export, history
from pmworkshop.session.operations import collect
from pmworkshop.store.addresses import store_at
from pmworkshop.workshop.wiring import wired
from tests.build import begin, entry, sample_file
from tests.cli.conftest import Desk

SECRET = "kept-to-myself"


@pytest.fixture
def address(server):
    """The address of the database with a password in it, which the server does not ask for."""
    typed = server.dsn.replace("@", f":{SECRET}@", 1)
    yield typed
    store_at(typed).close()


def said(desk: Desk, *words: str | Path, code: int = 0):
    found = desk.run(*words)
    assert found.code == code, found.err
    assert SECRET not in found.out + found.err
    return found


def typed_line(session: str, text: str, window: str = "command") -> None:
    """Say something in the first module that collects answers."""
    workshop = wired().open(session, window=window)
    module = next(one.id for one in workshop.session.info.agenda.modules if one.kind == "collect")
    workshop.commit(collect.add(module, text))
    workshop.close()


def test_a_session_is_made_listed_and_shown_in_a_database(desk, server, address):
    made = said(desk, "new", "--no-open", "--title", "Spring alignment", "--store", address)
    place = made.lines[0]
    assert place.startswith(f"{server.shown}#spring-alignment-")
    assert list(desk.home.glob("*.pmw")) == []
    listed = said(desk, "list", "--store", address)
    assert "Spring alignment  (not begun, 1 step)" in listed.out
    assert said(desk, "list", "--store", address, "--json").json[0]["path"] == place
    for words in (["show"], ["history"], ["export", "--out", "out"]):
        assert said(desk, *words, place).out
        assert said(desk, *words, "spring", "--store", address).out == said(desk, *words, place).out
    assert said(desk, "show", f"{address}#spring").out == said(desk, "show", place).out
    assert SECRET not in "".join(path.read_text(errors="replace") for path in desk.here.rglob("*") if path.is_file())


def test_the_database_may_stand_in_the_environment(desk, address, monkeypatch):
    monkeypatch.setenv(STORE_VARIABLE, address)
    said(desk, "new", "--no-open", "--title", "Spring alignment")
    assert "Spring alignment" in said(desk, "list").out
    found = said(desk, "doctor", code=desk.run("doctor").code)
    assert "✓ Sessions: 1" in found.out
    assert "Database: postgresql://" in found.out
    assert "A power cut may take what it has acknowledged" in found.out


def test_a_database_that_does_not_answer_hides_no_file(desk):
    desk.new("--title", "Spring alignment")
    away = f"postgresql://fay:{SECRET}@/workshops?host=/nowhere"
    found = said(desk, "list", "--store", away)
    assert "Spring alignment" in found.out
    assert found.err == (
        "pmworkshop: Sessions in postgresql://fay@/workshops?host=/nowhere are not listed. "
        "The database fay@/workshops does not answer.\n"
    )
    assert "does not answer" in said(desk, "show", "autumn", "--store", away, code=70).err
    assert "does not answer" in said(desk, "show", f"{away}#autumn", code=70).err
    assert "does not answer" in said(desk, "doctor", "--store", away, code=1).out


def test_a_session_goes_into_a_database_and_comes_back_as_it_was(desk, server, address):
    before = sample_file(desk.here / "sample.pmw")
    files = {name: export(before, name) for name in ("markdown", "session")}
    place = said(desk, "copy", before, address).lines[0]
    assert place.startswith(server.shown)
    assert history(place) == history(before)
    assert {name: export(place, name) for name in files} == files
    again = said(desk, "copy", before, address)
    assert (again.lines, again.err) == (
        [place],
        f"pmworkshop: The same {history(before).total} steps were there already.\n",
    )
    back = desk.here / "back.pmw"
    assert said(desk, "move", place, back, "--json").json == {
        "path": str(back),
        "steps": history(before).total,
        "new": True,
    }
    assert {name: export(back, name) for name in files} == files
    assert said(desk, "list", "--store", address, "--json").json == []
    assert "There is no session" in said(desk, "show", place, code=2).err
    assert said(desk, "move", back, f"{address}#sample").lines == [f"{server.shown}#sample"]
    assert not back.exists()


def test_what_a_server_leaves_unsaid_of_a_move_is_told_as_it_is(desk, address, monkeypatch):
    place = said(desk, "new", "--no-open", "--store", address).lines[0]
    store = store_at(address)
    remove = store.remove

    def lost(where: str) -> None:
        raise StorageError("The database does not answer.")

    with monkeypatch.context() as patch:

        def cut(where: str) -> None:
            patch.setattr(store, "has", lost)
            lost(where)

        patch.setattr(store, "remove", cut)
        told = said(desk, "move", place, desk.here / "a.pmw", code=2).err
    assert f"a.pmw now, and {place.rpartition('#')[2]} may still be in {place} too: The database does not" in told

    with monkeypatch.context() as patch:
        patch.setattr(store, "remove", lambda where: (remove(where), lost(where)))
        assert said(desk, "move", place, desk.here / "a.pmw").lines == [str(desk.here / "a.pmw")]
    assert not store.has(place)


def test_what_was_done_without_a_network_is_merged_back(desk, address):
    place = said(desk, "new", "--no-open", "--store", address).lines[0]
    out = desk.here / "train.pmw"
    said(desk, "copy", place, out)
    typed_line(str(out), "Said on the train")
    typed_line(place, "Said at the office")
    refused = said(desk, "copy", out, place, code=2)
    assert "is there already, with other steps. Bring them together with: pmworkshop merge" in refused.err
    assert "train.pmw: 1 change" in said(desk, "merge", place, out).out
    assert "train.pmw: nothing new" in said(desk, "merge", place, out).out
    shown = said(desk, "show", "--private", place).out
    assert "2 answers" in shown or all(text in shown for text in ("Said on the train", "Said at the office"))
    said(desk, "merge", out, place)
    assert {step.id for _, step in history(out).steps} >= {step.id for _, step in history(place).steps}


def test_a_session_is_moved_neither_from_under_its_stage_nor_onto_another_one(desk, address):
    place = said(desk, "new", "--no-open", "--store", address).lines[0]
    store = store_at(address)
    hold = store.lock(place)
    hold.acquire()
    assert "is being run on another stage" in said(desk, "move", place, desk.here / "a.pmw", code=2).err
    hold.release()
    assert not (desk.here / "a.pmw").exists()
    file = desk.new()
    assert "is there already: it is another session" in said(desk, "copy", place, file, code=2).err
    assert "A session file ends in .pmw" in said(desk, "copy", place, desk.here / "a.toml", code=2).err
    assert "is there already" in said(desk, "move", file, file, code=2).err
    assert file.exists()
    assert said(desk, "copy", place, desk.here).lines[0].endswith(".pmw")


def test_a_wrong_address_is_told_without_its_password(desk, server, address):
    for words in (
        ["show", f"mysql://fay:{SECRET}@host/db#a"],
        ["show", f"postgresql://fay:{SECRET}@/db?host=/nowhere"],
        ["copy", "nothing", address, f"postgresql://fay:{SECRET}@host/db"],
        [f"postgresql://fay:{SECRET}@host/db"],
        ["store", "prepare", f"mysql://fay:{SECRET}@host/db"],
        ["store", "allow", address, "nobody there"],
        ["store", "share", desk.new(), "fay"],
    ):
        assert said(desk, *words, code=2).err.count("\n") == 1


def test_a_session_is_shared_with_another_role(desk, server, address):
    import psycopg

    with psycopg.connect(server.dsn, autocommit=True) as db:
        if not db.execute("SELECT 1 FROM pg_roles WHERE rolname = 'kim'").fetchone():
            db.execute("CREATE ROLE kim LOGIN")
    place = said(desk, "new", "--no-open", "--store", address).lines[0]
    kim = address.replace("postgres:", "kim:", 1)
    assert "may not do this" in said(desk, "show", "--store", kim, "leader", code=70).err
    assert said(desk, "store", "allow", address, "kim").out == f"kim may keep sessions in {server.shown}.\n"
    assert said(desk, "store", "allow", address, "kim", "--json").json == {"path": server.shown, "role": "kim"}
    theirs = place.replace("postgres@", "kim@", 1)
    assert "that you may read" in said(desk, "show", theirs, code=2).err
    assert said(desk, "store", "share", place, "kim", "--as", "reader").out.startswith(
        "kim is a reader of leadership"
    )
    assert "Leadership alignment" in said(desk, "show", theirs).out
    assert "can only be read here" in said(desk, "move", theirs, desk.here / "a.pmw", code=2).err
    assert not (desk.here / "a.pmw").exists()
    assert said(desk, "store", "share", place, "kim", "--json").json == {
        "path": place, "role": "kim", "as": "co-facilitator",
    }  # fmt: skip
    typed_line(theirs, "Said by Kim")
    kept = desk.here / "b.pmw"
    assert said(desk, "move", theirs, kept, code=2).err == (
        f"pmworkshop: All of it is in {kept} now, and {theirs.rpartition('#')[2]} is still in {theirs} too: "
        f"{theirs.rpartition('#')[2]} can only be taken away by its owner. Ask its owner to do so.\n"
    )
    assert history(kept) == history(theirs)
    assert "is not shared with kim" in said(desk, "store", "share", place, "kim", "--as", "nobody").out
    assert "that you may read" in said(desk, "show", theirs, code=2).err
    store_at(kim).close()


def test_a_database_of_another_layout_is_told_in_one_sentence(desk, server, address):
    import psycopg

    with psycopg.connect(server.dsn, autocommit=True) as db:
        ((now,),) = db.execute("SELECT version FROM pmworkshop.layout").fetchall()
        try:
            db.execute("UPDATE pmworkshop.layout SET version = version + 1")
            newer = f"pmworkshop: The database {server.place} was prepared by a newer version of pmworkshop. Update"
            for words in (["store", "prepare", address], ["new", "--no-open", "--store", address]):
                told = said(desk, *words, code=2).err
                assert told == f"{newer} the program.\n"
            assert "prepared by a newer version" in said(desk, "find", "word", "--store", address).err
            db.execute("UPDATE pmworkshop.layout SET version = 2")
            told = said(desk, "new", "--no-open", "--store", address, code=2).err
            assert told == (
                f"pmworkshop: The database {server.place} was prepared by an older version of pmworkshop. "
                "Whoever owns its tables prepares it again: nothing in it is lost. "
                "Prepare it with: pmworkshop store prepare ADDRESS\n"
            )
        finally:
            db.execute("UPDATE pmworkshop.layout SET version = %s", (now,))


def test_all_sessions_of_a_practice_are_looked_through_wherever_they_are(desk, address):
    begin(desk.home / "a.pmw", entry("e1", "The price of waiting", author="ben")).close()
    sample_file(desk.here / "sample.pmw")
    place = said(desk, "copy", desk.here / "sample.pmw", f"{address}#sample").lines[0]
    found = said(desk, "find", "price", "--store", address, "--json").json
    assert {one["path"] for one in found["sessions"]} == {str(desk.home / "a.pmw"), place}
    assert found["away"] == []
    assert "[price]" in said(desk, "find", "price", "--store", address).out
    assert "things are open" in said(desk, "actions", "--store", address).lines[-1]
    assert said(desk, "trend", "sample firm (made up)", "--store", address).out
    assert "Sample" in said(desk, "portfolio", place, "--store", address).out
    away = f"postgresql://fay:{SECRET}@/workshops?host=/nowhere"
    for words in (["find", "price"], ["actions"], ["trend", "sample firm"], ["portfolio"]):
        told = said(desk, *words, "--store", away)
        assert told.out
        assert told.err == "pmworkshop: The database fay@/workshops does not answer.\n"


def test_a_database_is_prepared_and_purged(desk, server, address):
    assert said(desk, "store", "prepare", address).out == f"{server.shown} is prepared already.\n"
    assert said(desk, "store", "prepare", address, "--json").json == {"path": server.shown, "new": False}
    purged = said(desk, "store", "purge", address)
    assert "✓  the tables are written anew" in purged.out
    assert "Backups" in purged.out
    assert all(one["done"] for one in said(desk, "store", "purge", address, "--json").json)
