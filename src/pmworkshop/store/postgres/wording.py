"""Turns the errors of PostgreSQL into messages; what the server says is not repeated, as it may hold an answer."""

from __future__ import annotations

import psycopg
from psycopg import errors

from pmworkshop.base.errors import (
    BusyError,
    DamagedError,
    InputError,
    MovedError,
    PmworkshopError,
    StorageError,
    WayOut,
)
from pmworkshop.base.text import clean_line
from pmworkshop.store.postgres.address import Server

KEPT = "What you typed is kept and saved when it does."
GONE = "PMW01"
"""The code with which the end of a commit says that the session was taken away."""
_REFUSED = {
    "password": ("does not accept this name and password", "Put the password into ~/.pgpass, or into PGPASSWORD."),
    "pg_hba": ("lets nobody in from here", "Ask whoever looks after it."),
    'role "': ("knows no such role", "Ask whoever looks after it, or name another one before the @."),
    'database "': ("has no such database", "Check the name after the host."),
    "resolve host": ("is not found under this name", "Check the name of the host, and the network."),
    "invalid integer": ("has an address that cannot be read", "Check what stands behind the host."),
}
"""Parts of what is said of a connection that fails, and what they mean; a server may say it in another language."""


def gone(name: str) -> MovedError:
    """Return the error for a session that was taken away.

    Args:
        name: Name of the session.
    """
    return MovedError(f"{name} is not there any more: it was taken away.", "What you typed is kept.")


def unreachable(error: psycopg.Error, server: Server) -> PmworkshopError:
    """Say why there is no connection.

    Args:
        error: What the library raised.
        server: The database.

    Returns:
        The error for the user; it repeats no password.
    """
    if isinstance(error, psycopg.ProgrammingError):
        return InputError(
            f"The address of the database {server.place} cannot be read.",
            "In a password write %40 for @, %2F for / and %23 for #.",
        )
    said = clean_line(str(error))
    for part, (meaning, hint) in _REFUSED.items():
        if part in said:
            return InputError(f"The database {server.place} {meaning}.", hint)
    return StorageError(f"The database {server.place} does not answer.", KEPT)


def explained(error: psycopg.Error, server: Server, name: str) -> PmworkshopError:
    """Say what is wrong with a statement that failed.

    Args:
        error: What the library raised.
        server: The database.
        name: Name of the session, or of the database if no session is concerned.

    Returns:
        The error for the user; it repeats no value.
    """
    if error.sqlstate == GONE:
        return gone(name)
    for kinds, make in _MEANT:
        if isinstance(error, kinds):
            return make(server, name)
    if isinstance(error, (psycopg.OperationalError, psycopg.InterfaceError)):
        return StorageError(f"The database {server.place} does not answer.", KEPT)
    return StorageError(f"{name} could not be written ({type(error).__name__}).", "What you typed is kept.")


def _busy(server: Server, name: str) -> PmworkshopError:
    return BusyError(f"{name} is being written by another window.", "Try again in a moment.")


def _full(server: Server, name: str) -> PmworkshopError:
    return StorageError(
        f"The disk of the database {server.place} is full.", "Make room there; what you typed is kept and saved then."
    )


def _forbidden(server: Server, name: str) -> PmworkshopError:
    return StorageError(
        f"Your role in the database {server.place} may not do this to {name}.", "Ask its owner to share it with you."
    )


def _read_only(server: Server, name: str) -> PmworkshopError:
    return StorageError(
        f"{name} cannot be written: the database {server.place} only takes readers now.",
        "What you typed is kept and saved when it takes writers again.",
    )


def _not_prepared(server: Server, name: str) -> PmworkshopError:
    return InputError(f"The database {server.place} is not prepared for sessions.", way_out=WayOut.PREPARE_THE_STORE)


def _twice(server: Server, name: str) -> PmworkshopError:
    return StorageError(f"A step of {name} is there already.", "Nothing was changed.")


def _damaged(server: Server, name: str) -> PmworkshopError:
    return DamagedError(f"{name} is damaged: a text in it cannot be read.", "Its history may still be read.")


_MEANT = (
    ((errors.LockNotAvailable, errors.SerializationFailure, errors.DeadlockDetected), _busy),
    ((errors.DiskFull, errors.OutOfMemory), _full),
    ((errors.ReadOnlySqlTransaction,), _read_only),
    ((errors.InvalidSchemaName, errors.UndefinedTable, errors.UndefinedFunction), _not_prepared),
    ((errors.InsufficientPrivilege,), _forbidden),
    ((errors.UniqueViolation,), _twice),
    ((errors.CharacterNotInRepertoire, errors.UntranslatableCharacter), _damaged),
)
