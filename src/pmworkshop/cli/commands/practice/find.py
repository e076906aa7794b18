"""The command that finds words in all sessions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from pmworkshop.base.errors import ExitCode
from pmworkshop.base.language import tr
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import folders_of, home_option, say, warn

if TYPE_CHECKING:
    from pmworkshop.practice.answer import Answer, Found
    from pmworkshop.practice.query import Query
    from pmworkshop.practice.remembered import Line


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
    from pmworkshop.practice.told import result_words, unread_words

    query = read_query(" ".join(_quoted(word) for word in words))
    found = memory_of(
        folders_of(ctx), lambda number: warn(tr("Reading {number} sessions for the first time.", number=number))
    ).find(query)
    if as_json:
        say_json(_plain(found, query))
        return ExitCode.FINE
    for block in found.sessions:
        for line in _block(block, query):
            say(line)
    say(result_words(found))
    if unread := unread_words(found):
        warn(unread)
    return ExitCode.FINE


def _quoted(word: str) -> str:
    """Keep a phrase together that the shell took the quotation marks from."""
    return f'"{word}"' if len(word.split()) > 1 and '"' not in word else word


def _block(found: Found, query: Query) -> Iterator[str]:
    from pmworkshop.practice.told import line_words

    about = found.about
    yield f"{about.day}  {about.title}{f', {about.organisation}' if about.organisation else ''}  ({about.id})"
    yield from (f"  {line_words(line, query)}" for line in found.lines)
    yield ""


def _plain(found: Answer, query: Query) -> dict[str, Any]:
    return {
        "total": found.total,
        "looked_at": found.looked_at,
        "unreadable": list(found.unreadable),
        "away": list(found.away),
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
