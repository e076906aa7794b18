"""The list of leaders: who has answered, who has not, and the answers where they may be seen."""

from __future__ import annotations

from collections.abc import Collection

from pmworkshop.base.language import tr, tr_noop, trc, trn
from pmworkshop.session.core.people_labels import label, labels
from pmworkshop.session.core.records import Ballot, Participant
from pmworkshop.session.core.seats import answering, in_room
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.answer_form import AnswerForm
from pmworkshop.session.views.asking import Asking
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.notes.lengths import people_in
from pmworkshop.tui.pages.page import Item, ListBody
from pmworkshop.tui.parts.answer_lines import written

WITHOUT_NAMES = tr_noop(
    "Answers without names are taken on the stage alone, and stay in its memory until they are shown: nothing of"
    " them is known here."
)


def answers(session: Session, asked: Asking | None, *, values: bool, cells: int) -> ListBody:
    """List the leaders with their progress.

    Args:
        session: The whole session.
        asked: What is asked where the room is; None if nothing is.
        values: Whether the answers are shown too.
        cells: Width of a line.

    Returns:
        The rows, below a block for each person while answers are taken; a round without names has none, only the
        reason.
    """
    if asked is None:
        return ListBody((), tr("Nobody is asked alone here now."))
    if asked.nameless:
        return ListBody((), tr(WITHOUT_NAMES))
    came = asked.answered(session)
    people = _listed(session, came)
    items = [_row(session, asked, person, came=person.id in came, values=values) for person in people]
    if items and asked.awaits:
        drawn = people_in(len(came), len(asked.missing(session)), cells - 1)
        items = [Item("", "", under=(drawn,)), Item("", ""), *items]
    if items:
        items += _numbers(asked.form)
    return ListBody(
        tuple(items), tr("Nobody is in the room yet: {people_key} adds a leader.", people_key=key_of("people"))
    )


def _listed(session: Session, came: Collection[str]) -> list[Participant]:
    """List who is asked here, then who has answered and is here no more."""
    there = in_room(session)
    here = [one for one in answering(session, came) if one in there]
    return [*here, *(one for one in session.people() if one.id in came and one not in here)]


def _row(session: Session, asked: Asking, person: Participant, *, came: bool, values: bool) -> Item:
    """Make the row of a leader: progress, and the answer if it may be seen."""
    steps, done = asked.steps, asked.done(session, person.id)
    partly = bool(done) and len(done) < len(steps)
    lines = _values(session, asked, person) if values and done else ""
    far = tr("{done} of {steps} in", done=len(done), steps=len(steps)) if partly else trc("answered", "in")
    return Item(
        person.id,
        f"{label(session, person)}   {lines}" if lines else label(session, person),
        lead="✓" if came and not partly else "○",
        tail=far if came or done else tr("not yet"),
    )


def ballots_of(session: Session, asked: Asking, person: Participant, wanted: bool) -> list[Ballot]:
    """List the ballots of a leader in one pass.

    Args:
        session: The whole session.
        asked: What is asked where the room is.
        person: The leader.
        wanted: Whether the pass asks for the wanted state.

    Returns:
        The ballots; empty before the round exists.
    """
    there = asked.rounds[wanted]
    mine = (one for one in session.ballots.values() if one.participant == person.id)
    return [one for one in mine if there is not None and one.round == there.id]


def _numbers(form: AnswerForm) -> list[Item]:
    """Explain the numbers that are typed."""
    if form.roles:
        titles = (f"{place} {role.title}".replace(" ", "\u00a0") for place, role in enumerate(form.roles, 1))
        return [Item("", ""), Item("", "   ".join(titles), look="strong")]
    lines = [Item("", one.text, lead=f"{place:>2}", look="soft") for place, one in enumerate(form.subjects, 1)]
    return [Item("", ""), *lines]


def _values(session: Session, asked: Asking, person: Participant) -> str:
    """Write the answers of a leader, pass by pass."""
    given = {wanted: ballots_of(session, asked, person, wanted) for wanted in asked.rounds}
    passes = [written(asked.forms[wanted], mine) for wanted, mine in given.items() if mine]
    return f"   {trc('between two answers', 'then')} ".join(passes)


def awaited_line(session: Session, asked: Asking | None) -> tuple[tuple[str, Look], ...]:
    """Say how many leaders have answered, and who has not.

    Args:
        session: The whole session.
        asked: What is asked where the room is; None if nothing is.

    Returns:
        One line with its look; empty if nothing is asked now, or no names are kept.
    """
    if asked is None or not asked.awaits:
        return ()
    missing = asked.missing(session)
    came = len(asked.answered(session))
    closed = f"   {tr('closed')}" if asked.status == "closed" else ""
    if missing:
        told = tr("{came} in, not yet: {names}", came=came, names=" · ".join(labels(session, missing)))
        return ((told + closed, "strong"),)
    if not came:
        return ()
    return ((trn("All {number} leader in.", "All {number} leaders in.", came) + closed, "good"),)
