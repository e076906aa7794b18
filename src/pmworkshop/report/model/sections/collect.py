"""The section of a module that collects lists: answers by prompt and group."""

from __future__ import annotations

from dataclasses import dataclass

from pmworkshop.report.model.parts import Said
from pmworkshop.report.model.rounds import Asked
from pmworkshop.report.model.sections.base import Section


@dataclass(frozen=True, slots=True)
class Group:
    """Answers that belong together; a group without title holds those that are in none."""

    title: str = ""
    lines: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One prompt, and what was answered."""

    prompt: str
    holds: str
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CollectSection(Section):
    """What was collected, and which groups were chosen."""

    questions: tuple[Question, ...] = ()
    rounds: tuple[Asked, ...] = ()

    def for_sponsor(self) -> bool:
        """Tell whether it belongs on the sponsor's page: what is to have happened, and what for."""
        return bool(self.questions) or super().for_sponsor()
