"""The language of the command line: of --language, else of the settings, else of the system."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.base import language
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import speaking
from pmworkshop.cli import program
from pmworkshop.cli.languages import language_of
from pmworkshop.cli.options import agreed
from pmworkshop.interface import load
from tests.cli.conftest import Desk
from tests.cli.test_program import COMMANDS

ENGLISH = {"a", "all", "and", "are", "as", "be", "else", "for", "is", "it", "not", "of", "or", "that", "the", "to"}
"""Words that hardly an English sentence lacks, and that no German one has."""
NO_WORDS = re.compile(r"`[^`]*`|(?<!\w)--?[a-z][\w-]*|\[[^\]]*\]|\S*[/#.@=]\S+")
"""Commands, options, choices and addresses, which are the same in all languages."""
LIST = {"en": "There is no session in", "de": "gibt es noch keine Sitzung"}
"""What tells that nothing is there, in each language."""


def settings(desk: Desk, text: str) -> None:
    desk.home.mkdir(exist_ok=True)
    (desk.home / "settings.toml").write_text(text, encoding="utf-8")


def spoken(desk: Desk, *words: str) -> str:
    """The language in which a command says that there is no session."""
    said = desk.run(*words, "list")
    assert said.code == 0, said.err
    (found,) = (code for code, words in LIST.items() if words in said.out)
    return found


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_german_help_has_no_english_word(desk: Desk, words: list[str]):
    said = desk.run("--language", "de", *words, "--help")
    assert said.code == 0
    assert said.out.startswith(f"Aufruf: {' '.join(['pmworkshop', *words])} [OPTIONEN]")
    assert "Optionen:\n" in said.out
    assert "Diese Hilfe zeigen und beenden." in said.out
    plain = NO_WORDS.sub(" ", said.out)
    assert not ENGLISH & set(re.findall(r"\w+", plain)), plain


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["lst"], "Einen Befehl „lst“ gibt es nicht. Gemeint war vielleicht „list“? Siehe: pmworkshop --help"),
        (["show"], "Es fehlt das Argument 'SITZUNG'. Siehe: pmworkshop show --help"),
        (["new", "--title"], "Die Option '--title' braucht einen Wert. Siehe: pmworkshop --help"),
    ],
)
def test_wrong_use_is_told_in_german(desk: Desk, words: list[str], message: str):
    said = desk.run("--language=de", *words)
    assert (said.code, said.err) == (2, f"pmworkshop: {message}\n")


def test_the_option_counts_before_the_settings_and_these_before_the_system(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    assert spoken(desk) == "en"
    monkeypatch.setenv("LANGUAGE", "de_AT:en")
    assert spoken(desk) == "de"
    settings(desk, 'language = "en"')
    assert spoken(desk) == "en"
    assert spoken(desk, "--language", "de") == "de"
    monkeypatch.setenv("LANGUAGE", "en")
    settings(desk, 'language = "de"\nbell = 3')
    assert spoken(desk) == "de", "whatever else is wrong in the file"
    assert spoken(desk, "--language", "en") == "en"


def test_a_language_of_dates_that_the_program_does_not_speak_leaves_it_to_the_system(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    settings(desk, 'language = "pl"')
    assert spoken(desk) == "en"
    monkeypatch.setenv("LANGUAGE", "de")
    assert spoken(desk) == "de"


def test_settings_of_a_home_named_behind_the_command_count(tmp_path: Path, desk: Desk):
    settings(desk, 'language = "de"')
    said = desk.run("--home", str(tmp_path), "list", "--home", str(desk.home))
    assert LIST["de"] in said.out


@pytest.mark.parametrize("typed", ["xx", "", "deutsch"])
def test_an_unknown_language_is_told_with_those_there_are(desk: Desk, typed: str):
    said = desk.run("--language", typed, "list")
    told = f"pmworkshop: There is no language “{typed}”; there are en (English) and de (Deutsch).\n"
    assert (said.code, said.out, said.err) == (2, "", told)


def test_settings_and_doctor_say_which_language_it_is_and_why(desk: Desk):
    assert "✓ Language: English (as the system has it)\n" in desk.run("doctor").out
    assert "✓ Sprache: Deutsch (aus --language)\n" in desk.run("--language", "de", "doctor").out
    assert "language     en           (as the system has it)" in desk.run("settings").out
    settings(desk, 'language = "de"')
    assert "✓ Sprache: Deutsch (aus den Einstellungen)\n" in desk.run("doctor").out
    assert "language     de           (aus der Datei)" in desk.run("settings").out
    assert desk.run("settings", "--json").json["settings"]["language"] == {"value": "de", "from": "file"}


def test_help_is_english_again_after_german(desk: Desk):
    before = desk.run("list", "--help").out
    assert desk.run("--language", "de", "list", "--help").out != before
    assert desk.run("list", "--help").out == before
    assert program.get_command(program.make_context("pmworkshop", ["list"]), "list") is program.commands["list"]


def test_completion_offers_the_languages_in_german_too(tmp_path: Path):
    (tmp_path / "settings.toml").write_text('language = "de"', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pmworkshop"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={
            **os.environ,
            "PYTHONUTF8": "1",
            "PMWORKSHOP_HOME": str(tmp_path),
            "_PMWORKSHOP_COMPLETE": "zsh_complete",
            "COMP_WORDS": "pmworkshop --language d",
            "COMP_CWORD": "2",
        },
        check=False,
    )
    assert done.stdout == "plain\nde\nDeutsch\n", done.stderr


def test_without_its_words_a_language_is_english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, desk: Desk):
    monkeypatch.setattr(language, "FOLDER", tmp_path)
    language.catalogue.cache_clear()
    try:
        assert spoken(desk, "--language", "de") == "en"
    finally:
        language.catalogue.cache_clear()


def test_a_question_takes_the_letters_of_the_language_and_the_english_ones(monkeypatch, capsys):
    typed = iter(["vielleicht", "j", "", "n", "YES"])
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(typed))
    with speaking("de"):
        assert agreed("Wirklich?")
        assert agreed("Wirklich?", default=True)
        assert not agreed("Wirklich?", default=True)
        assert agreed("Wirklich?")
    assert "Tippen Sie einen der beiden Buchstaben." in capsys.readouterr().err


def test_a_follow_up_begins_in_the_language_of_its_session_unless_another_is_asked_for(desk: Desk):
    made = desk.run("--language", "de", "new", "leadership-alignment-120", "--title", "Herbst", "--no-open")
    assert made.code == 0
    whole = ("follow-up", "Herbst", "--no-open", "--json")
    for words, code, title in (
        (whole, "de", "Folgetermin: Herbst"),
        (("--language", "en", *whole, "--date", "+30"), "en", "Follow-up: Herbst"),
        (("new", "follow-up", "--from", "Herbst", "--no-open", "--json"), "de", "Folgetermin: Herbst"),
    ):
        info = load(desk.run(*words).json["path"]).info
        assert (info.language, info.agenda.language, info.title) == (code, code, title)


def test_what_leaders_get_is_in_the_language_of_the_session_whoever_writes_it(desk: Desk):
    people = desk.write("people.csv", "name,function\nAnn,Sales\nBo,Finance\n")
    made = ("new", "leadership-alignment-120", "--title", "Herbst", "--people", str(people), "--no-open")
    assert desk.run("--language", "de", *made).code == 0
    written = []
    for code in ("en", "de"):
        folder = desk.here / code
        for words in (
            ("sheets", "Herbst", "--format", "html", "--format", "markdown", "--out", folder),
            ("prepare", "Herbst", "--for", "Ann", "--format", "html", "--out", folder / "form.html"),
            ("invite", "Herbst", "--room", "http://192.168.1.20:8765", "--out", folder / "links"),
            ("invite", "Herbst", "--out", folder / "mail.txt"),
        ):
            said = desk.run("--language", code, *words)
            assert said.code == 0, (words, said.err)
        written.append({str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()})
    assert written[0] == written[1]
    assert b"Herbst" in written[0]["mail.txt"]
    assert b" wir " in written[0]["mail.txt"]


def test_phones_hear_the_language_of_the_session(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    heard: list[str] = []

    async def run(self: object, told: object) -> None:
        heard.append(language.spoken())

    monkeypatch.setattr("pmworkshop.room.server.Server.run", run)
    assert desk.run("--language", "de", "new", "leadership-alignment-120", "--title", "Herbst", "--no-open").code == 0
    said = desk.run("room", "Herbst", "--address", "127.0.0.1")
    assert (said.code, heard) == (0, ["de"]), said.err
    assert said.out.endswith("The room's page is closed.\n")


def test_the_table_of_a_translation_is_for_the_file_as_it_stands_whatever_is_spoken(desk: Desk):
    for name in ("leaders-day", "agree.toml"):
        file = desk.write(name, (shipped_folder() / "modules" / name).read_bytes()) if "." in name else name
        said = desk.run("--language", "de", "agenda", "translate", file, "--to", "de")
        assert said.out == desk.run("--language", "en", "agenda", "translate", file, "--to", "de").out
        assert said.out.startswith("[translations.de]\n")
        again = desk.run("--language", "de", "agenda", "translate", file, "--to", "en")
        assert again.code == 2
        assert "schon in dieser Sprache" in again.err


def test_settings_in_a_folder_that_is_closed_name_no_language(tmp_path, monkeypatch):
    def closed(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.stat", lambda self, **_: closed(self))
    monkeypatch.setattr("os.stat", lambda path, **_: closed(path))
    assert language_of("", Folders.at(tmp_path / "home"))[1] == "system"
