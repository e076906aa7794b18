"""One key shows the wall in the other language of the agenda; what is kept and exported stays in the session's."""

from __future__ import annotations

import pytest

from pmworkshop.agenda.model import Agenda
from pmworkshop.base import language
from pmworkshop.base.language import speak, speaking
from pmworkshop.interface import export, load
from tests.tui.driving import stage
from tests.tui.own_agenda import made

GERMAN = {
    "One part": "Ein Teil",
    "The part": "Der Teil",
    "Part": "Teil",
    "What about these?": "Was ist damit?",
    "The price list": "Die Preisliste",
    "The roadmap": "Der Fahrplan",
    "keep": "behalten",
    "test": "prüfen",
    "What is missing?": "Was fehlt?",
}


@pytest.fixture(autouse=True)
def english():
    yield
    speak("en")


@pytest.fixture(autouse=True)
def few_words(monkeypatch):
    """A catalogue of three words, so that the tests do not depend on how the program is translated."""
    words = {"Show": "Zeigen", "Go back": "Zurück", "Began the workshop": "Workshop begonnen"}

    class Few(language.gettext.NullTranslations):
        def gettext(self, message):
            return words.get(message, message)

        def ngettext(self, one, many, number):
            return one if number == 1 else many

    monkeypatch.setattr(language, "catalogue", lambda code: FEW if code == "de" else language._source)
    global FEW
    FEW = language.Catalogue("de", Few())


def asked(home, **more):
    poll = {
        "kind": "poll",
        "id": "part",
        "title": "The part",
        "short": "Part",
        "prompts": ["What about these?"],
        "method": "choice",
        "options": ["keep", "test"],
        "subjects": ["The price list", "The roadmap"],
        "phases": {"alone": 3.0, "reveal": 5.0},
        "notes": ["For you alone."],
    }
    list_of = {
        "kind": "collect",
        "id": "list",
        "title": "A list",
        "short": "List",
        "prompts": ["What is missing?"],
        "phases": {"alone": 3.0, "reveal": 5.0},
    }
    words = {"translations": {"de": {**GERMAN, "For you alone.": "Nur für Sie."}}, **more}
    agenda = {"id": "d", "title": "One part", "minutes": 16, "modules": [poll, list_of], **words}
    return made(home, Agenda.model_validate(agenda))


async def test_a_key_shows_the_wall_in_german_and_the_same_key_in_english_again(tmp_path):
    async with stage(tmp_path, asked(tmp_path)) as room:
        await room.go("part", "reveal")
        assert "What about these?" in room.wall
        await room.press("ctrl+l")
        assert "Was ist damit?" in room.wall
        assert "Die Preisliste" in room.wall
        assert "What about these?" not in room.wall
        assert "Deutsch" in room.said
        await room.press("ctrl+l")
        assert "What about these?" in room.wall
        assert "Preisliste" not in room.wall


async def test_what_is_answered_on_the_german_wall_is_kept_in_the_words_of_the_session(tmp_path):
    path = asked(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("part", "reveal")
        await room.press("ctrl+l")
        for card in ("12", "11", "12", "22"):
            await room.press(*card)
        await room.press("pagedown", "enter")
        assert "behalten  ██████ ██████ ██████ 3" in room.wall
        choices = {one.choice for one in room.session.ballots.values()}
        assert choices == {"keep", "test"}
        asked_with = [wording.text for one in room.session.rounds.values() for wording in one.asked]
        assert asked_with == ["The price list", "The roadmap"]
        await room.press("ctrl+l")
        assert "keep  ██████ ██████ ██████ 3" in room.wall
    summary = export(load(path), "markdown")["summary.md"].decode()
    assert "The price list" in summary
    assert "Preisliste" not in summary


async def test_a_line_that_is_typed_there_stays_as_it_is_typed(tmp_path):
    async with stage(tmp_path, asked(tmp_path)) as room:
        await room.go("list", "reveal")
        await room.press("ctrl+l")
        assert "Was fehlt?" in room.wall
        await room.press("a")
        await room.line("Ein Bild der Kunden")
        await room.press("escape", "ctrl+l")
        assert "What is missing?" in room.wall
        assert "Ein Bild der Kunden" in room.wall


async def test_undo_and_reopening_know_nothing_of_it(tmp_path):
    path = asked(tmp_path)
    async with stage(tmp_path, path) as room:
        await room.go("list", "reveal")
        await room.press("ctrl+l", "a")
        await room.line("Ein Bild")
        await room.press("escape", "u")
        assert room.texts() == []
        assert room.session.info.agenda.title == "One part"
    async with stage(tmp_path, path) as room:
        assert "What is missing?" in room.wall


async def test_an_agenda_of_one_language_says_how_another_is_added(tmp_path):
    async with stage(tmp_path, asked(tmp_path, translations={})) as room:
        await room.press("ctrl+l")
        assert "pmworkshop agenda translate" in room.said


async def test_a_language_that_the_program_does_not_speak_is_shown_for_the_agenda_alone(tmp_path):
    french = {"fr": {"What is missing?": "Qu'est-ce qui manque ?"}}
    async with stage(tmp_path, asked(tmp_path, translations=french)) as room:
        await room.go("list", "reveal")
        await room.press("ctrl+l")
        assert "Qu'est-ce qui manque ?" in room.wall
        assert "Show" in room.head


async def test_a_session_begun_in_german_speaks_german_and_its_exports_do_whatever_is_spoken(tmp_path):
    with speaking("de"):
        path = asked(tmp_path)
    assert load(path).info.language == "de"
    async with stage(tmp_path, path) as room:
        await room.go("list", "reveal")
        assert "Zeigen" in room.head
    session, written = load(path), []
    for code in ("de", "en"):
        speak(code)
        written.append(export(session, "markdown"))
    assert written[0] == written[1]


def test_nothing_of_the_script_is_kept_for_the_wall(tmp_path):
    agenda = load(asked(tmp_path)).info.agenda
    assert "For you alone." not in agenda.translations["de"]
    assert "What about these?" in agenda.translations["de"]
