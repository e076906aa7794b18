"""The toy's agenda model."""

from typing import ClassVar, Literal

from pmworkshop.agenda.model import ModuleBase, PhaseName, Prompt, Whole
from pmworkshop.base.model import Field


class PercentModule(ModuleBase):
    """Asks each leader for a per cent.

    Attributes:
        kind: Says that the module asks for a per cent.
        prompts: The questions on the wall; each leader gives a per cent to each.
        target: The per cent that is hoped for.
    """

    possible_phases: ClassVar[tuple[PhaseName, ...]] = ("explain", "alone", "reveal")
    preparable: ClassVar[bool] = True
    kind: Literal["percent"] = "percent"
    prompts: tuple[Prompt, ...] = Field(min_length=1)
    target: Whole = Field(default=80, ge=0, le=100)
