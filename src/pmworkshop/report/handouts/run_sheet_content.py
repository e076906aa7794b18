"""The content of the run sheet: what the facilitator needs in the hand, on three pages at most."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import decimal, tr, tr_noop, trc
from pmworkshop.base.text import clean_line, shorten
from pmworkshop.report.handouts.time_words import cut_line, in_minutes
from pmworkshop.report.model.preparation import Cue, Guest, Script
from pmworkshop.report.model.report import Report
from pmworkshop.report.model.timetable import Slot, Timetable

PARTS = ("opening", "wall", "notes", "stuck", "cut")
"""What of a module stands on the sheet, the most needed first."""
NAMED = {
    "opening": tr_noop("opening words"),
    "wall": tr_noop("what is on the wall"),
    "notes": tr_noop("your notes"),
    "stuck": tr_noop("what helps when the room is stuck"),
    "cut": tr_noop("what to shorten"),
}
LINES = 226
"""Lines of a column that two pages hold in two columns, with a reserve for what does not break well."""
LETTERS = 55
"""Letters that surely fit on such a line."""
SHORTEST = 60
"""Letters of opening words below which they are of no use."""
_GUEST = 52
_MOST_GUESTS, _ROWS = 24, 24
"""Guests on the first page, two in a row, and rows that it holds for guests and modules together."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a module on the run sheet.

    Attributes:
        name: One of `PARTS`.
        lines: Its lines, in plain text.
    """

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leg:
    """One module on the run sheet.

    Attributes:
        slot: Its times.
        about: Method and phases in one line.
        parts: What stands there of it.
    """

    slot: Slot
    about: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class RunSheet:
    """The content of the run sheet.

    Attributes:
        title: Title of the session.
        facts: Names and values of what is known of it.
        guests: Who is expected, a line each; the numbers of the chairs are theirs.
        more_guests: How many more are expected than the sheet lists.
        sponsor: Number of the sponsor's chair; 0 if no sponsor is expected.
        silent: Titles of roles that nobody speaks for.
        materials: What has to be in the room.
        timetable: The planned times.
        more_slots: How many more modules there are than the timetable lists.
        late: What to cut when late, in one line; empty if nothing can be cut.
        legs: The modules.
        left_out: What stands in the script alone, in words.
        room: Whether a room is set up; not for a call.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    guests: tuple[str, ...]
    more_guests: int
    sponsor: int
    silent: tuple[str, ...]
    materials: tuple[str, ...]
    timetable: Timetable
    more_slots: int
    late: str
    legs: tuple[Leg, ...]
    left_out: tuple[str, ...]
    room: bool


def run_sheet(report: Report) -> RunSheet:
    """Select what stands on the run sheet.

    Where it would take more than three pages, the parts of modules that are needed least are left to the script; then
    opening words are shortened.

    Args:
        report: The report for the facilitator; others have no private script.

    Returns:
        The run sheet, which says what it leaves out.
    """
    preparation = report.preparation
    script, timetable = preparation.script or Script(), preparation.timetable
    guests = [one for one in preparation.guests if not one.sponsor]
    top = [one for one in preparation.guests if one.sponsor]
    side = ceil(len(guests) * 3 / 4)
    seated = [*guests[:side], *top, *guests[side:]]
    pairs = list(zip(timetable.slots, script.cues, strict=False))
    legs, left = _fitting(pairs)
    return RunSheet(
        title=report.meta.title,
        facts=tuple(_facts(report)),
        guests=tuple(map(_guest, seated[:_MOST_GUESTS])),
        more_guests=max(len(seated) - _MOST_GUESTS, 0),
        sponsor=next((at for at, one in enumerate(seated[:_MOST_GUESTS], 1) if one.sponsor), 0),
        silent=script.silent,
        materials=preparation.materials,
        timetable=timetable,
        more_slots=max(len(timetable.slots) - _ROWS + ceil(min(len(seated), _MOST_GUESTS) / 2), 0),
        late=cut_line(timetable.cuts),
        legs=tuple(legs),
        left_out=left,
        room=report.meta.kind != "discovery",
    )


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    meta, timetable = report.meta, report.preparation.timetable
    minutes = in_minutes(timetable.minutes)
    time = (
        tr("{start} to {end}, {minutes}", start=timetable.start, end=timetable.end, minutes=minutes)
        if timetable.agreed
        else tr("{minutes}; no end is agreed yet", minutes=minutes)
    )
    known = (
        (tr("Organisation"), meta.organisation),
        (tr("Day"), spell_date(meta.day)),
        (tr("Time"), time),
        (trc("venue", "Place"), meta.venue),
        (tr("Facilitator"), meta.facilitator),
        (tr("We leave with"), meta.outcome),
        (tr("It continues"), meta.continues),
    )
    yield from ((name, value) for name, value in known if value)


def _guest(guest: Guest) -> str:
    about = [
        guest.name,
        tr("sponsor, speaks last") if guest.sponsor else "",
        "" if guest.present else tr("away"),
        tr("for {deputy_of}", deputy_of=guest.deputy_of) if guest.deputy_of else "",
        guest.function,
    ]
    return shorten(clean_line(", ".join(filter(None, about))), _GUEST)


def _fitting(pairs: list[tuple[Slot, Cue]]) -> tuple[list[Leg], tuple[str, ...]]:
    """Find how many parts of each module fit; then, how long opening words may be."""
    for kept in range(len(PARTS), 0, -1):
        legs = [_leg(slot, cue, PARTS[:kept]) for slot, cue in pairs]
        if sum(map(_height, legs)) <= LINES or kept == 1:
            break
    left = [tr(NAMED[name]) for name in PARTS[kept:] if any(_lines(cue, name) for _, cue in pairs)]
    if sum(map(_height, legs)) > LINES:
        spare = LINES // len(legs) - 4
        longest = max(spare * LETTERS, SHORTEST)
        legs = [_leg(slot, cue, PARTS[:1], longest) for slot, cue in pairs]
        left.insert(0, tr("the end of long opening words"))
    return legs, (*left, *_further(pairs))


def _further(pairs: list[tuple[Slot, Cue]]) -> Iterator[str]:
    if any(cue.probes for _, cue in pairs):
        yield tr("what to ask when answers stay vague")
    if any(cue.cribs or cue.source or cue.text for _, cue in pairs):
        yield tr("letters, roles and usual owners")


def _leg(slot: Slot, cue: Cue, names: tuple[str, ...], longest: int = 0) -> Leg:
    phases = ", ".join(f"{phase_words(name)} {decimal(minutes)}" for name, minutes in slot.phases)
    found = ((name, _lines(cue, name)) for name in names)
    parts = (
        Part(name, tuple(shorten(line, longest) for line in lines) if longest else lines)
        for name, lines in found
        if lines
    )
    about = " · ".join(
        filter(None, (clean_line(cue.tool), phases, tr("when late: {when_late}", when_late=slot.when_late)))
    )
    return Leg(slot, about, tuple(parts))


def phase_words(phase: str) -> str:
    """Return the name of a phase inside a line.

    Args:
        phase: The id of the phase; an unknown one is written with blanks.
    """
    return {
        "explain": trc("phase", "explain"),
        "alone": trc("phase", "alone"),
        "reveal": trc("phase", "reveal"),
        "group": trc("phase", "group"),
        "choose": trc("phase", "choose"),
        "settle": trc("phase", "settle"),
        "read_back": trc("phase", "read back"),
    }.get(phase, phase.replace("_", " "))


def _lines(cue: Cue, name: str) -> tuple[str, ...]:
    given = {
        "opening": (cue.opening,),
        "wall": (*(f"{one.text} {f'({one.hint})' if one.hint else ''}" for one in cue.wall),),
        "notes": cue.notes,
        "stuck": (cue.stuck,),
        "cut": (cue.cut,),
    }[name]
    return tuple(filter(None, map(clean_line, given)))


def _height(leg: Leg) -> int:
    """Estimate the lines of a column that a module takes: heading, line below it, and its parts."""
    texts = [f"00 {leg.slot.title}  {leg.slot.start}", leg.about]
    texts += [f"{part.name}: {line}" for part in leg.parts for line in part.lines]
    return 1 + sum(ceil(max(len(clean_line(text)), 1) / LETTERS) for text in texts)
