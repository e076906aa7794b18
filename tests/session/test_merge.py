"""Action codes when two files have met."""

from pmworkshop.session.core.session import fold
from pmworkshop.session.core.steps import Draft, GestureContext
from pmworkshop.session.operations.merge import after_merge, next_code, same_draw
from tests.build import START, action, session, step


def test_codes_count_on_from_the_highest():
    assert next_code(session()) == "A01"
    assert next_code(session(action("a", "A07"), action("b", "A02"), action("c", "other"))) == "A08"


def test_actions_that_share_a_code_are_told_apart_and_the_first_keeps_its_own():
    state = session(action("a", "A01"), action("b", "A01"), action("c", "A02"), action("d", "A01"))
    draft = after_merge(state, "Merged")
    assert [(found.id, found.code) for found in draft.changes] == [("b", "A03"), ("d", "A04")]
    assert not draft.undoable


def test_both_files_note_the_same_renumbering_with_the_same_step():
    one, other = step(session(), action("a"), id="one"), step(session(), action("b"), id="other")
    drawn = []
    for order in ([one, other], [other, one]):
        state = fold(order, session())
        drawn.append(same_draw(state, after_merge(state, "Merged"), GestureContext(START, "mine")).step)
    assert drawn[0] == drawn[1] != "mine"


def test_a_merge_that_renumbers_nothing_is_noted_with_a_step_of_its_own():
    assert same_draw(session(), Draft("Merged"), GestureContext(START, "mine")).step == "mine"
