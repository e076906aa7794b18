"""The last page of a workshop."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.text import count
from pmworkshop.insight.deciding.priority_words import in_question, reason
from pmworkshop.insight.impact.course import course_words, courses
from pmworkshop.insight.impact.impact_rules import impact_findings
from pmworkshop.insight.plan.plan_turns import all_open_lines, not_complete
from pmworkshop.insight.sentences.rules import leading
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import purpose
from pmworkshop.session.operations.decide_list import left_undecided
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.rounds.priorities import BEGIN_WITH, all_priorities
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Context, Item, ListBody, Page
from pmworkshop.tui.pages.panel import Panel

_SHOWN = 6
"""Lines of the plan that are shown where they are not complete."""


class EndingPanel(Panel):
    """Is shown after the last module."""

    def __init__(self, *, kept: bool = True) -> None:
        """Choose what is said about the session.

        Args:
            kept: Whether it is kept; False for a rehearsal.
        """
        self._kept = kept

    def page(self, context: Context) -> Page:
        """Show the results of the workshop; in a file that one participant prepares alone, ask to return the file."""
        if context.view.info.solo:
            told = ("Everything is saved.", "", "Send this file back before we meet; what is in it is shown there.")
            return Page("Thank you", f"{key_of('quit')} leaves", ListBody(tuple(Item("", text) for text in told)))
        way = f"{key_of('save')} writes the files to take away" if self._kept else f"{key_of('quit')} leaves"
        body = ListBody(tuple(_results(context.view)))
        thanks = "Everything is saved. Thank you." if self._kept else "This was a rehearsal: nothing of it is kept."
        return Page("What we leave with", f"{way} · {key_of('backward')} goes back", body, below=((thanks, "soft"),))


def _results(view: Session) -> Iterator[Item]:
    """Show the numbers, the most important sentences, the measures, and which lines of the plan are not complete."""
    yield Item("", " · ".join(_counted_results(view)), look="strong")
    parts = (
        [*_chosen(view)],
        [Item("", one.text) for one in leading(view)],
        [*_measures(view)],
        [*_open_lines(view)],
    )
    for part in parts:
        if part:
            yield Item("", "")
            yield from part


def _chosen(view: Session) -> Iterator[Item]:
    """Show the sentence of purpose, or that it is not chosen yet, and what the votes named."""
    if told := purpose.words(view):
        yield Item("", purpose.OUR_PURPOSE, look="head")
        yield Item("", told, look="strong", indent=1)
    elif where := purpose.still_to_choose(view):
        yield Item("", f"{purpose.OUR_PURPOSE} is not chosen yet; the lines are in “{where}”.", look="soft")
    for found in all_priorities(view):
        if found.named:
            yield Item("", BEGIN_WITH, look="head")
        for one in found.named:
            yield Item("", one.text, lead=f"{one.place:>2}", tail=one.backing)
            if why := reason(found, one):
                yield Item("", why, look="soft", indent=4)
        if told := in_question(found):
            yield Item("", f"{told}: {' · '.join(one.text for one in found.level)}", look="soft")


def _measures(view: Session) -> Iterator[Item]:
    """Show the course of each measure, and what is not said of it yet."""
    found = impact_findings(view)
    for told in courses(view):
        yield Item("", told.measure.title, look="strong")
        open_ = "; ".join(one.message for one in found if one.row == told.measure.id)
        yield from (Item("", line, indent=2) for line in (course_words(view, told), open_) if line)


def _open_lines(view: Session) -> Iterator[Item]:
    """Show which lines of the plan are not complete: the first ones, and how many more."""
    found = all_open_lines(view)
    if found:
        yield Item("", f"{not_complete(found)}:", look="strong")
        yield from (Item("", one.words, indent=2) for one in found[:_SHOWN])
        if len(found) > _SHOWN:
            yield Item("", f"and {len(found) - _SHOWN} more, in the file of the plan", indent=2)


def _counted_results(view: Session) -> list[str]:
    """Count outcomes, settled rows of the chart, actions and parked lines; nothing that there is none of."""
    agenda = view.info.agenda
    outcomes = agenda.holding("outcome")
    rows = [row for row in view.activities.values() if not row.practice]
    settled = sum(row.state == "settled" for row in rows)
    counted = (
        (len(view.listed(outcomes[0].id, outcomes[1].id)) if outcomes else 0, "outcome", ""),
        (len(rows), "row", " of the chart settled"),
        (len(action_plan.actions(view)), "action", ""),
        (len(left_undecided(view)), "item", " still to decide"),
        (len(view.parked()), "line", " parked"),
    )
    return [
        f"{f'{settled} of ' if thing == 'row' else ''}{count(number, thing)}{more}"
        for number, thing, more in counted
        if number
    ]
