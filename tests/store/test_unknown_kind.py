"""A session with a kind of module that this program does not have is told of as that, and not called damaged."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.base.errors import UnknownKindError
from pmworkshop.cli import program
from pmworkshop.interface import load
from pmworkshop.kinds.registry import registered
from pmworkshop.session.core.unknown_kind import unknown_kind_in
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.store.addresses import stored_at
from pmworkshop.store.sqlite.verify import verify
from pmworkshop.workshop.wiring import wired

SAID = "has a part, “How sure are we of the plan?”, of the kind “percent”, which this program does not know."
HINT = "Open it with the program it was made with, or add that kind."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "room.pmw"
    agenda = Path(__file__).parents[1] / "kinds" / "toy" / "agenda.toml"
    with registered("percent", "tests.kinds.toy.model:PercentModule", "tests.kinds.toy.kind:PercentKind"):
        workshop = wired().create(place, "70f1000000000001", window="command")
        workshop.commit(begin(Setup(agenda=load_agenda(agenda), day=date(2026, 11, 23)), "70f1000000000001"))
        workshop.close()
    return place


def test_it_is_told_in_one_sentence_that_says_what_to_do(path):
    before = path.read_bytes()
    for read in (lambda: wired().open(path, window="stage"), lambda: load(path)):
        with pytest.raises(UnknownKindError) as told:
            read()
        assert str(told.value) == f"room.pmw {SAID} {HINT}"
    assert path.read_bytes() == before
    assert verify(path).fine
    assert list(path.parent.iterdir()) == [path]


def test_an_earlier_moment_and_what_can_be_saved_say_so_too(path):
    for read in (lambda: load(path, at=1), stored_at(path).salvage):
        with pytest.raises(UnknownKindError, match=f"^This session {re.escape(SAID)}"):
            read()


def test_a_command_exits_with_2(path):
    said = CliRunner().invoke(program, ["show", str(path)], prog_name="pmworkshop")
    assert (said.exit_code, said.stdout) == (2, "")
    assert said.stderr == f"pmworkshop: room.pmw {SAID} {HINT}\n"


def test_other_faults_of_a_record_are_none_of_this():
    assert unknown_kind_in(ValueError("another")) is None
