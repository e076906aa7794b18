"""Lists: where a line stands, what it follows from, and what a group is."""

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.records import Decision, Wording
from pmworkshop.session.core.reserved import WHOLE
from pmworkshop.session.operations import collect, grouping
from tests.build import action, activity, ballot, entry, round_, session, texts, theme
from tests.session.doing import do


def listed(state):
    return texts(state.listed("collect"))


def three(**more):
    return session(*(entry(key, key.upper(), place=place, **more) for place, key in enumerate("abc", 1)))


def test_lines_are_added_at_the_end_with_what_was_said_about_them():
    state = do(three(), collect.add("collect", [" D ", "E"], author="ann", values={"when": "May"}, because=("a",)))
    assert listed(state) == ["A", "B", "C", "D", "E"]
    last = state.listed("collect")[-1]
    assert (last.author, last.values, last.because) == ("ann", {"when": "May"}, ("a",))


@pytest.mark.parametrize(
    ("parked", "label"),
    [(False, ["Added a line to “Collect”", "Added 2 lines to “Collect”"]),
     (True, ["Parked a line from “Collect”", "Parked 2 lines from “Collect”"])],
)  # fmt: skip
def test_the_label_counts_the_lines_and_says_where_they_went(parked, label):
    drafts = [collect.add("collect", given, parked=parked) for given in ("One", ["One", "Two"])]
    assert [draft(session(), _draw()).label for draft in drafts] == label


def _draw():
    from pmworkshop.session.core.steps import GestureContext
    from tests.build import START

    return GestureContext(START, "s")


@pytest.mark.parametrize(
    ("line", "by", "order"),
    [("a", 1, "BAC"), ("c", -2, "CAB"), ("b", -9, "BAC"), ("b", 9, "ACB"), ("b", 0, "ABC")],
)
@pytest.mark.parametrize("places", [(1, 2, 3), (1, 1, 1), (2, 2, 5), (-4, 10, 90)])
def test_a_line_moves_by_as_many_as_it_is_told_even_where_lines_share_a_place(places, line, by, order):
    state = session(*(entry(key, key.upper(), place=place) for key, place in zip("abc", places, strict=True)))
    assert "".join(listed(do(state, collect.move(line, by)))) == order


def test_a_line_moves_among_those_of_its_own_question():
    state = session(entry("a", "A", place=1), entry("x", "X", prompt="2", place=2), entry("b", "B", place=3))
    after = do(state, collect.move("b", -1))
    assert texts(after.listed("collect", "1")) == ["B", "A"]
    assert after.entries["x"] == state.entries["x"]


def test_an_edited_line_keeps_the_values_that_are_not_given():
    state = do(session(entry("a", values={"when": "May", "who": "Ann"})), collect.edit("a", "New", when="June"))
    assert (state.entries["a"].text, state.entries["a"].values) == ("New", {"when": "June", "who": "Ann"})


def test_the_newest_line_that_follows_from_another_is_completed():
    first, second = (entry(key, because=("a",), place=place) for place, key in enumerate(("x", "y"), 2))
    state = do(session(entry("a"), first, second), collect.complete("collect", "1", "a", when="June"))
    assert (state.entries["y"].values, state.entries["x"].values) == ({"when": "June"}, {})
    with pytest.raises(RefusedError, match="is gone"):
        do(state, collect.complete("collect", "1", "b", when="June"))


def test_a_parked_line_leaves_its_group_and_can_be_answered_and_taken_back():
    state = do(session(theme("t"), entry("a", theme="t")), collect.park("a"), collect.answer_parked("a", "In May"))
    assert (state.parked()[0].theme, state.parked()[0].answer) == (None, "In May")
    assert listed(do(state, collect.park("a", parked=False))) == ["Answer a"]


def test_a_group_is_made_filled_renamed_and_dissolved():
    state = do(three(), grouping.new_group("collect", " Focus ", ["a", "c"]))
    (made,) = grouping.groups(state, "collect")
    assert (made.title, texts(grouping.members(state, made.id))) == ("Focus", ["A", "C"])
    state = do(state, grouping.new_group("collect", "Time"), grouping.group(["b", "c"], made.id))
    assert [group.title for group in grouping.groups(state, "collect")] == ["Focus", "Time"]
    assert texts(grouping.members(state, made.id)) == ["A", "B", "C"]
    state = do(state, grouping.name_group(made.id, "Aim"), grouping.group(["a"], None))
    assert texts(grouping.members(state, made.id)) == ["B", "C"]
    state = do(state, grouping.drop_group(made.id))
    assert [group.title for group in grouping.groups(state, "collect")] == ["Time"]
    assert listed(state) == ["A", "B", "C"]
    assert not any(line.theme for line in state.entries.values())


def test_merged_lines_keep_the_place_author_and_group_of_the_first_and_the_causes_of_all():
    state = session(
        theme("t"),
        entry("cause"),
        entry("other"),
        entry("a", "A", place=5, author="ann", theme="t", because=("cause",)),
        entry("b", "B", place=6, author="ben", because=("other", "cause")),
    )
    merged = do(state, collect.merge(["a", "b"])).entries["a"]
    assert (merged.text, merged.place, merged.author, merged.theme) == ("A / B", 5, "ann", "t")
    assert merged.because == ("cause", "other")
    assert do(state, collect.merge(["a", "b"], "Both")).entries["a"].text == "Both"


def test_what_followed_from_a_merged_line_follows_from_the_one_that_stays():
    state = session(
        entry("a"), entry("b"), entry("c"),
        entry("follows", because=("b", "a", "c")),
        entry("apart", because=("c",)),
        activity("row", because=("b",)),
        action("todo", because=("c", "b")),
        Decision(id="d", module="decide", statement="Go", because=("b",)),
    )  # fmt: skip
    after = do(state, collect.merge(["a", "b"]))
    assert after.entries["follows"].because == ("a", "c")
    assert after.entries["apart"] == state.entries["apart"]
    assert after.activities["row"].because == ("a",)
    assert after.actions["todo"].because == ("c", "a")
    assert after.decisions["d"].because == ("a",)


@pytest.mark.parametrize("order", [["a", "b"], ["b", "a"]])
def test_a_line_that_follows_from_another_can_be_merged_with_it_and_never_follows_from_itself(order):
    state = session(entry("cause"), entry("a", "A", because=("cause",)), entry("b", "B", because=("a",)))
    after = do(state, collect.merge(order, "Both"))
    assert after.entries[order[0]].text == "Both"
    assert after.entries[order[0]].because == ("cause",)
    assert order[1] not in after.entries


@pytest.mark.parametrize("places", [(1, 2, 3), (1, 1, 1), (1, 1, 2)])
def test_a_split_line_stands_in_its_place_followed_by_the_others(places):
    state = session(
        *(entry(key, key.upper(), place=place, because=("x",)) for key, place in zip("abc", places, strict=True))
    )
    after = do(state, collect.split("b", ["B1", "B2", "B3"]))
    assert listed(after) == ["A", "B1", "B2", "B3", "C"]
    assert after.entries["b"].text == "B1"
    assert {line.because for line in after.entries.values()} == {("x",)}
    assert listed(do(state, collect.split("a", ["A1", "A2"]))) == ["A1", "A2", "B", "C"]


def test_a_line_that_is_taken_out_leaves_the_others_as_they_were():
    state = do(three(), collect.drop("b"))
    assert listed(state) == ["A", "C"]
    with pytest.raises(RefusedError):
        do(state, collect.drop("b"))


def test_a_group_goes_into_another_one_with_all_that_follows_from_it():
    state = session(
        theme("a", title="Aim", place=1), theme("b", title="Time", place=2), entry("1", theme="a"),
        entry("2", theme="b", place=2), entry("3", theme="a", because=("a",), place=3),
        entry("4", because=("b", "a"), place=4), action("x", because=("a",)),
        round_("collect/choice/1", module="collect"),
    )  # fmt: skip
    after = do(state, grouping.merge_groups("a", "b"))
    assert [(one.id, one.title) for one in grouping.groups(after, "collect")] == [("b", "Time")]
    assert [one.id for one in grouping.members(after, "b")] == ["1", "2", "3"]
    assert after.entries["3"].because == ("b",)
    assert after.entries["4"].because == ("b",)
    assert after.actions["x"].because == ("b",)


@pytest.mark.parametrize(
    ("about", "votes"),
    [
        ({"asked": (Wording(id="a", text="Aim"), Wording(id="b", text="Time")), "status": "revealed"}, []),
        ({"asked": (Wording(id="a", text="Aim"), Wording(id="b", text="Time"))}, ["b"]),
        ({"status": "closed"}, []),
    ],
)
def test_a_group_that_was_asked_about_stays_whatever_was_chosen(about, votes):
    """The refusal is the same whoever chose what, so that it tells nothing of answers that are hidden."""
    chosen = round_("collect/choice/1", module="collect", asks="choice", **about)
    cast = [ballot("ann", round=chosen.id, subject=WHOLE, points={key: 1}) for key in votes]
    state = session(theme("a", title="Aim"), theme("b"), theme("c"), chosen, *cast)
    with pytest.raises(RefusedError, match="We were asked about “Aim” already, and answered"):
        do(state, grouping.merge_groups("a", "b"))
    if about.get("asked"):
        assert "c" not in do(state, grouping.merge_groups("c", "a")).themes


def test_a_group_goes_into_another_one_of_its_own_list():
    state = session(theme("a"), theme("b", module="poll"), round_("poll/1"))
    for into in ("a", "b"):
        with pytest.raises(RefusedError, match="another one of the same list"):
            do(state, grouping.merge_groups("a", into))
