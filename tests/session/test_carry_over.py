"""A follow-up: what was left open comes along, and what it is held against."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.model import Agenda
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.guests import Person
from pmworkshop.session.core.records import Commitment, Give, Wording
from pmworkshop.session.core.session import Session
from pmworkshop.session.lifecycle import carry_over, carry_rounds
from pmworkshop.session.lifecycle.begin import Setup, begin, titled
from pmworkshop.session.lifecycle.carry_promises import CAME
from pmworkshop.session.operations import chart, grouping
from pmworkshop.session.rounds import polls, rounds
from pmworkshop.session.rounds.tally import tally
from tests.build import DAY, action, activity, agenda, ballot, entry, mark, role, round_, session
from tests.session.asked import agenda_with
from tests.session.doing import do

FOLLOW_UP = load_agenda(shipped_folder() / "follow-up.toml")
LATER = DAY + timedelta(days=30)


def after(parent: Session, chosen: Agenda = FOLLOW_UP, **more) -> Session:
    return do(Session(), begin(Setup(chosen, LATER, parent=parent, **more), "5e56"))


def with_poll(subjects, *, method="scale", **more) -> Agenda:
    """The follow-up with another poll in the place of its statements."""
    data = FOLLOW_UP.model_dump(mode="json")
    module = next(one for one in data["modules"] if one["id"] == "pulse")
    module.update({"subjects": subjects, "method": method, **more})
    return Agenda.model_validate(data)


# What was left open


def test_a_follow_up_is_called_after_the_session_it_follows_and_not_after_the_follow_up_before():
    first = after(session(title="Spring"))
    assert first.info.title == titled(Setup(FOLLOW_UP, LATER, parent=session(title="Spring"))) == "Follow-up: Spring"
    assert after(first).info.title == "Follow-up: Spring"
    assert after(session(title="Spring"), agenda()).info.title == "Tiny workshop"
    assert after(session(), title="Ours").info.title == "Ours"


def test_commitments_come_along_unless_their_action_is_over():
    parent = session(
        action("one"),
        action("over", "A02", status="done"),
        Commitment(id="c1", module="plan", giver="ben", resource="days", amount="2", action="one", place=1),
        Commitment(id="c2", module="plan", giver="ben", resource="data", action="over", place=2),
        Commitment(id="c3", module="plan", function="Finance", ask="money", place=3),
    )
    state = after(parent)
    found = carry_over.promised(state)
    kept = sorted(state.commitments.values(), key=lambda one: one.place)
    assert [(one.module, one.function, one.resource or one.ask) for one in kept] == [
        ("plan", "Sales", "days"), ("plan", "Finance", "money"),
    ]  # fmt: skip
    assert state.actions[kept[0].action].code == "A01"
    assert state.participants[kept[0].giver].name == "Ben"
    assert found == [("Sales", "2 days, for A01")]
    assert not after(parent, agenda("review")).commitments


def test_promises_stand_as_lines_function_by_function_and_each_is_put_where_it_belongs_by_one_digit():
    gives = (
        Give(giver="ben", what="data", starts=date(2026, 10, 1)),
        Give(function="Finance", what="money"),
        Give(giver="cem", amount="2", what="days", ends=date(2026, 11, 1)),
        Give(giver="ben", amount="1", what="analyst"),
    )
    said = Commitment(id="c1", module="plan", giver="ben", resource="analyst", amount="1", action="one")
    state = after(session(action("one", gives=gives), said, action("gone", "A02", status="dropped", gives=gives)))
    lines = state.listed("given", "promised")
    assert [line.text for line in lines] == [
        "Sales: 1 analyst, for A01",
        "Sales: data, from Thursday 1 October 2026, for A01",
        "Operations: 2 days, until Sunday 1 November 2026, for A01",
    ]
    groups = grouping.groups(state, "given")
    assert [group.title for group in groups] == list(CAME)
    assert carry_over.came(state) == {}
    told = do(state, grouping.group([lines[0].id], groups[0].id), grouping.group([lines[1].id], groups[1].id))
    assert carry_over.came(told) == {"Sales": (1, 2), "Operations": (0, 1)}


GIVE = {
    "prompts": [
        {"id": "ask", "text": "What is asked for?"},
        {"id": "give", "text": "Who gives?", "holds": "commitment"},
    ],
    "columns": [
        {"id": "function", "title": "Function", "type": "function"},
        {"id": "amount", "title": "How much"},
        {"id": "doubt", "title": "Doubts", "private": True},
    ],
}


def test_promises_that_were_typed_as_lines_are_asked_about_until_they_have_come():
    values = {"function": "Sales", "amount": "2 days a month", "doubt": "not theirs"}
    parent = session(
        entry("e1", "Customer demos", prompt="give", values=values, author="ann"),
        entry("e2", "A test bench", prompt="give", author="ben", place=2),
        entry("e3", "The moon", prompt="give", parked=True, place=3),
        entry("e4", "Days", prompt="ask", place=4),
        agenda=agenda_with(collect=GIVE),
    )
    state = after(parent)
    lines = state.listed("given", "promised")
    assert [line.text for line in lines] == ["Sales: Customer demos, How much: 2 days a month", "Sales: A test bench"]
    kept = do(state, grouping.group([lines[0].id], grouping.groups(state, "given")[0].id))
    assert [line.text for line in after(kept).listed("given", "promised")] == ["Sales: A test bench"]


def test_what_an_action_is_given_stays_tied_to_its_promise_and_is_told_once():
    promise = Commitment(id="c", module="plan", giver="ben", resource="days", amount="2", action="one")
    parent = session(action("one", gives=(Give(giver="ben", what="working days", commitment="c"),)), promise)
    assert carry_over.promised(parent) == [("Sales", "2 days, for A01")]
    state = after(parent)
    (kept,) = state.actions.values()
    assert [given.commitment for given in kept.gives] == [*state.commitments]


def test_a_promise_of_nobody_in_particular_is_kept_in_words_and_counted_for_no_function():
    given = Commitment(id="c1", module="plan", resource="the room")
    unsaid = Commitment(id="c2", module="plan", giver="ben", amount="2", place=2)
    state = after(session(given, unsaid))
    assert [line.text for line in state.listed("given")] == ["the room", "Sales: 2"]
    first = do(
        state, grouping.group([line.id for line in state.listed("given")], grouping.groups(state, "given")[0].id)
    )
    assert carry_over.came(first) == {"Sales": (1, 1)}
    assert carry_over.came(session(entry("e"))) == {}
    bare = session(action("one", gives=(Give(giver="ann"),)))
    assert carry_over.promised(bare) == [("Product", "not said yet what, for A01")]
    assert carry_over.came(after(session(), agenda("review"))) == {}


def test_the_parking_lot_comes_along_but_for_what_has_an_answer():
    nameless = agenda_with(collect={"attribution": "nobody"})
    parent = session(
        entry("open", "The canteen", parked=True, author="ann"),
        entry("done", "The car park", parked=True, answer="Facilities know", place=2),
    )
    (line,) = after(parent).parked()
    assert (line.module, line.text, line.answer) == ("actions", "The canteen", "")
    assert after(parent).participants[line.author].name == "Ann"
    (line,) = after(parent, agenda()).parked()
    assert line.module == "collect"
    hidden = session(entry("open", "The canteen", parked=True, author="ann"), agenda=nameless)
    assert after(hidden).parked()[0].author is None
    assert not after(parent, agenda("collect")).parked()


def test_a_parked_line_keeps_its_question_and_what_it_said_in_columns_that_are_hidden_alike():
    columns = [{"id": "cost", "title": "Cost"}, {"id": "fear", "title": "Fear", "private": True}]
    old = agenda_with(collect={"columns": columns})
    parked = entry("open", "The canteen", prompt="2", parked=True, values={"cost": "2 days", "fear": "Rosa"})
    (line,) = after(session(parked, agenda=old), old).parked()
    assert (line.prompt, line.values) == ("2", {"cost": "2 days", "fear": "Rosa"})
    open_to_all = agenda_with(collect={"columns": [{**one, "private": False} for one in columns]})
    (line,) = after(session(parked, agenda=old), open_to_all).parked()
    assert (line.prompt, line.values) == ("2", {"cost": "2 days"})
    (line,) = after(session(parked, agenda=old)).parked()
    assert (line.prompt, line.values) == ("1", {})
    (line,) = after(session(parked, agenda=agenda("brief")), old).parked()
    assert (line.prompt, line.values) == ("2", {}), "nobody knows any more which of them were private"
    lost = parked.model_copy(update={"module": "gone"})
    (line,) = after(session(lost, agenda=old), old).parked()
    assert (line.prompt, line.values) == ("1", {})


# The chart as agreed


def charted(*more) -> Session:
    rows = [activity(f"r{n}", place=n, state="settled") for n in range(1, 10)]
    return session(
        role("pm", place=1, spokesperson="ann", function="Product"),
        role("sa", place=2, spokesperson="gone", function="Sales"),
        *rows,
        mark("r1", "pm", "A"),
        mark("r2", "sa", "A", reason="they know the price"),
        mark("r9", "pm", "AR"),
        *more,
    )


def test_roles_and_agreed_letters_are_there_as_they_were_agreed_and_open_again():
    state = after(charted())
    rows = chart.rows(state, "roles")
    pm, sales = chart.roles(state, "roles")
    assert len(rows) == carry_rounds.MOST_ROWS
    assert [row.state for row in rows] == ["open"] * 7
    assert chart.letters_at(state, "roles", rows[0].id, pm.id) == "A"
    assert state.marks[chart.mark_id("roles", rows[1].id, sales.id)].reason == "they know the price"
    assert state.participants[pm.spokesperson].name == "Ann"
    assert state.participants[sales.spokesperson].name == "Ben"


def test_of_a_long_chart_the_contested_rows_are_looked_at_again():
    round_1 = round_("chart/1", module="chart", status="revealed")
    votes = [
        ballot("ann", round="chart/1", subject="r8", letters={"pm": "A"}),
        ballot("ben", round="chart/1", subject="r8", letters={"sa": "A"}),
        ballot("cem", round="chart/1", subject="r1", letters={"pm": "A"}),
        ballot("ann", round="chart/1", subject="r1", abstained=True),
    ]
    parent = charted(round_1, *votes, activity("r9", place=9, state="parked"), activity("p", practice=True))
    weights = carry_rounds.contested(parent, "chart")
    assert (weights["r8"], weights["r9"], weights["r2"], weights["r1"]) == (1, 1, 1, 0)
    labels = [row.label for row in chart.rows(after(parent), "roles")]
    assert labels == [f"Decide on r{n}" for n in (1, 2, 3, 4, 5, 8, 9)]


def test_the_scheme_comes_along_and_a_chart_of_ones_own_is_left_alone():
    rapid = session(role("pm"), activity("r1"), mark("r1", "pm", "D"), agenda=agenda_with(chart={"scheme": "RAPID"}))
    assert after(rapid).info.agenda.module("roles").scheme == "RAPID"
    own = after(charted(), agenda())
    assert [row.label for row in chart.rows(own, "chart")] == ["Set price", "Admit an item to the roadmap"]
    nothing = after(session())
    assert not nothing.activities
    assert carry_rounds.takes_chart(FOLLOW_UP, None) is None


def test_a_chart_from_a_file_comes_before_the_agreed_one():
    from pmworkshop.session.core.guests import ChartFile

    given = ChartFile("Launch", "RASCI", ("Sales",), (("Set price", ("A",)),), ())
    assert [row.label for row in chart.rows(after(charted(), chart=given), "roles")] == ["Set price"]


# The same statements


STATEMENTS = [{"id": "x", "text": "We say NO"}, {"id": "y", "text": "Something new"}]


def asked(*more, **about) -> Session:
    return session(
        round_("poll/1", status="revealed"),
        ballot("ann", subject="2", score=1),
        round_("poll/2", number=2, status="revealed", hands={"2": {"5": 1}, "1": {"4": 1}}),
        ballot("ann", round="poll/2", subject="2", score=2),
        ballot("ben", round="poll/2", subject="2", score=4),
        ballot("dee", round="poll/2", subject="2", abstained=True),
        ballot("ben", round="poll/2", subject="1", score=4),
        round_("poll/1w", wanted=True, status="revealed"),
        *more,
        **about,
    )


def test_the_newest_answers_to_the_same_words_come_along_with_their_day():
    people = [Person("Ann", "Product"), Person("Dee", "Management", sponsor=True)]
    parent = asked().model_copy(
        update={"participants": {key: one for key, one in asked().participants.items() if key != "ben"}}
    )
    state = after(parent, with_poll(STATEMENTS), people=people)
    (taken,) = state.rounds.values()
    assert (taken.id, taken.module, taken.number, taken.day) == ("last-time/pulse/1", "last-time/pulse", 1, DAY)
    assert taken.hands == {"x": {"5": 1, "4": 1}}
    told = tally(state, taken, "x")
    assert (told.counts, told.abstained) == ({"5": 1, "4": 1, "2": 1}, 1)
    named = {state.participants[one.participant].name for one in state.ballots.values()}
    assert named == {"Ann", "Dee"}
    assert not tally(state, taken, "y").answers
    module = state.info.agenda.module("pulse")
    assert kind_of(module).repeats(state, module).id == "last-time/pulse"
    assert not rounds.shown(state, "pulse")


def test_an_abstention_of_somebody_who_is_gone_is_counted_too():
    parent = asked(ballot("cem", round="poll/2", subject="2", abstained=True))
    gone = {key: one for key, one in parent.participants.items() if key not in ("cem", "ann")}
    state = after(parent.model_copy(update={"participants": gone}), with_poll(STATEMENTS))
    assert state.rounds["last-time/pulse/1"].hands == {"x": {"5": 1, "-": 1, "2": 1}}


def test_several_follow_ups_keep_all_times_in_their_order():
    first = after(asked(), with_poll(STATEMENTS))
    again = do(first, polls.show_hands("pulse", "x", {"5": 3}))
    second = after(again, with_poll(STATEMENTS))
    times = rounds.shown(second, "last-time/pulse")
    assert [one.day for one in times] == [DAY, LATER]
    assert tally(second, times[1], "x").counts == {"5": 3}


@pytest.mark.parametrize(
    "chosen",
    [
        with_poll(STATEMENTS, high=7),
        with_poll([{"id": "x", "text": "Something else"}]),
        with_poll(STATEMENTS, method="rank"),
        with_poll([], subjects_from=["actions"]),
        with_poll([], naming="Which?"),
        agenda("review"),
    ],
    ids=["another scale", "other words", "an order", "lines of the room", "named in the room", "no poll"],
)
def test_what_cannot_be_held_against_each_other_stays_where_it_is(chosen):
    assert not after(asked(), chosen).rounds


def test_what_was_never_shown_stays_where_it_is():
    parent = session(round_("poll/1"), ballot("ann", subject="2"))
    state = after(parent, with_poll(STATEMENTS))
    assert (state.rounds, state.ballots) == ({}, {})


def test_without_names_only_the_count_comes_along():
    told = tuple(Wording(id=key, text=f"Statement {key}") for key in "12")
    counts = {"2": {"3": 4}}
    sealed = round_("poll/1", status="revealed", anonymous=True, hands=counts, voted=("ann", "ben"), asked=told)
    (taken,) = after(session(sealed), with_poll(STATEMENTS)).rounds.values()
    assert taken.asked == (Wording(id="x", text="Statement 2"),)
    assert (taken.hands, taken.voted, taken.anonymous) == ({"x": {"3": 4}}, (), True)


def test_a_question_by_itself_is_a_statement_and_a_repeated_poll_asks_what_it_repeats():
    fist = {"method": "fist", "subjects": [], "passes": ["now"], "prompts": ["How sure?"]}
    words = carry_rounds.statements
    plain = agenda_with(poll=fist)
    assert words(plain.module("poll"), plain) == {"how sure?": "proposal"}
    data = plain.model_dump(mode="json")
    data["modules"].append({**data["modules"][2], "id": "again", "repeat": "poll"})
    twice = Agenda.model_validate(data)
    assert words(twice.module("again"), twice) == {"how sure?": "proposal"}
    state = after(session(), twice)
    assert kind_of(twice.module("again")).repeats(state, twice.module("again")).id == "poll"
    plain = after(session(), with_poll(STATEMENTS))
    assert kind_of(plain.info.agenda.module("pulse")).repeats(plain, plain.info.agenda.module("pulse")) is None
    assert kind_of(plain.info.agenda.module("roles")).repeats(plain, plain.info.agenda.module("roles")) is None
    assert [one.text for one in polls.subjects(state, twice.module("again"))] == ["How sure?"]


def test_the_history_calls_it_by_the_name_of_the_part_and_of_last_time():
    from pmworkshop.session.views.record_names import Names

    names = Names(after(asked(), with_poll(STATEMENTS)))
    assert names.module("last-time/pulse") == "“Statements” last time"
    assert names.module("pulse") == "“Statements”"
    assert names.subject("last-time/pulse", "x") == names.subject("pulse", "x")
