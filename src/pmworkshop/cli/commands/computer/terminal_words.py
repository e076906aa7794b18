"""What the program that shows the terminal is called, and what of the wall it spoils."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pmworkshop.base.language import tr, tr_noop

_PROGRAMS = {
    "Apple_Terminal": tr_noop("Terminal of macOS"),
    "Hyper": "Hyper",
    "WarpTerminal": "Warp",
    "WezTerm": "WezTerm",
    "ghostty": "Ghostty",
    "iTerm.app": "iTerm",
    "textual": tr_noop("a browser"),
    "vscode": tr_noop("Visual Studio Code"),
}
"""Programs by what they write into ``TERM_PROGRAM``."""
_MARKS = {
    "WT_SESSION": tr_noop("Windows Terminal"),
    "KITTY_WINDOW_ID": "kitty",
    "ALACRITTY_WINDOW_ID": "Alacritty",
    "KONSOLE_VERSION": "Konsole",
    "VTE_VERSION": tr_noop("a terminal of GNOME, Xfce or Mate"),
    "XTERM_VERSION": "xterm",
}
"""Programs by a variable that only they set."""
_WITHIN = {"TMUX": "tmux", "STY": tr_noop("GNU screen")}
"""Programs that run within a terminal and keep it, by the variable that they set."""
_BY_TERM = {"linux": tr_noop("the console of Linux, without windows"), "dumb": tr_noop("one that knows no places")}
_SPOILED_BY_TERM = {
    "dumb": tr_noop("This terminal cannot place text: use another."),
    "linux": tr_noop("It has few colours and lacks signs such as ✓ and ◆: open a terminal in a window."),
}
_SPOILED = {
    "Apple_Terminal": tr_noop(
        "Its boxes have gaps unless the font is Menlo and the line spacing 1: set both, or use iTerm."
    ),
    "vscode": tr_noop(
        "The editor keeps keys such as Ctrl+P and F1 for itself: open a terminal in a window of its own."
    ),
}
"""What programs spoil, by what they write into ``TERM_PROGRAM``."""


def name_of(environ: Mapping[str, str], system: str) -> str:
    """Name the program that shows the terminal.

    Args:
        environ: The variables of the environment.
        system: The system, as `sys.platform` names it.

    Returns:
        Its name, and that of what keeps it, such as ``GNU screen in xterm``; else what ``TERM`` says.
    """
    within = next((tr(name) for mark, name in _WITHIN.items() if environ.get(mark)), "")
    outer = _outer(environ, system)
    return (
        tr("{within} in {outer}", within=within, outer=outer)
        if within and outer
        else within or outer or environ.get("TERM") or tr("unknown")
    )


def _outer(environ: Mapping[str, str], system: str) -> str:
    told = environ.get("TERM_PROGRAM", "")
    if told in _PROGRAMS:
        return tr(_PROGRAMS[told])
    marked = next((tr(name) for mark, name in _MARKS.items() if environ.get(mark)), "")
    old = tr("the console of Windows") if system == "win32" else ""
    return marked or tr(_BY_TERM.get(environ.get("TERM", ""), "")) or old


def faults_of(environ: Mapping[str, str], system: str) -> Iterator[str]:
    """Say what of the wall the terminal spoils, and what to do.

    Args:
        environ: The variables of the environment.
        system: The system, as `sys.platform` names it.

    Yields:
        One sentence for each.
    """
    if system == "win32":
        if not _outer({**environ, "TERM": ""}, ""):
            yield tr(
                "Its usual font may lack signs such as ✓ and ◆: use Windows Terminal, or the font Cascadia Mono."
            )
    elif environ.get("TERM") in _SPOILED_BY_TERM:
        yield tr(_SPOILED_BY_TERM[environ["TERM"]])
    if (told := environ.get("TERM_PROGRAM", "")) in _SPOILED:
        yield tr(_SPOILED[told])
    if environ.get("STY") and not _takes_utf8(environ):
        yield tr("GNU screen was started without UTF-8 and spoils accents and boxes: start it anew with screen -U.")


def _takes_utf8(environ: Mapping[str, str]) -> bool:
    """Return whether the locale is one of UTF-8; the first of its variables that is set counts."""
    locale = next((environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(name)), "")
    return "utf8" in locale.lower().replace("-", "")
