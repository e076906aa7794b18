"""What is not revealed is not in the public view, whatever the session holds."""

from hypothesis import given
from hypothesis import strategies as st

from pmworkshop.session.public import progress_of, public
from pmworkshop.session.session import Session
from tests.build import PEOPLE, agenda, ballot, details, entry, people, round_, session, step

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
                voted=("secret-voter",) if draw(st.booleans()) else (),
                holder=word,
            )
        )
        values = st.sampled_from(
            [
                {"score": value},
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
        state = state.apply(step(Session(), details(title="secret"), id="secret"))
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
        assert (key in view.ballots) == (state.rounds[found.round].status == "revealed")
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
