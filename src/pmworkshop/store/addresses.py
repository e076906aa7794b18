"""The address of a session as a person writes it, and the store it belongs to."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from pmworkshop.base.errors import InputError
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.store.postgres.address import EXAMPLE, Server, parted
from pmworkshop.store.sqlite.store import SqliteStore
from pmworkshop.store.store import MEMORY, Store
from pmworkshop.store.stored_session import StoredSession

if TYPE_CHECKING:
    from pmworkshop.store.memory import MemoryStore
    from pmworkshop.store.postgres.store import PostgresStore
    from pmworkshop.store.search import Search

DATABASES = ("postgresql", "postgres")
"""Beginnings of the addresses of databases."""
Address = str | Path | StoredSession
"""What names a session: a path, the address of a store, or a session that was found before."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_DATABASE = re.compile(rf"({'|'.join(DATABASES)}):", re.IGNORECASE)
_OPENED: dict[str, PostgresStore] = {}
"""The databases that this process knows, by their addresses without passwords."""


def home_store(folders: Folders) -> SqliteStore:
    """Return the store in which a user's sessions are kept by default.

    Args:
        folders: The user's folders.
    """
    return SqliteStore(folders.data)


@cache
def memory_store() -> MemoryStore:
    """Return the store in memory, whose sessions are rehearsals: they are gone when the program ends."""
    from pmworkshop.store.memory import MemoryStore

    return MemoryStore()


def is_address(text: str) -> bool:
    """Return whether a text is the address of a store, rather than a file, an id or a title.

    Args:
        text: What a person typed.
    """
    return text.startswith(MEMORY) or bool(_SCHEME.match(text) or _DATABASE.match(text))


def is_database(text: str) -> bool:
    """Return whether a text is the address of a database, or of a session in one.

    Args:
        text: What a person typed.
    """
    return bool(_DATABASE.match(text))


def stored_at(address: Address) -> StoredSession:
    """Find the store of a session by its address; it is not checked whether the session exists.

    Args:
        address: A path, ``memory:`` and a name, the address of a database with ``#`` and a name, or a stored session,
            which is returned unchanged.

    Returns:
        The place of the session.

    Raises:
        InputError: It is no address, or this version has no such store. The message does not repeat what follows the
            name
            of the store, as that may hold a password.
    """
    if isinstance(address, StoredSession):
        return address
    if isinstance(address, str) and is_address(address):
        return _of_store(address)
    text = str(address)
    if "\0" in text or not text:
        raise InputError(tr("“{words}” is not the name of a file.", words=shorten(clean_line(text), 200)))
    path = Path(address)
    return StoredSession(str(path), SqliteStore(path.parent))


def _of_store(address: str) -> StoredSession:
    if address.startswith(MEMORY):
        if not clean_line(address.removeprefix(MEMORY)):
            raise InputError(
                tr("“{memory}” names no session.", memory=MEMORY),
                tr("Write a name after it, such as {memory}rehearsal.", memory=MEMORY),
            )
        return StoredSession(clean_line(address), memory_store())
    server, name = _database(address)
    if not name:
        raise InputError(
            tr("{shown} names a database, and no session in it.", shown=server.shown),
            tr("Write its name behind it: {address}", address=server.address("NAME")),
        )
    return StoredSession(server.address(name), _store_of(server))


def role_in(address: str) -> str:
    """Return the role in whose name an address of a database connects; empty if it names none, or is no such address.

    Args:
        address: Address of a session.
    """
    if not _DATABASE.match(address):
        return ""
    return clean_line(unquote(urlsplit(address).username or ""))


def database_name(address: str) -> str:
    """Return the name of the session that the address of a database ends with; empty if it names none.

    Args:
        address: Address of a database, or of a session in it.

    Raises:
        InputError: It is no such address.
    """
    return _database(address)[1]


def store_at(address: str) -> Store:
    """Find the store that a database is, by its address.

    Args:
        address: Address of a database, or of a session in it.

    Returns:
        The store, always the same one for a database; no connection is made yet.

    Raises:
        InputError: It is no such address, or what connects to a database is not installed.
    """
    return _store_of(_database(address)[0])


def search_at(address: str) -> Search:
    """Find what is remembered of the sessions of a database, by its address.

    Args:
        address: Address of the database, or of a session in it.

    Returns:
        What searches there; no connection is made yet, and the caller closes it.

    Raises:
        InputError: It is no such address, or what connects to a database is not installed.
    """
    server = database_at(address)
    from pmworkshop.store.postgres.search import PostgresSearch

    return PostgresSearch(server)


def database_at(address: str) -> Server:
    """Find a database by its address, with the password that this process knows of it.

    Args:
        address: Address of a database, or of a session in it.

    Returns:
        The database.

    Raises:
        InputError: It is no such address, or what connects to a database is not installed.
    """
    return _store_of(_database(address)[0]).server


def _database(address: str) -> tuple[Server, str]:
    scheme = address.partition(":")[0].lower()
    if scheme not in DATABASES:
        raise InputError(
            tr("There is no store “{scheme}://”.", scheme=shorten(clean_line(scheme), 40)),
            tr(
                "Name a file, a session in a database as {example}#NAME, or for a rehearsal {memory} and a name.",
                example=EXAMPLE,
                memory=MEMORY,
            ),
        )
    return parted(address)


def _store_of(server: Server) -> PostgresStore:
    """Return the store of a database; an address without a password means the one whose password is known."""
    known = _OPENED.get(server.shown)
    if known is not None and server.dsn in (server.shown, known.server.dsn):
        return known
    try:
        from pmworkshop.store.postgres.store import PostgresStore
    except ImportError:
        raise InputError(
            tr("A session in a database needs psycopg, which is not installed here."),
            tr("It comes with the extra “postgres”: pip install 'pmworkshop[postgres]'."),
        ) from None
    _OPENED[server.shown] = store = PostgresStore(server)
    return store
