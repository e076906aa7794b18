"""The run sheet: opening words, materials and room plan on three pages at most; the rest stands in the script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.report.drawings.room_plan import room_plan
from pmworkshop.report.files import files_of
from pmworkshop.session.core.records import Parent, Participant
from pmworkshop.session.core.session import Session
from tests import build
from tests.cli.conftest import Desk, desk  # noqa: F401
from tests.report import sample
from tests.report.printing import pages
from tests.report.test_script import agenda, module

SAID = "We look back from a year ahead and say it as done, one line each, and nobody judges what the others say"


def markdown(session: Session) -> str:
    return files_of(session, "run-sheet")["run-sheet.md"].decode()


def page(session: Session) -> bytes:
    return files_of(session, "run-sheet-page")["run-sheet.html"]


def scripted(number: int, times: int = 3) -> dict:
    """A module with much to say."""
    asked = [{"id": f"q{one}", "text": f"Question {one}? {SAID}"} for one in range(3)]
    script = {"opening": f"Opening {number}. {SAID}. " * times, "notes": [SAID] * 4, "stuck": SAID, "cut": SAID}
    return module(
        kind="collect", title=f"Module {number}", prompts=asked, probes=[SAID], phases={"alone": 2.0}, **script
    )


def large() -> Session:
    """Thirty people, thirty modules, and long speeches."""
    state = build.session(agenda=agenda(*(scripted(one, 12) for one in range(30)), minutes=60.0), ends="12:00")
    crowd = [
        Participant(id=f"x{one}", name=f"Leader number {one} of a firm", function="A function of words", place=one)
        for one in range(32)
    ]  # fmt: skip
    return state.model_copy(update={"participants": {one.id: one for one in crowd}})


def test_it_has_times_opening_words_materials_and_the_room_plan():
    state = build.session(agenda=agenda(scripted(1)), ends="12:00", venue="Room 4", sample=True, facilitator="Fay")
    found, html = markdown(state), page(state).decode()
    for part in (
        "# Run sheet: Sample alignment",
        "**For the facilitator only: print it, and keep it off the wall.**",
        "A made-up example.",
        "- **Place:** Room 4",
        "1. Ann, Product\n2. Ben, Sales\n",
        "Dee, sponsor, speaks last, Management",
        "A horseshoe of chairs, open to the screen",
        "- A pen and 3 cards for each, 12 in all: M",
        "|  | 12:00 | End |",
        "## 1. Module 1, 11:55 to 11:57",
        "- **Say:** Opening 1.",
        "- **On the wall:** Question 0?",
        "- **For you:** We look back",
        "- **If stuck:** We look",
        "- **If short:** We look",
        "In the script alone (script\\.md): what to ask when answers stay vague.",
    ):
        assert part in found, part
    for part in ("Room 4", "Opening 1.", "<svg", "A horseshoe of 4 chairs", "3 cards for each", "A made-up example."):
        assert part in html, part


def test_the_sponsor_sits_among_the_others_and_the_numbers_are_those_of_the_list():
    found = markdown(build.session(agenda=agenda(module())))
    assert "3. Cem, Operations\n4. Dee, sponsor, speaks last, Management" in found
    crowd = [Participant(id=f"x{one}", name=f"N{one}", place=one) for one in range(5, 9)]
    found = markdown(build.session(*crowd, agenda=agenda(module())))
    assert "7. Dee, sponsor" in found
    assert "8. N8" in found


@pytest.mark.parametrize("chairs", [1, 2, 9, 30])
def test_each_chair_has_its_number_and_its_own_place(chairs: int):
    svg = room_plan(chairs, sponsor=1)
    assert re.findall(r">(\d+)</text>", svg) == [str(one) for one in range(1, chairs + 1)]
    places = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', svg)
    assert len(set(places)) == chairs + 1, "the facilitator stands beside the screen"
    assert svg == room_plan(chairs, sponsor=1)


def test_what_the_agenda_needs_is_listed():
    chart = module(kind="chart", prompts=["Q"], phases={"alone": 2.0, "settle": 3.0}, roles=[], activities=[])
    found = markdown(build.session(agenda=agenda(chart), parent=Parent(session="p", title="The call")))
    assert "- A blank sheet of the chart for each, if it is charted on paper" in found
    assert "- What was agreed in “The call”, a copy for each" in found
    assert "card" not in found
    talk = module(kind="collect", prompts=[{"text": "Agreed?", "together": True}], phases={"alone": 2.0})
    assert "card" not in markdown(build.session(agenda=agenda(talk)))
    alone = build.session(agenda=agenda(scripted(1))).model_copy(update={"participants": {}})
    assert "- A pen and 3 cards for each: M" in markdown(alone)
    assert "Nobody is listed yet." in markdown(alone)
    assert "Nobody is listed yet." in page(alone).decode()
    assert "<svg" not in page(alone).decode()


def test_a_call_has_no_room_plan():
    state = build.session(agenda=load_agenda(shipped_folder() / "discovery-call.toml"))
    assert "Room plan" not in markdown(state) + page(state).decode()


def test_what_does_not_fit_is_left_to_the_script_and_said():
    found = markdown(build.session(agenda=agenda(*(scripted(one, 1) for one in range(9)))))
    assert "**Say:** Opening 8." in found
    assert "**If short:**" not in found
    assert re.search(
        r"In the script alone \(script\\.md\): .*what to shorten and what to ask when answers stay vague\.", found
    )
    found = markdown(large())
    assert "**Say:** Opening 29." in found
    assert "**On the wall:**" not in found
    assert "the end of long opening words, what is on the wall, your notes" in found
    assert "And 8 more." in found
    assert "and 18 more: see the pages after this one" in page(large()).decode()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("name", ["leadership-alignment", "strategy-roadmap", "leaders-day", "large", "nobody"])
def test_it_prints_on_three_pages_at_most(name: str, paper: str, tmp_path: Path):
    if name == "large":
        state = large()
    elif name == "nobody":
        state = build.session(agenda=agenda(module())).model_copy(update={"participants": {}})
    else:
        state = build.session(agenda=load_agenda(shipped_folder() / f"{name}.toml"), ends="12:00")
    html = page(state).replace(b"@page {", f"@page {{ size: {paper};".encode())
    assert 2 <= pages(html, tmp_path) <= 3
    sizes = re.findall(r"font(?:-size)?: ([\d.]+)pt", html.decode())
    assert min(map(float, sizes)) >= 9
    assert len(markdown(state).split()) <= 2500, "as many words as three pages have"


def test_no_answer_and_no_markup_of_anybody_stands_in_it():
    marked = sample.session("SAID ")
    for line in (markdown(marked) + page(marked).decode()).splitlines():
        assert "SAID " not in line or "Product manager" in line or "Sponsor" in line, line
    nasty = '<script>alert(1)</script> " & # *a* | `b`'
    state = build.session(
        build.people()[0].model_copy(update={"name": nasty, "function": nasty}),
        title=nasty,
        venue=nasty,
        agenda=agenda(module(title=nasty, tool=nasty, opening=nasty, notes=[nasty], stuck=nasty, cut=nasty)),
    )
    assert "<script" not in page(state).decode()
    assert "<script" not in markdown(state).replace("\\<script", "")
    assert page(state) == page(state)


def test_the_command_writes_a_page_where_the_name_says_so(desk: Desk):  # noqa: F811
    desk.new("--title", "Spring")
    assert desk.run("runsheet", "Spring").out.startswith("# Run sheet: Spring")
    said = desk.run("runsheet", "Spring", "--out", "sheet.HTML")
    assert said.code == 0
    assert (desk.here / "sheet.HTML").read_text().startswith("<!DOCTYPE html>")
    assert "your private notes" in said.err
    assert desk.run("export", "Spring", "--format", "script", "--out", "out").code == 0
    assert "To ask when answers stay vague" in (desk.here / "out" / "script.md").read_text()
