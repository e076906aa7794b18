"""Builds the section of the module kind “collect”."""

from __future__ import annotations

from pmworkshop.agenda.model import CollectModule, Holds, Module, Prompt
from pmworkshop.base.language import tr
from pmworkshop.report.builders.common import common, said
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.rounds import asked_in
from pmworkshop.report.model.parts import Said
from pmworkshop.report.model.sections.collect import CollectSection, Group, Question
from pmworkshop.session.core.records import Entry
from pmworkshop.session.core.reserved import SAID_BEFORE

PAGE: tuple[Holds, ...] = ("purpose", "outcome")
"""What answers hold that the sponsor's page shows."""


def section(context: Context, module: CollectModule) -> CollectSection:
    """Build the section of a collect module.

    Args:
        context: The indexed session with the audience of the report.
        module: The collect module.

    Returns:
        The section; for the sponsor without rounds, and only with answered prompts for purpose and outcome.
    """
    by_prompt: dict[str, list[Entry]] = {}
    sponsor = context.audience == "sponsor"
    for entry in context.entries.get(module.id, ()):
        if not (sponsor and entry.waits):
            by_prompt.setdefault(entry.prompt, []).append(entry)
    prompts = list(module.prompts)
    if sponsor:
        prompts = [prompt for prompt in prompts if prompt.holds in PAGE and prompt.id in by_prompt]
    return CollectSection(
        **common(context, module),
        questions=tuple(_question(context, module, prompt, by_prompt.get(prompt.id, [])) for prompt in prompts),
        rounds=() if sponsor else asked_in(context, module),
    )


def _question(context: Context, module: CollectModule, prompt: Prompt, entries: list[Entry]) -> Question:
    """Put the answers into their groups; those said before that the room did not take in come last."""
    themes = {theme.id: theme.title for theme in context.themes.get(module.id, ())}
    groups: dict[str, list[Said]] = {theme_id: [] for theme_id in (*themes, "", SAID_BEFORE)}
    for entry in entries:
        loose = SAID_BEFORE if entry.waits else ""
        groups[entry.theme if entry.theme in themes else loose].append(said(context, entry))
    titles = {**themes, SAID_BEFORE: tr(SAID_BEFORE)}
    listed = (Group(titles.get(theme_id, ""), tuple(lines)) for theme_id, lines in groups.items() if lines)
    return Question(prompt.text, prompt.holds, tuple(listed), _titles(context, module))


def _titles(context: Context, module: CollectModule) -> tuple[str, ...]:
    """List the titles of the columns that the audience may see."""
    hidden = frozenset[str]() if context.private else module.private_columns
    return tuple(one.title for one in module.columns if one.id not in hidden)


def told_in(context: Context, module: Module) -> tuple[Question, ...]:
    """Build the questions of a module that were answered in lines; for the sponsor only purpose and outcome.

    Args:
        context: The indexed session with the audience of the report.
        module: A module that does not only collect lines.

    Returns:
        The answered questions, each with its lines in one group.
    """
    found: list[Question] = []
    for prompt in module.prompts:
        lines = [entry for entry in context.entries.get(module.id, ()) if entry.prompt == prompt.id]
        if lines and (context.audience != "sponsor" or prompt.holds in PAGE):
            found.append(
                Question(prompt.text, prompt.holds, (Group("", tuple(said(context, one) for one in lines)),))
            )
    return tuple(found)
