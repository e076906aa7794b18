"""The stack of panels: the page of the uppermost one is shown, and those under it wait."""

from __future__ import annotations

from dataclasses import field

from pmworkshop.base.dataclass import dataclass
from pmworkshop.tui.pages.page import Ask, Cursor, Mode
from pmworkshop.tui.pages.panel import Panel


@dataclass(slots=True)
class Layer:
    """A panel of the stack, with its cursor and mode from before another one was laid over it.

    Attributes:
        panel: The panel.
        cursor: Cursor to restore when the panel is on top again.
        mode: Mode to restore then; None for the list.
        asked: Question that was open then, with its half-typed answer, and those under it; empty without one.
    """

    panel: Panel
    cursor: Cursor = field(default_factory=Cursor)
    mode: Mode | None = None
    asked: tuple[tuple[Ask, str], ...] = ()

    @property
    def half_typed(self) -> list[str]:
        """The half-typed answers, but for secret ones and for the text with which a question began."""
        apart = ((ask, text) for ask, text in self.asked if not ask.secret)
        return [text for ask, text in apart if text.strip() not in ("", ask.initial.strip())]


class PanelStack:
    """Holds the panels of a screen.

    Attributes:
        layers: The panels, each with what to restore, the lowest one first; never empty.
    """

    def __init__(self, panel: Panel) -> None:
        """Begin with one panel.

        Args:
            panel: The panel.
        """
        self.layers = [Layer(panel)]

    @property
    def top(self) -> Layer:
        """The uppermost layer."""
        return self.layers[-1]

    @property
    def panel(self) -> Panel:
        """The panel on top."""
        return self.layers[-1].panel

    @property
    def panels(self) -> list[Panel]:
        """The panels, the lowest one first."""
        return [layer.panel for layer in self.layers]

    def replace(self, panel: Panel) -> None:
        """Replace all panels by one; half-typed answers under an overlay become drafts of their panels.

        Secret answers are dropped.

        Args:
            panel: The new panel.
        """
        for layer in self.layers:
            texts = [text.strip() for text in layer.half_typed]
            layer.panel.draft = " ".join(filter(None, [layer.panel.draft, *texts]))
        self.layers = [Layer(panel)]

    def lines_below(self) -> list[str]:
        """List the half-typed lines of the panels under the one on top, the lowest first; no secret one."""
        lines: list[str] = []
        for layer in self.layers[:-1]:
            lines += [layer.panel.draft, *layer.half_typed]
        return lines
