"""The floor for the stage: a Textual app that shows one line, and counts the keys that are pressed."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One line of text, and nothing else."""

    ENABLE_COMMAND_PALETTE = False
    pressed = 0

    def compose(self) -> ComposeResult:
        """Show the line."""
        yield Static("Soak 0", id="line")

    def on_key(self) -> None:
        """Count."""
        self.pressed += 1
        self.query_one("#line", Static).update(f"Soak {self.pressed}")


if __name__ == "__main__":
    Bare().run()
