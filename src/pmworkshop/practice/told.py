"""What was found, in words."""

from __future__ import annotations

from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.base.text import count
from pmworkshop.practice.answer import Answer
from pmworkshop.practice.query import Query
from pmworkshop.practice.remembered import Line, Sort

SORTS: dict[Sort, str] = {
    "session": "",
    "said": tr_noop("said"),
    "outcome": tr_noop("outcome"),
    "charted": tr_noop("who does what"),
    "decided": tr_noop("decided"),
    "promised": tr_noop("promised"),
}
"""What a line is, as a facilitator calls it."""
WIDTH = 240
"""Letters of a line that are shown."""


def pieces(text: str, query: Query, width: int = WIDTH) -> list[tuple[str, bool]]:
    """Cut a line short so that the first word that was looked for is in it, and part it at the words.

    Args:
        text: The line.
        query: What was looked for.
        width: Letters that are left at most, but for dots where something was cut off.

    Returns:
        The pieces in order, each with whether it is a word that was looked for.
    """
    spots = query.spots(text)
    start, end = _window(text, spots[0][0] if spots else 0, width)
    parted, at = [("…" if start else "", False)], start
    for first, last in spots:
        if start <= first and last <= end:
            parted += [(text[at:first], False), (text[first:last], True)]
            at = last
    parted += [(text[at:end], False), ("…" if end < len(text) else "", False)]
    return [piece for piece in parted if piece[0]]


def _window(text: str, spot: int, width: int) -> tuple[int, int]:
    """Choose what of a line is shown: all of it, or what lies around a word, from the beginning of a word on."""
    if len(text) <= width:
        return 0, len(text)
    start = max(spot - width // 3, 0)
    start = text.find(" ", start, spot) + 1 or start if start else 0
    return start, min(start + width, len(text))


def line_words(line: Line, query: Query) -> str:
    """Write a line with what it is, its part and whose it is, and the words in brackets.

    Args:
        line: The line.
        query: What was looked for.

    Returns:
        Such as ``said, Questions, Ann: The [price] is set twice``.
    """
    about = ", ".join(part for part in (tr(SORTS[line.sort]), line.part, line.who) if part)
    told = "".join(f"[{text}]" if sought else text for text, sought in pieces(line.text, query))
    return f"{about}: {told}" if about else told


def result_words(found: Answer) -> str:
    """Say in one sentence how much was found.

    Args:
        found: The answer to a search.
    """
    number = found.looked_at
    if not number:
        return tr("There is no session yet in which something could be found.")
    if not found.total:
        return trn(
            "Nothing of that was said, decided or promised in {number} session.",
            "Nothing of that was said, decided or promised in {number} sessions.",
            number,
        )
    shown = sum(len(one.lines) for one in found.sessions)
    more = (
        tr(", of which {shown} are shown: add a word to narrow it down", shown=shown) if shown < found.total else ""
    )
    where = trn("{number} session", "{number} sessions", number)
    if len(found.sessions) != number:
        having = len(found.sessions)
        where = trn("{having} of {number} session", "{having} of {number} sessions", number, having=having)
    return tr("Found {lines} in {where}{more}.", lines=count(found.total, "line", "lines"), where=where, more=more)


def unread_words(found: Answer) -> str:
    """Say which sessions were not looked through; nothing if all were.

    Args:
        found: The answer to a search.
    """
    names = ", ".join(found.unreadable)
    unread = tr("Not looked through, as they cannot be read: {names}.", names=names) if names else ""
    return " ".join(filter(None, (unread, *found.away)))
