"""What goes out by mail after the workshop: to each owner what they promised, and notes after 7 and 30 days."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from pmworkshop.base.dates import spell_date
from pmworkshop.base.files import safe_name
from pmworkshop.base.text import clean_line, clean_text, count
from pmworkshop.report.writers.sponsor_page import later, open_actions, owner_of, reviews
from pmworkshop.session.core.records import Action, Give, Participant
from pmworkshop.session.core.session import Session
from pmworkshop.session.views.public import public

OPEN = "not settled yet"
FIRST, SECOND = 7, 30
"""Days after the workshop on which owners hear again. Source: handbook 5.2."""
_WIDTH = 72


def mails(session: Session) -> dict[str, bytes]:
    """Write the mails, each as plain text to paste: one for each owner, in the order of the room, then the notes.

    Addresses stand in these alone. Nothing of what anybody answered is in them.

    Args:
        session: The whole session.
    """
    shown = public(session)
    files: dict[str, bytes] = {}
    owners = [person for person in shown.people() if _owned(shown, person) or _gives(shown, person)]
    for number, person in enumerate(owners, 1):
        address = session.participants[person.id].email
        files[f"mail-{number:02d}-{safe_name(person.name)}.txt"] = _text(_to_owner(shown, person, address))
    addresses = [session.participants[person.id].email for person in owners if _owned(shown, person)]
    everybody = ", ".join(address for address in addresses if address)
    files["day-07.txt"] = _text(_after_first(shown, everybody))
    files["day-30.txt"] = _text(_after_second(shown, everybody))
    return files


def _owned(session: Session, person: Participant) -> list[Action]:
    return [action for action in open_actions(session) if person.id in action.owners]


def _gives(session: Session, person: Participant) -> list[tuple[str, Action | None]]:
    """List what somebody gives to others: to an action, or in general."""
    found: list[tuple[str, Action | None]] = []
    for action in open_actions(session):
        if person.id not in action.owners:
            found += [(_give(give), action) for give in action.gives if give.giver == person.id]
    said = {(words, action.id) for words, action in found if action}
    for one in sorted(session.commitments.values(), key=lambda one: (one.place, one.id)):
        words = _give(Give(what=one.resource, amount=one.amount, starts=one.starts, ends=one.ends))
        to = session.actions.get(one.action or "")
        given = one.giver == person.id and (one.resource or one.amount)
        if given and (to is None or ((words, to.id) not in said and person.id not in to.owners)):
            found.append((words + (f", on condition that: {one.condition}" if one.condition else ""), to))
    return found


def _give(give: Give) -> str:
    parts = (
        " ".join(part for part in (give.amount, give.what) if part) or "not said yet what",
        f"from {spell_date(give.starts)}" if give.starts else "",
        f"until {spell_date(give.ends)}" if give.ends else "",
    )
    return ", ".join(part for part in parts if part)


def _to_owner(session: Session, person: Participant, address: str) -> Iterator[str]:
    info = session.info
    mine, gives = _owned(session, person), _gives(session, person)
    yield "\n".join(
        [*([f"To: {clean_line(address)}"] if address else []), f"Subject: {info.title}: what we agreed with you"]
    )
    yield f"Dear {person.name},"
    if mine:
        said = count(len(mine), "action is yours", "actions are yours")
        yield _wrapped(f"thank you for {spell_date(info.day)}. {said.capitalize()}, in the words of the room:")
        yield from (_action(session, action) for action in mine)
    else:
        yield _wrapped(f"thank you for {spell_date(info.day)}.")
    if gives:
        yield "\n".join(["What you give to others", *(_item(_given(session, *one)) for one in gives)])
    days = ", ".join(spell_date(day) for day in reviews(session))
    yield _wrapped(f"We look at all of it again on {days}. If a word is wrong, please tell me within two days.")
    yield from _end(session)


def _given(session: Session, words: str, action: Action | None) -> str:
    if action is None:
        return words
    owner = owner_of(session, action)
    return f"{words}, for {action.code} {action.what}{f' ({owner})' if owner else ''}"


def _action(session: Session, action: Action) -> str:
    by = f", by {spell_date(action.first_step_by)}" if action.first_step_by else ""
    lines = [
        f"{action.code} {action.what or OPEN}",
        _item(f"Due: {spell_date(action.due) if action.due else OPEN}"),
        _item(f"First step: {action.first_step or OPEN}{by}"),
    ]
    if action.success_measure:
        lines.append(_item(f"How we will know: {action.success_measure}"))
    lines += [_item(f"Given: {_giver(session, give)}: {_give(give)}") for give in action.gives]
    helpers = (session.participants.get(one) for one in action.helpers)
    named = ", ".join(person.name for person in helpers if person)
    if named:
        lines.append(_item(f"Help: {named}"))
    return "\n".join(lines)


def _giver(session: Session, give: Give) -> str:
    person = session.participants.get(give.giver or "")
    if person is not None:
        return person.name
    return f"needed from {give.function}" if give.function else "nobody yet"


def _after_first(session: Session, everybody: str) -> Iterator[str]:
    """Ask about first steps, a week later."""
    day = later(session.info.day, FIRST)
    yield from _note_head(session, everybody, "first steps", f"To be sent on {spell_date(day)}.")
    yield _wrapped(
        "a week has gone. One line each is enough: has the first step been taken, and if not, what is in the way?"
    )
    steps = [
        f"{owner_of(session, action) or OPEN}: {action.first_step or 'first step not settled yet'}"
        f"{f', by {spell_date(action.first_step_by)}' if action.first_step_by else ''} ({action.code})"
        for action in open_actions(session)
    ]
    yield "\n".join(["First steps", *map(_item, steps)]) if steps else "There is no action."
    yield from _end(session)


def _after_second(session: Session, everybody: str) -> Iterator[str]:
    """Prepare the review, a month later: what has begun, and what was promised."""
    day = later(session.info.day, SECOND)
    yield from _note_head(session, everybody, "where do we stand?", f"To be sent before {spell_date(day)}.")
    yield _wrapped(
        "we meet again soon. Please bring for each of your actions where it stands, how that shows, and what comes "
        "next; one minute each. What was promised and did not come is said there too."
    )
    due = [
        f"{owner_of(session, action) or OPEN}: {action.what or OPEN}, "
        f"{f'due {spell_date(action.due)}' if action.due else 'no date yet'} ({action.code})"
        for action in open_actions(session)
    ]
    yield "\n".join(["Actions", *map(_item, due)]) if due else "There is no action."
    yield from _end(session)


def _note_head(session: Session, everybody: str, about: str, when: str) -> Iterator[str]:
    yield f"({when})"
    yield "\n".join(
        [*([f"To: {clean_line(everybody)}"] if everybody else []), f"Subject: {session.info.title}: {about}"]
    )
    yield "Dear colleagues,"


def _end(session: Session) -> Iterator[str]:
    info = session.info
    yield f"Kind regards\n{info.facilitator}" if info.facilitator else "Kind regards"
    yield "(A made-up example.)" if info.sample else ""


def _text(blocks: Iterator[str]) -> bytes:
    text = "\n\n".join(block for block in blocks if block)
    return f"{clean_text(text)}\n".encode(errors="replace")


def _wrapped(text: str) -> str:
    return fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _item(text: str) -> str:
    return fill(
        text, _WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
