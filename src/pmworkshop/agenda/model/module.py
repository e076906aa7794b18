"""What modules of every kind have, and the two that a module of any kind may hold: statements and a chart."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal, Self, get_args

from pmworkshop.agenda.model.parts import (
    ActivitySpec,
    Column,
    Prompt,
    Reference,
    RoleSpec,
    SecondQuestion,
    Subject,
)
from pmworkshop.agenda.model.questions import poll_faults
from pmworkshop.agenda.model.values import (
    PRIORITIES,
    Filled,
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
    Turns,
    Whole,
    keyed_by_lines,
    number_texts,
)
from pmworkshop.base.language import ENGLISH, tr
from pmworkshop.base.model import After, Field, Model
from pmworkshop.base.text import clean_line

ON_ONES_OWN: tuple[PhaseName, ...] = ("explain", "alone")
"""The phases that each leader goes through alone, where a module is answered before the room meets."""
UNSEEN: dict[str, Any] = {
    "opening": "", "notes": (), "probes": (), "stuck": "", "cut": "", "source": "", "translations": {},
}  # fmt: skip
"""The keys that are for the facilitator alone, as they are in what may be projected."""


def _in_order(phases: dict[PhaseName, float]) -> dict[PhaseName, float]:
    """Put phases in the order they are run, whatever order a file or a journal keeps its keys in."""
    return {name: phases[name] for name in get_args(PhaseName) if name in phases}


class ModuleBase(Model):
    """What modules of every kind have.

    Attributes:
        id: Names the module in its agenda.
        title: Its name in full words.
        short: At most 16 characters, for the rail at the top of the stage.
        phases: Minutes of each phase, in the order they are run.
        priority: What happens to it when the room runs late: keep, shorten or drop.
        short_minutes: Its minutes when shortened.
        prompts: The questions on the wall.
        opening: What the facilitator says to begin it; never projected.
        notes: Private script for the facilitator, never projected.
        probes: Questions that help when answers stay vague; for the facilitator alone.
        stuck: What to do when the room is stuck; for the facilitator alone.
        cut: What to leave out when time is short; for the facilitator alone.
        turns: How many turns each person has in a phase, to speak or to be asked alone, of 40 seconds each; a part of
            one for less. With them its minutes grow with the number of people.
        leaves: What it leaves behind, in one line, for the shelf of modules.
        source: Where the method or a figure is from; for the facilitator alone, in the notes and on the run sheet.
        mode: Run in the room, alone beforehand, or either. What is asked beforehand takes none of the room's time.
        tool: Name of the facilitation method, for the run sheet.
        language: The language of its texts.
        translations: Its texts in other languages, keyed by the text as it stands.
        kind: Which kind of module it is.
    """

    id: Slug
    title: Filled
    short: Annotated[str, After(clean_line), Field(min_length=1, max_length=16)]
    phases: dict[PhaseName, Minutes] = Field(min_length=1)
    priority: Priority = "must"
    short_minutes: Minutes | None = None
    prompts: tuple[Prompt, ...] = ()
    opening: Prose = ""
    notes: tuple[Prose, ...] = ()
    probes: tuple[Filled, ...] = ()
    stuck: Prose = ""
    cut: Prose = ""
    turns: dict[PhaseName, Turns] = {}
    leaves: Line = ""
    source: Line = ""
    mode: Literal["live", "solo", "either"] = "live"
    tool: Line = ""
    language: LanguageCode = ENGLISH
    translations: Translations = {}
    kind: str
    before_check = dict.fromkeys(("prompts", "subjects", "items"), number_texts)
    after_check = {"phases": _in_order, "translations": keyed_by_lines}
    possible_phases: ClassVar[tuple[PhaseName, ...]] = get_args(PhaseName)
    """The phases that modules of this kind can go through, in their order."""
    builds_plan: ClassVar[bool] = False
    """Whether the action plan is built here."""
    reviews: ClassVar[bool] = False
    """Whether it looks at what was agreed last time."""
    repeatable: ClassVar[bool] = False
    """Whether a later module may ask the same again, with ``repeat``."""
    asks_once: ClassVar[bool] = False
    """Whether it has one question, and no place for another."""
    written: ClassVar[bool] = False
    """Whether its questions are answered in lines that each person writes alone."""
    preparable: ClassVar[bool] = False
    """Whether a leader can answer it alone, in a file of their own."""

    @property
    def in_room(self) -> dict[PhaseName, float]:
        """The phases that take the room's time, with their minutes: without what is asked alone beforehand."""
        if self.mode != "solo":
            return self.phases
        return {name: length for name, length in self.phases.items() if name not in ON_ONES_OWN}

    @property
    def minutes(self) -> float:
        """The planned minutes of the phases in the room together."""
        return sum(self.in_room.values())

    def prompt(self, prompt_id: str) -> Prompt | None:
        """Find a prompt by its id.

        Args:
            prompt_id: The id of the prompt.

        Returns:
            The prompt; None if the module has no such prompt.
        """
        for prompt in self.prompts:
            if prompt.id == prompt_id:
                return prompt
        return None

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

    def asks_for_names(self, prompt_id: str) -> bool:
        """Tell whether each answer to a prompt belongs to somebody, if only to the room as a whole.

        Args:
            prompt_id: The id of the prompt.

        Returns:
            False unless the module collects lists under the names of people or functions.
        """
        return False

    @property
    def wanted_passes(self) -> tuple[bool, ...]:
        """The passes it is asked in: False for what is, True for what is wanted."""
        return (False,)

    @property
    def asks_twice(self) -> bool:
        """Whether it has a second question, with words and values of its own, about the same things."""
        return False

    def asking(self, wanted: bool) -> Self:
        """Return the module as it asks in one pass: with the words and values of its second question, if it has one.

        Args:
            wanted: Whether it is the second pass.

        Returns:
            A module with the same id.
        """
        return self

    def pass_name(self, wanted: bool) -> str:
        """Name a pass, where there are two.

        Args:
            wanted: Whether it is the second pass.

        Returns:
            What its answers are about, in a word or two.
        """
        return tr("as it should be") if wanted else tr("as it is")

    @property
    def value_columns(self) -> tuple[Column, ...]:
        """Further values that its lines carry."""
        return ()

    @property
    def answered(self) -> tuple[str, ...]:
        """The earlier modules whose groups and lines each need an answer here."""
        return ()

    @property
    def private_columns(self) -> frozenset[str]:
        """The ids of the columns that only the facilitator may see."""
        return frozenset()

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
    def priority_count(self) -> int:
        """How many priorities the vote in it names; 0 where it names none."""
        return 0

    @property
    def lines_each(self) -> int:
        """How many lines of the plan each leader is asked for."""
        return 0

    @property
    def is_break(self) -> bool:
        """Whether the room is away from the wall."""
        return False

    def public(self) -> Self:
        """Leave out what is never projected."""
        return self.model_copy(update=UNSEEN)

    def unanswered(self) -> Self:
        """Leave out what nobody may see before the answers are shown."""
        return self


class PollModule(ModuleBase):
    """Asks each leader for a value, hidden until all are shown at once.

    Attributes:
        kind: Says that the module asks each leader for a value.
        prompts: The questions on the wall; at least one. Those after the first are asked once the answers are shown,
            and answered in lines.
        method: How the answer is given.
        subjects: What is asked about.
        subjects_from: Earlier modules whose groups or answers are asked about instead; ``module.prompt`` for one
            prompt of it, ``module.outcomes`` for the outcomes that were noted there.
        naming: The question by which the room names what is asked about, in the poll itself, before anybody answers.
        label: What its values are called, in a word or two, where a second question stands beside it.
        second: A second question about the same things.
        remark: What may be said beside each value, such as a reason or the proof; empty for none.
        apart: Whether the groups that people belong to are shown apart.
        low: Lowest value of a scale.
        high: Highest value of a scale.
        options: The words to choose from, for ``choice``.
        points: How many to spread, for ``points``; how many to place, for ``dots``.
        cap: Most of them on one subject; 0 for no cap.
        priorities: How many priorities the vote names: the most chosen; 0 for none. Where it is left out, three for
            ``dots``, and none for points and ranks.
        passes: Asked once (``now``), or also for what is wanted.
        repeat: The earlier module whose statements are asked again, before and after.
        anonymous: Whether answers are kept without names.
        reference: A published figure, shown beside the room's own once that is shown, and not before.
    """

    possible_phases: ClassVar[tuple[PhaseName, ...]] = ("explain", "alone", "reveal", "settle")
    repeatable: ClassVar[bool] = True
    preparable: ClassVar[bool] = True
    kind: Literal["poll"] = "poll"
    prompts: tuple[Prompt, ...] = Field(min_length=1)
    method: Literal["scale", "choice", "rank", "points", "dots", "fist", "gradient"]
    subjects: tuple[Subject, ...] = ()
    subjects_from: tuple[Source, ...] = ()
    naming: Line = ""
    label: Line = ""
    second: SecondQuestion | None = None
    remark: Line = ""
    apart: Switch = False
    low: Whole = Field(default=1, ge=0, le=100)
    high: Whole = Field(default=5, ge=1, le=100)
    options: tuple[Filled, ...] = ()
    points: Whole = Field(default=100, ge=1, le=1000)
    cap: Whole = Field(default=0, ge=0, le=1000)
    priorities: Whole | None = Field(default=None, ge=0, le=9)
    passes: tuple[Literal["now", "wanted"], ...] = ("now",)
    repeat: Slug | None = None
    anonymous: Switch = False
    reference: Reference | None = None

    @classmethod
    def contradictions(cls, raw: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
        """Find a scale without a span, a method without what it needs, and groups apart without names.

        Args:
            raw: The module as it was parsed; it may be misshapen.

        Yields:
            The key, what was found and what was expected.
        """
        yield from poll_faults(raw)

    @property
    def nameless(self) -> bool:
        """Whether its answers are kept without names."""
        return self.anonymous

    @property
    def wanted_passes(self) -> tuple[bool, ...]:
        """The passes it is asked in: False for its question, or what is; True for the second, or what is wanted."""
        return (False, True) if self.second else tuple(one == "wanted" for one in self.passes)

    @property
    def asks_twice(self) -> bool:
        """Whether it has a second question."""
        return self.second is not None

    def asking(self, wanted: bool) -> Self:
        """Return the poll with the words and values of its second question, if it has one and that is asked."""
        second = self.second
        if second is None or not wanted:
            return self
        first, *others = self.prompts
        asked = first.model_copy(update={"text": second.text, "hint": second.hint})
        same = ("label", "method", "low", "high", "options", "remark")
        changes = {key: getattr(second, key) for key in same}
        subjects = tuple(one.model_copy(update={"low": "", "high": ""}) for one in self.subjects)
        return self.model_copy(update={**changes, "prompts": (asked, *others), "subjects": subjects})

    def pass_name(self, wanted: bool) -> str:
        """Name a question by its label; without a second question, what is and what should be."""
        if self.second is None:
            return super().pass_name(wanted)
        return self.second.label if wanted else self.label or tr("first question")

    @property
    def priority_count(self) -> int:
        """How many priorities it names; unless it says so, three for dots."""
        return (PRIORITIES if self.method == "dots" else 0) if self.priorities is None else self.priorities

    @property
    def poll(self) -> "PollModule":
        """Its own statements."""
        return self

    def unanswered(self) -> Self:
        """Leave out the published figure, which would sway the answers."""
        return self.model_copy(update={"reference": None}) if self.reference else self


class ChartModule(ModuleBase):
    """Charts who answers for what: alone, compared, settled together.

    Attributes:
        kind: Says that the module charts who answers for what.
        prompts: The questions on the wall; at least one.
        scheme: Which letters, and what they mean.
        roles: The columns; more may be added in the room.
        activities: The rows; more may be added in the room.
        rows_from: Earlier modules whose answers are offered as rows; ``module.prompt`` for one prompt of it.
        apart: Whether the groups that people belong to are shown apart where the chart was made alone.
        letters: Whether only owners are charted alone, or all letters.
        practice: A row to practise the letters on.
    """

    possible_phases: ClassVar[tuple[PhaseName, ...]] = ("explain", "alone", "reveal", "settle", "read_back")
    preparable: ClassVar[bool] = True
    kind: Literal["chart"] = "chart"
    prompts: tuple[Prompt, ...] = Field(min_length=1)
    scheme: Scheme = "RACI"
    roles: tuple[RoleSpec, ...] = ()
    activities: tuple[ActivitySpec, ...] = ()
    rows_from: tuple[Source, ...] = ()
    apart: Switch = False
    letters: Literal["owner", "all"] = "owner"
    practice: Line = ""

    @property
    def chart(self) -> "ChartModule":
        """It is a chart itself."""
        return self

    def public(self) -> Self:
        """Leave out the script and the usual owners of the rows."""
        rows = tuple([row.model_copy(update={"usual": ""}) if row.usual else row for row in self.activities])
        return self.model_copy(update={**UNSEEN, "activities": rows})
