"""Mails after the workshop: one to each owner and giver, and notes after 7 and 30 days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from textwrap import fill

from pmworkshop.base.dates import later, next_kept, said_of, spell_date, unkept
from pmworkshop.base.files import safe_name
from pmworkshop.base.text import clean_line, clean_text, count
from pmworkshop.report.model.follow_up import GiftToOthers, OpenAction, Recipient
from pmworkshop.report.model.report import Meta, Report
from pmworkshop.session.operations.planning.day_checks import NOTE_AFTER as FIRST
from pmworkshop.session.operations.planning.day_checks import SEVERAL
from pmworkshop.session.operations.purpose import OUR_PURPOSE
from pmworkshop.session.rounds.priorities import BEGIN_WITH

OPEN = "not settled yet"
SECOND = 30
"""Days after the workshop on which owners hear for the second time. Source: handbook 5.2."""
_WIDTH = 72


def mail_files(report: Report) -> dict[str, bytes]:
    """Write the mails as plain text: one for each owner or giver, then two notes to all owners.

    Recipients are in the order of the room. The mails contain addresses, but no answers.

    Args:
        report: The report for the facilitator; others have no recipients.

    Returns:
        Content of each file by its name: ``mail-01-ann.txt`` ..., ``day-07.txt``, ``day-30.txt``.
    """
    recipients = report.follow_up.recipients
    files = {
        f"mail-{number:02d}-{safe_name(recipient.name)}.txt": _text(_to_owner(report, recipient))
        for number, recipient in enumerate(recipients, 1)
    }
    owners = (recipient.address for recipient in recipients if recipient.actions)
    everybody = ", ".join(address for address in owners if address)
    files["day-07.txt"] = _text(_after_first(report, everybody))
    files["day-30.txt"] = _text(_after_second(report, everybody))
    return files


def _to_owner(report: Report, recipient: Recipient) -> Iterator[str]:
    meta, actions = report.meta, recipient.actions
    yield _head(recipient.address, f"{meta.title}: what we agreed with you")
    yield f"Dear {recipient.name},"
    yield _wrapped(f"thank you for {spell_date(meta.day)}.")
    yield _purpose(report)
    yield _begin_with(report)
    if actions:
        yours = count(len(actions), "action is yours", "actions are yours")
        yield _wrapped(f"{yours.capitalize()}, in the words of the room:")
        yield from map(_action, actions)
    if recipient.gives:
        yield "\n".join(["What you give to others", *(_item(_given(gift)) for gift in recipient.gives)])
    days = ", ".join(map(spell_date, report.follow_up.reviews))
    yield _wrapped(f"We look at all of it again on {days}. If a word is wrong, please tell me within two days.")
    yield from _end(meta)


def _purpose(report: Report) -> str:
    return f"{OUR_PURPOSE}\n{_item(report.purpose)}" if report.purpose else ""


def _begin_with(report: Report) -> str:
    lines = [_item(f"{one.place} {one.text}") for one in report.priorities]
    return "\n".join([BEGIN_WITH, *lines]) if lines else ""


def _given(gift: GiftToOthers) -> str:
    owners = f" ({gift.owners})" if gift.owners else ""
    return f"{gift.what}, for {gift.code} {gift.action}{owners}" if gift.code else gift.what


def _action(action: OpenAction) -> str:
    lines = [
        f"{action.code} {action.what or OPEN}",
        _item(f"Due: {spell_date(action.due) if action.due else OPEN}"),
        _item(f"First step: {action.first_step or OPEN}{_by(action)}"),
    ]
    if action.success_measure:
        lines.append(_item(f"How we will know: {action.success_measure}"))
    lines += [_item(f"{gift.giver}: {gift.what}") for gift in action.gifts]
    named = (("Help", action.helpers), ("Ask before", action.asks), ("Tell after", action.tells))
    lines += [_item(f"{head}: {names}") for head, names in named if names]
    return "\n".join(lines)


def _by(action: OpenAction) -> str:
    return f", by {spell_date(action.first_step_by)}" if action.first_step_by else ""


def _after_first(report: Report, everybody: str) -> Iterator[str]:
    """Write the note after a week, which asks about the first steps."""
    day = next_kept(later(report.meta.day, FIRST))
    when = f"To be sent on {spell_date(day)}.{_moved(report, FIRST)}{_steps_before(report, day)}"
    yield from _note_head(report.meta, everybody, "first steps", when)
    yield _wrapped(
        "a week has gone. One line each is enough: has the first step been taken, and if not, what is in the way?"
    )
    yield _purpose(report)
    steps = [
        f"{action.owners or OPEN}: {action.first_step or 'first step not settled yet'}{_by(action)} ({action.code})"
        for action in report.follow_up.actions
    ]
    yield "\n".join(["First steps", *map(_item, steps)]) if steps else "There is no action."
    yield from _end(report.meta)


def _after_second(report: Report, everybody: str) -> Iterator[str]:
    """Write the note after a month, which prepares the review: open actions with their due dates, and measures."""
    day = next_kept(later(report.meta.day, SECOND))
    when = f"To be sent before {spell_date(day)}.{_moved(report, SECOND)}"
    yield from _note_head(report.meta, everybody, "where do we stand?", when)
    yield _wrapped(
        "we meet again soon. Please bring for each of your actions where it stands, how that shows, and what comes "
        "next; one minute each. What was promised and did not come is said there too."
    )
    yield _purpose(report)
    due = [
        f"{action.owners or OPEN}: {action.what or OPEN}, "
        f"{f'due {spell_date(action.due)}' if action.due else 'no date yet'} ({action.code})"
        for action in report.follow_up.actions
    ]
    yield "\n".join(["Actions", *map(_item, due)]) if due else "There is no action."
    if report.measures:
        yield "\n".join(["Please bring where each of these stands", *(_item(one.words) for one in report.measures)])
    yield from _end(report.meta)


def _moved(report: Report, days: int) -> str:
    """Say why a note does not go out on its usual day; empty if it does."""
    usual = later(report.meta.day, days)
    why = unkept(usual)
    return f" {said_of(spell_date(usual), why)}" if why else ""


def _steps_before(report: Report, day: date) -> str:
    """Say that several first steps are due before a day; empty if at most one is."""
    steps = [one.first_step_by for one in report.follow_up.actions if one.first_step_by and one.first_step_by < day]
    if len(steps) < SEVERAL:
        return ""
    return f" {len(steps)} first steps are due before it, from {spell_date(min(steps))} on."


def _note_head(meta: Meta, everybody: str, about: str, when: str) -> Iterator[str]:
    yield _wrapped(f"({when})")
    yield _head(everybody, f"{meta.title}: {about}")
    yield "Dear colleagues,"


def _head(to: str, subject: str) -> str:
    return "\n".join([*([f"To: {clean_line(to)}"] if to else []), f"Subject: {subject}"])


def _end(meta: Meta) -> Iterator[str]:
    yield f"Kind regards\n{meta.facilitator}" if meta.facilitator else "Kind regards"
    yield "(A made-up example.)" if meta.sample else ""


def _text(blocks: Iterator[str]) -> bytes:
    text = "\n\n".join(block for block in blocks if block)
    return f"{clean_text(text)}\n".encode(errors="replace")


def _wrapped(text: str) -> str:
    return fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _item(text: str) -> str:
    return fill(
        text, _WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
