"""A workshop is rehearsed on the command line, and nothing of it is kept."""

from __future__ import annotations

from pmworkshop.interface import load
from pmworkshop.store.addresses import memory_store
from tests.cli.conftest import Desk


def kept(desk: Desk) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in desk.home.rglob("*") if path.is_file()}


def test_a_prepared_session_is_rehearsed_with_its_own_people_and_stays_as_it_was(desk: Desk):
    people = desk.write("people.csv", "name,function\nAnn Sample,Sales\nBen Sample,Finance\n")
    desk.new("--title", "Spring", "--people", people)
    before = kept(desk)
    said = desk.run("rehearse", "Spring")
    assert "“Spring”: " in said.out
    assert "rehearsed to the end with 2 leaders." in said.out
    assert said.out.endswith("All answers were made up, and nothing was kept.\n")
    assert kept(desk) == before
    assert "Made-up" not in desk.run("show", "Spring").out


def test_an_agenda_is_rehearsed_with_made_up_leaders(desk: Desk):
    said = desk.run("rehearse", "--agenda", "health-check")
    assert said.code == 0, said.err
    assert "rehearsed to the end" in said.out
    assert kept(desk) == {}


def test_without_people_it_says_where_nobody_could_be_asked(desk: Desk):
    desk.new("--title", "Spring")
    said = desk.run("rehearse", "Spring")
    assert said.code == 1
    assert "Nobody could be asked in" in said.out


def test_one_session_or_one_agenda_is_named(desk: Desk):
    assert desk.run("rehearse").code == 2
    assert desk.run("rehearse", "Spring", "--agenda", "health-check").code == 2


def test_a_session_is_rehearsed_on_the_stage_in_memory_alone(desk: Desk):
    people = desk.write("people.csv", "name,function\nAnn Sample,Sales\nBen Sample,Finance\n")
    path = desk.new("--title", "Spring", "--people", people)
    before = kept(desk)
    desk.outside.at_terminal = True
    assert desk.run("rehearse", "Spring", "--stage").code == 0
    [(address, readonly)] = desk.outside.shown[-1:]
    assert address.startswith("memory:")
    assert not readonly
    copy = load(address)
    assert copy.info.title == "Spring"
    assert [one.name for one in copy.people()] == ["Ann Sample", "Ben Sample"]
    assert copy.info.session != load(path).info.session
    assert kept(desk) == before
    memory_store().remove(address)


def test_the_stage_of_a_rehearsal_needs_a_terminal_and_no_json(desk: Desk):
    assert "The stage needs a terminal." in desk.run("rehearse", "--agenda", "health-check", "--stage").err
    said = desk.run("rehearse", "--agenda", "health-check", "--stage", "--json")
    assert said.code == 2
    assert "--stage and --json do not go together." in said.err


def test_the_file_of_one_leader_is_not_rehearsed(desk: Desk):
    people = desk.write("people.csv", "name,function\nAnn Sample,Sales\nBen Sample,Finance\n")
    desk.new("--title", "Spring", "--people", people)
    assert desk.run("prepare", "Spring", "--for", "Ann", "--out", "own.pmw").code == 0
    said = desk.run("rehearse", "own.pmw")
    assert said.code == 2
    assert "is the file of one leader" in said.err
