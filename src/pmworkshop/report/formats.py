"""The formats that a session can be exported as: one line each, and one file with the writer that it names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal

from pmworkshop.report.model.audience import AUDIENCES, Audience


@dataclass(frozen=True, slots=True)
class Format:
    """A format of an export.

    Attributes:
        name: What it is asked for by.
        purpose: What it is for, in words.
        writer: Where its writer is, ``package.module:function``; it is imported when it is first used.
        files: The names of the files that it may make.
        takes: What the writer takes: the Report of an audience, or the id of the session and its whole history.
        audiences: For whom it can be written.
        usual: Whether it is written where no format is named.
        caution: What is said to the person who asks for it; may be empty.
    """

    name: str
    purpose: str
    writer: str
    files: tuple[str, ...]
    takes: Literal["report", "history"] = "report"
    audiences: tuple[Audience, ...] = AUDIENCES
    usual: bool = False
    caution: str = ""

    def load(self) -> Callable[..., dict[str, bytes]]:
        """Import the writer.

        Returns:
            A function that gives the content of each file by its name.
        """
        module, _, name = self.writer.partition(":")
        found: Any = getattr(import_module(module), name)
        made: Callable[..., dict[str, bytes]] = found
        return made


_WRITERS = "pmworkshop.report.writers"

TABLE: dict[str, Format] = {
    row.name: row
    for row in (
        Format(
            "markdown",
            "the summary, the charts and the action plan, to read",
            f"{_WRITERS}.documents:markdown_files",
            ("summary.md", "raci.md", "action-plan.md"),
            usual=True,
        ),
        Format("toml", "the summary as data", f"{_WRITERS}.summary_toml:toml_files", ("summary.toml",), usual=True),
        Format(
            "session",
            "the whole session with its history, everything private included; it can be imported",
            f"{_WRITERS}.session_file:session_files",
            ("session.toml",),
            takes="history",
            caution="session.toml holds everything, also what was not shown to the room: keep it to yourself.",
        ),
    )
}
"""Every format, by its name, in the order in which they are listed."""


def usual() -> tuple[str, ...]:
    """List the formats of an export that names none.

    Returns:
        Their names.
    """
    return tuple(row.name for row in TABLE.values() if row.usual)
