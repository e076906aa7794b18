"""The memory of a database: who finds what, what is gone with a strike, and what is told of a server that is away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from unittest import mock

import pytest

from pmworkshop.base.folders import Folders
from pmworkshop.practice import database_memory, lines
from pmworkshop.practice.lines import lines_of
from pmworkshop.practice.memory import memory_of
from pmworkshop.practice.query import lexemes_of, read_query
from pmworkshop.store.addresses import search_at, store_at
from pmworkshop.store.databases import allow_role, share_session
from pmworkshop.workshop.workshop import Workshop
from tests.build import action, ballot, begin, drop, entry, put, round_
from tests.practice.homes import Home, in_database, in_files

psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed here: it comes with the extra “postgres”")

EVERYTHING = "SELECT coalesce(string_agg(t::text, ' '), '') FROM (SELECT body, words::text FROM pmworkshop.line) AS t"


@pytest.fixture
def run(server):
    """Runs SQL as the owner of everything."""
    with psycopg.connect(server.dsn, autocommit=True) as db:
        yield lambda sql, *values: db.execute(sql, values).fetchall()


@pytest.fixture
def home(server, tmp_path):
    made = in_database(tmp_path / "home", server.shown)
    yield made
    store_at(made.folders.store).close()


@pytest.fixture
def roles(server, run, tmp_path):
    """Two facilitators who may keep sessions; their homes."""
    with psycopg.connect(server.dsn, autocommit=True) as db:
        for name in ("fay", "bo"):
            if not db.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (name,)).fetchone():
                db.execute(f"CREATE ROLE {name} LOGIN")
            allow_role(server.dsn, name)
    homes = [in_database(tmp_path / name, server.shown.replace("postgres@", f"{name}@", 1)) for name in ("fay", "bo")]
    yield homes
    for one in homes:
        store_at(one.folders.store).close()


def on(workshop: Workshop, day: date) -> None:
    """Set the day of a session, and close it."""
    workshop.commit(put(workshop.session.info.model_copy(update={"day": day})))
    workshop.close()


def test_who_may_not_read_a_session_finds_none_of_its_lines(roles, server):
    fay, bo = roles
    fay.begin("spring", entry("e1", "Secretly priced"), action("a1", owners=("ann",))).close()
    assert fay.told("priced") == ["Secretly priced"]
    assert bo.told("priced") == []
    assert bo.asked("priced").looked_at == 0
    assert memory_of(bo.folders).due(date(2026, 10, 1)).open == ()
    share_session(fay.at("spring"), "bo", "reader")
    assert bo.told("priced") == ["Secretly priced"]
    assert [one.due.what for one in memory_of(bo.folders).due(date(2026, 10, 1)).open] == ["Do a1"]
    fay_again = fay.again("spring")
    fay_again.commit(put(entry("e2", "Priced anew")))
    fay_again.close()
    assert bo.told("priced") == ["Secretly priced", "Priced anew"], "a reader may be the first who looks"
    share_session(fay.at("spring"), "bo", "nobody")
    assert bo.told("priced") == []


def test_no_statement_reaches_the_lines_of_others(roles, run, server):
    fay, _ = roles
    fay.begin("spring", entry("e1", "Secretly priced")).close()
    assert fay.told("priced")
    ((number,),) = run("SELECT number FROM pmworkshop.session")
    as_bo = server.dsn.replace("postgres@", "bo@", 1)
    with psycopg.connect(as_bo, autocommit=True) as db:
        assert db.execute("SELECT * FROM pmworkshop.line").fetchall() == []
        assert db.execute("SELECT * FROM pmworkshop.remembered").fetchall() == []
        assert db.execute("SELECT * FROM pmworkshop.recall('priced', 9, '{}')").fetchall() == []
        for statement in ("DELETE FROM pmworkshop.line", "INSERT INTO pmworkshop.remembered VALUES (1)"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                db.execute(statement)
    head = run("SELECT seq, chain, rewrites FROM pmworkshop.head")[0]
    with psycopg.connect(as_bo, autocommit=True) as db:
        said = "SELECT pmworkshop.remember(%s, 9, %s, %s, %s, '', '', '', '[]')"
        assert db.execute(said, (number, *head)).fetchone() == (False,)
    assert fay.told("priced") == ["Secretly priced"]


def test_a_role_that_acts_as_another_one_finds_what_that_one_may(roles, run, server):
    fay, _ = roles
    fay.begin("spring", entry("e1", "Secretly priced")).close()
    assert fay.told("priced")
    with psycopg.connect(server.dsn, autocommit=True) as db:
        found = "SELECT count(*) FROM pmworkshop.recall('priced', 9, '{}')"
        assert db.execute(found).fetchone() == (1,), "whoever looks after the server sees all"
        db.execute("SET ROLE bo")
        assert db.execute(found).fetchone() == (0,)
        db.execute("SET ROLE fay")
        assert db.execute(found).fetchone() == (1,)


def test_the_sessions_that_are_searched_are_those_that_may_be_read(roles, run, server):
    fay, bo = roles
    for name in ("a", "b", "c"):
        fay.begin(name).close()
    bo.begin("d").close()
    share_session(fay.at("b"), "bo", "reader")
    share_session(fay.at("c"), "bo", "co-facilitator")
    for role in ("fay", "bo", "postgres"):
        with psycopg.connect(server.dsn.replace("postgres@", f"{role}@", 1), autocommit=True) as db:
            ask = "SELECT number FROM pmworkshop.{} ORDER BY number"
            readable = db.execute(ask.format("readable()")).fetchall()
            assert readable == db.execute(ask.format("session")).fetchall()
            assert len(readable) == {"fay": 3, "bo": 3, "postgres": 4}[role]


def test_nothing_hidden_private_or_struck_stands_in_the_tables(home, run):
    workshop = home.begin(
        "spring",
        entry("e1", "Openly said", author="ann"),
        entry("e2", "Taketwo backagain"),
        entry("e3", "Foldedlater line", before="folded"),
        round_("poll/1", status="closed"),
        ballot("ann", text="Quietanswer of ann"),
        ballot("ben", remark="Besideremark", score=2),
    )
    workshop.commit(put(entry("e2", "Taketwo changedwords")))
    assert home.told("taketwo") == ["Taketwo changedwords"]
    kept = run(EVERYTHING)[0][0].lower()
    for hidden in ("quietanswer", "besideremark", "foldedlater", "firm.example", "whispered", "backagain"):
        assert hidden not in kept, hidden
    assert "openly" in kept
    workshop.strike("entry", "e2")
    assert run(EVERYTHING)[0][0] == "", "a strike takes the lines of its session out in its own transaction"
    assert home.told("openly") == ["Openly said"]
    assert "taketwo" not in run(EVERYTHING)[0][0].lower()
    workshop.commit(put(drop(entry("e1"))))
    workshop.close()
    assert home.told("openly") == []
    assert "openly" not in run(EVERYTHING)[0][0].lower()


def test_lines_that_were_read_before_a_strike_are_not_kept_after_it(home):
    workshop = home.begin("spring", entry("e1", "Taketwo"), entry("e2", "Kept line"))
    search = search_at(home.folders.store)
    _, ((number, _),) = search.look(1)
    session, head = search.read(number)
    workshop.strike("entry", "e1")
    said = [(one.text, lexemes_of(one.text)) for one in lines_of(session)]
    assert not search.remember(number, 1, head, "", "{}", "[]", said)
    assert search.recall("'taketwo'", 9, ()) == ([], 0)
    search.close()
    workshop.close()
    assert home.told("kept") == ["Kept line"]


def test_a_session_that_is_taken_away_is_found_no_more(home, run):
    home.begin("a", entry("e1", "Firstword")).close()
    home.begin("b", entry("e1", "Secondword")).close()
    assert home.told("firstword") == ["Firstword"]
    home.remove("a")
    assert "firstword" not in run(EVERYTHING)[0][0].lower()
    assert home.told("firstword") == []
    assert home.told("secondword") == ["Secondword"]


def test_only_sessions_that_were_written_to_are_read_again(home, run):
    for name in ("a", "b"):
        home.begin(name, entry("e1", f"Line of {name}")).close()
    told: list[int] = []
    with mock.patch.object(lines, "lines_of", wraps=lines_of) as read, mock.patch.object(database_memory, "MANY", 1):
        assert home.told("line") == ["Line of a", "Line of b"]
        assert read.call_count == 2
        memory_of(home.folders, told.append).find(read_query("line"))
        assert (read.call_count, told) == (2, []), "their heads are as they were"
        workshop = home.again("b")
        workshop.commit(put(entry("e9", "Line nine")))
        workshop.close()
        assert len(home.told("line")) == 3
        assert read.call_count == 3
        run("UPDATE pmworkshop.remembered SET form = 0 RETURNING 1")
        memory_of(home.folders, told.append).find(read_query("line"))
        assert (read.call_count, told) == (5, [2]), "what an earlier form left is made anew"


def test_a_session_that_others_write_to_meanwhile_is_read_once_more(home):
    workshop = home.begin("a", entry("e1", "First line"))
    late = [put(entry("e2", "Second line"))]

    def meanwhile(session):
        while late:
            workshop.commit(late.pop())
        return lines_of(session)

    with mock.patch.object(lines, "lines_of", meanwhile):
        assert home.told("line") == ["First line", "Second line"]
    workshop.close()


def test_a_session_that_cannot_be_read_or_kept_is_named_and_hides_no_other(home, run):
    for name in ("a", "bad", "odd"):
        home.begin(name, entry("e1", f"Line of {name}")).close()
    run("DELETE FROM pmworkshop.head WHERE session = 2 RETURNING 1")
    run("UPDATE pmworkshop.live SET body = '[]' WHERE session = 3 AND kind = 'entry' RETURNING 1")
    found = home.asked("line")
    assert ([one.stored.name for one in found.sessions], found.looked_at) == (["a"], 1)
    assert found.unreadable == ("bad", "odd")
    with mock.patch.object(lines, "lines_of", side_effect=ValueError):
        workshop = home.again("a")
        workshop.commit(put(entry("e9", "Line nine")))
        workshop.close()
        assert home.asked("line").unreadable == ("a", "bad", "odd"), (
            "what it said before is not told as if it were all"
        )


def test_a_database_that_takes_readers_only_finds_what_was_remembered(home, run, server):
    home.begin("a", entry("e1", "Line of a")).close()
    assert home.told("line") == ["Line of a"]
    home.begin("b", entry("e1", "Line of b")).close()
    readers = replace(home.folders, store=f"{server.shown}&options=-c%20default_transaction_read_only%3Don")
    found = memory_of(readers).find(read_query("line"))
    assert [line.text for one in found.sessions for line in one.lines] == ["Line of a"]
    assert found.unreadable == ("b",)
    store_at(readers.store).close()


def test_files_and_a_database_answer_together_the_newest_first(home, server):
    home.folders.data.mkdir()
    on(begin(home.folders.data / "old.pmw", entry("e1", "Line in a file")), date(2025, 1, 1))
    on(begin(home.folders.data / "new.pmw", entry("e1", "Newest line")), date(2027, 1, 1))
    home.begin(
        "b", entry("e1", "Line in the database"), action("z9", what="Same", status="done", origin="a2")
    ).close()
    assert home.told("line") == ["Newest line", "Line in the database", "Line in a file"]
    found = home.asked("line", 2)
    assert [one.stored.name for one in found.sessions] == ["new.pmw", "b"]
    assert (found.total, found.looked_at) == (3, 3)


def test_what_a_session_in_the_database_took_over_from_a_file_is_told_once(home):
    home.folders.data.mkdir()
    on(begin(home.folders.data / "a.pmw", action("a2", what="Taken over")), date(2026, 1, 1))
    on(home.begin("b", action("z9", what="Taken over", status="done", origin="a2")), date(2026, 2, 1))
    assert memory_of(home.folders).due(date(2026, 10, 1)).open == ()
    assert [one.due.what for one in memory_of(in_files(home.folders.data).folders).due(date(2026, 10, 1)).open] == [
        "Taken over"
    ]


def test_a_server_that_is_away_is_told_in_one_sentence_and_hides_no_file(tmp_path):
    pytest.importorskip("psycopg")
    begin(tmp_path / "a.pmw", entry("e1", "Line of a")).close()
    away = Home(replace(Folders.at(tmp_path), store=f"postgresql://fay:secret@/x?host={tmp_path / 'nowhere'}"))
    found = away.asked("line")
    assert away.told("line") == ["Line of a"]
    assert len(found.away) == 1
    assert "does not answer" in found.away[0]
    assert "secret" not in found.away[0]
    assert memory_of(away.folders).due(date(2026, 10, 1)).away == found.away


def test_a_connection_that_breaks_while_sessions_are_read_is_no_fault_of_theirs(home, run):
    home.begin("a", entry("e1", "Line of a")).close()

    def cut(session):
        run(
            "SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND application_name = 'pmworkshop'"
        )
        return lines_of(session)

    with mock.patch.object(lines, "lines_of", cut):
        found = home.asked("line")
    assert found.unreadable == ()
    assert len(found.away) == 1
    assert home.told("line") == ["Line of a"]
