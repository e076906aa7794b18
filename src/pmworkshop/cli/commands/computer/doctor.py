"""The command that checks whether this computer is ready for a workshop."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import ExitCode, InputError
from pmworkshop.base.language import NAMES, listed, spoken, tr, trn
from pmworkshop.base.text import count
from pmworkshop.cli.json_output import json_option, say_json
from pmworkshop.cli.languages import source_words
from pmworkshop.cli.options import folders_of, home_option, outside_of, say

if TYPE_CHECKING:
    from datetime import date

    from pmworkshop.base.folders import Folders

_LEAST_SPACE = 100 * 1024 * 1024
_LEAST_SIZE = (80, 24)


@dataclass(frozen=True, slots=True)
class Look:
    """The result of one check.

    Attributes:
        what: What was checked.
        found: The value found.
        advice: What to do about it; empty if nothing needs attention.
    """

    what: str
    found: str
    advice: str = ""


@click.command()
@click.option("--room", "phones", is_flag=True, help="Look whether phones can reach the room's page, too.")
@json_option
@home_option
@click.pass_context
def doctor(ctx: click.Context, phones: bool, as_json: bool) -> int:
    """Look whether this computer is ready for a workshop.

    Exits with 1 if something needs attention.
    """
    looks = [
        *_system(),
        _language(ctx),
        *_folders(folders_of(ctx)),
        *_settings(folders_of(ctx)),
        *_sessions(folders_of(ctx)),
    ]
    looks += _due(folders_of(ctx), outside_of(ctx).today())
    looks += _unsaved(folders_of(ctx))
    if outside_of(ctx).terminal():
        looks += _terminal()
    if phones:
        looks += _phones()
    wanting = sum(bool(look.advice) for look in looks)
    if as_json:
        say_json({"ready": not wanting, "looks": [asdict(look) for look in looks]})
    else:
        _print(looks, wanting)
    return ExitCode.FINDINGS if wanting else ExitCode.FINE


def _print(looks: Sequence[Look], wanting: int) -> None:
    for look in looks:
        say(f"{'!' if look.advice else '✓'} {look.what}: {look.found}")
        if look.advice:
            say(f"    {look.advice}")
    told = trn("\n{number} thing needs attention.", "\n{number} things need attention.", wanting)
    say(told if wanting else tr("\nReady."))


def _system() -> Iterator[Look]:
    import sqlite3

    from pmworkshop import __version__

    yield Look("pmworkshop", __version__, _twice())
    yield Look("Python", sys.version.split()[0])
    strict = sqlite3.sqlite_version_info >= (3, 37)
    yield Look("SQLite", sqlite3.sqlite_version, "" if strict else tr("Sessions need 3.37: install a newer Python."))
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    wrong = "" if encoding.startswith("utf8") else tr("Letters outside it show as “?”. Set LANG to a UTF-8 one.")
    yield Look(tr("Text"), sys.stdout.encoding or tr("unknown"), wrong)


def _twice() -> str:
    """Say which programs of this name can be started, if there is more than one; empty else."""
    found: dict[str, str] = {}
    for folder in filter(None, os.environ.get("PATH", "").split(os.pathsep)):
        if there := shutil.which("pmworkshop", path=folder):
            found.setdefault(os.path.realpath(there), there)
    first, *others = found.values() or [""]
    if not others:
        return ""
    return tr(
        "{first} is started by its name, and there is also {others}: take one off, so that no older one runs.",
        first=first,
        others=listed(others),
    )


def _language(ctx: click.Context) -> Look:
    """Say which language is spoken, and where it comes from."""
    return Look(tr("Language"), f"{NAMES.get(spoken(), spoken())} ({source_words(ctx)})")


def _folders(folders: Folders) -> Iterator[Look]:
    named = (
        (tr("Sessions folder"), folders.data, True),
        (tr("Settings folder"), folders.config, False),
        (tr("Log folder"), folders.logs, False),
    )
    for what, folder, private in named:
        there = _nearest(folder)
        usable = os.path.isdir(there) and os.access(there, os.W_OK | os.X_OK)  # noqa: PTH112 - a closed one is none
        fault = "" if usable else tr("It cannot be written to. Name another with --home.")
        seen = _seen(folder) if private else ""
        yield Look(what, str(folder), fault or seen)
    free = shutil.disk_usage(_nearest(folders.data)).free
    low = "" if free >= _LEAST_SPACE else tr("That is little for a day of work: make room.")
    yield Look(tr("Free space"), tr("{free} MB", free=free // (1024 * 1024)), low)


def _seen(folder: Path) -> str:
    """Say what to do where others can see the names of files in a folder; Windows has no such rights."""
    open_to_others = sys.platform != "win32" and os.path.isdir(folder) and folder.stat().st_mode & 0o077  # noqa: PTH112
    return (
        tr("Others on this computer can see what it holds: chmod 700 {folder}", folder=shlex.quote(str(folder)))
        if open_to_others
        else ""
    )


def _settings(folders: Folders) -> Iterator[Look]:
    from pmworkshop.base.settings import is_there
    from pmworkshop.tui.shell.catalogue import settings_of

    found = tr("from the file") if is_there(folders.settings) else tr("as the program has them")
    yield Look(tr("Settings"), found, settings_of(folders)[1])


def _nearest(folder: Path) -> Path:
    return next(place for place in (folder, *folder.absolute().parents) if os.path.exists(place))  # noqa: PTH110


def _sessions(folders: Folders) -> Iterator[Look]:
    from pmworkshop.store.databases import database_looks
    from pmworkshop.store.sessions import list_sessions

    listed = list_sessions(folders)
    damaged = [one for one in listed if one.fault and not one.away]
    names = ", ".join(one.stored.name for one in damaged)
    advice = tr("Cannot be opened: {names}. pmworkshop open saves what can be read.", names=names) if damaged else ""
    yield Look(tr("Sessions"), str(sum(not one.away for one in listed)), advice)
    for what, found, fault in database_looks(folders):
        yield Look(what, found, fault)


def _due(folders: Folders, today: date) -> Iterator[Look]:
    """Tell whose single answers are kept for longer than was agreed."""
    from pmworkshop.session.lifecycle.retire import is_due
    from pmworkshop.store.sessions import list_sessions

    due = [one for one in list_sessions(folders) if is_due(one.kept_until, one.retired, today)]
    if due:
        names = ", ".join(one.title for one in due)
        yield Look(
            tr("Kept too long"),
            tr("single answers of {names}", names=names),
            tr("Let go of them: pmworkshop retire --due"),
        )


def _unsaved(folders: Folders) -> Iterator[Look]:
    from pmworkshop.store.sessions import list_sessions
    from pmworkshop.workshop.spool import earlier_files, earlier_words, spools

    here = {one.id for one in list_sessions(folders)}
    for one in spools(folders):
        advice = tr("Open it: pmworkshop open {session}. It offers to take them in.", session=one.session)
        if one.session not in here:
            advice = tr(
                "Open {store}, which offers to take them in. They lie in {path}",
                store=one.store or tr("its session"),
                path=one.path,
            )
        yield Look(
            tr("Not saved"),
            tr("{changes} of “{title}”", changes=count(len(one.items), "change", "changes"), title=one.title),
            advice,
        )
    earlier = earlier_files(folders)
    if earlier:
        told = tr("{earlier}: type what is still needed again, then delete it.", earlier=earlier_words(earlier))
        yield Look(tr("Not saved"), count(len(earlier), "answer", "answers"), told)


def _terminal() -> Iterator[Look]:
    from pmworkshop.cli.commands.computer.terminal_words import faults_of, name_of

    size = shutil.get_terminal_size()
    small = size.columns < _LEAST_SIZE[0] or size.lines < _LEAST_SIZE[1]
    yield Look(
        tr("Terminal"), f"{size.columns} x {size.lines}", tr("The stage needs 80 x 24: enlarge it.") if small else ""
    )
    advice = " ".join(faults_of(os.environ, sys.platform))
    yield Look(tr("Terminal program"), name_of(os.environ, sys.platform), advice)
    term, colours = os.environ.get("TERM", ""), os.environ.get("COLORTERM", "")
    plain = tr("NO_COLOR is set") if os.environ.get("NO_COLOR") else ""
    yield Look(tr("Colour"), plain or (tr("full") if colours in ("truecolor", "24bit") else term or tr("unknown")))


def _phones() -> Iterator[Look]:
    """Look what phones can reach, and whether the page for them is installed."""
    from pmworkshop.report.libraries import library
    from pmworkshop.room.networks import facts, found_in

    try:
        for name in ("starlette", "uvicorn", "segno", "jinja2"):
            library(name, tr("The room's page"))
    except InputError as missing:
        yield Look(tr("Phones"), tr("the room's page cannot be opened"), str(missing))
        return
    yield from (Look(one.what, one.says, one.advice) for one in found_in(facts(), 8765))
