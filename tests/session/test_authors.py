"""Whose a line is: one gesture says it, and it can be taken back to the room."""

import pytest

from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.session.operations.authors import credit, who_said
from tests.build import entry, people, session
from tests.session.asked import asking
from tests.session.doing import do


def test_a_person_is_meant_by_number_name_or_function_and_nobody_by_zero():
    room = people()
    assert [who_said(room, typed) for typed in ("0", "2", "ce", "prod")] == [None, "ben", "cem", "ann"]
    for unclear in ("", "9", "x"):
        with pytest.raises(InputError, match="names nobody in particular"):
            who_said(room, unclear)


def test_a_line_gets_an_author_and_goes_back_to_the_room():
    state = do(session(entry("e")), credit("e", "ann"))
    assert state.entries["e"].author == "ann"
    assert do(state, credit("e", "ann")).entries == state.entries
    assert do(state, credit("e", None)).entries["e"].author is None


def test_nobody_is_named_who_is_not_there_or_where_no_names_are_kept():
    with pytest.raises(RefusedError, match="not there any more"):
        do(session(entry("e")), credit("e", "nobody"))
    with pytest.raises(RefusedError, match="without names"):
        do(asking(entry("e"), collect={"attribution": "nobody"}), credit("e", "ann"))
