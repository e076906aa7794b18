"""Answers are taken while nobody sees them, then shown to all at once; what is shown stays shown."""

import pytest

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.errors import RefusedError, WayOut
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.steps import GestureContext
from pmworkshop.session.operations import grid, grouping, people
from pmworkshop.session.rounds import ballots, polls, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.session.views.public import progress_of, public
from tests.build import START, activity, ballot, begin, entry, put, reopen, role, round_, session, steps_of, theme
from tests.session.asked import agenda_with, asking
from tests.session.doing import do

GROUPS = (theme("a", place=1), theme("b", place=2), theme("c", place=3))
CHART = (role("pm", place=1), role("sa", place=2), activity("price", place=1), activity("road", place=2))
MARKER = "Zqx said so"


def values(*scores):
    """One person's values, subject by subject; nothing abstains."""
    return tuple(Answer(str(place), score=score, abstained=score is None) for place, score in enumerate(scores, 1))


def dots(*subjects):
    return (Answer(WHOLE, points=dict.fromkeys(subjects, 1)),)


def said(text, prompt="1"):
    return (Answer(prompt, text=text),)


def cast(person, *scores, **more):
    return ballots.cast("poll", person, values(*scores), **more)


def scores(state, key="poll/1"):
    return {one.id.removeprefix(f"{key}/"): one.score for one in state.ballots.values() if one.round == key}


def label(state, operation):
    return operation(state, GestureContext(START, "s")).label


# Taking answers


def test_the_first_answers_open_the_round_and_stay_hidden():
    state = do(session(), cast("ann", 4, None))
    assert state.rounds["poll/1"].status == "open"
    assert scores(state) == {"ann/1": 4, "ann/2": None}
    assert state.ballots["poll/1/ann/2"].abstained
    assert not public(state).ballots
    assert rounds.answered(state, "poll/1") == {"ann"}
    assert (progress_of(state, "poll/1").answered, progress_of(state, "poll/1").awaited) == (1, 4)


def test_answering_twice_replaces_and_the_same_again_changes_nothing():
    state = do(session(), cast("ann", 4, 2), cast("ann", 4, 5))
    assert scores(state) == {"ann/1": 4, "ann/2": 5}
    assert do(state, cast("ann", 4, 5)).versions == state.versions
    assert do(session(), cast("ann")).rounds == {}


def test_a_latecomer_is_awaited_and_who_goes_without_answering_is_not():
    state = do(session(), cast("ann", 4, 2))
    assert progress_of(state, "poll/1").awaited == 4
    late = do(state, people.add("Eve", "Finance"))
    assert progress_of(late, "poll/1").awaited == 5
    gone = do(late, people.change("ben", present=False), people.change("ann", left=True))
    told = progress_of(gone, "poll/1")
    assert (told.answered, told.awaited) == (1, 4)


def test_who_has_left_or_is_not_there_answers_no_more_and_what_was_said_stays():
    state = do(session(), cast("ann", 4, 2), people.change("ann", left=True))
    with pytest.raises(RefusedError, match="Ann has left"):
        do(state, cast("ann", 5, 5))
    with pytest.raises(RefusedError, match="not there any more"):
        do(state, cast("nobody", 5, 5))
    assert scores(do(state, reveal.reveal(["poll/1"]))) == {"ann/1": 4, "ann/2": 2}


def test_a_closed_round_takes_corrections_alone_and_can_be_opened_again():
    state = do(session(), cast("ann", 4, 2), rounds.close("poll/1"))
    assert public(state).ballots == {}
    assert scores(do(state, cast("ann", 5, 2)))["ann/1"] == 5
    with pytest.raises(RefusedError, match="No more answers"):
        do(state, cast("ben", 5, 2))
    assert do(state, rounds.close("poll/1")).versions == state.versions
    state = do(state, rounds.close("poll/1", closed=False), cast("ben", 5, 2))
    assert rounds.answered(state, "poll/1") == {"ann", "ben"}


def test_a_round_that_is_shown_takes_no_answers_and_is_not_closed():
    state = do(session(), cast("ann", 4, 2), reveal.reveal(["poll/1"]))
    for late in (cast("ben", 1, 1), cast("ann", 1, 1), rounds.close("poll/1"), ballots.withdraw("poll", "ann")):
        with pytest.raises(RefusedError, match="have been shown"):
            do(state, late)


def test_answers_off_the_scale_and_about_what_is_gone_are_refused():
    state = do(session(*CHART), ballots.cast("chart", "ann", (Answer("price", letters={"pm": "A"}),)))
    state = do(state, grid.drop_row("price"))
    for late in (cast("ann", 9, 1), ballots.cast("chart", "ann", (Answer("price", letters={"pm": "A"}),))):
        with pytest.raises(RefusedError, match=r"not on the scale|not asked about any more"):
            do(state, late)
    with pytest.raises(RefusedError, match="Nobody is asked alone in “Plan”"):
        do(state, ballots.cast("plan", "ann", values(1)))


def test_answers_are_taken_back_while_they_are_hidden():
    state = do(session(), cast("ann", 4, 2), cast("ben", 1, 1), ballots.withdraw("poll", "ann"))
    assert rounds.answered(state, "poll/1") == {"ben"}
    assert do(state, ballots.withdraw("poll", "cem")).versions == state.versions
    with pytest.raises(RefusedError, match="No answers are being taken"):
        do(session(), ballots.withdraw("poll", "ann"))


# Rounds side by side


def test_a_second_round_stands_beside_the_first():
    state = do(session(), rounds.ask_again("poll"))
    assert rounds.newest(state, "poll").number == 1
    with pytest.raises(RefusedError, match="asked already"):
        do(state, rounds.ask_again("poll"))
    state = do(state, cast("ann", 4, 2), reveal.reveal(["poll/1"]), rounds.ask_again("poll"), cast("ann", 1, 1))
    assert [one.id for one in rounds.rounds_of(state, "poll")] == ["poll/1", "poll/2"]
    assert [one.id for one in rounds.shown(state, "poll")] == ["poll/1"]
    assert (scores(state), scores(state, "poll/2")) == ({"ann/1": 4, "ann/2": 2}, {"ann/1": 1, "ann/2": 1})
    assert {one.round for one in public(state).ballots.values()} == {"poll/1"}
    assert label(session(), rounds.ask_again("poll")) == "Asked in “Poll”"
    assert label(do(state, reveal.reveal(["poll/2"])), rounds.ask_again("poll")) == "Asked again in “Poll”"


def test_what_is_wanted_is_asked_beside_what_is_and_both_are_shown_together():
    state = do(session(), cast("ann", 2, 2), cast("ann", 5, 5, wanted=True))
    assert rounds.newest(state, "poll").id == "poll/1"
    assert rounds.newest(state, "poll", wanted=True).id == "poll/1w"
    with pytest.raises(RefusedError, match="Nobody has answered"):
        do(state, rounds.ask_again("decide"), reveal.reveal(["poll/1", "decide/1"]))
    state = do(state, reveal.reveal(["poll/1", "poll/1w", "poll/1"]))
    assert len(public(state).ballots) == 4
    assert label(state, reveal.reveal(["poll/1", "poll/1w"])) == "Showed the answers in “Poll”"
    assert do(state, reveal.reveal(["poll/1"])).versions == state.versions


def test_a_choice_is_asked_beside_the_answers():
    state = do(session(*GROUPS), ballots.cast("collect", "ann", dots("a", "c"), "choice"))
    assert (state.rounds["collect/choice/1"].asks, rounds.newest(state, "collect")) == ("choice", None)
    state = do(state, reveal.reveal(["collect/choice/1"]))
    assert state.rounds["collect/choice/1"].status == "revealed"
    assert state.ballots["collect/choice/1/ann/proposal"].points == {"a": 1, "c": 1}


def test_nothing_is_shown_of_a_round_that_is_not_there_or_has_nobody_in():
    with pytest.raises(RefusedError, match="No answers are being taken"):
        do(session(), reveal.reveal(["poll/1"]))
    with pytest.raises(RefusedError, match="Nobody has answered yet"):
        do(session(), rounds.ask_again("poll"), reveal.reveal(["poll/1"]))
    state = do(session(round_(hands={"1": {"4": 1}})), reveal.reveal(["poll/1"]))
    assert public(state).rounds["poll/1"].hands == {"1": {"4": 1}}


# Item by item


def test_subjects_are_shown_one_by_one_and_the_last_one_shows_the_round():
    state = do(session(), cast("ann", 4, 2), cast("ben", 1, 3), reveal.reveal(["poll/1"], "2"))
    assert (state.rounds["poll/1"].status, state.rounds["poll/1"].shown) == ("closed", ("2",))
    assert scores(public(state)) == {"ann/2": 2, "ben/2": 3}
    assert [one.id for one in rounds.shown(state, "poll")] == ["poll/1"]
    assert do(state, reveal.reveal(["poll/1"], "2")).versions == state.versions
    with pytest.raises(RefusedError, match="not asked about"):
        do(state, reveal.reveal(["poll/1"], "gone"))
    state = do(state, reveal.reveal(["poll/1"], "1"))
    assert (state.rounds["poll/1"].status, state.rounds["poll/1"].shown) == ("revealed", ())


def test_once_something_was_shown_answers_are_corrected_and_not_taken_back():
    state = do(session(), cast("ann", 4, 2), reveal.reveal(["poll/1"], "2"), cast("ann", 5, 3))
    assert {key[-5:]: one.corrected for key, one in state.ballots.items()} == {"ann/1": False, "ann/2": True}
    for late in (ballots.withdraw("poll", "ann"), rounds.close("poll/1", closed=False)):
        with pytest.raises(RefusedError, match="have been shown"):
            do(state, late)
    with pytest.raises(RefusedError, match="No more answers"):
        do(state, cast("ben", 5, 3))


def test_answers_about_all_together_are_not_shown_one_by_one():
    state = do(session(*GROUPS), ballots.cast("collect", "ann", dots("a"), "choice"))
    with pytest.raises(RefusedError, match="all together"):
        do(state, reveal.reveal(["collect/choice/1"], "a"))


def test_sentences_shown_prompt_by_prompt_become_lines_with_the_last_one():
    state = do(session(), ballots.cast("collect", "ann", (*said("One"), *said("Two", "2"))))
    state = do(state, reveal.reveal(["collect/1"], "1"))
    assert ([one.text for one in public(state).ballots.values()], state.entries) == (["One"], {})
    state = do(state, reveal.reveal(["collect/1"], "2"))
    assert [line.text for line in state.listed("collect")] == ["One", "Two"]
    assert (state.ballots, state.rounds["collect/1"].shown) == ({}, ())


# Corrections and answers said aloud


def test_a_slip_of_typing_is_mended_and_marked_as_that():
    state = do(session(), cast("ann", 4, 2))
    with pytest.raises(RefusedError, match="not been shown yet"):
        do(state, ballots.correct("poll/1", "ann", values(5, 2)))
    state = do(state, cast("ann", 3, 2), reveal.reveal(["poll/1"]))
    assert not any(one.corrected for one in state.ballots.values())
    mended = do(state, ballots.correct("poll/1", "ann", values(5, 2)))
    assert scores(mended) == {"ann/1": 5, "ann/2": 2}
    assert {key: one.corrected for key, one in mended.ballots.items()} == {
        "poll/1/ann/1": True,
        "poll/1/ann/2": False,
    }
    assert do(mended, ballots.correct("poll/1", "ann", values(5, 2))).versions == mended.versions
    with pytest.raises(RefusedError, match="Ben has not answered here"):
        do(state, ballots.correct("poll/1", "ben", values(5, 2)))


def test_each_person_may_answer_aloud_and_answer_anew():
    state = do(session(), ballots.say_openly("poll", "ann", values(4, None)))
    assert state.rounds["poll/1"].status == "revealed"
    assert scores(public(state)) == {"ann/1": 4, "ann/2": None}
    again = do(
        state, ballots.say_openly("poll", "ann", values(5, None)), ballots.say_openly("poll", "ben", values(1, 1))
    )
    assert scores(again) == {"ann/1": 5, "ann/2": None, "ben/1": 1, "ben/2": 1}
    assert do(again, ballots.say_openly("poll", "ann", values(5, None))).versions == again.versions
    assert do(session(), ballots.say_openly("poll", "ann", ())).rounds == {}


def test_nothing_is_said_openly_while_answers_are_hidden():
    with pytest.raises(RefusedError, match="nobody sees yet"):
        do(session(), cast("ann", 4, 2), ballots.say_openly("poll", "ben", values(1, 1)))


def test_sentences_that_are_lines_by_now_are_changed_in_the_list():
    state = do(session(), ballots.cast("collect", "ann", said("One")), reveal.reveal(["collect/1"]))
    for late in (ballots.say_openly("collect", "ann", said("Two")), ballots.correct("collect/1", "ann", said("Two"))):
        with pytest.raises(RefusedError, match="lines of the list"):
            do(state, late)


# Sentences


def test_sentences_become_lines_with_their_authors_in_the_order_of_the_room():
    state = do(
        session(entry("e", place=1)),
        ballots.cast("collect", "dee", said("Last")),
        ballots.cast("collect", "ben", said("Second\nThird")),
        ballots.cast("collect", "ann", (*said("First"), Answer("2", abstained=True))),
        reveal.reveal(["collect/1"]),
    )
    assert [(line.text, line.author) for line in state.listed("collect")] == [
        ("Answer e", None), ("First", "ann"), ("Second", "ben"), ("Third", "ben"), ("Last", "dee"),
    ]  # fmt: skip
    assert state.ballots == {}
    assert rounds.answered(state, "collect/1") == {"ann", "ben", "dee"}
    assert all(key == "e" or key.startswith("collect/1/") for key in state.entries)


def test_sentences_without_names_are_sorted_and_have_no_author():
    state = asking(collect={"attribution": "nobody"})
    with pytest.raises(RefusedError, match="kept without names"):
        do(state, ballots.cast("collect", "ann", said("Beta")))
    sealed = do(
        state, reveal.seal("collect", {"ben": said("Beta"), "ann": said("Gamma\nAlpha"), "cem": said("Delta")})
    )
    assert [(line.text, line.author) for line in sealed.listed("collect")] == [
        ("Alpha", None), ("Beta", None), ("Delta", None), ("Gamma", None),
    ]  # fmt: skip
    assert sealed.rounds["collect/1"].voted == ("ann", "ben", "cem")
    assert not any(name in key for key in sealed.entries for name in ("ann", "ben", "cem"))


# Without names


def test_a_round_without_names_is_written_in_one_step_and_never_reopened():
    state = asking(poll={"anonymous": True})
    taken = {"ben": values(5, 1), "ann": values(4, None), "cem": values(4, 1)}
    state = do(state, rounds.ask_again("poll"))
    assert state.rounds["poll/1"].anonymous
    with pytest.raises(RefusedError, match="without names are closed and shown together"):
        do(state, rounds.close("poll/1"))
    sealed = do(state, reveal.seal("poll", taken))
    assert (sealed.rounds["poll/1"].hands, sealed.ballots) == ({"1": {"4": 2, "5": 1}, "2": {"-": 1, "1": 2}}, {})
    assert public(sealed).rounds["poll/1"].voted == ()
    late = (
        (reveal.seal("poll", taken), "have been shown"),
        (ballots.correct("poll/1", "ann", values(1, 1)), "kept without names"),
        (ballots.say_openly("poll", "ann", values(1, 1)), "kept without names"),
        (polls.show_hands("poll", "1", {"5": 1}), "kept without names"),
    )
    for operation, words in late:
        with pytest.raises(RefusedError, match=words):
            do(sealed, operation)


def test_two_answers_are_not_without_a_name_since_each_knows_the_other():
    state = asking(poll={"anonymous": True})
    two = {"ann": values(4, 4), "ben": values(2, 4)}
    for taken in ({}, {"ann": values(4, 4)}, two, {**two, "cem": ()}):
        with pytest.raises(RefusedError, match="Fewer than 3 answers would not be without names"):
            do(state, reveal.seal("poll", taken))
    with pytest.raises(RefusedError, match="kept with names"):
        do(session(), reveal.seal("poll", two))
    with pytest.raises(RefusedError, match="not on the scale"):
        do(state, reveal.seal("poll", {"ann": values(4, 4), "ben": values(9, 4)}))


def test_an_agenda_may_ask_for_a_larger_group_never_for_a_smaller_one():
    four = agenda_with(poll={"anonymous": True}).model_copy(update={"smallest_group": 4})
    three = {person: values(4, 4) for person in ("ann", "ben", "cem")}
    state = session(agenda=four)
    with pytest.raises(RefusedError, match="Fewer than 4 answers"):
        do(state, reveal.seal("poll", three))
    assert do(state, reveal.seal("poll", {**three, "dee": values(1, 1)})).rounds["poll/1"].voted
    with pytest.raises(ValueError, match="greater than or equal to 3"):
        Agenda.model_validate({**four.model_dump(mode="json"), "smallest_group": 2})


def without_names(*who):
    """Some people have answered without names, all alike, for the first time."""
    state = do(asking(poll={"anonymous": True}), people.change("dee", present="dee" in who))
    return do(state, reveal.seal("poll", {person: values(4, 4) for person in who}))


def test_one_newcomer_is_not_named_by_the_difference_of_two_results():
    state = do(without_names("ann", "ben", "cem"), people.change("dee", present=True))
    with pytest.raises(
        RefusedError, match="One person answers only one of the times: the difference would name"
    ) as told:
        do(state, rounds.ask_again("poll"))
    assert told.value.way_out is WayOut.SEE_WHO_IS_HERE
    same = do(state, people.change("dee", present=False), rounds.ask_again("poll"))
    late = {person: values(4, 4) for person in ("ann", "ben", "cem", "dee")}
    with pytest.raises(RefusedError, match="the difference would name that one"):
        do(same, people.change("dee", present=True), reveal.seal("poll", late))
    late.pop("dee")
    assert do(same, reveal.seal("poll", late)).rounds["poll/2"].status == "revealed"


def test_one_newcomer_is_not_named_by_a_poll_that_repeats_another_one():
    plain = agenda_with(poll={"anonymous": True, "passes": ["now"]}).model_dump(mode="json")
    (first,) = [one for one in plain["modules"] if one["id"] == "poll"]
    plain["modules"].append({**first, "id": "again", "subjects": [], "repeat": "poll"})
    state = session(agenda=Agenda.model_validate(plain))
    state = do(state, reveal.seal("poll", {person: values(4, 4) for person in ("ann", "ben", "cem")}))
    with pytest.raises(RefusedError, match="the difference would name that one"):
        do(state, rounds.ask_again("again"))
    same = do(state, people.change("dee", present=False), rounds.ask_again("again"))
    assert same.rounds["again/1"].anonymous


def test_answers_that_were_given_with_names_have_no_difference_that_names_anybody():
    named = do(asking(), *(ballots.cast("collect", one, [Answer("1", text="x")]) for one in ("ann", "ben", "cem")))
    named = do(named, reveal.reveal(["collect/1"]), rounds.ask_again("collect", anonymous=True))
    assert named.rounds["collect/2"].anonymous


def test_three_others_do_not_name_one_another_and_two_do():
    state = do(without_names("ann", "ben", "cem"), people.change("dee", present=True), people.add("Eve", "Law"))
    with pytest.raises(RefusedError, match="2 people answer only one of the times: the difference would name them"):
        do(state, rounds.ask_again("poll"))
    state = do(state, people.add("Fay", "Law"), rounds.ask_again("poll"))
    assert state.rounds["poll/2"].anonymous


def test_names_can_be_left_out_where_the_agenda_keeps_them_but_not_of_a_chart():
    state = do(session(*CHART), rounds.ask_again("poll", anonymous=True), rounds.ask_again("decide", anonymous=False))
    assert (state.rounds["poll/1"].anonymous, state.rounds["decide/1"].anonymous) == (True, False)
    with pytest.raises(RefusedError, match="Charts are kept with names"):
        do(state, rounds.ask_again("chart", anonymous=True))
    quiet = do(asking(poll={"anonymous": True}), rounds.ask_again("poll", anonymous=False))
    assert quiet.rounds["poll/1"].anonymous


def test_who_left_after_answering_without_a_name_still_counts():
    state = do(asking(poll={"anonymous": True}), people.change("ann", left=True))
    sealed = do(state, reveal.seal("poll", {"ann": values(4, 4), "ben": values(2, 2), "cem": values(2, 2)}))
    assert sealed.rounds["poll/1"].hands["1"] == {"2": 2, "4": 1}


def test_a_choice_without_names_copes_with_a_group_that_went_meanwhile():
    state = asking(*GROUPS, collect={"attribution": "nobody"})
    taken = {"ann": dots("a", "b"), "ben": dots("a", "c"), "cem": dots("b"), "dee": dots("c")}
    sealed = do(state, grouping.drop_group("b"), reveal.seal("collect", taken, "choice"))
    found = sealed.rounds["collect/choice/1"]
    assert (found.hands, found.voted) == ({"a": {"1": 2}, "c": {"1": 2}}, ("ann", "ben", "dee"))


# What follows when something goes


def test_a_row_goes_with_what_was_charted_on_it_and_comes_back_with_undo(tmp_path):
    workshop = begin(
        tmp_path / "s.pmw", *CHART, round_("chart/1", module="chart"), round_("poll/1"), round_("lost/1")
    )
    both = (Answer("price", letters={"pm": "A"}), Answer("road", letters={"sa": "A"}))
    workshop.commit(ballots.cast("chart", "ann", both))
    workshop.commit(put(ballot("ann", subject="price"), ballot("ann", subject="price", round="gone/1")))
    dropped = workshop.commit(grid.drop_row("price")).session
    assert sorted(dropped.ballots) == ["chart/1/ann/road", "gone/1/ann/price", "poll/1/ann/price"]
    assert "chart/1/ann/price" in workshop.undo().session.ballots
    workshop.close()


def test_charts_are_read_without_rows_and_roles_that_are_gone():
    both = (Answer("price", letters={"pm": "A"}), Answer("road", letters={"sa": "A"}))
    state = do(
        session(*CHART),
        ballots.cast("chart", "ann", both),
        ballots.cast("chart", "ben", (Answer("price", letters={}), Answer("road", abstained=True))),
    )
    assert rounds.charted(state, "chart/1") == {
        "ann": {"price": {"pm": "A"}, "road": {"sa": "A"}},
        "ben": {"price": {}},
    }
    assert rounds.charted(do(state, grid.drop_role("pm")), "chart/1") == {
        "ann": {"road": {"sa": "A"}},
        "ben": {"price": {}},
    }
    lost = do(state, put(ballot("cem", subject="gone", round="chart/1", letters={"pm": "A"})))
    assert rounds.charted(lost, "chart/1")["cem"] == {}
    assert rounds.charted(state, "poll/1") == {}


def test_a_group_that_goes_breaks_no_open_choice(tmp_path):
    workshop = begin(tmp_path / "s.pmw", *GROUPS)
    workshop.commit(ballots.cast("collect", "ann", dots("a", "b"), "choice"))
    workshop.commit(ballots.cast("collect", "ben", dots("b"), "choice"))
    state = workshop.commit(grouping.drop_group("b")).session
    assert rounds.answered(state, "collect/choice/1") == {"ann", "ben"}
    again = do(state, ballots.cast("collect", "ben", dots("c"), "choice"), reveal.reveal(["collect/choice/1"]))
    assert again.ballots["collect/choice/1/ben/proposal"].points == {"c": 1}
    nothing = do(state, grouping.drop_group("a"), grouping.drop_group("c"), reveal.reveal(["collect/choice/1"]))
    assert nothing.rounds["collect/choice/1"].status == "revealed"
    back = workshop.undo().session
    assert back.ballots["collect/choice/1/ann/proposal"].points == {"a": 1, "b": 1}
    workshop.close()


# Undo, two windows, labels


def test_what_was_shown_is_not_taken_back(tmp_path):
    workshop = begin(tmp_path / "s.pmw")
    workshop.commit(cast("ann", 4, 2))
    assert workshop.undo().session.ballots == {}
    workshop.commit(cast("ann", 4, 2))
    for shown in (reveal.reveal(["poll/1"], "1"), reveal.reveal(["poll/1"])):
        workshop.commit(shown)
        with pytest.raises(RefusedError, match="not taken back by undo"):
            workshop.undo()
    workshop.close()


def test_a_question_that_another_window_answered_since_is_not_taken_back(tmp_path):
    stage = begin(tmp_path / "s.pmw")
    notes = reopen(tmp_path / "s.pmw", "notes")
    stage.commit(rounds.ask_again("poll"))
    notes.commit(cast("ann", 4, 2))
    with pytest.raises(RefusedError, match="cannot be taken back: somebody has answered since"):
        stage.undo()
    notes.undo()
    assert not stage.undo().session.rounds
    stage.close()
    notes.close()


def test_answers_that_asked_are_taken_back_without_their_question_once_others_answered_it(tmp_path):
    stage = begin(tmp_path / "s.pmw")
    notes = reopen(tmp_path / "s.pmw", "notes")
    stage.commit(cast("ben", 1, 1))  # asks, since nobody answered before
    notes.commit(cast("ann", 4, 2))
    (asked,) = stage.session.rounds
    undone = stage.undo().session
    assert list(undone.rounds) == [asked]
    assert {one.participant for one in undone.ballots.values()} == {"ann"}
    again = stage.redo().session
    assert list(again.rounds) == [asked]
    assert {one.participant for one in again.ballots.values()} == {"ann", "ben"}
    stage.close()
    notes.close()


@pytest.mark.parametrize("subject", ["", "1"])
def test_another_window_does_not_take_back_either_what_was_shown(tmp_path, subject):
    stage = begin(tmp_path / "s.pmw")
    notes = reopen(tmp_path / "s.pmw", "notes")
    stage.commit(cast("ben", 1, 1))
    notes.commit(cast("ann", 4, 2))
    stage.commit(reveal.reveal(["poll/1"], subject))
    with pytest.raises(RefusedError, match="cannot be taken back"):
        notes.undo()
    mended = notes.commit(ballots.correct("poll/1", "ann", values(5, 2)) if not subject else cast("ann", 5, 2))
    assert scores(mended.session)["ann/1"] == 5
    assert scores(notes.undo().session)["ann/1"] == 4
    stage.close()
    notes.close()


def test_two_windows_that_take_answers_at_once_are_both_kept_in_order(tmp_path):
    stage = begin(tmp_path / "s.pmw")
    notes = reopen(tmp_path / "s.pmw", "notes")
    first = [stage.submit(cast("ann", 1, 1)), notes.submit(cast("ben", 2, 2))]
    done = [one.result() for one in first]
    then = [notes.submit(cast("cem", 3, 3)), stage.submit(cast("ann", 5, 5)), notes.submit(cast("ben", 4, 4))]
    done += [one.result() for one in then]
    stage.follow()
    notes.follow()
    assert stage.session == notes.session
    assert scores(stage.session) == {
        "ann/1": 5, "ann/2": 5, "ben/1": 4, "ben/2": 4, "cem/1": 3, "cem/2": 3,
    }  # fmt: skip
    assert len(stage.session.rounds) == 1
    assert not stage.session.held
    assert sorted(one.seq for one in done) == [2, 3, 4, 5, 6]
    assert [step.id for step in steps_of(stage)[1:]] == [one.step.id for one in sorted(done, key=lambda one: one.seq)]
    stage.close()
    notes.close()


def test_labels_never_hold_a_value():
    quiet = agenda_with(collect={"attribution": "nobody"}, poll={"method": "choice", "options": [MARKER, "No"]})
    state = session(theme("a", title=MARKER), agenda=quiet)
    yes = (Answer("1", choice=MARKER),)
    told = [
        label(state, ballots.cast("poll", "ann", yes)),
        label(state, ballots.say_openly("poll", "ann", yes)),
        label(state, reveal.seal("collect", dict.fromkeys(("ann", "ben", "cem"), said(MARKER)))),
    ]
    open_ = do(state, ballots.cast("poll", "ann", yes))
    told += [
        label(open_, operation)
        for operation in (
            ballots.withdraw("poll", "ann"), rounds.close("poll/1"), rounds.close("poll/1", closed=False),
            reveal.reveal(["poll/1"]), reveal.reveal(["poll/1"], "1"),
        )
    ]  # fmt: skip
    shown = do(open_, reveal.reveal(["poll/1"]))
    told += [label(shown, ballots.correct("poll/1", "ann", (Answer("1", choice="No"),)))]
    assert not [line for line in told if "Zqx" in line or "Ann" in line]
    assert len(set(told)) == 8
