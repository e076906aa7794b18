"""Finds circular dependencies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def cycles(waits_for: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Find circular dependencies by a depth-first search.

    The search does not recurse, so long chains are safe. Of cycles that share members at least one is found; the next
    one is found once that one is broken.

    Args:
        waits_for: The names that each name depends on, in the order of the plan; unknown names are ignored.

    Returns:
        Each cycle once, beginning with its earliest member, in the order of the plan; empty if there are none.
    """
    place = {name: number for number, name in enumerate(waits_for)}
    found: dict[tuple[str, ...], None] = {}
    finished: set[str] = set()
    for start in waits_for:
        if start in finished:
            continue
        path = [start]
        on_path = {start}
        branches: list[Iterator[str]] = [iter(waits_for[start])]
        while path:
            following = next(branches[-1], None)
            if following is None:
                branches.pop()
                finished.add(path[-1])
                on_path.discard(path.pop())
            elif following in on_path:
                circle = path[path.index(following) :]
                first = circle.index(min(circle, key=place.__getitem__))
                found[(*circle[first:], *circle[:first])] = None
            elif following in waits_for and following not in finished:
                path.append(following)
                on_path.add(following)
                branches.append(iter(waits_for[following]))
    return tuple(sorted(found, key=lambda circle: [place[name] for name in circle]))
