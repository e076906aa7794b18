"""What was answered before the room met, as the first page tells it: what waits to be shown, and what was shown."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.agenda.beforehand import waves
from pmworkshop.base.language import tr
from pmworkshop.session.core.lookups import module_of
from pmworkshop.session.core.session import Session
from pmworkshop.session.lifecycle.waves import is_shown, rounds_now, wave_of


def shown_ahead(view: Session) -> list[str]:
    """List what is asked beforehand and has been shown.

    Args:
        view: The public view of the session.

    Returns:
        The short names of the modules, in the order of the agenda.
    """
    return [module_of(view, key).short for key in waves(view.info.agenda) if is_shown(view, key)]


def waiting_ahead(view: Session) -> list[tuple[str, int, int]]:
    """List what is asked beforehand now and was answered, and has not been shown.

    Args:
        view: The public view of the session.

    Returns:
        The short name of each module, how many have answered, and how many are awaited with them.
    """
    numbers, now = waves(view.info.agenda), wave_of(view).number
    return [found for key, number in numbers.items() if number == now for found in _in(view, key)]


def _in(view: Session, module_id: str) -> Iterator[tuple[str, int, int]]:
    """Say how many have answered a module: of two questions, those who are further."""
    module = module_of(view, module_id)
    told = [view.progress[one.id] for one in rounds_now(view, module) if one.id in view.progress]
    came = max((one.answered for one in told), default=0)
    if came:
        yield module.short, came, max(one.awaited for one in told)


def told_ahead(view: Session) -> Iterator[str]:
    """Tell on the first page what was answered beforehand.

    Args:
        view: The public view of the session.

    Yields:
        A line of what was shown, and one of what waits; neither where nothing was asked beforehand.
    """
    if shown := shown_ahead(view):
        yield tr("Answered beforehand, and shown: {shown}", shown=", ".join(shown))
    if waiting := waiting_ahead(view):
        came = ", ".join(tr("{name} {came} of {of} in", name=name, came=came, of=of) for name, came, of in waiting)
        yield tr("Answered beforehand: {came}", came=came)
