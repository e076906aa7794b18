"""Rows of a list become actions: owners and days are found as elsewhere, and what cannot be read is kept and told."""

from __future__ import annotations

from datetime import date

import pytest

from pmworkshop.base.dates import DateHabits, DateOrderError
from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.records import Participant
from pmworkshop.session.operations.planning.action_line import Line
from pmworkshop.session.operations.planning.listed_actions import (
    Listed,
    add_all,
    odd_days,
    understand,
    understood,
    unread_words,
)
from tests.build import action, session
from tests.session.doing import do

ROOM = session(Participant(id="an2", name="Ann Other", function="Legal", place=5), action("a", "A07", place=3))


def test_each_row_becomes_an_action_with_its_owner_and_its_days():
    rows = [
        Listed("Stop the two reports", "sales", "30 Sep", "Tell Rosa by Friday", "No report is sent"),
        Listed("Publish the price rule", "Cem (Operations)"),
    ]
    after = do(ROOM, add_all("plan", [understand(ROOM, row) for row in rows]))
    _, stop, publish = sorted(after.actions.values(), key=lambda one: one.place)
    assert (stop.code, stop.sort, stop.owners, stop.due) == ("A08", "stop", ("ben",), date(2026, 9, 30))
    assert (stop.first_step, stop.first_step_by) == ("Tell Rosa", date(2026, 9, 18))
    assert (stop.success_measure, stop.note) == ("No report is sent", "")
    assert (publish.code, publish.owners, publish.due, publish.place) == ("A09", ("cem",), None, 5)


def test_a_date_that_ends_what_is_done_counts_where_no_other_one_is_given():
    found = understand(ROOM, Listed("Send the list by Friday", "Ben"))
    assert (found.what, found.fields["due"]) == ("Send the list", date(2026, 9, 18))
    kept = understand(ROOM, Listed("Send the list by Friday", "Ben", "soon"))
    assert (kept.what, kept.fields["due"], kept.no_day) == ("Send the list by Friday", None, "soon")


def test_a_day_within_a_row_is_asked_about_like_one_in_a_cell_and_no_single_day_stays_in_its_text():
    row = Listed("Send the list", first_step="ask Rosa by 4/12")
    with pytest.raises(DateOrderError):
        understand(ROOM, row)
    with pytest.raises(DateOrderError):
        understand(ROOM, Listed("Send the list by 4/12"))
    fields = understand(ROOM, row, DateHabits("day-month")).fields
    assert (fields["first_step"], fields["first_step_by"]) == ("ask Rosa", date(2026, 12, 4))
    kept = understand(ROOM, Listed("Send the list by next spring", first_step="ask Rosa by May"))
    assert (kept.what, kept.fields["first_step"]) == ("Send the list by next spring", "ask Rosa by May")
    assert (kept.fields["due"], kept.fields["first_step_by"]) == (None, None)


def test_days_that_hardly_anybody_keeps_are_told_before_a_list_is_taken():
    rows = [Listed("Ask", "", "26 Sep", "draft by Sunday"), Listed("Tell", "", "26 Sep"), Listed("Go", "", "30 Sep")]
    told = odd_days(ROOM, [understand(ROOM, row, DateHabits(doubts=True)) for row in rows])
    assert told == "20 Sep is a Sunday, 26 Sep is a Saturday"


def test_an_action_of_one_line_is_one_of_a_list():
    line = Line("Ask", "ben", date(2026, 9, 30), "draft", date(2026, 9, 18))
    after = do(ROOM, add_all("plan", [understood(line)]))
    made = max(after.actions.values(), key=lambda one: one.place)
    assert (made.what, made.owners, made.due, made.first_step, made.first_step_by) == (
        "Ask", ("ben",), date(2026, 9, 30), "draft", date(2026, 9, 18),
    )  # fmt: skip


def test_words_that_cannot_be_read_stay_in_the_note_and_are_told_once():
    rows = [Listed("Publish it", "Zed", "when it rains"), Listed("Drop it", "Zed"), Listed("Ask it", "1", "14 Dec")]
    found = [understand(ROOM, row) for row in rows]
    assert [one.owner for one in found] == [None, None, None]
    assert found[0].fields["note"] == "Owner: Zed; By when: when it rains"
    assert unread_words(found) == "left without an owner: “Zed”, “1”; without a date: “when it rains”"
    assert unread_words([understand(ROOM, Listed("Ask it", "Ben"))]) == ""


def test_many_words_that_cannot_be_read_are_counted():
    found = [understand(ROOM, Listed("Ask", due=f"{word} or so")) for word in ("one", "two", "three", "four", "five")]
    assert unread_words(found) == "left without a date: “one or so”, “two or so”, “three or so” and 2 more"
    assert unread_words(found, 0) == "left without a date: 5 cells"


def test_what_comes_first_in_a_date_is_not_guessed():
    row = Listed("Publish it", "Ben", "4/12")
    with pytest.raises(DateOrderError):
        understand(ROOM, row)
    assert understand(ROOM, row, DateHabits("day-month")).fields["due"] == date(2026, 12, 4)


def test_actions_of_a_plan_that_is_not_there_are_refused():
    with pytest.raises(RefusedError):
        do(ROOM, add_all("nowhere", [understand(ROOM, Listed("Publish it"))]))
