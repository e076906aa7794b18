"""The page of hard moments in the private window: what is seen, what to say, what to do, and what not to do."""

from __future__ import annotations

from collections.abc import Iterator

from pmworkshop.base.language import tr
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.keymap.notes_keys import MOMENTS
from pmworkshop.tui.notes.moments import Moment, moments
from pmworkshop.tui.pages.page import Act, Close, Context, Item, ListBody, Page, Say
from pmworkshop.tui.pages.panel import Panel


class HardMomentsPanel(Panel):
    """Lists the hard moments, then shows one of them alone."""

    overlay = True
    commands = MOMENTS

    def __init__(self) -> None:
        """Begin with the list."""
        self._open = 0

    def commands_in(self, context: Context) -> tuple[Command, ...]:
        """List the commands that have an effect now."""
        return tuple(one for one in self.commands if one.id != "open" or (not self._open and context.cursor.row))

    def page(self, context: Context) -> Page:
        """Show how each moment is noticed; or what to say and to do in the one that is open."""
        told = moments(key_of)
        if self._open:
            one = told[self._open - 1]
            return Page(one.title, one.see, ListBody(tuple(_rows(one))), below=((one.avoid, "warn"),))
        items = (item for number, one in enumerate(told, 1) for item in _listed(number, one))
        return Page(tr("A hard moment"), tr("Breathe out first. Then one sentence, aloud."), ListBody(tuple(items)))

    def do_choose(self, context: Context, key: str) -> Act | None:
        """Open the moment of that number, also from another one."""
        if int(key) > len(moments(key_of)):
            return Say(tr("There are {number} of them.", number=len(moments(key_of))))
        self._open = int(key)
        return None

    def do_open(self, context: Context, key: str) -> Act | None:
        """Open the chosen moment."""
        return self.do_choose(context, context.cursor.row)

    def do_back(self, context: Context, key: str) -> Act | None:
        """Go back to the list, and from there to the notes."""
        if not self._open:
            return Close()
        self._open = 0
        return None


def _listed(number: int, moment: Moment) -> tuple[Item, ...]:
    """Write a moment of the list, every second one on a plane."""
    back = "plane" if number % 2 else ""
    return (
        Item(str(number), moment.title, lead=str(number), look="strong", back=back),
        Item("", moment.see, look="soft", indent=2, back=back),
    )


def _rows(moment: Moment) -> Iterator[Item]:
    yield from (
        Item("", tr("“{text}”", text=sentence), look="strong", indent=1, back="raised") for sentence in moment.say
    )
    yield Item("", "")
    yield from (Item("", sentence, lead="·", indent=1) for sentence in moment.tool)
