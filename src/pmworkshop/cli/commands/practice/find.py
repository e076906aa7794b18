"""The command that finds words in all sessions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from pmworkshop.base.errors import ExitCode
from pmworkshop.base.text import count
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import folders_of, home_option, say, warn

if TYPE_CHECKING:
    from pmworkshop.practice.lines import Line
    from pmworkshop.practice.memory import Answer, Found
    from pmworkshop.practice.query import Query


@click.command()
@click.argument("words", nargs=-1, required=True)
@json_option
@home_option
@click.pass_context
def find(ctx: click.Context, words: tuple[str, ...], as_json: bool) -> int:
    """Find what was said, decided or promised, in all sessions.

    All WORDS stand in one line; the last one may be the beginning of a word, and quotation marks hold a phrase
    together. Capitals and marks over letters do not count. What is hidden, private or struck is never found. The
    words stand in [brackets].
    """
    from pmworkshop.practice.memory import memory_of
    from pmworkshop.practice.query import read_query

    query = read_query(" ".join(_quoted(word) for word in words))
    found = memory_of(folders_of(ctx), lambda number: warn(f"Reading {number} sessions for the first time.")).find(
        query
    )
    if as_json:
        say_json(_plain(found, query))
        return ExitCode.FINE
    for block in found.sessions:
        for line in _block(block, query):
            say(line)
    say(_result(found))
    if found.unreadable:
        warn(f"Not looked through, as they cannot be read: {', '.join(found.unreadable)}.")
    return ExitCode.FINE


def _quoted(word: str) -> str:
    """Keep a phrase together that the shell took the quotation marks from."""
    return f'"{word}"' if len(word.split()) > 1 and '"' not in word else word


def _block(found: Found, query: Query) -> Iterator[str]:
    from pmworkshop.practice.told import pieces

    about = found.about
    yield f"{about.day}  {about.title}{f', {about.organisation}' if about.organisation else ''}  ({about.id})"
    for line in found.lines:
        told = "".join(f"[{text}]" if sought else text for text, sought in pieces(line.text, query))
        yield f"  {_head(line)}{told}"
    yield ""


def _head(line: Line) -> str:
    from pmworkshop.practice.told import SORTS

    about = ", ".join(part for part in (SORTS[line.sort], line.part, line.who) if part)
    return f"{about}: " if about else ""


def _result(found: Answer) -> str:
    looked = count(found.looked_at, "session")
    if not found.looked_at:
        return "There is no session yet in which something could be found."
    if not found.total:
        return f"Nothing of that was said, decided or promised in {looked}."
    shown = sum(len(one.lines) for one in found.sessions)
    more = f", of which {shown} are shown: add a word to narrow it down" if shown < found.total else ""
    return f"{count(found.total, 'line')} in {count(len(found.sessions), 'session')} of {found.looked_at}{more}."


def _plain(found: Answer, query: Query) -> dict[str, Any]:
    return {
        "total": found.total,
        "looked_at": found.looked_at,
        "unreadable": list(found.unreadable),
        "sessions": [
            {
                "session": one.about.id,
                "path": str(one.stored),
                "title": one.about.title,
                "organisation": one.about.organisation,
                "day": one.about.day,
                "lines": [_line(line, query) for line in one.lines],
            }
            for one in found.sessions
        ],
    }


def _line(line: Line, query: Query) -> dict[str, Any]:
    return {**asdict(line), "marks": [list(spot) for spot in query.spots(line.text)]}
