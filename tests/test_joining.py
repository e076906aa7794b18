"""Parting a workshop and bringing it together: prepared files, another table, and any order of both."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.base.errors import InputError, RefusedError
from pmworkshop.interface import export, load
from pmworkshop.session.operations import collect
from pmworkshop.session.operations.navigation import enter
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.rounds import ballots, reveal
from pmworkshop.session.rounds.answer_form import Answer
from pmworkshop.session.views.conflicts import settle
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.workshop.joining import merge, person_named, prepare
from pmworkshop.workshop.workshop import Workshop
from tests.build import FixedClock, activity, begin, entry, put, reopen, role, session
from tests.examples import examples
from tests.session.asked import agenda_with

AGENDA = agenda_with(poll={"mode": "either"}, collect={"mode": "solo"})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    begin(tmp_path / "room.pmw", entry("e", "before"), role("pm"), activity("price"), agenda=AGENDA).close()
    return tmp_path / "room.pmw"


def prepared(path: Path, who: str, start: int, *operations) -> Path:
    out = path.with_name(f"{who}.pmw")
    prepare(path, who, out, clock=FixedClock(), ids=CountingIds(start))
    workshop = Workshop(SqliteJournal.open(out), clock=FixedClock(), ids=CountingIds(start + 100))
    for operation in operations:
        workshop.commit(operation)
    workshop.close()
    return out


def cast(who: str, *scores: int):
    return ballots.cast("poll", who, [Answer(str(n), score=score) for n, score in enumerate(scores, 1)])


def test_prepared_answers_are_in_when_the_room_meets_and_nothing_of_them_is_seen(path):
    ann = prepared(path, "ann", 1 << 50, enter("poll"), cast("ann", 2, 3), collect.add("collect", "Mine"))
    ben = prepared(path, "ben", 2 << 50, cast("ben", 4, 5))
    found = merge(path, [ann, ben])
    assert [(one.changes, one.late) for one in found.files] == [(2, 0), (1, 0)]
    assert found.waiting == ()
    state = load(path)
    assert {one.participant for one in state.ballots.values()} == {"ann", "ben"}
    assert state.stage is None
    assert state.rounds["poll/1"].status == "open"
    assert {one.text: one.author for one in state.entries.values()} == {"before": None, "Mine": "ann"}
    again = merge(path, [ann, ben, ann])
    assert [one.changes for one in again.files] == [0, 0, 0]
    assert load(path) == state


def test_the_leader_is_who_did_it_in_the_history(path):
    ann = prepared(path, "ann", 1 << 50, cast("ann", 2, 3))
    merge(path, [ann])
    workshop = reopen(path)
    who = [step.who for _, step in workshop.history() if step.label.startswith("Took answers")]
    workshop.close()
    assert who == ["Ann"]


def test_what_comes_after_the_answers_were_shown_is_counted_and_left_out(path):
    ann = prepared(path, "ann", 1 << 50, cast("ann", 2, 3))
    room = reopen(path)
    room.commit(cast("ben", 1, 1))
    room.commit(reveal.reveal(["poll/1"]))
    room.close()
    assert [(one.changes, one.late) for one in merge(path, [ann]).files] == [(0, 1)]


def test_a_file_once_merged_is_nothing_new_also_when_its_answers_have_been_shown(path):
    ann = prepared(path, "ann", 1 << 50, cast("ann", 2, 3))
    merge(path, [ann])
    room = reopen(path)
    room.commit(reveal.reveal(["poll/1"]))
    room.close()
    assert [(one.changes, one.late) for one in merge(path, [ann]).files] == [(0, 0)]


def test_another_table_comes_together_with_ours_and_both_values_wait(path):
    other = path.with_name("other.pmw")
    other.write_bytes(path.read_bytes())
    here, there = reopen(path), reopen(other, "notes")
    here.commit(enter("poll"))
    here.commit(collect.edit("e", "ours"))
    there.commit(enter("collect"))
    there.commit(collect.edit("e", "theirs"))
    there.commit(collect.add("collect", "More"))
    there.commit(enter("poll"))
    here.close()
    there.close()
    found = merge(path, [other])
    assert [value.theirs for one in found.waiting for value in one.values] == ["theirs"]
    state = load(path)
    assert state.stage.module == "poll"
    assert {one.text for one in state.entries.values()} == {"ours", "More"}
    room = reopen(path)
    room.commit(settle(found.waiting[0].id, "theirs"))
    room.close()
    back = merge(other, [path])
    assert back.waiting == ()
    assert load(other).entries == load(path).entries


def test_an_exported_session_can_be_merged_too(path, tmp_path):
    other = tmp_path / "other.pmw"
    other.write_bytes(path.read_bytes())
    there = reopen(other, "notes")
    there.commit(collect.add("collect", "More"))
    there.close()
    text = tmp_path / "session.toml"
    text.write_bytes(export(other, "session")["session.toml"])
    assert merge(path, [text]).files[0].changes == 1


def test_another_workshop_and_another_agenda_are_refused_and_nothing_is_changed(path, tmp_path):
    before = path.read_bytes()
    SqliteJournal.create(tmp_path / "strange.pmw", "another").close()
    with pytest.raises(InputError, match=r"strange\.pmw is of another workshop: only files that began as"):
        merge(path, [tmp_path / "strange.pmw"])
    begin(tmp_path / "changed.pmw", agenda=agenda_with().model_copy(update={"id": "changed"})).close()
    with pytest.raises(InputError, match=r"changed\.pmw has another agenda"):
        merge(path, [tmp_path / "changed.pmw"])
    SqliteJournal.create(tmp_path / "empty.pmw", session().id).close()
    with pytest.raises(InputError, match=r"empty\.pmw has another agenda"):
        merge(path, [tmp_path / "empty.pmw"])
    assert path.read_bytes() == before


def test_a_prepared_file_is_neither_prepared_from_nor_merged_into(path):
    ann = prepared(path, "ann", 1 << 50)
    with pytest.raises(RefusedError, match="prepared for one leader already"):
        prepare(ann, "ann", path.with_name("x.pmw"))
    with pytest.raises(InputError, match="prepared for one leader"):
        merge(ann, [path])
    with pytest.raises(InputError, match="is there already"):
        prepare(path, "ann", ann)


def test_nobody_of_that_name_is_told_with_those_there_are(path):
    with pytest.raises(InputError) as caught:
        prepare(path, "Zed", path.with_name("z.pmw"))
    assert str(caught.value) == "No Zed here. There are Ann, Ben, Cem, Dee."
    empty = session().model_copy(update={"participants": {}})
    with pytest.raises(InputError, match="Add the leaders first"):
        person_named(empty, "Zed")
    assert person_named(session(), "sal").name == "Ben"


WAYS = st.lists(
    st.tuples(st.sampled_from(["add", "action", "row", "edit"]), st.integers(0, 3), st.sampled_from(["one", "two"])),
    max_size=3,
)


def doing(workshop, ways):
    """Carry out gestures, of which only `edit` can meet a gesture of the other file."""
    for number, (way, at, text) in enumerate(ways):
        if way == "add":
            workshop.commit(collect.add("collect", f"{text} {number}"))
        elif way == "action":
            workshop.commit(action_plan.add("plan", f"{text} {number}"))
        elif way == "row":
            workshop.commit(put(activity(f"{workshop.window}{number}{at}", place=at)))
        else:
            workshop.commit(collect.edit("e", f"{text} {number}"))


@given(WAYS, WAYS)
@settings(max_examples=examples(10), deadline=None, suppress_health_check=list(HealthCheck))
def test_merging_either_way_and_again_comes_to_the_same_where_nothing_waits(tmp_path_factory, ours, theirs):
    folder = tmp_path_factory.mktemp("either")
    here, there = folder / "here.pmw", folder / "there.pmw"
    begin(here, entry("e", "before"), agenda=AGENDA).close()
    there.write_bytes(here.read_bytes())
    for file, window, ways in ((here, "stage", ours), (there, "notes", theirs)):
        workshop = reopen(file, window)
        doing(workshop, ways)
        workshop.close()
    kept = there.read_bytes()
    one = merge(here, [there], ids=CountingIds(7 << 50))
    original = folder / "original.pmw"
    original.write_bytes(kept)
    other = merge(there, [here], ids=CountingIds(8 << 50))
    both = any(way == "edit" for way, *_ in ours) and any(way == "edit" for way, *_ in theirs)
    assert bool(one.waiting) == both
    if both:
        return
    assert other.waiting == ()
    first, second = load(here), load(there)
    assert list(first.records()) == list(second.records())
    assert [found.changes for found in merge(here, [there, original]).files] == [0, 0]
    assert load(here) == first
    assert len({found.code for found in first.actions.values()}) == len(first.actions)
