"""What commands and acts of panels do on a screen."""

from __future__ import annotations

from pmworkshop.base.language import tr
from pmworkshop.tui.keymap.commands import Command, key_of, keyed
from pmworkshop.tui.pages.page import Act, Ask, Close, Commit, Focus, Open, Say, Several, Unfold
from pmworkshop.tui.screen.desk import Desk
from pmworkshop.tui.screen.overlay_stack import OverlayStack
from pmworkshop.tui.screen.results import Results

_TURNS = frozenset(("next_question", "last_question"))
"""Ids of the commands that show another question of the page, to which what a key asked does not belong."""


class Acts:
    """Runs the commands and performs the acts of one screen; what only the application can do becomes a request."""

    def __init__(self, desk: Desk, overlays: OverlayStack, results: Results) -> None:
        """Connect to the screen.

        Args:
            desk: The screen.
            overlays: Lays panels and questions over those that are shown.
            results: Queues the gestures.
        """
        self._desk, self._overlays, self._results = desk, overlays, results

    def run(self, command: Command, key: str) -> None:
        """Run a command: by its handler of the panel, by a replacement, or as a request to the application.

        A line that is typed in answer to a question must be kept or left before the room moves on.

        Args:
            command: The command.
            key: The key that was pressed; empty for the first key of the command.
        """
        desk = self._desk
        desk.tell("")
        leaves = desk.entry.typed if command.id in ("forward", "backward") else command.id in _TURNS
        if leaves and desk.entry.asking:
            desk.tell(_first(desk.state.ask), "refused")
            return
        handler = desk.panel.handler(command)
        if handler is not None and command in desk.offered.listing()[0]:
            desk.perform(desk.attempt(lambda: handler(desk.context, key or next(iter(command.keys), ""))))
        elif command.id == "leave_field":
            self.leave_field()
        elif (act := desk.attempt(lambda: desk.panel.instead(desk.context, command))) is not None:
            desk.perform(act)
        elif command.request is not None:
            desk.request(command.request)
        else:
            desk.tell(tr("That has no meaning here now."), "refused")

    def leave_field(self) -> None:
        """Leave the question for the one under it, or the field for the list."""
        desk = self._desk
        if desk.entry.asking:
            desk.entry.back_to_question()
        if desk.entry.asking:
            desk.entry.set_mode("field")
            return
        if desk.stack.top.mode is not None:
            desk.stack.top.mode = None
        desk.entry.set_mode("list")
        desk.redraw()

    def perform(self, act: Act | None, text: str, ask: Ask | None) -> None:
        """Perform an act of a panel.

        Args:
            act: The act; None only redraws the page.
            text: The line that led to it; it comes back if the operation is refused. Empty if nothing was typed.
            ask: The question that the line answered; None for the field of the page.
        """
        desk = self._desk
        match act:
            case Commit():
                from pmworkshop.tui.screen.waiting import waiting_for

                stage = desk.state.view.stage
                state, module = desk.state, stage.module if stage else ""
                self._results.put(waiting_for(act, text, ask, module, state.seen, state.words))
            case Ask():
                self._overlays.ask(act)
            case Say():
                desk.tell(keyed(act.text), act.kind)
            case Open():
                self._overlays.open(act.panel)
            case Close():
                self._overlays.close(act.then)
            case Focus():
                self._go_to(act)
            case Several():
                self._perform_all(act, text, ask)
            case Unfold() | None:
                self._draw(act)
            case _:
                desk.request(act)

    def _draw(self, act: Unfold | None) -> None:
        """Draw the page anew, or let what it shows already unfold."""
        if act is None:
            self._desk.redraw()
        else:
            self._desk.motion.begin()

    def _perform_all(self, several: Several, text: str, ask: Ask | None) -> None:
        """Perform several acts in order; a refused line comes back even if another act follows it."""
        for one in several.acts:
            kept = isinstance(one, Commit | Several)
            self._desk.perform(one, text if kept else "", ask if kept else None)

    def _go_to(self, focus: Focus) -> None:
        desk = self._desk
        desk.redraw(cursor=focus.cursor)
        if focus.mode is not None:
            desk.entry.set_mode(focus.mode)


def _first(ask: Ask | None) -> str:
    """Say what comes before the room moves on: a line to keep, or an answer without a line."""
    if ask is not None and (ask.bare or (ask.secret and ask.empty)):
        return tr("{keys}, then go on.", keys=". ".join(ask.keys))
    return tr(
        "This line is not kept yet: Enter keeps it, {leave_field_key} leaves it.",
        leave_field_key=key_of("leave_field"),
    )
