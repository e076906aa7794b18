"""The drawing of the home page: the name of the program, sessions as cards, and agendas to one scale of minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from datetime import date

from pmworkshop.agenda.library import Listed as ListedAgenda
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import short_date
from pmworkshop.base.language import tr
from pmworkshop.store.listing import Listed
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.faces import POSTER_ROWS, poster
from pmworkshop.tui.drawing.grid import COLUMNS, HUGE, grid_of
from pmworkshop.tui.drawing.pieces import Line
from pmworkshop.tui.drawing.text_cells import width
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Context, Drawing, Place
from pmworkshop.tui.panels.home.agenda_bars import agenda_lines, scale_of
from pmworkshop.tui.panels.home.cards import CARD_ROWS, Card
from pmworkshop.tui.panels.home.entries import entry
from pmworkshop.tui.panels.home.session_words import fault_of, name_of, state_of

NAME = "pmworkshop"
MOST, SMALL_MOST = 9, 3
"""The most sessions that have a number and a card; on a small screen, where there are no cards."""
ROOMY = 40
"""Rows of the page from which there is air within the cards."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the sessions are arranged.

    Attributes:
        most: How many have a number.
        across: Cards beside one another; 0 on a small screen, where sessions are rows.
        air: Blank rows above and below the text of a card.
    """

    most: int
    across: int
    air: int


def shape_of(cells: int, rows: int) -> Shape:
    """Find how sessions are arranged.

    Args:
        cells: Width of the page.
        rows: Its height.

    Returns:
        The arrangement, with some rows left for agendas.

    >>> [shape_of(*size).most for size in ((56, 15), (76, 21), (94, 27), (152, 42))]
    [3, 4, 6, 9]
    """
    if grid_of(cells).columns < COLUMNS:
        return Shape(SMALL_MOST, 0, 0)
    air = int(rows >= ROOMY)
    across = 3 if cells >= HUGE - 8 else 2
    left = rows - POSTER_ROWS - 4  # but for a blank row under the poster, two headings, and one agenda
    return Shape(min(max(left // (CARD_ROWS + 2 * air + 1), 1) * across, MOST), across, air)


@dataclass(slots=True)
class Sheet:
    """Collects the lines of the page, and what can be chosen.

    Attributes:
        chosen: Key of what is chosen.
        cells: Width of the page.
        lines: The lines so far.
        places: What can be chosen so far.
    """

    chosen: str
    cells: int
    lines: list[Line] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def heading(self, text: str, right: str = "") -> None:
        """Add a heading.

        Args:
            text: The heading.
            right: What stands at the right end.
        """
        gap = " " * (self.cells - width(text) - width(right))
        self.lines.append(((text, "strong"), (gap, "ink"), (right, "soft")))

    def place(self, key: str, lines: Sequence[Line]) -> None:
        """Add lines that can be chosen together.

        Args:
            key: Their key.
            lines: The lines.
        """
        self.places.append(Place(key, len(self.lines), len(lines)))
        self.lines += lines


def home_drawing(
    sessions: Sequence[Listed], agendas: Sequence[ListedAgenda], today: date, context: Context, told: Line = ()
) -> Drawing:
    """Draw the page.

    Args:
        sessions: The sessions, in their order.
        agendas: The agendas, in their order.
        today: The present day.
        context: What is chosen, and how much room there is.
        told: What is said of sessions that are not shown yet, as their database is being read or does not answer.

    Returns:
        The drawing: the name, the first sessions as cards, the agendas, and all further sessions.
    """
    sheet, shape = Sheet(context.cursor.row, context.cells), shape_of(context.cells, context.rows)
    more = sessions[shape.most :]
    _name(sheet, today, large=bool(shape.across))
    sheet.heading(tr("Sessions"), tr("{more} more below", more=len(more)) if more else "")
    sheet.lines += [told] if told else [] if sessions else _none_yet()
    followed = {one.continues for one in sessions}
    cards = [
        Card(one, number, session_key(one) == sheet.chosen, bool(one.id) and one.id in followed)
        for number, one in enumerate(sessions[: shape.most], 1)
    ]
    (_cards if shape.across else _rows)(sheet, cards, shape, today)
    sheet.lines.append(())
    sheet.heading(tr("Begin a new one"))
    scale = scale_of(agendas)
    for listed in agendas:
        key = agenda_key(listed)
        sheet.place(key, agenda_lines(listed, scale, sheet.cells, chosen=key == sheet.chosen))
    _more(sheet, more, today)
    return Drawing(tuple(sheet.lines), tuple(sheet.places), crosswise=True)


def session_key(session: Listed) -> str:
    """Return the key of a session.

    Args:
        session: The session.
    """
    return f"session {session.stored}"


def agenda_key(listed: ListedAgenda) -> str:
    """Return the key of an agenda.

    Args:
        listed: The agenda.
    """
    return f"agenda {listed.path}"


def _name(sheet: Sheet, today: date, *, large: bool) -> None:
    """Write the name of the program, and the day at the right."""
    day = f"{short_date(today)} {today.year}"
    if not large:
        sheet.heading(NAME, day)
        sheet.lines.append(())
        return
    drawn = Canvas(sheet.cells, POSTER_ROWS + 1)
    drawn.put_rows(0, 0, poster(NAME), "ink", bold=True)
    drawn.put_right(sheet.cells, POSTER_ROWS - 1, day, "soft")
    sheet.lines += drawn.lines()


def _none_yet() -> list[Line]:
    """Say how the first workshop begins."""
    told = (
        ("open", tr("sets up a first one with the agenda that is chosen below")),
        ("rehearse", tr("tries it with made-up leaders; nothing of it is kept")),
        ("compose", tr("puts together an agenda of your own")),
    )
    first: Line = ((tr("  None yet"), "text"),)
    return [first, *((("  ", "soft"), (key_of(key), "strong"), (f" {words}", "soft")) for key, words in told)]


def _cards(sheet: Sheet, cards: Sequence[Card], shape: Shape, today: date) -> None:
    """Draw sessions as cards beside one another; the only one has the whole width for its title."""
    if not cards:
        return
    across = 1 if len(cards) == 1 else shape.across
    high, grid, span = CARD_ROWS + 2 * shape.air, grid_of(sheet.cells), COLUMNS // across
    drawn, first = Canvas(sheet.cells, -(-len(cards) // across) * (high + 1) - 1), len(sheet.lines)
    for place, card in enumerate(cards):
        x, y = grid.x(place % across * span), place // across * (high + 1)
        card.draw(drawn, x, y, grid.span(span), shape.air, today)
        sheet.places.append(Place(session_key(card.session), first + y, high, x, grid.span(span)))
    sheet.lines += drawn.lines()


def _rows(sheet: Sheet, cards: Sequence[Card], _: Shape, today: date) -> None:
    """Write sessions below one another, on a small screen."""
    for card in cards:
        sheet.place(session_key(card.session), card.lines(sheet.cells, today))


def _more(sheet: Sheet, sessions: Sequence[Listed], today: date) -> None:
    """Write the sessions without a number, if there are any."""
    if sessions:
        sheet.lines.append(())
        sheet.heading(tr("More sessions"))
    for one in sessions:
        sheet.place(session_key(one), _further(one, sheet, today))


def _further(session: Listed, sheet: Sheet, today: date) -> list[Line]:
    """Write a session without a number."""
    chosen = session_key(session) == sheet.chosen
    named = ", ".join(filter(None, (name_of(session), session.organisation)))
    if session.fault:
        return entry(f"{named} ◆ {fault_of(session)}", cells=sheet.cells, chosen=chosen, look="open")
    return entry(named, ((state_of(session, today), "soft"),), cells=sheet.cells, chosen=chosen)
