"""What a command tells, as JSON for other programs; ``docs/scripts.md`` lists the keys of every command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from pmworkshop.cli.options import say

if TYPE_CHECKING:
    from pmworkshop.workshop.exports import Saved

json_option = click.option("--json", "as_json", is_flag=True, help="For other programs.")
"""``--json`` on the command line."""


def as_text(data: object) -> str:
    """Write plain data as indented JSON.

    Args:
        data: Plain data; other values are written as their ``str``.

    Returns:
        The JSON text; letters outside ASCII are kept.
    """
    import json

    return json.dumps(data, ensure_ascii=False, indent=2, default=str)


def say_json(data: object) -> None:
    """Print plain data as JSON on standard output.

    Args:
        data: Plain data, as for `as_text`.
    """
    say(as_text(data))


def saved_plain(saved: Saved) -> dict[str, Any]:
    """List the files that were written, and those that were kept because a person had changed them.

    Args:
        saved: What was written and kept.

    Returns:
        The paths as plain data.
    """
    return {
        "written": [str(path) for path in saved.written],
        "kept": [{"file": str(path), "as": str(where)} for path, where in saved.kept.items()],
    }
