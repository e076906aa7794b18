"""The one page of a discovery call: what was asked for, absent, unwelcome and wanted, and who must be there."""

from __future__ import annotations

from pmworkshop.agenda.model import Holds
from pmworkshop.report.builders.context import Context
from pmworkshop.report.builders.sections.collect import answer
from pmworkshop.report.model.parts import Heading, Said

HEADINGS: tuple[tuple[Holds, str], ...] = (
    ("request", "The request"),
    ("missing", "What is missing"),
    ("unwanted", "What is unwanted"),
    ("outcome", "What must have happened"),
    ("person", "Who must be in the room"),
)
"""What the page is made of, in its order."""


def headings_of(context: Context) -> tuple[Heading, ...]:
    """Gather the answers of a call under the headings of its page; a heading without answers stays."""
    found: dict[str, list[Said]] = {holds: [] for holds, _ in HEADINGS}
    others: list[Said] = []
    for module in context.modules.values():
        prompts = {prompt.id: prompt for prompt in module.prompts}
        for entry in context.entries.get(module.id, ()):
            prompt = prompts.get(entry.prompt)
            line = answer(context, module.value_columns, prompt, entry)
            found.get(prompt.holds if prompt else "other", others).append(line)
    headings = tuple(Heading(title, tuple(found[holds])) for holds, title in HEADINGS)
    if not others or context.audience == "sponsor":
        return headings
    return (*headings, Heading("Also said", tuple(others)))
