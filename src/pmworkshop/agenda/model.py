"""The models of an agenda: its modules, their phases, prompts and priorities."""

from collections.abc import Iterator
from math import isfinite
from typing import Annotated, Any, ClassVar, Literal, Self, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SerializeAsAny,
    Strict,
    StringConstraints,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    field_validator,
)
from pydantic_core import PydanticCustomError

from pmworkshop.base.text import clean_line, clean_text
from pmworkshop.kinds import registry

Line = Annotated[str, AfterValidator(clean_line)]
"""One line of clean text."""
Filled = Annotated[str, AfterValidator(clean_line), StringConstraints(min_length=1)]
"""One line of clean text that is not empty."""
Prose = Annotated[str, AfterValidator(clean_text)]
"""Clean text of any number of lines."""
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
"""A short name for use in files: lower-case letters, digits, hyphens."""
Minutes = Annotated[float, Strict(), Field(ge=0, le=1440, allow_inf_nan=False)]
"""Minutes, whole or not, at most a day."""
Whole = Annotated[int, Strict()]
"""A whole number; neither text nor true or false stands for one."""
Switch = Annotated[bool, Strict()]
"""True or false; neither text nor a number stands for it."""

PhaseName = Literal["explain", "alone", "reveal", "group", "choose", "settle", "read_back"]
Priority = Literal["must", "short", "drop"]
Holds = Literal["request", "missing", "unwanted", "outcome", "purpose", "worry", "person", "commitment", "other"]
"""What the answers to a prompt are, so that later modules and later workshops find them."""
Scheme = Literal["RACI", "RASCI", "DACI", "RAPID"]


class AgendaModel(BaseModel):
    """Settings that all parts of an agenda share."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Prompt(AgendaModel):
    """A question as it stands on the wall.

    Attributes:
        id: Names the prompt inside its module; ``"1"``, ``"2"`` ... where the file gives none.
        text: The question, in full words.
        hint: A line under it that helps to answer.
        holds: What the answers are.
    """

    id: Slug = "1"
    text: Filled
    hint: Line = ""
    holds: Holds = "other"


class Column(AgendaModel):
    """A further value that each answer carries.

    Attributes:
        id: The key of the value in the answer.
        title: Its heading.
        type: What may be typed.
        options: The words to choose from, for ``choice``.
    """

    id: Slug
    title: Filled
    type: Literal["text", "number", "date", "choice", "person", "function"] = "text"
    options: tuple[Filled, ...] = ()


class Subject(AgendaModel):
    """A thing that is rated, chosen or ranked.

    Attributes:
        id: Names it inside its module; ``"1"``, ``"2"`` ... where the file gives none.
        text: What is asked about, in full words.
        low: What the lowest value means.
        high: What the highest value means.
    """

    id: Slug = "1"
    text: Filled
    low: Line = ""
    high: Line = ""


class Reference(AgendaModel):
    """A published figure to hold against the room's own, with what must be said about it.

    Attributes:
        text: The figure in a sentence.
        source: Who published it.
        caveat: What is not known about it; always shown with it.
    """

    text: Filled
    source: Filled
    caveat: Filled


class RoleSpec(AgendaModel):
    """A column of a chart.

    Attributes:
        code: At most four characters, for narrow grids.
        title: The role, not a person's name.
        function: The function whose leader speaks for it.
        sponsor: Whether it is the top role, which should answer for little.
    """

    code: Annotated[str, AfterValidator(clean_line), StringConstraints(min_length=1, max_length=4)]
    title: Filled
    function: Line = ""
    sponsor: Switch = False


class ActivitySpec(AgendaModel):
    """A row of a chart: a decision or an activity, worded so that one role can answer for it.

    Attributes:
        id: Names the row inside its chart.
        label: Verb first.
        question: What is at stake, in full words.
        usual: The role that often answers for it: for the facilitator, never on the wall.
    """

    id: Slug
    label: Filled
    question: Line = ""
    usual: Line = ""


class ModuleBase(AgendaModel):
    """What modules of every kind have.

    Attributes:
        id: Names the module in its agenda.
        title: Its name in full words.
        short: At most 16 characters, for the rail at the top of the stage.
        phases: Minutes of each phase, in the order they are run.
        priority: What happens to it when the room runs late: keep, shorten or drop.
        short_minutes: Its minutes when shortened.
        prompts: The questions on the wall.
        notes: Private script for the facilitator, never projected.
        mode: Run in the room, alone beforehand, or either.
        tool: Name of the facilitation method, for the run sheet.
        kind: Which kind of module it is.
    """

    id: Slug
    title: Filled
    short: Annotated[str, AfterValidator(clean_line), StringConstraints(min_length=1, max_length=16)]
    phases: dict[PhaseName, Minutes] = Field(min_length=1)
    priority: Priority = "must"
    short_minutes: Minutes | None = None
    prompts: tuple[Prompt, ...] = ()
    notes: tuple[Prose, ...] = ()
    mode: Literal["live", "solo", "either"] = "live"
    tool: Line = ""
    kind: str
    possible_phases: ClassVar[tuple[PhaseName, ...]] = get_args(PhaseName)
    """The phases that modules of this kind can go through, in their order."""
    builds_plan: ClassVar[bool] = False
    """Whether the action plan is built here."""
    reviews: ClassVar[bool] = False
    """Whether it looks at what was agreed last time."""
    repeatable: ClassVar[bool] = False
    """Whether a later module may ask the same again, with ``repeat``."""

    @field_validator("phases")
    @classmethod
    def _in_order(cls, value: dict[PhaseName, float]) -> dict[PhaseName, float]:
        """Put phases in the order they are run, whatever order a file or a journal keeps its keys in."""
        return {name: value[name] for name in get_args(PhaseName) if name in value}

    @field_validator("prompts", mode="before")
    @classmethod
    def _number_prompts(cls, value: Any) -> Any:
        return number_texts(value)

    @property
    def minutes(self) -> float:
        """The planned minutes of all phases together."""
        return sum(self.phases.values())

    def prompt(self, prompt_id: str) -> Prompt | None:
        """Find a prompt by its id."""
        return next((prompt for prompt in self.prompts if prompt.id == prompt_id), None)

    @classmethod
    def contradictions(cls, raw: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
        """Find what contradicts itself in a module of this kind, beyond what all kinds have in common.

        Args:
            raw: The module as it was parsed; it may be misshapen.

        Yields:
            The key, what was found and what was expected.
        """
        yield from ()

    @property
    def nameless(self) -> bool:
        """Whether its answers are kept without names."""
        return False

    @property
    def credit(self) -> Literal["named", "function", "nobody"]:
        """Whose name its lines show: the person's, the function's, or nobody's."""
        return "named"

    @property
    def wanted_passes(self) -> tuple[bool, ...]:
        """The passes it is asked in: False for what is, True for what is wanted."""
        return (False,)

    @property
    def value_columns(self) -> tuple[Column, ...]:
        """Further values that its lines carry."""
        return ()

    @property
    def chart(self) -> "ChartModule | None":
        """The chart that it fills in, with roles and rows; None where it fills in none."""
        return None

    @property
    def poll(self) -> "PollModule | None":
        """The statements that it asks values for; None where it has none."""
        return None

    @property
    def action_sources(self) -> tuple[str, ...]:
        """The modules that its actions may follow from; where none are named, any may be."""
        return ()

    @property
    def due_within(self) -> int | None:
        """Days from the workshop within which its actions must be due; None where it sets no limit."""
        return None

    @property
    def is_break(self) -> bool:
        """Whether the room is away from the wall."""
        return False

    def public(self) -> Self:
        """Leave out what is never projected."""
        return self.model_copy(update={"notes": ()})


class BriefModule(ModuleBase):
    """Shows text: an opening, ground rules, a break. What is said may be noted as lines.

    Attributes:
        kind: Says that the module shows text.
        text: What stands on the wall, in Markdown.
        pause: Whether it is a break; the wall then shows the time of return.
    """

    possible_phases: ClassVar[tuple[PhaseName, ...]] = ("explain",)
    kind: Literal["brief"] = "brief"
    text: Prose = ""
    pause: Switch = False

    @property
    def is_break(self) -> bool:
        """Whether it is a break."""
        return self.pause


class CollectModule(ModuleBase):
    """Collects lists: written alone, shown, grouped, chosen from.

    Attributes:
        kind: Says that the module collects lists.
        prompts: The questions on the wall; at least one.
        columns: Further values of each answer.
        attribution: Whose name an answer shows: the person's, the function's, or nobody's.
        answers: Earlier modules whose groups each need an outcome here, or are parked.
        choose: How many groups each leader may choose; 0 for no choice.
    """

    kind: Literal["collect"] = "collect"
    prompts: tuple[Prompt, ...] = Field(min_length=1)
    columns: tuple[Column, ...] = ()
    attribution: Literal["named", "function", "nobody"] = "named"
    answers: tuple[Slug, ...] = ()
    choose: Whole = Field(default=0, ge=0, le=9)

    @property
    def nameless(self) -> bool:
        """Whether its answers are kept without names."""
        return self.attribution == "nobody"

    @property
    def credit(self) -> Literal["named", "function", "nobody"]:
        """Whose name its lines show."""
        return self.attribution

    @property
    def value_columns(self) -> tuple[Column, ...]:
        """Further values that its lines carry."""
        return self.columns


class PollModule(ModuleBase):
    """Asks each leader for a value, hidden until all are shown at once.

    Attributes:
        kind: Says that the module asks each leader for a value.
        prompts: The questions on the wall; at least one.
        method: How the answer is given.
        subjects: What is asked about.
        subjects_from: Earlier modules whose groups or answers are asked about instead.
        low: Lowest value of a scale.
        high: Highest value of a scale.
        options: The words to choose from, for ``choice``.
        points: How many to spread, for ``points``; how many to place, for ``dots``.
        cap: Most of them on one subject; 0 for no cap.
        passes: Asked once (``now``), or also for what is wanted.
        repeat: The earlier module whose statements are asked again, before and after.
        anonymous: Whether answers are kept without names.
        reference: A published figure shown beside the room's own.
    """

    possible_phases: ClassVar[tuple[PhaseName, ...]] = ("explain", "alone", "reveal", "settle")
    repeatable: ClassVar[bool] = True
    kind: Literal["poll"] = "poll"
    prompts: tuple[Prompt, ...] = Field(min_length=1)
    method: Literal["scale", "choice", "rank", "points", "dots", "fist", "gradient"]
    subjects: tuple[Subject, ...] = ()
    subjects_from: tuple[Slug, ...] = ()
    low: Whole = Field(default=1, ge=0, le=100)
    high: Whole = Field(default=5, ge=1, le=100)
    options: tuple[Filled, ...] = ()
    points: Whole = Field(default=100, ge=1, le=1000)
    cap: Whole = Field(default=0, ge=0, le=1000)
    passes: tuple[Literal["now", "wanted"], ...] = ("now",)
    repeat: Slug | None = None
    anonymous: Switch = False
    reference: Reference | None = None

    @field_validator("subjects", mode="before")
    @classmethod
    def _number_subjects(cls, value: Any) -> Any:
        return number_texts(value)

    @classmethod
    def contradictions(cls, raw: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
        """Find a scale without a span, and a method without what it needs."""
        low, high = as_number(raw.get("low", 1)), as_number(raw.get("high", 5))
        if low is not None and high is not None and low >= high:
            yield "low", f"{low:g}, with {high:g} as the highest value", "a value below the highest"
        method = raw.get("method")
        if method == "choice" and not raw.get("options"):
            yield "options", "nothing", "the words to choose from, as its method is “choice”"
        if method == "dots" and "points" not in raw:
            yield "points", "nothing", "how many dots each leader places, as its method is “dots”"
        asked = any(raw.get(key) for key in ("subjects", "subjects_from", "repeat"))
        if not asked and method not in ("fist", "gradient"):
            yield "subjects", "nothing", "what is asked about, here or with subjects_from"

    @property
    def nameless(self) -> bool:
        """Whether its answers are kept without names."""
        return self.anonymous

    @property
    def wanted_passes(self) -> tuple[bool, ...]:
        """The passes it is asked in: False for what is, True for what is wanted."""
        return tuple(one == "wanted" for one in self.passes)

    @property
    def poll(self) -> "PollModule":
        """Its own statements."""
        return self


class ChartModule(ModuleBase):
    """Charts who answers for what: alone, compared, settled together.

    Attributes:
        kind: Says that the module charts who answers for what.
        prompts: The questions on the wall; at least one.
        scheme: Which letters, and what they mean.
        roles: The columns; more may be added in the room.
        activities: The rows; more may be added in the room.
        rows_from: Earlier modules whose answers are offered as rows.
        letters: Whether only owners are charted alone, or all letters.
        practice: A row to practise the letters on.
    """

    possible_phases: ClassVar[tuple[PhaseName, ...]] = ("explain", "alone", "reveal", "settle", "read_back")
    kind: Literal["chart"] = "chart"
    prompts: tuple[Prompt, ...] = Field(min_length=1)
    scheme: Scheme = "RACI"
    roles: tuple[RoleSpec, ...] = ()
    activities: tuple[ActivitySpec, ...] = ()
    rows_from: tuple[Slug, ...] = ()
    letters: Literal["owner", "all"] = "owner"
    practice: Line = ""

    @property
    def chart(self) -> "ChartModule":
        """It is a chart itself."""
        return self

    def public(self) -> Self:
        """Leave out the script and the usual owners of the rows."""
        rows = tuple(row.model_copy(update={"usual": ""}) for row in self.activities)
        return self.model_copy(update={"notes": (), "activities": rows})


class DecideModule(ModuleBase):
    """Decides on a proposal by a rule that is announced before anybody answers.

    Attributes:
        kind: Says that the module decides.
        prompts: The questions on the wall; at least one.
        proposal: What is proposed; where it is empty, it is typed in the room.
        proposal_from: Earlier modules whose answers are offered as the proposal.
        rule: What makes it a decision.
        scale: How support is shown: 0 to 5 (``fist``) or 1 to 8 (``gradient``).
    """

    possible_phases: ClassVar[tuple[PhaseName, ...]] = ("explain", "alone", "reveal", "settle", "read_back")
    kind: Literal["decide"] = "decide"
    prompts: tuple[Prompt, ...] = Field(min_length=1)
    proposal: Line = ""
    proposal_from: tuple[Slug, ...] = ()
    rule: Literal["consent", "consensus", "majority", "qualified", "sponsor"] = "consent"
    scale: Literal["fist", "gradient"] = "fist"


class PlanModule(ModuleBase):
    """Builds the action plan out of what the other modules left.

    Attributes:
        kind: Says that the module builds the plan.
        prompts: The questions on the wall; at least one.
        sources: Earlier modules that actions may follow from.
        horizon: Days from the workshop within which an action must be due.
        each: Actions asked of each leader.
    """

    possible_phases: ClassVar[tuple[PhaseName, ...]] = ("explain", "alone", "settle", "read_back")
    builds_plan: ClassVar[bool] = True
    kind: Literal["plan"] = "plan"
    prompts: tuple[Prompt, ...] = Field(min_length=1)
    sources: tuple[Slug, ...] = ()
    horizon: Whole = Field(default=90, ge=1, le=730)
    each: Whole = Field(default=1, ge=1, le=9)

    @property
    def action_sources(self) -> tuple[str, ...]:
        """The modules that it names."""
        return self.sources

    @property
    def due_within(self) -> int:
        """Its horizon."""
        return self.horizon


class ReviewModule(ModuleBase):
    """Looks at last time's open actions first, then at roles as lived against roles as agreed.

    Attributes:
        kind: Says that the module reviews.
        prompts: The questions on the wall; at least one.
    """

    possible_phases: ClassVar[tuple[PhaseName, ...]] = ("explain", "settle", "read_back")
    reviews: ClassVar[bool] = True
    kind: Literal["review"] = "review"
    prompts: tuple[Prompt, ...] = Field(min_length=1)


def _of_its_kind(value: Any, _: ValidatorFunctionWrapHandler) -> ModuleBase:
    """Validate a module by the model that is registered for its kind."""
    if isinstance(value, ModuleBase):
        return value
    if not isinstance(value, dict):
        raise PydanticCustomError("module_type", "a module is a table")
    kind = value.get("kind")
    if not isinstance(kind, str) or kind not in registry.names():
        raise PydanticCustomError("unknown_kind", "there is no such kind of module")
    return registry.model_of(kind).model_validate(value)


Module = Annotated[ModuleBase, WrapValidator(_of_its_kind), SerializeAsAny()]
"""A module of any kind that is registered."""


class Agenda(AgendaModel):
    """What a workshop asks, from the first minute to the last.

    Attributes:
        format: Version of this file format; always 1.
        id: Names the agenda in the library.
        title: The name the room sees.
        minutes: Planned minutes of all modules together.
        audience: Who should be in the room.
        outcome: What the room leaves with.
        kind: A workshop, a call with the sponsor, or a follow-up: it decides what the summary is called.
        modules: In the order they are run.
    """

    format: Literal[1] = 1
    id: Slug
    title: Filled
    minutes: Minutes
    audience: Line = ""
    outcome: Line = ""
    kind: Literal["workshop", "discovery", "follow-up"] = "workshop"
    modules: tuple[Module, ...] = Field(min_length=1)

    def module(self, module_id: str) -> Module | None:
        """Find a module by its id."""
        for module in self.modules:
            if module.id == module_id:
                return module
        return None

    def charts(self) -> "list[ChartModule]":
        """List the charts that are filled in, in the order of the agenda."""
        return [module.chart for module in self.modules if module.chart is not None]

    def polls(self) -> "list[PollModule]":
        """List the statements that values are asked for, in the order of the agenda."""
        return [module.poll for module in self.modules if module.poll is not None]

    def plan(self) -> Module | None:
        """Find the first module in which the action plan is built."""
        return next((module for module in self.modules if module.builds_plan), None)

    def review(self) -> Module | None:
        """Find the first module that looks at what was agreed last time."""
        return next((module for module in self.modules if module.reviews), None)

    def position(self, module_id: str) -> int:
        """Say the place of a module in the agenda, counted from 0; -1 if there is no such module."""
        return next((n for n, module in enumerate(self.modules) if module.id == module_id), -1)

    def holding(self, holds: Holds) -> tuple[Module, Prompt] | None:
        """Find the first prompt whose answers are of the given sort, with its module."""
        for module in self.modules:
            for prompt in module.prompts:
                if prompt.holds == holds:
                    return module, prompt
        return None

    def public(self) -> "Agenda":
        """Leave out what is never projected: the facilitator's notes and the usual owners of rows."""
        return self.model_copy(update={"modules": tuple(module.public() for module in self.modules)})


def number_texts(value: Any) -> Any:
    """Let a plain string stand for a table with that text, and number the tables that have no id."""
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
    """Read a number of a parsed file; None where it is none, or far beyond any workshop."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e6:
        return None
    return float(value) if isfinite(value) else None
