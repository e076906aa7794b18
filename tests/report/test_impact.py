"""What the workshop came to and what shows it: in the summary, on the sponsor's page, in papers of a follow-up."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.report.builders.report import build as report_of
from pmworkshop.report.files import files_after
from pmworkshop.report.handouts.invitation import invitation_files
from pmworkshop.report.writers.documents import markdown_files
from pmworkshop.report.writers.sponsor_page import page_markdown, page_of
from pmworkshop.report.writers.summary_toml import toml_files
from pmworkshop.session.core.records import Measure, Parent, Reading
from pmworkshop.session.core.session import Session
from tests.build import DAY, action, activity, entry, mark, role, session
from tests.session.asked import agenda_with

CALL = load_agenda(shipped_folder() / "discovery-call.toml")
FOLLOW_UP = load_agenda(shipped_folder() / "follow-up.toml")
PROOF = Measure(
    id="m",
    title="Items with proof",
    wanted="60 %",
    look=date(2027, 3, 1),
    agreed=Reading(day=date(2026, 6, 1), value="31 %"),
    readings=(
        Reading(day=date(2026, 7, 1), value="40 %", remark="Zqx said so"),
        Reading(day=DAY, value="52 %", remark="since the list"),
    ),
    place=2,
)
OUTCOME = Measure(id="o", title="We kept our dates", sort="outcome", readings=(Reading(day=DAY, value="7 of 10"),))
COURSE = "agreed 31 % (1 June), then 40 % (1 July), now 52 %, closer; wanted 60 %; looked at again on 1 March 2027"


def later(*more, **about) -> Session:
    """A follow-up in which an outcome and a measure were measured again."""
    owned = action("a1", what="Publish the list", owners=("ann",), due=date(2026, 10, 14))
    return session(PROOF, OUTCOME, owned, *more, parent=Parent(session="x", title="Before"), **about)


def written(state: Session, audience="room") -> str:
    return markdown_files(report_of(state, audience))["summary.md"].decode()


def test_the_summary_says_in_short_what_it_came_to_and_what_that_rests_on():
    state = later(role("pm"), activity("r"), mark("r", "pm", "A"))
    three = "The measure is closer to what we want. The decision has one owner. We leave with one action, "
    assert f"\n\n{three}" in written(state, "room"), "the three most important ones stand on top"
    assert "rests on" not in written(state, "room")
    assert (
        "### In short\n\n"
        "- The measure is closer to what we want.\n"
        "  - rests on: 1 measure that was agreed\n"
        "- The decision has one owner.\n"
        "  - rests on: 1 row of “A chart module”\n"
        "- We leave with one action, with one owner and a date; it is due on 14 October.\n"
        "  - rests on: 1 action in “A plan module”\n"
    ) in written(state, "facilitator")


@pytest.mark.parametrize("reader", ["room", "facilitator"])
def test_the_summary_has_agreed_then_and_now_with_remarks_below(reader):
    assert (
        "## What we wanted, and where it stands\n\n"
        "|  | Agreed | Then | Now | Wanted | Look again |\n| --- | --- | --- | --- | --- | --- |\n"
        "| We kept our dates |  |  | 7 of 10 |  |  |\n"
        "| Items with proof | 31 % (Mon 1 Jun 2026) | 40 % (Wed 1 Jul 2026) | 52 %, closer | 60 % "
        "| Mon 1 Mar 2027 |\n"
        "\n- “Items with proof”, 40 %: Zqx said so\n- “Items with proof”, 52 %: since the list\n"
    ) in written(later(), reader)


def test_the_sponsor_gets_three_sentences_and_the_measures_without_remarks():
    state = later(entry("p", parked=True))
    page = page_markdown(page_of(report_of(state, "sponsor"))).decode()
    assert page.startswith("# The measure is closer to what we want\n")
    assert "## In short\n\n- We leave with one action" in page
    assert f"## What we measure\n\n- Items with proof: {COURSE}\n" in page
    assert "## What will have happened\n\n- We kept our dates: now 7 of 10\n" in page
    assert "parked" not in page
    assert "Zqx" not in page + written(state, "sponsor")
    assert "rests on" not in written(state, "sponsor")


def test_the_data_has_both_with_the_records_that_each_sentence_rests_on():
    found = tomllib.loads(toml_files(report_of(later()))["summary.toml"].decode())
    assert found["sentence"][0] == {
        "text": "The measure is closer to what we want.", "rests_on": "1 measure that was agreed", "rule": "impact",
        "records": ["measure m"],
    }  # fmt: skip
    assert found["measure"][1] == {
        "id": "m", "title": "Items with proof", "sort": "measure", "moved": "closer", "wanted": "60 %",
        "look": date(2027, 3, 1), "line": COURSE,
        "agreed": {"day": date(2026, 6, 1), "value": "31 %"},
        "then": [{"day": date(2026, 7, 1), "value": "40 %", "remark": "Zqx said so"}],
        "now": {"day": DAY, "value": "52 %", "remark": "since the list"},
    }  # fmt: skip


def test_the_calendar_has_the_day_to_look_again_and_the_note_names_the_measures():
    after = files_after(later())
    calendar = after["check-ins.ics"].replace(b"\r\n ", b"")
    assert b"DTSTART;VALUE=DATE:20270301" in calendar
    assert b"SUMMARY:Measure again: Items with proof" in calendar
    assert b"DESCRIPTION:agreed 31 % (1 June)\\, then 40 %" in calendar
    note = " ".join(after["day-30-01-ann.txt"].decode().split())
    assert (
        f"Please bring where each of these stands - We kept our dates: now 7 of 10 - Items with proof: {COURSE}"
        in note
    )
    assert b"Please bring where" not in files_after(session(action("a1", owners=("ann",))))["day-30-01-ann.txt"]
    past = session(PROOF.model_copy(update={"look": DAY}))
    assert b"Measure again" not in files_after(past)["check-ins.ics"]


def test_the_invitation_to_a_follow_up_asks_to_bring_the_values():
    text = " ".join(invitation_files(report_of(later(agenda=FOLLOW_UP)))["invitation.txt"].decode().split())
    assert f"- Items with proof: {COURSE}" in text
    assert b"Please bring where" not in invitation_files(report_of(later()))["invitation.txt"]
    assert b"Please bring where" not in invitation_files(report_of(session(agenda=FOLLOW_UP)))["invitation.txt"]


def test_the_brief_of_a_call_has_the_measures_in_their_table_and_nowhere_else():
    values = {"today": "31 %", "wanted": "60 %", "look": "2026-12-12"}
    line = entry("m1", "Items with proof", module="measures", prompt="measure", values=values)
    brief = written(session(line, entry("m2", "Calls", module="measures", prompt="measure", place=2), agenda=CALL))
    assert "| Items with proof | 31 % (Mon 14 Sep 2026) | 60 % | Sat 12 Dec 2026 |" in brief
    assert brief.count("Items with proof") == 2
    assert "- What we measure: “Items with proof”: Saturday 12 December 2026 is on a weekend: is Friday 11" in brief
    assert "- What we measure: “Calls”: no value of today yet" in brief
    assert "- What we measure: “Calls”: no day to look again yet" in brief


def test_measures_of_the_room_itself_are_in_its_summary_too():
    asked = {"prompts": [{"id": "1", "text": "What shows it?", "holds": "measure"}]}
    state = session(*(entry(f"e{n}", f"Measure {n}") for n in range(4)), agenda=agenda_with(collect=asked))
    assert "| Measure 0 |" in written(state)
    assert "- What we measure: four measures, which is many" in written(state)
