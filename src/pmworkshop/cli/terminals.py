"""How a window of a terminal is opened on each system, with the size and the letters that the wall wants."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

COLUMNS, LINES = 100, 30
"""How large the window is: four columns of a list side by side, and a chart of eight rows with its reasons."""
POINTS = 16
"""How large its letters are, where that can be asked for: read from the back of a room of twelve."""
TITLE = "pmworkshop"

Which = Callable[[str], str | None]

_LARGER = "1.5"
_SIZE = f"{COLUMNS}x{LINES}"
_LINUX: Mapping[str, Sequence[str]] = {
    "gnome-terminal": (f"--geometry={_SIZE}", f"--zoom={_LARGER}", f"--title={TITLE}", "--"),
    "konsole": (
        "-p",
        f"TerminalColumns={COLUMNS}",
        "-p",
        f"TerminalRows={LINES}",
        "-p",
        f"Font=Monospace,{POINTS}",
        "-e",
    ),
    "xfce4-terminal": (f"--geometry={_SIZE}", f"--font=Monospace {POINTS}", f"--title={TITLE}", "-x"),
    "mate-terminal": (f"--geometry={_SIZE}", f"--zoom={_LARGER}", f"--title={TITLE}", "-x"),
    "kitty": (
        *("-o", "remember_window_size=no", "-o", f"initial_window_width={COLUMNS}c"),
        *("-o", f"initial_window_height={LINES}c", "-o", f"font_size={POINTS}"),
    ),
    "alacritty": (
        *("-o", f"window.dimensions.columns={COLUMNS}", "-o", f"window.dimensions.lines={LINES}"),
        *("-o", f"font.size={POINTS}", "-e"),
    ),
    "foot": (f"--window-size-chars={_SIZE}", f"--font=monospace:size={POINTS}"),
    "wezterm": (
        *("--config", f"initial_cols={COLUMNS}", "--config", f"initial_rows={LINES}"),
        *("--config", f"font_size={POINTS}", "start", "--"),
    ),
    "xterm": (
        *("-tn", "xterm-256color", "-bg", "black", "-fg", "white", "-geometry", _SIZE),
        *("-fa", "Monospace", "-fs", str(POINTS), "-T", TITLE, "-e"),
    ),
    "ptyxis": ("--new-window", "--"),
}
"""The terminals of Linux by their names, with the words before a command; the first that is there is taken."""
_USUAL = "x-terminal-emulator"
"""The terminal that the user of a Debian has chosen."""
_ITERM = Path("/Applications/iTerm.app")


def window_commands(
    command: Sequence[str], system: str, which: Which, environ: Mapping[str, str], iterm: Path = _ITERM
) -> list[list[str]]:
    """Write the commands that open a window of a terminal in which a program runs.

    Args:
        command: The program with its words.
        system: The system, as `sys.platform` names it.
        which: Finds a program on the path; `shutil.which`.
        environ: The variables of the environment.
        iterm: Where iTerm lies on macOS, if it does.

    Returns:
        The commands, the best first; each is tried if the one before it fails. Empty where no window can be opened.
    """
    if system == "win32":
        return (
            [[found, "--size", f"{COLUMNS},{LINES}", "new-tab", "--title", TITLE, *command]]
            if (found := which("wt"))
            else []
        )
    if system == "darwin":
        script = _of_iterm(command) if iterm.exists() else _of_terminal(command)
        return [["osascript", *script], ["open", "-a", "Terminal", command[0]]]
    if not environ.get("DISPLAY") and not environ.get("WAYLAND_DISPLAY"):
        return []
    return _of_linux(command, which)


def _of_linux(command: Sequence[str], which: Which) -> list[list[str]]:
    usual = which(_USUAL)
    chosen = Path(usual).resolve().name.removesuffix(".wrapper") if usual else ""
    names = [chosen, *_LINUX] if chosen in _LINUX else list(_LINUX)
    found = [[path, *_LINUX[name], *command] for name in dict.fromkeys(names) if (path := which(name))]
    return [*found, *([[usual, "-e", *command]] if usual else [])]


def _of_terminal(command: Sequence[str]) -> list[str]:
    said = _quoted(f"exec {shlex.join(command)}")
    return [
        *("-e", 'tell application "Terminal"', "-e", "activate", "-e", f"do script {said}"),
        *("-e", f"set number of columns of front window to {COLUMNS}"),
        *("-e", f"set number of rows of front window to {LINES}"),
        *("-e", f"set font size of front window to {POINTS}", "-e", "end tell"),
    ]


def _of_iterm(command: Sequence[str]) -> list[str]:
    said = _quoted(shlex.join(command))
    return [
        *("-e", 'tell application "iTerm"', "-e", "activate"),
        *("-e", f"create window with default profile command {said}"),
        *("-e", "tell current session of current window"),
        *("-e", f"set columns to {COLUMNS}", "-e", f"set rows to {LINES}", "-e", "end tell", "-e", "end tell"),
    ]


def _quoted(text: str) -> str:
    """Write a text as AppleScript has it between quotation marks."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
