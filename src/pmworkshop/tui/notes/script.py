"""The script of the present module: words to begin, notes, probes, cuts, usual owners, and what comes next."""

from __future__ import annotations

from datetime import datetime

from pmworkshop.agenda.model import Module
from pmworkshop.agenda.phases import phase_name
from pmworkshop.session.core.durations import dropped, minutes_of, phase_minutes
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import chart, navigation
from pmworkshop.session.operations.refit import Refit, proposed, ways
from pmworkshop.session.operations.time_left import LATE, slack
from pmworkshop.tui.drawing.time_words import agreed_words, cut_words, way_words
from pmworkshop.tui.drawing.words import rounded
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Item

ON_TIME = 0.5
"""Minutes by which the room is early or late without a word."""


def script(session: Session, now: datetime) -> tuple[Item, ...]:
    """List what the facilitator needs to know in the present module: cuts, script, usual owners, and what follows.

    Args:
        session: The whole session.
        now: The present moment in the time zone of the room.

    Returns:
        The rows.
    """
    module, _ = navigation.where(session)
    own = [*_opening(module), *_notes(module), *_probes(module), *_stuck(module), *_source(module)]
    told = own or [Item("", "No script for this part.", look="soft")]
    return (*_cuts(session, now), *told, *usual(session, module), *_next(session))


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
        return f"{rounded(-spare)} behind"
    return f"{rounded(spare)} to spare" if spare >= ON_TIME else "on time"


def _cuts(session: Session, now: datetime) -> list[Item]:
    """List what a refit would cut and what else can be chosen, if the room is late; then what runs otherwise now."""
    spare, plan = slack(session, now), proposed(session, now)
    changed = agreed_words(session)
    told = [Item("", "Runs otherwise than planned", look="head"), Item("", changed, lead=" ·")] if changed else []
    if spare is not None and plan is not None and spare <= -LATE:
        here = _headed("What to leave out here", navigation.where(session)[0].cut)
        told = [*_late(session, now, spare, plan), *here, *told]
    return [*told, Item("", "")] if told and session.stage is not None else []


def _late(session: Session, now: datetime, spare: float, plan: Refit) -> list[Item]:
    """Say how late the room is, with the cuts of a refit and what else can be chosen."""
    cuts = [Item("", cut_words(saving), lead=" -") for saving in plan.savings]
    numbered = enumerate(ways(session, now, plan), 1)
    offers = [Item("", way_words(way, session.info.ends), lead=f" {number}") for number, way in numbered]
    late = f"{rounded(-spare)} behind"
    heading = f"{late}. {key_of('refit')} fits the rest into the time:"
    if not cuts:
        heading = f"{late}, and nothing later can be shorter. {key_of('refit')} takes:"
    after = f"still {rounded(-plan.spare)} over, so one of these:" if offers else "then it fits"
    between = [Item("", after, lead="  ")] if cuts else []
    return [Item("", heading, look="head"), *cuts, *between, *offers]


def _headed(heading: str, text: str) -> list[Item]:
    """Write a text of the script, one row for each of its lines, under its heading; nothing without a text."""
    lines = [Item("", line, lead="  ") for line in text.splitlines() if line.strip()]
    return [Item("", heading, look="head"), *lines] if lines else []


def _opening(module: Module) -> list[Item]:
    found = _headed("To begin, say", module.opening)
    return [*found, Item("", "")] if found and module.notes else found


def _notes(module: Module) -> list[Item]:
    return [Item("", note, lead=" ·") for note in module.notes]


def _probes(module: Module) -> list[Item]:
    if not module.probes:
        return []
    probes = [Item("", probe, lead=" ·") for probe in module.probes]
    return [Item("", "To ask when answers stay vague", look="head"), *probes]


def _stuck(module: Module) -> list[Item]:
    return _headed("When the room is stuck", module.stuck)


def _source(module: Module) -> list[Item]:
    return [Item("", f"Source: {module.source}", look="soft")] if module.source else []


def usual(session: Session, module: Module) -> list[Item]:
    """List the roles that often answer for the rows of a chart, as a hint for the facilitator.

    Args:
        session: The whole session.
        module: The module.

    Returns:
        The rows; empty if the module has no chart, or no row of it has a usual owner.
    """
    if module.chart is None:
        return []
    here = {row.label for row in chart.rows(session, module.id)}
    titles = {role.code: role.title for role in chart.roles(session, module.id)}
    found = [one for one in module.chart.activities if one.usual and one.label in here]
    lines = [Item("", f"{one.label}: {titles.get(one.usual, one.usual)}", lead=" ·") for one in found]
    return [Item("", ""), Item("", "Elsewhere this often answers for it", look="head"), *lines] if lines else []


def following(session: Session) -> str:
    """Return the next phase or module with its minutes.

    Args:
        session: The whole session.

    Returns:
        A few words, also at the end.
    """
    return next(iter(coming(session)), "nothing, this is the end")


def _next(session: Session) -> list[Item]:
    """List the phases and the module that come next."""
    words = coming(session)
    return [Item("", ""), Item("", "Next", look="head"), Item("", "  ·  ".join(words), lead=" ·")] if words else []


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
    last = f"{module_after.short}, {rounded(minutes_of(session, module_after))}" if module_after else "the end"
    return [*words, last]
