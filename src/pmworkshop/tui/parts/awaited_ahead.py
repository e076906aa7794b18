"""Who is awaited before the room meets, where an agenda asks beforehand: for whoever prepares it."""

from __future__ import annotations

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, trn
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.session import Session
from pmworkshop.session.views.handed_in import HandedIn
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.pages.room_below import fits_below


@dataclass(frozen=True, slots=True)
class Ahead:
    """How far the leaders are with what is asked beforehand now.

    Attributes:
        missing: Those who have not answered all of it.
        of: How many are asked; 0 where nothing is asked beforehand now, or the room has begun.
    """

    missing: tuple[Participant, ...] = ()
    of: int = 0

    def line(self, cells: int) -> tuple[tuple[str, Look], ...]:
        """Say how many are in, and who is awaited.

        Args:
            cells: Width of a row.

        Returns:
            One line with its look, with the names where they fit; empty where nobody is asked.
        """
        if not self.of:
            return ()
        told = trn(
            "Asked beforehand: {came} of {number} leader in",
            "Asked beforehand: {came} of {number} leaders in",
            self.of,
            came=self.of - len(self.missing),
        )
        if not self.missing:
            return ((f"{told}, {tr('nobody is awaited')}", "soft"),)
        named = f"{told}, {tr('awaited: {names}', names=', '.join(one.name for one in self.missing))}"
        if fits_below((named,), cells):
            return ((named, "soft"),)
        return ((f"{told}, {tr('{number} are awaited', number=len(self.missing))}", "soft"),)


def ahead(session: Session, came: HandedIn | None) -> Ahead:
    """Find who has not answered all that is asked beforehand now.

    Args:
        session: The session, public or whole.
        came: Who has answered what, without any answer; None where it is not known.
    """
    if came is None or session.stage is not None or all(one.mode != "solo" for one in session.info.agenda.modules):
        return Ahead()
    from pmworkshop.session.lifecycle.solo_file import prepared
    from pmworkshop.session.lifecycle.standing import questions, standings
    from pmworkshop.session.lifecycle.waves import wave_of

    asked = questions(session, prepared(session)) if wave_of(session).number else []
    people = standings(session, asked, came) if asked else []
    return Ahead(tuple(one.person for one in people if not one.complete(asked)), len(people))
