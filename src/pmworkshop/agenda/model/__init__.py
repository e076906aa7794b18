"""The models of an agenda; this file has the agenda itself, and names all its parts."""

from collections.abc import Collection
from typing import Annotated, Any, Literal

from pydantic_core import PydanticCustomError

from pmworkshop.agenda.model.module import ON_ONES_OWN, ChartModule, ModuleBase, PollModule
from pmworkshop.agenda.model.modules import BriefModule, CollectModule, DecideModule, PlanModule, ReviewModule
from pmworkshop.agenda.model.parts import (
    ActivitySpec,
    AgendaModel,
    Column,
    ListItem,
    Prompt,
    Reference,
    RoleSpec,
    SecondQuestion,
    Subject,
)
from pmworkshop.agenda.model.values import (
    OUTCOMES,
    SMALLEST_GROUP,
    VOTED,
    Filled,
    Holds,
    LanguageCode,
    Line,
    Minutes,
    PhaseName,
    Priority,
    Prose,
    Scheme,
    Slug,
    Source,
    Switch,
    Translations,
    Whole,
    as_number,
    keyed_by_lines,
    number_texts,
)
from pmworkshop.base.language import ENGLISH
from pmworkshop.base.model import Field, Instead
from pmworkshop.kinds import registry

__all__ = [
    "ON_ONES_OWN",
    "OUTCOMES",
    "VOTED",
    "ActivitySpec",
    "Agenda",
    "AgendaModel",
    "BriefModule",
    "ChartModule",
    "CollectModule",
    "Column",
    "DecideModule",
    "Filled",
    "Holds",
    "LanguageCode",
    "Line",
    "ListItem",
    "Minutes",
    "Module",
    "ModuleBase",
    "PhaseName",
    "PlanModule",
    "PollModule",
    "Priority",
    "Prompt",
    "Prose",
    "Reference",
    "ReviewModule",
    "RoleSpec",
    "Scheme",
    "SecondQuestion",
    "Slug",
    "Source",
    "Subject",
    "Switch",
    "Translations",
    "Whole",
    "as_number",
    "number_texts",
]


def _of_its_kind(value: Any) -> ModuleBase:
    """Validate a module by the model that is registered for its kind."""
    if isinstance(value, ModuleBase):
        return value
    if not isinstance(value, dict):
        raise PydanticCustomError("module_type", "a module is a table")
    kind = value.get("kind")
    if not isinstance(kind, str) or kind not in registry.names():
        raise PydanticCustomError("unknown_kind", "there is no such kind of module")
    return registry.model_of(kind).model_validate(value)


Module = Annotated[ModuleBase, Instead(_of_its_kind)]
"""A module of any kind that is registered."""


class Agenda(AgendaModel):
    """What a workshop asks, from the first minute to the last.

    Attributes:
        format: Version of this file format; always 1.
        id: Names the agenda in the library.
        title: The name the room sees.
        minutes: The minutes of the clock; all modules together take at most so many.
        people: How many people its minutes are worked out for.
        audience: Who should be in the room.
        outcome: What the room leaves with.
        kind: A workshop, a call with the sponsor, or a follow-up: it decides what the summary is called.
        smallest_group: The fewest people whose answers are shown without names.
        language: The language of its texts.
        translations: Its texts in other languages, and those of its modules, keyed by the text as it stands.
        modules: In the order they are run.
    """

    format: Literal[1] = 1
    id: Slug
    title: Filled
    minutes: Minutes
    people: Whole = Field(default=8, ge=1, le=60)
    audience: Line = ""
    outcome: Line = ""
    kind: Literal["workshop", "discovery", "follow-up"] = "workshop"
    smallest_group: Whole = Field(default=SMALLEST_GROUP, ge=SMALLEST_GROUP, le=100)
    language: LanguageCode = ENGLISH
    translations: Translations = {}
    modules: tuple[Module, ...] = Field(min_length=1)
    after_check = {"translations": keyed_by_lines}

    def module(self, module_id: str) -> Module | None:
        """Find a module by its id.

        Args:
            module_id: The id of the module.

        Returns:
            The module; None if there is no such module.
        """
        for module in self.modules:
            if module.id == module_id:
                return module
        return None

    def charts(self) -> "list[ChartModule]":
        """List the chart modules, in the order of the agenda."""
        return [module.chart for module in self.modules if module.chart is not None]

    def polls(self) -> "list[PollModule]":
        """List the poll modules, in the order of the agenda."""
        return [module.poll for module in self.modules if module.poll is not None]

    def plan(self) -> Module | None:
        """Find the first module in which the action plan is built; None if there is none."""
        return next((module for module in self.modules if module.builds_plan), None)

    def review(self) -> Module | None:
        """Find the first module that reviews what was agreed last time; None if there is none."""
        return next((module for module in self.modules if module.reviews), None)

    def position(self, module_id: str) -> int:
        """Return the position of a module in the agenda.

        Args:
            module_id: The id of the module.

        Returns:
            The position, from 0; -1 if there is no such module.
        """
        return next((n for n, module in enumerate(self.modules) if module.id == module_id), -1)

    def holding(self, holds: Holds) -> tuple[Module, Prompt] | None:
        """Find the first prompt whose answers are of a given sort, with its module.

        Args:
            holds: The sort of answers.

        Returns:
            The module and the prompt; None if no prompt has such answers.
        """
        for module in self.modules:
            for prompt in module.prompts:
                if prompt.holds == holds:
                    return module, prompt
        return None

    def public(self, shown: Collection[str] = ()) -> "Agenda":
        """Return a copy without what may not be projected: notes, usual owners of rows, and figures to compare with.

        Args:
            shown: The ids of the modules whose answers are shown; beside these, published figures stay.

        Returns:
            The copy.
        """
        modules = [module if module.id in shown else module.unanswered() for module in self.modules]
        return self.model_copy(update={"translations": {}, "modules": tuple([module.public() for module in modules])})
