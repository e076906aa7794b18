"""Groups of people apart: what each says, where they differ most, and what a small group says is never told."""

from __future__ import annotations

from itertools import product

import pytest

from pmworkshop.insight.charts.compare_groups import owners_apart
from pmworkshop.insight.measures.group_limits import Size, shown_groups
from pmworkshop.insight.measures.groups import NAMELESS, NO_GROUPS, groups_apart
from pmworkshop.session.core.records import Ballot, Participant, Round
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.views.public import public
from tests.build import activity, role
from tests.session.asked import asking

MANAGERS = ("m1", "m2", "m3")
PRODUCT = ("p1", "p2", "p3", "p4")
SUBJECTS = ["Roadmap", "Price", "Launch"]


def person(key: str, group: str) -> Participant:
    return Participant(id=key, name=f"Person {key}", group=group, place=ord(key[0]) + int(key[1:]))


def people(**groups: int) -> list[Participant]:
    """So many people of each group; ``x`` for none."""
    names = {"m": "Managers", "p": "Product managers", "q": "Quality", "x": ""}
    return [person(f"{key}{number}", names[key]) for key, many in groups.items() for number in range(1, many + 1)]


def ballot(who: str, subject: str = "1", **value) -> Ballot:
    return Ballot(id=f"poll/1/{who}/{subject}", round="poll/1", participant=who, subject=subject, **value)


def scores(**values: str) -> list[Ballot]:
    """The values of each person on the subjects in turn, ``-`` for an abstention."""
    return [
        ballot(who, str(place), **({"abstained": True} if value == "-" else {"score": int(value)}))
        for who, typed in values.items()
        for place, value in enumerate(typed, 1)
    ]


def look(persons, ballots, *, about=None, **poll):
    given = {"method": "scale", "passes": ["now"], "subjects": SUBJECTS, **poll}
    asked = Round(**{"id": "poll/1", "module": "poll", "status": "revealed", **(about or {})})
    view = public(asking(asked, *persons, *ballots, poll=given))
    return groups_apart(view, view.info.agenda.module("poll"), view.rounds["poll/1"])


def test_the_sentence_says_where_two_groups_are_furthest_apart():
    found = look(
        people(m=3, p=4), scores(m1="433", m2="443", m3="543", p1="243", p2="243", p3="133", p4="343")
    )  # fmt: skip
    assert found.sentence == "Managers say 4, Product managers 2: the widest gap is on “Roadmap”."
    first = found.subjects[0]
    assert [(one.group, one.people, one.said) for one in first.groups] == [
        ("Managers", 3, "4"), ("Product managers", 4, "2"),
    ]  # fmt: skip
    assert first.groups[0].counts == {"1": 0, "2": 0, "3": 0, "4": 2, "5": 1}
    assert [float(one.gap) for one in found.subjects] == [2, 0, 0]
    assert (found.reason, found.told) == ("", found.sentence)


def test_of_two_questions_what_is_told_begins_with_the_name_of_the_question():
    asked = {
        "subjects": ["Roadmap"],
        "passes": [],
        "label": "effect",
        "second": {"text": "How hard?", "label": "effort"},
    }
    values = scores(m1="4", m2="4", m3="4", p1="2", p2="2", p3="2")
    assert look(people(m=3, p=3), values, **asked).told == "Effect: Managers say 4, Product managers 2."
    assert look(people(m=3, p=3), [], about={"wanted": True}, **asked).told == f"Effort: {NO_GROUPS}"


def test_gaps_that_are_level_are_counted_and_the_same_is_called_the_same():
    level = look(people(m=3, p=3), scores(m1="444", m2="444", m3="444", p1="224", p2="224", p3="224"))
    assert level.sentence == (
        "Managers say 4, Product managers 2: the widest gap is on “Roadmap”, and as wide on 1 other."
    )
    same = look(people(m=3, p=3), scores(**dict.fromkeys((*MANAGERS, *PRODUCT[:3]), "345")))
    assert same.sentence == "Managers and Product managers say the same on all 3."
    one = look(people(m=3, p=3), scores(**dict.fromkeys((*MANAGERS, *PRODUCT[:3]), "3")), subjects=["Roadmap"])
    assert one.sentence == "Managers and Product managers say the same: 3."
    alone = look(people(m=3, p=3), scores(m1="4", m2="4", m3="4", p1="2", p2="2", p3="3"), subjects=["Roadmap"])
    assert alone.sentence == "Managers say 4, Product managers 2."


def test_of_three_groups_the_two_that_are_furthest_apart_are_named():
    values = {"m1": "4", "m2": "4", "m3": "4", "p1": "3", "p2": "3", "p3": "3", "q1": "1", "q2": "1", "q3": "2"}
    found = look(people(m=3, p=3, q=3), scores(**values), subjects=["Roadmap"])
    assert found.sentence == "Managers say 4, Quality 1."
    assert len(found.subjects[0].groups) == 3


def test_words_are_compared_by_how_often_each_is_given():
    ballots = [
        ballot(who, "1", choice=word)
        for who, word in zip((*MANAGERS, *PRODUCT[:3]), ("keep", "keep", "stop", "stop", "stop", "keep"), strict=True)
    ]
    ballots += [ballot(who, "2", choice="keep") for who in (*MANAGERS, *PRODUCT[:3])]
    found = look(people(m=3, p=3), ballots, method="choice", options=["keep", "stop"], subjects=SUBJECTS[:2])
    assert found.sentence == (
        "Managers say “keep” (2 of 3), Product managers “stop” (2 of 3): the widest gap is on “Roadmap”."
    )
    more = look(people(m=3, p=3), ballots[:3] + [ballot(who, "1", choice="keep") for who in PRODUCT[:3]],
                method="choice", options=["keep", "stop"], subjects=SUBJECTS[:1])  # fmt: skip
    assert more.sentence == "Managers say “keep” (2 of 3), Product managers too (3 of 3)."
    split = look(
        people(m=4, p=3), [*ballots, ballot("m4", "1", choice="stop")],
        method="choice", options=["keep", "stop"], subjects=SUBJECTS[:2],
    )  # fmt: skip
    assert split.subjects[0].groups[0].said == "keep or stop (2 of 4 each)"


def test_of_dots_each_group_gives_its_share_and_of_places_its_median():
    dots = [ballot(who, WHOLE, points={"1": 2, "2": 1}) for who in MANAGERS]
    dots += [ballot(who, WHOLE, points={"2": 3}) for who in PRODUCT[:3]]
    found = look(people(m=3, p=3), dots, method="dots", points=3)
    assert found.sentence == (
        "Managers give it 6 of 9, Product managers 0 of 9: the widest gap is on “Roadmap”, and as wide on 1 other."
    )
    ranks = [ballot(who, WHOLE, ranking=("1", "2", "3")) for who in MANAGERS]
    ranks += [ballot(who, WHOLE, ranking=("3", "2", "1")) for who in PRODUCT[:3]]
    found = look(people(m=3, p=3, x=3), [*ranks, *(ballot(f"x{n}", WHOLE, abstained=True) for n in (1, 2, 3))],
                 method="rank")  # fmt: skip
    assert found.reason.startswith("No group is shown apart")  # three who abstained are told by nobody else
    found = look(people(m=3, p=3), ranks, method="rank")
    assert found.sentence.startswith("Managers put it in place 1, Product managers in place 3: the widest gap")


@pytest.mark.parametrize(
    ("persons", "values", "about", "reason"),
    [
        (people(x=6), {f"x{n}": "3" for n in range(1, 7)}, {}, NO_GROUPS),
        (people(m=3, x=3), {**dict.fromkeys(MANAGERS, "3"), "x1": "3", "x2": "3", "x3": "3"}, {}, NO_GROUPS),
        (people(m=3, p=2), {**dict.fromkeys(MANAGERS, "3"), "p1": "1", "p2": "1"}, {}, "each needs 3 answers"),
        (people(m=3, p=3, x=1), {**dict.fromkeys((*MANAGERS, *PRODUCT[:3]), "3"), "x1": "1"}, {}, "all the others"),
        (people(m=3, p=3), {**dict.fromkeys(MANAGERS, "3"), "p1": "1", "p2": "1", "p3": "-"}, {}, "each needs 3"),
        (people(m=3, p=3), {}, {"anonymous": True}, NAMELESS),
    ],
)
def test_small_groups_and_answers_without_names_are_not_shown(persons, values, about, reason):
    found = look(persons, scores(**values), about=about, subjects=["Roadmap"])
    assert reason in found.reason
    assert (found.subjects, found.sentence) == ((), "")


def test_raised_hands_are_answers_of_nobody_known():
    values = scores(**dict.fromkeys((*MANAGERS, *PRODUCT[:3]), "3"))
    assert look(people(m=3, p=3), values, about={"hands": {"1": {"5": 1}}}, subjects=["Roadmap"]).reason
    assert look(people(m=3, p=3), values, about={"hands": {"1": {"5": 3}}}, subjects=["Roadmap"]).subjects


def test_nothing_is_told_before_the_answers_are_shown():
    values = scores(**dict.fromkeys((*MANAGERS, *PRODUCT[:3]), "3"))
    found = look(people(m=3, p=3), values, about={"status": "open"})
    assert (found.reason, found.subjects) == (NO_GROUPS, ())


@pytest.mark.parametrize("least", [3, 4])
def test_no_value_of_a_small_group_follows_from_what_is_shown(least):
    """Whatever the sizes: what is shown, and the whole without it, hold so many answers each, or nobody's."""
    sizes = [
        Size(people, answers) for people, answers in ((0, 0), (1, 1), (2, 1), (2, 2), (3, 2), (3, 3), (5, 4), (6, 6))
    ]
    for first, second, third, rest in product(sizes, repeat=4):
        named = {"a": first, "b": second, "c": third}
        shown = shown_groups(named, rest, least)
        assert len(shown) != 1
        assert all(named[one].answers >= least for one in shown)
        others = [rest, *(size for name, size in named.items() if name not in shown)]
        if shown:
            assert sum(one.people for one in others) == 0 or sum(one.answers for one in others) >= least


def test_the_answer_of_one_person_never_changes_what_is_shown_of_the_others():
    """One of a group of two, or one beside two groups, answers this or that: nothing that is shown differs."""
    named = {"m1": "4", "m2": "4", "m3": "5", "p1": "2", "p2": "2", "p3": "1"}
    for persons, who in ((people(m=3, p=3, q=1), "q1"), (people(m=3, p=3, q=2), "q2"), (people(m=3, p=3, x=1), "x1")):
        others = {"q1": "3"} if who == "q2" else {}
        seen = {
            repr(look(persons, scores(**named, **others, **{who: value}), subjects=["Roadmap"])) for value in "12345-"
        }
        assert len(seen) == 1


def test_the_smallest_group_goes_to_the_others_so_that_the_rest_can_be_shown():
    values = {
        "m1": "4", "m2": "4", "m3": "4", "m4": "4", "p1": "2", "p2": "2", "p3": "2", "p4": "2",
        "q1": "1", "q2": "1", "q3": "1", "x1": "3",
    }  # fmt: skip
    found = look(people(m=4, p=4, q=3, x=1), scores(**values), subjects=["Roadmap"])
    assert [one.group for one in found.subjects[0].groups] == ["Managers", "Product managers"]


def charted(*persons, **owners):
    """One digit a row and leader: the role that answers, ``0`` for nobody, ``-`` for a pass."""
    roles = [role("pm", title="Product manager"), role("sa", title="Head of sales")]
    rows = [activity("price", label="Set the price"), activity("map", label="Draw the roadmap")]
    ballots = []
    for who, typed in owners.items():
        for row, digit in zip(rows, typed, strict=True):
            given = {"abstained": True} if digit == "-" else {"letters": {roles[int(digit) - 1].id: "A"}}
            given = {"letters": {}} if digit == "0" else given
            ballots.append(Ballot(id=f"c/{who}/{row.id}", round="chart/1", participant=who, subject=row.id, **given))
    asked = Round(id="chart/1", module="chart", status="revealed")
    view = public(asking(asked, *persons, *roles, *rows, *ballots, chart={"roles": [], "activities": []}))
    return owners_apart(view, view.info.agenda.module("chart"), asked)


def test_of_a_chart_each_group_names_its_owner_and_rows_that_differ_come_first():
    found = charted(
        *people(m=3, p=3), m1="11", m2="11", m3="12", p1="10", p2="12", p3="12"
    )  # fmt: skip
    assert [one.text for one in found.subjects] == ["Draw the roadmap", "Set the price"]
    assert [one.said for one in found.subjects[0].groups] == ["Product manager (2 of 3)", "Head of sales (2 of 3)"]
    assert found.subjects[0].groups[1].counts == {"Head of sales": 2, "nobody": 1}
    assert found.sentence == (
        "Managers say “Product manager” (2 of 3), Product managers “Head of sales” (2 of 3): "
        "the widest gap is on “Draw the roadmap”."
    )


def test_a_chart_with_two_on_one_side_shows_nothing():
    assert "each needs 3" in charted(*people(m=3, p=2), m1="11", m2="11", m3="11", p1="22", p2="22").reason
    assert "each needs 3" in charted(*people(m=3, p=3), m1="11", m2="11", m3="11", p1="2-", p2="--", p3="22").reason
