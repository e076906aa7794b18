"""How a list of people was understood, in one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from pmworkshop.base.language import listed, tr, tr_noop, trn
from pmworkshop.base.text import count

_WHAT = {
    "name": tr_noop("name"),
    "function": tr_noop("function"),
    "group": tr_noop("group"),
    "email": tr_noop("e-mail"),
    "sponsor": tr_noop("sponsor"),
    "present": tr_noop("presence"),
}
_BOTH = tr_noop("name and function")


class Fault(NamedTuple):
    """What cannot be understood in a line.

    Attributes:
        line: The number of the line.
        words: What is wrong, without a place.
    """

    line: int
    words: str

    def __str__(self) -> str:
        """Return it with its place."""
        return tr("line {place}: {fault}", place=self.line, fault=self.words)


def places_told(places: Iterable[int], one: Literal["column", "line"] = "column") -> str:
    """Name columns or lines: ``columns 2, 3 and 5``.

    Args:
        places: The numbers, from 1.
        one: What they are.

    Returns:
        The words.
    """
    numbers = sorted(set(places))
    told = listed(map(str, numbers))
    if one == "column":
        return trn("column {places}", "columns {places}", len(numbers), places=told)
    return trn("line {places}", "lines {places}", len(numbers), places=told)


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
    parts = [tr("{what} from {where}", what=tr(word), where=where) for word, where in _wheres(used).items()]
    line = f"{count(people, 'leader', 'leaders')}: {', '.join(parts)}"
    line += tr("; {places} not used", places=places_told(place + 1 for place in unused)) if unused else ""
    line += tr("; {places} not used", places=places_told(above, "line")) if above else ""
    return f"{line} ({'; '.join(how)})" if how else line


def _wheres(used: Mapping[str, set[int]]) -> dict[str, str]:
    """Name the columns of each thing; name and function together where both are in the same one."""
    found = {word: places_told(place + 1 for place in used[key]) for key, word in _WHAT.items() if used.get(key)}
    if found["name"] != found.get("function"):
        return found
    return {_BOTH: found.pop("name"), **{word: found[word] for word in found if word != "function"}}
