"""The group of all commands: exit codes, errors in one line, the log, and suggestions for a mistyped command."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from pmworkshop.base.errors import ExitCode, PmworkshopError
from pmworkshop.base.fault_log import open_private_log, told_without_values
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line, clean_text, without_passwords
from pmworkshop.cli.languages import in_language, speak_as_asked
from pmworkshop.cli.options import folders_of
from pmworkshop.cli.ways_out import error_words


class Commands(click.Group):
    """A group that suggests the most similar command for one that does not exist."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, with its help in the language that is spoken now; None if there is none of that name.

        Args:
            ctx: Context of the command line.
            cmd_name: The name of the command.
        """
        found = super().get_command(ctx, cmd_name)
        return in_language(found) if found is not None else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command named by the first argument.

        Args:
            ctx: Context of the group.
            args: The arguments after the options of the group; not empty.

        Returns:
            Name, command and remaining arguments; no command while the shell completes.

        Raises:
            click.UsageError: There is no such command.
        """
        name = args[0]
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing and not name.startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(name, self.list_commands(ctx), n=1, cutoff=0.5)
            hint = tr(" Did you mean “{near}”?", near=near[0]) if near else ""
            raise click.UsageError(tr("There is no command “{name}”.{hint}", name=clean_line(name), hint=hint), ctx)
        return super().resolve_command(ctx, args)


class Program(Commands):
    """The whole command line.

    Its exit codes are 0 for success, 1 for findings, 2 for wrong usage or input, 70 for a fault of the program and
    130 for an interruption.

    Attributes:
        later: Commands that are imported when they are asked for, by name: ``room.file:function`` in `cli.commands`.
    """

    later: Mapping[str, str] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the names of all commands, those not imported yet too.

        Args:
            ctx: Context of the command line.
        """
        return sorted({*self.commands, *self.later})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported if it was not yet; None if there is none of that name.

        Args:
            ctx: Context of the command line.
            cmd_name: The name of the command.
        """
        if cmd_name not in self.commands and cmd_name in self.later:
            file, _, function = self.later[cmd_name].partition(":")
            self.add_command(getattr(import_module(f"pmworkshop.cli.commands.{file}"), function), cmd_name)
        return super().get_command(ctx, cmd_name)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **more: Any) -> NoReturn:
        """Run the command line and exit with its code; it does not return.

        Args:
            args: The arguments; None for those of the process.
            *rest: Further positional arguments of `click.Group.main`.
            **more: Further arguments of `click.Group.main`; ``standalone_mode`` is always false.

        Raises:
            SystemExit: Always, with the exit code.
        """
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        given = list(sys.argv[1:] if args is None else args)
        speak_as_asked(given)
        try:
            code = super(Program, in_language(self)).main(args, *rest, **{**more, "standalone_mode": False})
        except click.Abort:
            code = ExitCode.INTERRUPTED
        except click.exceptions.NoArgsIsHelpError as error:
            code = ExitCode.WRONG_INPUT
            error.show()
        except click.ClickException as error:
            code = ExitCode.WRONG_INPUT
            tell(_wrong_use(error), given)
        except PmworkshopError as error:
            code = error.exit_code
            tell(error_words(error), given)
        sys.exit(int(code or ExitCode.FINE))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an unexpected exception is written to the log instead of the screen.

        Args:
            ctx: Context of the command line.

        Returns:
            The exit code; None if the command returns none.

        Raises:
            PmworkshopError: The command refused its input; other expected errors are those of click.
        """
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit, PmworkshopError):
            raise
        except BrokenPipeError:
            _close_quietly()
            return ExitCode.FINE
        except Exception as error:
            click.echo(_logged(ctx, error), err=True)
            return ExitCode.OUR_FAULT


def tell(message: str, given: Sequence[str] = ()) -> None:
    """Print an error for the user; nothing that was typed can look like a line of its own or be executed.

    Args:
        message: The error.
        given: The arguments of the command line; where the message quotes one, it is cleaned.
    """
    for word in given:
        if word != clean_line(word) and word.strip():
            message = message.replace(word, clean_line(word))
    click.echo(f"pmworkshop: {without_passwords(clean_text(message).strip())}", err=True)


def _wrong_use(error: click.ClickException) -> str:
    message = clean_line(error.format_message()).rstrip(".")
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    mark = "" if message.endswith(("?", "!", ")")) else "."
    return tr(
        "{message}{mark} See: {command_path} --help",
        message=message,
        mark=mark,
        command_path=ctx.command_path if ctx else "pmworkshop",
    )


def _logged(ctx: click.Context, error: Exception) -> str:
    log = folders_of(ctx).log
    try:
        open_private_log(log)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"pmworkshop {' '.join(sys.argv[1:2])}\n{told_without_values(error)}\n\n")
    except OSError:
        return tr("pmworkshop: Something in the program failed, and the log {log} could not be written.", log=log)
    return tr(
        "pmworkshop: Something in the program failed; what was saved is safe. The details are in {log}.", log=log
    )


def _close_quietly() -> None:
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
