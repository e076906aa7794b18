"""What the sponsor said in the call waits until the room has answered, and is chosen from only when taken in."""

import pytest

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.operations import collect, grouping, said_before
from pmworkshop.session.rounds.polls import subjects
from pmworkshop.session.views.conflicts import HIDDEN
from pmworkshop.session.views.public import public
from tests.build import entry, texts, theme
from tests.session.asked import asking
from tests.session.doing import do
from tests.session.test_conflicts import both, told

MARKER = "Zqx"


def room(*more):
    """A room with two lines of the call on its first question, and a poll on what it finds."""
    folded = (entry(f"s{n}", f"{MARKER} {n}", before="folded", place=n) for n in (1, 2))
    return asking(*folded, *more, poll={"subjects": [], "subjects_from": ["collect"]})


def answered():
    return do(room(), collect.add("collect", "Ours"))


def opened():
    return do(answered(), said_before.unfold("collect", "1"))


def asked(state):
    return [one.text for one in subjects(state, state.info.agenda.module("poll"))]


def test_before_the_room_has_answered_it_sees_only_how_many_lines_wait():
    seen = public(room())
    assert MARKER not in seen.model_dump_json()
    assert (seen.folded, seen.entries) == ({("collect", "1"): 2}, {})
    with pytest.raises(RefusedError, match="The room has not answered yet"):
        do(room(), said_before.unfold("collect", "1"))
    with pytest.raises(RefusedError, match="Nothing waits"):
        do(answered(), said_before.unfold("collect", "2"))


def test_after_it_has_answered_the_lines_are_opened_and_still_no_choice():
    assert MARKER not in public(answered()).model_dump_json()
    seen = public(opened())
    assert seen.folded == {}
    assert texts(seen.said_before("collect", "1")) == [f"{MARKER} 1", f"{MARKER} 2"]
    assert texts(seen.listed("collect")) == ["Ours"]
    for state in (room(), answered(), opened()):
        assert MARKER not in " ".join(asked(state))


def test_a_line_enters_a_vote_when_the_room_takes_it_in():
    state = do(opened(), said_before.take_in("s2"))
    assert asked(state) == asked(public(state)) == ["Ours", f"{MARKER} 2"]
    assert state.entries["s2"].before == "taken"
    for gone in ("s1", "s2"):
        with pytest.raises(RefusedError, match="Only an opened line"):
            do(answered() if gone == "s1" else state, said_before.take_in(gone))


def test_putting_a_line_into_a_group_or_joining_it_with_another_takes_it_in():
    state = do(opened(), grouping.new_group("collect", "A group", ["s1"]))
    (group,) = state.themes
    assert state.entries["s1"].before == "taken"
    assert do(state, grouping.group(["s2"], group)).entries["s2"].before == "taken"
    assert do(state, grouping.group(["s1"], None)).entries["s1"].before == "taken"
    own = next(line.id for line in state.listed("collect") if line.id != "s1")
    assert do(opened(), collect.merge(["s1", "s2"])).entries["s1"].before == "taken"
    mixed = do(state, collect.merge(["s1", own]))
    assert mixed.entries["s1"].before == ""


def test_a_line_that_waits_has_no_place_in_the_list():
    with pytest.raises(RefusedError, match="no place in the list yet"):
        do(opened(), collect.move("s1", 1))


def test_a_group_of_an_earlier_version_is_listed_line_by_line():
    state = room(theme("t", title="Said before"), entry("old", "Old", theme="t"))
    assert asked(state) == ["Old"]


def test_a_folded_line_that_another_window_changed_is_not_told():
    start = room()
    state = both(start, entry("s1", f"{MARKER} theirs", before="folded"), ours=[entry("s1", "x", before="folded")])
    assert MARKER not in str(public(state).waiting)
    taken_out = both(start, entry("s1", "Seen", before="opened"), ours=[entry("s1", MARKER, before="folded")])
    assert ("a line: wording", HIDDEN, "Seen") in told(taken_out)
