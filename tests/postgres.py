"""A PostgreSQL server for the tests of sessions in a database, in `make check`; without one they are skipped."""

from __future__ import annotations

import pytest

from database import Database, programs
from tests.programs import needed


@pytest.fixture(scope="session")
def database():
    """A server with a prepared database; it does not wait for the disk, as nobody pulls its plug."""
    needed()
    pytest.importorskip("psycopg", reason="psycopg is not installed here: it comes with the extra “postgres”")
    if programs() is None:
        pytest.skip("PostgreSQL is not installed here: on Debian, apt install postgresql")
    from pmworkshop.store.postgres.address import parted
    from pmworkshop.store.postgres.upkeep import prepare

    made = Database()
    try:
        prepare(parted(made.dsn)[0])
        yield made
    finally:
        made.end()


@pytest.fixture
def server(database):
    """The database without any session."""
    import psycopg

    from pmworkshop.store.addresses import store_at
    from pmworkshop.store.postgres.address import parted

    with psycopg.connect(database.dsn, autocommit=True) as db:
        tables = "session, head, step, live, stage, presence, member, remembered, line".replace(", ", ", pmworkshop.")
        db.execute(f"TRUNCATE pmworkshop.{tables} RESTART IDENTITY")
    found = parted(database.dsn)[0]
    store_at(found.dsn).close()  # a test before may have cut the connection that the store keeps
    return found
