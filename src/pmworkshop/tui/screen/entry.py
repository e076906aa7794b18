"""The field of the screen: the panel a line is typed for, and its draft."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from pmworkshop.tui.pages.page import Ask, Mode
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.screen.layout import Layout


class Entry(Layout, inherit_bindings=False):
    """Keeps what is typed with the panel or the question for which it is typed."""

    def __init__(self, *, clock: Callable[[], datetime]) -> None:
        super().__init__(clock=clock)
        self.under: list[tuple[Ask, str]] = []
        """Questions over which another one is asked, each with its half-typed answer."""

    def set_mode(self, mode: Mode) -> None:
        """Move the focus to the field or to the list.

        Args:
            mode: The wanted mode; it stays ``list`` if the page has no field or the curtain is drawn.
        """
        self._focus_on(mode)
        self.draw_entry()

    def draw_entry(self) -> None:
        """Draw the field and the footer, whose keys depend on it."""
        self._draw_field()
        self.draw_foot()

    def _focus_on(self, mode: Mode) -> None:
        """Set the mode and move the focus; the caller draws the field and the footer."""
        can = bool(self.ask or self.page.ask) and not self.covered
        self.mode = "field" if mode == "field" and can else "list"
        (self.field if self.mode == "field" else self.board).focus(scroll_visible=False)

    def change_field(self, panel: Panel) -> None:
        """Keep the half-typed line with its panel, and load the draft of another one.

        Args:
            panel: The other panel.
        """
        if not self.ask:
            self.panel.draft = self.field.value
        else:
            self.panel.draft = " ".join(filter(None, [self.panel.draft.strip(), *self.asked_lines]))
        self.ask, self.under = None, []
        self._put_draft(panel)

    def _put_draft(self, panel: Panel | None = None) -> None:
        draft = (panel or self.panel).draft
        self.field.value = draft
        self.field.cursor_position = len(draft)

    def take_draft(self) -> bool:
        """Load the draft of the panel on top into the field.

        Returns:
            Whether the draft is now in the field with the focus; False without a draft or while a question is asked.
        """
        if not self.panel.draft or self.ask:
            return False
        self._put_draft()
        if self.page.ask:
            self.set_mode("field")
        return self.mode == "field"

    def bring_back(self, text: str, ask: Ask | None) -> None:
        """Put a refused line back into the field, unless other text stands there by now.

        Args:
            text: The line.
            ask: The question that it answered; None for the field of the page.
        """
        if not self.field.value or (ask and self.field.value == self.panel.draft):
            self.ask = ask
            self.field.value = text
            self.field.cursor_position = len(text)
            self.set_mode("field")

    def back_to_question(self) -> None:
        """Return to the question under the one that was answered or left, else to the line of the page."""
        self.ask, text = self.under.pop() if self.under else (None, self.panel.draft)
        self.field.value = text
        self.field.cursor_position = len(text)

    @property
    def asked_lines(self) -> list[str]:
        """The half-typed answers to open questions, the uppermost last; secret ones are never among them."""
        under = [text for ask, text in self.under if not ask.secret]
        return [*under, *([self.half_typed] if self.half_typed and not self.secret_entry else [])]

    @property
    def half_typed(self) -> str:
        """The text in the field that Enter has not kept; empty if it is blank or the initial text of the question."""
        initial = self.ask.initial if self.ask else ""
        return self.field.value if self.field.value.strip() not in ("", initial.strip()) else ""

    @property
    def asking(self) -> bool:
        """Whether a question is asked in the field."""
        return self.ask is not None

    @property
    def typed(self) -> bool:
        """Whether the field has the focus and holds text that Enter has not kept."""
        initial = self.ask.initial if self.ask else ""
        return self.mode == "field" and self.field.value.strip() not in ("", initial.strip())

    @property
    def secret_entry(self) -> bool:
        """Whether the text in the field is secret, and so must not be written anywhere."""
        return bool(self.ask and self.ask.secret)
