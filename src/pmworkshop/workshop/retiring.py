"""Lets go of the single answers of a session that no stage runs, and writes the receipt beside it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.dates import spell_date
from pmworkshop.base.files import write_file
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr
from pmworkshop.practice.file_memory import FILE
from pmworkshop.session.core.records import Retired
from pmworkshop.session.lifecycle.retire import told_of
from pmworkshop.store.stored_session import StoredSession
from pmworkshop.workshop.deeds import Retire
from pmworkshop.workshop.strike_search import still_in
from pmworkshop.workshop.wiring import Wiring


@dataclass(frozen=True, slots=True)
class LetGo:
    """What was let go of one session.

    Attributes:
        id: Id of the session.
        title: Its title.
        receipt: How much went.
        file: The receipt as a file.
        still_in: Files that still hold some of it.
    """

    id: str
    title: str
    receipt: Retired
    file: Path
    still_in: tuple[Path, ...]


def retire(stored: StoredSession, folders: Folders, wiring: Wiring, day: date, by: str) -> LetGo:
    """Let go of single answers, authors and names of a session; see `retirement_of`.

    Args:
        stored: The session.
        folders: The user's folders, whose index is made anew at the next search.
        wiring: Clock and ids.
        day: The present day.
        by: Who does it; empty if nobody is named.

    Returns:
        The receipt, and what still holds some of it.

    Raises:
        BusyError: A stage runs the session.
        RefusedError: It was let go already, or changes wait to be settled; nothing was changed.
        SessionError: The session cannot be opened.
        StorageError: The session or the receipt cannot be written.
    """
    hold = stored.store.lock(stored.address, wiring.clock)
    hold.acquire()
    try:
        workshop = wiring.open(stored, window="command")
        try:
            done = workshop.perform(Retire(day, by)).result()
        finally:
            workshop.close()
    finally:
        hold.release()
    info = done.session.info
    assert info.retired is not None
    with suppress(OSError):
        (folders.data / FILE).unlink()
    file = folders.data / f"{stored.stem}-retired.txt"
    write_file(file, _written(info.title, info.session, info.retired).encode(), private=True)
    return LetGo(info.session, info.title, info.retired, file, tuple(still_in(done.struck, stored.address, folders)))


def _written(title: str, session_id: str, receipt: Retired) -> str:
    by = tr(" by {by}", by=receipt.by) if receipt.by else ""
    return tr(
        "Receipt: “{title}” ({session_id})\n\n{receipt}.\nDone on {day}{by}. The session and its whole "
        "history were written anew.\n",
        title=title,
        session_id=session_id,
        receipt=told_of(receipt),
        day=spell_date(receipt.day),
        by=by,
    )
