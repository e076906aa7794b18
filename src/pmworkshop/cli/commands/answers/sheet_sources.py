"""What `collect` reads: files, folders of them and standard input; nothing in them is passed over in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.cli.standard_streams import INPUT, STANDARD, standard_input

if TYPE_CHECKING:
    from pmworkshop.base.folders import Folders

LARGEST = 1024 * 1024
"""Bytes of a sheet of text that are read; a workbook may have more."""
WHAT = tr_noop("a sheet")
_PAGE = ".md"
FORM_SUFFIX = ".html"
_BLANK = (_PAGE, FORM_SUFFIX)
"""The suffixes of what is written for leaders and never filled in itself: pages to print, and forms."""
_OF_THE_SYSTEM = ("Thumbs.db", "desktop.ini")
_HIDDEN = (".", "~$")
"""How the names of files begin that people did not put there, such as those of an open workbook."""


@dataclass(frozen=True, slots=True)
class Source:
    """Something that should be a sheet.

    Attributes:
        name: Its name, for messages.
        path: The file; None for standard input.
    """

    name: str
    path: Path | None

    def read(self) -> bytes:
        """Read its content.

        Returns:
            The content.

        Raises:
            InputError: It cannot be read, or can be no sheet.
        """
        from pmworkshop.exchange.tables.reader import LARGEST_WORKBOOK, read_table_file

        if self.path is None:
            return standard_input(LARGEST_WORKBOOK)
        if self.path.is_dir():
            raise InputError(
                tr("{name} is a folder inside the one that was named, and was not looked into.", name=self.name)
            )
        if self.path.suffix.lower() == _PAGE:
            raise InputError(
                tr("{name} is a page to print, and is not read.", name=self.name),
                tr("Type its answers on the stage."),
            )
        return read_table_file(self.path, tr(WHAT), LARGEST)


def sources(names: Iterable[str], folders: Folders) -> list[Source]:
    """List what is to be read, each once.

    In a folder that is everything but what the system put there. A page to print or a form that is as it was written
    holds no answers, and is left out.

    Args:
        names: Files and folders as typed; ``-`` is standard input.
        folders: The user's folders, where it is noted which files were written.

    Returns:
        The sources in order.

    Raises:
        InputError: A folder is not readable, or nothing is to be read.
    """
    from pmworkshop.workshop.exports import unchanged

    found: dict[str, Source] = {}
    for name in names:
        if name == STANDARD:
            found[name] = Source(tr(INPUT), None)
            continue
        for path in _inside(Path(name)) if "\0" not in name and Path(name).is_dir() else [Path(name)]:
            if path.suffix.lower() not in _BLANK or not unchanged(path, folders):
                found[str(path)] = Source(str(path), path)
    if not found:
        raise InputError(
            tr("There is nothing to collect: pages and forms that are as they were written hold no answers.")
        )
    return [*found.values()]


def _inside(folder: Path) -> Iterator[Path]:
    """List what is in a folder.

    Raises:
        InputError: Nothing is, or the folder is not readable.
    """
    from pmworkshop.base.files import reason

    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        raise InputError(
            tr("The folder {folder} cannot be read: {error}.", folder=folder, error=reason(error))
        ) from None
    found = [one for one in inside if not one.name.startswith(_HIDDEN) and one.name not in _OF_THE_SYSTEM]
    if not found:
        raise InputError(
            tr("The folder {folder} holds no sheet.", folder=folder), tr("Name the folder that the sheets are in.")
        )
    yield from found
