"""A kind that stands in a folder of the tests goes from an agenda file to every screen and every file."""

from datetime import date
from pathlib import Path

import pytest

from pmworkshop.agenda.loader import AgendaError, load_agenda
from pmworkshop.agenda.schema import agenda_schema
from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.base.folders import Folders
from pmworkshop.exchange.people.people_file import Person
from pmworkshop.exchange.sheet_form import parts
from pmworkshop.interface import export, history, import_session, load
from pmworkshop.kinds.registry import registered
from pmworkshop.report.files import files_of
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.lifecycle.solo_file import prepared
from pmworkshop.session.views.narration import tell
from pmworkshop.session.views.public import public
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.tui.notes.figures import figures
from pmworkshop.workshop.workshop import Workshop
from tests.build import FixedClock
from tests.tui.driving import NOW, stage

AGENDA = Path(__file__).parent / "toy" / "agenda.toml"
ANSWERS = (("71", "83"), ("62", "97"), ("-", "93"))
SESSION = "70f1000000000001"


@pytest.fixture(autouse=True)
def toy():
    with registered("percent", "tests.kinds.toy.model:PercentModule", "tests.kinds.toy.kind:PercentKind"):
        yield


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A session of the toy's agenda, with three leaders."""
    place = tmp_path / "room.pmw"
    leaders = [Person(f"{name} lead", name) for name in ("Sales", "Finance")]
    leaders.append(Person("Sponsor lead", "Sponsor", sponsor=True))
    setup = Setup(agenda=load_agenda(AGENDA), day=date(2026, 11, 23), ends="11:30", people=leaders)
    journal = SqliteJournal.create(place, SESSION)
    workshop = Workshop(journal, window="command", clock=FixedClock(NOW), ids=CountingIds())
    workshop.commit(begin(setup, SESSION))
    workshop.close()
    return place


async def answered(room, path: Path) -> None:
    """Let the three leaders answer behind dots."""
    await room.go("sure", "alone")
    await room.go("sure", "reveal")
    await room.press("enter")
    for line in ANSWERS:
        await room.line(" ".join(line))


async def test_it_is_taken_behind_dots_and_shown_to_all_at_once(path, tmp_path):
    async with stage(tmp_path, path) as room:
        await answered(room, path)
        hidden = room.wall
        assert "3 of 3 in" in hidden
        assert sorted(one.score for one in room.session.ballots.values() if not one.abstained) == [62, 71, 83, 93, 97]
        assert public(room.session).ballots == {}
        for value in {value for line in ANSWERS for value in line} - {"-"}:
            assert value not in hidden
        await room.press("escape", "pagedown", "enter")
        assert "▲" in room.wall
        assert "Hoped for: 75 %" in room.wall


async def test_what_it_left_is_told_printed_and_exported(path, tmp_path):
    async with stage(tmp_path, path) as room:
        await answered(room, path)
        await room.press("escape", "pagedown", "enter")
        shown = room.session
        words = [line.text for line in figures(public(shown), shown.info.agenda.modules[0])]
    assert any(line.startswith("median 66.5") for line in words)

    session = load(path)
    told = "\n".join(one.words for one in tell(history(path).steps))
    assert "Showed the answers in “Sure”" in told
    assert "“Sure” is asked" in told
    assert "“How sure are you that we deliver in March?”: 1 for 62, 1 for 71, 1 abstained" in told

    summary = export(path, "markdown")["summary.md"].decode()
    assert "## How sure are we of the plan?" in summary
    assert "Hoped for: 75 %" in summary
    assert "From 0 % to 100 %:\n\n- How sure are you that we deliver in March?\n" in summary
    assert "62 ●" in summary
    assert "Sales lead" not in summary.partition("## How sure")[2]
    toml = export(path, "toml")["summary.toml"].decode()
    assert 'kind = "percent"' in toml
    assert "target = 75" in toml

    whole = tmp_path / "session.toml"
    whole.write_bytes(export(path, "session")["session.toml"])
    assert load(whole) == session
    again = import_session(whole, Folders.at(tmp_path / "elsewhere"))
    assert load(again).info.agenda == session.info.agenda
    assert export(again, "session") == export(path, "session")
    assert export(again, "markdown") == export(path, "markdown")


def test_it_is_printed_before_the_workshop(path):
    session = load(path)
    sheet = files_of(session, "run-sheet")["run-sheet.md"].decode()
    assert "each gives a per cent; 75 is hoped for" in files_of(session, "script")["script.md"].decode()
    assert "/ Hoped for: 75 %" in sheet
    assert "Ask the quiet ones first." in sheet
    mail = files_of(session, "invitation")["invitation.txt"].decode()
    assert "how sure we are" in mail
    assert "Everybody leaves with a number." in mail
    assert [part.module for part in parts(session)] == ["sure"]
    assert [module.id for module in prepared(session)] == ["sure"]


def test_its_faults_are_told_and_its_keys_are_in_the_schema(tmp_path):
    text = AGENDA.read_text().replace("target = 75", "taget = 75").replace("reveal = 5", "settle = 5")
    place = tmp_path / "faulty.toml"
    place.write_text(text)
    with pytest.raises(AgendaError) as error:
        load_agenda(place)
    assert "“target”" in str(error.value)
    assert "settle" in str(error.value)
    assert "PercentModule" in agenda_schema()["$defs"]


def test_a_name_is_registered_once():
    with pytest.raises(ValueError, match="percent"), registered("percent", "a:B", "c:D"):
        pass
