"""Markdown that shows any text literally: escaping, and the blocks of which documents consist."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pmworkshop.base.text import clean_text

# Each alternative is one character that a backslash goes before; all begin with it, so that the search
# skips quickly over the rest. Ordinary prose has few of them: a hyphen, a full stop or an underscore inside
# a word, a lone ampersand and a figure with a point stay as they are.
_INLINE = re.compile(
    r"[`*\[<|~]"
    r"|\\(?=[!-/:-@\[-`{-~]|$)"  # a backslash that would escape something, or break the line
    r"|&(?=#?\w+;)"  # an entity
    r"|_(?<![^\W_]_)|_(?![^\W_])"  # emphasis, but not inside a word
    r"|/(?<=//)"  # a link that needs no brackets
    r"|@(?<=\w@)(?=\w)"
    r"|\.(?<=\w\.)(?=[^\W\d_]{2})|\.(?<=www\.)"
)
_START = re.compile(
    r"(?P<number>[0-9]{1,9})(?=[.)](?:\s|$))"
    r"|(?=#{1,6}(?:\s|$)|[-+](?:\s|-|$)|:-|=+\s*$|>)"
)
_CLOSING = re.compile(r"(?:(?<=\s)|^)(?=#+$)")
_FENCE = re.compile(r"^\s*(?:[-*+>]|\d+[.)])?\s*(?:```|~~~)", re.MULTILINE)


@lru_cache(maxsize=4096)  # names, titles and our own words come back in every row
def inline(text: str) -> str:
    """Escape text that stands inside a line.

    Args:
        text: Plain text; its line ends become blanks.

    Returns:
        Markdown in one line.
    """
    return _INLINE.sub(_escaped, " ".join(_lines(text)))


@lru_cache(maxsize=4096)
def text(text: str) -> str:
    """Escape text that begins a block.

    Args:
        text: Plain text; its line ends become hard line breaks, its blank lines are left out.

    Returns:
        Markdown without blank lines.
    """
    return "\\\n".join([_begin(_INLINE.sub(_escaped, line)) for line in _lines(text)])


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _lines(text: str) -> list[str]:
    cleaned = clean_text(text)
    if "\n" not in cleaned:
        return [cleaned.strip()]
    return [stripped for line in cleaned.split("\n") if (stripped := line.strip())]


def _begin(line: str) -> str:
    found = _START.match(line)
    if found is None:
        return line
    number = found["number"] or ""
    return f"{number}\\{line[len(number) :]}"


def heading(level: int, title: str) -> str:
    """Write a heading.

    Args:
        level: Level of the heading, 1 to 6.
        title: Plain text; its line ends become blanks.

    Returns:
        Markdown in one line.
    """
    return f"{'#' * level} {_CLOSING.sub(lambda _: chr(92), inline(title), count=1)}".rstrip()


NOTHING = "…"
"""Stands for a text that is empty: a list item without text would make a heading of the line above it."""


def item(content: str, depth: int = 0) -> str:
    """Write a list item.

    Args:
        content: Markdown; an ellipsis stands in for empty content.
        depth: Level of nesting; 0 for the outermost list.

    Returns:
        The item, further lines of its content indented.
    """
    indent = "  " * (depth + 1)
    if "\n" in content:
        content = content.replace("\n", f"\n{indent}")
    return f"{indent[2:]}- {content or NOTHING}"


def items(contents: Iterable[str]) -> str:
    """Write a list without nesting.

    Args:
        contents: The items as Markdown.

    Returns:
        The list; empty if there are no items.
    """
    return "\n".join(item(content) for content in contents)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table.

    Args:
        header: Headings of the columns, as plain text.
        rows: Cells of each row, as plain text, as many as there are headings.

    Returns:
        The table; without rows it has its header only.
    """
    lines = [_row(header), f"|{' --- |' * len(header)}"]
    lines += (_row(row) for row in rows)
    return "\n".join(lines)


def filled_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table without the columns in which no row has anything, but for the first one.

    Args:
        header: Headings of the columns, as plain text.
        rows: Cells of each row, as plain text, as many as there are headings.

    Returns:
        The table.
    """
    whole = [tuple(row) for row in rows]
    kept = [place for place in range(len(header)) if not place or any(row[place] for row in whole)]
    return table([header[place] for place in kept], ([row[place] for place in kept] for row in whole))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(inline(cell) for cell in cells)} |"


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Write a list of named values, the names in bold.

    Args:
        pairs: Names as Markdown with their values as plain text; pairs with an empty value are left out.

    Returns:
        The list; empty if there are no values.
    """
    return items(f"**{name}:** {inline(value)}" for name, value in pairs if value)


def included(markdown: str) -> str:
    """Include Markdown written by somebody else: HTML in it is escaped; if it has code fences, it becomes a quote.

    Args:
        markdown: The Markdown.

    Returns:
        Markdown without HTML, of which no code fence stays open.
    """
    tame = clean_text(markdown).strip().replace("<", "&lt;")
    if _FENCE.search(tame):
        return "\n".join(f"> {line}".rstrip() for line in tame.split("\n"))
    return tame


def document(blocks: Iterable[str]) -> bytes:
    """Join blocks to a file.

    Args:
        blocks: Blocks of Markdown; empty ones are left out.

    Returns:
        Content of the file in UTF-8; characters that cannot be encoded become question marks.
    """
    return ("\n\n".join(block for block in blocks if block) + "\n").encode(errors="replace")
