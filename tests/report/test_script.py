"""The script: times backwards from the end, what to cut, and what the wall never shows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.model import Agenda
from pmworkshop.report.builders.timetable import timetable_of
from pmworkshop.report.files import files_of
from pmworkshop.report.handouts.time_words import cut_line, in_minutes
from pmworkshop.session.core.records import Activity, Parent
from pmworkshop.session.core.session import Session
from tests import build
from tests.report import sample
from tests.session.asked import agenda_with

SHIPPED = load_agenda(Path(__file__).parents[1] / "data" / "agendas" / "leadership-alignment.toml")


def module(**more: Any) -> dict[str, Any]:
    return {"id": "m", "title": "M", "short": "M", "kind": "brief", "phases": {"explain": 5.0}, **more}


def agenda(*modules: dict[str, Any], **more: Any) -> Agenda:
    placed = [{**one, "id": f"m{number}"} for number, one in enumerate(modules)]
    return Agenda.model_validate({"id": "a", "title": "A", "minutes": 5.0, "modules": placed, **more})


def test_times_count_backwards_from_the_agreed_end():
    found = timetable_of(SHIPPED, "11:30").slots
    assert [(slot.start, slot.end) for slot in found[:2]] == [("10:00", "10:05"), ("10:05", "10:13")]
    assert found[-1].end == "11:30"
    over_midnight, not_agreed = timetable_of(SHIPPED, "00:30"), timetable_of(SHIPPED, "")
    assert (over_midnight.start, over_midnight.end, over_midnight.agreed) == ("23:00", "00:30", True)
    assert (not_agreed.start, not_agreed.end, not_agreed.agreed) == ("0:00", "1:30", False)
    assert timetable_of(SHIPPED, "a | b") == not_agreed, "what is no time of day is no agreed end"


def test_half_minutes_are_rounded_where_they_are_shown_and_nowhere_else():
    half = agenda(*[module(phases={"explain": 2.5})] * 4)
    assert [slot.end for slot in timetable_of(half, "").slots] == ["0:02", "0:05", "0:08", "0:10"]
    assert [in_minutes(value) for value in (1, 90, 2.5)] == ["1 minute", "90 minutes", "2.5 minutes"]


def test_what_is_dropped_is_cut_first_and_then_what_is_shortened():
    assert cut_line(timetable_of(SHIPPED, "").cuts) == "drop 5, shorten 1, 2, 3, 6, 7, 8: gives back 30 minutes"
    assert cut_line(()) == ""


@pytest.mark.parametrize("short", [{}, {"short_minutes": 5.0}])
def test_a_module_that_gives_nothing_back_is_no_cut(short: dict[str, Any]):
    assert timetable_of(agenda(module(priority="short", **short)), "").cuts == ()


def test_what_the_modules_leave_of_the_clock_is_a_reserve_before_the_end():
    roomy = agenda(module(), module(), minutes=12.5)
    found = timetable_of(roomy, "10:00")
    assert (found.start, found.end, found.minutes) == ("09:48", "10:00", 12.5)
    assert (found.slots[-1].end, found.reserve_start, found.reserve) == ("09:58", "09:58", 2.5)
    sheet = text(agenda=roomy, ends="10:00")
    assert "|  | 09:58 | Reserve | 2.5 |  |  |\n|  | 10:00 | End | 12.5 |" in sheet
    assert "Reserve" not in text(agenda=agenda(module()), ends="10:00")


def test_the_sheet_says_how_often_each_person_speaks():
    sheet = text(agenda=agenda(module(turns={"explain": 1.0})))
    assert "explain 5 · explain: each speaks once · when late: must" in sheet


def runsheet(session: Session) -> bytes:
    return files_of(session, "script")["script.md"]


def text(*records: Any, **about: Any) -> str:
    return runsheet(build.session(*records, **about)).decode()


def test_the_sheet_has_times_cuts_questions_notes_and_the_chart():
    found = text(
        build.role("pm", code="PM", title="Product manager", function="Product", spokesperson="ann"),
        build.role("sa", code="SA", title="Sales head", function="Sales", place=2),
        build.activity("a1", label="Set price", question="Who fixes it?"),
        Activity(id="a2", chart="chart", label="Only to practise", practice=True, place=2),
        agenda=build.agenda(),
        ends="12:00",
        facilitator="Fay",
        parent=Parent(session="p", title="The call"),
        sample=True,
    )
    for part in (
        "# Script: Sample alignment",
        "**For the facilitator only.**",
        "A made-up example.",
        "- **It continues:** The call",
        "- Ann, Product, speaks for Product manager",
        "- Dee, Management, sponsor: speaks and answers last",
        "Nobody speaks yet for: Sales head.",
        "## 2. A collect module,",
        "**To begin, say**\n\nWhispered to begin collect",
        "- Whispered about collect",
        "**To ask when answers stay vague**\n\n- Whispered probe of collect",
        "**When the room is stuck**\n\nWhispered when collect is stuck",
        "**When time is short**\n\nWhispered cut of collect",
        "Source: Whispered source of collect",
        "- What must stop?",
        "answered with a value on a scale, 1 to 5",
        "- We say no",
        "- Proposal: We meet every month",
        "consent: it stands unless somebody objects",
        "- **A** Accountable: answers for the result; one role a row",
        "| 1 | PM | Product manager | Product | Ann |",
        "| 2 | SA | Sales head | Sales | nobody yet |",
        "| 1 | Set price | Who fixes it? | Usually the product manager |",
        "Nothing can be cut: every module is a must.",
        "|  | 12:00 | End |",
    ):
        assert part in found, part
    assert "Only to practise" not in found
    assert not re.search(r"@|example\b(?!\.)", found.replace("A made-up example.", ""))


def test_no_answer_of_anybody_stands_in_it():
    marked = sample.session("SAID ")
    found = runsheet(marked).decode()
    kept = {"Product manager", "Sponsor", "Set price", "Admit an item", "Who says no?"}  # the chart itself
    for line in found.splitlines():
        if "SAID " in line:
            assert any(word in line for word in kept), line


def test_whoever_left_is_not_expected_and_whoever_is_away_or_stands_in_is_marked():
    people = {person.id: person for person in build.people()}
    found = text(
        people["ann"].model_copy(update={"left": True}),
        people["ben"].model_copy(update={"present": False}),
        people["cem"].model_copy(update={"deputy_of": "ben"}),
        people["dee"].model_copy(update={"present": False}),
    )
    assert "- Dee, Management, sponsor: speaks and answers last" in found
    assert ", away" in found
    assert "- Ann" not in found
    assert "- Ben" not in found, "the deputy is expected instead"
    assert "- Cem, Operations, for Ben" in found


def test_without_an_end_and_without_people_it_says_so():
    bare = build.session(agenda=agenda(module(mode="solo"), module(mode="either", priority="drop")))
    found = runsheet(bare.model_copy(update={"participants": {}})).decode()
    assert "Nobody is listed yet." in found
    assert "5 minutes; no end is agreed yet" in found, "what is answered beforehand takes none of the room's time"
    assert "The times count from the start." in found
    assert "beforehand, alone" in found
    assert "in the room, or alone beforehand" in found
    assert "If late: drop 2: gives back 5 minutes." in found


def test_every_way_of_answering_has_its_words():
    polls = [
        module(kind="poll", prompts=["Q"], phases={"alone": 1.0}, **more)
        for more in (
            {"method": "dots", "points": 3, "cap": 1},
            {"method": "points", "points": 100},
            {"method": "choice", "options": ["yes", "no"]},
            {"method": "fist", "reference": {"text": "Half.", "source": "A book", "caveat": "Old."}},
            {"method": "rank", "subjects": [{"text": "S", "low": "never", "high": "always"}]},
        )
    ]
    decide = module(kind="decide", prompts=["Q"], rule="sponsor")
    found = text(agenda=agenda(*polls, decide, module(text="**Welcome** <b>", priority="short", short_minutes=2.0)))
    for part in (
        "dots to place, 3 each, at most 1 on one",
        "points to spread, 100 each",
        "one of the words: yes, no",
        "- Shown beside: Half. Source: A book. Old.",
        "- S (never … always)",
        "the sponsor decides after hearing everybody",
        "**Welcome** &lt;b>",
        "short to 2 min",
    ):
        assert part in found, part
    assert "Proposal" not in found


def test_a_code_in_the_crib_is_spelled_out():
    chart = module(
        kind="chart",
        prompts=["Q"],
        practice="Book the room",
        activities=[{"id": "price", "label": "Set price", "usual": "PM"}],
    )
    role = build.role("pm", chart="m0", code="PM", title="Product manager")
    row = build.activity("price", chart="m0", label="Set price")
    found = text(role, row, agenda=agenda(chart))
    assert "| 1 | Set price |  | PM, Product manager |" in found
    assert "To practise on: Book the room" in found
    assert "**Roles**" not in text(agenda=agenda(chart))


def test_the_same_session_gives_the_same_bytes():
    assert runsheet(sample.session()) == runsheet(sample.session())


def test_any_text_stays_the_text_it_is():
    nasty = "# *a* | <b> [x](y) `c`"
    plain, odd = (
        text(
            build.people()[0].model_copy(update={"name": said, "function": said}),
            build.role("pm", title=said, function=said, spokesperson="ann"),
            build.activity("price", label=said, question=said),
            title=said,
            organisation=said,
            agenda=agenda(
                module(
                    kind="chart",
                    title=said,
                    tool=said,
                    prompts=[{"text": said, "hint": said}],
                    notes=[said],
                    **script,
                ),
                module(kind="decide", prompts=[said], proposal=said),
            ),
        )
        for said in ("Said", nasty)
        for script in [{"opening": said, "probes": [said], "stuck": said, "cut": said, "source": said}]
    )
    assert len(odd.splitlines()) == len(plain.splitlines())
    for one, other in zip(plain.splitlines(), odd.splitlines(), strict=True):
        assert one[:1] == other[:1] or other.startswith("\\#"), other
        assert re.sub(r"\\.", "", other).count("|") == one.count("|")
        assert "<b>" not in other.replace("\\<", "")


def test_both_questions_of_a_poll_stand_on_it_and_what_the_room_names_first():
    asked = {"text": "How much effort?", "label": "effort", "method": "choice", "options": ["little", "much"]}
    poll = {"passes": [], "subjects": [], "naming": "Which are our largest items?", "second": asked}
    page = runsheet(build.session(agenda=agenda_with(poll=poll))).decode()
    assert "a value on a scale, 1 to 5; then “How much effort?” answered with one of the words: little, much" in page
    assert "Named by the room first: Which are our largest items?" in page
