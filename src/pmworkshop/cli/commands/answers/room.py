"""The command that opens the room's page, on which leaders answer with their phones."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmworkshop.base.errors import ExitCode, InputError, RefusedError
from pmworkshop.base.language import speak, speaking, spoken, tr
from pmworkshop.cli.options import folders_of, home_option, say, session_argument, session_named, warn

if TYPE_CHECKING:
    from pmworkshop.base.folders import Folders
    from pmworkshop.room.whereabouts import Whereabouts
    from pmworkshop.store.stored_session import StoredSession
    from pmworkshop.workshop.workshop import Workshop


@click.command()
@session_argument
@click.option("--address", metavar="IP", help="The address of this computer to open it at; else that of its network.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="Its port, 0 for any that is free; else 8765, or any that is free where another program has that.",
)
@click.option(
    "--tls/--no-tls",
    default=None,
    help="Speak TLS with a certificate of its own, valid for 30 days, or not; else as the last time.",
)
@click.option("--certificate", metavar="FILE", help="Speak TLS with this certificate, in PEM.")
@click.option("--private-key", metavar="FILE", help="The key of the certificate, in PEM.")
@click.option("--links", metavar="DIR", help="Write a mail with the personal link for each leader into this folder.")
@click.option("--for-stage", is_flag=True, hidden=True)
@click.option("--new-code", is_flag=True, help="Draw another code: every phone has to join again.")
@home_option
@click.pass_context
def room(
    ctx: click.Context,
    session: str,
    address: str | None,
    port: int | None,
    tls: bool | None,
    certificate: str | None,
    private_key: str | None,
    links: str | None,
    for_stage: bool,
    new_code: bool,
) -> int:
    """Open the room's page beside the stage: leaders answer on their phones, each alone.

    Run it in a second terminal. Phones in the same network open the address, or read the square with the camera, and
    type the code. The page shows what is asked now, takes the answer, and shows what the wall has revealed, nothing
    else. It is open until Ctrl+C, or until the stage is closed. Nothing depends on it: paper and the keyboard go on.
    """
    from pmworkshop.report.libraries import library
    from pmworkshop.room.addresses import checked, usual_address

    for name in ("starlette", "uvicorn", "segno", "jinja2"):
        library(name, tr("The room's page"))
    from pmworkshop.base.clock_ids import SystemClock
    from pmworkshop.room import whereabouts
    from pmworkshop.room.descriptors import allow
    from pmworkshop.room.server import FILES, Place, Server

    allow(FILES)
    folders = folders_of(ctx)
    at = checked(address) if address else usual_address()
    given = _given(certificate, private_key)
    stored = session_named(session, folders)
    told = _telling(stored, folders, links)
    with _opened(stored) as workshop:
        files = given or _own(at, folders, whereabouts.found(workshop.session.id, folders), tls=tls)
        place = Place(at, port, *(files or ()))
        server = Server(workshop, stored.watch(), SystemClock(), folders, place, anew=new_code, for_stage=for_stage)
        before = spoken()
        speak(workshop.session.info.language)  # phones hear what the wall says, in whichever thread
        with suppress(KeyboardInterrupt):
            asyncio.run(server.run(told))
        speak(before)
    say(tr("The room's page is closed."))
    return ExitCode.FINE


def _given(certificate: str | None, private_key: str | None) -> tuple[Path, Path] | None:
    """Find the certificate that was named, and its key; None if none was."""
    from pmworkshop.room.server import readable

    if bool(certificate) != bool(private_key):
        raise InputError(
            tr("A certificate and its key belong together."), tr("Name --certificate and --private-key.")
        )
    if not (certificate and private_key):
        return None
    files = Path(certificate), Path(private_key)
    readable(*files)
    return files


def _own(address: str, folders: Folders, before: Whereabouts | None, *, tls: bool | None) -> tuple[Path, Path] | None:
    """Find the certificate of this computer's own, and its key; None without TLS, now or the last time."""
    if not (before is not None and before.tls if tls is None else tls):
        return None
    from pmworkshop.base.clock_ids import SystemClock
    from pmworkshop.room.certificate import WHAT_IT_MEANS, own_certificate

    known = before.certificate if before else ""
    own = own_certificate(address, socket.gethostname(), folders, SystemClock().now(), known)
    say(tr(WHAT_IT_MEANS))
    return own.path, own.path


def _telling(stored: StoredSession, folders: Folders, links: str | None) -> Callable[[Whereabouts], None]:
    """Return what is told once the page is open: where it is, and on request the mails with personal links."""
    if links is None:
        return _tell
    from pmworkshop.cli.out_places import out_folder, tell_saved
    from pmworkshop.report.builders.report import build
    from pmworkshop.report.handouts.links import link_mails
    from pmworkshop.workshop.exports import save_files
    from pmworkshop.workshop.forms import noted, tokens_of

    folder, whole = out_folder(links), noted(stored, tokens=True)

    def write(where: Whereabouts) -> None:
        _tell(where)
        with speaking(whole.info.language):
            report = build(whole, "facilitator")
            files = link_mails(report, tokens_of(whole), where.url, where.code, where.fingerprint)
        tell_saved(save_files(files, folder, folders, private=list(files)))

    return write


@contextmanager
def _opened(stored: StoredSession) -> Iterator[Workshop]:
    """Open the session in a window of its own."""
    from pmworkshop.workshop.wiring import wired

    workshop = wired().open(stored, window="room")
    try:
        if not workshop.writable:
            raise RefusedError(
                tr("{name} can only be read here.", name=stored.name), tr("Ask for permission, or copy it.")
            )
        yield workshop
    finally:
        workshop.close()


def _tell(where: Whereabouts) -> None:
    from pmworkshop.room.certificate import in_rows
    from pmworkshop.room.square import in_blocks, square

    for line in in_blocks(square(where.link.upper())):
        say(line)
    say()
    say(tr("Phones: {url}   Code: {code}", url=where.url, code=where.code))
    say(tr("Your own phone: {lead_link}", lead_link=where.lead_link))
    if where.fingerprint:
        say(tr("If a phone warns, compare the fingerprint of the certificate (SHA-256):"))
        say("\n".join(f"  {row}" for row in in_rows(where.fingerprint)))
    if "//127." in where.url:
        warn(tr("This computer is in no network: only its own browser can open the page."))
    say(tr("Ctrl+C closes it."))
