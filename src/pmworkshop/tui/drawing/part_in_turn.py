"""What comes next in a line of several parts, said while it is typed."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.language import tr
from pmworkshop.tui.drawing.text_cells import unbroken


def part_in_turn(parts: Sequence[str], typed: str) -> str:
    """Say which part of a line is typed now, and which one follows after the next semicolon.

    Args:
        parts: What the line consists of; empty for a line of a single part.
        typed: What is typed before the cursor.

    Returns:
        The words; empty without parts. Beyond the last part it stays with that one.
    """
    if not parts:
        return ""
    at = min(typed.count(";"), len(parts) - 1)
    now = tr("Now: {part}", part=parts[at])
    return f"{now}   {unbroken(tr('then ;'))} {parts[at + 1]}" if at + 1 < len(parts) else now
