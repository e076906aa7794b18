"""What follows from a line or a group: the questions that make an action of it, or an outcome."""

from __future__ import annotations

from collections.abc import Callable

from pmworkshop.agenda.model import Module, Prompt
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.findings import in_words
from pmworkshop.insight.trace.became import ANSWERS
from pmworkshop.session.core import columns
from pmworkshop.session.operations import collect
from pmworkshop.session.operations.answering import answering
from pmworkshop.session.operations.planning import line_routing
from pmworkshop.session.operations.planning.action_line import add_line, form, part_names, read_line
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Say, Several
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN
from pmworkshop.tui.parts.became_rows import unless_there

INSTEAD, SEEN = tr_noop("What will be true instead?"), tr_noop("How will we see it?")
"""The question for an outcome, and for its measure."""
MEASURED = (tr_noop("outcome"), tr_noop("how we will see it"))
"""The parts of a line that says what something becomes; what stands behind its last semicolon is the measure."""


def ask_for_action(context: Context, because: tuple[str, ...]) -> Act:
    """Ask for an action that follows from records of the session.

    Args:
        context: The public view of the session, with the cursor and the width.
        because: Ids of the records it follows from.

    Returns:
        The question; its answer is ``owner; what; by; first step``. If an action follows already, that is said first.

    Raises:
        RefusedError: The agenda has no action plan.
    """
    target = line_routing.plan_of(context.view.info.agenda)
    if target is None:
        raise RefusedError(tr("This agenda has no action plan."), tr("Park the line instead."))

    def answer(now: Context, text: str) -> Act:
        line = read_line(now.view, text, now.dates)
        told = tr("Saved to actions, {days}", days=line.days) if line.days else tr("Saved to actions")
        if not line.owner:
            told = f"{told}; {tr('its owner is named in the plan')}"
        return Commit(add_line(target, line, because=because), told)

    asked = Ask(tr("What follows from it?  {form}", form=form()), answer, parts=part_names())
    return unless_there(context, because, asked, "action")


def ask_becomes(
    context: Context, sources: tuple[str, ...] = (), then: Callable[[Context], Act | None] | None = None
) -> Act:
    """Ask which outcome the chosen line or group becomes, and how the outcome will be measured.

    Args:
        context: The public view of the session, with the cursor and the width.
        sources: Ids of all groups and lines that become it together; empty for the chosen one alone.
        then: Returns what follows once the outcome is kept with its measure or without; None if nothing does.

    Returns:
        The first question; the second one follows if no measure stands behind a semicolon. Or a message if nothing is
        chosen, or the agenda has no list of outcomes. If it became an outcome before, that is said first.
    """
    together = sources or (context.cursor.row,)
    source = together[0]
    target = _answering(context, source)
    if not source or target is None:
        return NOTHING_CHOSEN if target else Say(tr("This agenda has no list of outcomes."))
    module, prompt = target
    measured = not module.value_columns or any(column.id == "measure" for column in module.value_columns)

    def kept(_: Context, line: str) -> Act:
        told = tr("Saved to outcomes") if measured else tr("Saved to “{part}”", part=module.short)
        becomes, measure = (line, "") if module.value_columns else with_measure(line)
        values = {"measure": measure} if measure else {}
        added = collect.add(module.id, becomes, prompt=prompt.id, values=values, because=together)
        if measured and not values:
            return Several((Commit(added, told), Ask(tr(SEEN), seen, empty=True)))
        return Commit(added, told, then=then)

    def seen(now: Context, measure: str) -> Act:
        if not measure.strip():
            following = then(now) if then is not None else None
            said = Say(tr("Saved to outcomes"), "kept")
            return Several((said, following)) if following is not None else said
        completed = collect.complete(module.id, prompt.id, source, measure=measure)
        return Commit(completed, tr("Saved to outcomes"), then=then)

    asked = (
        tr("What will be true instead of these {number}?", number=in_words(len(together)))
        if len(together) > 1
        else tr(INSTEAD)
    )
    question = Ask(asked, kept, parts=() if module.value_columns else tuple(map(tr, MEASURED)))
    if not measured:
        parts = columns.part_names(module, prompt.id)
        question = Ask(f"{asked}  {columns.expected(module)}", kept, parts=parts)
    return unless_there(context, together, question, *ANSWERS)


def with_measure(line: str) -> tuple[str, str]:
    """Part a line into an outcome and how we will see it: at its last semicolon, as a sentence may have its own.

    Args:
        line: The line as typed.

    >>> with_measure("We say no; and why; each no is on the page")
    ('We say no; and why', 'each no is on the page')
    >>> with_measure("We say no")
    ('We say no', '')
    """
    outcome, mark, measure = line.rpartition(";")
    return (outcome, measure.strip()) if mark else (line, "")


def _answering(context: Context, source: str) -> tuple[Module, Prompt] | None:
    """Find where a line or group is answered; without one, where outcomes are noted."""
    record = context.view.entries.get(source) or context.view.themes.get(source)
    agenda = context.view.info.agenda
    return answering(agenda, record.module) if record else agenda.holding("outcome")
