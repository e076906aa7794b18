"""The words that lists of people are written with; they stand in ``words.toml``."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from pmworkshop.base.spelling import plain

_WORDS = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def words_of(table: str) -> dict[str, tuple[str, ...]]:
    """Return the words of one table of the file.

    Args:
        table: The name of the table.

    Returns:
        The words of each key, plain, each once, in their order.
    """
    return {key: tuple(dict.fromkeys(map(plain, words.split(",")))) for key, words in _WORDS[table].items()}
