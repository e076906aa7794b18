"""The toy's panel."""

from pmworkshop.tui.pages.module_place import ModulePlace
from pmworkshop.tui.pages.page import Context, ListBody, Page
from pmworkshop.tui.pages.panel import Panel
from pmworkshop.tui.parts.answer_pictures import shown
from pmworkshop.tui.parts.reveal import Reveal
from pmworkshop.tui.parts.round_state import RoundState
from pmworkshop.tui.parts.secret_entry import SecretEntry
from pmworkshop.tui.parts.taking_page import taking_page


class PercentPanel(Panel):
    """Shows the questions, and once they are shown the per cents that were given."""

    def __init__(self, module_id: str) -> None:
        self.here = ModulePlace(module_id)
        self._state = RoundState(self.here)
        self._secret = SecretEntry(self._state)
        self.parts = (self._secret, Reveal(self._state))

    def commands_in(self, context):
        return self._secret.taking_commands(context)

    def page(self, context: Context) -> Page:
        if self._state.taking(context):
            return taking_page(self._state, context)
        module = self.here.module(context)
        return Page(module.title, f"Hoped for: {module.target} %", ListBody(shown(context, self.here).items))
