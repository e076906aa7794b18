"""Values of an agenda: clean text, short names, minutes and numbers, and the words with a fixed meaning."""

from math import isfinite
from typing import Annotated, Any, Literal

from pmworkshop.base.language import tr
from pmworkshop.base.model import After, Field
from pmworkshop.base.text import clean_line, clean_text

Line = Annotated[str, After(clean_line)]
"""One line of clean text."""
Filled = Annotated[str, After(clean_line), Field(min_length=1)]
"""One line of clean text that is not empty."""
Prose = Annotated[str, After(clean_text)]
"""Clean text of any number of lines."""
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
"""A short name for use in files: lower-case letters, digits, hyphens."""
Source = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}(\.[a-z0-9][a-z0-9-]{0,39})?$")]
"""An earlier module, or after a full stop one prompt of it, ``outcomes`` for those that were noted there, or
``priorities`` for those that its vote names."""
OUTCOMES = "outcomes"
"""What stands after a module's id for the outcomes that were noted there."""
VOTED = "priorities"
"""What stands after a module's id for the priorities that its vote names."""
PRIORITIES = 3
"""How many priorities a vote names where the agenda does not say it."""
Minutes = Annotated[float, Field(strict=True, ge=0, le=1440, allow_inf_nan=False)]
"""Minutes, whole or not, at most a day."""
Turns = Annotated[float, Field(strict=True, gt=0, le=20, allow_inf_nan=False)]
"""How often one person speaks; a half where one of two does."""
Whole = Annotated[int, Field(strict=True)]
"""A whole number; neither text nor true or false stands for one."""
SMALLEST_GROUP = 3
"""The fewest people whose answers are shown without names; an agenda can only ask for more."""
Switch = Annotated[bool, Field(strict=True)]
"""True or false; neither text nor a number stands for it."""


def _of_two_letters(code: str) -> str:
    if not (len(code) == 2 and code.isascii() and code.isalpha() and code.islower()):
        raise ValueError(tr("two small letters, such as “de” (ISO 639)"))
    return code


LanguageCode = Annotated[str, After(_of_two_letters)]
"""The code of a language, of ISO 639-1."""
Translations = dict[LanguageCode, dict[str, Prose]]
"""What texts are called in other languages: by the code of each, the text as it stands, and the same in it."""


def keyed_by_lines(tables: Translations) -> Translations:
    """Key tables of translations by texts as one clean line each, however a file has broken them.

    Args:
        tables: The tables as they were read.
    """
    return {code: {clean_line(text): said for text, said in words.items()} for code, words in tables.items()}


PhaseName = Literal["explain", "alone", "reveal", "group", "choose", "settle", "read_back"]
Priority = Literal["must", "short", "drop"]
Holds = Literal[
    "request",
    "missing",
    "unwanted",
    "outcome",
    "condition",
    "measure",
    "purpose",
    "worry",
    "person",
    "commitment",
    "other",
]
"""What the answers to a prompt are, so that later modules and later workshops find them."""
Scheme = Literal["RACI", "RASCI", "DACI", "RAPID"]


def number_texts(value: Any) -> Any:
    """Turn plain strings in a list into tables with that text, and number the tables without an id.

    Args:
        value: The value as it was parsed.

    Returns:
        The list of tables; a value that is no list is returned unchanged, and so are items that are neither.
    """
    if not isinstance(value, list | tuple):
        return value
    numbered = []
    for place, item in enumerate(value, 1):
        if isinstance(item, str):
            numbered.append({"id": str(place), "text": item})
        elif isinstance(item, dict) and "id" not in item:
            numbered.append({"id": str(place), **item})
        else:
            numbered.append(item)
    return numbered


def as_number(value: object) -> float | None:
    """Read a number from a parsed file.

    Args:
        value: The value as it was parsed.

    Returns:
        The number; None if the value is no number, or one of a million or more.
    """
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e6:
        return None
    return float(value) if isfinite(value) else None
