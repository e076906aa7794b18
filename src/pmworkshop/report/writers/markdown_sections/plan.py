"""Writes the section of the module kind “plan”."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.dates import short_date, spell_date
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.report.model.audience import Audience
from pmworkshop.report.model.sections.plan import Planned, PlanSection
from pmworkshop.report.writers import markdown
from pmworkshop.report.writers.markdown_sections.common import cause_items, finding_blocks, said_items
from pmworkshop.report.writers.markdown_sections.ledger import ledger_blocks
from pmworkshop.report.writers.markdown_sections.rounds import round_blocks
from pmworkshop.report.writers.own_file import OwnFile
from pmworkshop.session.views.record_fields import word_of

_MOST = 12
"""Lines that are not complete, told in the minutes at most."""
USUAL = "agreed"
"""The status that a table does not repeat in each row."""


def action_table(actions: tuple[Planned, ...]) -> str:
    """Write actions as a table.

    Args:
        actions: The actions.

    Returns:
        The table; one sentence without actions.
    """
    if not actions:
        return tr("No actions yet.")
    header = ("", tr("What"), tr("Owner"), tr("Due"), tr("First step"), tr("Status"))
    return markdown.filled_table(
        header,
        (
            (
                action.code,
                action.what,
                ", ".join(action.owners),
                short_date(action.due) + f" {action.due.year}" if action.due else "",
                action.first_step,
                "" if action.status == USUAL else word_of(action.status),
            )
            for action in actions
        ),
    )


def _action_items(action: Planned) -> Iterator[str]:
    yield markdown.facts(
        (
            (tr("Owner"), ", ".join(action.owners)),
            (tr("Help"), ", ".join(action.helpers)),
            (tr("Asked before"), ", ".join(action.asks)),
            (tr("Told after"), ", ".join(action.tells)),
            (tr("Due"), spell_date(action.due) if action.due else ""),
            (tr("First step"), _first_step(action)),
            (tr("How we will know"), action.success_measure),
            (tr("Waits for"), ", ".join(action.waits_for)),
            (tr("Status"), _status(action)),
            (tr("Looked at again on"), ", ".join(spell_date(day) for day in action.checkins)),
            (tr("Note"), action.note),
            (
                tr("How sure its owner is"),
                tr("{number} of 5", number=action.confidence) if action.confidence is not None else "",
            ),
        )
    )
    yield from _given_items(action)
    if action.comes_from:
        yield markdown.item(f"**{tr('Comes from:')}**")
        yield from cause_items(action.comes_from, 1)


def _first_step(action: Planned) -> str:
    by = tr(", by {due}", due=spell_date(action.first_step_by)) if action.first_step_by else ""
    return f"{action.first_step}{by}".removeprefix(", ")


def _status(action: Planned) -> str:
    reason = f": {action.status_reason}" if action.status_reason else ""
    later = tr(", put off") if action.later else ""
    return f"{word_of(action.status)}{reason}{later}"


def _given_items(action: Planned) -> Iterator[str]:
    if action.gives or action.no_resources:
        yield markdown.item(tr("**Given:**") if action.gives else tr("**Given:** nothing is needed"))
    for given in action.gives:
        yield markdown.item(markdown.text(given.words), 1)


def _incomplete(section: PlanSection) -> Iterator[str]:
    """Write which lines are not complete, and who has none; nothing if all are."""
    if section.incomplete:
        yield trn("{number} line is not complete:", "{number} lines are not complete:", len(section.incomplete))
        yield "\n".join(markdown.item(markdown.text(line)) for line in section.incomplete)
    yield _silent(section)


def _silent(section: PlanSection) -> str:
    """Say who was asked for an action and has named none; empty if everybody has, and for all but the facilitator."""
    names = "; ".join(map(markdown.inline, section.silent))
    return tr("Asked for an action of their own, and none named yet: {names}.", names=names) if names else ""


def write(section: PlanSection, audience: Audience) -> Iterator[str]:
    """Write a plan section for the record: answers, rounds; the table stands above it, all of it in its own file.

    Args:
        section: The plan section.
        audience: Who reads it; the sponsor sees in the points that are not settled what is missing.

    Yields:
        Blocks of Markdown; a block may be empty.
    """
    yield said_items(section.said)
    if audience != "sponsor" and section.incomplete:
        told = [*map(markdown.inline, section.incomplete[:_MOST]), *_more(len(section.incomplete) - _MOST)]
        yield trn(
            "{number} line is not complete: {lines}.",
            "{number} lines are not complete: {lines}.",
            len(section.incomplete),
            lines="; ".join(told),
        )
    yield _silent(section)
    yield from round_blocks(section.rounds)


def _more(number: int) -> Iterator[str]:
    """Say where lines stand that are not told here."""
    if number > 0:
        yield tr("and {number} more, which stand in {file}", number=number, file=OWN_FILE.name)


def whole_plan(section: PlanSection) -> Iterator[str]:
    """Write the whole plan for a file of its own: table, details of each action, commitments, findings.

    Args:
        section: The plan section.

    Yields:
        Blocks of Markdown, the first one a heading of level 2.
    """
    yield markdown.heading(2, section.title)
    yield action_table(section.actions)
    yield from _incomplete(section)
    if section.behind:
        yield tr("How far we stand behind it, 0 to 5: {behind}.", behind=section.behind)
    for action in section.actions:
        yield markdown.heading(3, f"{action.code} {action.what}")
        yield "\n".join(_action_items(action))
    yield from ledger_blocks(section.commitments)
    yield from finding_blocks(section.findings, tr("Still open"))


OWN_FILE = OwnFile("action-plan.md", tr_noop("Action plan"), whole_plan)
