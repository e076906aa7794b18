"""Operations on the action plan, and the days on which it is looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from pmworkshop.base.dates import next_kept, split_date
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr
from pmworkshop.session.core.lookups import found, module_of, said
from pmworkshop.session.core.records import Action, AnyRecord, Give, revise
from pmworkshop.session.core.reserved import OVER, WHOLE
from pmworkshop.session.core.session import Session, next_place, placed
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation
from pmworkshop.session.operations.merge import next_code
from pmworkshop.session.operations.planning.measure_span import watched_days

VERBS = {
    "stop": "stop", "end": "stop", "drop": "stop", "cancel": "stop", "test": "test", "try": "test", "pilot": "test",
    "decide": "decide", "agree": "decide", "choose": "decide", "settle": "decide", "give": "give", "lend": "give",
    "change": "change", "move": "change", "rewrite": "change", "replace": "change",
    "beenden": "stop", "stoppen": "stop", "streichen": "stop", "testen": "test", "erproben": "test",
    "entscheiden": "decide", "klären": "decide", "wählen": "decide", "geben": "give", "ändern": "change",
    "verschieben": "change", "ersetzen": "change",
}  # fmt: skip
"""First words of an action that say what sort of action it is; any other starts something."""


REVIEWED_AFTER = (30, 60, 90)
"""Days after the workshop when the room looks at its actions again. Source: handbook 5.2."""


def first_step_of(action: Action, day: date) -> tuple[str, date | None]:
    """Return the first step of an action and its day, apart from each other.

    Args:
        action: The action; the text of an earlier session may still end in the day.
        day: The day of the workshop.

    Returns:
        The step, without its day where that is known, and the day; None if there is none.
    """
    step, by = _parted(action.first_step, day)
    known = action.first_step_by
    return (step, known) if by is not None and by == known else (action.first_step, known)


@lru_cache(4096)
def _parted(text: str, day: date) -> tuple[str, date | None]:
    return split_date(text, day)


def actions(session: Session, module: str | None = None) -> list[Action]:
    """List the actions of one plan or of all plans.

    Args:
        session: The session, public or whole.
        module: The id of the plan's module; None for all plans.

    Returns:
        The actions in display order; empty if there are none.
    """
    return placed(action for action in session.actions.values() if module in (None, action.module))


def behind(session: Session, module: str) -> dict[str, int]:
    """Return the raised hands on a whole plan, the last time that it was asked.

    Args:
        session: The session, public or whole.
        module: The id of the plan's module.

    Returns:
        The number of hands by value, lowest value first; empty before it was asked.
    """
    shown = [
        one
        for one in session.rounds.values()
        if one.module == module and one.status == "revealed" and one.asks == "answers" and not one.wanted
    ]
    newest = max(shown, key=lambda one: (one.number, one.id), default=None)
    hands = newest.hands.get(WHOLE, {}) if newest else {}
    return {value: hands[value] for value in sorted(hands)}


def add(
    module: str, what: str, *, owner: str | None = None, because: tuple[str, ...] = (), **fields: Any
) -> Operation:
    """Add an action at the end of the plan, with the next free code.

    Args:
        module: The id of the plan's module.
        what: The outcome, beginning with a verb, which also decides the sort of the action.
        owner: The id of the owner; None for nobody yet.
        because: The ids of the records that the action follows from.
        **fields: Further fields of the action, by name.

    Returns:
        The operation; it raises `RefusedError` when the module does not exist, the text is empty, or the owner is no
        participant.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        module_of(session, module)
        text = said(what, "action")
        _refuse_strangers(session, (owner,) if owner else ())
        action = Action(
            id=draw.id(),
            module=module,
            code=next_code(session),
            what=text,
            sort=VERBS.get(text.split()[0].lower(), "start"),  # type: ignore[arg-type]
            owners=(owner,) if owner else (),
            because=because,
            place=next_place(actions(session)),
            **fields,
        )
        return Draft(tr("Added an action"), (action,))

    return operation


def change(action_id: str, **fields: Any) -> Operation:
    """Change fields of an action.

    Args:
        action_id: The id of the action.
        **fields: The new values, by name of the action's field.

    Returns:
        The operation; it raises `RefusedError` when the action does not exist, or an owner or helper is no
        participant.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        action = found(session.actions, action_id, "action")
        _refuse_strangers(session, (*fields.get("owners", ()), *fields.get("helpers", ())))
        changed = revise(action, **fields)
        return Draft(tr("Changed an action"), () if changed == action else (changed,))

    return operation


def review_days(day: date) -> tuple[date, ...]:
    """List the usual days on which the room reviews its actions: 30, 60 and 90 days after the workshop.

    Args:
        day: The day of the workshop.

    Returns:
        The days; one that hardly anybody keeps is moved to the next working day.
    """
    ahead = (date.fromordinal(min(day.toordinal() + days, date.max.toordinal() - 2)) for days in REVIEWED_AFTER)
    return tuple(map(next_kept, ahead))


def check_in(module: str, days: Sequence[date]) -> Operation:
    """Set the days on which the actions of a plan are reviewed; finished and dropped actions are left out.

    Each action gets the days before its measure can be seen, and the first one on or after that; if none of the days
    is late enough, that day itself. A measure of four weeks can be seen four weeks after the due day.

    Args:
        module: The id of the plan's module.
        days: The days of the reviews, in any order.

    Returns:
        The operation; it raises `RefusedError` when the module does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        module_of(session, module)
        wanted = sorted(set(days))
        changes = []
        for action in actions(session, module):
            changed = revise(action, checkins=_looked_at(action, wanted) if wanted else ())
            if action.status not in OVER and changed != action:
                changes.append(changed)
        return Draft(tr("Noted when the actions are looked at again"), tuple(changes))

    return operation


def seen_on(action: Action) -> date:
    """Return the first day on which the measure of an action can be seen: its due day, and as long as it is watched.

    Args:
        action: The action.

    Returns:
        The day; the last day of all while it has no due day.
    """
    due, days = action.due or date.max, watched_days(action.success_measure)
    return due + timedelta(days=days) if (date.max - due).days > days else date.max


def _looked_at(action: Action, wanted: Sequence[date]) -> tuple[date, ...]:
    seen = seen_on(action)
    before = [one for one in wanted if one < seen]
    after = [one for one in wanted if one >= seen][:1]
    late = after or ([next_kept(seen)] if action.due and seen > action.due else [])
    return (*before, *late)


def _refuse_strangers(session: Session, people: tuple[str, ...]) -> None:
    if any(person not in session.participants for person in people):
        raise RefusedError(tr("An action belongs to somebody in the room."), tr("Add the person first."))


def give(action_id: str, promise: Give) -> Operation:
    """Record a resource that is promised to an action, or that it needs from a function.

    Args:
        action_id: The id of the action.
        promise: The resource, and who gives it.

    Returns:
        The operation; it raises `RefusedError` when the action does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        action = found(session.actions, action_id, "action")
        return Draft(
            tr("Noted what is given to an action"),
            (revise(action, gives=(*action.gives, promise), no_resources=False),),
        )

    return operation


def move(action_id: str, by: int) -> Operation:
    """Move an action within its plan; it stops at the ends.

    Args:
        action_id: The id of the action.
        by: The number of positions; negative moves it up.

    Returns:
        The operation; it raises `RefusedError` when the action does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        action = found(session.actions, action_id, "action")
        lines = actions(session, action.module)
        at = lines.index(action)
        to = min(max(at + by, 0), len(lines) - 1)
        lines.insert(to, lines.pop(at))
        changes = [revise(line, place=n) for n, line in enumerate(lines, 1) if to != at and line.place != n]
        return Draft(tr("Moved an action"), tuple(changes))

    return operation


def drop(action_id: str) -> Operation:
    """Remove an action from the plan, with its accepted findings; other actions no longer depend on it.

    Args:
        action_id: The id of the action.

    Returns:
        The operation; it raises `RefusedError` when the action does not exist.
    """

    def operation(session: Session, draw: GestureContext) -> Draft:
        found(session.actions, action_id, "action")
        waiting: list[AnyRecord] = [
            revise(other, depends_on=tuple(first for first in other.depends_on if first != action_id))
            for other in session.actions.values()
            if action_id in other.depends_on
        ]
        accepted = [Drop("acceptance", item.id) for item in session.acceptances.values() if item.row == action_id]
        return Draft(tr("Took an action out of the plan"), (Drop("action", action_id), *waiting, *accepted))

    return operation
