"""Lists what has to be in the room, as the agenda asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmworkshop.agenda.model import Module
from pmworkshop.base.language import tr, trn
from pmworkshop.insight.findings import listed
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.seats import seated
from pmworkshop.session.core.session import Session

_NAMED = 5
"""Modules that are named beside the cards; more are not."""


def materials(session: Session) -> Iterator[str]:
    """List what has to be in the room.

    Args:
        session: The session, public or whole.

    Yields:
        A line each: the screen, paper for what is written alone there, and what was agreed before.
    """
    alone = [module for module in session.info.agenda.modules if "alone" in module.in_room]
    yield tr("Laptop with charger, projector or screen, and its cable")
    yield tr("This run sheet on paper: a mirrored screen shows everybody what you see")
    yield from _cards(alone, len(seated(session)))
    if any(module.chart for module in alone):
        yield tr("A blank sheet of the chart for each, if it is charted on paper")
    if session.info.parent is not None:
        yield tr("What was agreed in “{title}”, a copy for each", title=session.info.parent.title)


def _cards(alone: Sequence[Module], people: int) -> Iterator[str]:
    """Say how many cards are written, where any are."""
    written = [module for module in alone if kind_of(module).asks_sentences and _lines(module)]
    if written:
        each = sum(map(_lines, written))
        whole = tr(", {cards} in all", cards=each * people) if people > 1 else ""
        where = f": {listed([module.short for module in written])}" if len(written) <= _NAMED else ""
        cards = trn("A pen and {number} card for each", "A pen and {number} cards for each", each)
        yield f"{cards}{whole}{where}"


def _lines(module: Module) -> int:
    """Count what each writes alone, a card for each question."""
    return sum(not prompt.together for prompt in module.prompts)
