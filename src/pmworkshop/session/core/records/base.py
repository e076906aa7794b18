"""The base class of all records, and value types that several records share."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, AfterValidator(str), StringConstraints(min_length=1, max_length=240)]
Letters = Annotated[str, StringConstraints(pattern=r"^[A-Z]{0,5}$")]
Degree = Annotated[int, Field(ge=0, le=8)]
Fist = Annotated[int, Field(ge=0, le=5)]

SHARED = ConfigDict(frozen=True, extra="forbid", defer_build=True)
"""Settings that all records and their parts share."""


class Part(BaseModel):
    """Base class of a value inside a record."""

    model_config = SHARED


class RecordBase(BaseModel):
    """Base class of all records.

    Attributes:
        id: The id, unique within the kind.
    """

    model_config = SHARED

    id: Id
