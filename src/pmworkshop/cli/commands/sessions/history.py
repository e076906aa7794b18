"""The commands on the course of a session: its history step by step, and the difference between two moments."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from pmworkshop.base.errors import ExitCode, InputError
from pmworkshop.base.language import tr, trc
from pmworkshop.base.text import clean_text, count
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import (
    SessionName,
    folders_of,
    home_option,
    outside_of,
    say,
    session_argument,
    session_named,
    warn,
)
from pmworkshop.cli.progress import waiting

if TYPE_CHECKING:
    from pmworkshop.interface import History
    from pmworkshop.session.core.session import Session
    from pmworkshop.session.views.narration import Told
    from pmworkshop.store.stored_session import StoredSession


@click.command()
@session_argument
@json_option
@click.option("--private", is_flag=True, help="With what the room has not been shown: your eyes only.")
@home_option
@click.pass_context
def history(ctx: click.Context, session: str, as_json: bool, private: bool) -> int:
    """Tell step by step how a session came about.

    Each step with its number, time, who made it and where, and what it changed. Of answers that were not revealed at
    that moment there is only how many were in, unless --private. A step's number can be given to `show`, `export`
    and `diff`.
    """
    from pmworkshop.interface import history as read_history
    from pmworkshop.session.views.narration import tell

    stored = session_named(session, folders_of(ctx))
    with waiting(tr("Reading the history"), shown=not as_json):
        found = read_history(stored)
    if found.lost:
        kept = len(found.steps)
        warn(
            tr(
                "{name} is damaged: {kept} of {steps} can be read, and are told here.",
                name=stored.name,
                kept=kept,
                steps=count(found.total, "step", "steps"),
            )
        )
    steps = tell(found.steps, private=private)
    if as_json:
        for line in _as_json(steps):
            click.echo(line)
        return ExitCode.FINE
    blocks = _as_blocks(found, steps)
    if outside_of(ctx).terminal():
        os.environ.setdefault("LESS", "-FRX")  # what fits on the screen is only printed
        click.echo_via_pager(
            f"{'' if place == 0 else chr(10)}{clean_text(block)}" for place, block in enumerate(blocks)
        )
    else:
        for block in blocks:
            say(block)
    return ExitCode.FINE


def _as_json(steps: Iterator[Told]) -> Iterator[str]:
    before = "["
    for told in steps:
        yield f"{before}{json.dumps(_plain(told), ensure_ascii=False)}"
        before = ","
    yield "]" if before == "," else "[]"


def _plain(told: Told) -> dict[str, Any]:
    step = told.step
    return {
        "seq": told.seq,
        "id": step.id,
        "at": step.at,
        "who": step.who,
        "window": step.window,
        "module": told.module,
        "label": step.label,
        "undoes": step.undoes,
        "changed": list(told.lines),
    }


def _as_blocks(found: History, steps: Iterator[Told]) -> Iterator[str]:
    from pmworkshop.base.dates import spell_date
    from pmworkshop.session.views.moment_parser import clock

    if not found.steps:
        yield tr("This session has no history: nothing was done in it yet.")
    day = None
    width = len(str(found.total))
    for told in steps:
        moment = clock(told.step)
        local = moment.astimezone() if moment else None
        lines = []
        if local and local.date() != day:
            lines = [spell_date(local.date())] if day is None else ["", spell_date(local.date())]
            day = local.date()
        yield "\n".join([*lines, *_step_lines(told, f"{local:%H:%M}" if local else "--:--", width)])


def _window(window: str) -> str:
    """Name the window that a step was made in."""
    return {
        "stage": trc("a window", "stage"),
        "notes": trc("a window", "notes"),
        "command": trc("a window", "command"),
        "home": trc("a window", "home"),
        "room": trc("a window", "room"),
        "prepare": trc("a window", "prepare"),
    }.get(window, window)


def _step_lines(told: Told, time: str, width: int) -> Iterator[str]:
    """Write one step: its line, and its changes below; `width` is the width of the step numbers."""
    by = ", ".join(part for part in (told.step.who, _window(told.step.window)) if part)
    yield f"{told.seq:>{width}}  {time}  {told.step.label}{f'  ({by})' if by else ''}"
    yield from (f"{'':{width}}         {line}" for line in told.lines)


@click.command()
@click.argument("before", metavar="SESSION", type=SessionName())
@click.argument("after", metavar="[OTHER]", required=False, type=SessionName())
@click.option("--from", "since", metavar="MOMENT", help="The moment of SESSION to compare; else its newest.")
@click.option("--to", "until", metavar="MOMENT", help="The moment to compare it with; else the newest.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="How to write it.",
)
@json_option
@click.option("--private", is_flag=True, help="With what the room has not been shown: your eyes only.")
@home_option
@click.pass_context
def diff(
    ctx: click.Context,
    before: str,
    after: str | None,
    since: str | None,
    until: str | None,
    form: str,
    as_json: bool,
    private: bool,
) -> int:
    """Say what differs between two sessions, or between two moments of one.

    A moment is a step's number, a module (before it was left for the last time) or a time such as 10:42. Records are
    the same where their ids are; people, roles and rows of sessions that know them by other ids are matched by name.
    """
    from pmworkshop.insight.session_diff import difference
    from pmworkshop.report.writers.diff import diff_markdown, diff_text

    if after is None and since is None:
        raise InputError(
            tr("There is nothing to compare it with."),
            tr("Name a second session, or a moment with --from, such as --from 12."),
        )
    folders = folders_of(ctx)
    earlier = session_named(before, folders)
    later = earlier if after is None else session_named(after, folders)
    sides = (_seen(side, moment, private=private) for side, moment in ((earlier, since), (later, until)))
    found = difference(*sides)
    if as_json:
        say_json({"same": found.same, **asdict(found)})
        return ExitCode.FINE
    say(diff_markdown(found).decode().rstrip("\n") if form == "markdown" else diff_text(found))
    return ExitCode.FINE


def _seen(stored: StoredSession, moment: str | None, *, private: bool) -> Session:
    from pmworkshop.cli.session_setup import read_session
    from pmworkshop.session.views.public import public

    session = read_session(stored, moment)
    if not session.details:
        raise InputError(tr("{name} has no beginning yet: nothing was done in it.", name=stored.name))
    return session if private else public(session)
