"""The first page of a workshop: its title large, who is here, and when it begins."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import count
from pmworkshop.leading.minute_words import minutes
from pmworkshop.report.builders.timetable import timetable_of
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.people_labels import MOST as LABEL_MOST
from pmworkshop.session.core.people_labels import label, labels
from pmworkshop.session.core.records import Participant
from pmworkshop.session.core.seats import seated
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import purpose
from pmworkshop.tui.drawing.canvas import Canvas
from pmworkshop.tui.drawing.faces import balanced, first_posters, poster
from pmworkshop.tui.drawing.grid import COLUMNS, grid_of
from pmworkshop.tui.drawing.text_cells import width, wrap
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context, Drawing, Page
from pmworkshop.tui.pages.panel import Panel

BEGINS = tr_noop("We begin at")
HERE, AWAITED = "●", "○"
SIGN = 4
"""Cells of the sign before a name, with the blanks around both."""
"""The sign of somebody who is in the room, and of somebody who is not."""
ROOMY, HUGE_ROWS = 22, 34
"""Rows of the page from which blank ones stand between its parts, and from which what is large is twice as large."""
MOST = 200
"""The most rows: of a long title, with everybody who can be in a workshop."""
SHOW = Command(
    "show_ahead",
    ("enter",),
    "show all",
    "Show to all what was answered beforehand, all of it at once",
)
Told = tuple[str, str]
"""A text and its look."""


class WelcomePanel(Panel):
    """Is shown while participants arrive; no clock runs yet.

    Attributes:
        apart: Whether it stands in a window beside the wall, whose keys do not begin the workshop.
    """

    commands = (SHOW,)
    on_lines = False

    def __init__(self, *, apart: bool = False) -> None:
        """Say what the key forward does.

        Args:
            apart: Whether it turns a window beside the wall alone.
        """
        super().__init__()
        self.apart = apart

    def page(self, context: Context) -> Page:
        """Show the title, the firm, what the room leaves with, the participants, and when it begins."""
        tests = (
            ""
            if context.view.info.solo
            else tr("   {room_test_key} tests the room", room_test_key=key_of("room_test"))
        )
        begins = (
            tr("{forward_key} turns this window alone{tests}", forward_key=key_of("forward"), tests=tests)
            if self.apart
            else tr("{forward_key} begins{tests}", forward_key=key_of("forward"), tests=tests)
        )
        drawn = _drawn(context, top=1)
        if len(drawn.lines) > context.rows:
            drawn = _drawn(context, top=0)
        return Page(
            body=drawn,
            below=((begins, "soft"),),
        )

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """Show what was answered beforehand, where something waits to be shown."""
        return (SHOW,) if _waiting(context.view) else ()

    def do_show_ahead(self, context: Context, key: str) -> Act | None:
        """Ask for confirmation before what was answered beforehand is shown: that is not taken back."""
        from pmworkshop.session.lifecycle import beforehand

        came = ", ".join(
            tr("{name} {came} of {of}", name=name, came=came, of=of) for name, came, of in _waiting(context.view)
        )
        keys = (tr("Enter shows the answers"), tr("{leave_field_key} waits", leave_field_key=key_of("leave_field")))
        asked = tr("{came} in.  Enter shows all of it; what comes later is not taken", came=came)
        return Ask(
            asked, lambda _, text: Commit(beforehand.show(), tr("Shown to all")), empty=True, bare=True, keys=keys
        )


def _asks_ahead(view: Session) -> bool:
    """Tell whether anything is asked beforehand: else nothing of it is imported for the first frame."""
    return any(module.mode == "solo" for module in view.info.agenda.modules)


def _waiting(view: Session) -> list[tuple[str, int, int]]:
    """List what was answered beforehand and waits to be shown, as `ahead.waiting_ahead` does."""
    if not _asks_ahead(view):
        return []
    from pmworkshop.tui.panels.room.ahead import waiting_ahead

    return waiting_ahead(view)


def _ahead(view: Session) -> list[str]:
    """Tell what was answered beforehand, as `ahead.told_ahead` does."""
    if not _asks_ahead(view):
        return []
    from pmworkshop.tui.panels.room.ahead import told_ahead

    return [*told_ahead(view)]


def _drawn(context: Context, *, top: int) -> Drawing:
    """Draw the page, with so many blank rows above large letters."""
    sheet, air = Canvas(context.cells, MOST), int(context.rows >= ROOMY) + int(context.rows >= HUGE_ROWS)
    large, rest = _large(context)
    y = top if large else 0
    for one in large:
        sheet.put_rows(0, y, one, "strong")
        y += len(one) + 1
    if large and rest:
        sheet.put(0, y, rest, "strong")
        y += 1
    y += air
    for (text, look), right in _told(context.view, above=not large):
        room = context.cells - width(right) - 2 * bool(right)
        for line in wrap(text, balanced(text, room)):
            sheet.put(0, y, line, look)
            y += 1
        sheet.put_right(context.cells, y - 1, right, "soft")
    y = _people_and_time(sheet, y + 1 + air, context)
    return Drawing(tuple(sheet.lines(y)))


def _large(context: Context) -> tuple[tuple[tuple[str, ...], ...], str]:
    """Draw the title in large letters, and return the words of it that have no room there.

    They take one line at most: on a small screen, and of a longer title, there are no large letters.
    """
    title = context.view.info.title
    if grid_of(context.cells).columns < COLUMNS:
        return (), title
    drawn = [first_posters(title, context.cells, most, times) for most, times in _sizes(context.rows)]
    large, rest = next((one for one in drawn if not one[1]), drawn[-1])
    return (large, rest) if width(rest) <= context.cells else ((), title)


def _sizes(rows: int) -> tuple[tuple[int, int], ...]:
    """Say how many posters a title may take, and how large: the first that hold all of it are drawn."""
    if rows >= HUGE_ROWS:
        return (2, 2), (3, 1)
    return ((3 if rows >= ROOMY else 2, 1),)


def _told(view: Session, *, above: bool) -> list[tuple[Told, str]]:
    """Say what it is about, with its length at the right; with the title above it, unless that is drawn large."""
    info = view.info
    found = purpose.words(view)
    told = (
        (info.title * above, "strong"),
        (info.organisation, "soft"),
        (info.agenda.outcome, "text"),
        (tr(purpose.OUR_PURPOSE) if found else "", "soft"),
        (found, "strong"),
        *((line, "soft") for line in _ahead(view)),
    )
    parts = sum(module.mode != "solo" or module.minutes > 0 for module in info.agenda.modules)
    length = f"{count(parts, 'part', 'parts')}, {minutes(info.agenda.minutes)}"
    shown = [one for one in told if one[0]]
    return [(one, "" if place else length) for place, one in enumerate(shown)]


def _people_and_time(sheet: Canvas, y: int, context: Context) -> int:
    """Draw who is here, and when it begins: at the right or, on a small screen, above; return the row below.

    Args:
        sheet: What is drawn on.
        y: The first row.
        context: What the panel may know.
    """
    view, grid = context.view, grid_of(context.cells)
    timetable = timetable_of(view.info.agenda, view.info.ends)
    cells, high = context.cells, 0
    if timetable.agreed and grid.columns < COLUMNS:
        sheet.put(0, y, f"{tr(BEGINS)} {timetable.start}", "now!")
        y += 1
    elif timetable.agreed:
        drawn = poster(timetable.start, 2 if context.rows >= HUGE_ROWS else 1)
        x, cells = grid.width - len(drawn[0]), grid.span(4)
        apart = min(2, context.rows - len(drawn) - y)
        high = apart + len(drawn) if apart > 0 else 1
        if apart > 0:
            sheet.put(x, y, tr(BEGINS), "soft")
            sheet.put_rows(x, y + apart, drawn, "now!")
        else:  # a clock of which a row is missing is no clock
            told = f"{tr(BEGINS)} {timetable.start}"
            sheet.put(min(x, grid.width - width(told)), y, told, "now!")
    return y + max(_people(sheet, y, cells, view), high)


def _people(sheet: Canvas, y: int, cells: int, view: Session) -> int:
    """Draw who is in the room and who is not, in as many columns as names leave; return how many rows."""
    people = seated(view)
    if view.info.solo:
        return _solo(sheet, y, cells, view, people)
    named = _named(view, people, cells // 2)
    fits = cells // 2 >= LABEL_MOST + SIGN or max(map(width, named), default=0) + SIGN <= cells // 2
    columns = 2 if fits else 1
    rows, ends = -(-len(people) // columns), list[int]()
    for place, (name, one) in enumerate(zip(named, people, strict=True)):
        x, down = place // rows * (cells // columns), ends[-1] if place % rows else y
        sign, dot, look = (HERE, "data", "strong") if one.present else (AWAITED, "soft", "soft")
        sheet.put(x, down, sign, dot)
        lines = wrap(name, cells // columns - 3)
        for more, line in enumerate(lines):
            sheet.put(x + 2, down + more, line, look)
        ends.append(down + len(lines))
    return max(ends, default=y) - y


def _named(view: Session, people: Sequence[Participant], cells: int) -> tuple[str, ...]:
    """Name people in a column: in full where it is wide, else by short labels, or by what they are called alone."""
    if cells >= LABEL_MOST + SIGN:
        return tuple(label(view, one) for one in people)
    named = labels(view, people)
    fits = max(map(width, named), default=0) + SIGN <= cells
    return named if fits else tuple(called(view, one) for one in people)


def _solo(sheet: Canvas, y: int, cells: int, view: Session, people: Sequence[Participant]) -> int:
    """Say for whom a file is that is prepared alone; return how many rows."""
    lines = wrap(tr("For {people}", people=", ".join(labels(view, people))), cells)
    for down, line in enumerate(lines):
        sheet.put(0, y + down, line, "strong")
    return len(lines)
