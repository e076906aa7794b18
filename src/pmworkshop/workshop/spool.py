"""The spool: a private file on another path that holds every gesture which waits for the disk of its session."""

from __future__ import annotations

import json
import os
import re
import secrets
import stat
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from pmworkshop.base.errors import InputError, PmworkshopError, StorageError
from pmworkshop.base.files import read_bytes, reason, safe_name, write_file
from pmworkshop.base.folders import Folders
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
        order: Its place in the order in which the gestures were made, from 1.
        sort: ``step`` for what is brought in as it was made, ``strike`` for a remark to be struck, ``told``
            for what can only be told of, ``secret`` for hidden answers, which are asked again.
        label: What was done, in words; never a hidden value.
        id: The id of the step that it becomes.
        at: The moment it was made.
        module: The module it was made in; empty where it was made in none.
        text: What was typed for it.
        step: The step's canonical JSON; empty for other sorts.
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
        """Read the step.

        Returns:
            The step.

        Raises:
            DamagedError: It is no step.
        """
        return parse_step(self.step)


@dataclass(frozen=True, slots=True)
class Found:
    """A spool that a program left.

    Attributes:
        path: Its file.
        session: The session's id.
        title: What the session is called.
        store: Where the session was.
        at: The moment of its first gesture.
        items: What waits in it, in order.
    """

    path: Path
    session: str
    title: str
    store: str
    at: str
    items: tuple[Item, ...]


class Spool:
    """Holds the waiting gestures of one window in one file, as long as any waits."""

    def __init__(self, session_id: str, folders: Folders, *, title: str = "", store: str = "") -> None:
        """Name the file; it is made when something is written.

        Args:
            session_id: The session.
            folders: The user's folders.
            title: What the session is called.
            store: Where the session is.
        """
        self._session, self._folders = session_id, folders
        self._title, self._store = title, store
        self._name = f"{_beginning(session_id)}{secrets.token_hex(4)}{SUFFIX}"
        self.path: Path | None = None

    def write(self, items: Sequence[Item]) -> None:
        """Write all that waits, in place of what was written before; nothing that waits leaves no file.

        Args:
            items: What waits, in order.

        Raises:
            StorageError: No place takes it, or the file cannot be taken away.
        """
        before = self.path
        if not items:
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
    """List the folders that may hold a spool, the first choice first.

    Args:
        folders: The user's folders.

    Returns:
        The emergency folder, then the system's folder for temporary files, which may be on another disk.
    """
    return folders.emergency, Path(tempfile.gettempdir())


def _write(name: str, data: bytes, folders: Folders) -> Path:
    first, second = places(folders)
    try:
        if not folders.data.is_dir():  # what is made in the place of a folder that went away is not found again
            raise StorageError(f"{folders.data} is not there.")
        write_file(first / name, data, private=True)
        return first / name
    except StorageError:
        write_file(second / name, data, private=True)
        return second / name


def forget(path: Path) -> None:
    """Take a file away once what it holds is saved; one that is gone already is fine.

    Args:
        path: The file.

    Raises:
        StorageError: It cannot be taken away.
    """
    try:
        path.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise StorageError(f"{path} could not be taken away: {reason(error)}.", "Delete it yourself.") from None


def spools(folders: Folders, session_id: str = "") -> list[Found]:
    """Find the spools that programs left, of one session or of all.

    A file that somebody else owns, or that is no spool, counts as none.

    Args:
        folders: The user's folders.
        session_id: The session; empty for all.

    Returns:
        The spools, the oldest first.
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
        What it holds; None where it is no spool of this user.
    """
    if not is_own(path):
        return None
    try:
        held = json.loads(read_bytes(path, "a spool", LONGEST))
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
        ValueError: It is none.
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
    """Tell whether an item holds what its sort needs to be brought back."""
    if item.sort == "step":
        try:
            return item.made().id == item.id
        except PmworkshopError:
            return False
    return len(item.strike) == 2 if item.sort == "strike" else item.sort in ("told", "secret")


def is_own(path: Path) -> bool:
    """Tell whether a file is a plain one of this user: a folder for temporary files is open to all.

    Args:
        path: The file.

    Returns:
        False for links, for files of somebody else, and where there is none.
    """
    try:
        there = path.lstat()
    except (OSError, ValueError):
        return False
    own = not hasattr(os, "getuid") or there.st_uid == os.getuid()
    return own and stat.S_ISREG(there.st_mode)


_EARLIER = re.compile(r"pmworkshop-.+-[0-9a-f]{8}\.txt")


def earlier_files(folders: Folders, session_id: str = "") -> list[Path]:
    """Find answers that an earlier version of the program could not save: one in each file, as plain text.

    Args:
        folders: The user's folders.
        session_id: The session; empty for all.

    Returns:
        The files, by name; they are told of, and never read or taken away.
    """
    pattern = f"pmworkshop-{safe_name(session_id) if session_id else '*'}-*.txt"
    found = []
    for folder in places(folders):
        with suppress(OSError):
            found += sorted(folder.glob(pattern))
    return [path for path in found if _EARLIER.fullmatch(path.name) and is_own(path)]


def earlier_words(files: Sequence[Path]) -> str:
    """Say in one sentence where such answers lie.

    Args:
        files: What `earlier_files` found.

    Returns:
        The sentence; empty where there is none.
    """
    if not files:
        return ""
    what = "An answer lies" if len(files) == 1 else f"{len(files)} answers lie"
    names = " and ".join(clean_line(str(path)) for path in files)
    return f"{what} unsaved, from an earlier version, in {names}"


def waiting_counts(folders: Folders) -> dict[str, int]:
    """Count the gestures that lie in spools, for each session.

    Args:
        folders: The user's folders.

    Returns:
        Gestures by session id; a session with none is not in it.
    """
    counts: dict[str, int] = {}
    for one in spools(folders):
        counts[one.session] = counts.get(one.session, 0) + len(one.items)
    return counts
