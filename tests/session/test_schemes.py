"""Letters are read as people type them, and written in one order."""

from __future__ import annotations

import pytest

from pmworkshop.session.core.schemes import (
    SCHEME_NAMES,
    SCHEMES,
    LettersError,
    doer_letter,
    in_order,
    legend,
    normalise,
    owner_letter,
    scheme_named,
)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("A/R", "AR"), ("R, A", "AR"), ("a r", "AR"), ("RA", "AR"), ("r;a", "AR"), ("A-R", "AR"), ("A & R", "AR"),
        ("", ""), ("  ", ""), ("-", ""), (".", ""), ("–", ""), ("i", "I"), ("Accountable", "A"), ("AAR", "AR"),
        ("responsible, accountable", "AR"),
    ],
)  # fmt: skip
def test_a_cell_is_read_however_it_is_typed(text, letters):
    assert normalise(text, "RACI")[0] == letters


def test_what_is_plain_but_spelt_otherwise_is_noted():
    assert normalise("AR", "RACI")[1] == ()
    assert normalise("-", "RACI")[1] == ()
    assert normalise("RA", "RACI")[1] == ()
    assert normalise("a r", "RACI")[1] == ("lower case letters read as capitals", "a r read as AR")
    assert normalise("A/R", "RACI")[1] == ("A/R read as AR",)
    assert normalise("AA", "RACI")[1] == ("AA read as A",)


@pytest.mark.parametrize("text", ["X", "A/X", "S", "ı", "ß", "\u0410", "\uff21", "🚀", "A1", "z" * 4000])
def test_a_letter_outside_the_scheme_is_named(text):
    with pytest.raises(LettersError) as caught:
        normalise(text, "RACI")
    assert "is no letter of RACI" in caught.value.message
    assert caught.value.hint == "Its letters are A, R, C, I."
    assert len(caught.value.message) < 80


def test_schemes_know_letters_that_others_do_not():
    assert normalise("S", "RASCI")[0] == "S"
    assert normalise("A D", "DACI")[0] == "DA"
    assert normalise("dpr", "RAPID")[0] == "RPD"


def test_letters_stand_in_the_order_of_the_scheme_and_unknown_ones_last():
    assert in_order("XICRAX", "RACI") == "ARCIX"
    assert [SCHEMES[scheme].order for scheme in SCHEME_NAMES] == ["ARCI", "ARSCI", "DACI", "RAPID"]


def test_the_legend_tells_the_three_meanings_of_a():
    meanings = {scheme: {a: c for a, _, c in legend(scheme)}["A"] for scheme in SCHEME_NAMES}
    assert meanings["RACI"] == meanings["RASCI"]
    assert len(set(meanings.values())) == 3


def test_each_scheme_has_one_letter_that_owns_and_one_that_does():
    assert [owner_letter(scheme) for scheme in SCHEME_NAMES] == ["A", "A", "A", "D"]
    assert [doer_letter(scheme) for scheme in SCHEME_NAMES] == ["R", "R", "D", "P"]
    assert [SCHEMES[scheme].asked + SCHEMES[scheme].told for scheme in SCHEME_NAMES] == ["CI", "CI", "CI", "I"]


def test_a_scheme_is_found_by_its_usual_names():
    assert [scheme_named(name) for name in ("raci", " DACI ", "ARCI", "rasic", "MOCHA")] == [
        "RACI", "DACI", "RACI", "RASCI", None,
    ]  # fmt: skip
