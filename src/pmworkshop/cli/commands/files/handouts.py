"""The commands that write the handouts before a workshop: run sheet and invitation."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from pmworkshop.base.errors import ExitCode, InputError, RefusedError
from pmworkshop.base.language import speaking, tr
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.options import folders_of, home_option, say, session_argument, session_named, warn
from pmworkshop.cli.standard_streams import STANDARD

if TYPE_CHECKING:
    from pmworkshop.base.folders import Folders

_out = click.option("--out", metavar="FILE", help="Where to; else, and for -, it is printed here.")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]{1,200}/?")
"""An address of a page without a path."""


@click.command()
@session_argument
@_out
@json_option
@home_option
@click.pass_context
def runsheet(ctx: click.Context, session: str, out: str | None, as_json: bool) -> int:
    """Write the run sheet of a session, to print.

    It has the times, what to cut when late, materials, the room plan, and for each module your opening words, the
    questions and your notes, on three pages at most: for the facilitator only. A FILE that ends in .html becomes a
    page to print, any other one Markdown. The whole script: pmworkshop export SESSION --format script
    """
    place = None if out == STANDARD else out
    paged = place is not None and place.casefold().endswith(".html")
    return _write(ctx, session, place, "run-sheet-page" if paged else "run-sheet", as_json)


@click.command()
@session_argument
@_out
@click.option(
    "--room", "url", metavar="URL", help="One for each leader, with the personal link to the room's page at this URL."
)
@json_option
@home_option
@click.pass_context
def invite(ctx: click.Context, session: str, out: str | None, url: str | None, as_json: bool) -> int:
    """Write the invitation to a workshop, as text for a mail.

    It says why, when, who, and what to bring. For the call before a workshop it is a short note to the
    sponsor. Nothing private stands in it, unless --room adds personal links: then --out names a folder for them.
    """
    if url is not None:
        return _with_links(ctx, session, url, out, as_json)
    return _write(ctx, session, None if out == STANDARD else out, "invitation", as_json)


def _with_links(ctx: click.Context, session: str, url: str, out: str | None, as_json: bool) -> int:
    """Write an invitation for each leader, with the personal link to the room's page."""
    from pmworkshop.cli.out_places import out_folder, tell_saved
    from pmworkshop.report.builders.report import build
    from pmworkshop.report.handouts.links import invitations_with_links
    from pmworkshop.workshop.exports import save_files
    from pmworkshop.workshop.forms import noted, tokens_of

    if not _ADDRESS.fullmatch(url):
        raise InputError(
            tr("“{url}” is no address of a page.", url=url), tr("Write it like http://192.168.1.20:8765")
        )
    if not out or out == STANDARD:
        raise InputError(tr("Personal links are for one leader each."), tr("Name a folder for them with --out."))
    folder = out_folder(out)
    whole = noted(session_named(session, folders_of(ctx)), tokens=True)
    with speaking(whole.info.language):
        report = build(whole, "facilitator")
    if report.meta.kind == "discovery":
        raise RefusedError(tr("Nobody answers on a phone in the call before a workshop."))
    fingerprint = _fingerprint(url, report.meta.day, folders_of(ctx)) if url.startswith("https:") else ""
    with speaking(whole.info.language):
        files = invitations_with_links(report, tokens_of(whole), url.rstrip("/"), fingerprint)
    if not files:
        raise RefusedError(tr("Nobody is listed in this workshop yet."), tr("Add the leaders on the stage first."))
    tell_saved(save_files(files, folder, folders_of(ctx), private=list(files)), as_json=as_json)
    return ExitCode.FINE


def _fingerprint(url: str, day: date, folders: Folders) -> str:
    """Find the fingerprint by which a phone will know the page; warn where it is not known before the day."""
    from pmworkshop.room.certificate import kept_certificate

    own = kept_certificate(urlsplit(url).hostname or "", folders, datetime.combine(day, time(12)).astimezone())
    if own is None:
        warn(
            tr(
                "The mails name no fingerprint: no certificate for {url} is known that is the same on the day.",
                url=url,
            )
        )
    return own.fingerprint if own else ""


def _write(ctx: click.Context, session: str, out: str | None, name: str, as_json: bool) -> int:
    """Write the single file of a format to the given place, or print it."""
    from pmworkshop.cli.out_places import out_file, tell_saved
    from pmworkshop.cli.session_setup import read_session
    from pmworkshop.report.files import files_of
    from pmworkshop.report.formats import TABLE, private_names
    from pmworkshop.workshop.exports import save_files

    if out and TABLE[name].caution:
        warn(tr(TABLE[name].caution))
    place = out_file(out) if out else None
    files = files_of(read_session(session_named(session, folders_of(ctx))), name)
    (data,) = files.values()
    if place is None and as_json:
        say_json({"text": data.decode()})
    elif place is None:
        say(data.decode().rstrip("\n"))
    else:
        private = private_names(files, "room")
        named = {place.name} if private else set()
        tell_saved(save_files({place.name: data}, place.parent, folders_of(ctx), private=named), as_json=as_json)
    return ExitCode.FINE
