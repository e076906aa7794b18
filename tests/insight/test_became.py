"""What became of a line stands beside it: outcomes, rows, decisions, gifts, actions, and what was chosen."""

from pmworkshop.insight.deciding.priority_words import in_question, reason
from pmworkshop.insight.trace.became import became
from pmworkshop.session.core.records import Commitment, Decision, Purpose, Round, Tie
from pmworkshop.session.operations import collect
from pmworkshop.session.rounds.priorities import Chosen, Priorities
from pmworkshop.session.views.public import public
from tests.build import action, activity, entry, people, session, theme
from tests.session.asked import agenda_with, asking
from tests.session.doing import do
from tests.session.test_answering import asks, complaining


def words(state):
    return {key: [one.words for one in told] for key, told in became(public(state)).items()}


def test_lines_that_answer_it_are_told_by_what_they_are():
    state = do(
        complaining(),
        collect.add("wanted", "Better", prompt="outcome", because=("in", "loose")),
        collect.add("wanted", "Else", because=("in",)),
        collect.add("wanted", "Else", because=("in",)),
    )
    assert words(state) == {"in": ["outcome: Better", "answer: Else"], "loose": ["outcome: Better"]}
    other = entry("x", module="elsewhere", because=("in",))
    beside = entry("y", because=("in",))
    parked = entry("z", module="wanted", because=("in",), parked=True)
    assert words(session(other, beside, parked, agenda=asks())) == {}


def test_a_decision_is_told_by_its_word_and_an_open_one_is_not():
    made = [
        Decision(id="d", module="m", statement="T", subject="t", because=("t",), outcome="adopted", choice="keep"),
        Decision(id="e", module="m", statement="L", because=("l",), outcome="not adopted"),
        Decision(id="f", module="m", statement="Open", subject="o", because=("o",)),
    ]
    assert words(session(*made)) == {"t": ["decided: keep"], "l": ["decided: L: not adopted"]}


def test_rows_gifts_and_actions_are_told_with_whose_they_are():
    state = session(
        *people(),
        entry("l", "Nobody asks"),
        activity("r", chart="chart", label="Ask customers", because=("l",)),
        Commitment(id="g", module="plan", giver="ben", amount="2 days", resource="of an analyst", because=("l",)),
        Commitment(id="h", module="plan", function="Law", ask="a template", because=("l",)),
        Commitment(id="i", module="plan", ask="a room", because=("l",)),
        action("a", what="Visit ten", owners=("ann", "ben"), because=("l",)),
        action("b", "A02", what="Write it down", because=("l",)),
        action("c", "A03", what="Dropped", status="dropped", because=("l",)),
    )
    assert words(state)["l"] == [
        "row of the chart: Ask customers",
        "gift of Sales: 2 days of an analyst",
        "gift of Law: asked for a template",
        "gift: asked for a room",
        "action of Product and Sales: Visit ten",
        "action: Write it down",
    ]


def test_what_was_chosen_is_told_too():
    lines = [entry(key, f"Line {key}", place=place) for place, key in enumerate("abcd", 1)]
    vote = Round(
        id="poll/1", module="poll", status="revealed", hands={key: {"1": n} for n, key in enumerate("abcd", 1)}
    )
    asked = {"method": "dots", "points": 2, "cap": 1, "passes": ["now"], "subjects": [], "subjects_from": ["collect"]}
    state = asking(
        vote, *lines, Purpose(id="purpose", line="a"),
        collect={"prompts": [{"id": "1", "text": "Why?", "holds": "purpose"}]}, poll=asked,
    )  # fmt: skip
    assert words(state) == {
        "a": ["our purpose"], "d": ["priority 1: 4 chose it"], "c": ["priority 2: 3 chose it"],
        "b": ["priority 3: 2 chose it"],
    }  # fmt: skip


def test_lines_of_a_part_that_is_gone_keep_their_words():
    state = session(
        entry("a", "Kept", module="gone"), Purpose(id="purpose", line="a"), theme("t"), agenda=agenda_with()
    )
    assert words(state) == {"a": ["our purpose"]}


def test_what_put_a_priority_first_is_said_in_words():
    ways = [Chosen(way, way, 1, "", way) for way in ("vote", "people", "hands", "sponsor")]
    told = Priorities("m", tuple(ways), decider="Management")
    assert [reason(told, one) for one in ways] == [
        "", "level in the vote, more people behind it", "level in the vote, decided by a show of hands",
        "level in the vote, decided by Management",
    ]  # fmt: skip
    assert reason(Priorities("m", ()), ways[-1]) == "level in the vote, decided by the sponsor"
    assert in_question(told) == ""
    assert in_question(Priorities("m", (), tuple(ways[:2]), 1)) == "Two for one place"
    assert in_question(Priorities("m", (), tuple(ways[:3]), 2, counted=True)) == "Level again: three for two places"
    assert Tie().first == ()
