"""A language that nobody speaks: each letter of a message is a Greek or Cyrillic one, as wide as the Latin letter.

What is still Latin on a wall or in a file then is no message of a catalogue.
"""

import ast
import gettext
import re
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pmworkshop
from pmworkshop import sample
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.base import language
from pmworkshop.base.model import Model

_LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OTHER = "αбгδεφжхικлмνοпρστυвωчцшщюАБГΔΕФЖХИКЛМΝΟПРСΤУВΩЧЦШЩЮ"
_TABLE = str.maketrans(_LATIN, _OTHER)
_PLACE = re.compile(r"(\{\{|\}\}|\{[^{}]*\})")


def disguised(text):
    """Write a message in letters that are not Latin; its places and context stay."""
    said = text.rpartition("\x04")[2]
    return "".join(one if one.startswith("{") or one == "}}" else one.translate(_TABLE) for one in _PLACE.split(said))


class Disguise(gettext.NullTranslations):
    def gettext(self, message):
        return message if message == "decimal point\x04." else disguised(message)

    def ngettext(self, one, many, number):
        return disguised(one if number == 1 else many)


PSEUDO = language.Catalogue("zz", Disguise())


@contextmanager
def disguise():
    """Let the whole program speak it, whatever language a session is held in."""
    before, found = language._spoken, language.catalogue
    language._spoken, language.catalogue = PSEUDO, lambda code: PSEUDO
    try:
        yield
    finally:
        language._spoken, language.catalogue = before, found


def latin(text):
    """List the words of a text that are in Latin letters."""
    return re.findall(r"[A-Za-z]{2,}", text)


_ABBREVIATION = re.compile(r"[A-Z/]{1,6}")


def hidden(value, fixed=frozenset()):
    """Write the texts of a record, and of all that it holds, in letters that are not Latin; ids and fixed words stay.

    Args:
        value: A record, a session, or any value in one.
        fixed: Words with a meaning for the program, which stay.
    """
    if isinstance(value, str):
        plain = " " not in value and not value[:1].isupper()
        return value if plain or value in fixed or _ABBREVIATION.fullmatch(value) else value.translate(_TABLE)
    if isinstance(value, tuple):
        return tuple(hidden(one, fixed) for one in value)
    if isinstance(value, dict):
        return {key: hidden(one, fixed) for key, one in value.items()}
    if isinstance(value, Model):
        return value.model_copy(update={key: hidden(getattr(value, key), fixed) for key in type(value).model_fields})
    return value


STAYS = {
    *["entirely", "PLAN", "wg"],  # a text of the sample's agenda, and names of a rule and of a measure
    *["pmworkshop", "RACI", "Markdown", "TOML", "Enter", "Esc", "Tab"],  # names, and keys with one name only
    *["SPON", "HOP", "PM", "DEV", "OPS", "SCM", "MI", "SAL", "FIN", "AR"],  # codes of roles, and letters
}
"""Words that are the same in every language."""


@cache
def fixed() -> frozenset[str]:
    """Words with a meaning for the program, as its records hold them."""
    source = Path(pmworkshop.__file__).parent
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in source.rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Subscript))
    literals = (node for node in nodes if ast.unparse(node.value) == "Literal")
    return frozenset(
        one.value
        for literal in literals
        for one in ast.walk(literal.slice)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    )


@cache
def said() -> frozenset[str]:
    """Every English word of the shipped agendas, and of what is said in the sample."""
    files = (*shipped_folder().rglob("*.toml"), sample._DATA / "story.toml")
    return frozenset(latin("".join(path.read_text(encoding="utf-8").partition("[translations")[0] for path in files)))


def english(line: str, *, among: frozenset[str] = frozenset()) -> list[str]:
    """List the words of a line that are of no other language.

    Args:
        line: The line.
        among: Words that may stand on it, as people or agendas say them.
    """
    known = STAYS | among
    return [word for word in latin(line) if word not in known and not re.fullmatch(r"F\d+", word)]
