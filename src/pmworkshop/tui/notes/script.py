"""The script of the present module as rows: cuts, what the agenda says, usual owners, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pmworkshop.agenda.model import Module
from pmworkshop.base.language import tr
from pmworkshop.leading.minute_words import rounded
from pmworkshop.leading.script import Passage, coming, leave_out, passages, usual
from pmworkshop.leading.time_words import agreed_words, cut_words, way_words
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import navigation
from pmworkshop.session.operations.refit import Refit, proposed, ways
from pmworkshop.session.operations.time_left import LATE, slack
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Item

_LEADS = {"text": "  ", "points": " ·", "remark": ""}


def script(session: Session, now: datetime, page: Sequence[str] = ()) -> tuple[Item, ...]:
    """List what the facilitator needs to know in the present module: cuts, script, usual owners, and what follows.

    Args:
        session: The whole session.
        now: The present moment in the time zone of the room.
        page: By what a phone that warns knows the page for phones; empty if none warns.

    Returns:
        The rows.
    """
    module, _ = navigation.where(session)
    next_ = Passage(tr("Next"), tuple(filter(None, ["  ·  ".join(coming(session))])), "points")
    phones = Passage(tr("If a phone warns, compare the fingerprint of the certificate (SHA-256)"), tuple(page))
    return (*_cuts(session, now), *_told(module), *_apart(usual(session, module)), *_apart(next_), *_apart(phones))


def _rows(passage: Passage) -> list[Item]:
    """Write a passage, one row for each of its lines, under its heading; nothing without a line."""
    look: Look = "soft" if passage.sort == "remark" else "text"
    lines = [Item("", line, lead=_LEADS[passage.sort], look=look) for line in passage.lines]
    return [Item("", passage.heading, look="head"), *lines] if lines and passage.heading else lines


def _apart(passage: Passage) -> list[Item]:
    rows = _rows(passage)
    return [Item("", ""), *rows] if rows else []


def _told(module: Module) -> list[Item]:
    """Write what the agenda says; a space parts notes without a heading from the text before them."""
    rows: list[Item] = []
    for passage in passages(module):
        plain = rows and passage.sort == "points" and not passage.heading
        rows += [*([Item("", "")] if plain else []), *_rows(passage)]
    return rows


def _cuts(session: Session, now: datetime) -> list[Item]:
    """List what a refit would cut and what else can be chosen, if the room is late; then what runs otherwise now."""
    spare, plan = slack(session, now), proposed(session, now)
    changed = agreed_words(session)
    told = [Item("", tr("Runs otherwise than planned"), look="head"), Item("", changed, lead=" ·")] if changed else []
    if spare is not None and plan is not None and spare <= -LATE:
        told = [*_late(session, now, spare, plan), *_rows(leave_out(session, now)), *told]
    return [*told, Item("", "")] if told and session.stage is not None else []


def _late(session: Session, now: datetime, spare: float, plan: Refit) -> list[Item]:
    """Say how late the room is, with the cuts of a refit and what else can be chosen."""
    cuts = [Item("", cut_words(saving), lead=" -") for saving in plan.savings]
    numbered = enumerate(ways(session, now, plan), 1)
    offers = [Item("", way_words(way, session.info.ends), lead=f" {number}") for number, way in numbered]
    late, refit = rounded(-spare), key_of("refit")
    if cuts:
        heading = tr("{time} behind. {refit_key} fits the rest into the time:", time=late, refit_key=refit)
    else:
        heading = tr(
            "{time} behind, and nothing later can be shorter. {refit_key} takes:", time=late, refit_key=refit
        )
    after = tr("then it fits")
    if offers:
        after = tr("still {time} over, so one of these:", time=rounded(-plan.spare))
    between = [Item("", after, lead="  ")] if cuts else []
    return [Item("", heading, look="head"), *cuts, *between, *offers]
