"""How many connections the system lets this program have at once."""

from __future__ import annotations

from contextlib import suppress


def allow(connections: int) -> None:
    """Let this process have so many connections and files open, as far as the system lets it; never fewer.

    Some systems let a program begin with 256, which a room with a hundred phones needs alone.

    Args:
        connections: How many.
    """
    try:
        import resource
    except ImportError:
        return  # Windows has no such limit
    with suppress(ValueError, OSError):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = connections if hard == resource.RLIM_INFINITY else min(connections, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
