"""Groups of people apart in the minutes and their data: the gap in a sentence, and nothing of a small group."""

import pytest
import tomli

from pmworkshop.report.model.audience import AUDIENCES
from pmworkshop.session.core.records import Participant
from tests import build
from tests.report.test_report import files
from tests.session.asked import asking

ROLES = [build.role("pm", title="Product manager"), build.role("sa", title="Head of sales", place=2)]
ROW = build.activity("price", label="Set the price")


def person(key, group):
    return Participant(id=key, name=f"Person {key}", group=group, place=10)


def workshop(product=3, *, apart=False, **poll):
    """Three managers see it as 4 and name sales; product managers as 2, and name themselves."""
    people = [person(f"m{n}", "Managers") for n in range(3)] + [person(f"p{n}", "Product") for n in range(product)]
    seen = [(one.id, 4, "sa") if one.group == "Managers" else (one.id, 2, "pm") for one in people]
    scores = [build.ballot(who, score=value) for who, value, _ in seen]
    scores += [build.ballot(who, score=3, subject="2") for who, _, _ in seen]
    charts = [build.ballot(who, round="chart/1", subject="price", letters={role: "A"}) for who, _, role in seen]
    rounds = [build.round_(status="revealed"), build.round_("chart/1", module="chart", status="revealed")]
    return asking(
        *people, *rounds, *scores, *ROLES, ROW, *charts,
        poll={"passes": ["now"], "apart": apart, **poll}, chart={"roles": [], "activities": [], "apart": apart},
    )  # fmt: skip


def section(state, kind, audience="room"):
    told = tomli.loads(files(state, audience)["summary.toml"])
    return next((one for one in told["section"] if one["kind"] == kind), {})


def test_the_minutes_show_the_groups_apart_with_the_sentence_of_the_gap():
    for audience in ("room", "facilitator"):
        told = files(workshop(), audience)["summary.md"]
        assert "### Each group apart" in told
        assert "Managers say 4, Product 2: the widest gap is on “We know our customer”." in told
        assert "  - Managers: 4 (1 · 2 · 3 · 4 ●●● · 5)" in told
        assert "Managers say “Head of sales” (3 of 3), Product “Product manager” (3 of 3)." in told
        assert "- Person m0, Managers" in told


def test_a_second_question_is_shown_apart_too():
    state = workshop(label="effect", second={"text": "How much effort?", "label": "effort"})
    assert "apart_second" not in section(state, "poll")
    seen = [one for one in state.ballots.values() if one.round == "poll/1" and one.subject == "1"]
    again = [build.ballot(one.participant, round="poll/1w", score=6 - one.score) for one in seen]
    both = [*state.records(), build.round_("poll/1w", wanted=True, status="revealed"), *again]
    whole = build.session(*(one for one in both if one.kind != "details"), agenda=state.info.agenda)
    told = files(whole, "room")["summary.md"]
    assert "### Each group apart: effect" in told
    assert "### Each group apart: effort" in told
    assert section(whole, "poll")["apart_second"]["sentence"] == "Managers say 2, Product 4."
    assert "apart_second" not in section(whole, "poll", "sponsor")


def test_the_data_has_what_each_group_says():
    apart = section(workshop(), "poll")["apart"]
    assert apart["sentence"].startswith("Managers say 4")
    assert apart["subjects"][0] == {
        "subject": "We know our customer",
        "groups": [
            {"group": "Managers", "people": 3, "said": "4", "answers": {"1": 0, "2": 0, "3": 0, "4": 3, "5": 0}},
            {"group": "Product", "people": 3, "said": "2", "answers": {"1": 0, "2": 3, "3": 0, "4": 0, "5": 0}},
        ],
    }
    assert section(workshop(), "chart")["apart"]["subjects"][0]["groups"][1]["said"] == "Product manager (3 of 3)"


def test_a_long_scale_lists_only_what_was_given():
    state = workshop(low=0, high=100)
    groups = section(state, "poll")["apart"]["subjects"][0]["groups"]
    assert groups[0]["answers"] == {"4": 3}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_group_of_two_is_nowhere_apart(audience):
    for apart in (False, True):
        state = workshop(product=2, apart=apart)
        for kind in ("poll", "chart"):
            told = section(state, kind, audience).get("apart", {})
            assert told.get("subjects") is None
            assert told.get("reason", "").startswith("No group is shown apart") == (apart and audience != "sponsor")


def test_the_sponsor_gets_no_group_and_answers_that_are_hidden_show_none():
    assert "Managers" not in files(workshop(), "sponsor")["summary.md"]
    hidden = workshop()
    closed = {key: one.model_copy(update={"status": "closed"}) for key, one in hidden.rounds.items()}
    told = files(hidden.model_copy(update={"rounds": closed}))["summary.md"]
    assert "Each group apart" not in told
