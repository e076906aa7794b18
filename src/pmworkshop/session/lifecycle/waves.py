"""The waves of forms in which an agenda asks before the room meets: what is asked now, and what waits."""

from __future__ import annotations

from pmworkshop.agenda.beforehand import builds_on, waves
from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.session.core.lookups import module_of
from pmworkshop.session.core.records import Round
from pmworkshop.session.core.session import Session
from pmworkshop.session.rounds.rounds import newest


@dataclass(frozen=True, slots=True)
class Wave:
    """Where the waves of forms are.

    Attributes:
        number: The wave that is asked now, from 1; 0 where nothing is asked beforehand, or all of it has been shown.
        of: How many waves there are.
    """

    number: int
    of: int


def wave_of(session: Session) -> Wave:
    """Find the wave that is asked now.

    Args:
        session: The session, public or whole.

    Returns:
        The wave of the first module in mode ``solo`` that has not been shown.
    """
    numbers = waves(session.info.agenda)
    waiting = (numbers[key] for key in numbers if not is_shown(session, key))
    return Wave(min(waiting, default=0), max(numbers.values(), default=0))


def is_shown(session: Session, module_id: str) -> bool:
    """Tell whether all answers of a module are shown.

    Args:
        session: The session, public or whole.
        module_id: The id of the module.

    Returns:
        True if something was asked in it, and all of it is shown.
    """
    there = rounds_now(session, module_of(session, module_id))
    return bool(there) and all(one.status == "revealed" for one in there)


def is_ready(session: Session, module: Module) -> bool:
    """Tell whether all that a module builds on and that is asked beforehand has been shown.

    Args:
        session: The session, public or whole.
        module: A module of its agenda.

    Returns:
        True if it can be asked.
    """
    ahead = waves(session.info.agenda)
    return all(is_shown(session, name) for name in builds_on(module) if name in ahead)


def rounds_now(session: Session, module: Module) -> list[Round]:
    """List the newest round of each pass of a module.

    Args:
        session: The session, public or whole.
        module: A module of its agenda.

    Returns:
        The rounds; empty if nothing was asked.
    """
    found = (newest(session, module.id, wanted=wanted) for wanted in module.wanted_passes)
    return [one for one in found if one is not None]
