"""What all records have, and the values that several of them hold."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, AfterValidator(str), StringConstraints(min_length=1, max_length=240)]
Letters = Annotated[str, StringConstraints(pattern=r"^[A-Z]{0,5}$")]
Degree = Annotated[int, Field(ge=0, le=8)]
Fist = Annotated[int, Field(ge=0, le=5)]

SHARED = ConfigDict(frozen=True, extra="forbid", defer_build=True)
"""Settings that all records and their parts share."""


class Part(BaseModel):
    """A value inside a record."""

    model_config = SHARED


class RecordBase(BaseModel):
    """What all records have: an id, unique within their kind."""

    model_config = SHARED

    id: Id
