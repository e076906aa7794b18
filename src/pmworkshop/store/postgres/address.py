"""The address of a session in a PostgreSQL database, and what of it may be shown."""

from __future__ import annotations

import re
from dataclasses import field

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr

SCHEME = "postgresql://"
EXAMPLE = f"{SCHEME}fay@host/workshops"
_SCHEMES = re.compile(r"(postgresql|postgres)://", re.IGNORECASE)
_SECRET = re.compile(r"(?<=[?&])(password|sslpassword|oauth_client_secret|scram_client_key)=[^&#]*&?", re.IGNORECASE)
_OPTIONS = re.compile(r"\?[a-z_]+=[^?]*$")
_NAME = re.compile(r"#([^/@:?&#]*)$")


@dataclass(frozen=True, slots=True)
class Server:
    """A database that keeps sessions.

    Attributes:
        shown: Its address without any password, as it stands in messages, lists and files.
        dsn: Its address as it was typed, for the library that connects.
    """

    shown: str
    dsn: str = field(repr=False)

    @property
    def place(self) -> str:
        """The address without the scheme and the options, short enough for a message."""
        return self.shown.removeprefix(SCHEME).partition("?")[0] or "localhost"

    def address(self, name: str) -> str:
        """Return the address of one of its sessions, without any password.

        Args:
            name: Name of the session.
        """
        return f"{self.shown}#{name}"


def parted(address: str) -> tuple[Server, str]:
    """Part an address into the database and the session in it.

    A ``#`` in a password does not begin the name of a session, as ``@`` and the host follow it.

    Args:
        address: What a person typed, or what the store made of it.

    Returns:
        The database, and the name of the session; an empty name if the address names the database alone.

    Raises:
        InputError: It is no address of a database; the message repeats nothing of it.

    >>> server, name = parted("postgres://fay:secret@host/db?sslmode=require#spring-5e5510")
    >>> server.shown, name
    ('postgresql://fay@host/db?sslmode=require', 'spring-5e5510')
    """
    found = _SCHEMES.match(address)
    if found is None or not address.isprintable():
        raise InputError(tr("That is not the address of a database."), tr("Write it as {example}.", example=EXAMPLE))
    named = _NAME.search(address)
    dsn = SCHEME + address[found.end() : named.start() if named else None]
    return Server(without_password(dsn), dsn), named[1] if named else ""


def without_password(address: str) -> str:
    """Take the passwords out of the address of a database.

    What stands before the last ``@`` belongs to the name and the password, whatever characters are in them.

    Args:
        address: The address.

    Returns:
        The same address without a password.

    >>> without_password("postgresql://fay:s/e@c?r@host/db?password=x&sslmode=require")
    'postgresql://fay@host/db?sslmode=require'
    """
    scheme, slashes, rest = address.partition("://")
    options = _OPTIONS.search(rest)
    where = rest[: options.start()] if options else rest
    before, at, after = where.rpartition("@")
    user = before.partition(":")[0]
    return _SECRET.sub("", f"{scheme}{slashes}{user}{at}{after}{options[0] if options else ''}").rstrip("?&")
