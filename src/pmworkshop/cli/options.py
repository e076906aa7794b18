"""What several commands share: the folder option, naming a session, and cleaning what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from pmworkshop.base.folders import HOME_VARIABLE, SESSION_SUFFIX, Folders
from pmworkshop.base.text import clean_line, clean_text
from pmworkshop.cli.environment import Environment

if TYPE_CHECKING:
    from collections.abc import Callable

    from pmworkshop.store.store import StoredSession

_HOME = "pmworkshop.home"

Command = TypeVar("Command", bound="Callable[..., Any] | click.Command")


def _keep_home(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value:
        ctx.meta[_HOME] = value


def home_option(command: Command) -> Command:
    """Add ``--home`` to a command; it counts wherever in the line it stands."""
    return click.option(
        "--home",
        metavar="DIR",
        expose_value=False,
        is_eager=True,
        callback=_keep_home,
        help=f"Keep sessions, agendas and log in DIR (else in ${HOME_VARIABLE}, else where the system keeps such).",
    )(command)


def folders_of(ctx: click.Context) -> Folders:
    """Find the folders that this command line is about."""
    return Folders.at(ctx.meta.get(_HOME))


def outside_of(ctx: click.Context) -> Environment:
    """Find what lies outside the program: this computer, unless a test handed in something else."""
    found = ctx.find_root().obj
    return found if isinstance(found, Environment) else Environment()


class SessionName(click.ParamType[str]):
    """A session as it is named on the command line: a path, an id, or the beginning of a title."""

    name = "session"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Offer the names of the session files; what their titles are is not looked up, to be quick."""
        names = [path.stem for path in folders_of(ctx).sessions()]
        found = [CompletionItem(name) for name in names if name.startswith(incomplete)]
        return [*found, CompletionItem(incomplete, type="file")]


session_argument = click.argument("session", type=SessionName())
"""SESSION on the command line."""


at_option = click.option(
    "--at",
    metavar="MOMENT",
    help="As it was then: a step's number, a module (before it was left for the last time), or a time such as 10:42.",
)
"""``--at`` on the command line; `pmworkshop.session.finding.find_moment` says what it takes."""


def session_named(text: str, folders: Folders) -> StoredSession:
    """Find a session: by the name of its file, else as `pmworkshop.store.sessions.find_session` does.

    Args:
        text: What was typed.
        folders: Where sessions are kept.

    Raises:
        InputError: No session or several have that name, or it is the address of no store.
    """
    from pmworkshop.store.addresses import stored_at
    from pmworkshop.store.sessions import find_session

    named = {path.name: path for path in folders.sessions()}
    for name in (text, f"{text}{SESSION_SUFFIX}"):
        if name in named:
            return stored_at(named[name])
    return find_session(text, folders)


def say(text: object = "") -> None:
    """Print lines, with nothing in them that a terminal could take for a command."""
    click.echo(clean_text(str(text)))


def warn(text: str) -> None:
    """Say one line to the person rather than to a file or another program."""
    click.echo(f"pmworkshop: {clean_line(text)}", err=True)
