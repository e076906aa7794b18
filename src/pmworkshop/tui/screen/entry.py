"""The field of the screen: the panel a line is typed for, and its draft."""

from __future__ import annotations

from pmworkshop.tui.pages.page import Ask, Mode
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.screen.layout import Layout


class Entry(Layout, inherit_bindings=False):
    """Keeps what is typed with the panel or the question for which it is typed."""

    def set_mode(self, mode: Mode) -> None:
        """Move the focus to the field or to the list.

        Args:
            mode: The wanted mode; it stays ``list`` if the page has no field or the curtain is drawn.
        """
        self._focus_on(mode)
        self._draw_field()
        self._draw_foot()

    def _focus_on(self, mode: Mode) -> None:
        """Set the mode and move the focus; the caller draws the field and the footer."""
        can = bool(self._ask or self._page.ask) and not self.covered
        self.mode = "field" if mode == "field" and can else "list"
        (self._field if self.mode == "field" else self._board).focus(scroll_visible=False)

    def _change_field(self, panel: Panel) -> None:
        """Keep the half-typed line with its panel, and load the draft of another one."""
        if not self._ask:
            self.panel.draft = self._field.value
        self._ask = None
        self._put_draft(panel)

    def _put_draft(self, panel: Panel | None = None) -> None:
        draft = (panel or self.panel).draft
        self._field.value = draft
        self._field.cursor_position = len(draft)

    def take_draft(self) -> bool:
        """Load the draft of the panel on top into the field.

        Returns:
            Whether the draft is now in the field with the focus; False without a draft or while a question is asked.
        """
        if not self.panel.draft or self._ask:
            return False
        self._put_draft()
        if self._page.ask:
            self.set_mode("field")
        return self.mode == "field"

    def _bring_back(self, text: str, ask: Ask | None) -> None:
        """Put a refused line back into the field, unless other text stands there by now."""
        if not self._field.value or (ask and self._field.value == self.panel.draft):
            self._ask = ask
            self._field.value = text
            self._field.cursor_position = len(text)
            self.set_mode("field")

    @property
    def half_typed(self) -> str:
        """The text in the field that Enter has not kept; empty if it is blank or the initial text of the question."""
        initial = self._ask.initial if self._ask else ""
        return self._field.value if self._field.value.strip() not in ("", initial.strip()) else ""

    @property
    def asking(self) -> bool:
        """Whether a question is asked in the field."""
        return self._ask is not None

    @property
    def typed(self) -> bool:
        """Whether the field has the focus and holds text that Enter has not kept."""
        initial = self._ask.initial if self._ask else ""
        return self.mode == "field" and self._field.value.strip() not in ("", initial.strip())

    @property
    def secret_entry(self) -> bool:
        """Whether the text in the field is secret, and so must not be written anywhere."""
        return self._field.secret
