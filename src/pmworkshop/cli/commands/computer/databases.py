"""The commands that look after a database of sessions: prepare it, let roles in, share a session, purge."""

from __future__ import annotations

import click

from pmworkshop.base.errors import ExitCode
from pmworkshop.base.language import tr
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import folders_of, home_option, say, session_argument, session_named
from pmworkshop.cli.program import Commands


@click.group(cls=Commands)
@home_option
def store() -> None:
    """Look after a database that keeps sessions.

    ADDRESS is such as postgresql://fay@host/workshops. Keep the password out of it: put it into ~/.pgpass.
    """


@store.command()
@click.argument("address")
@json_option
@home_option
def prepare(address: str, as_json: bool) -> int:
    """Make the tables of sessions in a database, or bring them up to date.

    ADDRESS names the role that owns the tables, and sees all sessions. Nothing that is there is lost; a database
    that a newer version has prepared is left alone.
    """
    from pmworkshop.store.databases import prepare_database

    shown, new = prepare_database(address)
    if as_json:
        say_json({"path": shown, "new": new})
    else:
        say(tr("{shown} is prepared.", shown=shown) if new else tr("{shown} is prepared already.", shown=shown))
    return ExitCode.FINE


@store.command()
@click.argument("address")
@click.argument("role")
@json_option
@home_option
def allow(address: str, role: str, as_json: bool) -> int:
    """Let a role keep sessions in a database.

    It sees its own sessions and those that are shared with it. ROLE is a role of the server, or a group of roles.
    ADDRESS names the role that owns the tables.
    """
    from pmworkshop.store.databases import allow_role

    shown, name = allow_role(address, role)
    if as_json:
        say_json({"path": shown, "role": name})
    else:
        say(tr("{name} may keep sessions in {shown}.", name=name, shown=shown))
    return ExitCode.FINE


@store.command()
@session_argument
@click.argument("role")
@click.option(
    "--as",
    "may",
    type=click.Choice(["co-facilitator", "reader", "nobody"]),
    default="co-facilitator",
    show_default=True,
    help="What the role may do; nobody takes it back.",
)
@json_option
@home_option
@click.pass_context
def share(ctx: click.Context, session: str, role: str, may: str, as_json: bool) -> int:
    """Share a session in a database with another role, or with a group of roles.

    A co-facilitator may do all that you may, but share it or take it away. A reader opens it for reading: with all
    that it holds, answers that are still hidden too.
    """
    from pmworkshop.store.databases import share_session

    stored = session_named(session, folders_of(ctx))
    name = share_session(stored, role, may)
    if as_json:
        say_json({"path": str(stored), "role": name, "as": may})
    elif may == "nobody":
        say(tr("{name} is not shared with {role} any more.", name=stored.name, role=name))
    elif may == "reader":
        say(tr("{role} is a reader of {name}.", role=name, name=stored.name))
    else:
        say(tr("{role} is a co-facilitator of {name}.", role=name, name=stored.name))
    return ExitCode.FINE


@store.command()
@click.argument("address")
@json_option
@home_option
def purge(address: str, as_json: bool) -> int:
    """Overwrite what is left of struck words in a database.

    ADDRESS names the role that owns the tables. Nobody can write while it runs. Exits with 1 where the role may not
    do all of it. Backups, archives of the log and copies of the server keep what they hold.
    """
    from pmworkshop.store.databases import purge_database

    done = purge_database(address)
    if as_json:
        say_json([{"what": what, "done": fine} for what, fine in done])
    else:
        for what, fine in done:
            say(f"{'✓' if fine else tr('! not done')}  {what}")
        say(tr("\nBackups, archives of the log and copies of the server keep what they hold."))
    return ExitCode.FINE if all(fine for _, fine in done) else ExitCode.FINDINGS
