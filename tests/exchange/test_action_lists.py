"""A list of actions that somebody keeps in a table is read as it is meant, and says how it was understood."""

from __future__ import annotations

import pytest

from pmworkshop.exchange.actions.action_list import read_actions
from pmworkshop.exchange.tables.pasted import pasted_grid
from pmworkshop.session.operations.planning.listed_actions import Listed, is_day, names_somebody
from tests.build import DAY, session

ROOM = session()
PRICE = Listed("Publish the price rule", "Ann", "14 Dec")
DROP = Listed("Drop two features", "Ben", "30 Sep")


def read(text):
    """Read pasted lines as the plan does."""
    grid = pasted_grid(text.splitlines())
    assert grid is not None
    return read_actions(grid, lambda cell: names_somebody(ROOM, cell), lambda cell: is_day(cell, DAY))


def understood(text):
    found = read(text)
    return found.understood, list(found.rows)


@pytest.mark.parametrize(
    "head",
    [
        "Action\tOwner\tBy when\tStatus",
        "Task\tResponsible\tDue date\tStatus",
        "To do:\tWHO?\tDeadline (date)\tStatus",
        "Action / Task\tAccountable\tDate\tStatus",
        "Maßnahme\tVerantwortlich\tFällig am\tStatus",
        "MASSNAHME\tZuständig\tFaellig\tStatus",
        "Tâche\tResponsable\tÉchéance\tStatus",
        "Acción\tQuién\tFecha límite\tStatus",
        "Actie\tWie\tWanneer\tStatus",
        "Azione\tChi\tScadenza\tStatus",
        "Åtgärd\tAnsvarig\tKlart senast\tStatus",
        "Zadanie\tOdpowiedzialny\tTermin\tStatus",
        "Aksiyon\tSorumlu\tTermin\tStatus",
        "Name\tAssign\tDue\tStatus",
        "Decision\tOwner\tDue\tStatus",
        "Summary\tAssignee\tDue Date\tStatus",
    ],
)
def test_headings_in_the_words_and_languages_of_people_say_what_the_columns_hold(head):
    told, rows = understood(
        f"{head}\nPublish the price rule\tAnn\t14 Dec\tOpen\nDrop two features\tBen\t30 Sep\tDone\n"
    )
    assert rows == [PRICE, DROP]
    assert (
        told == "2 actions: what from column 1, owner from column 2, date from column 3; column 4 “Status” not used"
    )


def test_first_steps_and_how_we_will_know_are_taken_where_they_are_headed():
    told, rows = understood(
        "| Next step | Bis wann | **Aufgabe** | Done when | Wer | Measure |\n|---|---|---|---|---|---|\n"
        "| Call Rosa | 14 Dec | Publish the price rule | On the wiki | Ann | 3 |\n"
    )
    assert rows == [Listed("Publish the price rule", "Ann", "14 Dec", "Call Rosa", "On the wiki")]
    assert told == (
        "1 action: what from column 3, owner from column 5, date from column 2, first step from column 1, "
        "how we will know from column 4; column 6 “Measure” not used"
    )


def test_a_measure_is_what_is_done_or_how_we_will_know_as_the_other_headings_leave_it():
    assert understood("Measure\tWho\nPublish the price rule\tAnn")[1] == [Listed("Publish the price rule", "Ann")]
    assert understood("Action\tMeasure\nDrop two features\tNone sold")[1] == [
        Listed("Drop two features", done_when="None sold")
    ]


def test_without_headings_the_cells_say_what_the_columns_hold():
    told, rows = understood(
        "1\tAnn\tStart of it\t1 Dec\tPublish the price rule\t14 Dec\t2 days\t3.5\n"
        "2\tBen\tOpen\t1 Sep\tDrop two features\t30 Sep\t3 days\t2\n"
        "3\tZed\tOpen\t\tAsk the customers\tsoon\t1 day\t1.5\n"
    )
    assert rows == [PRICE, DROP, Listed("Ask the customers", "Zed", "soon")]
    assert told == (
        "3 actions: what from column 5, owner from column 2, date from column 6; "
        "column 1, column 3, column 4, column 7 and 1 further column not used"
    )


def test_a_column_without_a_heading_is_seen_from_its_cells_and_a_headed_one_is_not():
    told, rows = understood(
        "Action\t\tCreated on\nPublish the price rule\tAnn\t14 Dec\nDrop two features\tBen\t30 Sep"
    )
    assert rows == [Listed(one.what, one.owner) for one in (PRICE, DROP)]
    assert told == "2 actions: what from column 1, owner from column 2; column 3 “Created on” not used"


def test_where_no_heading_says_what_is_done_the_longest_texts_do():
    told, rows = understood("Nr\tTopic\tOwner\tDue\n1\tPublish the price rule\tAnn\t14 Dec")
    assert rows == [PRICE]
    assert told == "1 action: what from column 2, owner from column 3, date from column 4; column 1 “Nr” not used"


def test_a_first_line_of_words_where_all_others_name_people_and_days_is_one_of_headings():
    told, rows = understood(
        "Lan\tNork\tNoiz\nPublish the price rule\tAnn\t14 Dec\nDrop two features\tBen\t30 Sep\nSay so\tAnn\n"
    )
    assert rows == [PRICE, DROP, Listed("Say so", "Ann")]
    assert told == "3 actions: what from column 1, owner from column 2, date from column 3; line 1 not used"
    told, rows = understood(
        "Ask them\tZed\tsoon\nTell them\tAnn\t2 Dec\nDrop two features\tBen\t30 Sep\n"
        "Say so\tAnn\tlater\nGo\tBen\t1 Dec\n"
    )
    assert rows[0] == Listed("Ask them", "Zed", "soon")
    told, rows = understood("Ask them\tZed\nPublish the price rule\tAnn\nDrop two features\tBen\n")
    assert rows[0] == Listed("Ask them", "Zed")


@pytest.mark.parametrize("clock", [" 12:00 AM", " 00:00:00", "T09:30Z", " 10:00"])
def test_the_time_of_the_day_behind_a_date_is_left_out(clock):
    rows = [Listed("Publish the price rule", "Ann", "2026-12-14"), Listed("Drop two features", "Ben", "2026-09-30")]
    for head in ("", "Task\tWho\tDue date\n"):
        told, found = understood(
            f"{head}Publish the price rule\tAnn\t2026-12-14{clock}\nDrop two features\tBen\t2026-09-30{clock}\n"
        )
        assert found == rows
        assert told == "2 actions: what from column 1, owner from column 2, date from column 3"


def test_a_line_that_counts_the_others_is_no_action():
    told, rows = understood("Action\tOwner\nPublish the price rule\tAnn\nTotal\t1\n")
    assert rows == [Listed("Publish the price rule", "Ann")]
    assert told.endswith("; line 3 not used")


def test_titles_repeated_headings_and_rows_that_say_nothing_to_do_are_no_actions():
    told, rows = understood(
        "Actions\nAction\tOwner\n• Publish the price rule\tAnn\nAction\tOwner\n\tBen\n• Drop two features\tBen"
    )
    assert rows == [Listed("Publish the price rule", "Ann"), Listed("Drop two features", "Ben")]
    assert told == "2 actions: what from column 1, owner from column 2; lines 1 and 5 not used"


def test_figures_alone_are_no_days():
    assert is_day("4/12", DAY)
    assert is_day("14. Dez", DAY)
    assert not any(is_day(cell, DAY) for cell in ("3.5", "12", "2 days", "Open"))


@pytest.mark.parametrize("text", ["Publish; Ann; 14 Dec\nDrop, soon", "\tPublish\n\tDrop", "Say “a | b”"])
def test_lines_without_cells_are_no_table(text):
    assert pasted_grid(text.splitlines()) is None


@pytest.mark.parametrize(
    "text", ["•\tPublish\n•\tDrop", "1.\tPublish\n2.\tDrop", "Action\tOwner", "Owner\tDue\n Ann\t14 Dec"]
)
def test_a_list_with_marks_or_a_table_that_says_nothing_to_do_holds_no_actions(text):
    assert read(text) is None
