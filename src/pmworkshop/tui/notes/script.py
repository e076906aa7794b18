"""The script of the present module: words to begin, notes, probes, cuts, usual owners, and what comes next."""

from __future__ import annotations

from datetime import datetime

from pmworkshop.agenda.model import Module
from pmworkshop.agenda.phases import phase_name
from pmworkshop.session.core.durations import minutes_of, phase_minutes
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import chart, navigation
from pmworkshop.session.operations.refit import Saving, refit, slack
from pmworkshop.tui.drawing.words import rounded
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Item

LATE = -0.5
"""Minutes to spare from which the room is late."""


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
    if spare < LATE:
        return f"{rounded(-spare)} behind"
    return f"{rounded(spare)} to spare" if spare >= -LATE else "on time"


def _cuts(session: Session, now: datetime) -> list[Item]:
    """List what a refit would cut, if the room is late."""
    spare, plan = slack(session, now), refit(session, now)
    if spare is None or plan is None or spare >= LATE or session.stage is None or session.stage.finished:
        return []
    cuts = [Item("", _cut(saving), lead=" -") for saving in plan.savings]
    here = _headed("What to leave out here", navigation.where(session)[0].cut)
    after = "then it fits" if plan.fits else f"still {rounded(-plan.spare)} over after that"
    heading = f"{rounded(-spare)} behind. {key_of('refit')} fits the rest into the time:"
    if not cuts:
        return [Item("", f"{rounded(-spare)} behind, and nothing is left to cut.", look="head"), *here, Item("", "")]
    return [Item("", heading, look="head"), *cuts, Item("", after, lead="  "), *here, Item("", "")]


def _cut(saving: Saving) -> str:
    if saving.how == "drop":
        return f"drop {saving.title}, {rounded(saving.saves)}"
    return f"shorten {saving.title} to {rounded(saving.minutes)}"


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
    dropped = stage.dropped if stage else ()
    agenda = session.info.agenda
    after = agenda.modules[agenda.position(module.id) + 1 :]
    module_after = next((one for one in after if one.id not in dropped), None)
    last = f"{module_after.short}, {rounded(minutes_of(session, module_after))}" if module_after else "the end"
    return [*words, last]
