"""The one decoder of text that others saved: whatever encoding their program wrote, or one sentence why not."""

from __future__ import annotations

import codecs
import contextlib
import re
from pathlib import Path
from typing import NamedTuple

from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop

WINDOWS = "Windows-1252"
_BINARY = re.compile("[\0-\x08\x0e-\x19\x1b]")
_BINARY_HINT = tr_noop("Save it as plain text in UTF-8.")


class Decoded(NamedTuple):
    """A text, and how it was written.

    Attributes:
        text: The text without a byte order mark.
        encoding: ``UTF-8``, ``UTF-16`` or `WINDOWS`; the last is told to the reader, since it is seen from the bytes.
    """

    text: str
    encoding: str


def decode_any(data: bytes, path: Path | str, what: str) -> Decoded:
    """Decode text in UTF-8 with or without a byte order mark, in UTF-16 with one, or else in Windows-1252.

    Text in which UTF-8 outweighs what is not UTF-8 is taken for damaged, and never for Windows-1252.

    Args:
        data: The content of the file.
        path: The file, for messages.
        what: What the file should be, for messages.

    Returns:
        The text and its encoding.

    Raises:
        InputError: The data is empty, binary, or damaged; the message names the bad line.
    """
    if not data.strip():
        raise InputError(tr("{path} is empty: {what} was expected.", path=path, what=tr(what)))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        found = Decoded(data.decode("utf-16", errors="replace"), "UTF-16")
    else:
        found = _eight_bit(data, path)
    if "\0" in found.text or (found.encoding == WINDOWS and _BINARY.search(found.text)):
        raise InputError(tr("{path} is a binary file, not {what}.", path=path, what=tr(what)), tr(_BINARY_HINT))
    return found


def not_unicode(data: bytes, path: Path | str) -> InputError:
    """Make the error for a text that is not in UTF-8.

    Args:
        data: The content of the file, which is not UTF-8.
        path: The file, for the message.

    Returns:
        The error; its message names the first bad line and byte.
    """
    good = data.decode("utf-8", errors="surrogateescape")
    place = next(place for place, letter in enumerate(good) if "\udc80" <= letter <= "\udcff")
    line = good.count("\n", 0, place) + 1
    byte = ord(good[place]) - 0xDC00
    return InputError(
        tr("{path}, line {line}: this is not UTF-8 text (byte {byte:#04x}).", path=path, line=line, byte=byte),
        tr("Save the file again with the encoding UTF-8."),
    )


def _eight_bit(data: bytes, path: Path | str) -> Decoded:
    """Decode what has no mark of UTF-16.

    Raises:
        InputError: It is damaged UTF-8.
    """
    with contextlib.suppress(UnicodeDecodeError):
        return Decoded(data.decode("utf-8-sig"), "UTF-8")
    kept = sum(not letter.isascii() for letter in data.decode("utf-8", errors="ignore"))
    if kept < data.decode("utf-8", errors="replace").count("\ufffd"):
        return Decoded(data.decode("cp1252", errors="replace"), WINDOWS)
    raise not_unicode(data, path)
