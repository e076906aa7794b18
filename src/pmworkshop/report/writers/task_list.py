"""The plan as a list of tasks in Markdown, to tick off in any editor."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr
from pmworkshop.report.model.follow_up import OpenAction
from pmworkshop.report.model.report import Report
from pmworkshop.report.writers import markdown as md


def task_files(report: Report) -> dict[str, bytes]:
    """Write each open action as a task, its first step as a task below it, and the rest as lines.

    Args:
        report: The report for any audience.

    Returns:
        ``tasks.md``; without an open action, one sentence.
    """
    meta, actions = report.meta, report.follow_up.actions
    lines = [md.heading(1, meta.title), "", f"{md.inline(spell_date(meta.day))}.", ""]
    lines += [line for action in actions for line in _task(action)] or [tr("No action is open.")]
    return {"tasks.md": ("\n".join(lines) + "\n").encode(errors="replace")}


def _task(action: OpenAction) -> Iterator[str]:
    due = tr("by {due}", due=spell_date(action.due)) if action.due else tr("no day yet")
    about = f"{action.code}, {action.owners or tr('owner not settled yet')}, {due}"
    yield f"- [ ] {md.text(action.what or tr('not settled yet'))} ({md.inline(about)})"
    if action.first_step:
        by = tr(", by {due}", due=spell_date(action.first_step_by)) if action.first_step_by else ""
        yield f"  - [ ] {md.text(f'{action.first_step}{by}')}"
    if action.success_measure:
        yield f"  - {tr('How we will know: {measure}', measure=md.inline(action.success_measure))}"
    yield from (f"  - {md.inline(gift.giver)}: {md.inline(gift.what)}" for gift in action.gifts)
    named = ((tr("Help"), action.helpers), (tr("Ask before"), action.asks), (tr("Tell after"), action.tells))
    yield from (f"  - {head}: {md.inline(names)}" for head, names in named if names)
