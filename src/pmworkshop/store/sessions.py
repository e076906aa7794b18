"""The sessions of one user, in files and in a database, and finding one by what a person types."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pmworkshop.base.errors import InputError, PmworkshopError, StorageError, WayOut
from pmworkshop.base.folders import SESSION_SUFFIX, Folders
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.store.addresses import home_store, is_address, is_database, store_at, stored_at
from pmworkshop.store.postgres.address import without_password
from pmworkshop.store.store import Store
from pmworkshop.store.stored_session import StoredSession

if TYPE_CHECKING:
    from pmworkshop.store.listing import Listed

LEAST = 4
"""Characters of an id that are enough to name a session."""


def list_sessions(folders: Folders) -> list[Listed]:
    """List the user's sessions in the order of their files, then those in the user's database.

    Args:
        folders: The user's folders.

    Returns:
        One line for each session; for an unreadable one, and for a database that does not answer, with the reason.
    """
    return [*list_files(folders), *list_shared(folders)]


def list_files(folders: Folders) -> list[Listed]:
    """List the user's session files in their order.

    Args:
        folders: The user's folders.

    Returns:
        One line for each session; for an unreadable one with the reason.
    """
    from pmworkshop.store.listing import listed

    return listed(home_store(folders))


def list_shared(folders: Folders) -> list[Listed]:
    """List the sessions in the user's database; it may take seconds until a server is known to be away.

    Args:
        folders: The user's folders.

    Returns:
        One line for each session; a single one with the reason for a database that does not answer. None without a
        database.
    """
    from pmworkshop.store.listing import Listed, listed

    if not folders.store:
        return []
    try:
        return listed(store_at(folders.store))
    except PmworkshopError as error:
        place = StoredSession(without_password(folders.store), home_store(folders))
        return [Listed(place, fault=error.message, away=True)]


def new_session(folders: Folders, title: str, session_id: str) -> StoredSession:
    """Choose the place of a new session; see `Store.new_address`.

    Args:
        folders: The user's folders.
        title: Title of the session.
        session_id: Id of the session.

    Returns:
        The place; no session is there yet.
    """
    store: Store = store_at(folders.store) if folders.store else home_store(folders)
    return StoredSession(store.new_address(title, session_id), store)


def find_session(text: str, folders: Folders) -> StoredSession:
    """Find a session by what a person types.

    Args:
        text: An address, an id or at least four characters of its beginning, or the beginning of a title.
        folders: The user's folders.

    Returns:
        The place of the session; an address is not checked for a session.

    Raises:
        InputError: No session matches, several do, or no store has such an address.
    """
    if is_address(text):
        return _in_store(text, folders)
    typed = clean_line(text)
    if not typed:
        raise InputError(tr("No session is named."), tr("Name a path, an id, or the beginning of a title."))
    if "\0" not in text and _is_file(Path(text)):
        return stored_at(text)
    there = list_sessions(folders)
    readable = [one for one in there if one.id]
    found = _meant(typed, readable)
    if not found:
        _refuse_away(typed, there)
        raise _none(typed, Path(text), readable)
    if len(found) > 1:
        raise InputError(
            tr("“{typed}” may mean {found}.", typed=shorten(typed, 60), found=_choice(found)),
            tr("Name one by its id or its file."),
        )
    return found[0].stored


def _refuse_away(typed: str, there: list[Listed]) -> None:
    """Say so if a session may be in a database that does not answer."""
    for one in there:
        if one.away:
            raise StorageError(
                tr(
                    "There is no session “{typed}” among your files. {fault}",
                    typed=shorten(typed, 60),
                    fault=one.fault,
                )
            )


def _in_store(text: str, folders: Folders) -> StoredSession:
    """Find a session in a database by its name there, else by what it means among all of them."""
    if folders.store and is_database(text):
        store_at(folders.store)  # from now on its password is known, which the address of a session does not have
    stored = stored_at(text)
    if not stored.store.keeps or stored.store.has(stored.address):
        return stored
    from pmworkshop.store.listing import listed

    found = _meant(stored.name, [one for one in listed(stored.store) if one.id])
    if len(found) > 1:
        raise InputError(
            tr("“{name}” may mean {found}.", name=shorten(stored.name, 60), found=_choice(found)),
            tr("Name one by its id."),
        )
    return found[0].stored if found else stored


def _meant(typed: str, readable: list[Listed]) -> list[Listed]:
    """List the sessions that match in the most exact way that has any match."""
    for means in _meanings(typed.casefold()):
        found = [one for one in readable if means(one)]
        if found:
            return found
    return []


def _meanings(wanted: str) -> tuple[Callable[[Listed], bool], ...]:
    """List the ways in which a typed text may match, the most exact first."""
    return (
        lambda one: one.id.casefold() == wanted,
        lambda one: len(wanted) >= LEAST and one.id.casefold().startswith(wanted),
        lambda one: one.title.casefold() == wanted,
        lambda one: one.title.casefold().startswith(wanted),
    )


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _choice(found: list[Listed]) -> str:
    same = len({one.id for one in found}) < len(found)
    return tr(" or ").join(f"“{one.title}” ({one.stored.name if same else one.id})" for one in found)


def _none(typed: str, path: Path, readable: list[Listed]) -> InputError:
    if len(path.parts) > 1 or path.suffix == SESSION_SUFFIX:
        return InputError(
            tr("There is no file {typed}.", typed=shorten(typed, 200)), tr("Check the name and the folder.")
        )
    titles = {one.title.casefold(): one for one in readable}
    near = difflib.get_close_matches(typed.casefold()[:200], titles, n=3, cutoff=0.5)
    hint = tr("Did you mean {titles}?", titles=_choice([titles[title] for title in near])) if near else ""
    way_out = None if near else WayOut.LIST_THE_SESSIONS
    return InputError(tr("There is no session “{typed}”.", typed=shorten(typed, 60)), hint, way_out)
