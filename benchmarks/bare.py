"""The floor for the stage: a Textual app that shows one line."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One line of text, and nothing else."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """Show the line."""
        yield Static("Soak")


if __name__ == "__main__":
    Bare().run()
