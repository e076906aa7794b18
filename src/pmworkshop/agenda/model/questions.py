"""What contradicts itself in a poll, as it was parsed: its values, what its method needs, and a second question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmworkshop.agenda.model.values import as_number
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line, in_quotes

_ONLY_WITH = {
    "low": ("scale",),
    "high": ("scale",),
    "options": ("choice",),
    "points": ("points", "dots"),
    "cap": ("points", "dots"),
    "priorities": ("dots", "points", "rank"),
}
"""Keys of a poll that only some methods use."""


def poll_faults(raw: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Find what contradicts itself in a poll: its scale, its method, a second question, groups apart without names.

    Args:
        raw: The poll as it was parsed; it may be misshapen.

    Yields:
        The key, what was found and what was expected.
    """
    yield from _without_span(raw, "low")
    yield from _lacks(raw)
    yield from _idle(raw)
    yield from _second_faults(raw)
    if raw.get("apart") is True and raw.get("anonymous") is True:
        yield "apart", tr("true, which has no effect"), tr("no such key, as answers without names belong to no group")


def _without_span(raw: dict[str, Any], key: str) -> Iterator[tuple[str, str, str]]:
    """Find a scale that does not go up."""
    low, high = as_number(raw.get("low", 1)), as_number(raw.get("high", 5))
    if low is not None and high is not None and low >= high:
        yield (
            key,
            tr("{low:g}, with {high:g} as the highest value", low=low, high=high),
            tr("a value below the highest"),
        )


def _lacks(raw: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Find what the method needs and the module does not give."""
    method = raw.get("method")
    if method == "choice" and not raw.get("options"):
        yield "options", tr("nothing"), tr("the words to choose from, as its method is “choice”")
    if method == "dots" and "points" not in raw:
        yield "points", tr("nothing"), tr("how many dots each leader places, as its method is “dots”")
    asked = any(raw.get(key) for key in ("subjects", "subjects_from", "repeat", "naming"))
    if not asked and method not in ("fist", "gradient"):
        yield "subjects", tr("nothing"), tr("what is asked about, here or with subjects_from")


def _idle(raw: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Find keys that mean nothing with the method."""
    method = raw.get("method")
    for key, methods in _ONLY_WITH.items():
        if raw.get(key) and isinstance(method, str) and method not in methods:
            needed = tr(" or ").join(in_quotes(one) for one in methods)
            yield (
                key,
                tr("a value, which has no effect"),
                tr("no such key, as it is for the method {needed}", needed=needed),
            )


def _second_faults(raw: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Find a second question, or a remark, where there can be none, and a second one that lacks something."""
    second = raw.get("second")
    for key in ("second", "remark"):
        if raw.get(key) and raw.get("method") in ("rank", "points", "dots"):
            yield key, tr("a value, which has no effect"), tr("no such key, as it is for values and words")
    if second and raw.get("passes"):
        yield "passes", tr("a value beside a second question"), tr("one of the two")
    if raw.get("label") and not second:
        yield "label", tr("a value, which has no effect"), tr("no such key without a second question")
    if isinstance(second, dict):
        yield from _labels(raw, second)
        yield from _values(raw, second)


def _labels(raw: dict[str, Any], second: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Find two questions of which the answers cannot be told apart by what they are called."""
    first, other = raw.get("label"), second.get("label")
    if isinstance(first, str) and isinstance(other, str) and clean_line(first) == clean_line(other) != "":
        yield (
            "second, label",
            tr("“{word}”, as for the first question", word=clean_line(other)),
            tr("another word"),
        )


def _values(raw: dict[str, Any], second: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Find a second question without its words or a span, and a gap between answers that are not alike."""
    if second.get("method") == "choice" and not second.get("options"):
        yield "second, options", tr("nothing"), tr("the words to choose from, as its method is “choice”")
    yield from _without_span(second, "second, low")
    if second.get("gap") and _given(raw) != _given({"method": "scale", **second}):
        yield (
            "second, gap",
            tr("true, with other values than the first question"),
            tr("the same method and values in both"),
        )


def _given(raw: dict[str, Any]) -> list[Any]:
    """Return the method of a question with the values that can be given."""
    method = raw.get("method")
    return [method, raw.get("options")] if method == "choice" else [method, raw.get("low", 1), raw.get("high", 5)]
