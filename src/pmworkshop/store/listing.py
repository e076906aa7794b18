"""One line for each session of a store: its title, where its room is, and why it cannot be opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from datetime import date
from typing import Any

from pmworkshop.agenda.phases import phase_name
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.store.progress import Progress, progress_of
from pmworkshop.store.store import Glance, Store
from pmworkshop.store.stored_session import StoredSession


@dataclass(frozen=True, slots=True)
class Listed:
    """A session in a list.

    Attributes:
        stored: The place of the session.
        id: Id of the session; empty if it cannot be read.
        title: Title of the session.
        day: Day of the workshop; None if it cannot be read.
        where: The module and phase of the room; empty before it has begun, ``over`` after the end.
        steps: Number of steps.
        fault: Why it cannot be opened; None if it can.
        away: Whether it is not a session, but a store that does not answer.
        organisation: The organisation whose workshop it is.
        continues: Id of the session that it continues; empty if it continues none.
        ends: The agreed end, ``HH:MM``; empty if open.
        people: How many people are entered.
        purpose: What its agenda is for, such as ``discovery``; empty if it cannot be read.
        progress: The parts of its agenda, and how far the room is.
        kept_until: The day until which single answers are kept; None for no end.
        retired: Whether single answers and names were let go.
    """

    stored: StoredSession
    id: str = ""
    title: str = ""
    day: date | None = None
    where: str = ""
    steps: int = 0
    fault: str | None = None
    organisation: str = ""
    continues: str = ""
    ends: str = ""
    people: int = 0
    purpose: str = ""
    progress: Progress = field(default_factory=Progress)
    kept_until: date | None = None
    retired: bool = False
    away: bool = False


def listed(store: Store) -> list[Listed]:
    """List the sessions of a store in the order of their addresses.

    Args:
        store: The store.

    Returns:
        One line for each session; for an unreadable one with the reason.
    """
    return [_line(StoredSession(address, store)) for address in store.sessions()]


def _line(stored: StoredSession) -> Listed:
    try:
        seen = stored.store.glance(stored.address)
        return Listed(
            stored=stored,
            id=seen.head.session,
            title=clean_line(str(seen.details.get("title", ""))),
            day=_day(seen.details.get("day")),
            where=_where(seen),
            steps=seen.head.seq,
            fault=None if seen.details else tr("its beginning is missing"),
            organisation=clean_line(str(seen.details.get("organisation", ""))),
            continues=clean_line(str((seen.details.get("parent") or {}).get("session", ""))),
            ends=clean_line(str(seen.details.get("ends", ""))),
            people=seen.people,
            purpose=clean_line(str((seen.details.get("agenda") or {}).get("kind", ""))),
            progress=progress_of(seen.details.get("agenda") or {}, seen.stage),
            kept_until=_day(seen.details.get("kept_until")),
            retired="retired" in seen.details,
        )
    except PmworkshopError as error:
        return Listed(stored, fault=error.message)
    except Exception:  # anything may be in a folder, and one file must not hide the others
        return Listed(stored, fault=tr("{name} is damaged: a record in it cannot be read.", name=stored.name))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _where(seen: Glance) -> str:
    stage = seen.stage
    if not stage:
        return ""
    if stage.get("finished"):
        return "over"
    modules: Iterable[dict[str, Any]] = seen.details["agenda"]["modules"]
    short = next((module["short"] for module in modules if module["id"] == stage["module"]), stage["module"])
    return f"{clean_line(str(short))}, {phase_name(clean_line(str(stage['phase'])))}"
