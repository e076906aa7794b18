"""What a poll shows before anybody has answered: what is to be done now, and the minutes that are left to do it."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.agenda.model import PollModule, Prompt
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.session.rounds import polls, rounds
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.drawing.text_cells import wrap
from pmworkshop.tui.pages.page import Context, Item, ListBody, Page
from pmworkshop.tui.panels.modules.poll_words import said_once
from pmworkshop.tui.panels.modules.writing import asked_page, minutes_left

TOLD = {
    "explain": tr_noop("Ask now what is not clear; nobody answers yet."),
    "alone": tr_noop("Write it down alone; then we show all at once."),
}
"""What the room does in a phase before answers are shown."""
AROUND = 4
"""Rows of a page beside its question, hint and list: a blank one, two lines below, and one that stays free."""
LEAD = 4
"""Cells before the text of a row."""


def told_now(context: Context, module: PollModule, phase: str) -> tuple[tuple[str, Look], ...]:
    """Say what the room does now.

    Args:
        context: What the panel may know.
        module: The poll.
        phase: The phase that is shown.

    Returns:
        One line; none once answers are shown, and in a file that one leader answers.
    """
    if context.view.info.solo or phase not in TOLD or rounds.shown(context.view, module.id):
        return ()
    return ((tr(TOLD[phase]), "soft"),)


def unanswered(context: Context, module: PollModule, page: Page, *, waiting: bool) -> Page:
    """Show the one question of a poll large, or the minutes under the list of what is asked about.

    Args:
        context: What the panel may know.
        module: The poll.
        page: Its page: the question, and a list.
        waiting: Whether none of its answers is shown yet.

    Returns:
        The page with what belongs to it; once answers are shown, it stays as it is.
    """
    if not waiting or not isinstance(page.body, ListBody):
        return page
    if (large := _large(context, module, page.body)) is not None:
        return replace(asked_page(context, module, large, [text for text, _ in page.below]), ask=page.ask)
    rows = [*page.body.items]
    texts = (page.question, page.hint, *(f"{' ' * LEAD}{one.text}" for one in rows))
    taken = sum(len(wrap(text, context.cells)) for text in texts if text)
    drawn = minutes_left(context, module, context.rows - taken - AROUND) if rows else ()
    return replace(page, body=replace(page.body, items=(*rows, Item("", "", under=drawn)))) if drawn else page


def _large(context: Context, module: PollModule, body: ListBody) -> Prompt | None:
    """Return the question with its head, where the list has nothing but the one thing that is asked about."""
    asked, prompt = polls.subjects(context.view, module), module.prompts[0]
    alone = [Item("", one.text) for one in asked]
    if not prompt.head or len(asked) != 1 or len(body.items) > len(said_once(alone, prompt.text)):
        return None
    whole = " ".join(one for one in (prompt.text, prompt.hint) if one not in (asked[0].text, prompt.head))
    return prompt.model_copy(update={"text": asked[0].text, "hint": whole})
