"""The command that follows what was said to what is done, and names the links that are missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from pmworkshop.base.errors import ExitCode, InputError
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.base.text import shorten, upper
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import at_option, folders_of, home_option, say, session_argument, session_named

if TYPE_CHECKING:
    from pmworkshop.insight.trace.chain import Link

_WIDTH = 90
_SORTS = (
    *(tr_noop("complaint"), tr_noop("outcome"), tr_noop("measure"), tr_noop("condition"), tr_noop("decision")),
    *(tr_noop("commitment"), tr_noop("row"), tr_noop("action")),
)
"""What may follow from one another, as links say it."""


@click.command()
@session_argument
@click.option("--orphans", is_flag=True, help="Only what has no link forward, one line each.")
@at_option
@json_option
@home_option
@click.pass_context
def trace(ctx: click.Context, session: str, at: str | None, orphans: bool, as_json: bool) -> int:
    """Follow each complaint to what is done about it.

    Complaint, outcome, condition, commitment, row, action: what follows stands indented below what it follows from.
    A dash says what is missing: an outcome or the parking lot for a complaint; a measure, a condition, a commitment
    or something done for an outcome; a role that answers for a row; an owner for an action, and something that it
    follows from. The exit code is 1 if a link is missing, else 0.
    """
    from pmworkshop.cli.session_setup import read_session
    from pmworkshop.insight.trace.chain import missing
    from pmworkshop.insight.trace.chain import trace as follow
    from pmworkshop.session.views.public import public

    stored = session_named(session, folders_of(ctx))
    whole = read_session(stored, at)
    if not whole.details:
        raise InputError(tr("{name} has no beginning yet: nothing was done in it.", name=stored.name))
    links = follow(public(whole))
    gaps = missing(links)
    if as_json:
        shown = [{**asdict(one), "follows": []} for one in gaps] if orphans else [asdict(one) for one in links]
        say_json({"missing": len(gaps), "links": shown})
    else:
        for line in _lines(gaps if orphans else links, below=not orphans):
            say(line)
        say(_result(len(links), len(gaps)))
    return ExitCode.FINDINGS if gaps else ExitCode.FINE


def _lines(links: Iterable[Link], depth: int = 0, *, below: bool = True) -> Iterator[str]:
    for one in links:
        note = f" ({one.note})" if one.note else ""
        gap = f" — {one.missing}" if one.missing else ""
        yield f"{'  ' * depth}{upper(tr(one.sort))}: {shorten(one.text, _WIDTH)}{note}{gap}"
        if below:
            yield from _lines(one.follows, depth + 1)


def _result(links: int, gaps: int) -> str:
    if not links:
        return tr("Nothing was said yet that something could follow from.")
    return (
        trn("{number} link is missing.", "{number} links are missing.", gaps) if gaps else tr("No link is missing.")
    )
