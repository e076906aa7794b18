"""The overlay about phones: what they are for, how they join, and how many have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.language import tr, tr_noop, trn
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Ask, Close, Context, Item, ListBody, Page
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.panels.room.joining_wall import Joining, joining_drawing
from pmworkshop.tui.requests.messages import ClosePage, OpenPage, SwitchTls

if TYPE_CHECKING:
    from pmworkshop.room.caller import Seen

OPEN = Command(
    "open_page",
    ("enter",),
    "open the page",
    "Open the page on which leaders answer with their phones",
)
PAGE_TLS = Command("page_tls", ("space",), "TLS", "Open the page with TLS, or without: it stays so until changed")
CLOSE_PAGE = Command("close_page", ("K",), "close the page", "Close the page: phones can answer no more")
BACK = Command("back", ("escape", "J"), "back", "Go back")
WHAT = (
    tr_noop(
        "This computer shows a page in the network of this room. Leaders open "
        "it on their phones, type a code, choose "
        "their name, and answer alone what the wall asks."
    ),
    tr_noop(
        "Nothing leaves this computer and this network. What is hidden stays hidden, and the wall leads as before. "
        "Whoever has no phone answers on paper, or here."
    ),
)
CANNOT = tr_noop("Phones cannot answer here: the session is a rehearsal, prepared alone, or open for reading only.")
WITH_TLS = tr_noop(
    "Nobody else in the network reads along. Phones warn once, since nobody has vouched for the certificate: the "
    "wall then shows its fingerprint to compare, as do your private notes and the mails with personal links."
)
OPENING = tr_noop("The page opens …")


class PageForPhones(Protocol):
    """What the overlay knows of the page.

    Attributes:
        opening: Whether it is being opened.
        failed: Why it could not be opened; empty if it was not tried.
        tls: Whether it speaks TLS when it is opened from here.
    """

    opening: bool
    failed: str
    tls: bool

    @property
    def possible(self) -> bool:
        """Whether phones can answer in this session."""

    @property
    def seen(self) -> Seen | None:
        """What is known of the page."""


class PhonesPanel(Panel):
    """Shows how phones join while the page is open, and opens and closes it."""

    overlay = True
    banner = True
    fills = True
    ticks = True
    on_lines = False
    opened_by = "phones"
    commands = (OPEN, PAGE_TLS, CLOSE_PAGE, BACK)

    def __init__(self, phones: PageForPhones, look: Callable[[], str]) -> None:
        """Create the overlay.

        Args:
            phones: The page for phones.
            look: Returns the name of the look of the wall.
        """
        self._phones, self._look = phones, look

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List what can be done with the page as it is now."""
        phones, seen = self._phones, self._phones.seen
        if not phones.possible or phones.opening:
            return (BACK,)
        if seen is not None and seen.reached:
            return (CLOSE_PAGE, BACK)
        return (OPEN, PAGE_TLS, CLOSE_PAGE, BACK) if _awaited(context, seen) else (OPEN, PAGE_TLS, BACK)

    def page(self, context: Context) -> Page:
        """Show how phones join, or what phones are for."""
        phones, seen = self._phones, self._phones.seen
        if seen is not None and seen.reached:
            return self._joining(context, seen)
        told: list[tuple[str, Look]] = [(tr(text), "text") for text in WHAT]
        if not phones.possible:
            told = [*told, (tr(CANNOT), "warn")]
        elif phones.opening:
            told = [*told, (tr(OPENING), "head")]
        else:
            told += [(text, "warn") for text in (phones.failed, _lost(context, seen)) if text]
            told += _ways(tls=phones.tls)
        items = [one for text, look in told for one in (Item("", text, look=look), Item("", ""))]
        return Page(tr("Leaders can answer with their phones"), body=ListBody(tuple(items)))

    def _joining(self, context: Context, seen: Seen) -> Page:
        leaders = [one for one in context.view.people() if one.present and not one.left]
        joined = sum(one.id in seen.joined for one in leaders)
        said = Joining(seen.url, seen.code, joined, len(leaders), seen.phones, seen.fingerprint)
        squares = _squares(seen.link, dark=self._look() == "paper")
        return Page(body=joining_drawing(said, squares, context.cells, context.rows))

    def in_foot(self, room: Sequence[Command]) -> Sequence[Command]:
        """Keep only the help command in the footer."""
        return [one for one in room if one.id == "help"]

    def do_open_page(self, context: Context, key: str) -> Act | None:
        """Open the page."""
        return OpenPage()

    def do_page_tls(self, context: Context, key: str) -> Act | None:
        """Let the page open with TLS, or without."""
        return SwitchTls()

    def do_close_page(self, context: Context, key: str) -> Act | None:
        """Ask, then close the page."""
        lost = _awaited(context, self._phones.seen)
        also = (
            trn(
                " {number} answer without names is lost with it.",
                " {number} answers without names are lost with it.",
                lost,
            )
            if lost
            else ""
        )
        keys = (
            tr("Enter closes the page"),
            tr("{leave_field_key} leaves it open", leave_field_key=key_of("leave_field")),
        )
        asked = tr("Phones can answer no more.{also} Close the page?", also=also)
        return Ask(asked, lambda _, text: ClosePage(), empty=True, bare=True, keys=keys)

    def do_back(self, context: Context, key: str) -> Act | None:
        """Close the overlay."""
        return Close()


def _ways(*, tls: bool) -> list[tuple[str, Look]]:
    """Say how the page is opened, and how it would be opened otherwise."""
    opens = key_of("open_page")
    if tls:
        return [(tr("{opens} opens it with TLS.", opens=opens), "strong"), (tr(WITH_TLS), "soft")]
    return [
        (tr("{opens} opens it.", opens=opens), "strong"),
        (tr("{page_tls_key}: with TLS instead.", page_tls_key=key_of("page_tls")), "soft"),
    ]


def _awaited(context: Context, seen: Seen | None) -> int:
    """Count those whose answers without names are, or were, on phones and are not shown."""
    hidden = {key for key, one in context.view.rounds.items() if one.status != "revealed"}
    return len({who for key, people in (seen.who if seen else {}).items() if key in hidden for who in people})


def _lost(context: Context, seen: Seen | None) -> str:
    """Say that a page answers no more which holds answers."""
    lost = _awaited(context, seen)
    if not lost:
        return ""
    told = trn(
        "{number} answer without names was on the page, which does not answer.",
        "{number} answers without names were on the page, which does not answer.",
        lost,
    )
    return tr(
        "{told} Open it again and answer once more, or close it ({close_page_key}) and go on here.",
        told=told,
        close_page_key=key_of("close_page"),
    )


@lru_cache(maxsize=4)
def _squares(link: str, *, dark: bool) -> tuple[tuple[str, ...], ...]:
    """Draw the square in its sizes; none where the library for it is not installed."""
    from pmworkshop.room.square import in_blocks, in_large_blocks, square

    try:
        points = square(link.upper())
    except PmworkshopError:
        return ()
    return tuple(in_large_blocks(points, dark=dark)), tuple(in_blocks(points, dark=dark))
