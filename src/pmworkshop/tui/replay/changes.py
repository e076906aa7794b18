"""The list of changes: the steps around the shown one, each with what it changed."""

from __future__ import annotations

from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.steps import Step
from pmworkshop.session.views.moment_parser import clock
from pmworkshop.tui.keymap.replay_keys import CHANGES, CHANGES_PLACE
from pmworkshop.tui.pages.page import Act, Close, Context, Cursor, Focus, Item, ListBody, Page, Several
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Panel
from pmworkshop.tui.replay.playing import RULE
from pmworkshop.tui.replay.recording import Recording
from pmworkshop.tui.requests.messages import GoToStep

REACH = 12
"""Steps before and after, which are listed."""


class ChangesPanel(Panel):
    """Lists the steps around one step; page keys move on to further steps."""

    overlay = True
    opened_by = "changed"
    commands = CHANGES

    def __init__(self, reel: Recording) -> None:
        """Start with the step that the replay shows.

        Args:
            reel: The recording.
        """
        self._reel = reel
        self._middle = reel.seq

    @classmethod
    def place(cls) -> str:
        """Return the name of the panel in the settings file."""
        return CHANGES_PLACE

    def page(self, context: Context) -> Page:
        """Return the list of steps, with a mark at the shown one."""
        first, last = max(1, self._middle - REACH), min(self._reel.total, self._middle + REACH)
        items: list[Item] = []
        for seq in range(first, last + 1):
            step = self._reel.told(seq)
            mark = "▸" if seq == self._reel.seq else " "
            label = f"{at(step.step)}  {clean_line(step.step.label)}"
            items.append(Item(str(seq), label, lead=f"{mark} {seq:>{len(str(last))}}", look="head"))
            items += [Item("", clean_line(line), indent=4) for line in step.lines]
        shown = tr("Steps {first} to {last} of {total}", first=first, last=last, total=self._reel.total)
        return Page(tr("What changed"), shown, ListBody(tuple(items)), below=((tr(RULE), "soft"),))

    def do_there(self, context: Context, key: str) -> Act | None:
        """Go to the chosen step.

        Args:
            context: The public view at the shown moment, with the cursor.
            key: The pressed key; not used.

        Returns:
            Closing the list and going there; a message if no step is chosen.
        """
        return Close(GoToStep(int(context.cursor.row))) if context.cursor.row else NOTHING_CHOSEN

    def do_back(self, context: Context, key: str) -> Act | None:
        """Return to the replay.

        Args:
            context: The public view at the shown moment; not used.
            key: The pressed key; not used.

        Returns:
            Closing the list.
        """
        return Close()

    def beyond(self, context: Context, by: int) -> Act | None:
        """List the following steps, or the previous ones."""
        middle = min(max(self._middle + 2 * REACH * by, 1), self._reel.total)
        if abs(middle - self._middle) <= REACH and not 1 <= self._middle + REACH * by <= self._reel.total:
            return super().beyond(context, by)
        edge = self._middle + REACH * by
        self._middle = middle
        return Several((Focus(), Focus(cursor=Cursor(str(edge)))))


def at(step: Step) -> str:
    """Write the time of a step in the local time zone.

    Args:
        step: The step.

    Returns:
        The time as ``HH:MM``; dashes if it cannot be read.
    """
    moment = clock(step)
    return f"{moment.astimezone():%H:%M}" if moment else "--:--"
