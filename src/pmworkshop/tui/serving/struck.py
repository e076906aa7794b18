"""Looks after a strike for files that still hold the words, and tells where."""

from __future__ import annotations

import asyncio

from pmworkshop.base.folders import Folders
from pmworkshop.tui.screen.stage_screen import StageScreen


async def look_for(texts: tuple[str, ...], address: str, folders: Folders, desk: StageScreen) -> None:
    """Search in a thread, and tell of the files that were found.

    Args:
        texts: The struck words.
        address: Address of the session.
        folders: The user's folders.
        desk: The screen, which never shows the words.
    """
    desk.tell(await asyncio.to_thread(_found, texts, address, folders))


def _found(texts: tuple[str, ...], address: str, folders: Folders) -> str:
    """Search, and say what was found; what reads all kinds of files is loaded now, since few sessions need it."""
    from pmworkshop.workshop.strike_search import still_in, told_of

    return told_of(still_in(texts, address, folders), address)
