"""What each key means: one thing in every list of the program, in a few words, and the commands that carry it.

The letters of a chart's scheme are typed into its cells and come first there; digits choose the numbered thing; Enter
does the next natural thing. What lies over the room is closed by the key that opened it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

ActsOn = Literal["line", "list", "room", "always"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a key means wherever it acts.

    Attributes:
        words: What it does, in a few words.
        acts_on: The chosen line, this list, the room, or all of it: where the map of the screen shows the key.
        commands: Ids of the commands that carry it; ``place.id`` where the same id means another thing elsewhere.
    """

    words: str
    acts_on: ActsOn
    commands: frozenset[str]


def _line(words: str, commands: str) -> Meaning:
    return Meaning(words, "line", frozenset(commands.split()))


def _list(words: str, commands: str) -> Meaning:
    return Meaning(words, "list", frozenset(commands.split()))


def _room(words: str, commands: str) -> Meaning:
    return Meaning(words, "room", frozenset(commands.split()))


def _always(words: str, commands: str) -> Meaning:
    return Meaning(words, "always", frozenset(commands.split()))


MEANINGS: Mapping[str, Meaning] = {
    "a": _list("add", "add"),
    "b": _always("curtain", "curtain"),
    "c": _line("an action follows", "act_on"),
    "d": _line("take out", "out let_go"),
    "e": _line("change the wording", "edit what reword correct change change_copy length"),
    "f": _list("what is open", "open_points"),
    "g": _room("agenda", "go jump"),
    "h": _list("count hands", "hands confidence"),
    "i": _list("what is in", "values hidden"),
    "j": _line("who is asked and told", "letters ask_owner"),
    "k": _line("later", "later"),
    "l": _room("leaders", "people"),
    "m": _line("merge", "merge merge_group"),
    "n": _list("new", "new_group new_row compose"),
    "o": _line("becomes an outcome", "becomes"),
    "p": _line("park, take back", "park take_back"),
    "q": _always("leave", "quit"),
    "r": _list("roles", "roles"),
    "s": _always("save", "save keep"),
    "t": _always("dark or bright", "theme"),
    "u": _always("undo", "undo"),
    "v": _room("parking lot", "parking"),
    "w": _line("who", "said_by owner names"),
    "x": _line("not settled", "unsettled"),
    "y": _room("pause", "pause"),
    "z": _room("fit the time", "refit"),
    "A": _list("ask again", "again"),
    "B": _room("break", "break"),
    "C": _line("go on from it", "continue_from follow_up"),
    "D": _line("deputy", "deputy"),
    "E": _line("title of the role", "rename"),
    "F": _line("what it follows from", "follows_from source"),
    "G": _line("groups of people", "group apart"),
    "H": _list("hard moment", "hard"),
    "I": _line("what is given to it", "give for_action"),
    "K": _list("close the round", "close"),
    "L": _list("what each gives", "ledger"),
    "M": _room("add a part", "add_module"),
    "N": _list("without names", "nameless"),
    "O": _line("objection", "objection"),
    "P": _line("replay", "replay"),
    "Q": _line("leaves for good", "gone"),
    "R": _line("hand over", "hand_over"),
    "S": _line("sponsor", "sponsor"),
    "T": _room("test the room", "room_test"),
    "U": _room("what is not on disk", "unsaved"),
    "V": _list("say aloud, one by one", "aloud"),
    "W": _room("the workshop's lines", "details"),
    "X": _room("conflicts", "conflicts"),
    "Y": _line("decided", "decided"),
    "Z": _line("how sure", "sure"),
    ".": _always("curtain", "curtain"),
    "!": _room("strike a line", "strike"),
    ":": _always("any command", "palette"),
    "?": _always("keys", "help"),
    "/": _list("find", "find search"),
    ";": _line("split", "split"),
    "%": _line("how we know", "measure value"),
    "@": _line("mail address", "mail"),
    "#": _line("a row of the chart", "to_row from_lines"),
    "<": _list("said before", "said_before"),
    ">": _line("what comes next", "first step look_again"),
    "=": _line("as most of us see it", "take"),
    "+": _list("more", "new_role anew all faster"),
    "-": _line("less", "row_out slower type_in"),
    "_": _list("take the role out", "role_out"),
    "0": _line("number", "leave_group nothing_needed whole type_in"),
    **dict.fromkeys(
        "123456789",
        _line(
            "number",
            "join owner choose type_in choose_word done going risk stuck dropped ours theirs count leave",
        ),
    ),
    "space": _line("mark or choose", "mark choose look away show_next live_with play"),
}
"""The printable keys."""
MOVES: Mapping[str, Meaning] = {
    "tab": _list("the next one", ""),
    "shift+tab": _list("the one before", ""),
    "shift+up": _line("move up", ""),
    "shift+down": _line("move down", ""),
    "delete": _line("take out", ""),
    "backspace": _line("clear", ""),
    "pagedown": _always("go on", ""),
    "pageup": _always("go back", ""),
    "left": _list("back a step", ""),
    "right": _list("on a step", ""),
    "home": _list("the first", ""),
    "end": _list("the last", ""),
    "escape": _list("back", ""),
    "f1": _always("keys", ""),
    "f2": _room("go on in a new file", ""),
    "f3": _room("count the time away", ""),
    "f5": _list("read again", ""),
    "ctrl+y": _always("redo", ""),
    "ctrl+z": _always("undo", ""),
    "ctrl+s": _always("save", ""),
    "ctrl+p": _always("any command", ""),
    "ctrl+q": _always("leave", ""),
    "ctrl+g": _room("agenda", ""),
}
"""The keys that type nothing; they are named here for the map of the screen."""
