"""The commands that say until when single answers are kept, and that let go of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pmworkshop.base.errors import ExitCode, InputError
from pmworkshop.base.language import tr
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import (
    folders_of,
    home_option,
    optional_session,
    outside_of,
    say,
    session_argument,
    session_named,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pmworkshop.base.folders import Folders
    from pmworkshop.store.stored_session import StoredSession
    from pmworkshop.workshop.retiring import LetGo


@click.command()
@session_argument
@click.argument("day")
@json_option
@home_option
@click.pass_context
def keep(ctx: click.Context, session: str, day: str, as_json: bool) -> int:
    """Say until which DAY the single answers of a session are kept; - for no end.

    Nothing happens by itself on that day: `list` and `doctor` tell that it is over, and `retire` lets go of them.
    """
    from pmworkshop.base.dates import parse_date, spell_date
    from pmworkshop.cli.session_setup import usual_settings
    from pmworkshop.session.lifecycle.retire import keep_until
    from pmworkshop.workshop.wiring import wired

    folders = folders_of(ctx)
    stored = session_named(session, folders)
    until = None if day == "-" else parse_date(day, outside_of(ctx).today(), usual_settings(folders).dates)
    workshop = wired().open(stored, window="command")
    try:
        done = workshop.commit(keep_until(until)).session
    finally:
        workshop.close()
    if as_json:
        say_json({"id": done.id, "kept_until": until.isoformat() if until else ""})
    else:
        title = done.info.title
        say(
            tr("The single answers of “{title}” are kept until {day}.", title=title, day=spell_date(until))
            if until
            else tr("The single answers of “{title}” are kept without an end.", title=title)
        )
    return ExitCode.FINE


@click.command()
@optional_session
@click.option("--due", is_flag=True, help="All sessions whose day is over.")
@click.option("--yes", is_flag=True, help="Do not ask before.")
@json_option
@home_option
@click.pass_context
def retire(ctx: click.Context, session: str | None, due: bool, yes: bool, as_json: bool) -> int:
    """Let go of single answers, authors and names; what was agreed stays.

    Kept are the chart, outcomes, decisions, the plan with functions in place of names, and counts of answers. All
    else leaves the bytes of the file and its whole history, and cannot be brought back. A receipt says how much it
    was. Names are found where they stand in full; a first name within a sentence is not. Exports, prints and copies
    that were made before are yours to delete.
    """
    from pmworkshop.cli.session_setup import usual_settings
    from pmworkshop.workshop.retiring import retire as let_go
    from pmworkshop.workshop.wiring import wired

    folders, today = folders_of(ctx), outside_of(ctx).today()
    if (session is None) is not due:
        raise InputError(tr("Name one session, or --due for all whose day is over."))
    wanted = [session_named(session, folders)] if session else _due(folders, today)
    if wanted and not yes:
        names = ", ".join(one.name for one in wanted)
        click.confirm(
            tr("Let go of the single answers and names in {names}, for good?", names=names), abort=True, err=True
        )
    by = usual_settings(folders).facilitator
    done = [let_go(one, folders, wired(), today, by) for one in wanted]
    if as_json:
        say_json([_plain(one) for one in done])
    else:
        _tell(done)
    return ExitCode.FINE


def _due(folders: Folders, today: date) -> list[StoredSession]:
    from pmworkshop.session.lifecycle.retire import is_due
    from pmworkshop.store.sessions import list_sessions

    return [one.stored for one in list_sessions(folders) if is_due(one.kept_until, one.retired, today)]


def _tell(done: Sequence[LetGo]) -> None:
    from pmworkshop.session.lifecycle.retire import told_of

    for one in done:
        say(f"{one.title}: {told_of(one.receipt)}.")
        say(tr("The receipt is {file}.", file=one.file))
        if one.still_in:
            say(tr("Some of it still stands in these files; delete or write them again:"))
        for path in one.still_in:
            say(f"  {path}")
    if not done:
        say(tr("No session has kept its single answers for longer than agreed."))


def _plain(one: LetGo) -> dict[str, object]:
    places = {"receipt": str(one.file), "still_in": [str(path) for path in one.still_in]}
    return {"id": one.id, "title": one.title, **one.receipt.model_dump(mode="json"), **places}
