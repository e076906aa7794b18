"""The modules that show, collect, decide, plan and review."""

from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from pmworkshop.agenda.model.module import ModuleBase
from pmworkshop.agenda.model.parts import Column, ListItem, Prompt
from pmworkshop.agenda.model.values import PRIORITIES, Filled, Line, PhaseName, Prose, Slug, Source, Switch, Whole
from pmworkshop.base.language import tr
from pmworkshop.base.model import Field


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
        attribution: Whose name an answer shows: the person's, the function's, or nobody's; a line that is said aloud
            is the room's until somebody is named.
        answers: Earlier modules whose groups, and lines in no group, each need an outcome here, or are parked.
        choose: How many groups each leader may choose; 0 for no choice.
        priorities: How many priorities the choice among groups names: the most chosen; 0 for none. Where it is left
            out, three.
    """

    written: ClassVar[bool] = True
    preparable: ClassVar[bool] = True
    kind: Literal["collect"] = "collect"
    prompts: tuple[Prompt, ...] = Field(min_length=1)
    columns: tuple[Column, ...] = ()
    attribution: Literal["named", "function", "nobody"] = "named"
    answers: tuple[Slug, ...] = ()
    choose: Whole = Field(default=0, ge=0, le=9)
    priorities: Whole | None = Field(default=None, ge=0, le=9)

    @classmethod
    def contradictions(cls, raw: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
        """Find a private column before one that the room sees, and a choice without its phase or the reverse.

        Args:
            raw: The module as it was parsed; it may be misshapen.

        Yields:
            The key, what was found and what was expected.
        """
        if _private_first(raw):
            yield (
                "columns",
                tr("a private one before others"),
                tr("private columns last, as what is typed is split in order"),
            )
        phases = raw.get("phases")
        if not isinstance(phases, dict):
            return
        if raw.get("choose") and "choose" not in phases:
            yield (
                "choose",
                tr("a number, and no phase “choose”"),
                tr("minutes for the phase “choose”, in which it is asked"),
            )
        if raw.get("priorities") and not raw.get("choose"):
            yield "priorities", tr("a number, and no “choose”"), tr("no such key, as nothing is chosen")
        if "choose" in phases and not raw.get("choose"):
            yield "choose", tr("nothing"), tr("how many groups each leader chooses, as it has the phase “choose”")

    @property
    def asked_alone(self) -> tuple[Prompt, ...]:
        """The questions that each person answers alone: those that the room does not answer together."""
        return tuple(prompt for prompt in self.prompts if not prompt.together)

    @property
    def nameless(self) -> bool:
        """Whether its answers are kept without names."""
        return self.attribution == "nobody"

    @property
    def credit(self) -> Literal["named", "function", "nobody"]:
        """Whose name its lines show."""
        return self.attribution

    def asks_for_names(self, prompt_id: str) -> bool:
        """Tell whether each answer to a prompt belongs to somebody, if only to the room as a whole.

        Args:
            prompt_id: The id of the prompt.

        Returns:
            True for its own prompts, if names or functions are shown.
        """
        return self.attribution != "nobody" and self.prompt(prompt_id) is not None

    @property
    def priority_count(self) -> int:
        """How many priorities it names; unless it says so, three where groups are chosen."""
        named = PRIORITIES if self.priorities is None else self.priorities
        return named if self.choose else 0

    @property
    def value_columns(self) -> tuple[Column, ...]:
        """Further values that its lines carry."""
        return self.columns

    @property
    def answered(self) -> tuple[str, ...]:
        """The earlier modules whose groups and lines each need an answer here."""
        return self.answers

    @property
    def private_columns(self) -> frozenset[str]:
        """The ids of the columns that only the facilitator may see."""
        persons = any(prompt.holds == "person" for prompt in self.prompts)
        return frozenset(one.id for one in self.columns if _is_private(one.private, one.type, persons))


def _private_first(raw: dict[str, Any]) -> bool:
    """Tell whether a private column stands before one that the room sees, in a module as it was parsed."""
    persons = any(prompt.get("holds") == "person" for prompt in _tables(raw.get("prompts")))
    marks = [
        _is_private(part.get("private"), str(part.get("type", "text")), persons)
        for part in _tables(raw.get("columns"))
    ]
    return marks != sorted(marks)


def _tables(value: object) -> list[dict[str, Any]]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _is_private(said: object, kind: str, persons: bool) -> bool:
    """Tell whether a column is private: as it says, else where it notes more of a person than the function."""
    return said is True if said is not None else persons and kind != "function"


_MOST_OPTIONS = 9


class DecideModule(ModuleBase):
    """Decides on a proposal by a rule that is announced before anybody answers.

    Attributes:
        kind: Says that the module decides.
        prompts: The question on the wall; exactly one.
        proposal: What is proposed; where it is empty, it is typed in the room.
        proposal_from: Earlier modules whose answers are offered as the proposal; ``module.prompt`` for one prompt of
            it.
        items: What is decided one after the other, each with a record of its own.
        items_from: Earlier modules whose groups or answers are decided one after the other: those of a poll least
            agreed first.
        options: The words to choose from for each of them, such as keep, test, stop; without any, each is a proposal.
        rule: What makes it a decision.
        scale: How support is shown: 0 to 5 (``fist``) or 1 to 8 (``gradient``).
    """

    possible_phases: ClassVar[tuple[PhaseName, ...]] = ("explain", "alone", "reveal", "settle", "read_back")
    asks_once: ClassVar[bool] = True
    kind: Literal["decide"] = "decide"
    prompts: tuple[Prompt, ...] = Field(min_length=1)
    proposal: Line = ""
    proposal_from: tuple[Source, ...] = ()
    items: tuple[ListItem, ...] = ()
    items_from: tuple[Source, ...] = ()
    options: tuple[Filled, ...] = ()
    rule: Literal["consent", "consensus", "majority", "qualified", "sponsor"] = "consent"
    scale: Literal["fist", "gradient"] = "fist"

    @classmethod
    def contradictions(cls, raw: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
        """Find words to choose from that are too few, too many or beside a scale, and a proposal beside items.

        Args:
            raw: The module as it was parsed; it may be misshapen.

        Yields:
            The key, what was found and what was expected.
        """
        options = raw.get("options")
        if isinstance(options, list) and options:
            if not 2 <= len(options) <= _MOST_OPTIONS:
                yield (
                    "options",
                    f"{len(options)}",
                    tr("two to {most} words, as one digit names each", most=_MOST_OPTIONS),
                )
            if raw.get("scale"):
                yield "scale", tr("a value, which has no effect"), tr("no such key, as “options” are chosen from")
        for key in ("proposal", "proposal_from"):
            if raw.get(key) and (raw.get("items") or raw.get("items_from")):
                yield key, tr("a value beside items"), tr("one of the two")


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
    def lines_each(self) -> int:
        """How many actions each leader owns."""
        return self.each

    @property
    def due_within(self) -> int:
        """Its horizon."""
        return self.horizon


class ReviewModule(ModuleBase):
    """Looks at last time's open actions first, then at roles as lived against roles as agreed.

    Attributes:
        kind: Says that the module reviews.
        prompts: The question on the wall; exactly one.
    """

    possible_phases: ClassVar[tuple[PhaseName, ...]] = ("explain", "settle", "read_back")
    reviews: ClassVar[bool] = True
    asks_once: ClassVar[bool] = True
    kind: Literal["review"] = "review"
    prompts: tuple[Prompt, ...] = Field(min_length=1)
