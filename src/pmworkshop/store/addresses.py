"""The address of a session as a person writes it, and the store it belongs to."""

from __future__ import annotations

import re
from pathlib import Path

from pmworkshop.base.errors import InputError
from pmworkshop.base.folders import Folders
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.store.memory import MEMORY, MemoryStore
from pmworkshop.store.sqlite.store import SqliteStore
from pmworkshop.store.stored_session import StoredSession

LATER = ("postgresql", "postgres")
"""Stores that the program does not have yet, but whose addresses it knows."""
Address = str | Path | StoredSession
"""What names a session: a path, the address of a store, or a session that was found before."""
STORES_HINT = f"Name a file, or for a rehearsal {MEMORY} and a name."
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_LATER = re.compile(rf"({'|'.join(LATER)}):", re.IGNORECASE)
_IN_MEMORY = MemoryStore()


def home_store(folders: Folders) -> SqliteStore:
    """Return the store in which a user's sessions are kept by default.

    Args:
        folders: The user's folders.
    """
    return SqliteStore(folders.data)


def memory_store() -> MemoryStore:
    """Return the store in memory, whose sessions are rehearsals: they are gone when the program ends."""
    return _IN_MEMORY


def is_address(text: str) -> bool:
    """Return whether a text is the address of a store, rather than a file, an id or a title.

    Args:
        text: What a person typed.
    """
    return text.startswith(MEMORY) or bool(_SCHEME.match(text) or _LATER.match(text))


def stored_at(address: Address) -> StoredSession:
    """Find the store of a session by its address; it is not checked whether the session exists.

    Args:
        address: A path, ``memory:`` and a name, or a stored session, which is returned unchanged.

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
        raise InputError(f"“{shorten(clean_line(text), 200)}” is not the name of a file.")
    path = Path(address)
    return StoredSession(str(path), SqliteStore(path.parent))


def _of_store(address: str) -> StoredSession:
    if address.startswith(MEMORY):
        if not clean_line(address.removeprefix(MEMORY)):
            raise InputError(f"“{MEMORY}” names no session.", f"Write a name after it, such as {MEMORY}rehearsal.")
        return StoredSession(clean_line(address), _IN_MEMORY)
    scheme = address.partition(":")[0].lower()
    if scheme not in LATER:
        raise InputError(f"There is no store “{shorten(scheme, 40)}://”.", STORES_HINT)
    raise InputError(f"The store {scheme}:// is not available in this version.", STORES_HINT)
