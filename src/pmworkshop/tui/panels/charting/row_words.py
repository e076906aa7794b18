"""The wording of the row under discussion: what participants see, and what is agreed so far."""

from __future__ import annotations

from collections.abc import Iterable

from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.insight.charts.compare import RowView
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.people_labels import short_label
from pmworkshop.session.core.records import Action, Activity
from pmworkshop.session.core.schemes import legend, owner_letter
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import chart
from pmworkshop.session.operations.absent_owners import AbsentOwner, absent_owners
from pmworkshop.session.operations.planning import row_actions
from pmworkshop.tui.drawing.text_cells import DOTTED
from pmworkshop.tui.pages.page import Context, Item
from pmworkshop.tui.panels.charting.row_cards import LEAST_CELLS, ROWS, Candidate, cards, gathered
from pmworkshop.tui.panels.charting.row_in_talk import RowInTalk

DOT = "●"
KEYS = 9
"""How many roles have a key of their own."""
AROUND = 4
"""Rows around the cards: question, hint, and the blank rows before and after the cards."""
STATES = {"settled": tr_noop("✓ settled"), "parked": tr_noop("○ not settled yet")}
"""How the state of a row is said on the wall."""


def seen_items(context: Context, talk: RowInTalk, row: RowView | None, *, named: bool) -> list[Item]:
    """List the roles that participants see as accountable for the row: as cards, or where they do not fit with dots.

    Args:
        context: Gives the public view of the session.
        talk: The row under discussion.
        row: The row of the comparison; None if nobody charted it.
        named: Whether the participants are named.

    Returns:
        The cards, or one row for each role, most frequent first and then for "nobody"; then one for passes; empty if
        ``row`` is None.
    """
    if row is None:
        return []
    if (drawn := _in_cards(context, talk, row, named=named)) is not None:
        return drawn
    titles = {role.id: role.title for role in talk.roles(context)}
    items = []
    for role, many in sorted(row.owners.items(), key=lambda pair: -pair[1]):
        who = f"   {_who(context.view, row.named[role])}" if named else ""
        items.append(Item("", f"{titles[role]}  {DOT * many} {many}{who}", look="strong"))
    if row.nobody:
        items.append(Item("", tr("Nobody  {dots} {votes}", dots=DOT * row.nobody, votes=row.nobody)))
    if row.passed:
        items.append(Item("", tr("{passed} passed", passed=row.passed), look="soft"))
    return items


def _in_cards(context: Context, talk: RowInTalk, row: RowView, *, named: bool) -> list[Item] | None:
    """Draw the candidates as cards side by side; None where the screen is too small, or nobody answered."""
    activity = talk.activity(context)
    agreed = agreed_items(context, talk, activity) if activity is not None else []
    rows = context.rows - AROUND - bool(row.passed) - len(agreed)
    found = gathered(_candidates(context, talk, row, named=named))
    if not found or context.cells < LEAST_CELLS or rows < ROWS:
        return None
    passed = [Item("", tr("{passed} passed", passed=row.passed), look="soft")] if row.passed else []
    return [Item("", "", under=cards(found, row.leaders, context.cells, rows)), *passed]


def _candidates(context: Context, talk: RowInTalk, row: RowView, *, named: bool) -> list[Candidate]:
    """List what participants see, most frequent first, then that nobody answers for the row."""
    numbered = {role.id: (place, role) for place, role in enumerate(talk.roles(context), 1)}
    owner = talk.owner(context)
    found = []
    for one, votes in sorted(row.owners.items(), key=lambda pair: -pair[1]):
        place, role = numbered[one]
        people = (context.view.participants.get(who) for who in row.named[one]) if named else ()
        names = tuple(called(context.view, who) for who in people if who)
        key = str(place) if place <= KEYS else ""
        found.append(Candidate(key, role.title, votes, names, chosen=owner is not None and owner.id == one))
    return [*found, Candidate("", tr("Nobody"), row.nobody)] if row.nobody else found


def _who(view: Session, people: tuple[str, ...]) -> str:
    known = (view.participants.get(one) for one in people)
    return DOTTED.join(short_label(view, one) for one in known if one)


def agreed_items(context: Context, talk: RowInTalk, activity: Activity) -> list[Item]:
    """List what is agreed in the words of its letters, the reason and the state of the row.

    Args:
        context: Gives the public view of the session.
        talk: The row under discussion.
        activity: The record of the row.

    Returns:
        One row for each letter that a role has, in the order of the scheme; then the reason and the state, if known.
    """
    scheme = talk.module(context).scheme
    first, words = owner_letter(scheme), {letter: word for letter, word, _ in legend(scheme)}
    items = [
        Item("", tr("Answers for it: {titles}", titles=", ".join(titles)), look="head")
        if letter == first
        else Item("", f"{tr(words.get(letter, letter))}: {', '.join(titles)}")
        for letter, titles in _given(context, talk).items()
    ]
    if reason := _reason(context, talk, first):
        items.append(
            Item(
                "",
                tr("Because {reason}", reason=reason)
                if reason[0].islower()
                else tr("Reason: {reason}", reason=reason),
            )
        )
    if state := _state(context.view, activity):
        items.append(Item("", state, look="good"))
    absent = absent_owners(context.view, talk.module_id)
    items += [Item("", words, look="warn") for words in absent_words(context.view, absent, talk.row)]
    return items


def absent_words(view: Session, absent: Iterable[AbsentOwner], row: str) -> list[str]:
    """Say which owner of a row nobody in the room speaks for, and who asks them.

    Args:
        view: The public view of the session.
        absent: The owners of rows of the chart for whom nobody in the room speaks.
        row: The id of the row.

    Returns:
        A line for each such owner; empty if the owner is here, or there is none.
    """
    return [_asks(view, one) for one in absent if one.row.id == row]


def _asks(view: Session, one: AbsentOwner) -> str:
    if one.action is None or one.action.due is None:
        return tr("Nobody here speaks for {title}: who asks them, by when?", title=one.role.title)
    return tr(
        "Nobody here speaks for {title}: {who}, {due}",
        title=one.role.title,
        who=_first_owner(view, one.action),
        due=spell_date(one.action.due),
    )


def _given(context: Context, talk: RowInTalk) -> dict[str, list[str]]:
    """List the titles of the roles by letter, in the order of the scheme, without unused letters."""
    given: dict[str, list[str]] = {letter: [] for letter, _, _ in legend(talk.module(context).scheme)}
    for role in talk.roles(context):
        for letter in talk.letters(context, role):
            given.setdefault(letter, []).append(role.title)
    return {letter: titles for letter, titles in given.items() if titles}


def _reason(context: Context, talk: RowInTalk, owner: str) -> str:
    """Return the reason for the accountable role; with several such roles, that of the last column."""
    marks = (context.view.marks.get(chart.mark_id(talk.module_id, talk.row, role.id)) for role in talk.roles(context))
    reasons = [mark.reason for mark in marks if mark and owner in mark.letters]
    return reasons[-1] if reasons else ""


def _state(view: Session, activity: Activity) -> str:
    """Describe the state of the row; for one that the room gave to somebody, who settles it and by when."""
    given = row_actions.given_to(view, activity)
    return f"○ {given}" if given else tr(STATES.get(activity.state, ""))


def _first_owner(view: Session, action: Action) -> str:
    people = (view.participants.get(owner) for owner in action.owners)
    return next((called(view, one) for one in people if one), tr("nobody yet"))
