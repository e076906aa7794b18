"""Writes exported files and keeps what a person has changed in them since they were written."""

from __future__ import annotations

import glob
import hashlib
import itertools
import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError, StorageError
from pmworkshop.base.files import private_folder, read_bytes, reason, write_file
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr
from pmworkshop.interface import file_names

LONGEST = 4 * 1024 * 1024
"""Bytes of the record of what was written that are read again."""
Digests = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written, and what was kept.

    Attributes:
        written: The files, sorted by name.
        kept: The files that a person had changed, by the name under which they are now.
    """

    written: tuple[Path, ...]
    kept: Mapping[Path, Path]

    def told(self) -> tuple[str, ...]:
        """Say in one sentence for each kept file where it is."""
        return tuple(
            tr("{name} was changed since it was written, and is kept as {other}.", name=path.name, other=where.name)
            for path, where in self.kept.items()
        )


def save_files(
    files: Mapping[str, bytes],
    folder: Path,
    folders: Folders,
    *,
    private: Collection[str] = (),
    replace: bool = False,
) -> Saved:
    """Write exported files into a folder, each whole or not at all, and over nothing that a person changed.

    The digest of each file is noted among the sessions. A file that is there and is neither what is written now nor
    what was written before gets another name first. So does one of which nothing is known.

    Args:
        files: The content of each file, by a plain file name.
        folder: The folder; created if it does not exist.
        folders: The user's folders.
        private: The names of those that only the owner may read; if all are, nobody else can enter a new folder.
        replace: Whether a file that a person changed is written over.

    Returns:
        What was written and what was kept.

    Raises:
        InputError: A name is empty or contains a folder; nothing is written then.
        StorageError: A file cannot be written or kept; files before it in the order of their names are written.
    """
    names = file_names(files)
    record, place = folders.data / "written.json", str(folder.absolute())
    known = _read(record)
    before, now = known.get(place, {}), {name: _digest(files[name]) for name in names}
    kept: dict[Path, Path] = {}
    try:
        if all(name in private for name in names):
            private_folder(folder)
        for name in names:
            path = folder / name
            if not replace and _changed(path, {now[name], before.get(name, "")}):
                kept[path] = _set_aside(path)
            write_file(path, files[name], private=name in private)
    except OSError as error:
        raise StorageError(
            tr("{folder} could not be written: {error}.", folder=folder, error=reason(error)),
            tr("Choose another folder."),
        ) from None
    finally:
        _note(record, {**known, place: {**before, **now}})
    return Saved(tuple(folder / name for name in names), kept)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _changed(path: Path, ours: Collection[str]) -> bool:
    if not path.is_file():
        return False
    try:
        return _digest(read_bytes(path, tr("a file of a workshop"), cap=None)) not in ours
    except InputError:  # a file that cannot be read cannot be known as ours
        return True


def _set_aside(path: Path) -> Path:
    """Give a file a free name beside it."""
    names = (path.with_name(f"{path.stem}.edited{(n and f'-{n}') or ''}{path.suffix}") for n in itertools.count())
    target = next(name for name in names if not name.exists())
    path.rename(target)
    return target


def _read(record: Path) -> Digests:
    """Read which files were written; empty if there is no valid record."""
    with suppress(InputError, ValueError, RecursionError):
        found = json.loads(read_bytes(record, tr("a record of files"), LONGEST))
        if isinstance(found, dict) and all(_is_known(names) for names in found.values()):
            return found
    return {}


def _is_known(names: object) -> bool:
    return isinstance(names, dict) and all(isinstance(one, str) for one in names.values())


def _note(record: Path, written: Digests) -> None:
    """Note the digests; where that fails, the files count as changed by a person the next time."""
    there = {place: names for place, names in written.items() if Path(place).is_dir()}
    with suppress(StorageError):
        write_file(record, json.dumps(there, indent=0, sort_keys=True).encode(), private=True)


def written_before(folders: Folders) -> list[Path]:
    """List the files that were written, and what was kept of them when a person had changed it.

    Args:
        folders: The user's folders.

    Returns:
        Their paths, as far as the files are there.
    """
    found = []
    for place, names in _read(folders.data / "written.json").items():
        for path in (Path(place) / name for name in names):
            found += [path, *path.parent.glob(f"{glob.escape(path.stem)}.edited*{glob.escape(path.suffix)}")]
    return [path for path in found if path.is_file()]


def unchanged(path: Path, folders: Folders) -> bool:
    """Tell whether a file is what was written there, and nobody has changed it since.

    Args:
        path: The file.
        folders: The user's folders.

    Returns:
        True if it is; False too where nothing is known of it.
    """
    names = _read(folders.data / "written.json").get(str(path.parent.absolute()), {})
    return path.name in names and path.is_file() and not _changed(path, {names[path.name]})


def note_written(path: Path, folders: Folders) -> None:
    """Note a file that was written in another way, so that a strike finds it.

    Args:
        path: The file.
        folders: The user's folders.
    """
    record, place = folders.data / "written.json", str(path.parent.absolute())
    known = _read(record)
    _note(record, {**known, place: {**known.get(place, {}), path.name: ""}})
