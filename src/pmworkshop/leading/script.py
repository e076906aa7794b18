"""The script of the present part in words: what to say, notes, probes, usual owners, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from pmworkshop.agenda.model import Module
from pmworkshop.agenda.phases import phase_name
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.leading.minute_words import rounded
from pmworkshop.session.core.durations import dropped, minutes_of, phase_minutes
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import chart, navigation
from pmworkshop.session.operations.time_left import LATE, slack

ON_TIME = 0.5
"""Minutes by which the room is early or late without a word."""
NO_SCRIPT = tr_noop("No script for this part.")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the script.

    Attributes:
        heading: Its heading; empty for none.
        lines: Its lines.
        sort: A text to read out, points of a list, or a remark.
    """

    heading: str
    lines: tuple[str, ...]
    sort: Literal["text", "points", "remark"] = "text"


def passages(module: Module) -> list[Passage]:
    """List what the agenda says about a part to whoever leads it.

    Args:
        module: The module.

    Returns:
        The passages; a remark where there is none.
    """
    found = [
        text_of(tr("To begin, say"), module.opening),
        Passage("", tuple(module.notes), "points"),
        Passage(tr("To ask when answers stay vague"), tuple(module.probes), "points"),
        text_of(tr("When the room is stuck"), module.stuck),
        Passage("", (tr("Source: {source}", source=module.source),) if module.source else (), "remark"),
    ]
    return [one for one in found if one.lines] or [Passage("", (tr(NO_SCRIPT),), "remark")]


def text_of(heading: str, text: str) -> Passage:
    """Make a passage of a text, one line for each of its own.

    Args:
        heading: The heading.
        text: The text; without any, the passage has no lines.
    """
    return Passage(heading, tuple(line for line in text.splitlines() if line.strip()))


def leave_out(session: Session, now: datetime) -> Passage:
    """Say what to leave out in the present part, if the room is late.

    Args:
        session: The whole session.
        now: The present moment.

    Returns:
        The passage; without lines before the workshop, while the room is on time, or where the agenda says nothing.
    """
    spare = slack(session, now)
    late = session.stage is not None and spare is not None and spare <= -LATE
    return text_of(tr("What to leave out here"), navigation.where(session)[0].cut if late else "")


def usual(session: Session, module: Module) -> Passage:
    """List the roles that often answer for the rows of a chart, as a hint for the facilitator.

    Args:
        session: The whole session.
        module: The module.

    Returns:
        The passage; without lines if the module has no chart, or no row of it has a usual owner.
    """
    lines: Iterable[str] = ()
    if module.chart is not None:
        here = {row.label for row in chart.rows(session, module.id)}
        titles = {role.code: role.title for role in chart.roles(session, module.id)}
        found = [one for one in module.chart.activities if one.usual and one.label in here]
        lines = (f"{one.label}: {titles.get(one.usual, one.usual)}" for one in found)
    return Passage(tr("Elsewhere this often answers for it"), tuple(lines), "points")


def slack_words(session: Session, now: datetime) -> str:
    """Say how many minutes the room is ahead or behind.

    Args:
        session: The whole session.
        now: The present moment.

    Returns:
        A few words; empty if no end was agreed, or the workshop has not begun or has ended.
    """
    spare = slack(session, now)
    stage = session.stage
    if spare is None or stage is None or stage.finished:
        return ""
    if spare < -ON_TIME:
        return tr("{time} behind", time=rounded(-spare))
    return tr("{time} to spare", time=rounded(spare)) if spare >= ON_TIME else tr("on time")


def following(session: Session) -> str:
    """Return the next phase or module with its minutes.

    Args:
        session: The whole session.

    Returns:
        A few words, also at the end.
    """
    return next(iter(coming(session)), tr("nothing, this is the end"))


def coming(session: Session) -> list[str]:
    """List the remaining phases of the module and the next module, with their minutes.

    Args:
        session: The whole session.

    Returns:
        One text for each; empty if the workshop has ended.
    """
    module, phase = navigation.where(session)
    stage = session.stage
    if stage is not None and stage.finished:
        return []
    phases = list(module.phases)
    words = [
        f"{phase_name(one)}, {rounded(phase_minutes(session, module, one))}"
        for one in phases[phases.index(phase) + 1 :]
    ]
    out = dropped(session)
    agenda = session.info.agenda
    after = agenda.modules[agenda.position(module.id) + 1 :]
    module_after = next((one for one in after if one.id not in out), None)
    last = f"{module_after.short}, {rounded(minutes_of(session, module_after))}" if module_after else tr("the end")
    return [*words, last]
