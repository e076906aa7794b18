"""The text that a form makes of its answers: found by its marks in a file or in a mail, checked and unpacked.

Between the marks stands the filled sheet, CSV in UTF-8, in base64 that is safe in mails and addresses (RFC 4648, 5)
without padding; the closing mark holds its CRC-32. The checksum finds damage. It proves nothing about who wrote it.
"""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from base64 import urlsafe_b64decode
from binascii import Error
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from html import unescape
from zlib import crc32

from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop

BEGIN, END = "[pmworkshop: answers begin]", "[pmworkshop: answers end {}]"
FORM = "pmworkshop-form"
"""Stands in the page of a form."""
_GAP = r"[\s>|]+"
_BEGIN = re.compile(rf"\[pmworkshop:{_GAP}answers{_GAP}begin\]")
_END = re.compile(rf"\[pmworkshop:{_GAP}answers{_GAP}end{_GAP}([0-9a-f]{{8}})\]")
_MAIL = re.compile(rb"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
_HEAD = 64 * 1024
"""Bytes at the beginning of a file in which it shows whether it is a mail."""
_OTHER = re.compile(r"[^A-Za-z0-9_-]+")
_TAG = re.compile(r"<[^<>]*>")
_PAGE = re.compile(r"\s*<(?:!doctype html|html)\b", re.IGNORECASE)
_AGAIN = tr_noop("Ask for the file that the form saves, or copy the whole text again.")


def unpacked(data: bytes, name: str) -> bytes:
    """Unpack the sheet that a form has put into a text; anything else stays as it is.

    The text may be quoted, wrapped, and have words around it, as in a mail; a saved mail may be encoded.

    Args:
        data: The content of a file.
        name: The name of the file, for messages.

    Returns:
        The filled sheet as CSV; the content itself if it has none of the marks.

    Raises:
        InputError: The answers are damaged or cut off, several of them differ, or it is the form itself.
    """
    texts = list(_texts(data))
    blocks = [block for text in texts for block in _blocks(text)]
    if not blocks:
        _refuse_forms(texts, name)
        return data
    whole = {sheet for packed, checksum in blocks if (sheet := _sheet(packed, checksum))}
    if not whole:
        raise InputError(
            tr("{name}: the answers were changed or damaged after the form had made them.", name=name), tr(_AGAIN)
        )
    if len(whole) > 1:
        raise InputError(
            tr("{name} holds different answers of {number} forms.", name=name, number=len(whole)),
            tr("Keep those that count."),
        )
    return whole.pop()


def _refuse_forms(texts: Sequence[str], name: str) -> None:
    """Refuse what has no whole answers and comes from a form."""
    if any(FORM in text and _PAGE.match(text) for text in texts):
        raise InputError(
            tr("{name} is the form, and no answers are in it.", name=name),
            tr("Its leader opens it, fills it in, and sends the file or the text that it makes at its end."),
        )
    if any(_BEGIN.search(text) for text in texts):
        raise InputError(
            tr("{name}: the answers are cut off, since the line that ends them is missing.", name=name), tr(_AGAIN)
        )


def _texts(data: bytes) -> Iterator[str]:
    if not _MAIL.search(data, 0, _HEAD):
        yield _decoded(data)
        return
    for part in email.message_from_bytes(data, policy=email.policy.default).walk():
        if isinstance(part, EmailMessage) and part.get_content_maintype() == "text":
            text = _decoded(part.get_payload(decode=True) or b"")  # type: ignore[arg-type]
            yield unescape(_TAG.sub("\n", text)) if part.get_content_subtype() == "html" else text


def _decoded(data: bytes) -> str:
    """Decode a text; the marks and what stands between them are ASCII, so other letters do not matter."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if wide else "utf-8", errors="replace")


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Find what stands between the marks, each with its checksum."""
    before = 0
    for end in _END.finditer(text):
        begins = [begin.end() for begin in _BEGIN.finditer(text, before, end.start())]
        if begins:
            yield text[begins[-1] : end.start()], end[1]
        before = end.end()


def _sheet(packed: str, checksum: str) -> bytes | None:
    """Unpack a sheet: what quoting and wrapping have put into it is left out; None if it is not as it was."""
    lines = (line.rpartition(">")[2] for line in packed.splitlines())
    letters = "".join(_OTHER.sub("", line) for line in lines)
    try:
        sheet = urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
    except Error:
        return None
    return sheet if f"{crc32(sheet):08x}" == checksum else None
