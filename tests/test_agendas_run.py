"""Each shipped agenda is run to its end, and what leaves the room is read as its readers do."""

from __future__ import annotations

import functools
import re
from contextlib import suppress

import pytest

from pmworkshop.agenda.composing import filled
from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.base.errors import InputError
from pmworkshop.interface import export, export_each
from pmworkshop.kinds.registry import kind_of
from pmworkshop.report.builders.report import build
from pmworkshop.report.files import files_after
from pmworkshop.report.formats import TABLE
from pmworkshop.report.model.audience import AUDIENCES, Audience
from pmworkshop.session.operations.planning import action_plan, impact
from pmworkshop.session.rounds import rounds
from tests.agenda_run import NAMES, SAID, Room, follow, run, said
from tests.build import WITHIN

EACH = pytest.mark.parametrize("name", NAMES)
BEFORE_A_FOLLOW_UP = [name for name in NAMES if name != "follow-up"]
PACKED = (".docx", ".pdf", ".png", ".xlsx")
"""Files that are looked at in tests of their own."""
HEADING = re.compile(r"(?m)^(#+) (.*)$")


@functools.cache
def files(name: str, audience: Audience) -> dict[str, str]:
    """All that one reader can get of an agenda that was run, before, in and after it, as text."""
    told = build(run(name).session, audience)
    rows = [row for row in TABLE.values() if row.takes == "report" and row.occasion != "alone"]
    rows = [row for row in rows if not any(file.endswith(PACKED) for file in row.files)]
    found: dict[str, str] = {}
    for row in rows:
        with suppress(InputError):  # where there is nothing to write
            written = row.load()(told) if audience in row.audiences else {}
            found |= {file: content.decode(errors="replace") for file, content in written.items()}
    return found


def headings(text: str) -> list[tuple[int, str, str]]:
    """The headings of a page: level, words, and what stands below each until the next one."""
    parts = HEADING.split(text)[1:]
    return [(len(parts[at]), parts[at + 1], parts[at + 2].strip()) for at in range(0, len(parts), 3)]


@EACH
def test_the_room_goes_through_every_phase_and_leaves_with_nothing_hidden(name: str):
    room = run(name)
    agenda = room.session.info.agenda
    every = [(module, phase) for module in agenda.modules for phase in module.phases]
    passed = [pair for pair in every if (pair[0].id, pair[1]) not in room.visited]
    assert all(kind_of(module).rests(room.session, module, phase) for module, phase in passed)
    assert [*dict.fromkeys(room.visited)] == [(one.id, phase) for one, phase in every if (one, phase) not in passed]
    assert {one.status for one in room.session.rounds.values()} <= {"revealed"}


@EACH
def test_what_was_said_to_each_question_stands_in_the_minutes(name: str):
    room, there = run(name), files(name, "facilitator")["summary.md"]
    words = re.sub(r"\\(.)", r"\1", there)
    asked = [(module, prompt) for module in room.session.info.agenda.modules for prompt in module.prompts]
    noted = {(one.module, one.prompt) for one in room.session.entries.values() if not one.parked}
    missing = [
        prompt.text for module, prompt in asked if (module.id, prompt.id) in noted and prompt.text not in words
    ]
    assert missing == [] or files(name, "facilitator")["summary.md"].startswith("# Brief")
    lost = [one.text for one in room.session.entries.values() if one.text not in words]
    assert lost == []


@EACH
def test_every_module_is_answered(name: str):
    room = run(name)
    answered = {one.module for one in (*room.session.entries.values(), *room.session.rounds.values())}
    answered |= {one.module for one in room.session.actions.values()}
    silent = [one.id for one in room.session.info.agenda.modules if one.prompts and one.id not in answered]
    assert silent == []


@EACH
def test_no_heading_is_empty_or_stands_twice(name: str):
    for audience in ("room", "facilitator", "sponsor"):
        for file, text in files(name, audience).items():
            if file in ("summary.md", "sponsor.md", "action-plan.md", "raci.md"):
                found = headings(text)
                for (level, title, below), (next_level, _, _) in zip(found, [*found[1:], (0, "", "")], strict=True):
                    assert below or next_level > level, f"{file} for {audience}: nothing below “{title}”"
                sections = [title for level, title, _ in found if level == 2]
                assert len(sections) == len(set(sections)), f"{file} for {audience}"


@EACH
def test_no_question_stands_twice_under_one_heading(name: str):
    for level, title, below in headings(files(name, "room")["summary.md"]):
        lines = [line.removeprefix("- ") for line in below.split("\n") if line.endswith("?")]
        assert len(lines) == len(set(lines)), title
        assert level < 3 or title not in lines, title


@EACH
def test_tables_have_no_empty_columns(name: str):
    for table in re.findall(r"(?m)(?:^\|.*\|\n)+", files(name, "room")["summary.md"]):
        head, _, *rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()]
        for place, title in enumerate(head):
            assert any(row[place] for row in rows) or title in ("Answer", "Role", "Owner"), f"{title}: {table}"


@EACH
def test_ids_of_the_program_are_on_no_page(name: str):
    session = run(name).session
    ids = {one for table in (session.entries, session.rounds, session.actions, session.roles) for one in table}
    strange = [one for one in ids if re.search(r"[0-9/]", one) and len(one) > 5]
    for audience in ("room", "sponsor"):
        for file, text in files(name, audience).items():
            if file != "summary.toml" and not file.endswith(".ics"):
                assert [one for one in strange if one in text] == [], file


@EACH
def test_private_values_are_in_the_facilitators_files_alone(name: str):
    session = run(name).session
    private = {
        entry.values[column]
        for entry in session.entries.values()
        if (module := session.info.agenda.module(entry.module))
        for column in module.private_columns
        if len(entry.values.get(column, "")) > 2
    }
    assert bool(private) == (name in ("discovery-call", "talent-closeness"))
    kept = "\n".join(files(name, "facilitator").values())
    names = {one for one in private if not re.fullmatch(r"[0-9-]+", one)}
    assert [one for one in names if one not in kept] == []
    others = "\n".join([*files(name, "room").values(), *files(name, "sponsor").values()])
    assert [one for one in names if one in others] == []
    after = b"\n".join(files_after(session).values()).decode(errors="replace")
    assert [one for one in names if one in after] == []


@EACH
def test_every_export_can_be_written_for_each_of_its_readers(name: str):
    for audience in AUDIENCES:
        formats = [one for one in WITHIN if TABLE[one].takes == "report" and audience in TABLE[one].audiences]
        for made in export_each(run(name).session, formats, audience=audience):
            assert all(made.values())


@EACH
def test_it_fits_its_clock_with_the_people_it_is_made_for(name: str):
    agenda = load_agenda(shipped_folder() / f"{name}.toml")
    told = filled(agenda, agenda.people)
    assert told.warnings == ()


@EACH
def test_a_plan_has_an_action_of_each_leader_with_a_day(name: str):
    session = run(name).session
    for module in session.info.agenda.modules:
        if module.kind == "plan":
            made = action_plan.actions(session, module.id)
            assert [one.owners for one in made] == [(person.id,) for person in session.people()]
            assert all(one.due and one.checkins for one in made)


@pytest.mark.parametrize("name", BEFORE_A_FOLLOW_UP)
def test_its_follow_up_begins_with_what_was_wanted_and_runs_to_its_end(name: str):
    room = follow(name)
    agreed = [one.title for one in (*impact.outcomes(run(name).session), *impact.measures(run(name).session))]
    assert [one.title for one in impact.carried(room.session)] == agreed
    first, _ = room.visited[0]
    module = room.session.info.agenda.module(first)
    assert module is not None
    assert module.reviews
    text = export(room.session, "markdown", audience="room")["summary.md"].decode()
    assert all(one in text.split("## Who was there")[0] for one in agreed)
    _all_told(room, name)


def _all_told(room: Room, name: str) -> None:
    """Check that each action of last time was told of, and nothing else is called one."""
    before = action_plan.actions(run(name).session)
    text = export(room.session, "markdown", audience="room")["summary.md"].decode()
    assert (f"{len(before)} of {len(before)} reported" in text) == bool(before)


def test_a_question_that_leaves_a_value_blank_has_no_column_for_it():
    text = files("leaders-day", "room")["summary.md"]
    asks = text.partition("what do you need from each function?")[2].partition("###")[0]
    gives = text.partition("### What will your function give?")[2].partition("##")[0]
    assert "| Answer | Function | How much | Said by |" in asks
    assert "| Answer | Function | How much | Support, 1 to 8 | If | From | Said by |" in gives


def test_a_break_is_no_section_of_the_minutes():
    for name, audience in (("leaders-day", "room"), ("health-check", "facilitator")):
        titles = {title for _, title, _ in headings(files(name, audience)["summary.md"])}
        assert not titles & {"Break", "Lunch"}


def test_two_questions_stand_under_the_names_of_their_values():
    titles = [title for _, title, _ in headings(files("strategy-roadmap", "room")["summary.md"])]
    assert {"Origin", "Proof", "How wide", "Who closes it"} <= set(titles)
    assert not [title for title in titles if "time 1" in title]


def test_a_list_that_was_decided_is_told_in_its_own_words():
    text = files("strategy-roadmap", "sponsor")["sponsor.md"]
    assert "- We decided on four items: two “keep”, one “test first” and one “stop”." in text


def test_what_the_sponsor_fixed_is_in_the_minutes():
    for name in ("health-check", "leadership-alignment-120"):
        assert SAID["lines"]["fixed"][0] in files(name, "room")["summary.md"]


def test_what_is_said_is_there_for_each_question_of_each_agenda():
    for name in NAMES:
        for module in run(name).session.info.agenda.modules:
            if module.kind in ("collect", "brief"):
                assert all(said(module, prompt) for prompt in module.prompts)


def test_what_was_asked_alone_was_shown():
    for name in NAMES:
        session = run(name).session
        for module in session.info.agenda.modules:
            if "alone" in module.phases and (module.chart is not None or module.poll is not None):
                assert rounds.shown(session, module.id), f"{module.id} of {name}"
