"""Circles among things that wait for each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def cycles(waits_for: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Find circles of waiting: each named once, beginning with its earliest member.

    Found by walking each chain once (depth first, without recursion, so that a long chain does no harm).
    Of circles that share members, at least one is found; once it is broken, the next shows.

    Args:
        waits_for: What each thing waits for, in the order of the plan; unknown names are passed over.
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
