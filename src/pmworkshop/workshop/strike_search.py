"""Looks for struck words in every other file that the program itself wrote, and says where they still stand."""

from __future__ import annotations

import html
import io
import re
import tempfile
import zipfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.files import read_bytes
from pmworkshop.base.folders import SESSION_SUFFIX, Folders
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.interface import history
from pmworkshop.store.addresses import is_address
from pmworkshop.workshop.exports import written_before

LEAST = 4
"""Letters that struck words must have to be looked for; fewer stand everywhere."""
NAMED = 3
"""Files that are named; of more there is a number."""
PART_MOST = 16 * 2**20
"""Bytes that a part of a workbook may have to be looked through."""
BEYOND = tr_noop("Prints, mails that were sent and copies elsewhere are out of reach.")
BEYOND_A_DATABASE = tr_noop(
    "Prints, sent mails, copies, and traces in the database until it is purged are out of reach."
)
_PACKED = b"PK\x03\x04"
"""How a workbook begins, which is a ZIP archive."""
_BETWEEN = re.compile(r"[\W_]+")
_FOLDED = re.compile(r"\r\n[ \t]")
"""Where a calendar file parts a line, in the middle of a word too."""
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\[bfnrt]")
"""How JSON and TOML write letters and ends of lines."""


def still_in(texts: Collection[str], address: str, folders: Folders) -> list[Path]:
    """Find the files that still hold struck words.

    It looks at exports, prepared files, repaired copies, other sessions, the emergency folder, half-typed lines, the
    log, and what the program left in the temporary folder. Marks and line ends between the words do not count, nor
    how a format writes a letter.

    Args:
        texts: The struck words.
        address: Address of the session, which is not looked at: a strike rewrites it as a whole.
        folders: The user's folders.

    Returns:
        The files, sorted.
    """
    wanted = [words for words in map(_plain, texts) if len(words) >= LEAST + 2]
    if not wanted:
        return []
    own = None if is_address(address) else Path(address).absolute()
    return sorted(path for path in {path.absolute() for path in _written(own, folders)} if _holds(path, own, wanted))


def _holds(path: Path, own: Path | None, wanted: Collection[str]) -> bool:
    with suppress(PmworkshopError, OSError, zipfile.BadZipFile):
        if own is None or not own.exists() or not path.samefile(own):
            return any(words in said for said in map(_plain, _written_in(path)) for words in wanted)
    return False


def _written_in(path: Path) -> Iterator[str]:
    """Yield the text of a file as it stands there, then as it is meant."""
    data = read_bytes(path, tr("a file of a workshop"), cap=None)
    if data.startswith(_PACKED):
        yield from _unpacked(data)
        return
    text = data.decode("utf-8", "ignore")
    yield text
    yield _meant(text)
    if path.suffix == SESSION_SUFFIX:  # in the file itself a text may go on in another place
        yield from (_meant(step.body()) for _, step in history(path).steps)


def _unpacked(data: bytes) -> Iterator[str]:
    """Yield the text of each part of a workbook; parts that are far larger than a workshop's are left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for part in book.infolist():
            if part.file_size <= PART_MOST:
                yield _meant(book.read(part).decode("utf-8", "ignore"))


def _meant(text: str) -> str:
    unfolded = _FOLDED.sub("", text)
    letters = _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else " ", unfolded)
    return html.unescape(letters)


def _plain(text: str) -> str:
    return f" {_BETWEEN.sub(' ', text.casefold()).strip()} "


def _written(own: Path | None, folders: Folders) -> Iterator[Path]:
    yield from written_before(folders)
    places = {folders.data} if own is None else {folders.data, own.parent}
    for place in places:
        yield from place.glob(f"*{SESSION_SUFFIX}")
    yield from (folders.data / "half-typed").glob("*.json")
    yield from folders.emergency.glob("*")
    yield from Path(tempfile.gettempdir()).glob("pmworkshop-*")
    yield folders.log


def told_of(found: Sequence[Path], address: str = "") -> str:
    """Say where struck words still stand, and what was not looked at.

    Args:
        found: The files that still hold them.
        address: Address of the session.

    Returns:
        One or two sentences for the message line.
    """
    beyond = tr(BEYOND_A_DATABASE if is_address(address) else BEYOND)
    if not found:
        return tr("Struck from the record and from all that was written here. {beyond}", beyond=beyond)
    names = ", ".join(path.name for path in found[:NAMED])
    more = (
        trn(" and {number} other file", " and {number} other files", len(found) - NAMED) if len(found) > NAMED else ""
    )
    return tr(
        "Struck from the record. It still stands in {names}{more}: write them again or delete them. {beyond}",
        names=names,
        more=more,
        beyond=beyond,
    )
