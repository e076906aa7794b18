"""What the columns of a list of actions are called, in the languages of Europe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from pmworkshop.base.language import in_all
from pmworkshop.base.spelling import plain, spellings

HEADINGS = {
    "what": """
action, actions, action item, action items, action point, task, tasks, task name, to do, todo, todos, to dos, what,
activity, activities, next action, deliverable, initiative, item, maßnahme, maßnahmen, aufgabe, aufgaben, aktion,
aktivität, was, tätigkeit, action à mener, actions à mener, tâche, tâches, mesure, activité, quoi, que faire,
à faire, acción, acciones, tarea, tareas, qué, actividad, medida, por hacer, actie, acties, actiepunt, actiepunten,
taak, taken, wat, maatregel, activiteit, azione, azioni, attività, compito, cosa, che cosa, da fare, misura, subject,
name of action, åtgärd, åtgärder, uppgift, uppgifter, aktivitet, tiltak, oppgave, handling, opgave, zadanie, zadania,
działanie, działania, akcja, úkol, úkoly, toimenpide, tehtävä, aksiyon, görev, faaliyet, ação, tarefa, decision,
decisions, decision made, summary, description, beschreibung, descripción, descrizione, omschrijving,
measure, measures
""",
    "owner": """
owner, action owner, owners, who, responsible, accountable, responsible person, person responsible, assignee,
assigned to, assigned, assign, assignees, responsibility, lead, leader, by whom, person, name, function,
verantwortlich, verantwortliche, verantwortlicher,
verantwortung, wer, zuständig, zuständigkeit, durch wen, bearbeiter, responsable,
qui, pilote, porteur, porteur de l'action, attribué à, par qui, quién, responsables, asignado a, encargado, dueño,
propietario, eigenaar, wie, verantwoordelijk, verantwoordelijke, actiehouder, toegewezen aan, door wie,
responsabile, chi, incaricato, assegnato a, proprietario, a cura di, ansvarig, ansvarlig, ansvarshavende, vem, hvem,
odpowiedzialny, odpowiedzialna, osoba odpowiedzialna, kto, zodpovídá, odpovědný, vastuuhenkilö, vastuu, sorumlu,
sorumlu kişi, responsável, quem
""",
    "due": """
due, due date, due by, by when, deadline, by, when, target date, due on, finish by, done by, completion date,
end date, end, finish, fällig, fällig am, fälligkeit, frist, termin, bis wann, bis, wann, zieldatum, stichtag,
enddatum, échéance, date limite, délai, pour quand, quand, date de fin, pour le, date cible, vence, vencimiento,
fecha límite, plazo, para cuándo, cuándo, fecha de entrega, fecha fin, vervaldatum, einddatum, wanneer, uiterlijk,
streefdatum, gereed op, scadenza, entro, entro quando, quando, data di scadenza, termine, data fine, date, datum,
fecha, data, klart senast, klart, senast, färdigt, när, frist, innen, forfallsdato, deadline dato, hvornår, når,
termin realizacji, kiedy, do kiedy, termín, määräaika, milloin, son tarih, termin tarihi, tarih, bitiş tarihi, prazo,
quando, data limite
""",
    "first_step": """
first step, next step, first steps, next steps, erster schritt, nächster schritt, erste schritte, nächste schritte,
première étape, premier pas, prochaine étape, prochaines étapes, primer paso, próximo paso, siguiente paso,
próximos pasos, eerste stap, volgende stap, vervolgstap, primo passo, prossimo passo, prossimi passi
""",
    "done_when": """
done when, how we will know, how will we know, how we know, we will know, success measure, measure of success,
success criterion, success criteria, success, definition of done, acceptance criteria, evidence, kpi, metric,
fertig wenn, erledigt wenn, woran wir es merken, woran erkennen wir es, erfolgskriterium, erfolgskriterien,
messgröße, kennzahl, fini quand, terminé quand, critère de réussite, critères de réussite, critère de succès,
indicateur, hecho cuando, terminado cuando, criterio de éxito, criterios de éxito, indicador, cómo lo sabremos,
klaar als, klaar wanneer, succescriterium, succescriteria, hoe weten we het, fatto quando, criterio di successo,
criteri di successo, indicatore, come lo sapremo, measure, measures
""",
}
"""Words for each thing that a column holds; words nearer the front count first where a table has two of them."""
_RANKS = {
    key: {way: rank for rank, word in reversed(list(enumerate(words.split(",")))) for way in spellings(word)}
    for key, words in HEADINGS.items()
}
_OWN = {
    "what": ("What",),
    "owner": ("Owner", "Who", "Who answers for it"),
    "due": ("Due",),
    "first_step": ("First step",),
    "done_when": ("Done when", "How we will know"),
}
"""What the lists call them that this program writes."""


@cache
def _ranks() -> Mapping[str, Mapping[str, int]]:
    """Rank all words, and behind them what this program itself writes in any of its languages."""
    own = {key: {plain(way) for word in words for way in in_all(word)} for key, words in _OWN.items()}
    return {key: {**dict.fromkeys(own[key], len(ranks)), **ranks} for key, ranks in _RANKS.items()}


TOTALS = frozenset(
    ("total", "totals", "sum", "summe", "gesamt", "somme", "totale", "totaal", "suma", "razem", "summa")
)
"""What stands where a line counts the others, and says nothing that is to be done."""


def columns_of(cells: Sequence[str]) -> dict[str, int] | None:
    """Find out what a line of headings says that its columns hold.

    Args:
        cells: The cells of the line.

    Returns:
        The column, from 0, of each thing that is headed; None if the line is no line of headings: it must say what is
        done, or two other things.
    """
    found: dict[str, int] = {}
    for key, ranks in _ranks().items():
        known = [
            (ranks[word], at)
            for at, cell in enumerate(cells)
            if at not in found.values()
            for word in _words(cell)
            if word in ranks
        ]
        if known:
            found[key] = min(known)[1]
    return found if "what" in found or len(found) > 1 else None


def _words(cell: str) -> tuple[str, ...]:
    """List what a heading may be called: without what stands in brackets, and each side of a stroke."""
    return (plain(cell.partition("(")[0]), plain(cell), *map(plain, cell.split("/")))
