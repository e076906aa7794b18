"""The wording of an action: as a row of the table, in sentences, and alone for the room to read."""

from __future__ import annotations

from pmworkshop.base.dates import short_date, spell_date
from pmworkshop.base.language import tr, trc
from pmworkshop.insight.plan.plan_fields import line_blanks, question
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.people_labels import short_label
from pmworkshop.session.core.records import Action, Participant
from pmworkshop.session.core.seats import keeper, seated
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning.action_letters import letter_words
from pmworkshop.session.operations.planning.action_plan import first_step_of
from pmworkshop.session.operations.planning.gifts import Gift, gifts, of_action
from pmworkshop.tui.drawing.text_cells import fit, shortened, width
from pmworkshop.tui.panels.planning.plan_read import ReadAction
from pmworkshop.tui.panels.planning.plan_sheet import LARGEST, PlanRow

WHO_MOST = 26
"""Cells of a name in the table: two lines of its column."""


def owner_words(view: Session, action: Action) -> str:
    """Return how the room calls the owner of an action.

    Args:
        view: The public view of the session.
        action: The action.

    Returns:
        The function or the name of its first owner; ``Nobody yet`` without one.
    """
    person = owner_of(view, action)
    return short_label(view, person) if person else tr("Nobody yet")


def owner_of(view: Session, action: Action) -> Participant | None:
    """Find the owner of an action.

    Args:
        view: The public view of the session.
        action: The action.

    Returns:
        The first owner, for a deputy who is not there any more the leader; None if there is no owner or that owner
        has left.
    """
    person = view.participants.get(action.owners[0]) if action.owners else None
    owner = keeper(view, person) if person else None
    return owner if owner and not owner.left else None


def plan_row(view: Session, action: Action, cells: int) -> PlanRow:
    """Make the row of an action in the table.

    Args:
        view: The public view of the session.
        action: The action.
        cells: Width of the table.

    Returns:
        A row whose key is the id of the action.
    """
    what = tr("{what}  (later)", what=action.what) if action.later else action.what
    owner = owner_of(view, action)
    who = in_the_table(view, owner, cells) if owner else tr("Nobody yet")
    first = tr("First: {first_step}", first_step=action.first_step) if action.first_step else ""
    return PlanRow(action.id, who, what, action.due, action.first_step_by, first=first)


def in_the_table(view: Session, person: Participant, cells: int) -> str:
    """Name a person in the narrow column of the table, where rows of two lines would push others off the wall.

    Args:
        view: The public view of the session.
        person: The participant.
        cells: Width of the table.

    Returns:
        The function alone, or the name where that says who it is. Below `LARGEST` cells a long one is shortened at a
        word, unless somebody else would be called the same then. A deputy is named in full.
    """
    if person.deputy_of:
        return short_label(view, person)
    whole = called(view, person)
    short = shortened(whole, WHO_MOST)
    alike = any(shortened(called(view, one), WHO_MOST) == short for one in seated(view) if one.id != person.id)
    return whole if alike or cells >= LARGEST else short


def parts(view: Session, action: Action) -> tuple[str, ...]:
    """Write an action as separate sentences.

    Args:
        view: The public view of the session.
        action: The action.

    Returns:
        Always five strings: who does what by when, the first step, what is given, who is asked before and told
        after, and how the room will know. The last four are empty if their field is.
    """
    owner = owner_words(view, action)
    line = f"{owner}: {action.what}."
    if action.due:
        line = tr("{owner}: {what} by {due}.", owner=owner, what=action.what, due=spell_date(action.due))
    step, by = first_step_of(action, view.info.day)
    first = tr("First: {step}, by {by}.", step=step, by=spell_date(by)) if by else tr("First: {step}.", step=step)
    found = of_action(gifts(view), action)
    gives, needs = (_listed(view, [one for one in found if one.promised is given]) for given in (True, False))
    return (
        line,
        first if action.first_step else "",
        " ".join(
            filter(
                None,
                (
                    tr("Given by {gives}.", gives=gives) if gives else "",
                    tr("Needed: {needs}.", needs=needs) if needs else "",
                ),
            )
        ),
        letter_words(view, action),
        tr("We will know: {success_measure}.", success_measure=action.success_measure)
        if action.success_measure
        else "",
    )


def in_a_line(view: Session, action: Action, cells: int) -> str:
    """Say of an action what its row in the table does not: as many whole sentences as fit into a line.

    Args:
        view: The public view of the session.
        action: The action.
        cells: Width of the line.

    Returns:
        The sentences; of a first one that is longer, its beginning.
    """
    first, *more = [part for part in parts(view, action)[1:] if part] or [""]
    line = fit(first, cells).rstrip()
    for part in more:
        line = f"{line} {part}" if width(f"{line} {part}") <= cells else line
    return line


def _listed(view: Session, found: list[Gift]) -> str:
    return "; ".join(one.told(view) for one in found)


def read_action(view: Session, action: Action) -> ReadAction:
    """Gather what the room reads of one action.

    Args:
        view: The public view of the session.
        action: The action.

    Returns:
        Its owner, what is done and its days; then what is known of the first step, of how it is seen, of what is
        given and needed, and of who is asked before and told after.
    """
    step, by = first_step_of(action, view.info.day)
    found = of_action(gifts(view), action)
    gives, needs = (_listed(view, [one for one in found if one.promised is given]) for given in (True, False))
    details = (
        (trc("beside an action", "First"), f"{step}, {short_date(by)}" if step and by else step),
        (trc("beside an action", "We see"), action.success_measure),
        (trc("beside an action", "Given"), gives),
        (trc("beside an action", "Needed"), needs),
        (trc("beside an action", "Also"), letter_words(view, action)),
    )
    who = owner_words(view, action)
    told = tuple(one for one in details if one[1])
    return ReadAction(action.id, who, action.what, action.due, action.first_step_by, told)


def open_question(action: Action | None) -> str:
    """Return the question for the first missing field of an action.

    Args:
        action: The action; None if none is selected.

    Returns:
        The question; empty if the action is complete or None.
    """
    return (question(action) or "") if action else ""


def complete_words(actions: list[Action]) -> str:
    """Count the actions whose line is complete, as ``7 of 8 complete``.

    Args:
        actions: The actions of the plan, in any status.

    Returns:
        The phrase; empty if there are no actions.
    """
    whole = sum(not line_blanks(action) for action in actions)
    return tr("{whole} of {actions} complete", whole=whole, actions=len(actions)) if actions else ""
