"""What the facilitator's phone sees and does; nothing of it can be reached from another phone."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

from pmworkshop.base.clock_ids import Clock
from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.leading.first_words import result, time_words, while_hidden
from pmworkshop.leading.script import Passage, coming, leave_out, passages, slack_words, usual
from pmworkshop.report.writers.pages.templates import page_of
from pmworkshop.room.live import Live
from pmworkshop.room.remote import GONE_ON, buttons, unless_gone_on, version_of
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import navigation
from pmworkshop.session.views.asking import Asking, asking

ACTS = frozenset(("next", "back", "curtain", "more", "pause", "resume", "show"))
MINUTE = 60.0
"""Seconds after which the clock of a phone is told anew."""
NAMELESS = tr_noop("Answers without names are shown on the wall only, from the keyboard of the stage.")


class Lead:
    """The facilitator's remote."""

    def __init__(self, live: Live, clock: Clock) -> None:
        """Connect to the room.

        Args:
            live: What phones see and answer; it tells the facilitator's phones what `state` returns.
            clock: Source of the time.
        """
        self._live, self._clock = live, clock
        live.leads = self.state

    def _now(self) -> datetime:
        return self._clock.now().astimezone()

    def state(self) -> dict[str, Any]:
        """Return what the facilitator's phone shows."""
        session, now = self._live.session, self._now()
        asked, names = asking(session), self._live.names
        offered = [{"act": one.act, "label": one.label, "sure": one.sure} for one in buttons(session, now)]
        return {
            "version": version_of(session),
            "waits": [names[one] for one in _awaited(session, asked) if one in names],
            "none": _none(asked),
            "clock": clock_words(session, now),
            "notes": self._notes(session, asked, now),
            "buttons": [{key: word for key, word in one.items() if word} for one in offered],
            "phones": [{"person": one, "name": names[one]} for one in self._live.passes.in_use() if one in names],
        }

    def _notes(self, session: Session, asked: Asking | None, now: datetime) -> str:
        """Write the script of where the room is, and what can be said now."""
        stage, module = session.stage, navigation.where(session)[0]
        if stage is not None and stage.finished:
            return ""
        means, say = self._said(session, asked) if stage is not None else ("", "")
        upcoming = Passage(tr("Next"), tuple(coming(session)), "points")
        told = [leave_out(session, now), *passages(module), usual(session, module), upcoming]
        content = page_of(
            f"{__package__}.pages",
            "lead.html.jinja",
            means=tr("It means: {meaning}", meaning=means) if means else "",
            say=tr("Say: “{words}”", words=say) if say else "",
            nameless=tr(NAMELESS) if _unnamed(asked) else "",
            passages=[one for one in told if one.lines],
        )
        return content.decode()

    def _said(self, session: Session, asked: Asking | None) -> tuple[str, str]:
        """Return what the shown answers mean, and what can be said now."""
        if asked is not None and asked.hidden:
            return "", while_hidden(session, asked)
        found = result(self._live.view, session, asked, seen=False)
        return (found.means, found.say) if found else ("", "")

    async def do(self, said: dict[str, Any]) -> str:
        """Carry out what the facilitator's phone asks for.

        Args:
            said: What it sends.

        Returns:
            One sentence.

        Raises:
            InputError: There is no such thing to do.
            RefusedError: The room has gone on since the phone saw it, or it does not apply now.
            StorageError: The disk does not take it.
        """
        act, seen = said.get("act"), said.get("seen")
        if act == "free":
            return self._free(str(said.get("person")))
        if not isinstance(act, str) or act not in ACTS:
            raise InputError(tr("That cannot be done here."))
        session = self._live.session
        wanted = next((one for one in buttons(session, self._now()) if one.act == act), None)
        if wanted is None or version_of(session) != seen:
            raise RefusedError(tr(GONE_ON))
        await self._live.commit(unless_gone_on(wanted.operation, str(seen)))
        return wanted.told

    def _free(self, person: str) -> str:
        name = self._live.names.get(person, "")
        if not self._live.take_back(person):
            raise RefusedError(tr("That name is on no phone."))
        return tr("{name} can be chosen again.", name=name) if name else tr("The name can be chosen again.")

    async def run(self) -> None:
        """Tell the facilitator's phones the time, once a minute, until it is cancelled."""
        while True:
            await asyncio.sleep(MINUTE)
            self._live.tell_leads()


def clock_words(session: Session, now: datetime) -> str:
    """Say how much time the present phase has left, and how the room stands.

    Args:
        session: The whole session.
        now: The present moment, in the time zone of the room.

    Returns:
        A few words.
    """
    stage = session.stage
    if stage is None:
        return tr("Not begun yet")
    if stage.finished:
        return tr("The workshop is over")
    if stage.recess is not None:
        return tr(
            "{pause} until {time}",
            pause=stage.recess.title,
            time=f"{stage.recess.returns.astimezone(now.tzinfo):%H:%M}",
        )
    stands = tr("the clock stands still") if stage.paused_since is not None else ""
    return " · ".join(filter(None, [time_words(session, stage, now), stands, slack_words(session, now)]))


def _awaited(session: Session, asked: Asking | None) -> list[str]:
    """List who is awaited, by their ids, as soon as phones can answer."""
    if asked is None or asked.nameless or not (asked.awaits or asked.taken):
        return []
    return [one.id for one in asked.missing(session)]


def _none(asked: Asking | None) -> str:
    """Say why nobody is listed as awaited."""
    if _unnamed(asked):
        return tr("Without names, the wall alone knows who is awaited.")
    return tr("Nobody is awaited.")


def _unnamed(asked: Asking | None) -> bool:
    """Tell whether answers without names are asked for, or wait."""
    return asked is not None and asked.nameless and asked.status != "shown"
