"""The words by which the parts of a chart are known: heads of its columns, letters written out, totals, legends."""

from __future__ import annotations

import re
from functools import cache

from pmworkshop.agenda.model import Scheme
from pmworkshop.base.language import in_each
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.schemes import SCHEME_NAMES, legend

LETTERS = "ARSCIDP"
"""The letters of all schemes."""
_BESIDE = {"who", "is", "are", "to", "be", "the", "by", "with", "must", "has", "role", "roles", "party", "parties"}
_STEMS = {
    "respo": "R", "accou": "A", "consu": "C", "infor": "I", "suppo": "S", "drive": "D", "approv": "A", "contri": "C",
    "recomm": "R", "agree": "A", "perfo": "P", "input": "I", "decid": "D", "veran": "R", "reche": "A",
}  # fmt: skip
_NO_LETTERS = {
    "agreed", "agreement", "approved", "approval", "decided", "performed", "performance", "information", "supported",
    "driven", "accounting", "accounts", "account", "recommended", "consulting", "consultant", "consultants",
}  # fmt: skip
_ACTIVITY = {
    "activity", "activities", "task", "tasks", "decision", "decisions", "deliverable", "deliverables", "process",
    "process step", "step", "work package", "action", "what", "item", "responsibility", "responsibilities",
    "function", "aktivität", "aktivitäten", "tätigkeit", "tätigkeiten", "aufgabe", "aufgaben", "entscheidung",
    "activité", "activités", "tâche", "tâches", "décision", "actividad", "actividades", "tarea", "tareas",
    "attività", "compito", "activiteit", "activiteiten", "taak", "taken", "zadanie", "atividade", "tarefa",
    "aktivitet", "oppgave",
}  # fmt: skip
_OTHER = {
    "no", "nr", "number", "id", "ref", "phase", "stage", "workstream", "stream", "section", "category", "group",
    "area", "description", "details", "detail", "note", "notes", "comment", "comments", "remark", "remarks", "status",
    "due", "due date", "date", "deadline", "start", "end", "priority", "link", "legend", "key", "total", "totals",
    "sum", "count", "bemerkung", "bemerkungen", "kommentar", "anmerkung", "beschreibung", "termin", "summe", "gesamt",
    "remarque", "remarques", "commentaire", "commentaires", "échéance", "notas", "comentarios", "fecha", "note(s)",
    "opmerking", "opmerkingen", "uwagi", "check", "frequency", "effort", "tool", "tools", "input", "output", "index",
}  # fmt: skip
_ROLES = {
    "role", "roles", "rolle", "rollen", "rôle", "rôles", "rol", "ruolo", "person / task", "role / activity", "team",
    "teams", "stakeholder", "stakeholders", "person", "persons", "people", "department", "departments", "member",
    "members", "team member", "team members", "leader", "leaders", "who", "wer", "abteilung", "abteilungen", "équipe",
    "équipes", "qui", "personne", "afdeling", "wie", "rola", "roll",
}  # fmt: skip
_LEGENDS = {
    "legend", "key", "legende", "légende", "leyenda", "legenda", "note", "notes", "source", "sources",
    "abbreviations", "definitions", "raci key", "raci legend", "explanation", "hinweis", "quelle", "remarks",
    "comments",
}  # fmt: skip
_ENTRY = re.compile(r"\W*([A-Za-z])\W{1,5}([^\W\d_].*)")
_INDEX = {"no", "nr", "number", "id", "ref", "phase", "stage", "index", "n°", "nº"}


def bare(text: str) -> str:
    """Write a head or label for comparison: case folded, without marks at its ends.

    Args:
        text: The head.

    Returns:
        The bare words.
    """
    return clean_line(text).casefold().strip(" .:*#?_-")


def names_activities(head: str) -> bool:
    """Tell whether a head says that activities stand below it.

    Args:
        head: The head.

    Returns:
        Whether it is a known word for activities.
    """
    words = bare(head)
    return words in _ACTIVITY or any(part.strip() in _ACTIVITY for part in re.split("[/|,]", words))


def names_no_role(head: str) -> bool:
    """Tell whether a head says that neither letters nor activities stand below it: notes, dates, numbers, totals.

    Args:
        head: The head.

    Returns:
        Whether it is a known word for something else.
    """
    return bare(head) in _OTHER or head.strip() == "#"


def names_an_index(head: str) -> bool:
    """Tell whether a head says that numbers or phases stand below it, which may be letters too.

    Args:
        head: The head.

    Returns:
        Whether it is a known word for an index.
    """
    return bare(head) in _INDEX or head.strip() == "#"


def letter_in_head(head: str) -> str:
    """Find the letter that a head names, so that names of roles stand below it.

    Args:
        head: The head, such as ``R``, ``Responsible``, ``Responsible (R)`` or ``Who is consulted?``.

    Returns:
        The letter; empty if the head names none.
    """
    if len(head) == 1:
        return head if head in LETTERS else ""
    words = [word for word in re.findall(r"[^\W\d_]{2,}", head) if word.casefold() not in _BESIDE]
    return letter_of(words[0]) if len(words) == 1 and not names_activities(head) else ""


def names_roles(head: str) -> bool:
    """Tell whether a corner says that roles stand below it, so that the chart lies on its side.

    Args:
        head: The corner.

    Returns:
        Whether it is a known word for roles.
    """
    return bare(head) in _ROLES


def begins_legend(label: str) -> bool:
    """Tell whether a label says that an explanation follows.

    Args:
        label: The label.

    Returns:
        Whether it is a word for a legend, or begins as a footnote does.
    """
    words = bare(label)
    return words in _LEGENDS or words.partition(":")[0] in _LEGENDS or label.startswith(("*", "†", "©"))


def letter_of(word: str) -> str:
    """Find the letter that a word of any scheme stands for.

    Args:
        word: The word, such as ``Consult`` or ``accountable``.

    Returns:
        The letter; empty if it is no such word.
    """
    folded = word.casefold()
    if folded.partition(" ")[0] in _NO_LETTERS:
        return ""
    return next((letter for stem, letter in _STEMS.items() if folded.startswith(stem)), "")


def legend_entry(text: str) -> tuple[str, str]:
    """Read an entry of a legend, such as ``R = Responsible`` or ``**A** Accountable: answers for it``.

    Args:
        text: The entry.

    Returns:
        The letter and its words; two empty texts if it is no entry.
    """
    found = _ENTRY.fullmatch(text.strip())
    return (found[1].upper(), clean_line(found[2])) if found else ("", "")


def explains(letter: str, words: str) -> bool:
    """Tell whether words explain a letter as one of the schemes does.

    Args:
        letter: The letter.
        words: The words beside it.

    Returns:
        Whether they begin with a word for it, or as this program explains it in another language.
    """
    if letter_of(words) == letter.upper() != "":
        return True
    if len(letter) != 1 or not words:
        return False
    said = words.casefold()
    return any(said.startswith(own_words(scheme).get(letter.upper(), ())) for scheme in SCHEME_NAMES)


@cache
def own_words(scheme: Scheme) -> dict[str, tuple[str, ...]]:
    """List the words for each letter of a scheme that this program writes in other languages than English.

    Args:
        scheme: The scheme.

    Returns:
        The words for each letter, in lower case.
    """
    found: dict[str, tuple[str, ...]] = {}
    english, *others = in_each(lambda: legend(scheme))
    for letter, word, _ in (one for other in others for one in other if one not in english):
        found[letter] = (*found.get(letter, ()), word.casefold())
    return found
