"""The catalogues: every message of the program has its translation, and what has none is English."""

from __future__ import annotations

import ctypes
import gettext
import sys
from types import SimpleNamespace

import pytest
import words

from pmworkshop.base import language
from pmworkshop.base.language import ENGLISH, NAMES, decimal, listed, of_the_system, plural, speaking, tr, trc, trn
from tests.pseudo import disguise, latin

LANGUAGES = [one for one in NAMES if one != ENGLISH]


class Told(gettext.NullTranslations):
    def __init__(self, **told):
        super().__init__()
        self._told = told

    def gettext(self, message):
        return self._told.get(message, message)

    def ngettext(self, one, many, number):
        return self.gettext(one if number == 1 else many)


def spoken_by(monkeypatch, **told):
    monkeypatch.setattr(language, "_spoken", language.Catalogue("de", Told(**told)))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_message_of_the_program_has_a_translation_with_the_same_places(code):
    rooms = words.gathered()
    assert {path.stem for path in (words.LOCALE / code).glob("*.po")} == rooms.keys()
    read = {
        room: words.renewed(words.read(words.LOCALE / code / f"{room}.po", code), rooms[room], code) for room in rooms
    }
    assert [fault for one in read.values() for fault in words.faults(code, one)] == []
    assert [*words.differing(code, read.values())] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_the_program_reads_is_what_its_catalogues_say(code):
    rooms = words.gathered()
    read = [words.read(words.LOCALE / code / f"{room}.po", code) for room in sorted(rooms)]
    kept = (words.LOCALE / code / "LC_MESSAGES" / "pmworkshop.mo").read_bytes()
    assert kept == words.compiled(read, code), "run: make words"


def test_a_message_without_a_translation_is_english(monkeypatch):
    spoken_by(monkeypatch, Yes="Ja")
    assert (tr("Yes"), tr("No"), tr("{number} left", number=2)) == ("Ja", "No", "2 left")


def test_a_translation_that_asks_for_a_value_that_there_is_not_is_english(monkeypatch):
    spoken_by(monkeypatch, **{"{number} left": "noch {zahl}", "Open {it": "Offen {it"})
    assert tr("{number} left", number=2) == "2 left"
    assert tr("Open {it") == "Offen {it"


def test_a_number_chooses_the_form_and_is_written_as_the_language_does(monkeypatch):
    spoken_by(
        monkeypatch,
        **{
            "{number} line": "{number} Zeile",
            "{number} lines": "{number} Zeilen",
            "line": "Zeile",
            "lines": "Zeilen",
        },
        **{
            "{middle:g} of {whole}": "{middle:g} von {whole}",
            "decimal point\x04.": ",",
            "{first} and {last}": "{first} und {last}",
        },
    )
    assert [trn("{number} line", "{number} lines", number) for number in (1, 2)] == ["1 Zeile", "2 Zeilen"]
    assert plural("line", "lines", 2) == "Zeilen"
    assert tr("{middle:g} of {whole}", middle=2.5, whole=5) == "2,5 von 5"
    assert (decimal(2.5), decimal(2), decimal(1 / 3, 2)) == ("2,5", "2", "0,33")
    assert listed(["Ann", "Bo", "Cy"]) == "Ann, Bo und Cy"


def test_no_text_stays_none_though_a_catalogue_keeps_its_head_there():
    with speaking("de"):
        assert (tr(""), trc("key", "")) == ("", "")


def test_english_needs_no_catalogue():
    assert [trn("{number} line", "{number} lines", number) for number in (0, 1, 2)] == [
        "0 lines",
        "1 line",
        "2 lines",
    ]
    assert (trc("key", "End"), decimal(2.5), listed(["Ann"]), listed([])) == ("End", "2.5", "Ann", "")


def test_a_language_that_is_not_there_is_english():
    with speaking("xx"):
        assert tr("{first} and {last}", first="Ann", last="Bo") == "Ann and Bo"


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_of_the_system_is_spoken_where_there_are_words_of_it(monkeypatch, environment, code):
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert of_the_system() == code


@pytest.mark.parametrize(("menus", "code"), [(0x0407, "de"), (0x0409, "en"), (0xFFFF, "en")])
def test_on_windows_it_is_the_language_of_the_menus(monkeypatch, menus, code):
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    windows = SimpleNamespace(kernel32=SimpleNamespace(GetUserDefaultUILanguage=lambda: menus))
    monkeypatch.setattr(ctypes, "windll", windows, raising=False)
    assert of_the_system() == code


def test_a_disguised_message_has_no_latin_letter():
    with disguise():
        assert latin(tr("{number} left, {{as it is}}", number="99")) == []
