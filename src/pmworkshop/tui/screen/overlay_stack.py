"""What is laid over the page: panels and questions, and the way back to what was under them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pmworkshop.tui.pages.page import Act, Ask, Cursor
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.screen.panel_stack import Layer

if TYPE_CHECKING:
    from pmworkshop.tui.screen.stage_screen import StageScreen


class OverlayStack:
    """Lays panels and questions over what one screen shows; a half-typed line under them is kept."""

    def __init__(self, desk: StageScreen) -> None:
        """Connect to the screen.

        Args:
            desk: The screen.
        """
        self._desk = desk

    def ask(self, ask: Ask) -> None:
        """Ask for a line in the field; the half-typed line there waits under the question.

        Args:
            ask: The question.
        """
        desk = self._desk
        if desk.ask is None:
            desk.panel.draft, desk.asked_in = desk.field.value, desk.mode
        elif desk.half_typed:
            desk.under.append((desk.ask, desk.field.value))
        keys = tuple(map(desk.wording.write, ask.keys))
        desk.ask = replace(ask, question=desk.wording.write(ask.question), keys=keys)
        desk.field.value = ask.initial or self._waiting_draft(ask)
        desk.field.cursor_position = len(desk.field.value)
        desk.set_mode("field")

    def _waiting_draft(self, ask: Ask) -> str:
        """Take the draft of a page without a field into the first question that opens there with an empty field."""
        desk = self._desk
        if not desk.panel.draft or desk.page.ask or ask.secret or ask.empty:
            return ""
        waited, desk.panel.draft = desk.panel.draft, ""
        return waited

    def open(self, panel: object) -> None:
        """Lay a panel over the one on top; a question that is open there waits with its half-typed answer.

        Args:
            panel: The panel.
        """
        assert isinstance(panel, Panel)
        desk = self._desk
        below = desk.stack[-1]
        below.cursor, below.mode = desk.board.cursor, desk.mode
        if desk.ask is not None:
            below.mode = desk.asked_in
            below.asked = (*desk.under, (desk.ask, desk.field.value))
            desk.ask, desk.under, desk.field.value = None, [], below.panel.draft
        desk.change_field(panel)
        desk.stack.append(Layer(panel))
        desk.board.cursor = Cursor()
        desk.redraw(fresh=True)

    def close(self, then: Act | None = None) -> None:
        """Close the uppermost panel, unless it is the only one, and restore the cursor and mode of the one below.

        Args:
            then: Act to perform there; None if nothing follows.
        """
        desk = self._desk
        if len(desk.stack) > 1:
            desk.change_field(desk.stack[-2].panel)
            desk.stack.pop()
        layer = desk.stack[-1]
        if layer.asked:
            desk.asked_in, desk.under, layer.asked = layer.mode or "list", list(layer.asked), ()
            desk.back_to_question()
        desk.redraw(cursor=layer.cursor)
        desk.set_mode("field" if desk.asking else layer.mode or "list")
        if then is not None:
            desk.perform(then)
