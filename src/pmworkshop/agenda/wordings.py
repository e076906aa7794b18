"""The texts of a module that stand on the wall: listed, worded anew, added to and taken out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count as numbers
from typing import Any

from pmworkshop.agenda.model import Module, ModuleBase
from pmworkshop.agenda.quick_poll import short_title
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.base.language import tr, trc
from pmworkshop.base.text import clean_line

LONGEST = 200
"""Characters of a title or a question: no wall shows more of it at once."""
_LINES = "text"
"""The key of a text in Markdown; each of its lines is a text of its own."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A text of a module.

    Attributes:
        text: The text; empty where nobody gave one.
        sort: What it is, in an English word; `label` is the one to show.
        part: The key of the module under which it stands.
        field: The key inside a piece of that part; empty for a text that stands there itself.
        name: The id of the piece, the code of a role, or the number of a line, from 0.
        needed: Whether it may not be empty.
        grows: Whether another one like it can be added, and this one taken out.
    """

    text: str
    sort: str
    part: str
    field: str = ""
    name: str = ""
    needed: bool = True
    grows: bool = False

    @property
    def label(self) -> str:
        """What it is, in a word of the language that is spoken."""
        labels = {
            "Title": trc("label of a text", "Title"),
            "Asks": trc("label of a text", "Asks"),
            "Says": trc("label of a text", "Says"),
            "Hint": trc("label of a text", "Hint"),
            "Then": trc("label of a text", "Then"),
            "About": trc("label of a text", "About"),
            "Column": trc("label of a text", "Column"),
            "Role": trc("label of a text", "Role"),
            "Row": trc("label of a text", "Row"),
            "Shows": trc("label of a text", "Shows"),
        }
        return labels.get(self.sort, "")

    @property
    def key(self) -> str:
        """Names it inside its module."""
        return " ".join((self.part, self.field, self.name))


_ONE = (("title", "Title"), ("naming", "Asks"), ("proposal", "Says"))
"""Texts of which a module has one."""
_PARTS = (
    ("prompts", (("text", "Asks", True), ("hint", "Hint", False)), True),
    ("second", (("text", "Then", True), ("hint", "Hint", False)), False),
    ("subjects", (("text", "About", True),), True),
    ("items", (("text", "About", True),), True),
    ("columns", (("title", "Column", True),), False),
    ("roles", (("title", "Role", True),), False),
    ("activities", (("label", "Row", True), ("question", "", False)), True),
)
"""Texts of pieces: the part; each text with its field, its label and whether it is needed; whether the part grows."""
_KEPT = ("holds", "together")
"""What a question that is added has in common with the one before it."""


def wordings(module: ModuleBase) -> Iterator[Wording]:
    """List the texts of a module that can be worded anew, first its title.

    Args:
        module: The module.

    Yields:
        The texts.
    """
    for part, sort in _ONE:
        if text := getattr(module, part, ""):
            yield Wording(text, sort, part)
    yield from _lines(module)
    for part, fields, grows in _PARTS:
        more = grows and not (part == "prompts" and module.asks_once)
        for piece in _pieces(module, part):
            for field, sort, needed in fields:
                yield Wording(getattr(piece, field), sort, part, field, _name(piece), needed, more and needed)


def _lines(module: ModuleBase) -> Iterator[Wording]:
    """List the lines of a text in Markdown that say something, or its first line if none does."""
    lines = list(enumerate(getattr(module, _LINES, "").split("\n"))) if hasattr(module, _LINES) else []
    for at, line in [one for one in lines if one[1].strip()] or lines[:1]:
        yield Wording(line.strip(), "Shows", _LINES, "line", str(at), needed=False, grows=True)


def _pieces(module: ModuleBase, part: str) -> Sequence[Any]:
    found = getattr(module, part, None) or ()
    return found if isinstance(found, tuple) else (found,)


def _name(piece: Any) -> str:
    """Return what names a piece: its id, or the code of a role; one that stands alone needs none."""
    return getattr(piece, "id", "") or getattr(piece, "code", "")


def reworded(module: Module, old: Wording, text: str) -> Module:
    """Word one text of a module anew.

    Args:
        module: The module.
        old: The text, one of its `wordings`.
        text: The text as typed; it may be empty where none is needed.

    Returns:
        The module.

    Raises:
        InputError: The text is empty and needed, longer than `LONGEST`, or the module has it already.
    """
    said = read_text(text) if old.needed or clean_line(text) else ""
    if not old.field:
        short = {"short": short_title(said)} if old.part == "title" else {}
        return module.model_copy(update={old.part: said, **short})
    if old.part == _LINES:
        return _with_lines(module, int(old.name), [said])
    _check_new(module, old, said, besides=old.name)
    changed = [
        one.model_copy(update={old.field: said}) if _name(one) == old.name else one for one in _of(module, old)
    ]
    return _with(module, old, changed)


def added(module: Module, before: Wording, text: str) -> tuple[Module, Wording]:
    """Add a text behind another one: a line, a question, a statement or a row.

    Args:
        module: The module.
        before: The text that it comes after, one of its `wordings` that grow.
        text: The text as typed.

    Returns:
        The module, and the new text.

    Raises:
        InputError: The text is empty, longer than `LONGEST`, or the module has it already.
    """
    said = read_text(text)
    if before.part == _LINES:
        at = int(before.name)
        kept = [before.text] if before.text else []
        changed = _with_lines(module, at, [*kept, said])
        return changed, Wording(said, before.sort, _LINES, "line", str(at + len(kept)), needed=False, grows=True)
    _check_new(module, before, said)
    pieces = _of(module, before)
    at = next(at for at, one in enumerate(pieces) if _name(one) == before.name)
    name = next(str(number) for number in numbers(1) if str(number) not in map(_name, pieces))
    like = {key: getattr(pieces[at], key) for key in _KEPT if hasattr(pieces[at], key)}
    new = type(pieces[at]).model_validate({"id": name, before.field: said, **like})
    changed = _with(module, before, [*pieces[: at + 1], new, *pieces[at + 1 :]])
    return changed, Wording(said, before.sort, before.part, before.field, name, grows=True)


def taken_out(module: Module, old: Wording) -> Module:
    """Take a text out: a line, a question, a statement or a row.

    Args:
        module: The module.
        old: The text, one of its `wordings` that grow.

    Returns:
        The module.

    Raises:
        RefusedError: It is the last one of its kind.
    """
    if old.part == _LINES:
        return _with_lines(module, int(old.name), [])
    left = [one for one in _of(module, old) if _name(one) != old.name]
    if not left:
        raise RefusedError(tr("“{words}” stays: it is the only one.", words=old.text), tr("Word it anew."))
    return _with(module, old, left)


def _of(module: ModuleBase, wording: Wording) -> Sequence[Any]:
    return _pieces(module, wording.part)


def _with(module: Module, wording: Wording, pieces: Sequence[Any]) -> Module:
    """Put pieces in the place of those that a module has."""
    several = isinstance(getattr(module, wording.part), tuple)
    return module.model_copy(update={wording.part: tuple(pieces) if several else pieces[0]})


def _with_lines(module: Module, at: int, new: Sequence[str]) -> Module:
    """Put lines in the place of one line of a text in Markdown; they are indented as that one."""
    lines = getattr(module, _LINES).split("\n")
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    lines[at : at + 1] = [f"{indent}{line}" for line in new]
    return module.model_copy(update={_LINES: "\n".join(lines).strip("\n")})


def _check_new(module: Module, like: Wording, said: str, besides: str = "") -> None:
    """Refuse a needed text that another one like it says already."""
    others = (getattr(one, like.field) for one in _of(module, like) if _name(one) != besides)
    if like.needed and said.casefold() in map(str.casefold, others):
        raise InputError(tr("“{said}” stands there already.", said=said), tr("Word it otherwise."))


def read_text(text: str) -> str:
    """Read a title or a question.

    Args:
        text: The text as typed.

    Returns:
        The text in one clean line.

    Raises:
        InputError: It is empty, or longer than `LONGEST`.
    """
    said = clean_line(text)
    if not said:
        raise InputError(tr("There is no text yet."), tr("Type what the room should see."))
    if len(said) > LONGEST:
        raise InputError(
            tr("That has {number} characters; {longest} is the most.", number=len(said), longest=LONGEST)
        )
    return said
