"""A session as a card: its title, whose it is, where it is, its agenda in small, and what comes next."""

from __future__ import annotations

from datetime import date

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr
from pmworkshop.insight.pictures.shares import LEAST, agenda
from pmworkshop.store.listing import Listed
from pmworkshop.store.progress import Progress
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import shortened, wrap
from pmworkshop.tui.panels.home.entries import CHOSEN, INSIDE, RAISED, entry
from pmworkshop.tui.panels.home.session_words import fault_of, name_of, next_of, state_of

EDGE = "▏"
"""The edge of a card that is not chosen."""
CARD_ROWS = 5
"""Rows of a card without air."""


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card.

    Attributes:
        session: The session.
        number: The key that chooses it.
        chosen: Whether it is chosen.
        followed: Whether another session follows it.
    """

    session: Listed
    number: int
    chosen: bool
    followed: bool

    def draw(self, sheet: Canvas, x: int, y: int, cells: int, air: int, today: date) -> None:
        """Draw the card.

        Args:
            sheet: What is drawn on.
            x: Its first cell.
            y: Its first row.
            cells: Its width.
            air: Blank rows above and below the text.
            today: The present day.
        """
        back, high, room = RAISED if self.chosen else "plane", CARD_ROWS + 2 * air, cells - INSIDE - 1
        sheet.fill(x, y, cells, high, back)
        for row in range(y, y + high):
            sheet.put(x, row, CHOSEN if self.chosen else EDGE, "now" if self.chosen else "line")
        role, y = "now" if self.chosen else "ink", y + air
        sheet.put(x + INSIDE, y, shortened(name_of(self.session), room - 2), role, bold=True)
        sheet.put_right(x + cells - 1, y, str(self.number), role if self.chosen else "soft", bold=True)
        if self.session.fault:
            self._draw_fault(sheet, x + INSIDE, y + 1, room)
            return
        sheet.put(x + INSIDE, y + 1, shortened(self.session.organisation, room))
        sheet.put(x + INSIDE, y + 2, shortened(state_of(self.session, today), room), "soft")
        at = x + INSIDE
        for text, look in course(self.session.progress, room):
            at = sheet.put(at, y + 3, text, look)
        if following := next_of(self.session, today, followed=self.followed):
            sheet.put(
                x + INSIDE, y + 4, shortened(tr("Next: {following}", following=following), room), bold=self.chosen
            )

    def _draw_fault(self, sheet: Canvas, x: int, y: int, room: int) -> None:
        """Say why the session cannot be opened, as far as there is room."""
        lines = wrap(f"◆ {fault_of(self.session)}", room)
        last = shortened(" ".join(lines[CARD_ROWS - 2 :]), room)
        for down, line in enumerate([*lines[: CARD_ROWS - 2], last]):
            sheet.put(x, y + down, line, "open")

    def lines(self, cells: int, today: date) -> list[Line]:
        """Write the card in two lines, for a small screen.

        Args:
            cells: The width.
            today: The present day.
        """
        session = self.session
        told = fault_of(session) if session.fault else _joined(session.organisation, state_of(session, today))
        look = "open" if session.fault else "soft"
        number = ((str(self.number), "soft!"),)
        named = entry(name_of(session), number, cells=cells, chosen=self.chosen, look="strong")
        return [*named, *entry(told, cells=cells, chosen=self.chosen, look=look)]


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def course(progress: Progress, cells: int) -> Line:
    """Draw how far a room is in its agenda: thick is done, thin is to come.

    Args:
        progress: The parts of the agenda, and how many of them are over.
        cells: The width.

    Returns:
        One line; empty if nothing is known, or there are more parts than fit.

    >>> from pmworkshop.insight.pictures.pieces import plain
    >>> plain(course(Progress((5, 10, 5), 1, 0.5), 22))
    '▄▄▄▄▄ ▄▄▄▄▄▂▂▂▂▂ ▁▁▁▁▁'
    """
    if not progress.minutes or len(progress.minutes) * LEAST > cells:
        return ()
    role = "yes" if progress.at == len(progress.minutes) else "data"
    return agenda(progress.minutes, progress.at, progress.gone, cells, over=role, here=role)[0]
