"""What owners do for a database of sessions: prepare it, let roles in, share a session, purge what was struck."""

from __future__ import annotations

from contextlib import closing
from importlib.resources import files

import psycopg
from psycopg import sql

from pmworkshop.base.errors import InputError, PmworkshopError, SessionError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.store.postgres.address import Server
from pmworkshop.store.postgres.connection import LAYOUT, Connection, Link, connect
from pmworkshop.store.postgres.wording import explained

_ONE_AT_A_TIME = 0x504D574B0000
_GRANTS = (
    "GRANT USAGE ON SCHEMA pmworkshop TO {role}",
    "GRANT SELECT ON ALL TABLES IN SCHEMA pmworkshop TO {role}",
    "GRANT INSERT, UPDATE ON pmworkshop.head, pmworkshop.step, pmworkshop.live, pmworkshop.stage, pmworkshop.member, "
    "pmworkshop.presence TO {role}",
    "GRANT DELETE ON pmworkshop.session, pmworkshop.live, pmworkshop.stage, pmworkshop.member, pmworkshop.presence "
    "TO {role}",
    "GRANT INSERT (name, id), UPDATE (shown) ON pmworkshop.session TO {role}",
)


def migrations() -> list[tuple[int, str]]:
    """Read the migrations that come with the program, in their order.

    Returns:
        Number and SQL of each.
    """
    found = sorted(
        one.name for one in files(__package__).joinpath("migrations").iterdir() if one.name.endswith(".sql")
    )
    return [
        (int(name.partition("_")[0]), files(__package__).joinpath("migrations", name).read_text(encoding="utf-8"))
        for name in found
    ]


def prepare(server: Server) -> int:
    """Bring the tables of a database to this version of the program, each migration in a transaction of its own.

    Args:
        server: The database; the role in its address owns the tables.

    Returns:
        How many migrations were applied; 0 if it was prepared already.

    Raises:
        InputError: The role may not make tables there.
        SessionError: A newer version of the program has prepared it.
        StorageError: The database does not answer.
    """
    db = connect(server)
    with closing(db):
        try:
            return sum(_applied(db, server, number, text) for number, text in migrations())
        except psycopg.errors.InsufficientPrivilege:
            raise InputError(
                tr("Your role may not make tables in the database {place}.", place=server.place),
                tr("Prepare it as the owner of the database."),
            ) from None
        except psycopg.Error as error:
            raise explained(error, server, server.place) from None


def _applied(db: Connection, server: Server, number: int, text: str) -> bool:
    """Apply one migration, unless it was applied before."""
    with db.transaction():
        db.execute("SELECT pg_advisory_xact_lock(%s)", (_ONE_AT_A_TIME,))
        there = db.execute("SELECT to_regclass('pmworkshop.layout') IS NOT NULL").fetchone()
        if there is None or not there[0]:
            db.execute("CREATE SCHEMA IF NOT EXISTS pmworkshop")
            db.execute("CREATE TABLE pmworkshop.layout (version integer NOT NULL)")
            db.execute("INSERT INTO pmworkshop.layout VALUES (0)")
        row = db.execute("SELECT version FROM pmworkshop.layout").fetchone()
        version = row[0] if row else 0
        if version > LAYOUT:
            raise SessionError(
                tr("The database {place} was prepared by a newer version of pmworkshop.", place=server.place),
                tr("Update the program."),
            )
        if number <= version:
            return False
        db.execute(text)
        db.execute("UPDATE pmworkshop.layout SET version = %s", (number,))
        return True


def allow(server: Server, role: str) -> None:
    """Let a role keep sessions of its own in a database, and use those that are shared with it.

    Args:
        server: The database, in the name of the owner of its tables.
        role: A role, or a group of roles.

    Raises:
        InputError: There is no such role, or the one in the address does not own the tables.
        StorageError: The database does not answer.
    """
    link = Link(server)
    with closing(link):
        _must_exist(link, role)
        if not _owns(link):
            raise InputError(
                tr("Your role does not own the tables in the database {place}.", place=server.place),
                tr("Name their owner before the @."),
            )
        with link.told() as db, db.transaction():
            for grant in _GRANTS:
                db.execute(sql.SQL(grant).format(role=sql.Identifier(role)))


def share(server: Server, name: str, role: str, may: str) -> None:
    """Share a session with a role, or take it back.

    Args:
        server: The database, in the name of the owner of the session.
        name: Name of the session.
        role: A role, or a group of roles.
        may: ``co-facilitator``, ``reader`` or ``nobody``, which takes it back.

    Raises:
        InputError: There is no such role or session.
        StorageError: The database does not answer, or the role in the address does not own the session.
    """
    link = Link(server, name)
    with closing(link):
        _must_exist(link, role)
        rows = link.rows(
            "SELECT number, pmworkshop.allowed(number, 'own', current_user) FROM session WHERE name = %s", name
        )
        if not rows or not rows[0][1]:
            raise InputError(
                tr("{name} is no session of your own in the database {place}.", name=name, place=server.place)
            )
        with link.told() as db, db.transaction():
            db.execute("DELETE FROM member WHERE session = %s AND role = %s", (rows[0][0], role))
            if may != "nobody":
                rights = "write" if may == "co-facilitator" else "read"
                db.execute("INSERT INTO member VALUES (%s, %s, %s)", (rows[0][0], role, rights))


def _must_exist(link: Link, role: str) -> None:
    if not link.rows("SELECT 1 FROM pg_roles WHERE rolname = %s", role):
        raise InputError(
            tr("There is no role “{role}” at the database {place}.", role=role, place=link.server.place),
            tr("Make it with: createuser"),
        )


def look(server: Server) -> tuple[str, str]:
    """Look whether a server keeps what it acknowledges.

    Args:
        server: The database.

    Returns:
        Its version, and what to do about it; empty if nothing needs attention.

    Raises:
        PmworkshopError: There is no connection, or the database is not prepared.
    """
    link = Link(server)
    with closing(link):
        ((version, *safe),) = link.rows(
            "SELECT current_setting('server_version'), current_setting('fsync'), current_setting('full_page_writes')"
        )
    unsafe = tr("A power cut may take what it has acknowledged: fsync and full_page_writes must be on.")
    return version.split()[0], "" if safe == ["on", "on"] else unsafe


def purge(server: Server) -> tuple[tuple[str, bool], ...]:
    """Overwrite what is left of struck words in the tables, as far as the role may.

    Args:
        server: The database, in the name of the owner of its tables.

    Returns:
        What was tried, in words, and whether it was done.

    Raises:
        StorageError: The database does not answer.
    """
    link = Link(server)
    with closing(link):
        owns = _owns(link)  # the server only warns where it leaves out what others own
        return tuple((tr(what), owns and _done(link, statements)) for what, statements in _PURGES)


def _owns(link: Link) -> bool:
    """Return whether the role owns the tables of sessions."""
    ((owns,),) = link.rows(
        "SELECT pg_has_role(current_user, relowner, 'MEMBER') FROM pg_class WHERE oid = 'pmworkshop.step'::regclass"
    )
    return bool(owns)


def _done(link: Link, statements: tuple[str, ...]) -> bool:
    """Run statements, each for itself; return whether the role might run all of them."""
    failed = 0
    for statement in statements:
        try:
            with link.told() as db:
                db.execute(statement)
        except PmworkshopError:
            link.fresh()
            failed += 1
    return not failed


_PURGES = (
    (tr_noop("what was taken away is deleted"), ("SELECT pmworkshop.sweep()",)),
    (
        tr_noop("the tables are written anew, without what was there before"),
        tuple(f"VACUUM FULL pmworkshop.{table}" for table in ("step", "live", "head", "remembered", "line")),
    ),
    (tr_noop("the log of changes begins a new file"), ("CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT")),
)
