"""The same statements asked twice, and what is wanted against what is."""

import pytest

from pmworkshop.agenda.model import Agenda
from pmworkshop.insight.measures.before_after import Pulse, gap_words, gaps, pulse
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.records import Round
from pmworkshop.session.rounds import ballots, polls, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.session.views.public import public
from tests.build import PEOPLE, agenda, session
from tests.session.asked import asking
from tests.session.doing import do


def asked(state, module, values, *, wanted=False, show=True):
    """Take from each person one digit a statement, ``-`` abstaining and nothing skipping; then show them."""
    for person, digits in zip(PEOPLE, values, strict=False):
        answers = [
            Answer(str(place), abstained=True) if digit == "-" else Answer(str(place), score=int(digit))
            for place, digit in enumerate(digits, 1)
        ]
        if answers:
            state = do(state, ballots.cast(module, person, answers, wanted=wanted))
    return do(state, reveal.reveal([rounds.newest(state, module, wanted=wanted).id])) if show else state


def statements(*texts):
    return {"passes": ["now"], "subjects": list(texts) or ["One", "Two"]}


def twice(before, after, **about):
    state = asked(asking(poll={**statements("One", "Two"), **about}), "poll", before)
    return asked(do(state, rounds.ask_again("poll")), "poll", after)


def found(state, module="poll") -> Pulse | None:
    return pulse(public(state), state.info.agenda.module(module))


def test_one_statement_moved_closer_and_one_is_still_split():
    one = found(twice(["15", "51", "35", "31"], ["35", "41", "35", "31"]))
    assert one.sentence == "One of two statements moved closer; “Two” is still split."
    first, second = one.statements
    assert (first.before, first.after) == ((1, 0, 2, 0, 1), (0, 0, 3, 1, 0))
    assert (first.moved, first.level, first.word, first.still_split) == ("closer", "", "one view: 3 of 5", False)
    assert (second.moved, second.still_split) == ("as before", True)
    assert (first.up, first.down, first.stayed, first.both) == (1, 1, 2, 4)
    assert (first.spread_before.median, first.spread_after.median) == (3, 3)
    assert one.statement("2") is second
    assert one.statement("gone") is None


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (["11", "55", "33"], ["33", "33", "33"], "Both statements moved closer."),
        (["33", "33", "33"], ["11", "55", "33"], "Both statements moved further apart."),
        (["33", "33", "33"], ["33", "33", "33"], "The answers lie as close together as before."),
        (["22", "22", "22"], ["44", "44", "44"], "Both statements are higher."),
        (["23", "23", "23"], ["42", "42", "42"], "One of two statements is higher, one is lower."),
        (["13", "33", "53"], ["43", "43", "43"], "One of two statements moved closer. One is higher."),
        (["12", "12", "52", "12"], ["22", "22", "52", "22"],
         "One of two statements moved closer; “One” is still split. One is higher."),
        (["13", "33", "35"], ["15", "33", "33"], "The answers lie as close together as before."),
        (["11", "11", "33", "33"], ["11", "22", "22", "44"], "The answers have hardly moved."),
        (["13", "53", "33"], ["31", "35", "33"], "One of two statements moved closer; one moved further apart."),
        (["11", "55", "15"], ["11", "55", "15"],
         "The answers lie as close together as before; “One” and “Two” are still split."),
        (["11", "55"], ["33", "33", "33"], "Fewer than three answers one of the times: too few to compare."),
        (["11", "55", "33"], ["33", "33"], "Fewer than three answers one of the times: too few to compare."),
    ],
)  # fmt: skip
def test_the_sentence_is_plain(before, after, sentence):
    assert found(twice(before, after)).sentence == sentence


def test_a_single_statement_and_all_of_many_have_their_words():
    one = asked(asking(poll=statements("Alone")), "poll", ["1", "5", "3"])
    assert (
        found(asked(do(one, rounds.ask_again("poll")), "poll", ["3", "3", "3"])).sentence
        == "The answers moved closer."
    )
    three = asked(asking(poll=statements("A", "B", "C")), "poll", ["111", "555", "133"])
    closer = asked(do(three, rounds.ask_again("poll")), "poll", ["333", "333", "333"])
    assert found(closer).sentence == "All three statements moved closer. One is higher."
    split = asked(do(three, rounds.ask_again("poll")), "poll", ["111", "555", "155"])
    assert "; three are still split." in found(split).sentence


def test_only_people_who_answered_both_times_can_have_moved():
    one = found(twice(["11", "55", "33"], ["", "55", "4-", "11"]))
    first, second = one.statements
    assert (first.up, first.down, first.stayed) == (1, 0, 1)
    assert (second.up, second.down, second.stayed) == (0, 0, 1)


def test_hands_have_no_names_so_nobody_is_known_to_have_moved():
    state = asking(poll=statements("One"))
    state = do(state, polls.show_hands("poll", "1", {"1": 2, "5": 1}), rounds.ask_again("poll"))
    state = asked(state, "poll", ["3", "3", "3"])
    assert (found(state).statements[0].both, found(state).sentence) == (
        0, "The answers moved closer. They are higher.",
    )  # fmt: skip


def test_a_time_that_is_not_shown_does_not_count():
    state = asked(asking(poll=statements()), "poll", ["11", "55", "33"])
    assert found(state) is None
    open_ = asked(do(state, rounds.ask_again("poll")), "poll", ["33", "33", "33"], show=False)
    assert found(open_) is None


def test_a_statement_without_answers_one_of_the_times_is_left_out_and_without_any_there_is_nothing():
    only = found(twice(["1", "5", "3"], ["33", "33", "33"]))
    assert [one.id for one in only.statements] == ["1"]
    assert found(twice(["--", "--"], ["33", "33"])) is None


@pytest.mark.parametrize("method", ["choice", "dots"])
def test_only_scales_are_compared(method):
    assert found(asking(poll={**statements(), "method": method, "options": ["a", "b"], "points": 2})) is None
    assert pulse(session(), agenda().module("brief")) is None


def repeating(*, first=None, **about):
    """A session whose second poll asks the statements of the first again."""
    plain = agenda("poll", "chart").model_dump(mode="json")
    before = {**plain["modules"][0], "passes": ["now"], **(first or {})}
    after = {**before, "id": "again", "short": "Again", "subjects": [], "repeat": "poll", **about}
    return session(agenda=Agenda.model_validate({**plain, "modules": [before, *plain["modules"][1:], after]}))


def test_a_poll_that_repeats_another_asks_its_statements_and_is_compared_with_it():
    state = repeating()
    module = state.info.agenda.module("again")
    assert [one.text for one in polls.subjects(state, module)] == ["We know our customer", "We say no"]
    assert kind_of(module).repeats(state, module).id == "poll"
    state = asked(state, "poll", ["11", "55", "33"])
    assert found(state, "again") is None
    state = asked(state, "again", ["33", "33", "35"])
    one = found(state, "again")
    assert (one.before.id, one.after.id) == ("poll/1", "again/1")
    assert one.sentence == "Both statements moved closer."
    state = asked(do(state, rounds.ask_again("again")), "again", ["11", "55", "33"])
    assert (found(state, "again").before.id, found(state, "again").after.id) == ("poll/1", "again/2")


def test_a_poll_on_another_scale_is_not_compared_with_the_one_it_repeats():
    state = asked(repeating(high=7), "poll", ["11", "55", "33"])
    assert found(asked(state, "again", ["33", "33", "35"]), "again") is None


def test_what_is_repeated_stands_earlier_in_the_agenda():
    state = repeating()
    for wrong in ("again", "gone", "chart"):
        module = state.info.agenda.module("again").model_copy(update={"repeat": wrong})
        assert kind_of(module).repeats(state, module) is None
        assert [one.text for one in polls.subjects(state, module)] == ["What about poll?"]
    assert kind_of(state.info.agenda.module("poll")).repeats(state, state.info.agenda.module("poll")) is None
    assert kind_of(state.info.agenda.module("chart")).repeats(state, state.info.agenda.module("chart")) is None


def test_what_was_taken_over_from_the_session_before_is_the_first_time():
    last = Round(id="last-time/poll/1", module="last-time/poll", status="revealed", hands={"1": {"1": 2, "5": 1}})
    state = asking(last, poll=statements("One"))
    assert found(state) is None
    one = found(asked(state, "poll", ["3", "3", "3"]))
    told = "The answers moved closer. They are higher."
    assert (one.before.id, one.after.id, one.sentence) == (last.id, "poll/1", told)


def wanting(now, wanted, **about):
    state = asked(asking(poll={"subjects": ["One", "Two"], **about}), "poll", now)
    return asked(state, "poll", wanted, wanted=True)


def gaps_of(state):
    return gaps(public(state), state.info.agenda.module("poll"))


def test_a_gap_is_the_median_of_each_leaders_own_difference():
    first, second = gaps_of(wanting(["15", "33", "53"], ["45", "53", "53"]))
    assert (first.difference.median, first.difference.n) == (2, 3)
    assert (gap_words(first), first.clear) == ("most of us want it 2 higher", False)
    assert (gap_words(second), second.clear) == ("most of us want it as it is", False)


def test_a_large_gap_that_most_see_alike_is_clear():
    first, second = gaps_of(wanting(["15", "25", "25"], ["41", "41", "51"]))
    assert (first.clear, gap_words(first)) == (True, "most of us want it 3 higher")
    assert (second.clear, gap_words(second)) == (True, "most of us want it 4 lower")
    few, _ = gaps_of(wanting(["15", "25"], ["41", "41"]))
    assert not few.clear


def test_without_both_times_or_both_answers_there_is_no_gap():
    state = asked(asking(), "poll", ["11"])
    assert gaps_of(state) == ()
    assert gaps(state, agenda().module("decide")) == ()
    assert gaps_of(asking(poll=statements())) == ()
    assert [one.id for one in gaps_of(wanting(["1-", "3-"], ["45", "53"]))] == ["1"]


def test_all_who_moved_up_are_not_as_before():
    statement = found(twice(["2", "2", "2", "2"], ["4", "4", "4", "4"])).statements[0]
    assert (statement.up, statement.level, statement.moved, statement.unchanged) == (4, "higher", "as before", False)


@pytest.mark.parametrize(
    ("now", "wanted", "said"),
    [
        (["1", "1", "1", "1"], ["1", "3", "3", "3"], "most of us want it 2 higher"),
        (["1", "1", "1", "1"], ["1", "2", "4", "5"], "most of us want it higher, by 2 in the middle"),
        (["3", "3", "3", "3"], ["1", "2", "4", "5"], "we want different things"),
        (["1", "1", "3", "3"], ["1", "1", "5", "5"], "we want different things"),
        (["5", "5", "5"], ["5", "5", "4"], "most of us want it as it is"),
    ],
)
def test_what_most_of_us_want_is_what_most_of_us_said(now, wanted, said):
    # A middle of 1 or 2 says nothing of how many want just that.
    subject = {"subjects": ["One"]}
    state = asked(asking(poll=subject), "poll", now)
    (gap,) = gaps_of(asked(state, "poll", wanted, wanted=True))
    assert gap_words(gap) == said
