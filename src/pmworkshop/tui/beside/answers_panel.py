"""What a window beside the stage shows while answers come in: how many are in, and where they are typed."""

from __future__ import annotations

from pmworkshop.base.language import tr
from pmworkshop.session.operations import navigation
from pmworkshop.tui.keymap.commands import key_of
from pmworkshop.tui.pages.page import Context, ListBody, Page
from pmworkshop.tui.pages.panel import Panel


class AnswersPanel(Panel):
    """Stands for the page of a module that takes answers behind dots, which are typed on the stage alone."""

    on_lines = False

    def page(self, context: Context) -> Page:
        """Show how many answers are in."""
        view = context.view
        module, _ = navigation.where(view)
        asked = [progress for key, progress in view.progress.items() if view.rounds[key].module == module.id]
        came, awaited = max(((one.answered, one.awaited) for one in asked), default=(0, 0))
        told = tr(
            "Answers are typed on the stage, on phones or in the private notes. They stand here once the "
            "wall shows them. {go_key} turns this window to another part; the wall stays.",
            go_key=key_of("go"),
        )
        return Page(
            module.title,
            tr("{came} of {awaited} in", came=came, awaited=awaited) if awaited else "",
            ListBody(empty=told),
        )
