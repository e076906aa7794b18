"""What each key means: one thing in every list of the program, in a few words, and the commands that carry it.

The letters of a chart's scheme are typed into its cells and come first there; digits choose the numbered thing; Enter
does the next natural thing. What lies over the room is closed by the key that opened it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.keys import key_named
from pmworkshop.base.language import tr_noop

ActsOn = Literal["line", "list", "room", "always"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a key means wherever it acts.

    Attributes:
        words: What it does, in a few words in English.
        acts_on: The chosen line, this list, the room, or all of it: where the map of the screen shows the key.
        commands: Ids of the commands that carry it, each with the words for it where they are more exact.
    """

    words: str
    acts_on: ActsOn
    commands: Mapping[str, str]


def _meaning(acts_on: ActsOn) -> Callable[..., Meaning]:
    def make(words: str, *commands: str, **exact: str) -> Meaning:
        return Meaning(words, acts_on, {**dict.fromkeys(commands, words), **exact})

    return make


_line, _list, _room, _always = _meaning("line"), _meaning("list"), _meaning("room"), _meaning("always")

_MINUTES = {"more": tr_noop("five more minutes"), "more_here": tr_noop("five more minutes")}

MEANINGS: Mapping[str, Meaning] = {
    "a": _list(tr_noop("add"), "add"),
    "b": _always(tr_noop("curtain"), "curtain"),
    "c": _line(tr_noop("action from it"), "act_on"),
    "d": _line(tr_noop("take out"), "out", "let_go"),
    "e": _line(tr_noop("word it anew"), "edit", "what", "reword", "correct", "change", "change_copy", "length"),
    "f": _list(tr_noop("what is open"), "open_points"),
    "g": _room(tr_noop("agenda"), "go", "jump"),
    "h": _list(tr_noop("count hands"), "hands", "confidence"),
    "i": _list(tr_noop("what is in"), "values", "hidden"),
    "j": _line(tr_noop("asked and told"), "letters", "ask_owner"),
    "k": _line(tr_noop("later"), "later"),
    "l": _room(tr_noop("leaders"), "people"),
    "m": _line(tr_noop("merge"), "merge", "merge_group"),
    "n": _list(tr_noop("new"), "new_group", "new_row", "compose", "anew"),
    "o": _line(tr_noop("an outcome"), "becomes"),
    "p": _line(tr_noop("park, take back"), "park", "take_back", free_name=tr_noop("take the name back from a phone")),
    "q": _always(tr_noop("leave"), "quit"),
    "r": _list(tr_noop("roles"), "roles"),
    "s": _always(tr_noop("save"), "save", "keep"),
    "t": _always(tr_noop("dark or bright"), "theme"),
    "u": _always(tr_noop("undo"), "undo"),
    "v": _room(tr_noop("parking lot"), "parking", wall=tr_noop("the wall as it was")),
    "w": _line(tr_noop("who"), "said_by", "owner", "names"),
    "x": _line(tr_noop("not settled"), "unsettled"),
    "y": _room(tr_noop("pause"), "pause"),
    "z": _room(tr_noop("fit the time"), "refit"),
    "A": _list(tr_noop("ask again"), "again"),
    "B": _room(tr_noop("break"), "break"),
    "C": _line(tr_noop("go on from it"), "continue_from", "follow_up"),
    "D": _line(tr_noop("deputy"), "deputy"),
    "E": _line(tr_noop("role's title"), "rename"),
    "F": _line(tr_noop("it follows from"), "follows_from", "source"),
    "G": _line(tr_noop("groups of people"), "group", "apart"),
    "H": _list(tr_noop("hard moment"), "hard"),
    "I": _line(tr_noop("what is given to it"), "give", "for_action"),
    "J": _room(tr_noop("join by phone"), "phones"),
    "K": _list(tr_noop("close the round"), "close", close_page=tr_noop("close the page for phones")),
    "L": _list(tr_noop("what each gives"), "ledger"),
    "M": _room(tr_noop("add a part"), "add_module"),
    "N": _list(tr_noop("without names"), "nameless"),
    "O": _line(tr_noop("objection"), "objection"),
    "P": _line(tr_noop("replay"), "replay"),
    "Q": _line(tr_noop("leaves for good"), "gone"),
    "R": _line(tr_noop("hand over"), "hand_over"),
    "S": _line(tr_noop("sponsor"), "sponsor", level_sponsor=tr_noop("the sponsor decides")),
    "T": _room(tr_noop("test the room"), "room_test"),
    "U": _room(tr_noop("what is not on disk"), "unsaved"),
    "V": _list(tr_noop("say aloud, one by one"), "aloud"),
    "W": _room(tr_noop("workshop"), "details"),
    "X": _room(tr_noop("conflicts"), "conflicts"),
    "Y": _line(tr_noop("decided"), "decided"),
    "Z": _line(tr_noop("how sure"), "sure"),
    ".": _always(tr_noop("curtain"), "curtain"),
    "!": _room(tr_noop("strike a line"), "strike"),
    ":": _always(tr_noop("any command"), "palette"),
    "?": _always(tr_noop("keys"), "help"),
    "/": _list(tr_noop("find"), "find", "search"),
    ";": _line(tr_noop("split"), "split"),
    "*": _line(tr_noop("our purpose"), "purpose"),
    "%": _line(tr_noop("how we know"), "measure", "value"),
    "@": _line(tr_noop("mail address"), "mail"),
    "#": _line(tr_noop("a chart row"), "to_row", "from_lines"),
    "<": _list(tr_noop("said before"), "said_before"),
    ">": _line(tr_noop("what comes next"), "first", "step", "look_again"),
    "=": _line(tr_noop("as most of us see it"), "take"),
    "+": _list(tr_noop("more"), "faster", **_MINUTES),
    "&": _list(tr_noop("one more role"), "new_role"),
    "-": _line(
        tr_noop("less"), "type_in", "begin_with", row_out=tr_noop("take the row out"), slower=tr_noop("slower")
    ),
    "_": _list(tr_noop("take the role out"), "role_out"),
    "0": _line(
        tr_noop("number 0"),
        *("whole", "type_in", "begin_with"),
        count_hands=tr_noop("count hands"),
        leave_group=tr_noop("no group"),
        nothing_needed=tr_noop("nothing needed"),
    ),
    **dict.fromkeys(
        "123456789",
        _line(
            tr_noop("the number"),
            *("choose", "way", "type_in", "begin_with", "choose_word"),
            *("done", "going", "risk", "stuck", "dropped", "ours", "theirs", "count", "leave", "number"),
            count_hands=tr_noop("count hands"),
            join=tr_noop("its group"),
            owner=tr_noop("who answers"),
            part=tr_noop("its part"),
        ),
    ),
    "space": _line(
        tr_noop("mark or choose"),
        *("mark", "choose", "look", "away", "show_next", "live_with", "play"),
        page_tls=tr_noop("with TLS, or without"),
    ),
}
"""The printable keys."""
MOVES: Mapping[str, Meaning] = {
    "tab": _list(tr_noop("the next one")),
    "shift+tab": _list(tr_noop("the one before")),
    "shift+up": _line(tr_noop("move up")),
    "shift+down": _line(tr_noop("move down")),
    "delete": _line(tr_noop("take out")),
    "backspace": _line(tr_noop("clear")),
    "pagedown": _always(tr_noop("go on")),
    "pageup": _always(tr_noop("go back")),
    "left": _list(tr_noop("back a step")),
    "right": _list(tr_noop("on a step")),
    "home": _list(tr_noop("the first")),
    "end": _list(tr_noop("the last")),
    "escape": _list(tr_noop("back")),
    "f1": _always(tr_noop("keys")),
    "f2": _room(tr_noop("go on in a new file")),
    "f3": _room(tr_noop("count the time away")),
    "f5": _room(tr_noop("read again")),
    "ctrl+y": _always(tr_noop("redo")),
    "ctrl+z": _always(tr_noop("undo")),
    "ctrl+s": _always(tr_noop("save")),
    "ctrl+l": _always(tr_noop("other language"), "language"),
    "ctrl+p": _always(tr_noop("any command")),
    "ctrl+q": _always(tr_noop("leave")),
    "ctrl+g": _room(tr_noop("agenda")),
    "ctrl+r": _room(tr_noop("rehearse: made-up answers")),
}
"""The keys that type nothing; they are named here for the map of the screen."""
ENTER = Meaning(tr_noop("go on with it"), "line", {})
"""Any other key, such as Enter, which does the next natural thing."""
LETTERS = Meaning(tr_noop("a letter"), "line", {})
"""The letters of a chart's scheme: they are typed into its cells."""


def meaning_of(key: str) -> Meaning | None:
    """Find what a key means.

    Args:
        key: The key, as Textual names it, or the character that it types.

    Returns:
        Its meaning; None if it has none that is the same everywhere.
    """
    name = key_named(key)
    return MEANINGS.get(name) or MOVES.get(name)
