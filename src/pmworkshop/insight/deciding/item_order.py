"""The order in which a list is decided: what a poll asked about comes least agreed first."""

from __future__ import annotations

from pmworkshop.agenda.model import DecideModule, Module
from pmworkshop.insight.measures.agreement import consensus, modal_share
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.lookups import causes
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.decide_list import Listed, listed
from pmworkshop.session.rounds import polls, rounds
from pmworkshop.session.rounds.sources import module_in
from pmworkshop.session.rounds.tally import tally


def in_talk_order(session: Session, module: DecideModule) -> list[Listed]:
    """List what a module decides one after the other, in the order in which the room talks about it.

    What a poll asked for values on a scale comes with the least consensus first, what it asked for words with the
    smallest share of the most frequent one first; ties stay as they were. All other items keep their places. Source:
    handbook, part 1 (settle what is most contested first).

    Args:
        session: The public view, so that hidden answers do not count.
        module: The deciding module.

    Returns:
        The items with what became of each; empty if the module decides one thing.
    """
    items = listed(session, module)
    agreed = _agreements(session, module)
    places = [place for place, one in enumerate(items) if one.id in agreed]
    sorted_ = sorted((items[place] for place in places), key=lambda one: agreed[one.id])
    for place, one in zip(places, sorted_, strict=True):
        items[place] = one
    return items


def _agreements(session: Session, module: DecideModule) -> dict[str, float]:
    """Measure how far the newest shown answers to each item agree, from 0 to 1."""
    found: dict[str, float] = {}
    for source in module.items_from:
        asked = session.info.agenda.module(module_in(source))
        if asked is not None and asked.poll is not None:
            found |= _of_poll(session, asked)
    return found


def _of_poll(session: Session, asked: Module) -> dict[str, float]:
    there = rounds.revealed(session, asked.id)
    scale = polls.values(asked)
    measure = consensus if kind_of(asked).rated(asked) else modal_share
    found: dict[str, float] = {}
    for subject in polls.subjects(session, asked) if there and scale else ():
        counts = tally(session, there[-1], subject.id).counts
        value = measure([counts.get(one, 0) for one in scale]).value
        if value is not None:
            found[subject.id if causes(session, subject.id) else f"{asked.id}.{subject.id}"] = value
    return found
