"""What the wall shows beside answers: the words that were asked, and what is level is called so; without a screen."""

from __future__ import annotations

from pmworkshop.agenda.model import CollectModule
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.operations import decide, grouping
from pmworkshop.session.operations.navigation import enter
from pmworkshop.session.rounds import ballots, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.session.views.public import public
from pmworkshop.tui.notes.figures import of_choice
from pmworkshop.tui.pages.page import Commit, Context, Say
from pmworkshop.tui.panels.modules.collect import CollectPanel
from pmworkshop.tui.panels.modules.decide import DecidePanel
from pmworkshop.tui.panels.modules.poll import PollPanel
from tests.build import PEOPLE, session, theme
from tests.session.asked import asking
from tests.session.doing import do

MONTHLY, MARS = "Meet customers monthly", "Move the office to Mars"


def drawn(panel, state):
    """The rows of a panel."""
    return panel.page(Context(public(state))).body.items


def wall(panel, state):
    """The rows of a panel as text, one line each."""
    return ["  ".join(filter(None, (item.text, item.tail))).replace("\u00a0", " ") for item in drawn(panel, state)]


def voted(state, score=5):
    everybody = [ballots.cast("decide", person, [Answer("proposal", score=score)]) for person in PEOPLE]
    state = do(state, *everybody)
    return do(state, reveal.reveal([rounds.newest(state, "decide").id]))


def test_answers_to_one_proposal_stand_under_their_own_words_once_another_one_stands_there():
    state = voted(do(session(), enter("decide", "settle"), decide.propose("decide", MONTHLY)))
    panel = DecidePanel("decide")
    assert not [row for row in wall(panel, state) if row.startswith("Answers to")]
    state = do(state, decide.propose("decide", MARS))
    rows = wall(panel, state)
    assert rows[:2] == [MARS, f"Answers to “{MONTHLY}”"]
    now, then = drawn(panel, state)[:2]
    assert not now.side, "no picture stands beside words to which nobody answered"
    assert len([piece for piece, look in then.side[0] if "█" in piece]) == 1, "all of us gave one value"
    assert not [row for row in rows if "Adopted" in row]


def test_the_key_that_notes_the_outcome_notes_none_where_the_answers_were_to_other_words():
    panel = DecidePanel("decide")
    state = voted(do(session(), enter("decide", "settle"), decide.propose("decide", MONTHLY)))
    state = do(state, decide.propose("decide", MARS))
    said = panel.do_decided(Context(public(state)), "r")
    assert isinstance(said, Say)
    assert said.text.startswith("The answers were to other words.")
    typed = panel._record.record(Context(public(state)), MARS)
    assert isinstance(typed, Commit)
    noted = decide.newest(do(state, typed.operation), "decide")
    assert (noted.outcome, noted.reason) == ("adopted", "Said aloud; the answers were to other words.")
    assert (noted.round, noted.dissent) == (None, None)


def test_words_other_than_the_proposals_are_not_decided_by_its_answers():
    panel = DecidePanel("decide")
    state = voted(do(session(), enter("decide", "settle"), decide.propose("decide", MONTHLY)), score=0)
    typed = panel._record.record(Context(public(state)), MARS)
    assert decide.newest(do(state, typed.operation), "decide").round is None
    own = panel._record.record(Context(public(state)), MONTHLY)
    noted = decide.newest(do(state, own.operation), "decide")
    assert (noted.outcome, noted.round, noted.dissent) == ("open", "decide/1", 4)


def chosen(*placed):
    """Groups with dots of each person on some of them, shown."""
    state = session(*(theme(key, title=key.title(), module="collect", place=n) for n, key in enumerate("abcd")))
    for person, ids in zip(PEOPLE, placed, strict=False):
        dots = Answer(WHOLE, points=dict.fromkeys(ids, 1))
        state = do(state, ballots.cast("collect", person, [dots], "choice"))
    return do(state, reveal.reveal(["collect/choice/1"]), enter("collect", "choose"))


def of_groups(state):
    """The rows of the groups, without the priorities that their dots name."""
    body = CollectPanel("collect").page(Context(public(state))).body
    rows = zip(wall(CollectPanel("collect"), state), body.items, strict=True)
    return [row for row, item in rows if item.key in state.themes or row.startswith("Answers to")]


def test_a_group_renamed_after_its_dots_has_them_under_its_old_name():
    state = do(chosen("a", "a", "b"), grouping.name_group("a", "Fire the sales team"))
    rows = of_groups(state)
    assert rows[0] == "Fire the sales team  0 lines"
    assert rows[1].startswith("Answers to “A”  ●●   Product, Ann · Sales, Ben")
    module = state.info.agenda.module("collect")
    assert isinstance(module, CollectModule)
    assert next(item.text for item in of_choice(public(state), module)) == "A (now “Fire the sales team”)"


def test_two_of_one_function_are_named_beside_their_dots():
    state = chosen("a", "a", "b")
    ann, ben = (state.participants[one] for one in ("ann", "ben"))
    alike = {**state.participants, "ben": ben.model_copy(update={"function": ann.function})}
    rows = of_groups(state.model_copy(update={"participants": alike}))
    assert f"●●   {ann.name}, {ann.function} · {ben.name}, {ann.function}" in rows[0]


def test_groups_with_as_many_dots_are_a_tie():
    rows = of_groups(chosen("ab", "ac", "bc"))
    assert [("a tie" in row) for row in rows] == [True, True, True, False]
    rows = of_groups(chosen("ab", "ac", "bd"))
    assert [("a tie" in row) for row in rows] == [True, True, True, True]


def test_subjects_with_as_many_dots_are_a_tie_and_the_first_is_none():
    three = {"method": "dots", "points": 2, "cap": 1, "subjects": ["One", "Two", "Three"], "passes": ["now"]}
    state = do(asking(poll=three), enter("poll", "reveal"))
    for person, ids in zip(PEOPLE, ("12", "13", "1", "1"), strict=True):
        state = do(state, ballots.cast("poll", person, [Answer(WHOLE, points=dict.fromkeys(ids, 1))]))
    state = do(state, reveal.reveal(["poll/1"]))
    items = PollPanel("poll").page(Context(public(state))).body.items
    rows = [(item.lead, item.text, item.tail) for item in items if item.key]
    assert rows == [("1 ", "One", "4"), ("2=", "Two", "1"), ("2=", "Three", "1")]
