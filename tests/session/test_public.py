"""What is not revealed is not in the public view, whatever the session holds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pmworkshop.agenda.model.values import SMALLEST_GROUP
from pmworkshop.session.core.records import Commitment
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import GestureContext
from pmworkshop.session.rounds import ballots, reveal, rounds
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.session.rounds.tally import Tally, tally
from pmworkshop.session.views.public import progress_of, public
from tests.build import PEOPLE, START, action, agenda, ballot, entry, people, round_, session, step
from tests.session.asked import agenda_with, asking
from tests.session.doing import do

HIDDEN = {"open", "closed"}


@st.composite
def rounds_and_ballots(draw):
    """Rounds and ballots whose every secret holds the word ``secret`` or the number 97."""
    records = []
    for number in range(draw(st.integers(1, 3))):
        status = draw(st.sampled_from(["open", "closed", "revealed"]))
        key = f"poll/{number}"
        word = "shown" if status == "revealed" else "secret"
        who = "ann" if status == "revealed" else "secret-voter"
        value = 3 if status == "revealed" else 97
        records.append(
            round_(
                key,
                number=number,
                status=status,
                anonymous=draw(st.booleans()),
                hands={word: {word: value}} if draw(st.booleans()) else {},
                texts=(word,) if draw(st.booleans()) else (),
                remarks={word: (word,)} if draw(st.booleans()) else {},
                voted=("secret-voter",) if draw(st.booleans()) else (),
                holder=word,
            )
        )
        values = st.sampled_from(
            [
                {"score": value},
                {"score": value, "remark": word},
                {"choice": word},
                {"ranking": (word,)},
                {"points": {word: value}},
                {"letters": {word: "R"}},
                {"text": word},
                {"abstained": True},
            ]
        )
        subjects = draw(st.sets(st.sampled_from("12")))
        records += [ballot(who, subject=subject, round=key, **draw(values)) for subject in subjects]
    return records


@given(rounds_and_ballots(), st.booleans())
def test_nothing_hidden_is_anywhere_in_the_public_view(records, held):
    state = session(*records)
    if held:
        state = state.apply(step(Session(), people()[0].model_copy(update={"email": "secret"}), id="held"))
        assert state.held
    anonymous = {record.id for record in records if record.kind == "round" and record.anonymous}
    told = public(state).model_dump_json()
    assert "secret" not in told.replace('"secret-voter"', "")
    assert "97" not in told
    assert "@" not in told
    assert "Whispered" not in told
    assert "Usually" not in told
    for key, shown in public(state).rounds.items():
        assert "secret-voter" not in shown.voted or (shown.status == "revealed" and key not in anonymous)


@given(rounds_and_ballots())
def test_what_is_revealed_stays(records):
    state = session(*records)
    view = public(state)
    for key, found in state.ballots.items():
        round_of = state.rounds[found.round]
        assert (key in view.ballots) == (round_of.status == "revealed" and not round_of.anonymous)
    assert public(view).ballots == view.ballots


def test_a_ballot_without_its_round_is_not_shown():
    assert public(session(ballot("ann", round="lost"))).ballots == {}


def test_progress_tells_how_many_and_no_more():
    gone = people()[1].model_copy(update={"present": False})
    state = session(
        round_("poll/1"),
        ballot("ann", round="poll/1", subject="1"),
        ballot("ann", round="poll/1", subject="2"),
        ballot("ben", round="poll/1"),
        round_("poll/2", status="closed", anonymous=True, voted=PEOPLE[:3]),
        round_("poll/3", status="revealed"),
    )
    state = state.apply(step(state, gone, id="left"))
    told = {key: (found.answered, found.awaited) for key, found in public(state).progress.items()}
    assert told == {"poll/1": (2, 4), "poll/2": (3, 4)}
    assert progress_of(state, "poll/3").awaited == 3


def test_authors_are_left_out_where_a_module_asks_without_names():
    quiet = agenda().model_dump()
    quiet["modules"][1]["attribution"] = "nobody"
    records = (entry("e", author="ann"), entry("f"), entry("g", module="plan", author="ben"))
    view = public(session(*records, agenda=type(agenda()).model_validate(quiet)))
    assert {key: found.author for key, found in view.entries.items()} == {"e": None, "f": None, "g": "ben"}
    assert public(session(*records)).entries["e"].author == "ann"


def test_a_participant_without_an_address_stays_as_it_is():
    nobody = people()[0].model_copy(update={"email": ""})
    state = session()
    state = state.apply(step(state, nobody, id="s"))
    assert public(state).participants["ann"] == nobody


def test_what_stands_in_a_round_without_names_is_shown_without_ballots():
    state = session(round_(status="revealed", anonymous=True), round_("poll/2", shown=("1",), anonymous=True))
    state = state.apply(step(state, ballot("ann"), ballot("ann", round="poll/2"), id="b"))
    assert public(state).ballots == {}


# Rounds as they come about

MARKED = [f"zq{number}" for number in range(8)]
"""Words to choose from, none of which stands anywhere else but in the agenda."""
STATUSES = ("open", "closed", "partly", "revealed")


def _marked_agenda(nameless):
    """An agenda that asks without names, or with them; its poll is a choice among marked words."""
    return agenda_with(
        collect={"attribution": "nobody" if nameless else "named"},
        poll={"method": "choice", "options": MARKED, "anonymous": nameless, "remark": "Why?"},
    )


@given(
    st.booleans(),
    st.lists(
        st.tuples(st.sampled_from(PEOPLE), st.sampled_from(MARKED), st.sampled_from(MARKED)), min_size=1, max_size=5
    ),
    st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(MARKED)), max_size=4),
    st.sampled_from(STATUSES),
    st.sampled_from(STATUSES),
    st.booleans(),
)
def test_no_value_name_or_tally_of_what_is_hidden_is_in_the_public_view(
    nameless, votes, sentences, polled, written, again
):
    """Named and nameless rounds, open, closed, partly shown and revealed; labels are looked at too."""
    state = session(agenda=_marked_agenda(nameless))
    labels, shown = [], {"poll": set(), "collect": set()}

    def go(operation):
        nonlocal state
        drawn = operation(state, GestureContext(START, f"g{state.seq}"))
        labels.append(drawn.label)
        state = do(state, operation)

    given = {
        person: (Answer("1", choice=one), Answer("2", choice=two, remark=f"{two} meant"))
        for person, one, two in votes
    }
    told = {
        person: (Answer("1", text=f"{word} said"), Answer("2", text=f"{word} wrote")) for person, word in sentences
    }
    for module, taken, status in (("poll", given, polled), ("collect", told, written)):
        if nameless:  # until it is sealed, it stands in the memory of one window alone
            go(rounds.ask_again(module))
            if status == "revealed" and len(taken) >= SMALLEST_GROUP:
                go(reveal.seal(module, taken))
                shown[module] = {"1", "2"}
            continue
        for person, answers in taken.items():
            go(ballots.cast(module, person, answers))
        if not taken or status == "open":
            continue
        go(rounds.close(f"{module}/1"))
        if status == "partly":
            go(reveal.reveal([f"{module}/1"], "2"))
            shown[module] = {"2"}
        if status == "revealed":
            go(reveal.reveal([f"{module}/1"]))
            shown[module] = {"1", "2"}
            if again:
                go(rounds.ask_again(module))
                more = Answer("1", choice="zq7") if module == "poll" else Answer("1", text="zq7 more")
                go(ballots.cast(module, "ann", (more,)))
    view = public(state)
    assert "zq" not in "".join(labels)
    asked = {key: one.model_copy(update={"scale": ()}) for key, one in view.rounds.items()}
    bare = view.model_copy(update={"details": {}, "participants": {}, "rounds": asked}).model_dump_json()
    allowed = {one.choice for answers in given.values() for one in answers if one.subject in shown["poll"]}
    allowed |= {one.remark for answers in given.values() for one in answers if one.subject in shown["poll"]}
    words = {one.text for answers in told.values() for one in answers if one.subject in shown["collect"]}
    for word in re.findall(r"zq\d(?: \w+)?", bare):
        assert word in allowed | words
    if not shown["poll"] | shown["collect"]:
        assert not [person for person in PEOPLE if person in bare]
    if nameless:
        assert not [person for person in PEOPLE if person in bare]
    for key, found in view.rounds.items():
        open_ = found.status != "revealed"
        assert not (open_ and (found.hands or found.texts or found.voted or found.holder))
        assert (key in view.progress) == open_
        for subject in "12":
            if subject not in shown[found.module] or found.number > 1:
                assert tally(view, found, subject) == Tally()


def test_a_published_figure_is_not_in_the_view_before_the_rooms_own_is_shown():
    figure = {"text": "64 in 100 say so.", "source": "A firm", "caveat": "No method is given."}
    for status, there in (("open", False), ("closed", False), ("revealed", True)):
        state = asking(round_(status=status), poll={"reference": figure})
        assert ("64 in 100" in public(state).model_dump_json()) == there
    assert "64 in 100" not in public(asking(poll={"reference": figure})).model_dump_json()


def test_how_far_somebody_supports_or_believes_in_something_is_not_for_the_room():
    given = Commitment(id="c", module="plan", giver="ann", resource="days", support=2)
    shown = public(session(given, action("a", confidence=1)))
    assert (shown.commitments["c"].support, shown.actions["a"].confidence) == (None, None)


def test_of_a_line_whose_module_is_gone_from_the_agenda_nothing_but_its_words_is_shown():
    """Another table may have said it while the module was taken out here; nothing says what was private there."""
    theirs = entry("e", "Our line", module="gone", author="ann", values={"fears": "her budget"})
    shown = public(session(theirs)).entries["e"]
    assert (shown.text, shown.author, shown.values) == ("Our line", None, {})


def test_a_leader_alone_sees_the_own_answers_and_nobody_elses():
    there = (round_(), ballot("ann", score=2), ballot("ben", score=5))
    assert public(session(*there)).ballots == {}
    own = public(session(*there, solo="ann")).ballots
    assert [one.participant for one in own.values()] == ["ann"]
