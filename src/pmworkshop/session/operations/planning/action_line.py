"""An action in one line: ``owner; what; by; first step``, as it is typed, read, changed and told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import (
    UNSAID,
    DateHabits,
    NoDateError,
    date_words,
    dated,
    parse_date,
    short_date,
    split_date,
    split_day,
)
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, trc
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.people_finder import find_person, meant
from pmworkshop.session.core.records import Action
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Operation
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.operations.planning.day_checks import ask_due, ask_first_step

_MOST = 4
"""Parts of a line."""


def part_names() -> tuple[str, ...]:
    """Name what a line consists of, in this order; the owner may be left out where the day comes second."""
    return (
        trc("part of a line", "owner"),
        trc("part of a line", "what"),
        trc("part of a line", "by"),
        trc("part of a line", "first step"),
    )


def form() -> str:
    """Say how a line is typed."""
    return "; ".join(part_names())


@dataclass(frozen=True, slots=True)
class Line:
    """An action typed in one line.

    Attributes:
        what: The outcome, beginning with a verb.
        owner: The id of the owner; None if nobody is named.
        due: The day on which it is done; None if not given.
        first_step: The first step; may be empty.
        first_step_by: The day for the first step; None if not given.
    """

    what: str
    owner: str | None = None
    due: date | None = None
    first_step: str = ""
    first_step_by: date | None = None

    @property
    def days(self) -> str:
        """The days that were read, as ``by Mon 14 Dec, first step by Fri 27 Nov``; empty if there are none."""
        due = tr("by {day}", day=short_date(self.due)) if self.due else ""
        first = tr("first step by {day}", day=short_date(self.first_step_by)) if self.first_step_by else ""
        return ", ".join(part for part in (due, first) if part)


def read_line(session: Session, text: str, habits: DateHabits = UNSAID, owner: str | None = None) -> Line:
    """Read an action such as ``Finance; Publish the price rule; 14 Dec; draft by Friday``.

    Parts may be left out at the end, or be blank. The owner may be left out too: of one part it is what is done, and
    where the second part is a day or blank the first one is. A date that ends what is done, or the first step, is
    taken out of it; where it ends what is done, the first step may follow at once.

    Args:
        session: The session, for its participants, its day, and the days to look again.
        text: The line as typed.
        habits: How the one who types writes dates.
        owner: The id of the owner if the line names none; None for nobody yet.

    Returns:
        The action.

    Raises:
        DayDoubtError: Somebody has to be asked about a day.
        InputError: There are too many parts, nothing is done, or nothing but a day is said, the owner is nobody
            here, or a day cannot be read.
    """
    parts = _parted(text)
    if _names_owner(session, parts, habits):
        owner = find_person(session, parts[0]).id if parts[0] else None
    else:
        parts = ["", *parts]
    what, by, first = [*parts, "", ""][1:_MOST]
    if not what or (not by and _is_day(session, what, habits)):
        raise InputError(tr("It does not say yet what will be done."), tr("A line is {form}.", form=form()))
    if by and not first and split_date(what, session.info.day, habits)[1] and not _is_day(session, by, habits):
        by, first = "", by
    work = _work(session, what, by, habits)
    return Line(owner=owner, **work, **_first_step(session, first, work["due"], habits))


def _parted(text: str) -> list[str]:
    """Part a line at its semicolons, without blank parts at its end."""
    parts = [clean_line(part) for part in text.split(";")]
    while len(parts) > 2 and not parts[-1]:
        parts.pop()
    if len(parts) > _MOST:
        raise InputError(
            tr(
                "That is {number} parts, and a line has {most}: {form}.",
                number=len(parts),
                most=_MOST,
                form=form(),
            ),
            tr("A comma in place of a semicolon keeps a part whole."),
        )
    return parts


def _names_owner(session: Session, parts: Sequence[str], habits: DateHabits) -> bool:
    """Tell whether the first part of a line is the owner: where the second one is a day, it is what is done."""
    if len(parts) == 1 or len(parts) == _MOST:
        return len(parts) > 1
    return (
        not parts[0]
        or parts[0].isdecimal()
        or bool(meant(session, parts[0]))
        or not _is_day(session, parts[1], habits)
    )


def _is_day(session: Session, text: str, habits: DateHabits) -> bool:
    """Tell whether a part is a day, even one that has to be asked about, or blank."""
    try:
        parse_date(text, session.info.day, habits)
    except NoDateError:
        return not text
    except InputError:
        return True
    return True


def _work(session: Session, what: str, by: str, habits: DateHabits) -> dict[str, Any]:
    """Read what is done and by when; a day at the end of what is done counts if no other one is given."""
    day = session.info.day
    rest, said = split_date(what, day, habits, asks=not by)
    due = parse_date(by, day, habits) if by else said
    if due is not None and due == said:
        by, what = by or date_words(what, rest), rest
    if due is not None:
        ask_due(session, due, by, habits)
    return {"what": what, "due": due}


def read_first_step(
    session: Session, text: str, due: date | None, habits: DateHabits = UNSAID
) -> tuple[str, date | None]:
    """Read a first or next step, with a day if the text ends in one.

    Args:
        session: The session, for its day.
        text: The step as typed.
        due: The due day of the action; None if it has none.
        habits: How the one who types writes dates.

    Returns:
        The step, empty if only a day was typed; and the day, None if none was.

    Raises:
        DayDoubtError: Somebody has to be asked about the day.
        InputError: A deadline at the end is no single day.
    """
    step, by = split_day(text, session.info.day, habits, asks=True)
    if by is not None:
        ask_first_step(session, by, due, date_words(text, step), habits)
    return step, by


def _first_step(session: Session, text: str, due: date | None, habits: DateHabits) -> dict[str, Any]:
    step, by = read_first_step(session, text, due, habits)
    return {"first_step": step, "first_step_by": by}


def add_line(module: str, line: Line, **fields: Any) -> Operation:
    """Add an action as it was typed, at the end of the plan.

    Args:
        module: The id of the plan's module.
        line: The action.
        **fields: Further fields of the action, by name.

    Returns:
        The operation; it raises `RefusedError` as `action_plan.add` does.
    """
    days: dict[str, Any] = {"due": line.due, "first_step": line.first_step, "first_step_by": line.first_step_by}
    return action_plan.add(module, line.what, owner=line.owner, **days, **fields)


def line_of(session: Session, action: Action) -> str:
    """Write an action as its line would be typed.

    Args:
        session: The session, public or whole.
        action: The action.

    Returns:
        All four parts, blank ones included; a semicolon within a part is written as a comma.
    """
    return "; ".join(_parts_of(session, action))


def _parts_of(session: Session, action: Action) -> tuple[str, ...]:
    day = session.info.day
    owners = [session.participants[one] for one in action.owners if one in session.participants]
    step, by = action_plan.first_step_of(action, day)
    parts = (
        ", ".join(called(session, one) for one in owners),
        action.what,
        dated(action.due, day) if action.due else "",
        tr("{step} by {day}", step=step, day=dated(by, day)).strip() if by else step,
    )
    return tuple(part.replace(";", ",") for part in parts)


def reread(session: Session, action: Action, text: str, habits: DateHabits = UNSAID) -> dict[str, Any]:
    """Read a line that was changed in the form of `line_of`; a part that was not changed keeps all that it had.

    Args:
        session: The session.
        action: The action as it was.
        text: What was typed in the place of its line.
        habits: How the one who types writes dates.

    Returns:
        The new values by name of the field, for `action_plan.change`; empty if nothing was changed.

    Raises:
        DayDoubtError: Somebody has to be asked about a day.
        InputError: As `read_line` does.
    """
    before, typed = _parts_of(session, action), [*_parted(text), "", "", ""]
    who, what, by, first = [new if new != old else None for old, new in zip(before, typed, strict=False)]
    changed: dict[str, Any] = {}
    if who is not None:
        changed["owners"] = (find_person(session, who).id,) if who else ()
    if what == "":
        raise InputError(tr("It does not say any more what will be done."), tr("Take the action out instead."))
    if what is not None or by is not None:
        changed |= _reworked(session, action, what, by, habits)
    if first is not None:
        changed |= _first_step(session, first, changed.get("due", action.due), habits)
    return changed


def _reworked(
    session: Session, action: Action, what: str | None, by: str | None, habits: DateHabits
) -> dict[str, Any]:
    """Read a part of the work that was changed, and keep the other one; None for a part that was not."""
    work: dict[str, Any] = {"what": action.what, "due": None}
    if what or by:
        work = _work(session, what or action.what, by or "", habits)
    if by is None and work["due"] is None:
        work["due"] = action.due
    return work if what is not None else {"due": work["due"]}
