"""The field of the screen: the panel or the question a line is typed for, and the drafts."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget

from pmworkshop.tui.pages.page import Ask, Mode, Page
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.screen.panel_stack import PanelStack
from pmworkshop.tui.screen.screen_state import ScreenState
from pmworkshop.tui.widgets.field import Field


class Entry:
    """Keeps what is typed with the panel or the question for which it is typed.

    Attributes:
        asked_in: The mode from before the question.
        under: Questions over which another one is asked, each with its half-typed answer.
    """

    def __init__(
        self,
        state: ScreenState,
        field: Field,
        board: Widget,
        stack: PanelStack,
        *,
        draw: Callable[[], None],
    ) -> None:
        """Connect to the screen.

        Args:
            state: What the screen shows; its mode and its question are changed here.
            field: The line that is being typed.
            board: The rows of the page, which have the focus while keys act in the list.
            stack: The panels; what is half typed stays with the one on top.
            draw: Draws the field and the footer, whose keys depend on it.
        """
        self._state, self._field, self._board = state, field, board
        self._stack, self._draw = stack, draw
        self.asked_in: Mode = "list"
        self.under: list[tuple[Ask, str]] = []

    def set_mode(self, mode: Mode) -> None:
        """Move the focus to the field or to the list.

        Args:
            mode: The wanted mode; it stays ``list`` if the page has no field or the curtain is drawn.
        """
        self._focus_on(mode)
        self._draw()

    def focus_after(self, page: Page, *, fresh: bool) -> None:
        """Move the focus to where a new page wants it; the caller draws the field and the footer.

        Args:
            page: The page of the panel.
            fresh: Whether the page opens now, and so sets its own mode; else the field keeps the focus if it can.
        """
        if fresh:
            self._focus_on(page.focus)
        elif self._state.mode == "field" and not (self._state.ask or page.ask):
            self._focus_on("list")

    def _focus_on(self, mode: Mode) -> None:
        state = self._state
        can = bool(state.ask or state.page.ask) and not state.covered
        state.mode = "field" if mode == "field" and can else "list"
        (self._field if state.mode == "field" else self._board).focus(scroll_visible=False)

    # Lines and drafts.

    def put(self, text: str) -> None:
        """Put a line into the field, with the cursor behind it.

        Args:
            text: The line.
        """
        self._field.value = text
        self._field.cursor_position = len(text)

    def change_field(self, panel: Panel) -> None:
        """Keep the half-typed line with its panel, and load the draft of another one.

        Args:
            panel: The other panel.
        """
        present = self._stack.panel
        if not self._state.ask:
            present.draft = self._field.value
        else:
            present.draft = " ".join(filter(None, [present.draft.strip(), *self.asked_lines]))
        self._state.ask, self.under = None, []
        self.put(panel.draft)

    def take_draft(self) -> bool:
        """Load the draft of the panel on top into the field.

        Returns:
            Whether the draft is now in the field with the focus; False without a draft or while a question is asked.
        """
        draft = self._stack.panel.draft
        if not draft or self._state.ask:
            return False
        self.put(draft)
        if self._state.page.ask:
            self.set_mode("field")
        return self._state.mode == "field"

    def bring_back(self, text: str, ask: Ask | None, at_fault: str = "") -> None:
        """Put a refused line back into the field, unless other text stands there by now.

        Args:
            text: The line.
            ask: The question that it answered; None for the field of the page.
            at_fault: The words of the line that are at fault, so that typing replaces them; empty for none.
        """
        if not self._field.value or (ask and self._field.value == self._stack.panel.draft):
            self._state.ask = ask
            self.put(text)
            self.set_mode("field")
            if not self.secret:
                self._field.choose_words(at_fault)

    # Questions.

    def back_to_question(self) -> None:
        """Return to the question under the one that was answered or left, else to the line of the page."""
        self._state.ask, text = self.under.pop() if self.under else (None, self._stack.panel.draft)
        self.put(text)

    def answered(self) -> None:
        """Return from the answered question to what was under it, in the mode from before; the caller draws it."""
        self.back_to_question()
        self._focus_on("field" if self.asking else self.asked_in)

    @property
    def asked_lines(self) -> list[str]:
        """The half-typed answers to open questions, the uppermost last; secret ones are never among them."""
        under = [text for ask, text in self.under if not ask.secret]
        return [*under, *([self.half_typed] if self.half_typed and not self.secret else [])]

    @property
    def half_typed(self) -> str:
        """The text in the field that Enter has not kept; empty if it is blank or the initial text of the question."""
        initial = self._state.ask.initial if self._state.ask else ""
        return self._field.value if self._field.value.strip() not in ("", initial.strip()) else ""

    @property
    def asking(self) -> bool:
        """Whether a question is asked in the field."""
        return self._state.ask is not None

    @property
    def typed(self) -> bool:
        """Whether the field has the focus and holds text that Enter has not kept."""
        return self._state.mode == "field" and bool(self.half_typed)

    @property
    def secret(self) -> bool:
        """Whether the text in the field is secret, and so must not be written anywhere."""
        return bool(self._state.ask and self._state.ask.secret)
