"""The command that shows the stage in a browser."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from contextlib import suppress

import click

from pmworkshop.base.application import own_command
from pmworkshop.base.errors import ExitCode, InputError
from pmworkshop.base.folders import STORE_VARIABLE
from pmworkshop.base.language import spoken, tr
from pmworkshop.cli.options import SessionName, folders_of, home_option, say, session_named


@click.command()
@click.argument("session", type=SessionName(), required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Its port; else any that is free.")
@click.option("--no-open", is_flag=True, help="Only say the address, and open no browser.")
@home_option
@click.pass_context
def browser(ctx: click.Context, session: str | None, port: int, no_open: bool) -> int:
    """Show the stage of a session, or home, in the browser of this computer.

    For rooms where nothing but a browser may be on the wall. Nobody but this computer can reach the page, and nobody
    on it who does not know its whole address. It is there until Ctrl+C. Everything else is as in a terminal.
    """
    from pmworkshop.report.libraries import library

    library("textual_serve", tr("The stage in a browser"))
    from pmworkshop.cli.browser_page import serve

    folders = folders_of(ctx)
    words = ["--language", spoken()]
    words += ["--home", str(folders.data)] if folders.data == folders.config == folders.logs else []
    shown = ["open", "--", session_named(session, folders).address] if session is not None else []
    if folders.store:
        os.environ[STORE_VARIABLE] = folders.store  # it may hold a password, which no list of processes shows
    try:
        with suppress(KeyboardInterrupt):
            asyncio.run(serve([*own_command(), *words, *map(str, shown)], port, _telling(no_open=no_open)))
    except OSError as error:
        raise InputError(
            tr("Port {port} cannot be opened: {strerror}.", port=port, strerror=error.strerror),
            tr("Name another with --port."),
        ) from error
    say(tr("The stage in the browser is closed."))
    return ExitCode.FINE


def _telling(*, no_open: bool) -> Callable[[str], None]:
    """Return what is done once the page is open: its address is said, and the browser is sent there."""

    def tell(address: str) -> None:
        say(tr("The stage is at {address}", address=address))
        say(tr("Only this computer reaches it, and only who knows the whole address. Close it with Ctrl+C."))
        sys.stdout.flush()
        if not no_open:
            import webbrowser

            webbrowser.open(address)

    return tell
