"""The toy's panel."""

from pmworkshop.tui.panels.page import Context, ListBody, Page
from pmworkshop.tui.panels.panel import ModulePanel
from pmworkshop.tui.parts.dot_rows import shown
from pmworkshop.tui.parts.reveal import Reveal
from pmworkshop.tui.parts.round_state import RoundState
from pmworkshop.tui.parts.secret_entry import SecretEntry


class PercentPanel(ModulePanel):
    """Shows the questions, and once they are shown the per cents that were given."""

    def __init__(self, module_id: str) -> None:
        super().__init__(module_id)
        self._state = RoundState(self)
        self._secret = SecretEntry(self._state)
        self.parts = (self._secret, Reveal(self._state))

    def commands_in(self, context):
        return self._secret.taking_commands(context)

    def page(self, context: Context) -> Page:
        if self._state.taking(context):
            return self._state.taking_page(context)
        module = self.module(context)
        return Page(module.title, f"Hoped for: {module.target} %", ListBody(tuple(shown(context, self))))
