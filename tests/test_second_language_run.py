"""Whatever a room does on a wall in the other language leaves the session that its own wall leaves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.model import Module, Prompt
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.agenda.translation import words_in
from pmworkshop.base.language import speaking
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Operation
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.session.views.second_language import in_words, turned_back
from tests import agenda_run
from tests.agenda_run import LEADERS, NAMES, Room, run, said
from tests.build import DAY
from tests.session.doing import do

WORDS: list[dict[str, str]] = [{}]
"""What the texts of the agenda are called on the wall."""


class OtherWall(Room):
    """A room that sees and answers everything on a German wall.

    Attributes:
        kept: The session as it is kept.
    """

    kept: Session

    def do(self, *operations: Operation) -> None:
        """Carry out what was chosen on the wall, which may change its words after each gesture."""
        for operation in operations:
            words = WORDS[0] = words_in(self.kept.info.agenda, "de")
            with speaking("de"):
                self.kept = do(self.kept, turned_back(operation, words))
            self.session = in_words(self.kept, words)


def on_the_other_wall(name: str, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Run a shipped agenda to its end on a wall in German."""
    agenda = load_agenda(shipped_folder() / f"{name}.toml")
    if name == "follow-up":
        parent = run("leadership-alignment-120").session
        setup, number = Setup(agenda, DAY + timedelta(days=30), ends="10:00", parent=parent), 1
    else:
        people = (*LEADERS[: agenda.people - 1], LEADERS[-1])
        setup, number = Setup(agenda, DAY, organisation="Sample firm", ends="17:00", people=people), 0
    named = "leadership-alignment-120" if number else name
    kept = do(Session(), begin(setup, f"{sum(map(ord, named)) + number:016x}"))
    room = OtherWall(in_words(kept, words_in(kept.info.agenda, "de")), [])
    room.kept = kept
    WORDS[0] = words_in(kept.info.agenda, "de")
    beside = {WORDS[0].get(asked, asked): said for asked, said in agenda_run.SAID["beside"].items()}
    monkeypatch.setitem(agenda_run.SAID, "beside", beside)
    monkeypatch.setattr(agenda_run, "said", in_german)
    with speaking("de"):
        room.run()
    return room.kept


def in_german(module: Module, prompt: Prompt) -> list[str]:
    """What is said to a question, with the words of columns as the German wall has them."""
    options = {word for column in module.value_columns for word in column.options}
    words = {text: word for text, word in WORDS[0].items() if word in options}
    return ["; ".join(words.get(part, part) for part in line.split("; ")) for line in said(module, prompt)]


@pytest.mark.parametrize("name", NAMES)
def test_a_workshop_on_the_german_wall_leaves_what_the_english_one_leaves(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = run(name).session
    theirs = on_the_other_wall(name, monkeypatch)
    for table in ("details", "entries", "themes", "roles", "activities", "marks", "rounds", "ballots", "decisions"):
        assert getattr(theirs, table) == getattr(ours, table), table
    assert theirs == ours
