"""The section of a module that collects lists: answers by prompt and group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pmworkshop.agenda.model import CollectModule, Column, Holds, Prompt
from pmworkshop.report.model.context import Audience, Context
from pmworkshop.report.model.round_results import Asked, asked_in, round_blocks
from pmworkshop.report.sections.base import Section, common, said, said_items
from pmworkshop.report.sections.models import Said
from pmworkshop.report.writers import markdown
from pmworkshop.session.core.records import Entry

PAGE: tuple[Holds, ...] = ("purpose", "outcome")
"""What answers hold that the sponsor's page shows."""


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

    def own(self, audience: Audience) -> Iterator[str]:
        """Write each prompt with its answers, group by group."""
        for question in self.questions:
            if len(self.questions) > 1 or audience != "sponsor":
                yield markdown.heading(3, question.prompt)
            for group in question.groups:
                if group.title:
                    yield markdown.heading(4, group.title)
                yield said_items(group.lines)
            if not question.groups:
                yield "No answers."
        yield from round_blocks(self.rounds)

    def for_sponsor(self) -> bool:
        """Tell whether it belongs on the sponsor's page: what is to have happened, and what for."""
        return bool(self.questions) or super().for_sponsor()


def build(module: CollectModule, context: Context) -> CollectSection:
    """Build the section of a module that collects lists."""
    by_prompt: dict[str, list[Entry]] = {}
    for entry in context.entries.get(module.id, ()):
        by_prompt.setdefault(entry.prompt, []).append(entry)
    sponsor = context.audience == "sponsor"
    prompts = list(module.prompts)
    if sponsor:
        prompts = [prompt for prompt in prompts if prompt.holds in PAGE and prompt.id in by_prompt]
    return CollectSection(
        **common(context, module),
        questions=tuple(_question(context, module, prompt, by_prompt.get(prompt.id, [])) for prompt in prompts),
        rounds=() if sponsor else asked_in(context, module),
    )


def _question(context: Context, module: CollectModule, prompt: Prompt, entries: list[Entry]) -> Question:
    themes = {theme.id: theme.title for theme in context.themes.get(module.id, ())}
    groups: dict[str, list[Said]] = {theme_id: [] for theme_id in (*themes, "")}
    for entry in entries:
        line = answer(context, module.columns, prompt, entry)
        groups[entry.theme if entry.theme in themes else ""].append(line)
    listed = (Group(themes.get(theme_id, ""), tuple(lines)) for theme_id, lines in groups.items() if lines)
    return Question(prompt.text, prompt.holds, tuple(listed))


def answer(context: Context, columns: Sequence[Column], prompt: Prompt | None, entry: Entry) -> Said:
    """Build an answer with its further values.

    What was noted about a person (what they control, what they may fear) is for the facilitator alone.
    """
    if not entry.values:
        return said(context, entry)
    hidden = prompt is not None and prompt.holds == "person" and not context.private
    types = {column.id: column.type for column in columns}
    values = {key: value for key, value in entry.values.items() if not hidden or types.get(key) == "function"}
    titles = {column.id: column.title for column in columns}
    return said(context, entry.model_copy(update={"values": values}), titles)
