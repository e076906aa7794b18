"""The section of a module that collects lists: answers by prompt and group."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass
from pmworkshop.report.model.parts import Said
from pmworkshop.report.model.rounds import Asked
from pmworkshop.report.model.sections.base import Section


@dataclass(frozen=True, slots=True)
class Group:
    """A group of answers; a group without a title holds the ungrouped ones."""

    title: str = ""
    lines: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One prompt with its answers.

    Attributes:
        prompt: Text of the prompt.
        holds: What its answers are, such as ``purpose`` or ``outcome``; see `pmworkshop.agenda.model.Holds`.
        groups: The answers by group; empty if there are none.
        columns: Titles of the further values of each answer, as far as the audience may see them.
    """

    prompt: str
    holds: str
    groups: tuple[Group, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CollectSection(Section):
    """The collected answers by prompt and group, and the rounds of the module."""

    questions: tuple[Question, ...] = ()
    rounds: tuple[Asked, ...] = ()

    def for_sponsor(self) -> bool:
        """Tell whether the section belongs in the sponsor's report: it has questions, or decisions or commitments."""
        return bool(self.questions) or super().for_sponsor()
