"""How an action of the plan is said: as a row of the list, as a sentence, and large for the back row."""

from __future__ import annotations

from pmworkshop.base.dates import short_date, spell_date
from pmworkshop.insight.plan.plan_fields import next_blank, question
from pmworkshop.session.core.records import Action, Participant
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning.action_plan import split_date
from pmworkshop.session.operations.planning.plan_line import give_words
from pmworkshop.tui.pages.page import Item

_AIR = Item("", "")
_INDENT = 3


def name(person: Participant | None) -> str:
    """Call a leader by the function, else by name."""
    return (person.function or person.name) if person else "Nobody yet"


def owner_of(view: Session, action: Action) -> Participant | None:
    """Find the owner of an action; nobody where there is none, or where the owner has left."""
    person = view.participants.get(action.owners[0]) if action.owners else None
    return person if person and not person.left else None


def action_row(view: Session, action: Action) -> Item:
    """Show an action as a row of the list."""
    due = short_date(action.due) if action.due else "no date"
    mark = " later" if action.later else ""
    return Item(action.id, f"{name(owner_of(view, action))}: {action.what}", lead=action.code, tail=f"{due}{mark}")


def read_back(view: Session, action: Action) -> str:
    """Say an action as a sentence that its owner can say yes to."""
    return " ".join(part for part in parts(view, action) if part)


def parts(view: Session, action: Action) -> tuple[str, ...]:
    """Say an action part by part: who does what by when, the first step, what is given, how it is known."""
    due = f" by {spell_date(action.due)}" if action.due else ""
    step, by = split_date(action.first_step, view.info.day)
    by = action.first_step_by or by
    first = f"First: {step if by else action.first_step}" + (f", by {spell_date(by)}." if by else ".")
    gives = "; ".join(give_words(view, give) for give in action.gives)
    return (
        f"{name(owner_of(view, action))}: {action.what}{due}.",
        first if action.first_step else "",
        f"Given: {gives}." if gives else "",
        f"We will know: {action.success_measure}." if action.success_measure else "",
    )


def large(view: Session, action: Action) -> tuple[Item, ...]:
    """Show one action alone, with air around it, for the back row."""
    said, *more = parts(view, action)
    items = [_AIR, Item(action.id, said, look="strong", indent=_INDENT)]
    for part in more:
        if part:
            items += [_AIR, Item("", part, look="strong", indent=_INDENT)]
    return tuple(items)


def open_question(action: Action | None) -> str:
    """Return what an action still needs, as a question; empty when it needs nothing."""
    return (question(action) or "") if action else ""


def complete_words(actions: list[Action]) -> str:
    """Count the actions that have all they need: ``7 of 8 complete``; nothing while there is none."""
    whole = sum(next_blank(action) is None for action in actions)
    return f"{whole} of {len(actions)} complete" if actions else ""
