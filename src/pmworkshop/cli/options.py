"""What several commands share: options, finding a session by name, and safe output."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from pmworkshop.base.folders import SESSION_SUFFIX, Folders
from pmworkshop.base.text import clean_line, clean_text
from pmworkshop.cli.environment import Environment

if TYPE_CHECKING:
    from collections.abc import Callable

    from pmworkshop.store.stored_session import StoredSession

_HOME = "pmworkshop.home"
_STORE = "pmworkshop.store"

Command = TypeVar("Command", bound="Callable[..., Any] | click.Command")


def _keep_home(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value:
        ctx.meta[_HOME] = value


def _keep_store(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value:
        ctx.meta[_STORE] = value


def home_option(command: Command) -> Command:
    """Add ``--home`` and ``--store`` to a command; they have effect at any position in the command line.

    Args:
        command: The function or command to extend.

    Returns:
        The same function or command with the options.
    """
    command = click.option(
        "--store",
        metavar="ADDRESS",
        expose_value=False,
        is_eager=True,
        callback=_keep_store,
        help="Keep sessions in a database, such as postgresql://fay@host/workshops (else in $PMWORKSHOP_STORE).",
    )(command)
    return click.option(
        "--home",
        metavar="DIR",
        expose_value=False,
        is_eager=True,
        callback=_keep_home,
        help="Keep sessions, agendas and log in DIR (else in $PMWORKSHOP_HOME, else where the system keeps such).",
    )(command)


def folders_of(ctx: click.Context) -> Folders:
    """Return the user's folders for this command line.

    Args:
        ctx: Context of the command.

    Returns:
        The folders below ``--home`` if it was given, else the usual ones; see `Folders.at`. With ``--store`` the
        database is the one that it names.
    """
    folders = Folders.at(ctx.meta.get(_HOME))
    return replace(folders, store=ctx.meta[_STORE]) if _STORE in ctx.meta else folders


def outside_of(ctx: click.Context) -> Environment:
    """Return the environment of a command.

    Args:
        ctx: Context of the command.

    Returns:
        The environment that a test passed as ``obj`` of the root context, else this computer.
    """
    found = ctx.find_root().obj
    return found if isinstance(found, Environment) else Environment()


class SessionName(click.ParamType[str]):
    """A session as named on the command line: a path, an id, or the beginning of a title."""

    name = "session"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Complete the names of session files; to be quick, their titles are not read.

        Args:
            ctx: Context of the command.
            param: The parameter to complete; not used.
            incomplete: What was typed so far.

        Returns:
            The session names with that beginning, then an item that makes the shell complete file names.
        """
        names = [path.stem for path in folders_of(ctx).sessions()]
        found = [CompletionItem(name) for name in names if name.startswith(incomplete)]
        return [*found, CompletionItem(incomplete, type="file")]


session_argument = click.argument("session", type=SessionName())
"""SESSION on the command line."""

optional_session = click.argument("session", type=SessionName(), required=False)
"""SESSION on the command line, where the command does something without one too."""


at_option = click.option(
    "--at",
    metavar="MOMENT",
    help="As it was then: a step's number, a module (before it was left for the last time), or a time such as 10:42.",
)
"""``--at`` on the command line; `pmworkshop.session.finding.find_moment` says what it takes."""


as_option = click.option(
    "--as",
    "as_name",
    metavar="NAME",
    default="",
    help="Your name, for who leads with you and for the history; else the name in your settings.",
)
"""``--as`` on the command line: who sits at this window."""


def session_named(text: str, folders: Folders) -> StoredSession:
    """Find a session by the name of its file, else as `pmworkshop.store.sessions.find_session` does.

    Args:
        text: What was typed.
        folders: The user's folders, where sessions are kept.

    Returns:
        The session; it is not opened.

    Raises:
        InputError: No session or several sessions match, or the text is an address without a store.
    """
    from pmworkshop.store.addresses import stored_at
    from pmworkshop.store.sessions import find_session

    named = {path.name: path for path in folders.sessions()}
    for name in (text, f"{text}{SESSION_SUFFIX}"):
        if name in named:
            return stored_at(named[name])
    return find_session(text, folders)


def say(text: object = "") -> None:
    """Print text on standard output, without control characters that a terminal could execute.

    Args:
        text: What to print; it may have several lines.
    """
    click.echo(clean_text(str(text)))


def warn(text: str) -> None:
    """Print one line on standard error, for the user and not for a file or another program.

    Args:
        text: What to print; its line ends become blanks.
    """
    click.echo(f"pmworkshop: {clean_line(text)}", err=True)
