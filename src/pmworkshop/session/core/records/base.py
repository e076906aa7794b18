"""The base class of all records, and value types that several records share."""

from datetime import datetime
from typing import Annotated

from pmworkshop.base.model import After, Field, Model
from pmworkshop.base.text import clean_word

LONGEST_NAME = 240
"""Characters of a name or an id at most."""


def _in_time(moment: datetime) -> datetime:
    if moment.utcoffset() is None or not 1970 <= moment.year <= 2999:
        raise ValueError("a moment has a time zone, and a year from 1970 to 2999")
    return moment


def _name(text: str) -> str:
    """Clean a name and look at its length, in one call: a record has many."""
    text = clean_word(text)
    if len(text) > LONGEST_NAME:
        raise ValueError(f"a name has at most {LONGEST_NAME} characters")
    return text


def _id(text: str) -> str:
    if not (text := _name(text)):
        raise ValueError("an id is not empty")
    return text


Name = Annotated[str, After(_name)]
"""A short name that refers to something: a module, a subject, a window."""
Id = Annotated[str, After(_id)]
Place = Annotated[int, Field(ge=-1_000_000, le=1_000_000)]
"""A position in a list."""
Number = Annotated[int, Field(ge=0, le=10_000)]
"""A number of people, hands or rounds."""
Seconds = Annotated[int, Field(ge=0, le=10**9)]
Moment = Annotated[datetime, After(_in_time)]
"""A moment with its time zone."""
Letters = Annotated[str, Field(pattern=r"^[A-Z]{0,5}$")]
Degree = Annotated[int, Field(ge=0, le=8)]
Fist = Annotated[int, Field(ge=0, le=5)]


class Part(Model):
    """Base class of a value inside a record."""


class RecordBase(Model):
    """Base class of all records.

    Attributes:
        id: The id, unique within the kind.
    """

    id: Id
