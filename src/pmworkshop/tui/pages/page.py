"""What a panel shows and what it wants done, as plain values between panels and the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import UNSAID, DateHabits
from pmworkshop.base.language import tr
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Key, Operation
from pmworkshop.session.views.handed_in import HandedIn
from pmworkshop.tui.drawing.message_kinds import Kind
from pmworkshop.tui.drawing.pieces import Line, Look
from pmworkshop.tui.keymap.commands import key_of, names_keys
from pmworkshop.tui.requests.messages import Request

if TYPE_CHECKING:
    from pmworkshop.session.rounds.answer_form import Answer

Mode = Literal["list", "field"]


@dataclass(frozen=True, slots=True)
class Item:
    """A row of a list.

    Attributes:
        key: Id of the row; a row without a key cannot be chosen.
        text: Its text, of any length; it is wrapped.
        lead: Text before it, such as a number or a mark.
        tail: Text at the right end of its first line.
        look: How it is drawn.
        indent: Number of blanks before it.
        cells: Further texts, which stand in the columns of the list.
        side: A picture beside the text, at the right end; its lines are equally wide.
        under: Lines of a picture below the text.
        back: Role of the plane behind the row; empty for none.
        tail_look: How the tail of a row with a picture is drawn; it stands below its text.
        lead_look: How what stands before the text of a row with a picture is drawn.
        unfolds: Whether the picture beside it may come in by motion: bars above a line with a middle.
    """

    key: str
    text: str
    lead: str = ""
    tail: str = ""
    look: Look = "text"
    indent: int = 0
    cells: tuple[str, ...] = ()
    side: tuple[Line, ...] = ()
    under: tuple[Line, ...] = ()
    back: str = ""
    tail_look: str = "soft"
    lead_look: str = "soft"
    unfolds: bool = False

    @property
    def is_drawn(self) -> bool:
        """Whether the row has a picture or a plane."""
        return bool(self.side or self.under or self.back)


@dataclass(frozen=True, slots=True)
class ListBody:
    """A list of rows.

    Attributes:
        items: The rows, from the top.
        empty: Text that is shown while there are no rows.
        heads: The headings of the columns of rows with cells: of their text, of each cell, and of the tail.
    """

    items: tuple[Item, ...] = ()
    empty: str = ""
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid.

    Attributes:
        key: Id of the column.
        head: Its heading, of at most four characters.
        title: Its name in full.
    """

    key: str
    head: str
    title: str


@dataclass(frozen=True, slots=True)
class GridLine:
    """A row of a grid.

    Attributes:
        key: Id of the row.
        label: Its text; it is wrapped.
        cells: Its cells, one for each column.
        tail: A sign and a short word about the row; where both do not fit, only the sign is drawn.
        look: How its text is drawn.
        looks: How each cell is drawn; empty for the usual way.
        tail_look: How the tail is drawn.
        back: Role of the plane behind the row; empty for none.
        note: A remark on the row; a large wall shows it at the right.
    """

    key: str
    label: str
    cells: tuple[str, ...]
    tail: str = ""
    look: Look = "text"
    looks: tuple[str, ...] = ()
    tail_look: str = "soft"
    back: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class GridBody:
    """A grid of short cells.

    Attributes:
        columns: The columns, from the left.
        lines: The rows, from the top.
        empty: Text that is shown while there are no rows.
        by_row: Whether keys act on a row as a whole: then none of its cells is marked.
    """

    columns: tuple[Column, ...] = ()
    lines: tuple[GridLine, ...] = ()
    empty: str = ""
    by_row: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where something that can be chosen stands in a drawing.

    Attributes:
        key: Its id.
        row: Its first row in the drawing, from 0.
        rows: How many rows it takes.
        x: Its first cell.
        cells: Its width; 0 for the whole line.
    """

    key: str
    row: int
    rows: int = 1
    x: int = 0
    cells: int = 0

    def holds(self, x: int, row: int) -> bool:
        """Return whether a cell belongs to it.

        Args:
            x: The cell.
            row: The row in the drawing.
        """
        return self.row <= row < self.row + self.rows and (not self.cells or self.x <= x < self.x + self.cells)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A body that its panel has drawn, with what is chosen.

    Attributes:
        lines: The rows, from the top, each as wide as the screen.
        places: What can be chosen, in the order in which the cursor goes through it.
        columns: Ids of the columns through which the cursor goes across; empty where it does not.
        head: How many rows stay at the top while the others scroll.
        listed: Whether its places are the rows of a list: the screen marks and raises the chosen one, and turns by
            pages of whole ones.
        crosswise: Whether its places stand beside one another: each arrow leads to the neighbour in its direction.
        choose: Draws the same with the place of another key chosen; None where it stands for one choice alone.
    """

    lines: tuple[Line, ...] = ()
    places: tuple[Place, ...] = ()
    columns: tuple[str, ...] = ()
    head: int = 0
    listed: bool = False
    crosswise: bool = False
    choose: Callable[[str], Drawing] | None = field(default=None, compare=False)


Body = ListBody | GridBody | Drawing


@dataclass(frozen=True, slots=True)
class Page:
    """The content of the screen between the top lines and the footer.

    Attributes:
        question: The question or heading, in full words.
        hint: One line under it.
        beside: What stands at the right end of the question, such as the values of a scale; then there is no hint.
        body: A list, a grid or a drawing.
        below: Lines between body and field, such as a legend or a finding about the row.
        ask: Label of the field; empty if the page has no field.
        focus: The mode in which the page opens.
        parts: What a line of the field consists of, with semicolons between the parts; empty for a single part.
        legend: What the signs of the body are; it stands in the line of messages while nothing is said.
        follow: Makes the page with another row chosen, where nothing else has changed since; None where the panel
            makes it anew.
    """

    question: str = ""
    hint: str = ""
    body: Body = ListBody()
    below: tuple[tuple[str, Look], ...] = ()
    ask: str = ""
    focus: Mode = "list"
    parts: tuple[str, ...] = ()
    beside: Line = ()
    legend: str = ""
    follow: Callable[[Context], Page] | None = field(default=None, compare=False)


def worded(page: Page, write: Callable[[str], str]) -> Page:
    """Replace the placeholders in the texts of a page, such as those of keys.

    Args:
        page: The page as its panel made it.
        write: Returns a text with its placeholders replaced.

    Returns:
        The page with its hint, its body texts and the lines below the body written out.
    """
    body = page.body
    if isinstance(body, GridBody) or (isinstance(body, ListBody) and not body.items):
        body = replace(body, empty=write(body.empty))
    elif isinstance(body, ListBody):
        body = _worded_list(body, write)
    elif isinstance(body, Drawing):
        body = _worded_drawing(body, write)
    return replace(
        page, hint=write(page.hint), body=body, below=tuple((write(text), look) for text, look in page.below)
    )


def _worded_drawing(body: Drawing, write: Callable[[str], str]) -> Drawing:
    """Replace the placeholders in a drawing; one without any, as most are, stays the same."""
    if not names_keys("".join([text for line in body.lines for text, _ in line])):
        return body
    return replace(body, lines=tuple(tuple((write(text), look) for text, look in line) for line in body.lines))


def _worded_list(body: ListBody, write: Callable[[str], str]) -> ListBody:
    """Replace the placeholders in a list; one without any, as most are, stays the same."""
    if not names_keys("".join([item.text for item in body.items])):
        return body
    return replace(body, items=tuple(_worded_item(item, write(item.text)) for item in body.items))


def _worded_item(item: Item, text: str) -> Item:
    return item if text is item.text else replace(item, text=text)


@dataclass(frozen=True, slots=True)
class Cursor:
    """What is chosen in the body.

    Attributes:
        row: Key of the row; empty if none is chosen.
        column: Key of the column of a grid; empty in a list.
    """

    row: str = ""
    column: str = ""


OnPhones = Callable[[str], "Mapping[str, tuple[float, tuple[Answer, ...]]]"]
"""Fetches the answers without names that phones have given in a round, each with its moment in seconds; called by an
operation that shows them, and by nothing else. Raises `RefusedError` while they cannot be reached."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a panel may know.

    Attributes:
        view: The public view of the session: it holds nothing hidden.
        cursor: The chosen row and column.
        cells: How many cells of a line may be drawn on.
        rows: How many rows the body has.
        now: The present moment, for panels with a clock of their own; None if it does not matter.
        dates: How the facilitator writes dates.
        came: Whose cards are in while the answers are hidden, without any answer; None where it is not known.
        on_phones: Fetches answers without names for the operation that shows them; None where no phone answers.
    """

    view: Session
    cursor: Cursor = Cursor()
    cells: int = 76
    rows: int = 18
    now: datetime | None = None
    dates: DateHabits = UNSAID
    came: HandedIn | None = None
    on_phones: OnPhones | None = field(default=None, compare=False, repr=False)


# What a panel may want done.


@dataclass(frozen=True, slots=True)
class Commit:
    """Carry out an operation.

    Attributes:
        operation: The operation.
        told: Message that is shown once the step is stored.
        select: Key of the row to choose then; ``last`` for the last one, ``newest`` for the first record of the step.
        then: Returns the next act once the step is stored; None if nothing follows.
        refused: Called if the operation is refused; None if nothing is.
    """

    operation: Operation
    told: str = ""
    select: str = ""
    then: Callable[[Context], Act | None] | None = None
    refused: Callable[[], None] | None = None


def _usual_keys() -> tuple[str, ...]:
    return tr("Enter keep"), tr("{leave_field_key} leave it", leave_field_key=key_of("leave_field"))


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask for one line in the field.

    Attributes:
        question: The question.
        answer: Turns the line into an act; if it raises, the message is shown and the line comes back.
        initial: Text that stands in the field at first; it is selected, so that typing replaces it. Of a line with
            semicolons the first part is.
        empty: Whether an empty line is an answer.
        bare: Whether only an empty line is one: what is typed is let go with a word, and the question stands.
        keys: What Enter and Esc do, for the footer.
        secret: Whether the screen shows one dot for all that is typed.
        always: Whether the question is asked even while the curtain is drawn.
        repeats: Whether each line of a paste is an answer of its own.
        yields: Whether a pasted table, or several lines, go to the page as if nothing were asked.
        parts: What the line consists of, with semicolons between the parts; the one that is typed is named then.
        begun: Whether typing goes on behind the initial text instead.
        sentence: Whether an answer that may be empty is a sentence otherwise: what was typed before it was asked
            stands in it, as in every question that needs an answer.
        overtaken: Called with what is typed after the session has changed; returns the question that follows instead
            or a message, None as long as the question stands. None if no other window can answer it.
        seen: The versions of all records that were on the screen when it was asked, put there by the screen.
    """

    question: str
    answer: Callable[[Context, str], Act | None]
    initial: str = ""
    empty: bool = False
    bare: bool = False
    keys: tuple[str, ...] = field(default_factory=_usual_keys)
    secret: bool = False
    always: bool = False
    repeats: bool = False
    yields: bool = False
    parts: tuple[str, ...] = ()
    begun: bool = False
    sentence: bool = False
    overtaken: Callable[[Context, str], Act | None] | None = None
    seen: Mapping[Key, str] | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Say:
    """Show a text in the message line.

    Attributes:
        text: The text.
        kind: Whether something is only said, was kept, or was refused.
    """

    text: str
    kind: Kind = "said"


@dataclass(frozen=True, slots=True)
class Unfold:
    """Let the pictures of the page come in by motion, where that is wanted."""


@dataclass(frozen=True, slots=True)
class Open:
    """Lay another panel over this one."""

    panel: object


@dataclass(frozen=True, slots=True)
class Close:
    """Return to the panel below.

    Attributes:
        then: Act to perform there; None if nothing follows.
    """

    then: Act | None = None


@dataclass(frozen=True, slots=True)
class Focus:
    """Change the mode or the chosen row.

    Attributes:
        mode: The new mode; None leaves it.
        cursor: The new cursor; None leaves it.
    """

    mode: Mode | None = None
    cursor: Cursor | None = None


@dataclass(frozen=True, slots=True)
class Several:
    """Perform several acts in order."""

    acts: tuple[Act, ...] = field(default=())


Act = Commit | Ask | Say | Unfold | Open | Close | Focus | Several | Request
"""What a panel may return; a request goes to the application, which alone can open sessions, save files or quit."""
