"""Keys as people name them."""

import pytest

from pmworkshop.base.keys import key_named


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("PgDn", "pagedown"), ("page down", "pagedown"), ("Page Up", "pageup"), ("Ctrl+Z", "ctrl+z"),
        ("control + z", "ctrl+z"), ("F2", "f2"), ("f24", "f24"), ("f25", ""), ("Esc", "escape"), ("Return", "enter"),
        ("Shift+Tab", "shift+tab"), ("Shift+↑", "shift+up"), ("↓", "down"), ("Del", "delete"), ("Space", "space"),
        ("Ctrl+PgDn", "ctrl+pagedown"), ("Shift+Ctrl+F3", "ctrl+shift+f3"), ("Alt+x", "alt+x"), ("Option+x", "alt+x"),
        ("k", "k"), ("K", "K"), ("Shift+k", "K"), ("é", "é"), ("?", "?"), ("question_mark", "?"), ("full_stop", "."),
        ("Slash", "/"), ("+", "+"), ("plus", "+"), ("Ctrl++", "ctrl+plus"), ("-", "-"), ("Ctrl+_", "ctrl+underscore"),
        ("Ctrl+I", "tab"), ("Ctrl+M", "enter"), ("Bild↓", "pagedown"), ("Strg+Z", "ctrl+z"), ("Pos1", "home"),
        ("Umschalt+Tab", "shift+tab"), ("Rücktaste", "backspace"), ("Leertaste", "space"), ("Entf", "delete"),
        ("", ""), (" ", ""), ("++", ""), ("Ctrl+", ""), ("Hyper+x", ""), ("Shift+?", ""), ("Ctrl+Shift+z", ""),
        ("\u200b", ""), ("xy", ""), ("Ctrl+nothing", ""), ("x" * 5000, ""), ("+" * 5000, ""),
    ],
)  # fmt: skip
def test_a_key_has_one_name_whatever_it_is_called(typed, named):
    assert key_named(typed) == named
    assert not named or key_named(named) == named
