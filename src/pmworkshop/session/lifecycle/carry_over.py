"""What a follow-up takes over from the session before: open actions, promises, and parked lines."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.agenda.model import Agenda, Module
from pmworkshop.base.language import in_all, tr, tr_noop
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.column_values import Values
from pmworkshop.session.core.columns import in_parts
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.records import Action, AnyRecord, Commitment, Entry, Give, Participant, Theme, revise
from pmworkshop.session.core.reserved import OVER
from pmworkshop.session.core.session import Session, placed
from pmworkshop.session.core.steps import GestureContext
from pmworkshop.session.lifecycle.carry_list import undecided
from pmworkshop.session.lifecycle.carry_promises import CAME, line_of, typed
from pmworkshop.session.operations.planning.gifts import Gift, gifts

FOLLOWS = tr_noop("Follow-up: ")
"""Begins the title of a session that looks at what became of another one."""

People = dict[str, str]
"""The participants of the session before, and who they are in the new one; found again by name."""


def title_after(agenda: Agenda, parent: Session) -> str:
    """Return the title of a session that continues another one.

    Args:
        agenda: The agenda of the new session.
        parent: The session before.

    Returns:
        For a follow-up agenda, ``Follow-up:`` and the parent's title; else the title of the agenda.
    """
    if agenda.kind != "follow-up":
        return agenda.title
    title = parent.info.title
    for before in in_all(FOLLOWS):
        title = title.removeprefix(before)
    return f"{tr(FOLLOWS)}{title}"


def again(parent: Session, people: Sequence[Participant]) -> People:
    """Match the participants of the session before with those of the new one, by name.

    Args:
        parent: The session before.
        people: The participants of the new session.

    Returns:
        The new id by old id, for those who are in both.
    """
    named = {person.name.casefold(): person.id for person in people}
    return {one.id: named[one.name.casefold()] for one in parent.people() if one.name.casefold() in named}


def reviewing(agenda: Agenda) -> str | None:
    """Find the module that reviews open actions; an agenda without one takes over nothing that was left open.

    Args:
        agenda: The agenda of the new session.

    Returns:
        The id of the module; None if there is none.
    """
    review = agenda.review()
    return review.id if review else None


def left_open(
    agenda: Agenda, parent: Session, people: Sequence[Participant], draw: GestureContext
) -> list[AnyRecord]:
    """Make the records for what the session before left open: actions, commitments, promises, parked lines, items.

    Args:
        agenda: The agenda of the new session.
        parent: The session before.
        people: The participants of the new session.
        draw: The source of the ids.

    Returns:
        The records; empty if the agenda has no review.
    """
    target = reviewing(agenda)
    if target is None:
        return []
    known = again(parent, people)
    ids = {action.id: draw.id() for action in _open(parent)}
    plan = agenda.plan()
    promises = {one.id: draw.id() for one in _owed(parent)} if plan else {}
    return [
        *_actions(parent, target, ids, promises, known),
        *(_commitments(parent, plan.id, ids, promises, known) if plan else ()),
        *_promised(agenda, parent, draw),
        *_parked(agenda, parent, target, known, draw),
        *undecided(parent, target, draw),
    ]


def _open(parent: Session) -> list[Action]:
    return [action for action in placed(parent.actions.values()) if action.status not in OVER]


def _actions(
    parent: Session, target: str, ids: dict[str, str], promises: dict[str, str], known: People
) -> list[AnyRecord]:
    """Take over open actions with their codes, days and what was said of them; what they came from stays there.

    Each keeps the id under which it was agreed first, by which trackers name it. Somebody who is not there any more
    leaves an action without an owner.
    """
    return [
        revise(
            action,
            id=ids[action.id],
            module=target,
            place=place,
            owners=_again(action.owners, known),
            helpers=_again(action.helpers, known),
            consulted=_again(action.consulted, known),
            informed=_again(action.informed, known),
            gives=tuple(_carried(give, promises, known) for give in action.gives),
            depends_on=tuple(ids[one] for one in action.depends_on if one in ids),
            because=(),
            row=None,
            decision=None,
            later=False,
            told_on=None,
            told_by="",
            origin=action.origin or action.id,
        )
        for place, action in enumerate(_open(parent), 1)
    ]


def _again(people: tuple[str, ...], known: People) -> tuple[str, ...]:
    """List who of the people of the session before is there again, by the ids of the new one."""
    return tuple(known[one] for one in people if one in known)


def _carried(give: Give, promises: dict[str, str], known: People) -> Give:
    return give.model_copy(
        update={"giver": known.get(give.giver or ""), "commitment": promises.get(give.commitment or "")}
    )


def _commitments(
    parent: Session, plan: str, ids: dict[str, str], promises: dict[str, str], known: People
) -> list[AnyRecord]:
    """Take over what was given, for the plan; of an action that is over, nothing more is owed."""
    return [
        revise(
            one,
            id=promises[one.id],
            module=plan,
            giver=known.get(one.giver or ""),
            function=one.function or _function(parent, one.giver),
            action=ids.get(one.action or ""),
            because=(),
        )
        for one in _owed(parent)
    ]


def _owed(parent: Session) -> list[Commitment]:
    """List what was given in general, or to an action that is still open."""
    over = {action.id for action in parent.actions.values() if action.status in OVER}
    return [one for one in placed(parent.commitments.values()) if one.action not in over]


def _promised(agenda: Agenda, parent: Session, draw: GestureContext) -> list[AnyRecord]:
    """List what was promised, function by function, as lines of the list that asks whether it came."""
    target = agenda.holding("commitment")
    lines = promised(parent)
    if target is None or not kind_of(target[0]).asks_sentences or not lines:
        return []
    module, prompt = target
    groups = [
        Theme(id=draw.id(), module=module.id, title=title, place=place)
        for place, title in enumerate(map(tr, CAME), 1)
    ]
    entries = [
        Entry(
            id=draw.id(),
            module=module.id,
            prompt=prompt.id,
            text=line_of(function, what),
            values={"function": function} if function else {},
            place=place,
        )
        for place, (function, what) in enumerate(lines, 1)
    ]
    return [*groups, *entries]


def promised(session: Session) -> list[tuple[str, str]]:
    """List the promises of a session that are still owed, each once, with the function that gives it.

    They are those of the ledger and of the actions, then those that stand as lines of a list. Resources that were
    only asked for, or that an action needs and nobody gives, are no promises.

    Args:
        session: The session, public or whole.

    Returns:
        Pairs of function and promise in words, with its condition, grouped by function.
    """
    given = [(_giver(session, one), _words(one)) for one in gifts(session) if one.promised and not _is_over(one)]
    lines = list(dict.fromkeys([*given, *typed(session)]))
    order = {function: place for place, (function, _) in reversed(list(enumerate(lines)))}
    return sorted(lines, key=lambda line: order[line[0]])


def _is_over(gift: Gift) -> bool:
    return gift.action is not None and gift.action.status in OVER


def _giver(session: Session, gift: Gift) -> str:
    return gift.given.function or _function(session, gift.given.giver)


def _words(gift: Gift) -> str:
    """Say what is given, when and on which condition, and for which action."""
    return tr("{words}, for {code}", words=gift.words, code=gift.action.code) if gift.action else gift.words


def _function(session: Session, person_id: str | None) -> str:
    person = session.participants.get(person_id or "")
    return called(session, person) if person else ""


def _parked(agenda: Agenda, parent: Session, target: str, known: People, draw: GestureContext) -> list[AnyRecord]:
    """Take over what is parked without an answer: to its question where the agenda has it, else into the review.

    Values come along only into the columns that the line stood in, so that private ones stay private.
    """
    lines: list[AnyRecord] = []
    for place, parked in enumerate((one for one in parent.parked() if not one.answer), 1):
        before, module = parent.info.agenda.module(parked.module), agenda.module(parked.module)
        entry = in_parts(before, parked) if before else parked
        to, prompt, values = _asked_again(before, module, entry) or (target, "1", {})
        author = known.get(entry.author or "") if _named(parent, entry.module) else None
        line = Entry(
            id=draw.id(), module=to, prompt=prompt, text=entry.text, author=author, values=values, place=place,
            parked=True,
        )  # fmt: skip
        lines.append(line)
    return lines


def _asked_again(
    before: Module | None, module: Module | None, entry: Entry
) -> tuple[str, str, dict[str, str]] | None:
    """Find the module and prompt that a line answers now, and its values; None where there is no such module."""
    if module is None:
        return None
    asked = module.prompt(entry.prompt)
    return (module.id, asked.id, _kept_values(before, module, entry)) if asked else (module.id, "1", {})


def _kept_values(before: Module | None, module: Module, entry: Entry) -> Values:
    """Keep the values whose columns both agendas have, and hide alike."""
    if before is None:
        return {}
    columns = {column.id for column in module.value_columns}
    changed = before.private_columns ^ module.private_columns
    return {key: value for key, value in entry.values.items() if key in columns - changed}


def _named(parent: Session, module_id: str) -> bool:
    module = parent.info.agenda.module(module_id)
    return module is None or module.credit != "nobody"


def came(session: Session) -> dict[str, tuple[int, int]]:
    """Count the promises of each function that were kept; those kept in part do not count as kept.

    Args:
        session: The session of the follow-up, public or whole.

    Returns:
        The number kept and the number of all promises, by function; empty if no promise was taken over, or none has
        been put into a group yet.
    """
    target = session.info.agenda.holding("commitment")
    if target is None or session.info.parent is None:
        return {}
    groups = {theme.id: theme.title for theme in session.themes.values() if theme.module == target[0].id}
    kept, *others = map(in_all, CAME)
    every = kept.union(*others)
    found: dict[str, tuple[int, int]] = {}
    told = False
    for entry in session.listed(target[0].id, target[1].id):
        title = groups.get(entry.theme or "", "")
        function = entry.values.get("function", "")
        if function:
            here, of = found.get(function, (0, 0))
            found[function] = (here + (title in kept), of + 1)
            told = told or title in every
    return found if told else {}
