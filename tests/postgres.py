"""A PostgreSQL server for the tests of sessions in a database; without one they say so and are skipped."""

from __future__ import annotations

import pytest

from database import Database, programs


@pytest.fixture(scope="session")
def database():
    """A server with a prepared database; it does not wait for the disk, as nobody pulls its plug."""
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

    from pmworkshop.store.postgres.address import parted

    with psycopg.connect(database.dsn, autocommit=True) as db:
        tables = "session, head, step, live, stage, member, remembered, line".replace(", ", ", pmworkshop.")
        db.execute(f"TRUNCATE pmworkshop.{tables} RESTART IDENTITY")
    return parted(database.dsn)[0]
