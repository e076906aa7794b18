"""Opens the page of the user's own agenda: with nothing, with a copy of an agenda, or with what was not finished."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pmworkshop.agenda.composition import Composition, copy_of
from pmworkshop.agenda.library import Listed, find_agenda, shelf_of
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.tui.pages.page import Act, Open, Say, Several
from pmworkshop.tui.panels.home.composing import ComposingPanel
from pmworkshop.workshop.own_agendas import half_built

_AGAIN = tr_noop("What you were putting together is here again: save it, or go back and let it go.")


def begin_composing(begin_with: Listed | None, folders: Folders, saved: Callable[[Path], Act]) -> Act:
    """Open the page of the user's own agenda.

    Args:
        begin_with: The agenda to copy; None for an empty one. What was not finished comes first.
        folders: The user's folders.
        saved: Returns what follows at home once the agenda is saved.

    Returns:
        The act that opens the page.

    Raises:
        InputError: The agenda has faults, or is gone.
    """
    left, cwd = half_built(folders), Path.cwd()
    wanted = left or (_copied(begin_with, folders, cwd) if begin_with is not None else Composition())
    panel = Open(ComposingPanel(wanted, shelf_of(folders, cwd).listed(), folders, saved, changed=left is not None))
    return Several((panel, Say(tr(_AGAIN)))) if left is not None else panel


def _copied(listed: Listed, folders: Folders, cwd: Path) -> Composition:
    """Copy an agenda; one that is not the user's own gets a title of its own."""
    agenda = find_agenda(str(listed.path), folders, cwd)
    return copy_of(agenda, agenda.title if listed.origin == "yours" else tr("My {title}", title=agenda.title))
