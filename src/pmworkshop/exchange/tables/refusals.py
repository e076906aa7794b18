"""Files that hold no table which can be read: each is known by its first bytes, and told with the next step."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop

ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = tr_noop("In Excel: File, Save As, “Excel Workbook (*.xlsx)”.")
_COPY_OUT = tr_noop("Copy the table into a spreadsheet and save that.")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_MARKUP = re.compile(rb"\s*<(?:!doctype html|html|head|body|table|\?xml)\b", re.IGNORECASE)
_WIKI = re.compile(r"^\s*(?:\{\|[^|\n]*|\|\|.*\|\|\s*)$", re.MULTILINE)
"""How a table begins in MediaWiki and in Jira or the old Confluence."""
_ZIPPED = (
    ("Index/Document.iwa", tr_noop("is a Numbers document"), tr_noop("In Numbers: File, Export To, Excel.")),
    ("Index.zip", tr_noop("is a Numbers document"), tr_noop("In Numbers: File, Export To, Excel.")),
    ("xl/vbaProject.bin", tr_noop("is a workbook with macros"), _SAVE_AS),
    ("xl/workbook.bin", tr_noop("is a binary workbook (.xlsb)"), _SAVE_AS),
    ("word/document.xml", tr_noop("is a Word document"), _COPY_OUT),
    ("ppt/presentation.xml", tr_noop("is a presentation"), _COPY_OUT),
    ("content.xml", tr_noop("is an OpenDocument file"), tr_noop("Save it as “Excel 2007-365 (.xlsx)”, or as CSV.")),
)


def refuse_others(data: bytes, path: Path | str, what: str) -> None:
    """Refuse what is neither text nor a workbook, and looks like something else that people have.

    Args:
        data: The content of the file.
        path: The file, for messages.
        what: What the file should be, for messages.

    Raises:
        InputError: It is an old or a protected workbook, a picture, a PDF or a web page.
    """
    what = tr(what)
    if data.startswith(_OLD_OFFICE):
        raise _old_office(data, path)
    if data.startswith(_PICTURES) or data[4:8] == b"ftyp" or data[8:12] == b"WEBP":
        raise InputError(
            tr("{path} is a picture, not {what}.", path=path, what=what),
            tr("Use the file that the picture was made of."),
        )
    if data.startswith(b"%PDF"):
        raise InputError(
            tr("{path} is a PDF, not {what}.", path=path, what=what),
            tr("Use the file that it was made of, or copy the table out."),
        )
    if data.startswith(b"{\\rtf"):
        raise InputError(tr("{path} is a formatted text (RTF), not {what}.", path=path, what=what), tr(_COPY_OUT))
    if _MARKUP.match(data.removeprefix(b"\xef\xbb\xbf")):
        raise InputError(
            tr("{path} is a web page or XML, not {what}.", path=path, what=what),
            tr("Open it in Excel. {save_as}", save_as=tr(_SAVE_AS)),
        )


def _old_office(data: bytes, path: Path | str) -> InputError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return InputError(
            tr("{path} is protected by a password.", path=path),
            tr("In Excel: File, Info, Protect Workbook, Encrypt with Password; empty the field and save a copy."),
        )
    if any(f"\0{name}\0".encode("utf-16-le")[1:] in data for name in ("Workbook", "Book")):
        return InputError(tr("{path} is a workbook of an old kind (.xls).", path=path), tr(_SAVE_AS))
    return InputError(tr("{path} is a document of an old kind of Office.", path=path), tr(_COPY_OUT))


def open_workbook(data: bytes, path: Path | str, what: str) -> zipfile.ZipFile:
    """Open the container of a workbook; nothing in it is unpacked.

    Args:
        data: The content of the file, which begins with `ZIP`.
        path: The file, for messages.
        what: What the file should be, for messages.

    Returns:
        The container of a workbook without macros.

    Raises:
        InputError: It is damaged, or holds something else.
    """
    try:
        container = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise InputError(
            tr("{path} is damaged: its end is missing.", path=path), tr("Copy it or download it again.")
        ) from None
    names = set(container.namelist())
    for name, told, hint in _ZIPPED:
        if name in names:
            raise InputError(
                tr("{path} {is_other}, not {what}.", path=path, is_other=tr(told), what=tr(what)), tr(hint)
            )
    if "xl/workbook.xml" not in names:
        raise InputError(
            tr("{path} is a ZIP file, not {what}.", path=path, what=tr(what)),
            tr("Unpack it, and name the file inside."),
        )
    return container


def refuse_wikis(text: str, path: Path | str) -> None:
    """Refuse a table in the markup of a wiki other than Markdown.

    Args:
        text: The text.
        path: The file, for messages.

    Raises:
        InputError: It holds such a table.
    """
    if _WIKI.search(text):
        raise InputError(
            tr("{path} holds a table in wiki markup, which is not read.", path=path),
            tr("Copy the table from the page as it is shown, or save it as CSV."),
        )
