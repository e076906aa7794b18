"""The words of dates besides months and weekdays: today, next, in, end of, two weeks, in six languages."""

from __future__ import annotations

from functools import lru_cache

from pmworkshop.base.dates.names import Word, fold, names_in

DAY, WEEK, FORTNIGHT, MONTHLY, QUARTER, YEARLY = range(6)
"""The lengths of time that can be named."""
FILLER = "F"
"""The kind of a word that changes nothing."""
KNOWN = ("en", "de", "fr", "es", "nl", "it")
"""The languages that are understood whatever the settings say."""

_WORDS: dict[str, dict[Word, str]] = {
    "en": {
        ("R", 0): "today", ("R", 1): "tomorrow tmrw", ("R", -1): "yesterday", ("E", 0): "end eo",
        ("X", 0): "next", ("T", 0): "this", ("I", 0): "in within",
        ("U", DAY): "d day days", ("U", WEEK): "w wk wks week weeks", ("U", FORTNIGHT): "fortnight fortnights",
        ("U", MONTHLY): "mo mos mth mths month months", ("U", QUARTER): "quarter quarters",
        ("U", YEARLY): "y yr yrs year years",
        ("C", 1): "a an one", ("C", 2): "two", ("C", 3): "three", ("C", 4): "four", ("C", 5): "five", ("C", 6): "six",
        ("C", 7): "seven", ("C", 8): "eight", ("C", 9): "nine", ("C", 10): "ten", ("C", 11): "eleven",
        ("C", 12): "twelve",
        ("V", 0): "beginning start early mid middle late spring summer autumn fall winter easter christmas weekend "
        "soon asap later ongoing",
        (FILLER, 0): "the of on by due before until till coming st nd rd th s from now",
    },
    "de": {
        ("R", 0): "heute", ("R", 1): "morgen", ("R", 2): "übermorgen", ("R", -1): "gestern", ("E", 0): "ende",
        ("X", 0): "nächste nächsten nächster nächstem nächstes", ("T", 0): "diese diesen dieser diesem dieses",
        ("I", 0): "in", ("U", DAY): "tag tage tagen", ("U", WEEK): "woche wochen",
        ("U", MONTHLY): "monat monate monaten",
        ("U", QUARTER): "quartal quartals", ("U", YEARLY): "jahr jahre jahren jahres",
        ("C", 1): "ein eine einem einer", ("C", 2): "zwei", ("C", 3): "drei", ("C", 4): "vier", ("C", 6): "sechs",
        ("V", 0): "anfang mitte früh spät", (FILLER, 0): "am bis zum zu den dem der des im kommenden kommender",
    },
    "fr": {
        ("R", 0): "hui", ("R", 1): "demain", ("E", 0): "fin",
        ("X", 0): "prochain prochaine", ("T", 0): "ce cet cette",
        ("I", 0): "dans", ("U", DAY): "jour jours", ("U", WEEK): "semaine semaines", ("U", MONTHLY): "mois",
        ("U", QUARTER): "trimestre trimestres", ("U", YEARLY): "an ans année années",
        ("C", 1): "un une", ("C", 2): "deux", ("C", 3): "trois", ("C", 4): "quatre", ("C", 6): "six",
        ("V", 0): "début mi", (FILLER, 0): "le la l du de d au aujourd avant pour",
    },
    "es": {
        ("R", 0): "hoy", ("R", 1): "mañana", ("E", 0): "fin final finales fines",
        ("X", 0): "próximo próxima", ("T", 0): "este esta",
        ("I", 0): "en dentro", ("U", DAY): "día días", ("U", WEEK): "semana semanas", ("U", MONTHLY): "mes meses",
        ("U", QUARTER): "trimestre trimestres", ("U", YEARLY): "año años",
        ("C", 1): "un una", ("C", 2): "dos", ("C", 3): "tres", ("C", 4): "cuatro", ("C", 6): "seis",
        ("V", 0): "principios mediados comienzos", (FILLER, 0): "el la del de al a antes para",
    },
    "nl": {
        ("R", 0): "vandaag", ("R", 1): "morgen", ("R", 2): "overmorgen", ("E", 0): "eind einde",
        ("X", 0): "volgende volgend", ("T", 0): "deze dit", ("I", 0): "over in binnen",
        ("U", DAY): "dag dagen", ("U", WEEK): "week weken", ("U", MONTHLY): "maand maanden",
        ("U", QUARTER): "kwartaal kwartalen", ("U", YEARLY): "jaar jaren",
        ("C", 1): "een één", ("C", 2): "twee", ("C", 3): "drie", ("C", 4): "vier", ("C", 6): "zes",
        ("V", 0): "begin half medio", (FILLER, 0): "op de het van tot voor per uiterlijk komende",
    },
    "it": {
        ("R", 0): "oggi", ("R", 1): "domani", ("R", 2): "dopodomani", ("E", 0): "fine",
        ("X", 0): "prossimo prossima", ("T", 0): "questo questa", ("I", 0): "tra fra in entro",
        ("U", DAY): "giorno giorni", ("U", WEEK): "settimana settimane", ("U", MONTHLY): "mese mesi",
        ("U", QUARTER): "trimestre trimestri", ("U", YEARLY): "anno anni",
        ("C", 1): "un una", ("C", 2): "due", ("C", 3): "tre", ("C", 4): "quattro", ("C", 6): "sei",
        ("V", 0): "inizio metà", (FILLER, 0): "il lo la l di del dell d dello della al per",
    },
}  # fmt: skip


@lru_cache(maxsize=8)
def words_in(language: str) -> dict[str, tuple[Word, ...]]:
    """List the words of dates in a language.

    Args:
        language: The code of the language.

    Returns:
        The meanings of each word, folded: names of weekdays and months first, fillers last.
    """
    own = {fold(word): meant for meant, line in _WORDS.get(language, {}).items() for word in line.split()}
    names = names_in(language)
    return {
        word: (*names.get(word, ()), *([own[word]] if word in own else [])) for word in dict.fromkeys((*names, *own))
    }
