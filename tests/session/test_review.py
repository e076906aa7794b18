"""A follow-up: open actions are taken over, and each is told of in turn."""

from datetime import date

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.guests import Person
from pmworkshop.session.core.records import Give
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import GestureContext
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.operations.planning import review
from pmworkshop.session.operations.planning.reported import Reported, said_here, take_over
from tests.build import DAY, START, action, agenda, session
from tests.session.doing import do

PARENT = session(
    action(
        "one", "A01", owners=("ann",), helpers=("ben", "gone"), due=date(2026, 10, 1), place=1, status="agreed",
        because=("e1",), row="r", decision="d", later=True, told_on=DAY,
        gives=(Give(giver="ben", what="2 days"), Give(giver="cem", function="Operations", what="data")),
    ),
    action("two", "A02", owners=("cem",), depends_on=("one", "three"), place=2, note="Was due earlier"),
    action("three", "A03", status="done", place=3),
    action("four", "A04", status="dropped", place=4),
)  # fmt: skip


def follow_up(*kinds: str) -> Session:
    """A session that continues the one before, without cem."""
    kept = [Person(one.name, one.function) for one in PARENT.people() if one.id != "cem"]
    parent = PARENT.model_copy(
        update={"participants": {key: one for key, one in PARENT.participants.items() if key != "cem"}}
    )
    return do(Session(), begin(Setup(agenda(*kinds), date(2026, 10, 14), people=kept, parent=parent), "5e56"))


def test_open_actions_are_taken_over_with_owner_code_day_and_where_they_stand():
    state = follow_up()
    one, two = review.looked_at(state, "review")
    assert (one.origin, two.origin) == ("one", "two"), "by which trackers know them again"
    assert one.id != "one"
    name = {person.name: person.id for person in state.people()}
    assert (one.code, one.what, one.due, one.status, one.owners) == (
        "A01", "Do one", date(2026, 10, 1), "agreed", (name["Ann"],),
    )  # fmt: skip
    assert (one.module, one.helpers, one.because, one.row, one.decision) == ("review", (name["Ben"],), (), None, None)
    assert [give.giver for give in one.gives] == [name["Ben"], None]
    assert (one.later, one.told_on) == (False, None)
    assert (two.owners, two.depends_on, two.note) == ((), (one.id,), "Was due earlier")
    assert one.id != "one"


def test_an_agenda_without_a_review_takes_no_action_over():
    assert not follow_up("collect", "plan").actions


def test_without_anything_taken_over_the_sessions_own_actions_are_looked_at():
    assert [one.id for one in review.looked_at(session(action("a")), "review")] == ["a"]
    assert review.counted(session(), "review") == ""


def test_actions_that_are_planned_after_a_review_are_not_looked_at_in_it():
    state = session(action("a"), agenda=agenda("review", "plan"))
    assert review.looked_at(state, "review") == []
    assert review.counted(state, "review") == ""


def test_what_was_told_is_counted():
    state = session(*(action(key, f"A0{n}", place=n) for n, key in enumerate("abcde", 1)))
    assert review.counted(state, "review") == "0 of 5 reported"
    state = do(
        state,
        review.tell("a", "done", "it is on the wiki"),
        review.tell("b", "done"),
        review.tell("c", "at risk"),
        review.tell("d", "dropped", "nobody needs it"),
    )
    assert review.counted(state, "review") == "4 of 5 reported: 2 done, 1 at risk, 1 dropped"
    assert (state.actions["a"].note, state.actions["d"].status_reason) == ("it is on the wiki", "nobody needs it")
    again = do(state, review.tell("d", "in progress"))
    assert (again.actions["d"].status_reason, again.actions["d"].told_on) == ("", DAY)
    assert review.tell("d", "in progress")(again, None).changes == ()


@pytest.mark.parametrize("status", review.NEEDS_WHY)
def test_stuck_and_dropped_need_a_word_on_it(status):
    with pytest.raises(RefusedError):
        do(session(action("a")), review.tell("a", status, " "))


def test_a_new_day_keeps_the_one_before_in_the_note():
    state = do(
        session(action("a", due=date(2026, 9, 30), note="Begun")), review.promise_again("a", date(2026, 10, 30))
    )
    told = state.actions["a"]
    assert (told.due, told.status, told.note) == (
        date(2026, 10, 30), "agreed", "Begun · Was due Wednesday 30 September 2026",
    )  # fmt: skip
    assert review.promise_again("a", told.due)(state, None).changes == ()
    assert do(session(action("a")), review.promise_again("a", DAY)).actions["a"].note == ""


def test_the_next_step_replaces_the_one_before_and_a_day_alone_moves_it():
    state = do(session(action("a")), review.next_step("a", "Call Rosa", date(2026, 9, 18)))
    assert (state.actions["a"].first_step, state.actions["a"].first_step_by) == ("Call Rosa", date(2026, 9, 18))
    assert review.next_step("a", "Call Rosa", date(2026, 9, 18))(state, GestureContext(START, "s")).changes == ()
    moved = do(state, review.next_step("a", "", date(2026, 9, 21))).actions["a"]
    assert (moved.first_step, moved.first_step_by) == ("Call Rosa", date(2026, 9, 21))
    with pytest.raises(RefusedError):
        do(session(action("a")), review.next_step("a", "", date(2026, 9, 21)))


def test_what_another_program_says_is_taken_over_in_one_step_and_the_room_counts_more():
    state = do(session(action("a1"), action("a2", "A02"), action("a3", "A03")), review.tell("a3", "at risk"))
    reported = [Reported("a1", "done", "Closed"), Reported("a2", "stuck", "Blocked"), Reported("a3", "done", "Done")]
    taken = do(state, take_over("Jira", reported))
    assert [(taken.actions[key].status, taken.actions[key].told_by) for key in ("a1", "a2", "a3")] == [
        ("done", "Jira"), ("stuck", "Jira"), ("at risk", ""),
    ]  # fmt: skip
    assert [review.reason(taken.actions[key]) for key in ("a1", "a2", "a3")] == [
        "read from Jira", "“Blocked” in Jira", "",
    ]  # fmt: skip
    assert taken.actions["a1"].told_on == taken.info.day
    draft = take_over("Jira", reported)(state, GestureContext(START, "g"))
    assert (draft.label, len(draft.changes)) == ("Took over from Jira where 2 actions stand", 2)
    assert take_over("Jira", reported)(taken, GestureContext(START, "g")).changes == ()
    later = do(taken, take_over("Jira", [Reported("a2", "done", "Done")]), review.tell("a1", "in progress"))
    assert (later.actions["a2"].status, later.actions["a2"].status_reason) == ("done", "")
    assert said_here(later.actions["a1"])
    assert not said_here(later.actions["a2"])
    again = do(taken, review.promise_again("a2", taken.info.day))
    assert said_here(again.actions["a2"])
    with pytest.raises(RefusedError):
        take_over("Jira", [Reported("zz", "done", "Done")])(state, GestureContext(START, "g"))
