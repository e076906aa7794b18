"""Writes the usual exports of the session on the stage, and tells where they are."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr
from pmworkshop.session.core.session import Session
from pmworkshop.tui.drawing.message_kinds import Kind
from pmworkshop.tui.guard import CALM, LOG
from pmworkshop.tui.keymap.ways_out import error_words


async def save(session: Session, folder: Path, folders: Folders, now: Callable[[], datetime]) -> tuple[str, Kind]:
    """Write the files in a thread.

    Args:
        session: The whole session.
        folder: The folder to write into.
        folders: The user's folders.
        now: Tells the time.

    Returns:
        The message about where they are, or about why they are not; and its kind.
    """
    from pmworkshop.interface import export
    from pmworkshop.report.formats import usual
    from pmworkshop.workshop.exports import Saved, save_files

    def write() -> Saved:
        files: dict[str, bytes] = {}
        for name in usual():
            files |= export(session, name)
        return save_files(files, folder, folders)

    try:
        saved = await asyncio.to_thread(write)
    except PmworkshopError as error:
        return error_words(error), "refused"
    except Exception:
        LOG.exception("saving the files")
        return tr(CALM), "refused"
    return " ".join(
        (
            tr("Saved {time} to {folder}", time=f"{now().astimezone():%H:%M}", folder=os.path.relpath(folder)),
            *saved.told(),
        )
    ), "kept"
