"""Where the parts of a line stand that semicolons separate."""

from __future__ import annotations


def part_spans(line: str) -> list[tuple[int, int]]:
    """Find the parts of a line.

    Args:
        line: The line, with semicolons between its parts.

    Returns:
        Start and end of each part without the blanks around it; one part at least.
    """
    spans, at = [], 0
    for part in line.split(";"):
        inner = part.strip()
        start = at + (part.index(inner) if inner else min(1, len(part)))
        spans.append((start, start + len(inner)))
        at += len(part) + 1
    return spans


def part_at(line: str, place: int) -> int:
    """Return the number of the part in which a place of a line is.

    Args:
        line: The line.
        place: Number of characters before the place.

    Returns:
        The number of the part, from 0.
    """
    return line.count(";", 0, place)
