"""The language that a command speaks: that of ``--language``, else of the settings, else of the system."""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from copy import copy
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from pmworkshop.base.errors import InputError
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import DOMAIN, ENGLISH, FOLDER, NAMES, listed, of_the_system, speak, spoken, tr, tr_noop
from pmworkshop.base.text import clean_line
from pmworkshop.cli.options import folders_of

if TYPE_CHECKING:
    from pmworkshop.session.core.session import Session

OPTION = "--language"
_CHOSEN = "pmworkshop.language"
_NOBODYS = "messages"
"""The domain of gettext that is usual, and has no words."""
_BLANK_LINE = re.compile(r"\n\s*\n")
_PLACE = re.compile(r"[A-Z]+(?: [A-Z]+)*")
_PLACES = (
    tr_noop("ACTS"),
    tr_noop("ADDRESS"),
    tr_noop("AGENDA"),
    tr_noop("DAY"),
    tr_noop("FILE"),
    tr_noop("INTEGER"),
    tr_noop("INTEGER RANGE"),
    tr_noop("NAME"),
    tr_noop("ORGANISATION"),
    tr_noop("ROLE"),
    tr_noop("SESSION"),
    tr_noop("TEXT"),
    tr_noop("TO"),
    tr_noop("WORDS"),
)
"""What click writes for arguments and values that have no name of their own."""
_USAGE = (tr_noop("[OPTIONS]"), tr_noop("COMMAND [ARGS]..."), tr_noop("[COMMAND] [ARGS]..."))
"""What click writes behind the name of a command, and behind that of a group."""

Command = TypeVar("Command", bound=click.Command)
Parameter = TypeVar("Parameter", bound=click.Parameter)
Function = TypeVar("Function", bound="Any")


def _keep(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is None or ctx.resilient_parsing:
        return
    if value not in NAMES:
        raise InputError(
            tr(
                "There is no language “{typed}”; there are {languages}.",
                typed=clean_line(value),
                languages=listed(f"{code} ({name})" for code, name in NAMES.items()),
            )
        )
    ctx.meta[_CHOSEN] = value


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(code, help=name) for code, name in NAMES.items() if code.startswith(incomplete)]


def language_option(command: Function) -> Function:
    """Add ``--language`` to the command line.

    Args:
        command: The function to extend.

    Returns:
        The same function with the option.
    """
    return click.option(
        OPTION,
        metavar="CODE",
        expose_value=False,
        is_eager=True,
        callback=_keep,
        shell_complete=_complete,
        help="Speak this language: en or de; else that of the settings, else that of the system.",
    )(command)


def language_of(option: str, folders: Folders) -> tuple[str, str]:
    """Find the language to speak.

    Args:
        option: What was given with ``--language``; empty if nothing was.
        folders: The user's folders, for the settings.

    Returns:
        Its code, and where it comes from: ``option``, ``file`` or ``system``.
    """
    if option in NAMES:
        return option, "option"
    if os.path.exists(folders.settings):  # noqa: PTH110 - one in a closed folder is none
        from pmworkshop.base.settings import language_in

        if (asked := language_in(folders.settings)) in NAMES:
            return asked, "file"
    return of_the_system(), "system"


def language_after(ctx: click.Context, parent: Session | None) -> str:
    """Return the language that a new session begins in: of ``--language``, else of the one that it continues.

    Args:
        ctx: Context of the command.
        parent: The session that it continues; None if there is none, and the language of the command counts.
    """
    return spoken() if parent is None or _CHOSEN in ctx.meta else parent.info.language


def source_of(ctx: click.Context) -> str:
    """Return where the language of a command comes from: ``option``, ``file`` or ``system``.

    Args:
        ctx: Context of the command.
    """
    return language_of(ctx.meta.get(_CHOSEN, ""), folders_of(ctx))[1]


def source_words(ctx: click.Context) -> str:
    """Say where the language of a command comes from.

    Args:
        ctx: Context of the command.
    """
    return {
        "option": tr("from --language"),
        "file": tr("from the settings"),
        "system": tr("as the system has it"),
    }[source_of(ctx)]


def speak_as_asked(words: Sequence[str]) -> None:
    """Let the program speak the language that is asked for, before anything of the command line is read.

    Args:
        words: The words of the command line.
    """
    option = _value(OPTION, words)
    code = option if option in NAMES else of_the_system()
    if "--version" not in words:  # which is the same in all languages, and told at once
        with suppress(OSError, RuntimeError):  # who needs the folders says what is wrong with them
            code = language_of(option, Folders.at(_value("--home", words)))[0]
    speak(code)
    code = spoken()  # English, if the words of the other one cannot be read
    gettext.textdomain(_NOBODYS if code == ENGLISH else DOMAIN)
    if code != ENGLISH:  # click asks the usual domain of gettext, which goes by this variable
        gettext.bindtextdomain(DOMAIN, str(FOLDER))
        os.environ["LANGUAGE"] = code


def _value(option: str, words: Sequence[str]) -> str:
    """Find the value of an option wherever it stands on the command line; the last one counts."""
    found = ""
    for place, word in enumerate(words):
        if word == "--":
            break
        if word == option:
            found = next(iter(words[place + 1 :]), "")
        elif word.startswith(f"{option}="):
            found = word.partition("=")[2]
    return found


def in_language(command: Command) -> Command:
    """Return a command whose help is in the language that is spoken now.

    Args:
        command: The command, with the help of its source.

    Returns:
        A copy of it; the command itself where English is spoken.
    """
    if spoken() == ENGLISH:
        return command
    shown = copy(command)
    shown.help = "\n\n".join(tr(" ".join(one.split())) for one in _BLANK_LINE.split((command.help or "").strip()))
    shown.params = [_translated(one, click.Context(command)) for one in command.params]
    shown.options_metavar = tr(command.options_metavar or "")
    if isinstance(shown, click.Group):
        shown.subcommand_metavar = tr(shown.subcommand_metavar)
    shown._help_option = None  # click keeps the first one that it made, in whatever language that was
    return shown


def _translated(parameter: Parameter, ctx: click.Context) -> Parameter:
    shown = copy(parameter)
    if isinstance(shown, click.Option):
        shown.help = tr(shown.help) if shown.help else shown.help
    named = parameter.metavar
    shown.metavar = tr(named) if named else _PLACE.sub(lambda place: tr(place[0]), parameter.make_metavar(ctx))
    return shown
