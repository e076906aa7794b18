"""What is done to a database of sessions as a whole; what connects to one is imported when it is needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pmworkshop.base.errors import InputError, PmworkshopError
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.store.addresses import database_at, is_address
from pmworkshop.store.postgres.address import without_password
from pmworkshop.store.stored_session import StoredSession

if TYPE_CHECKING:
    from types import ModuleType

    from pmworkshop.store.postgres.address import Server

MAY = ("co-facilitator", "reader", "nobody")
"""As what a session is shared with a role; ``nobody`` takes it back."""


def prepare_database(address: str) -> tuple[str, bool]:
    """Make the tables of sessions in a database, or bring them to this version of the program.

    Args:
        address: Address of the database, with the role that owns the tables.

    Returns:
        The address without a password, and whether anything had to be done.

    Raises:
        InputError: It is no such address, or the role may not make tables.
        SessionError: A newer version of the program has prepared it.
        StorageError: The database does not answer.
    """
    server, upkeep = _opened(address)
    return server.shown, bool(upkeep.prepare(server))


def allow_role(address: str, role: str) -> tuple[str, str]:
    """Let a role keep sessions in a database.

    Args:
        address: Address of the database, with the role that owns the tables.
        role: The role, or a group of roles.

    Returns:
        The address without a password, and the name of the role.

    Raises:
        InputError: It is no such address, there is no such role, or the one in the address does not own the tables.
        StorageError: The database does not answer.
    """
    server, upkeep = _opened(address)
    name = clean_line(role)
    upkeep.allow(server, name)
    return server.shown, name


def share_session(stored: StoredSession, role: str, may: str) -> str:
    """Share a session in a database with a role, or take it back.

    Args:
        stored: The session.
        role: The role, or a group of roles.
        may: One of `MAY`.

    Returns:
        The name of the role.

    Raises:
        InputError: The session is in no database or of somebody else, or there is no such role.
        StorageError: The database does not answer.
    """
    if not is_address(stored.address) or not stored.store.keeps:
        raise InputError(
            tr("{name} is in no database.", name=stored.name), tr("Copy it into one first: pmworkshop copy")
        )
    server, upkeep = _opened(stored.address)
    name = clean_line(role)
    upkeep.share(server, stored.name, name, may)
    return name


def purge_database(address: str) -> tuple[tuple[str, bool], ...]:
    """Overwrite what is left of struck words in a database, as far as the role may.

    Args:
        address: Address of the database, with the role that owns the tables.

    Returns:
        What was tried, in words, and whether it was done.

    Raises:
        InputError: It is no such address.
        StorageError: The database does not answer.
    """
    server, upkeep = _opened(address)
    found: tuple[tuple[str, bool], ...] = upkeep.purge(server)
    return found


def database_looks(folders: Folders) -> Iterator[tuple[str, str, str]]:
    """Look whether the user's database is ready for a workshop.

    Args:
        folders: The user's folders, with the address of the database.

    Yields:
        What was looked at, what was found, and what to do about it; nothing without a database.
    """
    if not folders.store:
        return
    shown = without_password(folders.store)
    try:
        server, upkeep = _opened(folders.store)
        version, advice = upkeep.look(server)
    except PmworkshopError as error:
        yield tr("Database"), shown, str(error)
    else:
        yield tr("Database"), tr("{shown}, PostgreSQL {version}", shown=shown, version=version), advice


def _opened(address: str) -> tuple[Server, ModuleType]:
    """Find a database, and import what looks after one."""
    server = database_at(address)
    from pmworkshop.store.postgres import upkeep

    return server, upkeep
