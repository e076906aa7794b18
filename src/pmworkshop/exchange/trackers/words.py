"""The words with which trackers say where a task stands, and what each means for an action.

They are English, German, French and Spanish. Source: own.
"""

from __future__ import annotations

import re

from pmworkshop.base.text import clean_line
from pmworkshop.session.core.records import ActionStatus

_WORDS: dict[ActionStatus | None, str] = {
    "done": (
        "done, complete, completed, closed, resolved, finished, fertig, erledigt, abgeschlossen, geschlossen, "
        "terminé, terminée, terminé(e), fini, fermé, hecho, listo, finalizado, finalizada, completado, completada, "
        "cerrado"
    ),
    "in progress": (
        "in progress, doing, started, ongoing, on track, in review, under review, in development, in arbeit, "
        "in bearbeitung, in prüfung, en cours, en cours de revue, en curso, en progreso, en revisión"
    ),
    "at risk": "at risk, gefährdet",
    "stuck": "blocked, stuck, on hold, waiting, blockiert, wartend, bloqué, en attente, bloqueado, en espera",
    "dropped": (
        "cancelled, canceled, dropped, won't do, won't fix, declined, rejected, abandoned, abgebrochen, abgelehnt, "
        "gestrichen, wird nicht erledigt, annulé, abandonné, rejeté, cancelado, cancelada, descartado, rechazado"
    ),
    None: (
        "to do, todo, to-do, open, opened, reopened, backlog, new, not started, selected for development, "
        "zu erledigen, offen, neu, nicht begonnen, nicht gestartet, à faire, ouvert, nouveau, "
        "por hacer, tareas por hacer, pendiente, abierto, nuevo"
    ),
}
_AROUND = re.compile(r"^[^\w(]+|[^\w)]+$")
"""What stands around a word, such as a picture before the name of a column."""
_MEANS = {word: status for status, words in _WORDS.items() for word in words.split(", ")}


def is_known(word: str) -> bool:
    """Tell whether a word says where a task stands.

    Args:
        word: The word, in any case.
    """
    return _plain(word) in _MEANS


def meaning(word: str) -> ActionStatus | None:
    """Return what a word means for an action.

    Args:
        word: A word that `is_known`.

    Returns:
        The status; None for a task that nobody has begun, which says nothing new of an action.
    """
    return _MEANS[_plain(word)]


def _plain(word: str) -> str:
    return _AROUND.sub("", clean_line(word).casefold().replace("\u2019", "'"))
