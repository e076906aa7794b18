"""Plain text for mails: lines of a width that every mail program keeps, and headers that no text can add to."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill

from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line, clean_text
from pmworkshop.report.model.report import Meta

WIDTH = 72
"""Characters of a line. Source: the usual width of plain mails, RFC 2646, 4.1."""


def head(to: str, subject: str) -> str:
    """Write the head of a mail, each part in one line whatever its text holds.

    Args:
        to: The addresses; empty if none is known.
        subject: What the mail is about.

    Returns:
        One line for each part; no line for unknown addresses.
    """
    return "\n".join(
        [*([tr("To: {to}", to=clean_line(to))] if to else []), tr("Subject: {subject}", subject=clean_line(subject))]
    )


def paragraph(text: str) -> str:
    """Write a paragraph.

    Args:
        text: The text; its line ends become blanks.

    Returns:
        Lines of at most `WIDTH` characters, but for longer words.
    """
    return fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def item(text: str) -> str:
    """Write an item of a list.

    Args:
        text: The text; its line ends become blanks.

    Returns:
        Lines of at most `WIDTH` characters, but for longer words; those after the first are indented.
    """
    return fill(
        text, WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )


def listed(heading: str, lines: Iterable[str]) -> str:
    """Write a list below its heading.

    Args:
        heading: The heading.
        lines: The items.

    Returns:
        The heading and the list; empty if there are no items.
    """
    items = [item(line) for line in lines]
    return "\n".join([paragraph(heading), *items]) if items else ""


def signed(meta: Meta, name: str) -> tuple[str, ...]:
    """Write the end of a mail.

    Args:
        meta: What the report is about.
        name: Who signs; empty if nobody is named.

    Returns:
        The greeting, and for the sample that it is one.
    """
    return tr("Kind regards\n{name}", name=clean_line(name)).rstrip(), tr(
        "(A made-up example.)"
    ) if meta.sample else ""


def mail(blocks: Iterable[str]) -> bytes:
    """Join the blocks of a mail.

    Args:
        blocks: The blocks; empty ones are left out.

    Returns:
        Content of the file in UTF-8; characters that cannot be encoded become question marks.
    """
    text = "\n\n".join(block for block in blocks if block)
    return f"{clean_text(text)}\n".encode(errors="replace")
