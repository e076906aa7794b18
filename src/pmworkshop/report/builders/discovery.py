"""Builds the one-page brief of a discovery call: request, what is missing or unwanted, outcome, people needed."""

from __future__ import annotations

from pmworkshop.agenda.model import Holds
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.report.builders.common import said
from pmworkshop.report.builders.context import Context
from pmworkshop.report.model.parts import Heading, Said

HEADINGS: tuple[tuple[Holds, str], ...] = (
    ("request", tr_noop("The request")),
    ("missing", tr_noop("What is missing")),
    ("unwanted", tr_noop("What is unwanted")),
    ("outcome", tr_noop("What must have happened")),
    ("person", tr_noop("Who must be in the room")),
)
"""What the page is made of, in its order."""
_BESIDE = tr_noop("Also said")


def headings_of(context: Context) -> tuple[Heading, ...]:
    """Collect the answers of a discovery call under the headings of its brief.

    Args:
        context: The indexed session with the audience of the report.

    Returns:
        All `HEADINGS`, also those without answers; then, if the audience is not the sponsor, the other questions that
        were answered, and what was said beside all questions.
    """
    found, others = _by_heading(context)
    headings = tuple(Heading(tr(title), tuple(found[holds])) for holds, title in HEADINGS)
    if context.audience == "sponsor":
        return headings
    beside = others.pop(_BESIDE, [])
    asked = (Heading(title, tuple(lines)) for title, lines in others.items())
    return (*headings, *asked, *([Heading(tr(_BESIDE), tuple(beside))] if beside else []))


def _by_heading(context: Context) -> tuple[dict[str, list[Said]], dict[str, list[Said]]]:
    """Part the answers: by what they hold if that has a heading, the others by their question."""
    found: dict[str, list[Said]] = {holds: [] for holds, _ in HEADINGS}
    others: dict[str, list[Said]] = {}
    for module in context.modules.values():
        prompts = {prompt.id: prompt for prompt in module.prompts}
        for entry in context.entries.get(module.id, ()):
            prompt = prompts.get(entry.prompt)
            holds, title = (prompt.holds, prompt.text) if prompt else ("other", _BESIDE)
            if holds != "measure":  # these stand in a table of their own
                lines = found[holds] if holds in found else others.setdefault(title, [])
                lines.append(said(context, entry))
    return found, others
