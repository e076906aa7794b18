"""The toy's panel."""

from pmworkshop.tui.panels.page import Context, ListBody, Page
from pmworkshop.tui.panels.shared.result_rows import shown
from pmworkshop.tui.panels.shared.secret_entry import TakingPanel


class PercentPanel(TakingPanel):
    """Shows the questions, and once they are shown the per cents that were given."""

    def commands_in(self, context):
        return self.taking_commands(context)

    def page(self, context: Context) -> Page:
        if self.taking(context):
            return self.taking_page(context)
        module = self.module(context)
        return Page(module.title, f"Hoped for: {module.target} %", ListBody(tuple(shown(context, self))))
