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
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line
from pmworkshop.store.postgres.address import Server

KEPT = tr_noop("What you typed is kept and saved when it does.")
GONE = "PMW01"
"""The code with which the end of a commit says that the session was taken away."""
_REFUSED = {
    "password": (
        tr_noop("The database {place} does not accept this name and password."),
        tr_noop("Put the password into ~/.pgpass, or into PGPASSWORD."),
    ),
    "pg_hba": (tr_noop("The database {place} lets nobody in from here."), tr_noop("Ask whoever looks after it.")),
    'role "': (
        tr_noop("The database {place} knows no such role."),
        tr_noop("Ask whoever looks after it, or name another one before the @."),
    ),
    'database "': (tr_noop("The database {place} has no such database."), tr_noop("Check the name after the host.")),
    "resolve host": (
        tr_noop("The database {place} is not found under this name."),
        tr_noop("Check the name of the host, and the network."),
    ),
    "invalid integer": (
        tr_noop("The database {place} has an address that cannot be read."),
        tr_noop("Check what stands behind the host."),
    ),
}
"""Parts of what is said of a connection that fails, and what they mean; a server may say it in another language."""


def gone(name: str) -> MovedError:
    """Return the error for a session that was taken away.

    Args:
        name: Name of the session.
    """
    return MovedError(
        tr("{name} is not there any more: it was taken away.", name=name), tr("What you typed is kept.")
    )


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
            tr("The address of the database {place} cannot be read.", place=server.place),
            tr("In a password write %40 for @, %2F for / and %23 for #."),
        )
    said = clean_line(str(error))
    for part, (meaning, hint) in _REFUSED.items():
        if part in said:
            return InputError(tr(meaning, place=server.place), tr(hint))
    return StorageError(tr("The database {place} does not answer.", place=server.place), tr(KEPT))


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
        return StorageError(tr("The database {place} does not answer.", place=server.place), tr(KEPT))
    return StorageError(
        tr("{name} could not be written ({error}).", name=name, error=type(error).__name__),
        tr("What you typed is kept."),
    )


def _busy(server: Server, name: str) -> PmworkshopError:
    return BusyError(tr("{name} is being written by another window.", name=name), tr("Try again in a moment."))


def _full(server: Server, name: str) -> PmworkshopError:
    return StorageError(
        tr("The disk of the database {place} is full.", place=server.place),
        tr("Make room there; what you typed is kept and saved then."),
    )


def _forbidden(server: Server, name: str) -> PmworkshopError:
    return StorageError(
        tr("Your role in the database {place} may not do this to {name}.", place=server.place, name=name),
        tr("Ask its owner to share it with you."),
    )


def _read_only(server: Server, name: str) -> PmworkshopError:
    return StorageError(
        tr("{name} cannot be written: the database {place} only takes readers now.", name=name, place=server.place),
        tr("What you typed is kept and saved when it takes writers again."),
    )


def _not_prepared(server: Server, name: str) -> PmworkshopError:
    return InputError(
        tr("The database {place} is not prepared for sessions.", place=server.place), way_out=WayOut.PREPARE_THE_STORE
    )


def _twice(server: Server, name: str) -> PmworkshopError:
    return StorageError(tr("A step of {name} is there already.", name=name), tr("Nothing was changed."))


def _damaged(server: Server, name: str) -> PmworkshopError:
    return DamagedError(
        tr("{name} is damaged: a text in it cannot be read.", name=name), tr("Its history may still be read.")
    )


_MEANT = (
    ((errors.LockNotAvailable, errors.SerializationFailure, errors.DeadlockDetected), _busy),
    ((errors.DiskFull, errors.OutOfMemory), _full),
    ((errors.ReadOnlySqlTransaction,), _read_only),
    ((errors.InvalidSchemaName, errors.UndefinedTable, errors.UndefinedFunction), _not_prepared),
    ((errors.InsufficientPrivilege,), _forbidden),
    ((errors.UniqueViolation,), _twice),
    ((errors.CharacterNotInRepertoire, errors.UntranslatableCharacter), _damaged),
)
