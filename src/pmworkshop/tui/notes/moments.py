"""Hard moments in a room, as the private window and the guide tell them; the text stands in ``hard_moments.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr

_COMMAND = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Moment:
    """One hard moment.

    Attributes:
        title: What it is called.
        see: How it is noticed.
        say: Sentences that can be said aloud as they stand.
        tool: What to do, also with the program.
        avoid: What not to do.
    """

    title: str
    see: str
    say: tuple[str, ...]
    tool: tuple[str, ...]
    avoid: str


@cache
def _read() -> tuple[dict[str, Any], ...]:
    text = files(__package__).joinpath("hard_moments.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["moment"])


def moments(key: Callable[[str], str]) -> tuple[Moment, ...]:
    """Read the hard moments, in the language that is spoken.

    Args:
        key: Returns what is written for the key of a command, by its id.

    Returns:
        The moments in their order.
    """

    def several(texts: list[str]) -> tuple[str, ...]:
        return tuple(_COMMAND.sub(lambda found: key(found.group(1)), tr(text)) for text in texts)

    return tuple(
        Moment(tr(one["title"]), tr(one["see"]), several(one["say"]), several(one["tool"]), tr(one["avoid"]))
        for one in _read()
    )
