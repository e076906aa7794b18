"""Sessions in a database: who may see what, what is told of a failing server, and how its tables are looked after."""

from __future__ import annotations

import threading
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from pmworkshop.base.errors import (
    BusyError,
    DamagedError,
    InputError,
    MovedError,
    PmworkshopError,
    RefusedError,
    SessionError,
    StorageError,
    WayOut,
)
from pmworkshop.base.folders import Folders
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft
from pmworkshop.store.addresses import database_at, search_at, store_at
from pmworkshop.store.company import Seat
from pmworkshop.store.databases import (
    allow_role,
    database_looks,
    prepare_database,
    purge_database,
    share_session,
)
from pmworkshop.store.listing import listed
from pmworkshop.store.postgres.address import Server, parted
from pmworkshop.store.sessions import find_session, list_sessions, new_session
from pmworkshop.store.stored_session import StoredSession
from tests.build import SESSION, START, FixedClock, begin, entry, put, steps_of
from tests.store.contract import Place, first, line, said

psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed here: it comes with the extra “postgres”")

from pmworkshop.store.postgres import connection, upkeep, wording  # noqa: E402
from pmworkshop.store.postgres.store import PostgresStore  # noqa: E402


@pytest.fixture
def stores():
    """Makes stores, each as a program of its own, and closes them at the end."""
    made: list[PostgresStore] = []

    def make(server: Server) -> PostgresStore:
        made.append(PostgresStore(server, patience=0.2))
        return made[-1]

    yield make
    for store in made:
        store.close()


@pytest.fixture
def place(server, stores):
    return Place(stores(server), server.address("room"))


@pytest.fixture
def run(server):
    """Runs SQL as the owner of everything."""
    with psycopg.connect(server.dsn, autocommit=True) as db:
        yield lambda sql, *values: db.execute(sql, values)


@pytest.fixture
def roles(server, run):
    """Two facilitators and a group, who may keep sessions; their addresses by name."""
    for name in ("fay", "bo", "practice", "stranger"):
        if not run("SELECT 1 FROM pg_roles WHERE rolname = %s", name).fetchone():
            run(f"CREATE ROLE {name} LOGIN")
    run("GRANT practice TO bo")
    for name in ("fay", "bo"):
        assert allow_role(server.dsn, name) == (server.shown, name)
    yield {name: as_role(server, name) for name in ("fay", "bo", "stranger")}
    run("REVOKE practice FROM bo")


def as_role(server: Server, name: str) -> Server:
    return parted(server.dsn.replace("postgres@", f"{name}@", 1))[0]


def cut(run, number: int = 0) -> None:
    """End all other connections, as a server that is started anew does."""
    run(
        "SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity "
        "WHERE pid <> pg_backend_pid() AND application_name = 'pmworkshop'"
    )


# Who may see what


def test_a_role_sees_its_own_sessions_and_what_is_shared_with_it(roles, stores, server):
    fay, bo = stores(roles["fay"]), stores(roles["bo"])
    mine = Place(fay, roles["fay"].address("spring"))
    mine.begun(entry("a")).close()
    assert [one.id for one in listed(fay)] == [SESSION]
    assert listed(bo) == []
    theirs = StoredSession(roles["bo"].address("spring"), bo)
    for ask in (theirs.open, theirs.watch, lambda: bo.glance(theirs.address), lambda: bo.lock(theirs.address)):
        with pytest.raises(InputError, match="that you may read"):
            ask()
    with pytest.raises(InputError, match="is no session of your own"):
        share_session(theirs, "bo", "co-facilitator")

    share_session(mine.stored, "bo", "reader")
    with closing(theirs.open()) as journal:
        assert not journal.writable
        assert said(journal.load()[0]) == ["Answer a"]
        with pytest.raises(StorageError, match="reading only"), journal.writing():
            pass
    with pytest.raises(StorageError, match="only be taken away by its owner"):
        bo.remove(theirs.address)
    looking, running = bo.lock(theirs.address), fay.lock(mine.address)
    looking.acquire()
    running.acquire()
    running.release()
    looking.release()

    share_session(mine.stored, "practice", "co-facilitator")
    other = Place(bo, theirs.address).again()
    other.commit(put(entry("b")))
    assert other.writable
    other.close()
    with pytest.raises(InputError, match="is no session of your own"):
        share_session(theirs, "stranger", "reader")
    with pytest.raises(StorageError, match="only be taken away by its owner"):
        bo.remove(theirs.address)

    share_session(mine.stored, "bo", "nobody")
    share_session(mine.stored, "practice", "nobody")
    assert listed(bo) == []
    fay.remove(mine.address)
    assert listed(fay) == []


def test_a_role_reaches_no_row_of_others_by_sql_either(roles, stores):
    place = Place(stores(roles["fay"]), roles["fay"].address("spring"))
    place.begun(entry("a")).close()
    with psycopg.connect(roles["bo"].dsn, autocommit=True) as db:
        for table in ("session", "head", "step", "live", "stage", "member"):
            assert db.execute(f"SELECT * FROM pmworkshop.{table}").fetchall() == []
        assert db.execute("UPDATE pmworkshop.step SET body = ''").rowcount == 0
        assert db.execute("DELETE FROM pmworkshop.live").rowcount == 0
        for statement in (
            "INSERT INTO pmworkshop.step VALUES (1, 9, 'x', '{}', '')",
            "INSERT INTO pmworkshop.member VALUES (1, 'bo', 'write')",
            "UPDATE pmworkshop.session SET owner = 'bo'",
            "DELETE FROM pmworkshop.step",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                db.execute(statement)


def test_who_was_not_let_in_is_told_whom_to_ask(roles, stores):
    with pytest.raises(StorageError, match="may not do this"):
        stores(roles["stranger"]).sessions()
    with pytest.raises(InputError, match="There is no role “nobody there”"):
        allow_role(roles["fay"].dsn, "nobody there")
    with pytest.raises(InputError, match="does not own the tables"):
        allow_role(roles["fay"].dsn, "bo")


def test_only_a_session_in_a_database_is_shared(tmp_path):
    from pmworkshop.store.addresses import stored_at

    begin(tmp_path / "a.pmw").close()
    with pytest.raises(InputError, match="in no database"):
        share_session(stored_at(tmp_path / "a.pmw"), "bo", "reader")


# A server that fails


def test_a_server_that_was_started_anew_is_written_to_again_and_the_stage_keeps_its_right(place, run):
    workshop = place.begun()
    hold = place.store.lock(place.address, FixedClock())
    hold.acquire()
    cut(run)
    workshop._performer.journal._link._used = 0.0  # it was quiet for a while
    workshop.commit(put(entry("a")))
    with pytest.raises(BusyError, match="another stage"):
        place.store.lock(place.address).acquire()
    workshop.commit(put(entry("b")))
    assert said(workshop.session) == ["Answer a", "Answer b"]
    hold.release()
    workshop.close()


def test_a_connection_that_breaks_in_mid_commit_loses_and_doubles_nothing(place, run):
    workshop = place.begun()

    def operation(session, draw):
        cut(run)
        return put(entry(f"a{session.seq}"))(session, draw)

    with pytest.raises(StorageError, match="does not answer"):
        workshop.commit(operation)
    assert said(workshop.session) == []
    workshop.commit(put(entry("b")))
    assert [one.label for one in steps_of(workshop)] == ["Session begun", "Something was put"]
    workshop.close()


def test_a_commit_whose_answer_is_lost_is_found(place, run, monkeypatch):
    workshop = place.begun()
    link = workshop._performer.journal._link
    real = link.transaction

    def lost(sort=""):
        from contextlib import contextmanager

        @contextmanager
        def once():
            monkeypatch.setattr(link, "transaction", real)
            with real(sort) as db:
                yield db
            link.drop()
            raise StorageError("The database does not answer.")

        return once()

    monkeypatch.setattr(link, "transaction", lost)
    done = workshop.commit(put(entry("a")))
    assert (done.seq, said(workshop.session)) == (2, ["Answer a"])
    workshop.close()


def test_a_server_without_the_last_steps_is_not_written_to(place, run):
    workshop = place.begun(entry("a"))
    journal = workshop._performer.journal
    head = journal.head()
    with pytest.raises(MovedError, match="older in the database"):
        journal.reopen(replace(head, seq=2))
    with pytest.raises(MovedError, match="older in the database"):
        journal.reopen(replace(head, chain=b"other"))
    journal.reopen(head)
    place.store.remove(place.address)
    with pytest.raises(MovedError, match="taken away"):
        journal.reopen(head)
    with pytest.raises(MovedError, match="taken away"):
        journal.verify()
    workshop.close()


def test_a_server_that_only_takes_readers_is_opened_for_reading(place, run):
    place.begun(entry("a")).close()
    run("ALTER ROLE postgres SET default_transaction_read_only = on")
    try:
        with closing(place.stored.open()) as journal:
            assert not journal.writable
            assert said(journal.load()[0]) == ["Answer a"]
    finally:
        run("ALTER ROLE postgres RESET default_transaction_read_only")


@pytest.mark.parametrize(
    ("dsn", "error", "told"),
    [
        ("postgresql://fay:secret@/db?host=/nowhere", StorageError, "The database fay@/db does not answer."),
        ("{}&dbname=none", InputError, "has no such database"),
        ("{nobody}", InputError, "knows no such role"),
        ("postgresql://fay:secret@/db?port=x", InputError, "has an address that cannot be read"),
        ("postgresql://fay:secret@[host/db", InputError, "cannot be read. In a password write %40 for @"),
        ("postgresql://fay:secret@no.such.name.invalid/db", InputError, "is not found under this name"),
        ("postgresql://fay:secret@host/db?nothing=1", InputError, "cannot be read"),
    ],
)
def test_why_there_is_no_connection_is_said_without_the_password(server, stores, dsn, error, told):
    typed = dsn.replace("{nobody}", server.dsn.replace("postgres@", "nobody-here:secret@")).replace("{}", server.dsn)
    with pytest.raises(error) as caught:
        stores(parted(typed)[0]).sessions()
    assert told in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("said_by_server", "error", "told"),
    [
        (psycopg.errors.DiskFull("x"), StorageError, "disk of the database"),
        (psycopg.errors.ReadOnlySqlTransaction("x"), StorageError, "only takes readers now"),
        (psycopg.errors.DeadlockDetected("x"), BusyError, "another window"),
        (psycopg.errors.UndefinedTable("x"), InputError, "not prepared"),
        (psycopg.errors.UniqueViolation("x"), StorageError, "there already"),
        (psycopg.errors.UntranslatableCharacter("x"), DamagedError, "cannot be read"),
        (psycopg.errors.AdminShutdown("x"), StorageError, "does not answer"),
        (psycopg.InterfaceError("x"), StorageError, "does not answer"),
        (psycopg.errors.CheckViolation("x"), StorageError, "could not be written (CheckViolation)"),
        (psycopg.OperationalError("FATAL: password authentication failed"), InputError, "this name and password"),
        (psycopg.OperationalError("no pg_hba.conf entry for host"), InputError, "lets nobody in from here"),
    ],
)
def test_each_error_of_the_server_is_one_sentence_of_ours(said_by_server, error, told):
    server = Server("postgresql://fay@host/db", "postgresql://fay@host/db")
    tell = wording.unreachable if error is InputError and "not prepared" not in told else None
    found = tell(said_by_server, server) if tell else wording.explained(said_by_server, server, "spring")
    assert isinstance(found, error)
    assert told in str(found)


def test_a_database_in_another_encoding_or_of_an_old_server_is_refused(server, run, monkeypatch):
    run("CREATE DATABASE plain TEMPLATE template0 ENCODING SQL_ASCII LC_COLLATE 'C' LC_CTYPE 'C'")
    try:
        with pytest.raises(InputError, match="not in UTF-8"):
            connection.connect(parted(f"{server.dsn}&dbname=plain")[0])
    finally:
        run("DROP DATABASE plain")
    monkeypatch.setattr(connection, "OLDEST", 990000)
    with pytest.raises(InputError, match="too old"):
        connection.connect(server)


def test_a_watcher_that_loses_its_server_tells_of_it_and_goes_on(place, run, monkeypatch):
    workshop = place.begun()
    watch = place.store.watch(place.address)
    assert watch.changed(0.0)
    watch.wait(0.01)
    watch.wait(0.01)
    assert not watch.changed(0.0)
    assert watch.changed(5.0)
    assert not watch.changed(9.9)
    cut(run)
    watch.wait(0.01)
    watch.wait(0.01)
    woken = threading.Event()

    def wait() -> None:
        watch.wait(60.0)
        woken.set()

    waiting = threading.Thread(target=wait)
    waiting.start()
    workshop._performer.journal._link._used = 0.0
    workshop.commit(put(entry("a")))
    assert woken.wait(30)
    waiting.join()
    watch.close()
    workshop.close()


def test_a_session_that_cannot_be_looked_at_is_read_again_once_it_can(place, monkeypatch):
    def away(*_):
        raise StorageError("The database does not answer.")

    place.begun().close()
    watch = place.store.watch(place.address)
    assert [watch.changed(now) for now in (0.0, 1.0)] == [True, False]
    with monkeypatch.context() as stalled:
        stalled.setattr(watch._link, "rows", away)
        assert [watch.changed(now) for now in (2.0, 3.0)] == [True, False]
    assert [watch.changed(now) for now in (4.0, 4.5)] == [True, False]
    watch.close()


def test_a_right_that_was_not_lost_or_cannot_be_had_again_is_left(place, run):
    place.begun().close()
    held, other = place.store.lock(place.address, FixedClock()), place.store.lock(place.address)
    held.renew()
    held.acquire()
    held.renew()
    other._link.drop()
    cut(run)
    other.acquire()
    held.renew()
    held.renew()
    other.release()
    held.renew()
    held.renew()
    with pytest.raises(BusyError, match="another stage"):
        other.acquire()
    held.release()
    other.acquire()
    other.release()


def test_a_transaction_that_did_not_come_to_its_end_is_told(place, run):
    link = place.store._link

    def within(do) -> None:
        with link.transaction() as db:
            do(db)

    def fail_unseen(db) -> None:
        with pytest.raises(StorageError, match="DivisionByZero"):
            db.ask(("SELECT 1 / 0", ()))

    def fail_without_a_server(db) -> None:
        db.ask(("SELECT 1", ()))
        cut(run)
        raise OverflowError("ours")

    def go_on_without_a_connection(db) -> None:
        db.ask(("SELECT 1", ()))
        link.drop()
        db.put("SELECT 1")

    with pytest.raises(StorageError, match="was not saved"):
        within(fail_unseen)
    with pytest.raises(OverflowError):
        within(fail_without_a_server)
    with pytest.raises(StorageError, match="does not answer"):
        within(go_on_without_a_connection)
    assert place.store.sessions() == []


def test_a_connection_that_cannot_be_set_up_is_told(server, monkeypatch):
    monkeypatch.setattr(connection, "_BEGIN", "SELECT %s, 1 / 0")
    with pytest.raises(StorageError, match="could not be written"):
        connection.connect(server)


def test_a_session_that_was_taken_away_is_not_written_to(place):
    workshop = place.begun()
    place.store.remove(place.address)
    with pytest.raises(MovedError, match="taken away"):
        workshop.commit(put(entry("a")))
    with pytest.raises(MovedError, match="taken away"):
        workshop.follow()
    workshop.close()


# What others have done to the rows


def test_a_damaged_session_is_told_of_and_its_intact_steps_are_saved(place, run):
    workshop = place.begun(entry("a"))
    workshop.commit(put(entry("b")))
    workshop.close()
    run("UPDATE pmworkshop.step SET body = replace(body, 'Answer b', 'Forged') WHERE seq = 2")
    with place.stored.reading() as journal:
        assert journal.verify().bad == (2,)
    assert place.stored.salvage().verdict.bad == (2,)
    run("DELETE FROM pmworkshop.step WHERE seq = 2")
    run("INSERT INTO pmworkshop.step SELECT session, 7, 'more', body, chain FROM pmworkshop.step WHERE seq = 1")
    with place.stored.reading() as journal:
        with pytest.raises(DamagedError, match="not what was saved"):
            journal.load()
        assert journal.verify().faults == ("1 steps after the last one that it knows of",)
    run("DELETE FROM pmworkshop.head")
    with place.stored.reading() as journal:
        with pytest.raises(DamagedError, match="no head"):
            journal.head()
        assert "no head" in journal.verify().faults[0]
    assert place.stored.salvage().numbers == (1, 7)
    run("DELETE FROM pmworkshop.step")
    with pytest.raises(DamagedError, match="beginning is lost"):
        place.stored.salvage()


def test_a_record_that_cannot_be_read_is_told_of(place, run):
    place.begun(entry("a")).close()
    run("UPDATE pmworkshop.live SET body = '{}' WHERE kind = 'entry'")
    with place.stored.reading() as journal, pytest.raises(DamagedError, match="record in it cannot be read"):
        journal.load()
    for body in ("[]", "no json"):
        run("UPDATE pmworkshop.live SET body = %s WHERE kind = 'details'", body)
        assert "cannot be read" in listed(place.store)[0].fault


def test_a_session_that_is_written_to_is_swept_once_the_writer_is_done(place, run):
    workshop = place.begun()

    def write_while_it_is_taken_away():
        with workshop._performer.journal.writing() as writing:
            place.store.remove(place.address)
            writing.append(line("a"), applied=True)

    with pytest.raises(MovedError):
        write_while_it_is_taken_away()
    workshop.close()
    assert run("SELECT count(*) FROM pmworkshop.head").fetchone() == (1,)
    place.store.create(place.store.server.address("other"), "b").close()
    place.store.remove(place.store.server.address("other"))
    for table in ("session", "head", "step", "live", "stage", "member"):
        assert run(f"SELECT count(*) FROM pmworkshop.{table}").fetchone() == (0,)


def test_a_name_that_two_take_at_once_is_given_once(place, monkeypatch):
    place.store.create(place.address, SESSION).close()
    asked = iter([[], [(1,)]])
    monkeypatch.setattr(place.store._link, "rows", lambda *_: next(asked))
    with pytest.raises(InputError, match="there already"):
        place.store.create(place.address, SESSION)


def test_a_strike_while_another_window_was_away_is_read_whole(place):
    workshop, other = place.begun(entry("a", "Only between us"), entry("b")), place.again("notes")
    workshop.strike("entry", "a")
    other.commit(put(entry("c")))
    assert said(other.session) == said(place.again("third").session)
    workshop.close()
    other.close()


def test_many_steps_of_others_are_fetched_with_the_lock_or_after_it(place):
    one, other = place.begun(), place.again("notes")
    for number in range(3):
        one.commit(put(entry(f"a{number}")))
    with other._performer.journal.writing() as writing:
        assert [seq for seq, _ in writing.after(1)] == [2, 3, 4]
        assert [seq for seq, _ in writing.after(0)] == [1, 2, 3, 4]
    one.close()
    other.close()


def test_what_another_window_overtakes_is_done_again_on_the_newest_session(place):
    one, other = place.begun(), place.again("notes")
    seen = []

    def overtaken(session, draw):
        seen.append(sorted(session.entries))
        if len(seen) == 1:
            other.commit(put(entry("b")))
        return put(entry("a"))(session, draw)

    one.commit(overtaken)
    assert seen == [[], ["b"]]
    assert one.verify().fine
    one.commit(put(entry("c")))  # locked from the beginning, as another window was seen to write
    one.commit(put(entry("d")))
    other.follow()
    assert list(other.session.entries) == ["b", "a", "c", "d"]
    one.close()
    other.close()


@pytest.mark.parametrize("sort", ["refused", "nothing"])
def test_only_the_newest_session_refuses(place, sort):
    one, other = place.begun(), place.again("notes")
    seen = []

    def once(session, draw):
        seen.append(session.seq)
        if len(seen) == 1:
            other.commit(put(entry("b")))
            if sort == "refused":
                raise RefusedError("Nobody has written b.")
            return Draft("nothing", ())
        return put(entry("a"))(session, draw)

    one.commit(once)
    assert (seen, sorted(one.session.entries)) == ([1, 2], ["a", "b"])
    one.commit(put(entry("c")))
    one.commit(put(entry("d")))

    def refused(session, draw):
        raise RefusedError("Not this one.")

    with pytest.raises(RefusedError):
        one.commit(refused)
    one.close()
    other.close()


def test_a_held_step_that_is_settled_in_the_same_write_waits_for_nobody(place):
    workshop = place.begun(entry("a"))
    with workshop._performer.journal.writing() as writing:
        writing.append(line("z"), applied=False)
        assert writing.has("z")
        writing.append(line("y").model_copy(update={"settles": ("z",)}), applied=True)
    assert place.again("notes").session.held == ()
    workshop.close()


def test_a_note_that_is_not_taken_is_no_fault(place, run):
    place.begun().close()
    place.store._note("room", "no moment")
    assert place.store.last_shown(place.address) is None
    assert place.store.last_shown(place.store.server.address("none")) is None
    with place.store._lock:  # somebody else looks at the store: who notes does not wait
        place.store.note_shown(place.address, START + timedelta(hours=1))
        place.store.note_shown(place.address, START + timedelta(hours=2))
    assert place.store.last_shown(place.address) == START + timedelta(hours=1)


def test_a_whole_id_is_taken_where_the_beginning_is_used(place):
    place.store.create(place.store.new_address("Spring", SESSION), SESSION).close()
    assert place.store.new_address("Spring", SESSION).endswith(f"#spring-{SESSION}")


# Its tables


def test_the_tables_are_made_once_and_never_by_an_older_program(server, run, stores, monkeypatch):
    run("CREATE DATABASE fresh ENCODING UTF8 TEMPLATE template0")
    fresh = parted(f"{server.dsn}&dbname=fresh")[0]
    try:
        with pytest.raises(InputError, match="not prepared") as caught:
            stores(fresh).sessions()
        assert caught.value.way_out is WayOut.PREPARE_THE_STORE
        assert prepare_database(fresh.dsn) == (fresh.shown, True)
        assert prepare_database(fresh.dsn) == (fresh.shown, False)
        with psycopg.connect(fresh.dsn, autocommit=True) as db:
            db.execute("UPDATE pmworkshop.layout SET version = 0")
            with pytest.raises(InputError, match="older version"):
                stores(fresh).sessions()
            with pytest.raises(StorageError, match="could not be written"):
                prepare_database(fresh.dsn)  # its tables are there already: nothing is done by halves
            assert db.execute("SELECT version FROM pmworkshop.layout").fetchone() == (0,)
            db.execute("UPDATE pmworkshop.layout SET version = 99")
        for ask in (stores(fresh).sessions, lambda: prepare_database(fresh.dsn)):
            with pytest.raises(SessionError, match="newer version"):
                ask()
    finally:
        run("DROP DATABASE fresh WITH (FORCE)")


@pytest.mark.parametrize("layout", [1, 2, 3, 4])
def test_a_database_of_an_earlier_layout_is_prepared_again_and_loses_nothing(
    place, roles, server, run, stores, monkeypatch, layout
):
    workshop = place.begun(entry("a"))
    workshop.commit(put(entry("b")))
    before = steps_of(workshop)
    workshop.close()
    run("CREATE DATABASE fresh ENCODING UTF8 TEMPLATE template0")
    fresh = parted(f"{server.dsn}&dbname=fresh")[0]
    try:
        with monkeypatch.context() as earlier:
            known = upkeep.migrations()[:layout]
            earlier.setattr(upkeep, "migrations", lambda: known)
            earlier.setattr(connection, "LAYOUT", layout)
            earlier.setattr(upkeep, "_GRANTS", [one.replace(", pmworkshop.presence", "") for one in upkeep._GRANTS])
            assert prepare_database(fresh.dsn)[1]
            allow_role(fresh.dsn, "fay")
        with psycopg.connect(server.dsn) as old, psycopg.connect(fresh.dsn) as new:
            for table in ("session", "head", "step", "live"):
                with (
                    old.cursor().copy(f"COPY pmworkshop.{table} TO STDOUT") as source,
                    new.cursor().copy(f"COPY pmworkshop.{table} FROM STDIN") as target,
                ):
                    for rows in source:
                        target.write(rows)
            new.execute("UPDATE pmworkshop.session SET owner = 'fay'")
        with pytest.raises(InputError) as told:
            stores(fresh).sessions()
        assert "was prepared by an older version of pmworkshop. Whoever owns its tables" in str(told.value)
        assert prepare_database(fresh.dsn) == (fresh.shown, True)
        theirs = as_role(fresh, "fay")
        again = Place(stores(theirs), theirs.address("room")).again()
        assert steps_of(again) == before
        again.commit(put(entry("c")))
        again.close()
        search = search_at(theirs.shown)
        assert search.look(1) == (1, [(1, "room")]), "what is new is for those who were let in before, too"
        search.close()
    finally:
        for one in (fresh, as_role(fresh, "fay")):
            store_at(one.dsn).close()
        run("DROP DATABASE fresh WITH (FORCE)")


def test_only_an_owner_prepares_and_purges(roles, server, run):
    run("CREATE DATABASE fresh ENCODING UTF8 TEMPLATE template0")
    try:
        with pytest.raises(InputError, match="may not make tables"):
            prepare_database(f"{roles['fay'].dsn}&dbname=fresh")
    finally:
        run("DROP DATABASE fresh WITH (FORCE)")
    run("CREATE DATABASE fresh OWNER fay ENCODING UTF8 TEMPLATE template0")
    try:
        own = f"{roles['fay'].dsn}&dbname=fresh"
        assert prepare_database(own)[1]
        assert [fine for _, fine in purge_database(own)] == [True, True, False]
    finally:
        run("DROP DATABASE fresh WITH (FORCE)")
    assert [fine for _, fine in purge_database(server.dsn)] == [True, True, True]
    assert [fine for _, fine in purge_database(roles["fay"].dsn)] == [False, False, False]


def test_what_was_struck_is_gone_from_the_files_of_the_tables(place, database, server):
    workshop = place.begun(entry("a", "Zanzibarbarian"))
    with closing(search_at(server.shown)) as search:
        ((number, _),) = search.look(1)[1]
        _, head = search.read(number)
        assert search.remember(number, 1, head, "", "{}", "[]", [("Zanzibarbarian", "'zanzibarbarian':1")])

    def in_tables() -> int:
        files = [path for path in (database.folder / "data/base").rglob("[0-9]*") if path.is_file()]
        return sum(b"zanzibarbarian" in path.read_bytes().lower() for path in files)

    with psycopg.connect(server.dsn, autocommit=True) as db:
        db.execute("ANALYZE")
        workshop.strike("entry", "a")
        workshop.close()
        db.execute("CHECKPOINT")
    assert in_tables() > 0
    purge_database(server.dsn)
    assert in_tables() == 0


def test_a_doctor_looks_at_the_database(server, tmp_path):
    folders = Folders.at(tmp_path)
    assert list(database_looks(folders)) == []
    ((what, found, advice),) = database_looks(replace(folders, store=server.dsn))
    assert (what, found.split(",")[0]) == ("Database", server.shown)
    assert "fsync" in advice
    ((_, found, advice),) = database_looks(replace(folders, store="postgresql://fay:secret@/db?host=/nowhere"))
    assert "secret" not in found
    assert "does not answer" in advice


# Finding a session


def test_sessions_of_files_and_of_the_database_are_found_by_what_they_are_called(place, server, tmp_path):
    place.begun(title="Spring alignment").close()
    begin(tmp_path / "autumn.pmw", title="Autumn alignment").close()
    folders = replace(Folders.at(tmp_path), store=server.dsn)
    assert [one.title for one in list_sessions(folders)] == ["Autumn alignment", "Spring alignment"]
    assert find_session("spring", folders).address == place.address
    assert find_session(f"{server.dsn}#spring", folders).address == place.address
    assert find_session(f"{server.dsn}#{SESSION[:6]}", folders).address == place.address
    assert find_session(f"{server.dsn}#winter", folders).address == server.address("winter")
    place.store.create(server.address("two"), SESSION).close()
    with pytest.raises(InputError, match="may mean"):
        find_session(f"{server.dsn}#{SESSION}", folders)
    assert new_session(folders, "Winter", SESSION).address == server.address(f"winter-{SESSION[:6]}")
    away = replace(folders, store="postgresql://fay:secret@/db?host=/nowhere")
    with pytest.raises(StorageError, match=r"among your files\. The database fay@/db does not answer\."):
        find_session("spring", away)
    assert [one.away for one in list_sessions(away)] == [False, True]


def test_a_first_step_is_read_before_any_other(place):
    journal = place.store.create(place.address, SESSION)
    with journal.writing() as writing:
        assert writing.load() == Session()
        writing.append(first(), applied=True)
        writing.append(line("a"), applied=True)
    assert [one.id for _, one in journal.steps()] == ["begun", "a"]
    journal.close()
    with pytest.raises(PmworkshopError):
        journal._link.another("x").rows("SELECT nothing")


def test_a_history_with_a_step_twice_is_not_taken(place):
    with pytest.raises(StorageError, match="A step of"):
        place.store.write(place.address, SESSION, (first(), first()))
    assert place.store.sessions() == []


def test_the_password_of_the_users_database_is_known_wherever_a_session_of_it_is_named(tmp_path):
    shown, typed = "postgresql://fay@/known?host=/nowhere", "postgresql://fay:secret@/known?host=/nowhere"
    with pytest.raises(StorageError) as told:
        find_session(f"{shown}#spring", replace(Folders.at(tmp_path), store=typed))
    assert "secret" not in str(told.value)
    assert database_at(shown).dsn == typed


def test_a_call_that_waits_is_broken_off_from_another_thread_and_the_next_one_connects_again(server: Server):
    with closing(connection.Link(server)) as link:
        assert link.rows("SELECT 1") == [(1,)]
        link.break_off()
        with pytest.raises(StorageError):
            link.rows("SELECT 1")
        assert link.rows("SELECT 2") == [(2,)]
        link.close()
        link.break_off()


# Who is there


def test_who_may_read_a_session_sees_who_is_there_and_who_may_not_sees_nobody(roles, stores, run):
    fay, bo = stores(roles["fay"]), stores(roles["bo"])
    mine = Place(fay, roles["fay"].address("spring"))
    mine.begun(entry("a")).close()
    seat, notes = Seat("Fay", "stage", "Plan"), Seat("Bo", "notes")
    fays = mine.stored.company()
    assert fays.meet(seat) == ()
    with pytest.raises(InputError, match="that you may read"):
        StoredSession(roles["bo"].address("spring"), bo).company()
    with psycopg.connect(roles["bo"].dsn, autocommit=True) as db:
        assert db.execute("SELECT * FROM pmworkshop.presence").fetchall() == []
        with pytest.raises(psycopg.Error, match="row-level security"):
            db.execute("INSERT INTO pmworkshop.presence VALUES (1, 'x', 'bo', 'Bo', 'notes', '')")

    share_session(mine.stored, "bo", "reader")
    bos = StoredSession(roles["bo"].address("spring"), bo).company()
    assert bos.meet(notes) == (seat,)
    assert fays.meet(seat) == ()  # who only reads takes no seat
    bos.leave()

    share_session(mine.stored, "bo", "co-facilitator")
    bos = StoredSession(roles["bo"].address("spring"), bo).company()
    assert bos.meet(notes) == (seat,)
    assert fays.meet(seat) == (notes,)
    with psycopg.connect(roles["bo"].dsn, autocommit=True) as db:
        assert db.execute("DELETE FROM pmworkshop.presence WHERE name = 'Fay'").rowcount == 0
        assert db.execute("UPDATE pmworkshop.presence SET name = 'Eve' WHERE name = 'Fay'").rowcount == 0
    for one in (fays, bos):
        one.leave()


def test_a_killed_window_is_gone_after_some_seconds_and_its_row_after_a_minute(place, run):
    place.begun(entry("a")).close()
    ann, bo = place.stored.company(), place.stored.company()
    seat, notes = Seat("Ann", "stage"), Seat("Bo", "notes")
    ann.meet(seat)
    assert bo.meet(notes) == (seat,)
    run("UPDATE pmworkshop.presence SET beat = now() - interval '8 s' WHERE name = 'Ann'")
    assert bo.meet(notes) == ()
    run("UPDATE pmworkshop.presence SET beat = now() - interval '61 s' WHERE name = 'Ann'")
    assert bo.meet(notes) == ()
    assert [row[0] for row in run("SELECT name FROM pmworkshop.presence").fetchall()] == ["Bo"]
    cut(run)
    with pytest.raises(StorageError):
        bo.meet(notes)
    assert bo.meet(notes) == ()
    cut(run)
    bo.leave()
    ann.leave()


def test_nobody_is_left_in_a_session_that_was_taken_away(place, run):
    place.begun(entry("a")).close()
    one = place.stored.company()
    one.meet(Seat("Ann", "stage"))
    place.store.remove(place.address)
    assert run("SELECT count(*) FROM pmworkshop.presence").fetchone() == (0,)
    one.leave()


def test_roles_that_were_let_in_before_get_the_table_of_who_is_there(server, run, roles):
    run("DROP TABLE pmworkshop.presence")
    run("UPDATE pmworkshop.layout SET version = 3")
    assert prepare_database(server.dsn)[1] == 1
    for right in ("SELECT", "INSERT", "UPDATE", "DELETE"):
        assert run("SELECT has_table_privilege('fay', 'pmworkshop.presence', %s)", right).fetchone() == (True,)
        assert run("SELECT has_table_privilege('stranger', 'pmworkshop.presence', %s)", right).fetchone() == (False,)
