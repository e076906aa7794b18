"""What a panel wants on the wall, and what it wants done: plain values between panels and the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Operation
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.requests.messages import Request

Mode = Literal["list", "field"]


@dataclass(frozen=True, slots=True)
class Item:
    """A row of a list.

    Attributes:
        key: Names the row; rows without a key cannot be chosen.
        text: Its text, of any length; it is wrapped.
        lead: What stands before it: a number, a mark.
        tail: What stands at the right end of its first line.
        look: How it looks.
        indent: Blanks before it.
    """

    key: str
    text: str
    lead: str = ""
    tail: str = ""
    look: Look = "text"
    indent: int = 0


@dataclass(frozen=True, slots=True)
class ListBody:
    """A list, with what to say when it is empty."""

    items: tuple[Item, ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid.

    Attributes:
        key: Names the column.
        head: At most four characters.
        title: In full words.
    """

    key: str
    head: str
    title: str


@dataclass(frozen=True, slots=True)
class GridLine:
    """A row of a grid.

    Attributes:
        key: Names the row.
        label: Its text; cut at the right where it does not fit.
        cells: As many as there are columns.
        tail: A sign and a short word about the row; where there is no room for both, the sign stands alone.
        look: How it looks.
    """

    key: str
    label: str
    cells: tuple[str, ...]
    tail: str = ""
    look: Look = "text"


@dataclass(frozen=True, slots=True)
class GridBody:
    """A grid of short cells, with what to say when it has no rows."""

    columns: tuple[Column, ...] = ()
    lines: tuple[GridLine, ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What is on the wall.

    Attributes:
        question: The question or heading, in full words.
        hint: One line under it.
        body: A list or a grid.
        below: Lines between body and field: a legend, what was found in a row.
        ask: What the field is for; empty where there is no field.
        focus: Which of the two modes the page begins in.
    """

    question: str = ""
    hint: str = ""
    body: ListBody | GridBody = ListBody()
    below: tuple[tuple[str, Look], ...] = ()
    ask: str = ""
    focus: Mode = "list"


def worded(page: Page, write: Callable[[str], str]) -> Page:
    """Write out what stands in the words of a page, such as the keys of commands."""
    body = page.body
    if isinstance(body, GridBody) or not body.items:
        body = replace(body, empty=write(body.empty))
    else:
        body = replace(body, items=tuple(_worded_item(item, write(item.text)) for item in body.items))
    return replace(
        page, hint=write(page.hint), body=body, below=tuple((write(text), look) for text, look in page.below)
    )


def _worded_item(item: Item, text: str) -> Item:
    return item if text is item.text else replace(item, text=text)


@dataclass(frozen=True, slots=True)
class Cursor:
    """What is chosen in the body: a row, and in a grid a column; empty where there is none."""

    row: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What a panel knows.

    Attributes:
        view: The public view of the session: nothing hidden is in it.
        cursor: What is chosen.
        cells: How many cells of a line may be drawn on.
        now: The moment, for what shows a clock of its own.
    """

    view: Session
    cursor: Cursor = Cursor()
    cells: int = 76
    now: datetime | None = None


# What a panel may want done.


@dataclass(frozen=True, slots=True)
class Commit:
    """Carry out an operation.

    Attributes:
        operation: What to do.
        told: What to say when it is on disk.
        select: The row to choose then; ``last`` for the last one, ``newest`` for what the step put first.
        then: What to do next, once it is on disk.
    """

    operation: Operation
    told: str = ""
    select: str = ""
    then: Callable[[Context], Act | None] | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask for one line in the field.

    Attributes:
        question: What is asked.
        answer: What to do with the line; what it raises is told, and the line stays.
        initial: What stands in the field at first.
        empty: Whether an empty line is an answer.
        keys: What Enter and Esc do, for the footer.
        secret: Whether the wall shows one dot for whatever is typed.
        always: Whether it is asked although the curtain is drawn.
    """

    question: str
    answer: Callable[[Context, str], Act | None]
    initial: str = ""
    empty: bool = False
    keys: tuple[str, ...] = ("Enter keep", f"{key_of('leave_field')} leave it")
    secret: bool = False
    always: bool = False


@dataclass(frozen=True, slots=True)
class Say:
    """Say something in the calm line."""

    text: str


@dataclass(frozen=True, slots=True)
class Open:
    """Lay another panel over this one."""

    panel: object


@dataclass(frozen=True, slots=True)
class Close:
    """Go back to the panel below.

    Attributes:
        then: What to do there.
    """

    then: Act | None = None


@dataclass(frozen=True, slots=True)
class Focus:
    """Change the mode, or choose another row."""

    mode: Mode | None = None
    cursor: Cursor | None = None


@dataclass(frozen=True, slots=True)
class Several:
    """Do one thing after the other."""

    acts: tuple[Act, ...] = field(default=())


Act = Commit | Ask | Say | Open | Close | Focus | Several | Request
"""What a panel may return; a request goes to the application, which alone can open sessions, save files or quit."""
