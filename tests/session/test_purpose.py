"""The sentence of purpose: one line at a time, in its words of now, taken over into a later session."""

from datetime import timedelta

import pytest

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.records import Entry, Purpose
from pmworkshop.session.core.reserved import ITEM
from pmworkshop.session.core.session import Session, fold
from pmworkshop.session.core.steps import canonical, parse_step
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations import collect, purpose
from pmworkshop.session.operations.navigation import enter
from pmworkshop.session.operations.strike import strike_of
from pmworkshop.session.views.narration import changes
from pmworkshop.session.views.public import public
from tests.build import agenda, entry, session, step
from tests.session.asked import agenda_with
from tests.session.doing import do

ASKS = {
    "prompts": [{"id": "why", "text": "Why are we here?", "holds": "purpose"}, {"id": "else", "text": "And else?"}]
}
LINES = (
    entry("a", "… we build what is paid for", prompt="why", place=1),
    entry("b", "… somebody decides", prompt="why", place=2),
    entry("c", "Coffee", prompt="else", place=3),
)


def room(*more: Entry, **changed: object) -> Session:
    return session(*LINES, *more, agenda=agenda_with(collect={**ASKS, **changed}))


def test_one_line_at_a_time_is_the_purpose_and_the_same_key_takes_it_back():
    state = do(room(), purpose.choose("a"))
    assert purpose.words(state) == "… we build what is paid for"
    state = do(state, purpose.choose("b"))
    assert (purpose.words(state), len(state.purposes)) == ("… somebody decides", 1)
    assert purpose.words(do(state, purpose.choose("b"))) == ""


def test_its_words_are_those_of_now():
    state = do(room(), purpose.choose("a"), collect.edit("a", "… we build what enough pay for"))
    assert purpose.words(state) == "… we build what enough pay for"
    assert purpose.words(public(state)) == purpose.words(state)


def test_a_line_that_goes_into_another_one_takes_the_purpose_along():
    state = do(room(), purpose.choose("b"), collect.merge(["a", "b"], "… somebody decides what is paid for"))
    assert purpose.chosen(state).id == "a"
    assert purpose.words(state) == "… somebody decides what is paid for"


def test_a_line_that_is_parked_or_gone_is_no_purpose():
    state = do(room(), purpose.choose("a"))
    assert purpose.words(do(state, collect.park("a"))) == ""
    assert purpose.words(do(state, collect.drop("a"))) == ""


def test_of_a_line_with_columns_only_the_wording_counts():
    told = entry("d", "… we decide", prompt="why", values={"when": "May"}, place=4)
    assert purpose.words(do(room(told), purpose.choose("d"))) == "… we decide"


def test_a_line_of_a_part_that_is_gone_keeps_its_words():
    chosen = Purpose(id="purpose", line="x")
    assert purpose.words(session(chosen, entry("x", "Kept", module="gone"))) == "Kept"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (entry("n", "No", prompt="else"), "no question about our purpose"),
        (entry("n", "No", module="elsewhere"), "no question about our purpose"),
        (entry("n", "Parked", prompt="why", parked=True), "not in the list"),
        (entry("n", "Before", prompt="why", before="opened"), "not in the list"),
    ],
)
def test_only_a_line_that_answers_the_question_can_be_chosen(line, said):
    with pytest.raises(RefusedError, match=said):
        do(room(line), purpose.choose("n"))
    with pytest.raises(RefusedError, match="not there any more"):
        do(room(), purpose.choose("gone"))


def test_a_sentence_that_a_poll_was_asked_about_can_be_kept_as_it_is():
    asked = {"prompts": ["How far?", {"id": "why", "text": "Which one do we keep?", "holds": "purpose"}]}
    named = entry("n", "One answer", module="poll", prompt=ITEM)
    assert purpose.words(do(session(named, agenda=agenda_with(poll=asked)), purpose.choose("n"))) == "One answer"
    with pytest.raises(RefusedError, match="no question about our purpose"):
        do(session(named), purpose.choose("n"))


def test_while_there_is_none_it_is_said_where_it_was_asked_for():
    assert purpose.still_to_choose(room()) == ""
    reached = do(room(), enter("collect", "reveal"))
    assert purpose.still_to_choose(reached) == "Collect"
    assert purpose.still_to_choose(do(reached, purpose.choose("a"))) == ""
    assert purpose.still_to_choose(do(session(), enter("collect", "reveal"))) == ""


def after(parent: Session, chosen: Agenda) -> Session:
    return do(Session(), begin(Setup(chosen, parent.info.day + timedelta(days=30), parent=parent), "later"))


def test_a_later_session_takes_the_words_over_until_it_chooses_its_own():
    parent = do(room(), purpose.choose("a"))
    follow = after(parent, agenda("review"))
    assert purpose.words(follow) == "… we build what is paid for"
    assert purpose.chosen(follow) is None
    assert purpose.words(after(follow, agenda("review"))) == "… we build what is paid for"
    assert after(room(), agenda("review")).purposes == {}
    own = do(after(parent, agenda_with(collect=ASKS)), collect.add("collect", "… we say no", prompt="why"))
    line = next(one.id for one in own.entries.values() if one.text == "… we say no")
    assert purpose.words(do(own, purpose.choose(line))) == "… we say no"


def test_it_is_told_in_the_history():
    state = room()
    chosen = step(state, Purpose(id="purpose", line="a"))
    then = state.apply(chosen)
    assert changes(state, chosen, then) == ["New: our purpose (sentence “… we build what is paid for”)"]
    moved = step(then, Purpose(id="purpose", line="b"), id="s2")
    assert changes(then, moved, then.apply(moved)) == [
        "Our purpose: sentence “… we build what is paid for” → “… somebody decides”"
    ]


def test_words_that_were_taken_over_can_be_struck():
    steps = [step(session(), Purpose(id="purpose", text="Bob must go"))]
    state = fold(steps, session())
    struck = parse_step(
        strike_of(state, "purpose", "purpose", steps).rewrite(canonical(steps[0].model_dump(mode="json")))
    )
    assert purpose.words(fold([struck], session())) == "(struck)"
