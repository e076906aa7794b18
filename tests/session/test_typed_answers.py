"""What is typed for one person in a module: lines with columns are checked, and written as they are kept."""

import pytest

from pmworkshop.base.dates import DateHabits
from pmworkshop.base.errors import InputError
from pmworkshop.session.core.columns import expected
from pmworkshop.session.rounds.answer_form import Answer, form_of
from pmworkshop.session.rounds.typed_answers import read_typed
from tests.session.asked import asking
from tests.session.test_columns import PEOPLE, TYPES


def typed(text, module="collect", habits=None, **changes):
    state = asking(**{module: changes})
    asked = state.info.agenda.module(module)
    more = {"habits": habits} if habits else {}
    return read_typed(state, asked, form_of(state, asked), text, **more)


def test_each_line_has_its_values_as_they_are_kept():
    assert typed("Ask; a story; 3; 14 Dec\nWait; ; ; ; la", columns=TYPES) == (
        Answer("1", text="Ask; a story; 3; 2026-12-14\nWait; ; ; ; large"),
    )
    assert typed("-", columns=TYPES) == (Answer("1", abstained=True),)
    assert typed("Ask; or wait; and see", columns=[]) == (Answer("1", text="Ask; or wait; and see"),)
    assert typed("4 3", "poll") == (Answer("1", score=4), Answer("2", score=3))


def test_days_are_read_as_the_one_who_types_writes_them():
    assert typed("a;;;4/12/26", habits=DateHabits("day-month"), columns=TYPES)[0].text == "a; ; ; 2026-12-04"


def test_what_does_not_fit_is_refused_line_by_line():
    with pytest.raises(InputError, match="asks for a number"):
        typed("Ask; a story; 3\nWait; ; zq", columns=TYPES)


def test_the_form_names_the_parts_and_knows_which_values_are_private():
    state = asking(collect=PEOPLE)
    module = state.info.agenda.module("collect")
    form = form_of(state, module)
    assert form.parts == ("the name", "Function", "Controls", "May fear (kept private)")
    assert [one.private for one in form.columns] == [False, False, True]
    assert form.told == "one line; Function; Controls; May fear (kept private), - for none"
    assert expected(module) == "Function; Controls; May fear (kept private)"
    plain = asking(collect={"columns": []})
    assert form_of(plain, plain.info.agenda.module("collect")).parts == ()
