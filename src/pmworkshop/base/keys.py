"""Names of keys as people write them, in English or German: ``PgDn``, ``Strg+Z``, ``F2``, ``?``."""

from __future__ import annotations

import string
import unicodedata

from pmworkshop.base.text import clean_line

MOVING = ("up", "down", "left", "right", "home", "end")
"""Keys that move in lists and fields, and do nothing else."""

_NAMES = {
    **{name: name for name in (*MOVING, "pageup", "pagedown", "enter", "escape", "tab", "space", "backspace")},
    **{name: name for name in ("delete", "insert", *(f"f{number}" for number in range(1, 25)))},
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "spacebar": "space",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
    "bild↑": "pageup",
    "bild↓": "pagedown",
    "pos1": "home",
    "ende": "end",
    "entf": "delete",
    "einfg": "insert",
    "leertaste": "space",
    "rücktaste": "backspace",
}
_HELD = {
    "ctrl": "ctrl",
    "control": "ctrl",
    "strg": "ctrl",
    "alt": "alt",
    "option": "alt",
    "shift": "shift",
    "umschalt": "shift",
}
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+j": "enter", "ctrl+h": "backspace"}
"""What a terminal cannot tell apart."""
_RENAMED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def _name(character: str) -> str:
    name = unicodedata.name(character).lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name)


_MARKS = {_name(character): character for character in string.punctuation}
"""Names of the marks on a keyboard: ``question_mark`` is ``?``."""


def key_named(text: str) -> str:
    """Find the canonical name of a key, whether named by a person or by Textual.

    A letter or mark is its own name, so ``K`` is another key than ``k``; ``Shift+K`` is ``K``. Other keys have
    Textual's names: ``pagedown``, ``ctrl+z``, ``shift+tab``.

    Args:
        text: The name as written.

    Returns:
        The canonical name; empty if the text names no key.
    """
    typed = clean_line(text)
    held: set[str] = set()
    while "+" in typed[1:-1]:
        first, _, typed = typed.partition("+")
        held.add(_HELD.get(first.strip().lower(), ""))
        typed = typed.strip()
    last = _last(typed)
    if not last or "" in held:
        return ""
    if len(last) > 1:
        return _joined(held, last)
    if held == {"shift"} and last.isalpha():
        return last.upper()
    if "shift" in held:  # a terminal sends the mark itself, and no capital together with other keys
        return ""
    return _joined(held, _name(last) if last in string.punctuation else last.lower()) if held else last


def _last(typed: str) -> str:
    if typed in _NAMES or len(typed) != 1:
        name = typed.lower().replace(" ", "_")
        return _MARKS.get(name) or _NAMES.get(name.replace("_", ""), "")
    return typed if typed.isprintable() else ""


def _joined(held: set[str], last: str) -> str:
    joined = "+".join([*sorted(held), last])
    return _SAME.get(joined, joined)
