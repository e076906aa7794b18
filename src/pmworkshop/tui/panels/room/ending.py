"""The last page of a workshop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from pmworkshop.base.dates import short_date
from pmworkshop.base.language import plural, tr, tr_noop, trn
from pmworkshop.base.text import count
from pmworkshop.insight.deciding.priority_words import in_question, reason
from pmworkshop.insight.findings import listed
from pmworkshop.insight.impact.course import course_words, courses
from pmworkshop.insight.impact.impact_rules import impact_findings
from pmworkshop.insight.plan.plan_turns import all_open_lines, not_complete
from pmworkshop.insight.sentences.rules import leading
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import purpose
from pmworkshop.session.operations.decide_list import left_undecided
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.rounds.priorities import BEGIN_WITH, all_priorities
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.faces import NUMERAL_ROWS, numerals
from pmworkshop.tui.drawing.grid import COLUMNS, grid_of
from pmworkshop.tui.drawing.pieces import Line, Look
from pmworkshop.tui.drawing.text_cells import width
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Context, Item, ListBody, Page
from pmworkshop.tui.pages.panel import Panel

LARGE = 3
"""The most results that are drawn in large figures."""
LEAST_ROWS = 16
"""Rows of the page from which there are large figures."""
LABEL = 18
"""Cells of the words before a sentence."""
WE_ARE_HERE, GOES_ON = tr_noop("We are here"), "…"
AGAIN, BEHIND = tr_noop("We look again"), tr_noop("We stand behind it")
"""Stands before a sentence of purpose that goes on from it, and the sign that such a sentence begins with."""
_SHOWN = 6
"""Lines of the plan that are shown where they are not complete."""


class EndingPanel(Panel):
    """Is shown after the last module."""

    on_lines = False

    def __init__(self, *, kept: bool = True) -> None:
        """Choose what is said about the session.

        Args:
            kept: Whether it is kept; False for a rehearsal.
        """
        self._kept = kept

    def in_foot(self, room: Sequence[Command]) -> Sequence[Command]:
        """Leave out what goes on: nothing comes after this page."""
        return [one for one in room if one.id != "forward"]

    def page(self, context: Context) -> Page:
        """Show the results of the workshop; in a file that one participant prepares alone, ask to return the file."""
        if context.view.info.solo:
            told = (
                tr("Everything is saved."),
                "",
                tr("Send this file back before we meet; what is in it is shown there."),
            )
            return Page(
                tr("Your part is done"),
                tr("{quit_key} leaves", quit_key=key_of("quit")),
                ListBody(tuple(Item("", text) for text in told)),
            )
        way = (
            tr("{save_key} writes the files to take away", save_key=key_of("save"))
            if self._kept
            else tr("{quit_key} leaves", quit_key=key_of("quit"))
        )
        thanks = tr("Everything is saved.") if self._kept else tr("This was a rehearsal: nothing of it is kept.")
        hint = tr("{way} · {backward_key} goes back", way=way, backward_key=key_of("backward"))
        body = ListBody(tuple(_results(context)))
        return Page(tr("What we leave with"), body=body, below=((hint, "soft"),), beside=((thanks, "soft"),))


def _results(context: Context) -> Iterator[Item]:
    """Show the numbers, the sentences to take away, the measures, and which lines of the plan are not complete."""
    view, large = context.view, _large(context)
    if large:
        yield from (Item("", ""), Item("", "", under=large))
    shown = {kind for kind, _, _ in _first_results(view)} if large else set()
    if counted := _counted_results(view, shown):
        yield Item("", " · ".join(counted), look="soft" if large else "strong")
    parts = (
        [*_chosen(view), *_again(view), *_support(view)],
        [Item("", one.text) for one in leading(view)],
        [*_measures(view)],
        [*_open_lines(view)],
    )
    for part in parts:
        if part:
            yield Item("", "")
            yield from part


def _large(context: Context) -> tuple[Line, ...]:
    """Draw the first results of which there are any in large figures; none on a small screen, or if none fits."""
    grid, shown = grid_of(context.cells), _first_results(context.view)
    if not shown or grid.columns < COLUMNS or context.rows < LEAST_ROWS:
        return ()
    sheet = Canvas(context.cells - 1, NUMERAL_ROWS + 1)
    for place, (_, number, noun) in enumerate(shown):
        sheet.put_rows(grid.x(2 * place), 0, numerals(str(number)), "yes")
        sheet.put_in(grid.x(2 * place), NUMERAL_ROWS, grid.span(2), noun, "strong")
    return tuple(sheet.lines())


def _first_results(view: Session) -> list[tuple[str, int, str]]:
    """Count the first results of which there are any, each with its noun."""
    rows = [row for row in view.activities.values() if not row.practice]
    settled = sum(row.state == "settled" for row in rows)
    priorities = sum(len(found.named) for found in all_priorities(view))
    actions, outcomes = len(action_plan.actions(view)), _outcomes(view)
    results = (
        ("priority", priorities, plural("priority", "priorities", priorities)),
        ("row", settled, _settled_words(settled, len(rows))),
        ("action", actions, plural("action", "actions", actions)),
        ("outcome", outcomes, plural("outcome", "outcomes", outcomes)),
    )
    return [one for one in results if one[1]][:LARGE]


def _settled_words(settled: int, rows: int) -> str:
    """Say under the number of settled rows what they are, and of how many."""
    if settled < rows:
        return tr("of {rows} rows settled", rows=rows)
    return plural("row settled", "rows settled", rows)


def _led(label: str, text: str, look: Look = "strong", tail: str = "") -> Item:
    """Write a sentence behind its first words, so that all sentences begin at one cell."""
    return Item("", text, lead=f"{label:<{_label_cells()}}", look=look, tail=tail)


def _label_cells() -> int:
    """Return how wide the labels are, of which one has a number behind it."""
    longest = max(width(tr(one)) for one in (WE_ARE_HERE, AGAIN, BEHIND, purpose.OUR_PURPOSE))
    return max(LABEL, longest, width(tr(BEGIN_WITH)) + 3)


def _chosen(view: Session) -> Iterator[Item]:
    """Show the sentence of purpose, or that it is not chosen yet, and what the votes named."""
    if told := purpose.words(view):
        yield _led(tr(WE_ARE_HERE if told.startswith(GOES_ON) else purpose.OUR_PURPOSE), told)
    elif where := purpose.still_to_choose(view):
        yield Item(
            "",
            tr(
                "{our_purpose} is not chosen yet; the lines are in “{part}”.",
                our_purpose=tr(purpose.OUR_PURPOSE),
                part=where,
            ),
            look="soft",
        )
    for found in all_priorities(view):
        for number, one in enumerate(found.named):
            label = "" if number else tr(BEGIN_WITH)
            yield _led(f"{label:<{_label_cells() - 3}}{one.place:>2}", one.text, tail=one.backing)
            if why := reason(found, one):
                yield _led("", why, "soft")
        if told := in_question(found):
            yield Item("", f"{told}: {' · '.join(one.text for one in found.level)}", look="soft")


def _again(view: Session) -> Iterator[Item]:
    """Show the days on which the room looks again at its actions."""
    live = (one for one in action_plan.actions(view) if one.status not in OVER)
    days = sorted({day for one in live for day in one.checkins})
    if days:
        yield _led(tr(AGAIN), tr("on {days}", days=listed([short_date(day) for day in days])))


def _support(view: Session) -> Iterator[Item]:
    """Show how far the room stands behind each plan: a dot for each hand, under the value that it showed."""
    for module in view.info.agenda.modules:
        hands = {value: count for value, count in action_plan.behind(view, module.id).items() if count}
        if hands:
            dots = "   ".join(f"{value} {'●' * number}" for value, number in sorted(hands.items()))
            yield _led(tr(BEHIND), tr("0 to 5:  {dots}", dots=dots), "good")


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
        yield from (Item("", one.told, indent=2) for one in found[:_SHOWN])
        if len(found) > _SHOWN:
            yield Item("", tr("and {more} more, in the file of the plan", more=len(found) - _SHOWN), indent=2)


def _counted_results(view: Session, shown: Set[str]) -> list[str]:
    """Count outcomes, settled rows, actions and parked lines: nothing of which there is none, or that is large."""
    rows = [row for row in view.activities.values() if not row.practice]
    settled = sum(row.state == "settled" for row in rows)
    outcomes, actions = _outcomes(view), len(action_plan.actions(view))
    undecided, parked = len(left_undecided(view)), len(view.parked())
    settled_rows = trn(
        "{settled} of {number} row of the chart settled",
        "{settled} of {number} rows of the chart settled",
        len(rows),
        settled=settled,
    )
    counted = (
        ("outcome", outcomes, count(outcomes, "outcome", "outcomes")),
        ("row", len(rows), settled_rows),
        ("action", actions, count(actions, "action", "actions")),
        ("item", undecided, trn("{number} item still to decide", "{number} items still to decide", undecided)),
        ("line", parked, trn("{number} line parked", "{number} lines parked", parked)),
    )
    return [told for kind, number, told in counted if number and kind not in shown]


def _outcomes(view: Session) -> int:
    """Count the outcomes; 0 where the agenda asks for none."""
    asked = view.info.agenda.holding("outcome")
    return len(view.listed(asked[0].id, asked[1].id)) if asked else 0
