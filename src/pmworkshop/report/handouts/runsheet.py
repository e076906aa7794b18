"""The run sheet: what the facilitator has on paper, since a mirrored screen has no private half."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.agenda.model import Module
from pmworkshop.base.dates import spell_date
from pmworkshop.kinds import registry
from pmworkshop.kinds.registry import kind_of
from pmworkshop.report.model.timetable import (
    Slot,
    cut_line,
    cuts,
    in_minutes,
    planned,
    slots,
    start_and_end,
    when_late,
)
from pmworkshop.report.writers import markdown
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import chart


def runsheet(session: Session) -> bytes:
    """Write the run sheet of a session as Markdown to print.

    It holds the private script, so it takes the whole session; no answer of anybody stands in it.

    Raises:
        DamagedError: The session has no beginning.
    """
    return markdown.document(_blocks(session))


def _blocks(session: Session) -> Iterator[str]:
    info = session.info
    start, end = start_and_end(info.agenda, info.ends)
    minutes = in_minutes(planned(info.agenda))
    yield markdown.heading(1, f"Run sheet: {info.title}")
    yield "**For the facilitator only.** It holds your notes and the usual owners: print it, keep it off the wall."
    yield "A made-up example." if info.sample else ""
    yield markdown.facts(
        [
            ("Organisation", info.organisation),
            ("Day", spell_date(info.day)),
            ("Time", f"{start} to {end}, {minutes}" if info.ends else f"{minutes}; no end is agreed yet"),
            ("Facilitator", info.facilitator),
            ("For", info.agenda.audience),
            ("We leave with", info.agenda.outcome),
            ("It continues", info.parent.title if info.parent else ""),
        ]
    )
    yield markdown.heading(2, "Who is expected")
    yield from _people(session)
    yield markdown.heading(2, "Times")
    yield "" if info.ends else "The times count from the start."
    yield _times(session)
    yield markdown.heading(2, "If late")
    yield from _cuts(session)
    for slot in slots(info.agenda, info.ends):
        yield from _module(session, slot)


def _people(session: Session) -> Iterator[str]:
    people = [person for person in session.people() if not person.left]
    yield markdown.items(_person(session, person) for person in people) or "Nobody is listed yet."
    silent = [
        markdown.inline(role.title)
        for module in session.info.agenda.modules
        for role in chart.roles(session, module.id)
        if role.spokesperson is None
    ]
    yield f"Nobody speaks yet for: {', '.join(dict.fromkeys(silent))}." if silent else ""


def _person(session: Session, person: Participant) -> str:
    voices = dict.fromkeys(
        role.title
        for module in session.info.agenda.modules
        for role in chart.roles(session, module.id)
        if role.spokesperson == person.id
    )
    instead = session.participants.get(person.deputy_of or "")
    about = [
        person.function,
        "sponsor: speaks and answers last" if person.sponsor else "",
        f"stands in for {instead.name}" if instead else "",
        f"speaks for {' and '.join(voices)}" if voices else "",
        "" if person.present else "away",
    ]
    return ", ".join([markdown.text(person.name), *(markdown.inline(part) for part in about if part)])


def _times(session: Session) -> str:
    info = session.info
    rows = [
        (str(slot.number), slot.start, slot.module.title, f"{slot.module.minutes:g}", _phases(slot.module),
         when_late(slot.module))
        for slot in slots(info.agenda, info.ends)
    ]  # fmt: skip
    last = ("", start_and_end(info.agenda, info.ends)[1], "End", f"{planned(info.agenda):g}", "", "")
    return markdown.table(("", "Starts", "Module", "Min", "Phases", "When late"), [*rows, last])


def _phases(module: Module) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {minutes:g}" for name, minutes in module.phases.items())


def _cuts(session: Session) -> Iterator[str]:
    found = cuts(session.info.agenda)
    if not found:
        yield "Nothing can be cut: every module is a must."
        return
    line = cut_line(found)
    yield f"If late: {line}."
    rows, given = [], 0.0
    for cut in found:
        given += cut.back
        what = "drop" if cut.module.priority == "drop" else when_late(cut.module)
        rows.append((str(cut.number), cut.module.title, what, f"{cut.back:g}", f"{given:g}"))
    yield markdown.table(("", "Module", "Do", "Gives back", "In all"), rows)


def _module(session: Session, slot: Slot) -> Iterator[str]:
    module = slot.module
    yield markdown.heading(2, f"{slot.number}. {module.title}, {slot.start} to {slot.end}")
    about = [module.tool, _phases(module), f"when late: {when_late(module)}"]
    kind = kind_of(module)
    about.append(kind.manner(module))
    if module.mode != "live":
        about.append("beforehand, alone" if module.mode == "solo" else "in the room, or alone beforehand")
    yield markdown.text(" · ".join(part for part in about if part))
    wall, text = [*_on_the_wall(module)], kind.text(module)
    if wall or text:
        yield "**On the wall**"
        yield markdown.items(wall)
        yield markdown.included(text)
    if module.notes:
        yield "**For you**"
        yield markdown.items(markdown.text(note) for note in module.notes)
    if kind.runsheet:
        yield from registry.load(kind.runsheet)(session, module)


def _on_the_wall(module: Module) -> Iterator[str]:
    for prompt in module.prompts:
        yield markdown.text(prompt.text) + (f" ({markdown.inline(prompt.hint)})" if prompt.hint else "")
    yield from map(markdown.text, kind_of(module).on_the_wall(module))
