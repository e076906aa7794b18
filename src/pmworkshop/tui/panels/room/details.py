"""The overlay of workshop details: title, organisation, date, agreed end, place, who invites; changed at any time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from pmworkshop.base.dates import parse_date, spell_date
from pmworkshop.base.errors import InputError
from pmworkshop.base.language import tr, trc
from pmworkshop.session.lifecycle.retire import keep_until
from pmworkshop.session.operations import details
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.page import Act, Ask, Close, Commit, Context, Item, ListBody, Page
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel

LEAD = 14
"""Cells of the word before a row."""
FIRST = 4
"""Rows of what is always said; where it is and who invites stand below, for the invitation."""


class DetailsPanel(Panel):
    """Lists the details of the workshop, one row each."""

    overlay = True
    opened_by = "details"
    commands = (
        Command("change", ("enter", "e"), "change", "Change the chosen line; it is right everywhere at once"),
        Command("back", ("escape",), "back", "Go back"),
    )

    def __init__(self, today: date | None = None) -> None:
        """Create the overlay.

        Args:
            today: The day that "today" and "Friday" count from when a date is typed; None for the day of the
                workshop.
        """
        self._today = today

    def page(self, context: Context) -> Page:
        """Show the details of the workshop."""
        info = context.view.info
        rows = detail_rows(info)
        hint = tr("All dates are judged against the date of the workshop.")
        return Page(tr("This workshop"), hint, ListBody(rows))

    def do_change(self, context: Context, key: str) -> Act | None:
        """Ask for a new value of the selected row."""
        info = context.view.info
        row = context.cursor.row

        def put(fields: dict[str, Any]) -> Act:
            operation = keep_until(fields[row]) if row == "kept_until" else details.change(**fields)
            return Commit(operation, tr("Right everywhere now"), select=row)

        return ask_detail(row, info, self._today or info.day, put) or NOTHING_CHOSEN

    def do_by_text(self, context: Context, key: str) -> Act | None:
        """Ask for the value of the selected row where text is typed on it, in place of what is there."""
        return replaced(self.do_change(context, key))

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the overlay."""
        return Close()


def replaced(asked: Act | None) -> Act | None:
    """Ask for a value without the present one, whose place the typed text takes.

    Args:
        asked: The question for the value.

    Returns:
        The question with nothing in its field; None if it is no question.
    """
    return replace(asked, initial="") if isinstance(asked, Ask) else None


def detail_row(key: str, word: str, text: str, empty: str = "") -> Item:
    """Create the row of one detail.

    Args:
        key: The key of the row.
        word: The label, padded to `LEAD` cells.
        text: The value; empty if it is not set.
        empty: What to show in its place, in a soft look, while the value is empty.

    Returns:
        The row.
    """
    return Item(key, text or empty, lead=word.ljust(LEAD), look="text" if text else "soft")


class Known(Protocol):
    """What is known of a workshop, before it begins or after."""

    @property
    def title(self) -> str:
        """The title that the room sees."""

    @property
    def organisation(self) -> str:
        """The organisation; empty if it is not known."""

    @property
    def day(self) -> date:
        """The day of the workshop."""

    @property
    def ends(self) -> str:
        """The agreed end as ``HH:MM``; empty if it is open."""

    @property
    def venue(self) -> str:
        """Where it is; empty if that is not said."""

    @property
    def sponsor_invites(self) -> bool:
        """Whether the sponsor invites; else the facilitator does."""

    @property
    def kept_until(self) -> date | None:
        """The day until which single answers are kept; None for no end."""


def detail_rows(known: Known) -> tuple[Item, ...]:
    """Create the rows of the workshop details.

    Args:
        known: What is known of the workshop.

    Returns:
        Seven rows with the keys ``title``, ``organisation``, ``day``, ``ends``, ``venue``, ``sponsor_invites`` and
        ``kept_until``.
    """
    return (
        detail_row("title", tr("Title"), known.title),
        detail_row("organisation", tr("Organisation"), known.organisation, tr("not said")),
        detail_row("day", tr("Date"), spell_date(known.day)),
        detail_row("ends", tr("Ends"), known.ends, trc("no end is agreed", "open")),
        detail_row("venue", tr("Place"), known.venue, tr("not said")),
        detail_row(
            "sponsor_invites", tr("Invited by"), tr("the sponsor") if known.sponsor_invites else tr("the facilitator")
        ),
        detail_row("kept_until", tr("Answers kept"), _until(known.kept_until), tr("without an end")),
    )


def _until(day: date | None) -> str:
    return tr("until {day}", day=spell_date(day)) if day else ""


def ask_detail(
    key: str, known: Known, today: date, put: Callable[[dict[str, Any]], Act | None], end: str = ""
) -> Act | None:
    """Ask for a new value of one detail; who invites needs no answer, as there are two.

    Args:
        key: The key of the row; see `detail_rows`.
        known: What is known of the workshop.
        today: The day that weekdays and dates without a year count from.
        put: Receives the validated value under its key, and returns the act that keeps it.
        end: The end to propose as ``HH:MM`` if none is agreed; empty to propose none.

    Returns:
        The question, or the act that keeps the other value; None if the key is none of the seven. The answer to the
        question raises `InputError` for an empty title, a name that is too long, and text that is no date or no time
        of day.
    """

    def title(_: Context, text: str) -> Act | None:
        typed = details.read_name(text, "title")
        if not typed:
            raise InputError(tr("The title is empty."), tr("Type what the room should see."))
        return put({"title": typed})

    def named(_: Context, text: str) -> Act | None:
        return put({key: details.read_name(text, details.WORDS[key])})

    def day(context: Context, text: str) -> Act | None:
        return put({"day": parse_date(text, today, context.dates)})

    def ends(_: Context, text: str) -> Act | None:
        return put({"ends": details.read_end(text)})

    def kept(context: Context, text: str) -> Act | None:
        return put({"kept_until": parse_date(text, today, context.dates) if text.strip() else None})

    match key:
        case "title":
            return Ask(tr("Title: what the room sees"), title, known.title)
        case "organisation":
            return Ask(tr("Organisation (Enter on nothing leaves it out)"), named, known.organisation, empty=True)
        case "day":
            return Ask(tr("Date, such as 14 Dec, 2026-12-14 or Friday"), day)
        case "ends":
            return Ask(tr("Agreed end, such as 11:30 (Enter on nothing: open)"), ends, known.ends or end, empty=True)
        case "venue":
            return Ask(
                tr("Place, such as Room 4 or a link (Enter on nothing leaves it out)"), named, known.venue, empty=True
            )
        case "kept_until":
            return Ask(
                tr("Single answers are kept until, such as 31 March or +90 (Enter on nothing: no end)"),
                kept,
                empty=True,
            )
        case "sponsor_invites":
            return put({key: not known.sponsor_invites})
        case _:
            return None
