"""Reading files that may hold anything, and writing files that must never be half there."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import secrets
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pmworkshop.base.decoding import WINDOWS, decode_any, not_unicode
from pmworkshop.base.errors import InputError, StorageError
from pmworkshop.base.language import spoken, tr
from pmworkshop.base.text import clean_line

if TYPE_CHECKING:
    import tomli

CAP = 256 * 1024
DEEPEST = 16
"""Parts that a dotted key may have: thousands of longer ones would keep the parser busy for many seconds."""
_PART = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+"""
_DEEP_KEY = re.compile(rf"(?:^|[\[{{,])[ \t]*+{_PART}(?:\.[ \t]*+{_PART}){{{DEEPEST}}}", re.MULTILINE)
_VALUES = re.compile(r"""=[ \t]*+(?:"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')""")
_CURLY = re.compile("[\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb\u2039\u203a\u2033\uff02]")
"""Marks that word processors put in place of the straight ones, in the languages of Europe."""
_STRAIGHT = re.compile(r""""(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'""")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def safe_name(text: str, fallback: str = "session", width: int = 48, *, fixed: bool = False) -> str:
    """Make a file name without suffix from a text; it is valid on every system, also where Windows reserves names.

    Letters of other scripts are written in those that every system takes: ``Łódź`` is ``lodz``, ``Продажи`` is
    ``prodazhi``. Where German is spoken, ``Führung`` is ``fuehrung``.

    Args:
        text: The text.
        fallback: The name if nothing usable is left of the text.
        width: The most characters taken from the text.
        fixed: Whether the name is the same in every language.

    Returns:
        The name; of lower-case ASCII letters, digits and hyphens, unless it is the fallback.
    """
    line = clean_line(text)
    if spoken() == "de" and not fixed:
        line = line.translate(_UMLAUTS)
    name = re.sub(r"[^a-z0-9]+", "-", _in_ascii(line).lower()).strip("-")[:width].strip("-")
    if not name:
        return fallback
    return f"{name}-" if name in _RESERVED else name


def _in_ascii(text: str) -> str:
    if text.isascii():
        return text
    from anyascii import anyascii

    return anyascii(text)


def distinct_names(texts: Iterable[str], fallback: str = "session") -> list[str]:
    """Make a file name from each of several texts, no two of them alike.

    Args:
        texts: The texts.
        fallback: The name if nothing usable is left of a text.

    Returns:
        The names, in the order of the texts; one that is taken already has a number added.
    """
    names: dict[str, None] = {}
    for text in texts:
        name = safe_name(text, fallback)
        numbered = (f"{name}-{number}" for number in itertools.count(2))
        names[next(one for one in itertools.chain([name], numbered) if one not in names)] = None
    return list(names)


def read_bytes(path: Path, what: str, cap: int | None = CAP) -> bytes:
    """Read a whole file.

    Args:
        path: The file.
        what: What the file should be, for messages, such as ``a chart``.
        cap: The most bytes that the file may have; None for no limit.

    Returns:
        The content of the file.

    Raises:
        InputError: There is no such file, it is a folder or a special file, it cannot be read, or it is too large.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise InputError(
                tr("{path} is a folder, not {what}.", path=path, what=tr(what)), tr("Name the file inside it.")
            )
        if not stat.S_ISREG(mode):  # opening a pipe would wait for ever
            raise InputError(
                tr("{path} is not a file that can be read as {what}.", path=path, what=tr(what)),
                tr("Name a plain file."),
            )
        with path.open("rb") as file:
            data = file.read() if cap is None else file.read(cap + 1)
    except FileNotFoundError:
        raise InputError(tr("There is no file {path}.", path=path), tr("Check the name and the folder.")) from None
    except (OSError, ValueError) as error:
        raise InputError(
            tr("{path} cannot be read: {error}.", path=path, error=reason(error)),
            tr("Ask for permission, or copy it."),
        ) from None
    if cap is not None and len(data) > cap:
        raise InputError(
            tr("{path} is larger than {cap} kB, too large for {what}.", path=path, cap=cap // 1024, what=tr(what)),
            tr("Shorten it."),
        )
    return data


def decode(data: bytes, path: Path, what: str) -> str:
    """Decode a text that must be in Unicode, as TOML must; see `decode_any` for what people save elsewhere.

    Args:
        data: The content of the file.
        path: The file, for messages.
        what: What the file should be, for messages.

    Returns:
        The text without the byte order mark.

    Raises:
        InputError: The data is empty, binary, or in another encoding; the message names the bad line.
    """
    text, encoding = decode_any(data, path, what)
    if encoding == WINDOWS:
        raise not_unicode(data, path)
    return text


def parse_toml(data: bytes, path: Path, what: str) -> dict[str, Any]:
    """Parse TOML from an untrusted file.

    Args:
        data: The content of the file.
        path: The file, for messages.
        what: What the file should be, for messages.

    Returns:
        The parsed document.

    Raises:
        InputError: The data is no UTF-8 text, no TOML (the message names line and column), or nested too deep, or a
            number in it is too long.
    """
    import tomli

    text = decode(data, path, what)
    if _DEEP_KEY.search(text) and (deep := _DEEP_KEY.search(_VALUES.sub(_blanked, text))):
        line = text.count("\n", 0, deep.end()) + 1
        raise InputError(
            tr("{path}, line {line}: a key has more than {deepest} parts.", path=path, line=line, deepest=DEEPEST),
            tr("Shorten it."),
        )
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise _not_toml(error, path) from None
    except ValueError:  # Python refuses numbers of thousands of digits
        raise InputError(tr("{path} holds a number that is too long to be read.", path=path)) from None
    except RecursionError:
        raise InputError(tr("{path} is nested too deep to be {what}.", path=path, what=tr(what))) from None


def _not_toml(error: tomli.TOMLDecodeError, path: Path) -> InputError:
    """Say why a text is no TOML: most often a word processor has made its quotation marks curly."""
    lines = error.doc.split("\n")
    line = lines[error.lineno - 1]
    if curly := _CURLY.search(_STRAIGHT.sub("", line)):
        return InputError(
            tr(
                "{path}, line {lineno}: {curly} is a curly quotation mark, as word processors write it.",
                path=path,
                lineno=error.lineno,
                curly=curly[0],
            ),
            tr('Put a straight one (") in its place, before and behind the text.'),
        )
    return InputError(tr("{path} is not valid TOML: {error}.", path=path, error=clean_line(str(error))))


def _blanked(value: re.Match[str]) -> str:
    """Replace a string by blanks: what somebody said is no key, however many full stops it has."""
    return "=" + " " * (len(value[0]) - 1)


def read_toml(path: Path, what: str, cap: int | None = CAP) -> dict[str, Any]:
    """Read and parse a TOML file.

    Args:
        path: The file.
        what: What the file should be, for messages.
        cap: The most bytes that the file may have; None for no limit.

    Returns:
        The parsed document.

    Raises:
        InputError: The file cannot be read, or is no TOML; see `read_bytes` and `parse_toml`.
    """
    return parse_toml(read_bytes(path, what, cap), path, what)


def write_file(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file completely or not at all, even if the power fails.

    A temporary file beside it is written, synced and renamed over it, and the folder is synced. A link with that name
    is replaced, not followed. Missing folders are made.

    Args:
        path: The file.
        data: The content to write.
        private: Whether only the owner may read the file, and enter a folder that is made for it.

    Raises:
        StorageError: The file could not be written, or is a folder; an earlier file is unchanged.
    """
    temporary = path.with_name(f".{path.name[:200]}.{secrets.token_hex(4)}")
    try:
        if private:
            private_folder(path.parent)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise StorageError(tr("{path} is a folder; a file of that name cannot be written.", path=path))
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(temporary, flags, 0o600 if private else 0o644), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except (OSError, ValueError) as error:
        raise StorageError(
            tr("{path} could not be written: {error}.", path=path, error=reason(error)), tr("Choose another folder.")
        ) from None
    finally:
        with contextlib.suppress(OSError, ValueError):
            temporary.unlink()


def private_folder(folder: Path) -> None:
    """Make a folder that its owner alone can enter, and all missing ones above it; one that is there stays as it is.

    Args:
        folder: The folder.

    Raises:
        OSError: It cannot be made, or a file is in its place.
    """
    for missing in (*reversed([place for place in folder.parents if not place.exists()]), folder):
        missing.mkdir(mode=0o700, exist_ok=True)


def sync_folder(folder: Path) -> None:
    """Sync a folder so that a rename in it survives a power failure; errors are ignored.

    Args:
        folder: The folder; systems that cannot sync folders do not need it.
    """
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def reason(error: OSError | ValueError) -> str:
    """Return the reason why a file operation failed.

    Args:
        error: The error; a `ValueError` means that the system does not accept the name.

    Returns:
        The reason in words, for the middle of a sentence.
    """
    return getattr(error, "strerror", None) or tr("it is not a name the system takes")
