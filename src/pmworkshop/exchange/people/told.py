"""How a list of people was understood, in one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pmworkshop.base.language import tr
from pmworkshop.base.text import count

_WHAT = {
    "name": "name", "function": "function", "group": "group", "email": "e-mail", "sponsor": "sponsor",
    "present": "presence",
}  # fmt: skip


def places_told(places: Iterable[int], one: str = "column") -> str:
    """Name columns or lines: ``columns 2, 3 and 5``.

    Args:
        places: The numbers, from 1.
        one: The noun in the singular.

    Returns:
        The words.
    """
    numbers = [str(place) for place in sorted(set(places))]
    last = numbers.pop()
    return (
        tr("{item}s {numbers} and {last}", item=one, numbers=", ".join(numbers), last=last)
        if numbers
        else f"{one} {last}"
    )


def understood(
    people: int, used: Mapping[str, set[int]], unused: set[int], above: Sequence[int] = (), how: Sequence[str] = ()
) -> str:
    """Say how a table was understood: ``9 leaders: name from column 2; column 5 not used``.

    Args:
        people: How many people were read.
        used: The columns, from 0, that each thing was read from.
        unused: The columns, from 0, that hold something which was not used.
        above: The numbers of lines that are no people, such as a title.
        how: How the file itself was read where that is not plain.

    Returns:
        The line, without a full stop.
    """
    parts = [tr("{word} from {where}", word=word, where=where) for word, where in _wheres(used).items()]
    line = f"{count(people, 'leader', 'leaders')}: {', '.join(parts)}"
    line += tr("; {place} not used", place=places_told(place + 1 for place in unused)) if unused else ""
    line += tr("; {above} not used", above=places_told(above, "line")) if above else ""
    return f"{line} ({'; '.join(how)})" if how else line


def _wheres(used: Mapping[str, set[int]]) -> dict[str, str]:
    """Name the columns of each thing; name and function together where both are in the same one."""
    found = {word: places_told(place + 1 for place in used[key]) for key, word in _WHAT.items() if used.get(key)}
    if found["name"] != found.get("function"):
        return found
    return {"name and function": found.pop("name"), **{word: found[word] for word in found if word != "function"}}
