"""The first line that is typed while participants write alone: it ends the writing, and all lines are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pmworkshop.base.language import tr
from pmworkshop.session.core.columns import part_names
from pmworkshop.session.operations import navigation
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Act, Ask, Commit, Context
from pmworkshop.tui.pages.panel import BY_TEXT, Part


class FirstLine(Part):
    """Asks for the first line where text is typed while participants write; nothing is shown until it is kept."""

    def __init__(
        self,
        here: ModulePlace,
        prompt: Callable[[Context], str],
        keep: Callable[[Context, str], Act | None],
        *,
        writes: Callable[[Context], bool],
    ) -> None:
        """Choose the module, and how its lines are kept.

        Args:
            here: The module, and the phase of it that is shown.
            prompt: Returns the id of the question that the line answers.
            keep: Makes the act that keeps a line.
            writes: Tells whether participants write, with no line shown.
        """
        self._here, self._prompt, self._keep, self._writes = here, prompt, keep, writes
        self.handlers = {BY_TEXT.id: self._ask}

    def _ask(self, context: Context, key: str) -> Act | None:
        """Ask for the line; not before the last phase in which nothing is shown."""
        module = self._here.module(context)
        phases: list[str] = list(module.phases)
        coming = phases[phases.index(self._here.phase(context)) + 1 :]
        prompt = module.prompt(self._prompt(context))
        if coming[:1] != ["reveal"] or prompt is None or self._here.looked_at or not self._writes(context):
            return None
        asked = f"{which_of(module.prompts.index(prompt), len(module.prompts))}{prompt.head or prompt.text}"
        keys = (
            tr("Enter keep it and show all"),
            tr("{leave_field_key} leave it", leave_field_key=key_of("leave_field")),
        )
        return Ask(asked, self._kept, keys=keys, parts=part_names(module, prompt.id))

    def _kept(self, context: Context, text: str) -> Act | None:
        """Keep the line, and go on to where the lines are shown."""
        act, shown = self._keep(context, text), navigation.enter(self._here.module_id, "reveal")
        return replace(act, then=lambda _: Commit(shown)) if isinstance(act, Commit) else act


def which_of(place: int, prompts: int) -> str:
    """Say which of several questions stands there.

    Args:
        place: Index of the question.
        prompts: Number of questions.

    Returns:
        The words, with two blanks behind them; empty if there is one question.
    """
    return tr("{place} of {prompts}  ", place=place + 1, prompts=prompts) if prompts > 1 else ""
