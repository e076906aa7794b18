"""The spool: a private file on another path that holds every gesture that waits for the disk of its session."""

from __future__ import annotations

import json
import os
import re
import secrets
import stat
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError, PmworkshopError, StorageError
from pmworkshop.base.files import read_bytes, reason, safe_name, write_file
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr, trn
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.steps import Step, parse_step

FORMAT = 1
SUFFIX = ".spool"
LONGEST = 32 * 1024 * 1024
"""Bytes of a spool that are read again."""

Sort = Literal["step", "strike", "told", "secret"]


@dataclass(frozen=True, slots=True)
class Item:
    """One gesture in a spool.

    Attributes:
        order: Its place in the order of the gestures, from 1.
        sort: ``step`` for one that can be replayed, ``strike`` for a record to be struck, ``told`` for one that can
            only be described, ``secret`` for hidden answers, which are asked again.
        label: What was done, in words; never a hidden value.
        id: Id of the step that it becomes.
        at: The moment it was made, in ISO format.
        module: Id of the module it was made in; empty for none.
        text: The line that was typed for it.
        step: Canonical JSON of the step; empty for other sorts.
        strike: Kind and id of the record to be struck; empty for other sorts.
    """

    order: int
    sort: Sort
    label: str
    id: str = ""
    at: str = ""
    module: str = ""
    text: str = ""
    step: str = ""
    strike: tuple[str, ...] = ()

    def made(self) -> Step:
        """Parse the step.

        Returns:
            The step.

        Raises:
            DamagedError: The text is not a valid step.
        """
        return parse_step(self.step)


@dataclass(frozen=True, slots=True)
class Found:
    """A spool that an earlier run left.

    Attributes:
        path: Its file.
        session: Id of the session.
        title: Title of the session.
        store: Address of the session.
        at: The moment of its first gesture, in ISO format; empty if unknown.
        items: The waiting gestures, in order.
    """

    path: Path
    session: str
    title: str
    store: str
    at: str
    items: tuple[Item, ...]


class Spool:
    """Holds the waiting gestures of one window in one file, as long as any wait.

    Attributes:
        path: The file; None while nothing waits.
    """

    def __init__(self, session_id: str, folders: Folders | None, *, title: str = "", store: str = "") -> None:
        """Choose the name of the file; it is created by the first `write`.

        Args:
            session_id: Id of the session.
            folders: The user's folders; None for a rehearsal, of which nothing is written.
            title: Title of the session.
            store: Address of the session.
        """
        self._session, self._folders = session_id, folders
        self._title, self._store = title, store
        self._name = f"{_beginning(session_id)}{secrets.token_hex(4)}{SUFFIX}"
        self.path: Path | None = None

    def write(self, items: Sequence[Item]) -> None:
        """Write all waiting gestures in place of those written before; without any, delete the file.

        Args:
            items: The waiting gestures, in order.

        Raises:
            StorageError: No folder can be written, or the earlier file cannot be deleted.
        """
        before = self.path
        if self._folders is None or not items:
            self.path = None
        else:
            held = {
                "format": FORMAT,
                "session": self._session,
                "title": self._title,
                "store": self._store,
                "items": [asdict(item) for item in items],
            }
            self.path = _write(self._name, json.dumps(held).encode(), self._folders)
        if before is not None and before != self.path:
            forget(before)


def _beginning(session_id: str) -> str:
    return f"pmworkshop-{safe_name(session_id, width=64)}-"


def places(folders: Folders) -> tuple[Path, ...]:
    """List the folders that may hold a spool, the preferred one first.

    Args:
        folders: The user's folders.

    Returns:
        The emergency folder, then the temporary folder of the system, which may be on another disk.
    """
    return folders.emergency, Path(tempfile.gettempdir())


def _write(name: str, data: bytes, folders: Folders) -> Path:
    first, second = places(folders)
    try:
        if not folders.data.is_dir():  # a file made in place of a missing mount is not found later
            raise StorageError(tr("{folder} is not there.", folder=folders.data))
        write_file(first / name, data, private=True)
        return first / name
    except StorageError:
        write_file(second / name, data, private=True)
        return second / name


def forget(path: Path) -> None:
    """Delete a file whose content is stored; a missing file is no error.

    Args:
        path: The file.

    Raises:
        StorageError: It cannot be deleted.
    """
    try:
        path.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise StorageError(
            tr("{path} could not be taken away: {error}.", path=path, error=reason(error)), tr("Delete it yourself.")
        ) from None


def spools(folders: Folders, session_id: str = "") -> list[Found]:
    """Find the spools of earlier runs, for one session or for all.

    A file that is no spool, or that another user owns, is ignored.

    Args:
        folders: The user's folders.
        session_id: Id of the session; empty for all.

    Returns:
        The spools, oldest first.
    """
    pattern = f"{_beginning(session_id) if session_id else 'pmworkshop-'}*{SUFFIX}"
    found = []
    for folder in places(folders):
        try:
            paths = sorted(folder.glob(pattern))
        except OSError:
            continue
        found += [one for one in map(read_spool, paths) if one is not None]
    mine = [one for one in found if not session_id or one.session == session_id]
    return sorted(mine, key=lambda one: (one.at, one.path.name))


def read_spool(path: Path) -> Found | None:
    """Read one spool.

    Args:
        path: Its file.

    Returns:
        Its content; None if it is empty or no valid spool of this user.
    """
    if not is_own(path):
        return None
    try:
        held = json.loads(read_bytes(path, tr("a spool"), LONGEST))
        if not isinstance(held, dict) or held.get("format") != FORMAT:
            return None
        items = tuple(_item(one) for one in held["items"])
        texts = {name: clean_line(str(held.get(name, ""))) for name in ("session", "title", "store")}
    except (InputError, ValueError, TypeError, KeyError, RecursionError):
        return None
    at = min((item.at for item in items if item.at), default="")
    return Found(path, at=at, items=items, **texts) if items else None


def _item(held: dict[str, Any]) -> Item:
    """Read one gesture.

    Raises:
        ValueError: It is not valid.
    """
    sort = held["sort"]
    lines = {name: clean_line(str(held.get(name, ""))) for name in ("label", "id", "at", "module")}
    text = "\n".join(clean_line(line) for line in str(held.get("text", "")).splitlines())
    strike = tuple(str(part) for part in held.get("strike") or ())
    item = Item(int(held["order"]), sort, text=text, step=str(held.get("step", "")), strike=strike, **lines)
    if not _makes_sense(item):
        raise ValueError(sort)
    return item


def _makes_sense(item: Item) -> bool:
    """Return whether an item holds what its sort needs to be replayed."""
    if item.sort == "step":
        try:
            return item.made().id == item.id
        except PmworkshopError:
            return False
    return len(item.strike) == 2 if item.sort == "strike" else item.sort in ("told", "secret")


def is_own(path: Path) -> bool:
    """Return whether a file is a regular file of this user; the temporary folder is open to all users.

    Args:
        path: The file.

    Returns:
        False for links, for files of other users, and if there is no file.
    """
    try:
        there = path.lstat()
    except (OSError, ValueError):
        return False
    own = not hasattr(os, "getuid") or there.st_uid == os.getuid()
    return own and stat.S_ISREG(there.st_mode)


_EARLIER = re.compile(r"pmworkshop-.+-[0-9a-f]{8}\.txt")


def earlier_files(folders: Folders, session_id: str = "") -> list[Path]:
    """Find answers that an earlier version of the program could not save, one in each text file.

    Args:
        folders: The user's folders.
        session_id: Id of the session; empty for all.

    Returns:
        The files, by name within each folder; the program mentions them but never reads or deletes them.
    """
    pattern = f"pmworkshop-{safe_name(session_id) if session_id else '*'}-*.txt"
    found = []
    for folder in places(folders):
        with suppress(OSError):
            found += sorted(folder.glob(pattern))
    return [path for path in found if _EARLIER.fullmatch(path.name) and is_own(path)]


def earlier_words(files: Sequence[Path]) -> str:
    """Say in one sentence where such answers are.

    Args:
        files: The result of `earlier_files`.

    Returns:
        The sentence; empty without files.
    """
    if not files:
        return ""
    return trn(
        "An answer lies unsaved, from an earlier version, in {names}",
        "{number} answers lie unsaved, from an earlier version, in {names}",
        len(files),
        names=tr(" and ").join(clean_line(str(path)) for path in files),
    )


def waiting_counts(folders: Folders) -> dict[str, int]:
    """Count the gestures in spools for each session.

    Args:
        folders: The user's folders.

    Returns:
        Number of gestures by session id; sessions without any are left out.
    """
    counts: dict[str, int] = {}
    for one in spools(folders):
        counts[one.session] = counts.get(one.session, 0) + len(one.items)
    return counts
