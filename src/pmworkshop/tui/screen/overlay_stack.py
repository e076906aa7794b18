"""What is laid over the page: panels and questions, and the way back to what was under them."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.tui.pages.page import Act, Ask, Cursor
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.screen.desk import Desk
from pmworkshop.tui.screen.panel_stack import Layer

PART_BEHIND = "; "
"""Ends a text behind which the next part of a line is typed."""


class OverlayStack:
    """Lays panels and questions over what one screen shows; a half-typed line under them is kept."""

    def __init__(self, desk: Desk) -> None:
        """Connect to the screen.

        Args:
            desk: The screen.
        """
        self._desk = desk

    def show(self, panel: Panel, cursor: Cursor | None = None) -> None:
        """Replace all panels of the stack by one; a half-typed line is kept with its panel.

        Args:
            panel: The new panel.
            cursor: Row and column to choose; None for the row where it was left in that list, at first the first one.
        """
        desk = self._desk
        desk.entry.change_field(panel)
        desk.stack.replace(panel)
        desk.board.leave_list()
        desk.redraw(fresh=True, cursor=cursor)

    def ask(self, ask: Ask) -> None:
        """Ask for a line in the field; under it wait a half-typed line, and another question for Enter.

        Args:
            ask: The question.
        """
        desk, entry = self._desk, self._desk.entry
        write = desk.offered.wording.write
        seen = ask.seen if ask.seen is not None else desk.state.seen
        asked = replace(ask, question=write(ask.question), keys=tuple(map(write, ask.keys)), seen=seen)
        if desk.state.ask is None:
            desk.panel.draft, entry.asked_in = desk.field.value, desk.state.mode
        elif entry.half_typed or (desk.state.ask.empty and desk.state.ask.question != asked.question):
            entry.under.append((desk.state.ask, desk.field.value))
        desk.state.ask = asked
        entry.put(self._begins_with(ask))
        if ask.initial and not ask.begun:
            desk.field.choose()
        entry.set_mode("field")

    def _begins_with(self, ask: Ask) -> str:
        """Return the text with which a question begins; the draft of a page without a field goes into it.

        The draft waits for the first question there that asks for words, or for what the field of the page asks. A
        line that was typed for somebody whose name it begins with waits until that one is asked again.
        """
        desk, draft = self._desk, self._desk.panel.draft
        elsewhere = not ask.sentence if desk.state.page.ask else ask.empty and not ask.sentence
        if not draft or ask.secret or elsewhere:
            return ask.initial
        whole = _taken_in(ask, draft)
        desk.panel.draft = draft if whole == ask.initial else ""
        return whole

    def open(self, panel: object) -> None:
        """Lay a panel over the one on top; a question that is open there waits with its half-typed answer.

        Args:
            panel: The panel.
        """
        assert isinstance(panel, Panel)
        desk, below = self._desk, self._desk.stack.top
        below.cursor, below.mode = desk.board.cursor, desk.state.mode
        if desk.state.ask is not None:
            below.mode = desk.entry.asked_in
            below.asked = (*desk.entry.under, (desk.state.ask, desk.field.value))
            desk.state.ask, desk.entry.under, desk.field.value = None, [], below.panel.draft
        desk.entry.change_field(panel)
        desk.stack.layers.append(Layer(panel))
        desk.redraw(fresh=True, cursor=Cursor())

    def close(self, then: Act | None = None) -> None:
        """Close the uppermost panel, unless it is the only one, and restore the cursor and mode of the one below.

        Args:
            then: Act to perform there; None if nothing follows.
        """
        desk, entry, layers = self._desk, self._desk.entry, self._desk.stack.layers
        if len(layers) > 1:
            waits = self._unasked()
            entry.change_field(layers[-2].panel)
            layers.pop()
            entry.put(" ".join(filter(None, (desk.field.value, waits))))
        layer = layers[-1]
        if layer.asked:
            layer.panel.draft = desk.field.value
            entry.asked_in, entry.under, layer.asked = layer.mode or "list", list(layer.asked), ()
            entry.back_to_question()
        desk.redraw(cursor=layer.cursor)
        entry.set_mode("field" if entry.asking else layer.mode or "list")
        if then is not None:
            desk.perform(then)

    def _unasked(self) -> str:
        """Take the words that wait for a question, which the panel on top asks no more once it is closed."""
        desk = self._desk
        if desk.entry.asking or desk.state.page.ask:
            return ""
        waits, desk.field.value = desk.field.value, ""
        return waits

    def leave(self) -> None:
        """Return to the lowest panel."""
        while len(self._desk.stack.layers) > 1:
            self.close()


def _taken_in(ask: Ask, draft: str) -> str:
    """Return the text of a question with the draft in it; the text alone if the draft is none of its answers."""
    if not ask.initial:
        return draft
    if ask.begun and draft.startswith(ask.initial):
        return draft
    goes_on = ask.begun and ask.initial.endswith(PART_BEHIND) and PART_BEHIND.strip() not in draft
    return f"{ask.initial}{draft}" if goes_on else ask.initial
