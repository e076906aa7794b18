"""Keeps half-typed lines across a crash: they are written to a file beside the sessions and offered again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from threading import Lock

from pmworkshop.base.errors import StorageError
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import tr, trn
from pmworkshop.session.core.session import Session
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.screen.results import half_typed_lines
from pmworkshop.tui.screen.stage_screen import StageScreen

DRAFT_SECONDS = 1.5
"""Seconds between two looks at what is half typed."""
QUESTION = "/"
"""Stands between the id of a module and that of the prompt for which a line was typed; ids have no such mark."""


class Drafts:
    """Keeps the half-typed lines of one session in a file of their own, never in the session file.

    Attributes:
        found: The lines that the file held when this object was made, by the place where they were typed.
    """

    def __init__(self, session_id: str, folders: Folders) -> None:
        """Read the lines that an earlier run left in the file.

        Args:
            session_id: Id of the session.
            folders: The user's folders; the file is there.
        """
        self._session, self._folders = session_id, folders
        from pmworkshop.workshop.half_typed import kept_drafts

        self.found = kept_drafts(session_id, folders)
        self._written = dict(self.found)
        self._lock = Lock()
        self._ended = False

    def look(self, lines: dict[str, str]) -> None:
        """Write the half-typed lines in a thread if they have changed; skip it while an earlier write is under way.

        Args:
            lines: The half-typed lines, by the place where they were typed.
        """
        if lines != self._written and not self._lock.locked():
            asyncio.get_running_loop().run_in_executor(None, self._keep, lines)

    def _keep(self, lines: dict[str, str], *, last: bool = False) -> None:
        from pmworkshop.workshop.half_typed import keep_drafts

        with self._lock, suppress(StorageError):
            if not self._ended:
                self._ended = last
                keep_drafts(lines, self._session, self._folders)
                self._written = lines

    def end(self, lines: dict[str, str]) -> None:
        """Write the lines to be offered again, and ignore every later write.

        A storage error is ignored: drafts never stop the program from ending.

        Args:
            lines: The half-typed lines, by the place where they were typed; empty if the facilitator discards them.
        """
        self._keep(lines, last=True)


class HalfTyped:
    """Offers the half-typed lines of an interrupted run, and keeps those of this one."""

    def __init__(
        self, desk: Callable[[], StageScreen], folders: Folders, panels: Callable[[], Collection[Panel]]
    ) -> None:
        """Connect to the application.

        Args:
            desk: Returns the screen.
            folders: The user's folders.
            panels: Returns every panel of a module that was shown so far.
        """
        self._desk, self._folders, self._panels = desk, folders, panels
        self._drafts: Drafts | None = None

    def offer(self, session: Session, panel_of: Callable[[str], Panel]) -> str:
        """Put the half-typed lines of an interrupted run back where they were typed.

        Args:
            session: The open session.
            panel_of: Returns the panel of a module by its id.

        Returns:
            A message about them; empty if there are none.
        """
        self._drafts = Drafts(session.info.session, self._folders)
        modules = {module.id: module for module in session.info.agenda.modules}
        places = {place: place.partition(QUESTION) for place in self._drafts.found}
        lines = {place: line for place, line in self._drafts.found.items() if places[place][0] in modules}
        for place, line in lines.items():
            module, _, question = places[place]
            panel = panel_of(module)
            panel.draft = " ".join(filter(None, [panel.draft, line]))
            panel.turn_to(modules[module], (question,))
        if lines:
            self._desk().redraw()  # it may ask another question now
        here = self._desk().entry.take_draft()
        return offered(len(lines), here=here) if lines else ""

    def look(self) -> None:
        """Write the half-typed lines if they have changed."""
        if self._drafts is not None:
            self._drafts.look(half_typed(self._desk(), self._panels()))

    def elsewhere(self) -> int:
        """Count unsaved input outside the shown panels: half-typed lines, and answers without names."""
        shown, panels = self._desk().stack.panels, self._panels()
        drafts = sum(bool(panel.draft.strip()) for panel in panels if panel not in shown)
        return drafts + sum(panel.withheld for panel in panels)

    def end(self, *, keep: bool) -> None:
        """Stop keeping the lines.

        Args:
            keep: Whether they are offered at the next opening; else the facilitator let them go.
        """
        drafts, self._drafts = self._drafts, None
        if drafts is not None:
            drafts.end(half_typed(self._desk(), self._panels()) if keep else {})


def half_typed(desk: StageScreen, panels: Iterable[Panel]) -> dict[str, str]:
    """Collect the half-typed lines of all panels; secret entries are never among them.

    Args:
        desk: The screen.
        panels: Every panel shown so far, whether it is on the screen now or not.

    Returns:
        The half-typed lines, by the place where they were typed: the id of the module, and of the question where it
        shows one of several. Lines of one module are joined.
    """
    of_modules = {panel.here.module_id: panel for panel in panels if panel.here}
    lines = {module: panel.draft for module, panel in of_modules.items() if panel.draft.strip()}
    place, on_screen = _place(desk), half_typed_lines(desk)
    kept = lines.pop(place, "")
    if kept and desk.stack.panels[0].here is None:  # else it is among the lines of the stack, or in the field
        on_screen.insert(0, kept)
    if on_screen:
        lines[place] = " ".join(on_screen)
    return {_asked(module, of_modules.get(module)): line for module, line in lines.items()}


def _asked(module: str, panel: Panel | None) -> str:
    """Name the question of a module for which a line is typed; the module alone where it shows one or all of them."""
    return f"{module}{QUESTION}{panel.asked}" if panel is not None and panel.asked else module


def _place(desk: StageScreen) -> str:
    """Return the id of the module that keeps the lines on the screen: the one of the room, or the first one."""
    here, stage = desk.stack.panels[0].here, desk.state.view.stage
    if here is not None:
        return here.module_id
    return stage.module if stage is not None else desk.state.view.info.agenda.modules[0].id


def offered(lines: int, *, here: bool) -> str:
    """Word the message that half-typed lines of an interrupted run are back.

    Args:
        lines: How many lines are offered; at least 1.
        here: Whether one of them is in the field now.

    Returns:
        One sentence for the message line.
    """
    if here and lines == 1:
        return tr("1 half-typed line stands in the field again; Enter keeps it.")
    return trn(
        "{number} half-typed line waits where it was typed.",
        "{number} half-typed lines wait where they were typed.",
        lines,
    )
