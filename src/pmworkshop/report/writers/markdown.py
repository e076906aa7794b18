"""Markdown in which any text stays the text it is: escaping, and the blocks that documents are made of."""

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
    """Escape text that stands inside a line; its line ends become blanks."""
    return _INLINE.sub(_escaped, " ".join(_lines(text)))


@lru_cache(maxsize=4096)
def text(text: str) -> str:
    """Escape text that begins a block; its line ends stay."""
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
    """Write a heading of one line."""
    return f"{'#' * level} {_CLOSING.sub(lambda _: chr(92), inline(title), count=1)}".rstrip()


NOTHING = "…"
"""Stands for a text that is empty: a list item without text would make a heading of the line above it."""


def item(content: str, depth: int = 0) -> str:
    """Write a list item; its content is escaped already."""
    indent = "  " * (depth + 1)
    if "\n" in content:
        content = content.replace("\n", f"\n{indent}")
    return f"{indent[2:]}- {content or NOTHING}"


def items(contents: Iterable[str]) -> str:
    """Write a list; its contents are escaped already."""
    return "\n".join(item(content) for content in contents)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table of plain text."""
    lines = [_row(header), f"|{' --- |' * len(header)}"]
    lines += (_row(row) for row in rows)
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(inline(cell) for cell in cells)} |"


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Write a list of what is known: our own word in bold, then plain text; without text it is left out."""
    return items(f"**{name}:** {inline(value)}" for name, value in pairs if value)


def included(markdown: str) -> str:
    """Take Markdown that somebody wrote into a document: HTML in it becomes text, and a fence ends with it."""
    tame = clean_text(markdown).strip().replace("<", "&lt;")
    if _FENCE.search(tame):
        return "\n".join(f"> {line}".rstrip() for line in tame.split("\n"))
    return tame


def document(blocks: Iterable[str]) -> bytes:
    """Join blocks to a file."""
    return ("\n\n".join(block for block in blocks if block) + "\n").encode(errors="replace")
