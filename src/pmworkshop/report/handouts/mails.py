"""Mails after the workshop: what each person is asked for, and notes after 7 and 30 days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from pmworkshop.base.dates import later, next_kept, said_of, spell_date, unkept
from pmworkshop.base.files import safe_name
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.base.text import count
from pmworkshop.insight.findings import listed as listed_in_words
from pmworkshop.report.handouts.plain_text import head, item, listed, mail, paragraph, signed
from pmworkshop.report.model.follow_up import GiftToOthers, Lettered, OpenAction, Recipient, Unreached
from pmworkshop.report.model.report import Report
from pmworkshop.session.operations.planning.day_checks import NOTE_AFTER as FIRST
from pmworkshop.session.operations.planning.day_checks import SEVERAL
from pmworkshop.session.operations.purpose import OUR_PURPOSE
from pmworkshop.session.rounds.priorities import BEGIN_WITH

OPEN = tr_noop("not settled yet")
SECOND = 30
"""Days after the workshop on which owners hear for the second time. Source: handbook 5.2."""
NOBODY = "reaches-nobody.txt"
"""The file for the facilitator that lists what stands in no mail; its first line says how much that is."""


def mail_files(report: Report) -> dict[str, bytes]:
    """Write the mails as plain text: one for each person of whom something is asked, and two notes to each owner.

    Recipients are in the order of the room. The mails contain addresses, but no answers.

    Args:
        report: The report for the facilitator; others have no recipients.

    Returns:
        Content of each file by its name: ``mail-01-ann.txt`` ..., ``day-07-01-ann.txt`` ... for whoever owns an
        action, ``day-30-01-ann.txt`` ... for whoever owns an action or gives something; and `NOBODY` if something
        stands in no mail.
    """
    named = [
        (f"{number:02d}-{safe_name(recipient.name)}.txt", recipient)
        for number, recipient in enumerate(report.follow_up.recipients, 1)
    ]
    files = {f"mail-{name}": mail(_to_person(report, one)) for name, one in named}
    files |= {f"day-07-{name}": mail(_after_first(report, one)) for name, one in named if one.actions}
    files |= {f"day-30-{name}": mail(_after_second(report, one)) for name, one in named if one.actions or one.gives}
    if report.follow_up.unreached:
        files[NOBODY] = mail(_to_nobody(report.follow_up.unreached))
    return files


def _to_person(report: Report, recipient: Recipient) -> Iterator[str]:
    meta, actions = report.meta, recipient.actions
    yield head(recipient.address, tr("{title}: what we agreed with you", title=meta.title))
    yield tr("Dear {name},", name=recipient.name)
    yield paragraph(_thanks(report, recipient))
    yield _purpose(report)
    yield listed(tr(BEGIN_WITH), (f"{one.place} {one.text}" for one in report.priorities))
    if actions:
        yield paragraph(
            trn(
                "{number} action is yours, in the words of the room:",
                "{number} actions are yours, in the words of the room:",
                len(actions),
            )
        )
        yield from map(_action, actions)
    yield listed(tr("Closed, with thanks"), (f"{one.code} {one.what} ({one.became})" for one in recipient.closed))
    yield listed(tr("What we decided, and you see to"), recipient.decisions)
    yield listed(tr("What you give to others"), map(_given, recipient.gives))
    if meta.continues:
        yield listed(tr("What we wanted, and where it stands"), (one.words for one in report.measures))
    yield from _letters(recipient.letters)
    days = ", ".join(map(spell_date, report.follow_up.reviews))
    yield paragraph(
        tr("We look at all of it again on {days}. If a word is wrong, please tell me within two days.", days=days)
    )
    yield from signed(meta, meta.facilitator)


def _thanks(report: Report, recipient: Recipient) -> str:
    day = spell_date(report.meta.day)
    if recipient.was_there:
        return tr("thank you for {day}.", day=day)
    return tr(
        "you could not be with us on {day}. This is what concerns you; please tell me whether you accept it.", day=day
    )


def _letters(letters: tuple[Lettered, ...]) -> Iterator[str]:
    """Write what the letters ask, one list for each letter; the role stands beside the row if there are several."""
    several = len({one.role for one in letters}) > 1
    yield tr("Your part in each decision of the chart") if letters else ""
    for asks in dict.fromkeys(one.asks for one in letters):
        yield listed(f"{asks}:", (_row(one, several=several) for one in letters if one.asks == asks))


def _row(one: Lettered, *, several: bool) -> str:
    role = tr(", as {role}", role=one.role) if several else ""
    more = "; ".join(part for part in (one.others, one.open) if part)
    return f"{one.row}{role}{f' ({more})' if more else ''}"


def _purpose(report: Report) -> str:
    return f"{tr(OUR_PURPOSE)}\n{item(report.purpose)}" if report.purpose else ""


def _given(gift: GiftToOthers) -> str:
    owners = f" ({gift.owners})" if gift.owners else ""
    return (
        tr("{what}, for {code} {action}{owners}", what=gift.what, code=gift.code, action=gift.action, owners=owners)
        if gift.code
        else gift.what
    )


def _action(action: OpenAction) -> str:
    lines = [
        paragraph(f"{action.code} {action.what or tr(OPEN)}"),
        *([item(tr("Since last time it is {became}", became=action.became))] if action.became else []),
        item(tr("Due: {due}", due=spell_date(action.due) if action.due else tr(OPEN))),
        item(tr("First step: {step}{by}", step=action.first_step or tr(OPEN), by=_by(action))),
    ]
    if action.success_measure:
        lines.append(item(tr("How we will know: {measure}", measure=action.success_measure)))
    lines += [item(f"{gift.giver}: {gift.what}") for gift in action.gifts]
    named = ((tr("Help"), action.helpers), (tr("Ask before"), action.asks), (tr("Tell after"), action.tells))
    lines += [item(f"{words}: {names}") for words, names in named if names]
    return "\n".join(lines)


def _by(action: OpenAction) -> str:
    return tr(", by {due}", due=spell_date(action.first_step_by)) if action.first_step_by else ""


def _after_first(report: Report, recipient: Recipient) -> Iterator[str]:
    """Write the note after a week, which asks about the first steps of one owner."""
    day = next_kept(later(report.meta.day, FIRST))
    before = _steps_before(recipient.actions, day)
    yield paragraph(
        tr("(To be sent on {day}.{moved}{steps})", day=spell_date(day), moved=_moved(report, FIRST), steps=before)
    )
    yield head(recipient.address, tr("{title}: first steps", title=report.meta.title))
    yield tr("Dear {name},", name=recipient.name)
    yield paragraph(
        tr(
            "a week has gone. One line is enough for each: has the first step been "
            "taken, and if not, what is in the way?"
        )
    )
    yield _purpose(report)
    yield listed(tr("Your first steps"), map(_first_step, recipient.actions))
    yield from signed(report.meta, report.meta.facilitator)


def _first_step(action: OpenAction) -> str:
    return f"{action.first_step or tr('first step not settled yet')}{_by(action)} ({action.code} {action.what})"


def _after_second(report: Report, recipient: Recipient) -> Iterator[str]:
    """Write the note after a month, which prepares the review: what one person promised, and the measures."""
    day = next_kept(later(report.meta.day, SECOND))
    yield paragraph(tr("(To be sent before {day}.{moved})", day=spell_date(day), moved=_moved(report, SECOND)))
    yield head(recipient.address, tr("{title}: where do we stand?", title=report.meta.title))
    yield tr("Dear {name},", name=recipient.name)
    bring = tr(
        "Please bring for each of your actions where it stands, how that shows, and what comes next: one minute each."
    )
    yield paragraph(tr("we meet again soon. {bring}", bring=bring if recipient.actions else "").strip())
    yield _purpose(report)
    yield listed(tr("Your actions"), map(_with_due, recipient.actions))
    yield listed(tr("What you give to others: did it come?"), map(_given, recipient.gives))
    yield listed(tr("Please bring where each of these stands"), (one.words for one in report.measures))
    yield from signed(report.meta, report.meta.facilitator)


def _with_due(action: OpenAction) -> str:
    due = tr("due {due}", due=spell_date(action.due)) if action.due else tr("no date yet")
    return f"{action.what or tr(OPEN)}, {due} ({action.code})"


def _moved(report: Report, days: int) -> str:
    """Say why a note does not go out on its usual day; empty if it does."""
    usual = later(report.meta.day, days)
    why = unkept(usual)
    return f" {said_of(spell_date(usual), why)}" if why else ""


def _steps_before(actions: tuple[OpenAction, ...], day: date) -> str:
    """Say that several first steps are due before a day; empty if at most one is."""
    steps = [one.first_step_by for one in actions if one.first_step_by and one.first_step_by < day]
    if len(steps) < SEVERAL:
        return ""
    return tr(
        " {number} first steps are due before it, from {day} on.", number=len(steps), day=spell_date(min(steps))
    )


def _to_nobody(unreached: tuple[Unreached, ...]) -> Iterator[str]:
    sorts = Counter(one.sort for one in unreached)
    told = listed_in_words([_how_many(sort, number) for sort, number in sorts.items()])
    yield trn("{things} reaches nobody by mail", "{things} reach nobody by mail", len(unreached), things=told)
    yield paragraph(
        tr(
            "For you alone. Say who takes over or speaks for the role, and write "
            "the files again; or tell it yourself."
        )
    )
    for sort in sorts:
        lines = (f"{one.what} ({one.why})" for one in unreached if one.sort == sort)
        yield listed(tr(_SORTS[sort]), lines)


def _how_many(sort: str, number: int) -> str:
    return {
        "letter": count(number, "letter", "letters"),
        "action": count(number, "action", "actions"),
        "decision": count(number, "decision", "decisions"),
        "gift": count(number, "gift", "gifts"),
    }[sort]


_SORTS = {
    "letter": tr_noop("Letters"),
    "action": tr_noop("Actions"),
    "decision": tr_noop("Decisions"),
    "gift": tr_noop("Gifts"),
}
