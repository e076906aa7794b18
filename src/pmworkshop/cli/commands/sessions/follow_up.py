"""The command that begins a follow-up, and how other commands begin a session that continues another one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from pmworkshop.base.errors import ExitCode, InputError
from pmworkshop.base.language import speaking, tr, tr_noop, trn
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.languages import language_after
from pmworkshop.cli.options import folders_of, home_option, outside_of, say, session_argument, session_named, warn

if TYPE_CHECKING:
    from pmworkshop.base.folders import Folders
    from pmworkshop.session.core.session import Session
    from pmworkshop.session.lifecycle.begin import Setup


def parent_named(names: Sequence[str], folders: Folders) -> Session | None:
    """Read the session that a new one continues.

    Args:
        names: Names of sessions as typed; empty for none.
        folders: The user's folders, where sessions are kept.

    Returns:
        The whole session; None if none is named.

    Raises:
        InputError: Several are named, the name matches no session or several, or the session has no history.
        SessionError: Nothing in the session is readable.
    """
    from pmworkshop.cli.session_setup import read_session

    if len(names) > 1:
        raise InputError(tr("A session continues one other session, and two were named."), tr("Name the newest one."))
    if not names:
        return None
    stored = session_named(names[0], folders)
    parent = read_session(stored)
    if not parent.details:
        raise InputError(tr("{name} has no history: there is nothing to continue.", name=stored.name))
    return parent


def begin_session(ctx: click.Context, setup: Setup, *, no_open: bool, as_json: bool) -> int:
    """Create a session, print its address and id, and open its stage if there is a terminal.

    Args:
        ctx: Context of the command.
        setup: Content of the new session.
        no_open: Whether to leave the stage closed.
        as_json: Whether to print address and id as JSON; the stage stays closed then too.

    Returns:
        The exit code, which is that of the stage if it was opened.

    Raises:
        InputError: Parts of the setup contradict each other.
        StorageError: The session cannot be written.
    """
    from pmworkshop.agenda.composing import outgrown
    from pmworkshop.session.lifecycle.begin import invited
    from pmworkshop.workshop.starting import make_session

    folders, outside = folders_of(ctx), outside_of(ctx)
    with speaking(language_after(ctx, setup.parent)):
        stored, session_id = make_session(setup, folders, window="command")
    if warning := outside.warning_about(stored):
        warn(warning)
    if told := outgrown(setup.agenda, len(invited(setup))):
        warn(told)
    if as_json:
        say_json({"path": str(stored), "id": session_id})
    else:
        say(tr("{stored}\nid {session_id}", stored=stored, session_id=session_id))
    if no_open or as_json or not outside.terminal():
        return ExitCode.FINE
    return outside.stage(stored, folders)


def _tell_earlier(parent: Session, day: date, folders: Folders) -> None:
    """Tell of the sessions that continue a session already.

    Raises:
        InputError: One of them is for the same day.
    """
    from pmworkshop.store.sessions import list_sessions

    earlier = [one for one in list_sessions(folders) if one.continues == parent.id]
    for one in earlier:
        about = {"title": one.title, "before": parent.info.title, "name": one.stored.name}
        if one.day == day:
            raise InputError(
                tr("“{title}” follows “{before}” already ({name}), on the same day.", **about),
                tr("Open that one, or name another day with --date."),
            )
        warn(tr("“{title}” follows “{before}” already ({name}).", **about))


@click.command(name="follow-up")
@session_argument
@click.option("--agenda", default="follow-up", show_default=True, help="What the follow-up asks.")
@click.option("--title", default="", help="What the room sees; else Follow-up: and the title of the session.")
@click.option(
    "--date", "day", default="", help="The day of the follow-up, such as 14 Dec, 2026-12-14 or +30; else today."
)
@click.option("--ends", default="", help="The agreed end, such as 11:30.")
@click.option("--place", default="", help="Where it is, such as Room 4 or a link; it stands in the invitation.")
@click.option("--sponsor-invites", is_flag=True, help="The sponsor sends the invitation, and signs it.")
@click.option("--no-open", is_flag=True, help="Make the session and do not open the stage.")
@json_option
@home_option
@click.pass_context
def follow_up(
    ctx: click.Context,
    session: str,
    agenda: str,
    title: str,
    day: str,
    ends: str,
    place: str,
    sponsor_invites: bool,
    no_open: bool,
    as_json: bool,
) -> int:
    """Begin a follow-up of a session, and open its stage.

    What was left open comes along: actions, promises, the parking lot, the chart as agreed, and the statements of
    last time to hold the new answers against. SESSION is a path, an id, or the beginning of a title. With --json the
    stage stays closed.
    """
    from pmworkshop.base.dates import parse_date
    from pmworkshop.cli.commands.computer.agendas import agenda_named
    from pmworkshop.cli.session_setup import usual_settings
    from pmworkshop.session.core.reserved import OVER
    from pmworkshop.session.lifecycle.begin import Setup
    from pmworkshop.session.operations.details import read_end, read_name

    folders, today = folders_of(ctx), outside_of(ctx).today()
    parent = parent_named((session,), folders)
    assert parent is not None
    usual = usual_settings(folders)
    with speaking(language_after(ctx, parent)):
        asked = agenda_named(agenda, folders)
    setup = Setup(
        agenda=asked,
        day=parse_date(day, today, usual.dates) if day else today,
        title=read_name(title, tr_noop("title")),
        facilitator=usual.facilitator,
        ends=read_end(ends),
        venue=read_name(place, tr_noop("place")),
        sponsor_invites=sponsor_invites,
        parent=parent,
    )
    _tell_earlier(parent, setup.day, folders)
    still = sum(action.status not in OVER for action in parent.actions.values())
    if setup.agenda.review() is None:
        warn(tr("The agenda “{title}” reviews nothing: no action comes along.", title=setup.agenda.title))
    elif still:
        warn(trn("{number} open action comes along.", "{number} open actions come along.", still))
    else:
        warn(tr("No action is open in “{title}”.", title=parent.info.title))
    return begin_session(ctx, setup, no_open=no_open, as_json=as_json)
