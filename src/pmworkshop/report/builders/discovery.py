"""Builds the one-page brief of a discovery call: request, what is missing or unwanted, outcome, people needed."""

from __future__ import annotations

from pmworkshop.agenda.model import Holds
from pmworkshop.report.builders.common import said
from pmworkshop.report.builders.context import Context
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
    """Collect the answers of a discovery call under the headings of its brief.

    Args:
        context: The indexed session with the audience of the report.

    Returns:
        All `HEADINGS`, also those without answers; then the other answers, if there are any and the audience is not
        the sponsor.
    """
    found: dict[str, list[Said]] = {holds: [] for holds, _ in HEADINGS}
    others: list[Said] = []
    for module in context.modules.values():
        prompts = {prompt.id: prompt for prompt in module.prompts}
        for entry in context.entries.get(module.id, ()):
            prompt = prompts.get(entry.prompt)
            holds = prompt.holds if prompt else "other"
            if holds != "measure":  # these stand in a table of their own
                found.get(holds, others).append(said(context, entry))
    headings = tuple(Heading(title, tuple(found[holds])) for holds, title in HEADINGS)
    if not others or context.audience == "sponsor":
        return headings
    return (*headings, Heading("Also said", tuple(others)))
