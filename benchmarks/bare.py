"""The floor for the stage: a Textual app that shows one line, and counts the keys that are pressed.

With ``full`` each key changes every cell of the screen: the floor for a page that is drawn anew.
"""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One line of text, and nothing else; or one that fills the screen."""

    ENABLE_COMMAND_PALETTE = False
    pressed = 0

    def compose(self) -> ComposeResult:
        """Show the line."""
        yield Static("Soak 0", id="line")

    def on_key(self) -> None:
        """Count."""
        self.pressed += 1
        told = f"Soak {self.pressed}"
        if "full" in sys.argv:
            filling = chr(ord("a") + self.pressed % 26)
            told = "\n".join([told.ljust(self.size.width, filling)] * self.size.height)
        self.query_one("#line", Static).update(told)


if __name__ == "__main__":
    Bare().run()
