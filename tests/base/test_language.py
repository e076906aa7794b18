"""The language that the program speaks, and what is said where its words are missing."""

from __future__ import annotations

import ctypes
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from pmworkshop.base import language
from pmworkshop.base.language import (
    ENGLISH,
    FOLDER,
    NAMES,
    Catalogue,
    decimal,
    in_all,
    listed,
    of_the_system,
    plural,
    speak,
    speaking,
    spoken,
    tr,
    trc,
    trn,
)

WHERE = Path("de") / "LC_MESSAGES" / "pmworkshop.mo"


@pytest.fixture(autouse=True)
def english():
    yield
    language.catalogue.cache_clear()
    speak(ENGLISH)


class Words(language.gettext.NullTranslations):
    """Three messages: one that asks for a value that there is not, one with a context, and one with two forms."""

    def gettext(self, message: str) -> str:
        return {"{a} left": "{b} übrig", "verb\x04show": "zeigen {a}"}.get(message, message)

    def ngettext(self, one: str, many: str, number: float) -> str:
        return {"{number} line": "{number} Zeile"}.get(one, one) if number == 1 else "{number} Zeilen"


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    words = Catalogue("de", Words())
    monkeypatch.setattr(language, "catalogue", lambda code: words if code == "de" else language._source)


@pytest.mark.parametrize("data", [None, b"", b"no words", "half", "bent", "charset", "plural"])
def test_words_that_are_missing_or_damaged_leave_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes | str | None
):
    good = (FOLDER / WHERE).read_bytes()
    broken = {
        "half": good[: len(good) // 2],
        "bent": good[:40] + bytes(one ^ 0x55 for one in good[40:4000]) + good[4000:],
        "charset": good.replace(b"charset=utf-8", b"charset=xyz-9"),
        "plural": good.replace(b"plural=(n != 1)", b"plural=(n !! 1)"),
    }
    (tmp_path / WHERE).parent.mkdir(parents=True)
    if data is not None:
        (tmp_path / WHERE).write_bytes(broken[data] if isinstance(data, str) else data)
    monkeypatch.setattr(language, "FOLDER", tmp_path)
    language.catalogue.cache_clear()
    with speaking("de"):
        assert (spoken(), tr("Settled")) == (ENGLISH, "Settled")


def test_a_language_that_nobody_has_words_of_is_english():
    with speaking("xx"):
        assert spoken() == ENGLISH
    with speaking("../../etc"):
        assert spoken() == ENGLISH


def test_words_that_ask_for_a_value_that_there_is_not_are_told_in_english(few: None):
    with speaking("de"):
        assert tr("{a} left", a=3) == "3 left"
        assert trc("verb", "show", a=3) == "zeigen 3"
        assert trc("noun", "show") == "show"
        assert trn("{number} line", "{number} lines", 1) == "1 Zeile"
        assert trn("{number} line", "{number} lines", 2.5) == "2.5 Zeilen"
        assert plural("line", "lines", 2) == "{number} Zeilen"
    assert trc("verb", "show {a}", a=3) == "show 3"
    assert (trc("verb", "show"), tr("{a}"), plural("line", "lines", 1)) == ("show", "{a}", "line")
    assert trn("{number} line", "{number} lines", 1) == "1 line"


def test_numbers_and_lists_are_written_as_the_language_does():
    assert (decimal(2.5), decimal(2, 1), listed(["Ann", "Bo", "Cy"]), listed([])) == (
        "2.5",
        "2.0",
        "Ann, Bo and Cy",
        "",
    )
    with speaking("de"):
        assert (decimal(2.5), decimal(2, 1), listed(["Ann", "Bo"])) == ("2,5", "2,0", "Ann und Bo")
        assert tr("{first} and {last}", first=1.5, last=2) == "1,5 und 2"
    assert in_all("{first} and {last}", first=1, last=2) == {"1 and 2", "1 und 2"}


def test_what_one_thread_does_in_a_language_does_not_change_that_of_another():
    speak("de")
    heard: list[str] = []
    with speaking(ENGLISH):
        other = threading.Thread(target=lambda: heard.append(spoken()))
        other.start()
        other.join()
        assert (spoken(), heard) == (ENGLISH, ["de"])
    assert spoken() == "de"


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANGUAGE": "de:en", "LANG": "en_GB"}, "de"),
        ({"LC_ALL": "C.UTF-8", "LANG": "de_DE"}, ENGLISH),
        ({"LANG": "{nonsense}"}, ENGLISH),
        ({"LANG": "fr_FR"}, ENGLISH),
        ({}, ENGLISH),
    ],
)
def test_the_language_of_the_system_is_spoken_if_the_program_does(
    monkeypatch: pytest.MonkeyPatch, known: dict[str, str], code: str
):
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in known.items():
        monkeypatch.setenv(name, value)
    assert of_the_system() == code


@pytest.mark.parametrize(("menus", "code"), [(0x0407, "de"), (0x040C, ENGLISH), (0xFFFF, ENGLISH)])
def test_windows_says_it_by_the_language_of_its_menus(monkeypatch: pytest.MonkeyPatch, menus: int, code: str):
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    menu = SimpleNamespace(GetUserDefaultUILanguage=lambda: menus)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=menu), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert of_the_system() == code


def test_each_language_has_its_words():
    for code in NAMES:
        with speaking(code):
            assert spoken() == code
