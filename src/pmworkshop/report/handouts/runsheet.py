"""The run sheet: what the facilitator has on paper, since a mirrored screen has no private half."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmworkshop.agenda.model import ChartModule, Module, PollModule
from pmworkshop.base.dates import spell_date
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
from pmworkshop.session.core.schemes import legend
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import chart

_RULES = {
    "consent": "consent: it stands unless somebody objects for a reason",
    "consensus": "consensus: everybody agrees",
    "majority": "majority: more than half",
    "qualified": "qualified majority",
    "sponsor": "the sponsor decides after hearing everybody",
}
_METHODS = {
    "scale": "a value on a scale",
    "choice": "one of the words",
    "rank": "an order, the first one best",
    "points": "points to spread",
    "dots": "dots to place",
    "fist": "0 to 5, shown by hand",
    "gradient": "1 to 8, how far each supports it",
}


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
    if module.kind == "poll":
        about.append(_answered(module))
    if module.kind == "decide":
        about.append(_RULES[module.rule])
    if module.mode != "live":
        about.append("beforehand, alone" if module.mode == "solo" else "in the room, or alone beforehand")
    yield markdown.text(" · ".join(part for part in about if part))
    wall = [*_on_the_wall(module)]
    if wall or (module.kind == "brief" and module.text):
        yield "**On the wall**"
        yield markdown.items(wall)
        yield markdown.included(module.text) if module.kind == "brief" else ""
    if module.notes:
        yield "**For you**"
        yield markdown.items(markdown.text(note) for note in module.notes)
    if module.kind == "chart":
        yield from _chart(session, module)


def _on_the_wall(module: Module) -> Iterator[str]:
    for prompt in module.prompts:
        yield markdown.text(prompt.text) + (f" ({markdown.inline(prompt.hint)})" if prompt.hint else "")
    if module.kind == "poll":
        yield from _asked(module)
    if module.kind == "decide" and module.proposal:
        yield f"Proposal: {markdown.inline(module.proposal)}"


def _answered(module: PollModule) -> str:
    span = f", {module.low} to {module.high}" if module.method == "scale" else ""
    if module.method in ("points", "dots"):
        span = f", {module.points} each" + (f", at most {module.cap} on one" if module.cap else "")
    words = f": {', '.join(module.options)}" if module.options else ""
    return f"answered with {_METHODS[module.method]}{span}{words}"


def _asked(module: PollModule) -> Iterator[str]:
    for subject in module.subjects:
        ends = f" ({subject.low} … {subject.high})" if subject.low or subject.high else ""
        yield markdown.text(f"{subject.text}{ends}")
    if module.reference:
        shown = module.reference
        yield markdown.inline(f"Shown beside: {shown.text} Source: {shown.source}. {shown.caveat}")


def _chart(session: Session, module: ChartModule) -> Iterator[str]:
    yield f"**Letters of {module.scheme}**"
    yield markdown.items(f"**{letter}** {word}: {meaning}" for letter, word, meaning in legend(module.scheme))
    roles = chart.roles(session, module.id)
    if roles:
        yield "**Roles**"
        yield markdown.table(
            ("", "Code", "Role", "Function", "Speaks for it"),
            (
                (str(number), role.code, role.title, role.function, _name(session, role.spokesperson))
                for number, role in enumerate(roles, 1)
            ),
        )
    usual = {row.label: row.usual for row in module.activities}
    titles = {role.code: role.title for role in roles}
    rows = [*_rows(session, module, usual, titles)]
    if rows:
        yield "**Rows, and who often answers for them**"
        yield markdown.table(("", "Row", "At stake", "Often"), rows)
    yield f"To practise on: {markdown.inline(module.practice)}" if module.practice else ""


def _rows(
    session: Session, module: ChartModule, usual: dict[str, str], titles: dict[str, str]
) -> Iterable[tuple[str, str, str, str]]:
    shown = [row for row in chart.rows(session, module.id) if not row.practice]
    for number, row in enumerate(shown, 1):
        owner = usual.get(row.label, "")
        often = f"{owner}, {titles[owner]}" if owner in titles else owner
        yield str(number), row.label, row.question, often


def _name(session: Session, person_id: str | None) -> str:
    person = session.participants.get(person_id or "")
    return person.name if person else "nobody yet"
