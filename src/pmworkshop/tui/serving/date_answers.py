"""Takes what the facilitator said about a date, and then the line that waits for it."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.base.dates import Order, brief_date
from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.settings_file import keep_setting
from pmworkshop.tui.drawing.message_kinds import Kind
from pmworkshop.tui.requests.messages import KeepDateOrder, KeepDay
from pmworkshop.tui.screen.stage_screen import StageScreen

_KEPT = {
    "day-month": tr_noop("Kept in your settings: in dates the day comes first."),
    "month-day": tr_noop("Kept in your settings: in dates the month comes first."),
}
_NOT_KEPT = {
    "day-month": tr_noop("Until the program ends the day comes first; not kept: {message}"),
    "month-day": tr_noop("Until the program ends the month comes first; not kept: {message}"),
}
_BY = ("by ", "bis ")


def serve_order(request: KeepDateOrder, desk: StageScreen, folders: Folders) -> None:
    """Keep an order of day and month, and take the refused line if it still stands in its field.

    Args:
        request: The order, and the line.
        desk: The screen.
        folders: The user's folders, which name the settings file.
    """
    desk.state.dates = replace(desk.state.dates, order=request.order)
    if desk.outbox is not None:
        desk.outbox.read_dates(desk.state.dates.undoubted)
    if desk.field.value == request.line:
        desk.hands.enter()
    desk.tell(*_kept(request.order, folders))


def _kept(order: Order, folders: Folders) -> tuple[str, Kind]:
    """Write the order into the settings file, and say whether that was possible."""
    try:
        keep_setting(folders.settings, "date_order", order)
    except PmworkshopError as error:
        return tr(_NOT_KEPT[order], message=error.message), "refused"
    return tr(_KEPT[order]), "kept"


def serve_day(request: KeepDay, desk: StageScreen) -> None:
    """Keep a day that was asked about, or put another one into its line; take the line if it still stands there.

    Args:
        request: The doubt, the line, and the other day.
        desk: The screen.
    """
    if desk.field.value != request.line:
        return
    if request.other is None:
        desk.state.dates = replace(desk.state.dates, meant=desk.state.dates.meant | {request.doubt})
    else:
        before, found, after = request.line.rpartition(request.typed)
        if not found:
            desk.tell(tr("Type the other day into the line."))
            return
        by = next((one for one in _BY if request.typed.lower().startswith(one)), "")
        desk.entry.put(f"{before}{by}{brief_date(request.other)}{after}")
    desk.hands.enter()
