"""The commands that create, open, list and show sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pmworkshop.base.errors import BusyError, ExitCode, InputError, WayOut
from pmworkshop.base.language import speaking, tr, tr_noop
from pmworkshop.base.text import clean_line, count
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.languages import language_after
from pmworkshop.cli.options import (
    agreed,
    as_option,
    at_option,
    folders_of,
    home_option,
    outside_of,
    say,
    session_argument,
    session_named,
    warn,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pmworkshop.store.listing import Listed
    from pmworkshop.store.stored_session import StoredSession


@click.command()
@click.argument("agenda", default="leadership-alignment")
@click.option("--title", default="", help="What the room sees; else the agenda's title.")
@click.option("--organisation", default="", help="Whose workshop it is.")
@click.option("--facilitator", default="", help="Who runs it; else the name in your settings.")
@click.option(
    "--date", "day", default="", help="The day of the workshop, such as 14 Dec, 2026-12-14 or +7; else today."
)
@click.option("--ends", default="", help="The agreed end, such as 11:30.")
@click.option("--place", default="", help="Where it is, such as Room 4 or a link; it stands in the invitation.")
@click.option(
    "--keep-until", metavar="DAY", default="", help="Until when single answers are kept; else without an end."
)
@click.option("--sponsor-invites", is_flag=True, help="The sponsor sends the invitation, and signs it.")
@click.option("--people", metavar="FILE", help="A table of people: name, function, group, e-mail, sponsor.")
@click.option("--chart", metavar="FILE", help="A chart to start from: XLSX, Markdown, CSV or TOML.")
@click.option(
    "--from",
    "parent",
    metavar="SESSION",
    multiple=True,
    help="A session to continue, such as the call before the workshop.",
)
@click.option("--no-open", is_flag=True, help="Make the session and do not open the stage.")
@json_option
@home_option
@click.pass_context
def new(
    ctx: click.Context,
    agenda: str,
    title: str,
    organisation: str,
    facilitator: str,
    day: str,
    ends: str,
    place: str,
    keep_until: str,
    sponsor_invites: bool,
    people: str | None,
    chart: str | None,
    parent: tuple[str, ...],
    no_open: bool,
    as_json: bool,
) -> int:
    """Begin a workshop, and open its stage.

    AGENDA is an id of `pmworkshop agenda list`, the beginning of one, or a file. For a file, - reads standard input.
    With --json the stage stays closed.
    """
    from pmworkshop.base.dates import parse_date
    from pmworkshop.cli.commands.computer.agendas import agenda_named
    from pmworkshop.cli.commands.files.charts import chart_named
    from pmworkshop.cli.commands.sessions.follow_up import begin_session, parent_named
    from pmworkshop.cli.session_setup import noted, people_named, understood, usual_settings
    from pmworkshop.session.lifecycle.begin import Setup
    from pmworkshop.session.operations.details import read_end, read_name

    folders, today = folders_of(ctx), outside_of(ctx).today()
    usual, before = usual_settings(folders), parent_named(parent, folders)
    with speaking(language_after(ctx, before)):
        asked = agenda_named(agenda, folders)
    setup = Setup(
        agenda=asked,
        day=parse_date(day, today, usual.dates) if day else today,
        title=read_name(title, tr_noop("title")),
        organisation=read_name(organisation, tr_noop("organisation")),
        facilitator=read_name(facilitator, tr_noop("facilitator")) or usual.facilitator,
        ends=read_end(ends),
        venue=read_name(place, tr_noop("place")),
        sponsor_invites=sponsor_invites,
        people=understood(people, noted(people, people_named(people))).people if people else (),
        chart=understood(chart, chart_named(chart)) if chart else None,
        parent=before,
        kept_until=parse_date(keep_until, today, usual.dates) if keep_until else None,
    )
    return begin_session(ctx, setup, no_open=no_open, as_json=as_json)


@click.command(name="open")
@session_argument
@click.option("--read-only", is_flag=True, help="Look, and change nothing.")
@click.option(
    "--together", is_flag=True, help="Lead it together with the stage that runs it, in a window of your own."
)
@as_option
@home_option
@click.pass_context
def open_session(ctx: click.Context, session: str, read_only: bool, together: bool, as_name: str) -> int:
    """Open the stage of a session.

    SESSION is a path, an id, or the beginning of a title. A damaged session is opened for reading: what can
    be saved of it goes into a copy beside it, and the file itself is not touched. Where another stage runs the
    session, you are asked whether you lead it together: your window follows the wall, and can look elsewhere.
    """
    folders, outside, name = folders_of(ctx), outside_of(ctx), _named(as_name)
    if read_only and together:
        raise InputError(tr("--read-only and --together do not go together."), tr("Who leads together also types."))
    stored = session_named(session, folders)
    if not outside.terminal():
        raise InputError(
            tr("The stage needs a terminal."), tr("To see a session without one: pmworkshop show SESSION")
        )
    if warning := outside.warning_about(stored):
        from pmworkshop.cli.session_setup import local_copy

        warn(warning)
        stored = local_copy(stored, folders)
    if together or not (code := _shown(ctx, stored, read_only=read_only, name=name)):
        from pmworkshop.cli.session_setup import leader

        return outside.beside(stored, folders, name=leader(folders, as_name))
    return code[0]


def _shown(ctx: click.Context, stored: StoredSession, *, read_only: bool, name: str) -> tuple[int, ...]:
    """Show the stage of a session; where another stage runs it, ask whether it is led together.

    Returns:
        The exit code of the stage; empty if it is to be led together.
    """
    try:
        return (outside_of(ctx).stage(stored, folders_of(ctx), readonly=read_only, name=name),)
    except BusyError as error:
        if error.way_out is not WayOut.WATCH_ONLY:
            raise
        if not agreed(tr("{message} Lead it together?", message=clean_line(error.message)), default=True):
            raise
        return ()


def _named(text: str) -> str:
    """Read the name that was given on the command line; empty if none was."""
    from pmworkshop.session.operations.details import read_name

    return read_name(text, tr_noop("facilitator"))


@click.command()
@session_argument
@as_option
@home_option
@click.pass_context
def notes(ctx: click.Context, session: str, as_name: str) -> int:
    """Open your private notes beside the stage of a session.

    Run it in a second terminal on the laptop's own screen, never on the wall: it shows the script, who has not
    answered yet, and what the answers mean, and takes answers that nobody else shall see typed. SESSION is a
    path, an id, or the beginning of a title.
    """
    folders, outside = folders_of(ctx), outside_of(ctx)
    stored = session_named(session, folders)
    if not outside.terminal():
        raise InputError(tr("The notes need a terminal."), tr("To have them on paper: pmworkshop runsheet SESSION"))
    return outside.notes(stored, folders, name=_named(as_name))


@click.command(name="list")
@json_option
@home_option
@click.pass_context
def list_sessions(ctx: click.Context, as_json: bool) -> int:
    """List the sessions."""
    from pmworkshop.store import sessions
    from pmworkshop.workshop.spool import waiting_counts

    folders, today = folders_of(ctx), outside_of(ctx).today()
    listed, unsaved = sessions.list_sessions(folders), waiting_counts(folders)
    if as_json:
        say_json([{"path": str(one.stored), **vars_of(one), "unsaved": unsaved.get(one.id, 0)} for one in listed])
        return ExitCode.FINE
    if not listed:
        say(tr("There is no session in {data} yet. Begin one with: pmworkshop new", data=folders.data))
    for one in listed:
        if one.away:
            warn(tr("Sessions in {stored} are not listed. {fault}", stored=one.stored, fault=one.fault))
            continue
        about = ", ".join(_about(one, unsaved.get(one.id, 0), today))
        say(f"{one.day or ''!s:10}  {one.id:16}  {one.title or one.stored.name}  ({about})")
    return ExitCode.FINE


def _about(one: Listed, waiting: int, today: date) -> Iterator[str]:
    """Say where a session stands, and what is to be done about it."""
    from pmworkshop.session.lifecycle.retire import is_due

    yield (
        tr("damaged: {fault}", fault=one.fault)
        if one.fault
        else f"{_where(one.where)}, {count(one.steps, 'step', 'steps')}"
    )
    if waiting:
        yield tr("{changes} not saved yet: open it to take them in", changes=count(waiting, "change", "changes"))
    if is_due(one.kept_until, one.retired, today):
        yield tr(
            "single answers were kept until {kept_until}: pmworkshop retire {id}",
            kept_until=one.kept_until,
            id=one.id,
        )


def _where(told: str) -> str:
    return tr("over") if told == "over" else told or tr("not begun")


def vars_of(listed: object) -> dict[str, object]:
    """Turn an entry of the session list into plain data.

    Args:
        listed: The entry, a dataclass.

    Returns:
        Its fields by name, those of entries inside it too, without `stored`.
    """
    from dataclasses import fields, is_dataclass

    assert is_dataclass(listed)
    assert not isinstance(listed, type)
    found = {one.name: getattr(listed, one.name) for one in fields(listed) if one.name != "stored"}
    return {name: _plain(value) for name, value in found.items()}


def _plain(value: object) -> object:
    from dataclasses import asdict, is_dataclass

    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


@click.command()
@session_argument
@json_option
@click.option("--private", is_flag=True, help="With what the room has not been shown: your eyes only.")
@at_option
@home_option
@click.pass_context
def show(ctx: click.Context, session: str, as_json: bool, private: bool, at: str | None) -> int:
    """Show what a session holds.

    Answers that were not revealed, e-mail addresses and your own notes are left out, unless --private.
    """
    from pmworkshop.cli.session_setup import read_session
    from pmworkshop.cli.session_view import overview, whole
    from pmworkshop.session.views.public import public

    stored = session_named(session, folders_of(ctx))
    full = read_session(stored, at)
    seen = full if private else public(full)
    if as_json:
        say_json(whole(stored, seen, private=private))
    else:
        say(overview(stored, seen, private=private))
    return ExitCode.FINE
