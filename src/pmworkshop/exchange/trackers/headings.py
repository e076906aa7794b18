"""The headings of exports in other languages than English, as the English ones that they stand for.

Source: exports of Jira by people whose account there is in German, French or Spanish. The others write English
headings, or ones that could not be confirmed; those are refused in a sentence.
"""

from __future__ import annotations

from pmworkshop.base.text import clean_line

_ABROAD = {
    "summary": "zusammenfassung, résumé, resumen",
    "issue key": "vorgangsschlüssel, clé de ticket, clave de incidencia",
    "issue type": "vorgangstyp, type de ticket, tipo de incidencia",
    "status": "état, estado",
    "status category": "statuskategorie, catégorie d'état, categoría de estado",
    "resolution": "lösung, résolution, resolución",
    "description": "beschreibung, descripción",
}
_ENGLISH = {word: english for english, words in _ABROAD.items() for word in words.split(", ")}


def english(heading: str) -> str:
    """Return the heading by which a column is known.

    Args:
        heading: A heading as it stands in a file, in any case, with or without a colon behind it.

    Returns:
        The English heading in small letters; the heading itself in small letters if it is in no language known here.
    """
    plain = clean_line(heading).casefold().rstrip(": ").replace("\u2019", "'")
    return _ENGLISH.get(plain, plain)
