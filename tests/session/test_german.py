"""Sessions in German: lines that are read back as they were written, and texts that an earlier language left."""

from datetime import date

import pytest

from pmworkshop.base.dates import DateHabits
from pmworkshop.base.language import speaking
from pmworkshop.session.core.records import Commitment, Participant
from pmworkshop.session.core.schemes import legend
from pmworkshop.session.operations.decide import parse_word
from pmworkshop.session.operations.decide_choice import is_conditional
from pmworkshop.session.operations.planning.action_letters import ActionLetters, read_letters, typed_letters
from pmworkshop.session.operations.planning.action_line import Line, line_of, read_line, reread
from pmworkshop.session.operations.planning.commitments import together
from pmworkshop.session.operations.planning.measure_span import watched_days
from pmworkshop.session.operations.planning.promise_line import parse, typed
from pmworkshop.session.operations.strike import Strike
from pmworkshop.session.operations.strike_reach import Reach
from pmworkshop.session.views.record_fields import label_of
from tests.build import action, session

ANNA = Participant(id="anna", name="Anna", function="Vertrieb")
BEN = Participant(id="ben", name="Ben", function="Finanzen")
ONE = action("x1", what="Preise prüfen", first_step="Liste holen", first_step_by=date(2026, 9, 25))
STATE = session(ANNA, BEN, ONE)
GERMAN = DateHabits(language="de")


@pytest.fixture(autouse=True)
def german():
    with speaking("de"):
        yield


def test_an_action_is_typed_in_one_line():
    line = read_line(STATE, "Anna; Preise prüfen; bis 14. Dez; Liste holen bis Fr 25. Sep", GERMAN)
    assert line == Line("Preise prüfen", "anna", date(2026, 12, 14), "Liste holen", date(2026, 9, 25))
    assert line.days == "bis Mo 14. Dez, erster Schritt bis Fr 25. Sep"


def test_the_line_of_an_action_is_read_back_without_a_change():
    text = line_of(STATE, ONE)
    assert text.endswith("Liste holen bis Fr 25. Sep")
    assert reread(STATE, ONE, text, GERMAN) == {}


def test_who_is_asked_and_told_is_read_back_as_it_was_typed():
    letters = read_letters(STATE, "fragt: Anna; informiert: Ben")
    assert letters == ActionLetters(("anna",), ("ben",))
    text = typed_letters(STATE, ONE.model_copy(update={"consulted": ("anna",), "informed": ("ben",)}))
    assert (text, read_letters(STATE, text)) == ("fragt: Anna; informiert: Ben", letters)


@pytest.mark.parametrize(
    "line",
    [
        "Vertrieb: 2 Tage ab 2026-10-01 bis 2026-11-02, wenn der Plan steht; 6",
        "Vertrieb: 2,5 Tage, wenn es regnet",
        "Vertrieb: 5 Tage? 2 Tage",
    ],
)
def test_a_promise_is_read_back_as_it_was_typed(line):
    promise = parse(STATE, line, GERMAN)
    made = {name: getattr(promise, name) for name in ("giver", "function", "ask", "resource", "amount", "condition")}
    days = {"starts": promise.starts, "ends": promise.ends, "support": promise.support}
    assert typed(STATE, Commitment(id="c", module="plan", **made, **days)) == line


def test_amounts_are_added_as_germans_write_them():
    given = [
        Commitment(id=key, module="plan", resource="Euro", amount=said)
        for key, said in (("a", "6.000"), ("b", "0,5"))
    ]
    assert together(given) == ["6.000,5 Euro"]


def test_words_of_an_answer_may_be_german():
    assert parse_word("ja; wir brauchen ein Datum") == ("adopted", "wir brauchen ein Datum")
    assert parse_word("nein") == ("not adopted", "")
    assert is_conditional("ja, wenn …")
    assert watched_days("vier Wochen lang kein Rückstand") == 28


def test_a_label_in_german_quotation_marks_loses_a_struck_remark():
    reach = Reach(frozenset({("entry", "e")}))
    body = '{"at":"","changes":[{"id":"e","kind":"entry"}],"label":"Zeile „geheim und lang“ umformuliert"}'
    assert "„(gestrichen)“" in Strike(("entry", "e"), ("geheim und lang",), reach).rewrite(body)


def test_letters_and_fields_are_named_in_german():
    assert legend("RACI")[0] == ("A", "Verantwortlich", "verantwortet das Ergebnis; eine Rolle je Zeile")
    assert label_of("action", "due") == "fällig"
