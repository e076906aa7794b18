"""A round keeps the words of what it asked: no answer stands beside words that nobody was asked."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.insight.charts.compare import compare_round
from pmworkshop.insight.decision_rules import verdict
from pmworkshop.insight.measures.before_after import pulse
from pmworkshop.insight.session_diff import difference
from pmworkshop.kinds.registry import kind_of
from pmworkshop.report.builders.context import context_of
from pmworkshop.report.builders.report import build
from pmworkshop.report.builders.rounds import asked_in
from pmworkshop.session.core.records import Objection, Round, Wording
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.core.steps import GestureContext, make_step
from pmworkshop.session.operations import collect, decide, grid, grouping
from pmworkshop.session.operations.navigation import enter
from pmworkshop.session.rounds import ballots, polls, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer, form_of
from pmworkshop.session.rounds.wording import Asked, about, as_asked, gone, kept_up
from pmworkshop.session.views.narration import changes
from pmworkshop.session.views.public import public
from pmworkshop.tui.pages.page import Context
from pmworkshop.tui.panels.modules.decide import DecidePanel
from tests.build import START, ballot, entry, round_, session, theme
from tests.session.asked import asking
from tests.session.doing import do

MONTHLY, MARS = "Meet customers monthly", "Move the office to Mars"
PEOPLE = ("ann", "ben", "cem", "dee")


def fives(state, score=5):
    """Everybody shows a five for the proposal as it stands, and all are revealed."""
    state = do(state, *(ballots.cast("decide", person, [Answer("proposal", score=score)]) for person in PEOPLE))
    return do(state, reveal.reveal([rounds.newest(state, "decide").id]))


def those_given(counts):
    """Leave out the values that nobody gave."""
    return {value: count for value, count in (counts or {}).items() if count}


def answered(state, module):
    """The words and counts of each answered subject of a module, as the facilitator's report has them."""
    section = next(one for one in build(state, "facilitator").sections if one.module == module)
    return [
        (one.subject, those_given(one.answers) or one.points) for asked in section.rounds for one in asked.subjects
    ]


def of(state, module="decide"):
    return state.info.agenda.module(module)


def test_answers_to_one_proposal_never_decide_another_one():
    state = fives(do(session(), decide.propose("decide", MONTHLY)))
    assert verdict(public(state), of(state)).outcome == "adopted"
    state = do(state, decide.propose("decide", MARS))
    assert verdict(public(state), of(state)) is None
    assert answered(state, "decide") == [(MONTHLY, {"5": 4})]
    with pytest.raises(RefusedError, match="The answers were to other words"):
        do(state, decide.record("decide", MARS, round_id="decide/1"))
    state = do(state, decide.record("decide", " meet customers  MONTHLY", round_id="decide/1"))
    assert state.rounds["decide/1"].rule == "Consent: nobody has a reasoned objection"


def test_another_proposal_is_asked_in_another_round():
    state = fives(do(session(), decide.propose("decide", MONTHLY)))
    aloud = [Answer("proposal", score=1)]
    assert list(do(state, ballots.say_openly("decide", "ann", aloud)).rounds) == ["decide/1"]
    state = do(state, decide.propose("decide", MARS))
    with pytest.raises(RefusedError, match="These answers were to other words"):
        do(state, ballots.correct("decide/1", "ann", aloud))
    for asked in (
        do(state, polls.show_hands("decide", "proposal", {"1": 4})),
        do(state, ballots.say_openly("decide", "ann", aloud)),
        fives(do(state, rounds.ask_again("decide")), score=1),
    ):
        assert [one.asked[0].text for one in asked.rounds.values()] == [MONTHLY, MARS]
        assert [words for words, _ in answered(asked, "decide")] == [MONTHLY, MARS]
        assert verdict(public(asked), of(asked)).outcome == "open"


def test_a_proposal_taken_out_while_it_is_voted_on_is_still_the_one_that_is_asked():
    state = do(session(), decide.propose("decide", MONTHLY), rounds.ask_again("decide"))
    state = do(state, decide.drop(decide.standing(state, "decide").id))
    assert [one.text for one in form_of(state, of(state)).subjects] == [MONTHLY]


def test_a_proposal_reworded_without_reasons_keeps_those_it_had():
    state = do(session(), decide.propose("decide", MONTHLY, ("e1",)), decide.propose("decide", MARS))
    assert decide.standing(state, "decide").because == ("e1",)
    state = do(state, decide.propose("decide", MARS, ("e2",)))
    assert decide.standing(state, "decide").because == ("e2",)


def test_what_was_not_settled_on_other_words_is_not_carried_to_the_new_ones():
    state = fives(do(session(), decide.propose("decide", MONTHLY)), score=0)
    kept = {"reason": "Four would stop it", "dissent": 4, "round_id": "decide/1"}
    state = do(state, decide.record("decide", MONTHLY, "open", **kept))
    same = decide.standing(do(state, decide.propose("decide", MONTHLY)), "decide")
    assert (same.reason, same.dissent, same.round) == ("Four would stop it", 4, "decide/1")
    other = decide.standing(do(state, decide.propose("decide", MARS)), "decide")
    assert (other.statement, other.reason, other.dissent, other.round) == (MARS, "", None, None)


def test_an_objection_to_one_proposal_that_was_met_meets_no_block_of_another_one():
    def blocked(state):
        for person in PEOPLE:
            score = 0 if person == "ann" else 5
            state = do(state, ballots.cast("decide", person, [Answer("proposal", score=score)]))
        return do(state, reveal.reveal([rounds.newest(state, "decide").id]))

    state = blocked(do(session(), decide.propose("decide", MONTHLY)))
    state = do(state, decide.object_to("decide", Objection(participant="ann", text="No budget")))
    state = do(state, decide.meet(decide.standing(state, "decide").id, 0, "Sales pays"))
    assert verdict(public(state), of(state)).outcome == "adopted"
    same = do(state, decide.propose("decide", "meet customers  MONTHLY"))
    assert verdict(public(same), of(same)).outcome == "adopted"
    state = blocked(do(state, decide.propose("decide", MARS), rounds.ask_again("decide")))
    assert verdict(public(state), of(state)).outcome == "open"
    told = f"No budget (to “{MONTHLY}”)"
    section = next(one for one in build(state, "room").sections if one.module == "decide")
    assert told in repr(section)
    assert told in repr(DecidePanel("decide").page(Context(public(do(state, enter("decide", "settle"))))))
    state = do(state, decide.object_to("decide", Objection(participant="ann", text="Too far")))
    state = do(state, decide.meet(decide.standing(state, "decide").id, 1, "We stay"))
    assert verdict(public(state), of(state)).outcome == "adopted"
    kept = decide.newest(do(state, decide.record("decide", "We stay", "adopted")), "decide").objections
    assert [one.proposal for one in kept] == [MONTHLY, MARS]


def test_answers_of_a_round_that_undo_took_away_never_count_for_another_one():
    state = session(ballot("ann", round="decide/1", subject="proposal", score=5))
    state = do(state, ballots.cast("decide", "ben", [Answer("proposal", score=1)]))
    assert list(state.rounds) == ["decide/2"]
    state = do(state, reveal.reveal(["decide/2"]))
    assert verdict(public(state), of(state)).votes.cast == 1
    hands = session(ballot("ann", round="decide/1", subject="proposal", score=5))
    assert list(do(hands, polls.show_hands("decide", "proposal", {"1": 2})).rounds) == ["decide/2"]


def chosen():
    """Two groups, and dots of three people on the first one, shown."""
    state = session(theme("t1", title="Marketing", module="collect"), theme("t2", title="Sales", module="collect"))
    dots = [Answer(WHOLE, points={"t1": 1})]
    state = do(state, *(ballots.cast("collect", person, dots, "choice") for person in PEOPLE[:3]))
    return do(state, reveal.reveal(["collect/choice/1"]))


def test_a_group_renamed_after_its_dots_were_shown_has_both_wordings():
    state = do(chosen(), grouping.name_group("t1", "Fire the sales team"))
    assert answered(state, "collect") == [("Marketing (now “Fire the sales team”)", 3)]
    state = do(state, grouping.drop_group("t1"))
    assert answered(state, "collect") == [("Marketing", 3)]


def charted(state):
    """The words and counts of each row of the chart that was filled in alone."""
    context = context_of(state, public(state), "facilitator")
    return [(one.subject, one.answers) for asked in asked_in(context, of(state, "chart")) for one in asked.subjects]


def test_a_row_and_a_role_renamed_after_they_were_charted_have_both_wordings():
    state = do(session(), *(grid.add_row("chart", "Set price"), grid.add_role("chart", "Product")))
    (row,), (role,) = state.activities, state.roles
    state = do(state, ballots.cast("chart", "ann", [Answer(row, letters={role: "A"})]), reveal.reveal(["chart/1"]))
    before = compare_round(state, of(state, "chart"), state.rounds["chart/1"])
    assert (before.rows[0].row, before.asked.roles) == (state.activities[row], (state.roles[role],))
    after = do(state, grid.rename_row(row, "Sell the firm"), grid.rename_role(role, "Board"))
    found = compare_round(after, of(after, "chart"), after.rounds["chart/1"])
    assert found.rows[0].row.label == "Set price (now “Sell the firm”)"
    assert found.asked.roles[0].title == "Product (now “Board”)"
    assert charted(after) == [("Set price (now “Sell the firm”)", {"Product (now “Board”) A": 1})]
    (own,) = next(one for one in build(after, "facilitator").sections if one.module == "chart").alone.charts
    assert own.rows == {"Set price (now “Sell the firm”)": "Product (now “Board”)"}
    corrected = do(after, ballots.correct("chart/1", "ann", [Answer(row, letters={})]))
    assert corrected.ballots[f"chart/1/ann/{row}"].corrected
    gone_ = do(after, grid.drop_role(role))
    assert charted(gone_) == [("Set price (now “Sell the firm”)", {"Product A": 1})]
    kept = gone_.rounds["chart/1"].model_copy(update={"roles": (), "asked": ()})  # of an earlier version
    old = gone_.model_copy(update={"rounds": {"chart/1": kept}})
    assert charted(old) == [("Sell the firm", {"a role that is gone A": 1})]


def test_what_is_asked_while_answers_come_in_shows_both_wordings_and_keeps_what_came_up_since():
    state = asking(entry("e1", "Old words"), poll={"subjects": [], "subjects_from": ["collect"]})
    state = do(state, ballots.cast("poll", "ann", [Answer("e1", score=3)]))
    state = do(state, collect.edit("e1", "New words"), collect.add("collect", "Another line"))
    texts = [one.text for one in form_of(state, of(state, "poll")).subjects]
    assert texts == ["Old words (now “New words”)", "Another line"]
    (added,) = set(state.entries) - {"e1"}
    state = do(state, ballots.cast("poll", "ben", [Answer("e1", score=3), Answer(added, score=1)]))
    assert [one.text for one in state.rounds["poll/1"].asked] == ["Old words", "Another line"]
    state = do(state, reveal.reveal(["poll/1"]), collect.drop("e1"))
    assert answered(state, "poll") == [("Another line", {"1": 1}), ("Old words", {"3": 2})]


def test_a_file_prepared_alone_writes_nothing_but_answers_and_a_round_of_an_earlier_version_stays():
    state = asking(round_("poll/1", asked=(Wording(id="1", text="We know"),)))
    module = of(state, "poll")
    assert [one.id for one in kept_up(state, module, state.rounds["poll/1"]).asked] == ["1", "2"]
    alone = state.model_copy(update={"details": {"details": state.info.model_copy(update={"solo": "ann"})}})
    assert kept_up(alone, module, state.rounds["poll/1"]) is state.rounds["poll/1"]
    bare, old = round_("poll/2"), round_("poll/2", hands={"1": {"3": 1}})
    assert [one.id for one in kept_up(state, module, bare).asked] == ["1", "2"]
    assert kept_up(state, module, old) is old
    taken = asking(bare, ballot("ann", round="poll/2"))
    assert kept_up(taken, module, bare) is bare
    assert as_asked(Asked("1", "Now"), bare) == Asked("1", "Now")
    assert (about(bare, Asked("1", "Now")), gone(bare, "1")) == (True, None)
    assert gone(state.rounds["poll/1"], "1") == Asked("1", "We know")


def history(state, *operations):
    """What is told of some steps in words, hidden things too."""
    for operation in operations:
        draw = GestureContext(START, f"h{state.seq}")
        step = make_step(operation(state, draw.again()), state, draw)
        after = state.apply(step)
        yield from changes(state, step, after, private=True)
        state = after


def test_the_history_quotes_the_words_that_were_asked():
    state = do(chosen(), grouping.name_group("t1", "Fire the sales team"))
    other = [Answer(WHOLE, points={"t2": 1})]
    assert list(history(state, ballots.correct("collect/choice/1", "ann", other))) == [
        "Typing corrected, Ann on “Collect”: “Marketing” 1 → “Sales” 1"
    ]
    state = do(fives(do(session(), decide.propose("decide", MONTHLY)), score=4), rounds.ask_again("decide"))
    state = do(state, ballots.cast("decide", "ann", [Answer("proposal", score=2)]))
    charted_ = do(session(), grid.add_row("chart", "Set price"), grid.add_role("chart", "Product"))
    (row,), (role,) = charted_.activities, charted_.roles
    product = [Answer(row, letters={role: "A"})]
    charted_ = do(charted_, ballots.cast("chart", "ann", product), reveal.reveal(["chart/1"]))
    charted_ = do(charted_, grid.rename_role(role, "Board"), grid.rename_row(row, "Sell the firm"))
    nobody = ballots.correct("chart/1", "ann", [Answer(row, letters={})])
    assert list(history(charted_, nobody)) == ["Typing corrected, Ann on “Set price”: Product A → nobody"]
    (said,) = [one for one in history(state, reveal.reveal(["decide/2"])) if MONTHLY in one]
    assert said == f"“{MONTHLY}”: 1 for 2"


def test_two_rounds_with_different_words_are_told_apart():
    first = Round(id="m/1", module="m", asked=(Wording(id="s", text="We sell"), Wording(id="proposal", text="A")))
    last = Round(id="m/2", module="m", asked=(Wording(id="s", text="We buy"), Wording(id="proposal", text="B")))
    assert as_asked(Asked("s", "We give"), first, last).text == "We buy (before “We sell”; now “We give”)"
    assert as_asked(Asked("s", "we BUY"), last).text == "We buy"
    assert as_asked(Asked("proposal", "C"), first, last).text == "B (before “A”)"


def test_a_question_in_other_words_is_not_compared_with_the_one_before():
    asked = asking(poll={"subjects": [], "passes": ["now"]})
    for words, compared in (("What about poll?", True), ("Something else?", False)):
        state = do(asked, ballots.cast("poll", "ann", [Answer("proposal", score=3)]), reveal.reveal(["poll/1"]))
        early = state.rounds["poll/1"].model_copy(update={"asked": (Wording(id="proposal", text=words),)})
        state = state.model_copy(update={"rounds": {"poll/1": early}})
        state = do(state, rounds.ask_again("poll"), ballots.cast("poll", "ann", [Answer("proposal", score=3)]))
        state = do(state, reveal.reveal(["poll/2"]))
        assert (pulse(public(state), of(state, "poll")) is not None) == compared


def test_the_difference_of_two_moments_names_answers_by_the_words_that_were_asked():
    before = do(session(), decide.propose("decide", MONTHLY))
    after = do(fives(before), decide.propose("decide", MARS))
    (found,) = difference(public(before), public(after)).items
    assert found.subject == f"“{MONTHLY}”"


def test_values_beside_the_scale_count_for_nothing():
    shown = round_("decide/1", module="decide", status="revealed")
    state = session(ballot("ann", round="decide/1", subject="proposal", score=9), shown)
    assert verdict(state, of(state)) is None
    told = do(session(), polls.show_hands("decide", "proposal", {"5": 2}))
    kept = told.rounds["decide/1"].model_copy(update={"hands": {"proposal": {"5": 2, "9": 4, "-": 1}}})
    wild = told.model_copy(update={"rounds": {"decide/1": kept}})
    found = verdict(wild, of(wild))
    assert (found.votes.support, found.votes.abstained) == (2, 1)


def test_hands_are_bounded_by_the_room_and_by_any_room():
    empty = session(agenda=session().info.agenda)
    empty = empty.model_copy(update={"participants": {}})
    with pytest.raises(RefusedError, match="1000 hands are the most"):
        do(empty, polls.show_hands("decide", "proposal", {"5": 10**9}))
    with pytest.raises(InputError, match="1000 hands are the most"):
        polls.parse_counts("0 0 0 0 0 1000000000", polls.FIST)
    assert polls.parse_counts("0 0 0 0 0 0001000", polls.FIST)["5"] == 1000
    with pytest.raises(ValueError, match="less than or equal to 1000"):
        Round(id="m/1", module="m", hands={"s": {"5": 10**9}})


# Whatever is done in whatever order, answers stand beside the words that were asked.

WORDS = st.sampled_from(["Alpha", "Bravo", "Charlie", "Delta"])
DEEDS = st.one_of(
    st.tuples(st.just("propose"), WORDS),
    st.tuples(st.just("rename"), WORDS),
    st.tuples(st.just("vote"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("choose"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("hands"), st.just("")),
    st.tuples(st.just("aloud"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("show"), st.sampled_from(["decide", "collect"])),
    st.tuples(st.just("again"), st.sampled_from(["decide", "collect"])),
    st.tuples(st.just("record"), WORDS),
    st.tuples(st.just("drop"), st.just("")),
)
"""What may be done, with what it is done to."""


def deed(state, what, whom):
    """The operation of a deed in this state of the session."""
    asks = "choice" if whom == "collect" else "answers"
    newest = rounds.newest(state, whom, asks)
    standing = decide.newest(state, "decide")
    shown = [one.id for one in rounds.shown(state, "decide")]
    return {
        "propose": lambda: decide.propose("decide", whom),
        "rename": lambda: grouping.name_group("t1", whom),
        "vote": lambda: ballots.cast("decide", whom, [Answer("proposal", score=len(whom + what) % 6)]),
        "choose": lambda: ballots.cast("collect", whom, [Answer(WHOLE, points={"t1": 1})], "choice"),
        "hands": lambda: polls.show_hands("decide", "proposal", {"4": 2}),
        "aloud": lambda: ballots.say_openly("decide", whom, [Answer("proposal", score=3)]),
        "show": lambda: reveal.reveal([newest.id if newest else "none"]),
        "again": lambda: rounds.ask_again(whom, asks),
        "record": lambda: decide.record("decide", whom, round_id=shown[-1] if shown else None),
        "drop": lambda: decide.drop(standing.id if standing else "none"),
    }[what]()


@settings(max_examples=int(os.environ.get("PMWORKSHOP_WALKS", "25")), deadline=None)
@given(st.lists(DEEDS, min_size=4, max_size=25))
def test_whatever_is_done_no_answer_stands_beside_words_that_were_not_asked(deeds):
    state = session(theme("t1", title="Marketing", module="collect"))
    asked = {}
    for what, whom in deeds:
        group = state.themes["t1"].title
        proposal = kind_of(of(state)).statement(state, of(state))
        try:
            state = do(state, deed(state, what, whom))
        except RefusedError:
            continue
        for key, one in state.rounds.items():  # what stood on the wall when the round began
            asked.setdefault(key, proposal if one.module == "decide" else group)
    view = public(state)
    for one in (state, view):
        for key, words in asked.items():
            assert [told.text for told in one.rounds[key].asked] == [words]
    for audience in ("room", "facilitator"):
        for section in build(state, audience).sections:
            for number, told in enumerate(getattr(section, "rounds", ()), 1):
                key = f"decide/{number}" if section.module == "decide" else f"collect/choice/{number}"
                label = "" if section.module == "decide" else f" (now “{state.themes['t1'].title}”)"
                for subject in told.subjects:
                    assert subject.subject in (asked[key], asked[key] + label)
    found = verdict(view, of(view))
    assert found is None or asked[found.round] == kind_of(of(view)).statement(view, of(view))
    for decision in view.decisions.values():
        assert decision.round is None or asked[decision.round] == decision.statement
