"""The prompt after the program was suspended: whether that time counts."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.base.language import tr
from pmworkshop.insight.pictures.shares import COMING, DONE, PRESENT
from pmworkshop.leading.minute_words import rounded
from pmworkshop.session.core.durations import elapsed, phase_minutes
from pmworkshop.session.operations import navigation
from pmworkshop.session.operations.pauses import count_away
from pmworkshop.tui.drawing.pieces import Look
from pmworkshop.tui.keymap.commands import Command, key_of
from pmworkshop.tui.pages.page import Act, Close, Commit, Context, Page
from pmworkshop.tui.pages.panel import Panel


class AwayPanel(Panel):
    """Shows the page below unchanged, with a question about the time away and a picture of it under it."""

    overlay = True
    commands = (
        Command("count", ("1",), "counts it", "Count the time away"),
        Command("leave", ("enter", "2", "escape", "pagedown"), "does not", "Leave the time away out"),
    )

    def __init__(self, under: Panel, seconds: int) -> None:
        """Create the prompt.

        Args:
            under: The panel whose page stays visible.
            seconds: How long the program was suspended, in seconds.
        """
        self._under = under
        self._seconds = seconds

    def page(self, context: Context) -> Page:
        """Show the page of the panel below, with the question."""
        question = tr(
            "Away {minutes} min: count it?  {count_key} counts it · {leave_key} does not",
            minutes=self._seconds // 60,
            count_key=key_of("count"),
            leave_key=key_of("leave"),
        )
        line, legend = self._picture(context)
        below: tuple[tuple[str, Look], ...] = ((question, "head"), (line, "warn"))
        return replace(self._under.page(context), below=below, legend=legend, ask="", focus="list")

    def _picture(self, context: Context) -> tuple[str, str]:
        """Draw the minutes of the phase that have run, the time away, and what is left; then explain it."""
        stage, away = context.view.stage, self._seconds / 60
        if stage is None or context.now is None:
            return "", ""
        module, phase = navigation.where(context.view)
        ran = elapsed(stage, context.now).total_seconds() / 60
        left = max(phase_minutes(context.view, module, phase) - ran, 0)
        whole = ran + away + left
        cells = [round(minutes * context.cells / whole) for minutes in (ran, away)]
        drawn = (*cells, max(context.cells - sum(cells), 0))
        signs = (DONE, PRESENT, COMING)
        line = "".join(sign * number for sign, number in zip(signs, drawn, strict=True))
        words = (
            tr("{minutes} of this part", minutes=rounded(ran)),
            tr("{minutes} away", minutes=rounded(away)),
            tr("{minutes} left without it", minutes=rounded(left)),
        )
        return line, "   ".join(f"{sign} {told}" for sign, told in zip(signs, words, strict=True))

    def do_count(self, context: Context, key: str) -> Act | None:
        """Count the time away as time of the phase."""
        return Close(Commit(count_away(self._seconds, counts=True), tr("Counted")))

    def do_leave(self, context: Context, key: str) -> Act | None:
        """Close the prompt; the time away was already left out."""
        return Close()
