"""Reads our own Markdown, so that a page and a document are made of the same blocks as the text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_NEVER = ("autolink", "image", "link", "html_block", "html_inline", "reference")
"""What no text may become: nothing in a page asks for anything elsewhere."""


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(list(_NEVER))


def tokens(text: str) -> list[Token]:
    """Read a text.

    Args:
        text: A block of Markdown.

    Returns:
        Its tokens.
    """
    return _parser().parse(text)


def html(text: str) -> str:
    """Write a text as HTML.

    Args:
        text: A block of Markdown.

    Returns:
        HTML in which every text is escaped; the heads of columns say so, and empty ones are no heads.
    """
    found: str = _parser().render(text)
    return found.replace("<th></th>", "<td></td>").replace("<th>", '<th scope="col">')
