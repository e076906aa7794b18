"""How long a measure of success has to be watched before it can be judged: ``for four weeks`` are 28 days."""

from __future__ import annotations

import re

_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {
    word: number
    for number, word in enumerate(
        ("eine?[mnr]?", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"), 1
    )
}
_UNITS = (
    {"day": 1, "week": 7, "month": 30, "quarter": 91, "tag": 1, "woche": 7, "monat": 30, "quartal": 91}
    | dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), 7)
    | dict.fromkeys(("montag", "dienstag", "mittwoch", "donnerstag", "freitag"), 7)
)
_SPAN = re.compile(
    rf"(?<![\w.,])(\d{{1,3}}|a|an|{'|'.join(_NUMBERS)})\s+(?:full\s+|whole\s+|volle\s+|ganze\s+)?"
    rf"({'|'.join(_UNITS)})(?:s|e|n|en)?\b",
    re.IGNORECASE,
)
_MOST = 366


def watched_days(measure: str) -> int:
    """Read for how many days after its due day an action has to be watched, until its measure can be seen.

    ``No date is promised outside it for four weeks`` takes 28 days; ``Four Mondays in a row`` takes 28 too; ``fewer
    than three a month`` takes a month of 30 days. Of several spans the longest counts.

    Args:
        measure: The measure of success as typed.

    Returns:
        The days, at most a year; 0 if it names no span.
    """
    spans = [_number(many) * _UNITS[unit.lower()] for many, unit in _SPAN.findall(measure)]
    return min(max(spans, default=0), _MOST)


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMBERS.get(word.lower(), 1)
