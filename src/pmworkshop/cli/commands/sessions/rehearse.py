"""The command that rehearses a workshop with made-up answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pmworkshop.base.errors import ExitCode, InputError
from pmworkshop.base.text import count
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import SessionName, folders_of, home_option, outside_of, say, session_named

if TYPE_CHECKING:
    from datetime import date

    from pmworkshop.base.folders import Folders
    from pmworkshop.session.core.session import Session
    from pmworkshop.session.core.steps import GestureContext
    from pmworkshop.workshop.rehearsal import Rehearsed


@click.command()
@click.argument("session", type=SessionName(), required=False)
@click.option("--agenda", metavar="NAME", help="An agenda instead of a session, with made-up leaders.")
@json_option
@home_option
@click.pass_context
def rehearse(ctx: click.Context, session: str | None, agenda: str | None, as_json: bool) -> int:
    """Rehearse a workshop: go through its whole agenda with made-up answers.

    Of a SESSION its own people answer, and what was prepared in it stands there; of one that has begun, it begins
    anew. It tells in a few lines what it saw: the minutes, what does not fit so many people, and the parts in which
    nobody or nothing could be asked. All of it happens in memory; no file is read but the session's, and none is
    written. The exit code is 1 if something does not fit, else 0.
    """
    from pmworkshop.workshop.rehearsal import rehearse as go_through
    from pmworkshop.workshop.wiring import wired

    if (session is None) == (agenda is None):
        raise InputError("Name one session, or one agenda.", "Like: pmworkshop rehearse --agenda health-check")
    draw, folders = wired().draw(), folders_of(ctx)
    if agenda is not None:
        state = _with_leaders(agenda, folders, draw, outside_of(ctx).today())
    else:
        state = _as_prepared(str(session), folders)
    seen = go_through(state, draw)
    if as_json:
        say_json(
            {
                "title": state.info.title,
                "people": seen.people,
                "parts": len(state.info.agenda.modules),
                "minutes": seen.minutes,
                "needed": seen.needed,
                "warnings": seen.warnings,
                "unanswered": seen.unanswered,
            }
        )
    else:
        _say(state, seen)
    return ExitCode.FINDINGS if seen.warnings or seen.unanswered else ExitCode.FINE


def _as_prepared(name: str, folders: Folders) -> Session:
    """Read a session as it was prepared: as it is now, or after its first step if it has begun."""
    from pmworkshop.cli.session_setup import read_session

    stored = session_named(name, folders)
    whole = read_session(stored, None)
    if not whole.details:
        raise InputError(f"{stored.name} has no beginning yet: nothing was done in it.")
    return whole if whole.stage is None else read_session(stored, "1")


def _with_leaders(name: str, folders: Folders, draw: GestureContext, today: date) -> Session:
    from pmworkshop.cli.commands.computer.agendas import agenda_named
    from pmworkshop.session.core.session import Session
    from pmworkshop.session.core.steps import make_step
    from pmworkshop.session.lifecycle.begin import Setup, begin
    from pmworkshop.workshop.rehearsal import leaders

    found = agenda_named(name, folders)
    empty = Session()
    draft = begin(Setup(found, today, people=leaders(found)), draw.step)(empty, draw.again())
    return empty.apply(make_step(draft, empty, draw))


def _say(state: Session, seen: Rehearsed) -> None:
    parts, people = count(len(state.info.agenda.modules), "part"), count(seen.people, "leader")
    say(f"“{state.info.title}”: {parts}, {seen.minutes:g} min, rehearsed to the end with {people}.")
    if seen.needed > seen.minutes:
        say(f"So many leaders need {seen.needed:g} min.")
    for line in seen.warnings:
        say(line)
    for title in seen.unanswered:
        say(f"Nobody could be asked in “{title}”: no people, or nothing to answer.")
    say("All answers were made up, and nothing was kept.")
