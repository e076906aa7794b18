"""The command that rehearses a workshop with made-up answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pmworkshop.base.errors import ExitCode, InputError
from pmworkshop.base.language import tr
from pmworkshop.base.text import count
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import folders_of, home_option, optional_session, outside_of, say, session_named

if TYPE_CHECKING:
    from pmworkshop.session.core.session import Session
    from pmworkshop.session.core.steps import GestureContext
    from pmworkshop.workshop.rehearsal import Rehearsed


@click.command()
@optional_session
@click.option("--agenda", metavar="NAME", help="An agenda instead of a session, with made-up leaders.")
@click.option("--stage", "on_stage", is_flag=True, help="Open the stage, to walk through it yourself.")
@json_option
@home_option
@click.pass_context
def rehearse(ctx: click.Context, session: str | None, agenda: str | None, on_stage: bool, as_json: bool) -> int:
    """Rehearse a workshop: go through its whole agenda with made-up answers.

    Of a SESSION its own people answer, and what was prepared in it stands there; of one that has begun, it begins
    anew. It tells in a few lines what it saw: the minutes, what does not fit so many people, and the parts in which
    nobody or nothing could be asked. The exit code is 1 if something does not fit, else 0. With --stage it opens the
    stage instead, where Ctrl+R fills in made-up answers to what is asked and PgDn goes on. All of it happens in
    memory; no file is read but the session's, and none is written.
    """
    from pmworkshop.workshop.rehearsal import rehearse as go_through
    from pmworkshop.workshop.wiring import wired

    if (session is None) == (agenda is None):
        raise InputError(
            tr("Name one session, or one agenda."), tr("Like: pmworkshop rehearse --agenda health-check")
        )
    if on_stage and as_json:
        raise InputError(
            tr("--stage and --json do not go together."), tr("Without --stage, --json tells what was seen.")
        )
    draw = wired().draw()
    state = _prepared(ctx, session, agenda, draw)
    if on_stage:
        return _on_stage(ctx, state)
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


def _prepared(ctx: click.Context, session: str | None, agenda: str | None, draw: GestureContext) -> Session:
    """Read the session as it was prepared, or prepare one of the agenda with made-up leaders."""
    from pmworkshop.workshop.rehearsal import as_prepared, with_leaders

    folders = folders_of(ctx)
    if agenda is not None:
        from pmworkshop.cli.commands.computer.agendas import agenda_named

        return with_leaders(agenda_named(agenda, folders), outside_of(ctx).today(), draw)
    from pmworkshop.cli.session_setup import read_session

    stored = session_named(str(session), folders)
    read_session(stored)  # warns of a damaged one
    return as_prepared(stored)


def _on_stage(ctx: click.Context, state: Session) -> int:
    from pmworkshop.workshop.rehearsal import keep_in_memory
    from pmworkshop.workshop.wiring import wired

    outside = outside_of(ctx)
    if not outside.terminal():
        raise InputError(tr("The stage needs a terminal."), tr("Without --stage, it is gone through here."))
    return outside.stage(keep_in_memory(state, wired()), folders_of(ctx))


def _say(state: Session, seen: Rehearsed) -> None:
    parts, people = count(len(state.info.agenda.modules), "part", "parts"), count(seen.people, "leader", "leaders")
    say(
        tr(
            "“{title}”: {parts}, {minutes:g} min, rehearsed to the end with {people}.",
            title=state.info.title,
            parts=parts,
            minutes=seen.minutes,
            people=people,
        )
    )
    if seen.needed > seen.minutes:
        say(tr("So many leaders need {needed:g} min.", needed=seen.needed))
    for line in seen.warnings:
        say(line)
    for title in seen.unanswered:
        say(tr("Nobody could be asked in “{title}”: no people, or nothing to answer.", title=title))
    say(tr("All answers were made up, and nothing was kept."))
