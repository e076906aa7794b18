"""The sentence of purpose on the wall: alone above the lines that it was chosen from, and the key that chooses it."""

from __future__ import annotations

from collections.abc import Callable

from pmworkshop.base.language import tr
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import collect, purpose
from pmworkshop.tui.keymap.commands import Command
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Commit, Context, Item
from pmworkshop.tui.pages.panel import NOTHING_CHOSEN, Part

CHOOSE = Command(
    "purpose",
    ("asterisk",),
    "our purpose",
    "Choose this line as our sentence of purpose, or take the choice back",
)


class ChosenPurpose(Part):
    """Chooses a line as the sentence of purpose, where the question that is shown asks for it."""

    def __init__(self, here: ModulePlace, prompt: Callable[[Context], str]) -> None:
        """Share what the panel has.

        Args:
            here: The place of the panel.
            prompt: Returns the id of the question that is shown.
        """
        self._here = here
        self._prompt = prompt
        self.handlers = {CHOOSE.id: self._choose}

    def asked(self, context: Context) -> bool:
        """Tell whether the question that is shown asks for the sentence of purpose.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        info = context.view.info
        return not info.solo and purpose.asks_for_it(info.agenda, self._here.module_id, self._prompt(context))

    def offered(self, context: Context) -> tuple[Command, ...]:
        """List the key, where a line is chosen that may be the sentence.

        Args:
            context: The public view of the session, with the cursor and the width.
        """
        line, info = context.view.entries.get(context.cursor.row), context.view.info
        if line is None or line.module != self._here.module_id or info.solo:
            return ()
        return (CHOOSE,) if purpose.asks_for_it(info.agenda, line.module, line.prompt) else ()

    def items(self, context: Context) -> tuple[Item, ...]:
        """Make the rows above the list.

        Args:
            context: The public view of the session, with the cursor and the width.

        Returns:
            The sentence alone under its heading; empty where it is not asked for, or not chosen.
        """
        return standing(context.view) if self.asked(context) else ()

    def add(self, context: Context, text: str) -> Act | None:
        """Keep a typed line, and choose it.

        Args:
            context: The public view of the session, with the cursor and the width.
            text: The line.

        Returns:
            The changes; None for a blank line.
        """
        if not text.strip():
            return None
        module, prompt = self._here.module_id, self._prompt(context)

        def choose(later: Context) -> Act:
            line = later.view.listed(module, prompt)[-1]
            return Commit(purpose.choose(line.id), tr("Chosen"), select=line.id)

        return Commit(collect.add(module, text, prompt=prompt), select="last", then=choose)

    def _choose(self, context: Context, key: str) -> Act | None:
        """Make the chosen line the sentence of purpose, or take that back."""
        line = context.view.entries.get(context.cursor.row)
        if line is None:
            return NOTHING_CHOSEN
        back = purpose.chosen(context.view) == line
        told = tr("Taken back: our purpose is open again") if back else tr("Chosen")
        return Commit(purpose.choose(line.id), told, select=line.id)


def standing(view: Session) -> tuple[Item, ...]:
    """Make the rows that show the sentence of purpose.

    Args:
        view: The public view of the session.

    Returns:
        The heading, the sentence and a blank row; empty if there is no sentence.
    """
    words = purpose.words(view)
    return (
        (Item("", tr(purpose.OUR_PURPOSE), look="head"), Item("", words, look="strong", indent=1), Item("", ""))
        if words
        else ()
    )
