"""Standard input and output in place of files: ``-`` on the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from pmworkshop.base.errors import InputError, PmworkshopError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import count
from pmworkshop.cli.options import outside_of

STANDARD = "-"
"""The name of standard input or output in place of a file."""
INPUT = tr_noop("standard input")
"""How it is called in messages, and the name of the file that it is kept in for a while."""
LARGEST = 64 * 1024 * 1024
"""Bytes of standard input that are read: more than any file that a command takes."""
_READ = "pmworkshop.standard_input_was_read"
_BEGINNINGS = {b"SQLite format 3\0": ".pmw", b"PK\x03\x04": ".xlsx"}


def shown(name: str) -> str:
    """Name a file for messages.

    Args:
        name: The file as typed, such as ``-`` or ``-#ID``.

    Returns:
        The name; that of standard input where it stands for it.
    """
    return f"{tr(INPUT)}{name[1:]}" if name.partition("#")[0] == STANDARD else name


def standard_input(largest: int = LARGEST) -> bytes:
    """Read all of standard input; a command can do so once.

    Args:
        largest: The most bytes that it may have.

    Returns:
        What stands on it.

    Raises:
        InputError: It was read before, or has more bytes.
    """
    known = click.get_current_context().meta
    if known.get(_READ):
        raise InputError(
            tr("Standard input can be read only once."),
            tr("Name a file in place of the second {standard}.", standard=STANDARD),
        )
    known[_READ] = True
    data = sys.stdin.buffer.read(largest + 1)
    if len(data) > largest:
        raise InputError(
            tr(
                "On standard input stands more than {largest} kB, too much for what is asked for.",
                largest=largest // 1024,
            )
        )
    return data


@contextmanager
def file_named(name: str) -> Iterator[Path]:
    """Give the file that was named; for ``-``, a private file that holds what stands on standard input, for a while.

    Args:
        name: The file as typed.

    Yields:
        The path of the file; its suffix says what its content looks like.

    Raises:
        PmworkshopError: An error of whoever reads it, which speaks of standard input and not of that file.
    """
    if name != STANDARD:
        yield Path(name)
        return
    import tempfile

    data = standard_input()
    with tempfile.TemporaryDirectory(prefix="pmworkshop-") as folder:
        path = Path(folder) / f"{INPUT}{_suffix(data)}"
        path.write_bytes(data)
        try:
            yield path
        except PmworkshopError as error:
            error.message = error.message.replace(str(path), tr(INPUT))
            error.hint = error.hint.replace(str(path), tr(INPUT))
            raise


def _suffix(data: bytes) -> str:
    """Find the suffix that a file of this content would have: a session, a workbook, TOML, else a table."""
    for beginning, suffix in _BEGINNINGS.items():
        if data.startswith(beginning):
            return suffix
    import tomli

    try:
        found = tomli.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return ".csv"
    return ".toml" if found else ".csv"


def standard_output(ctx: click.Context, files: Mapping[str, bytes]) -> None:
    """Write files to standard output: one, or several of Markdown one after the other.

    Args:
        ctx: Context of the command.
        files: The content of each file by its name.

    Raises:
        InputError: There are several that are no Markdown; or the content is no text, and standard output is the
            terminal.
    """
    if len(files) > 1 and not all(name.endswith(".md") for name in files):
        raise InputError(
            tr(
                "That is {files} ({names}), and standard output takes one.",
                files=count(len(files), "file", "files"),
                names=", ".join(files),
            ),
            tr("Name one format with --format, or a folder with --out."),
        )
    data = b"\n".join(files.values())
    if b"\0" in data and outside_of(ctx).terminal():
        raise InputError(tr("That is no text, and the terminal cannot show it."), tr("Send it into a file: > FILE"))
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
