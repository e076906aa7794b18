"""The field of the screen: for which panel a line is typed, and what waits half typed."""

from __future__ import annotations

from pmworkshop.tui.pages.page import Ask, Mode
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.screen.layout import Layout


class Entry(Layout, inherit_bindings=False):
    """Keeps what is typed with the panel, or the question, that it is typed for."""

    def set_mode(self, mode: Mode) -> None:
        """Go to the field or to the list."""
        self._focus_on(mode)
        self._draw_field()
        self._draw_foot()

    def _focus_on(self, mode: Mode) -> None:
        """Let keys act in the field or in the list; what tells of it is drawn by others."""
        can = bool(self._ask or self._page.ask) and not self.covered
        self.mode = "field" if mode == "field" and can else "list"
        (self._field if self.mode == "field" else self._board).focus(scroll_visible=False)

    def _change_field(self, panel: Panel) -> None:
        """Leave what is half typed with the panel it was typed for, and take up what waits with another."""
        if not self._ask:
            self.panel.draft = self._field.value
        self._ask = None
        self._put_draft(panel)

    def _put_draft(self, panel: Panel | None = None) -> None:
        draft = (panel or self.panel).draft
        self._field.value = draft
        self._field.cursor_position = len(draft)

    def take_draft(self) -> bool:
        """Put into the field what waits with the panel; tell whether there was anything, and a field for it."""
        if not self.panel.draft or self._ask:
            return False
        self._put_draft()
        if self._page.ask:
            self.set_mode("field")
        return self.mode == "field"

    def _bring_back(self, text: str, ask: Ask | None) -> None:
        """Put a refused line back where it was typed, unless something else stands there by now."""
        if not self._field.value or (ask and self._field.value == self.panel.draft):
            self._ask = ask
            self._field.value = text
            self._field.cursor_position = len(text)
            self.set_mode("field")

    @property
    def half_typed(self) -> str:
        """What stands in the field, or waits in it, that Enter has not kept."""
        initial = self._ask.initial if self._ask else ""
        return self._field.value if self._field.value.strip() not in ("", initial.strip()) else ""

    @property
    def asking(self) -> bool:
        """Whether a question stands over the field."""
        return self._ask is not None

    @property
    def typed(self) -> bool:
        """Whether something stands in the field that Enter has not kept."""
        initial = self._ask.initial if self._ask else ""
        return self.mode == "field" and self._field.value.strip() not in ("", initial.strip())

    @property
    def secret_entry(self) -> bool:
        """Whether what stands in the field may be seen by nobody, and so may not be written anywhere either."""
        return self._field.secret
