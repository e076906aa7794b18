"""An agenda carries its texts in further languages, and is read in the one that is spoken."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmworkshop.agenda.as_toml import agenda_text
from pmworkshop.agenda.composing import composed
from pmworkshop.agenda.library import list_agendas, shelf_of
from pmworkshop.agenda.loader import AgendaError, parse_agenda
from pmworkshop.agenda.translation import for_the_wall, in_language, languages_of, words_in, words_of
from pmworkshop.base.folders import Folders
from pmworkshop.base.language import speaking

DAY = """
id = "day"
title = "Our day"
minutes = 30
{head}
[[modules]]
id = "wants"
title = "What we want"
short = "Wants"
kind = "collect"
phases = {{ alone = 3, reveal = 6 }}
prompts = [{{ id = "1", text = "What do you want?", head = "We want", hint = "One line each" }}]
notes = ["Wait for the sponsor."]
{module}
{end}
"""
GERMAN = """
[translations.de]
"Our day" = "Unser Tag"
"What we want" = "Was wir wollen"
"Wants" = "Wünsche"
"What do you want?" = "Was wollen Sie?"
"Wait for the sponsor." = "Warten Sie auf den Sponsor."
"""


def read(tmp_path: Path, *, head: str = "", module: str = "", end: str = GERMAN):
    return parse_agenda(DAY.format(head=head, module=module, end=end).encode(), tmp_path / "day.toml")


def spoken_in(code: str, tmp_path: Path, **parts: str):
    with speaking(code):
        return read(tmp_path, **parts)


def test_it_is_read_in_the_language_that_is_spoken_and_what_has_no_words_there_stays(tmp_path):
    english, german = read(tmp_path), spoken_in("de", tmp_path)
    assert (english.title, english.language) == ("Our day", "en")
    assert (german.title, german.language) == ("Unser Tag", "de")
    module = german.modules[0]
    assert (module.title, module.short, module.language) == ("Was wir wollen", "Wünsche", "de")
    assert (module.prompts[0].text, module.prompts[0].hint) == ("Was wollen Sie?", "One line each")
    assert module.notes == ("Warten Sie auf den Sponsor.",)


def test_the_language_it_was_in_becomes_a_further_one_so_that_both_ways_are_open(tmp_path):
    english = read(tmp_path)
    german = in_language(english, "de")
    assert (languages_of(english), languages_of(german)) == (("en", "de"), ("de", "en"))
    assert words_in(german, "en")["Was wollen Sie?"] == "What do you want?"
    again = in_language(german, "en")
    assert again.model_copy(update={"translations": {}}).public() == english.public()


def test_a_module_carries_its_own_words_which_count_more_than_those_of_the_agenda(tmp_path):
    words = '[modules.translations.de]\n"What we want" = "Unsere Wünsche"'
    german = spoken_in("de", tmp_path, module=words)
    assert (german.title, german.modules[0].title) == ("Unser Tag", "Unsere Wünsche")


def test_an_agenda_in_german_takes_the_german_of_a_module_on_the_shelf(tmp_path):
    (tmp_path / "modules").mkdir()
    own = 'title = "{}"\nshort = "Wants"\nkind = "collect"\nphases = { alone = 3, reveal = 6 }\nprompts = ["Want?"]\n'
    wants = own.replace("{}", "Wants") + '[translations.de]\n"Wants" = "Wünsche"\n"Want?" = "Was fehlt?"\n'
    (tmp_path / "modules" / "wants.toml").write_text(wants, encoding="utf-8")
    day = 'id = "tag"\ntitle = "Tag"\nminutes = 30\nlanguage = "de"\n[[modules]]\nuse = "wants"\ntitle = "Unsere"\n'
    module = parse_agenda(day.encode(), tmp_path / "tag.toml").modules[0]
    assert (module.title, module.short, module.prompts[0].text) == ("Unsere", "Wünsche", "Was fehlt?")


def test_an_agenda_adds_its_own_words_to_those_of_a_module_on_the_shelf(tmp_path):
    (tmp_path / "modules").mkdir()
    wants = 'title = "Wants"\nshort = "Wants"\nkind = "collect"\nphases = { alone = 3 }\nprompts = ["Want?"]\n'
    words = (
        '[translations.de]\n"Wants" = "Wünsche"\n"Want?" = "Was fehlt?"\n[translations.it]\n"Wants" = "Desideri"\n'
    )
    (tmp_path / "modules" / "wants.toml").write_text(wants + words, encoding="utf-8")
    own = '[modules.translations.de]\n"Ours" = "Unseres"\n"Want?" = "Was brauchen wir?"'
    day = f'id = "day"\ntitle = "Day"\nminutes = 30\n[[modules]]\nuse = "wants"\ntitle = "Ours"\n{own}'
    module = parse_agenda(day.encode(), tmp_path / "day.toml").modules[0]
    assert module.translations == {
        "de": {"Ours": "Unseres", "Wants": "Wünsche", "Want?": "Was brauchen wir?"},
        "it": {"Wants": "Desideri"},
    }


def test_a_part_without_words_shows_what_stands_there(tmp_path):
    words = words_in(read(tmp_path, end=""), "de")
    assert (words, words.within("wants")) == ({}, {})
    assert words_of(read(tmp_path), "de")["Wants"] == "Wünsche"
    assert words_of(read(tmp_path).modules[0], "de") == {}


def test_the_meaning_of_a_key_is_told_in_english_alone(tmp_path):
    with pytest.raises(AgendaError) as error, speaking("de"):
        parse_agenda(b'id = "day"', tmp_path / "day.toml")
    assert "minutes" in str(error.value)
    assert "the minutes of the clock" not in str(error.value)


def test_it_is_written_with_its_words_and_reads_back_the_same(tmp_path):
    for agenda in (read(tmp_path), spoken_in("de", tmp_path)):
        with speaking(agenda.language):
            assert parse_agenda(agenda_text(agenda).encode(), tmp_path / "day.toml") == agenda


def test_a_composed_agenda_keeps_the_words_of_its_modules(tmp_path):
    words = '[modules.translations.de]\n"What we want" = "Unsere Wünsche"'
    module = read(tmp_path, module=words).modules[0]
    made = composed("Mine", "mine", [module], 8).agenda
    assert words_in(made, "de")["What we want"] == "Unsere Wünsche"
    with speaking("de"):
        assert composed("Meiner", "mine", [module], 8).agenda.language == "de"


def test_what_may_be_projected_is_kept_for_the_wall_and_the_script_is_not(tmp_path):
    kept = for_the_wall(read(tmp_path)).translations["de"]
    assert "What do you want?" in kept
    assert "Wait for the sponsor." not in kept


def test_a_public_agenda_carries_no_words_so_that_nothing_hidden_is_in_them(tmp_path):
    public = for_the_wall(read(tmp_path)).public()
    assert (public.translations, public.modules[0].translations) == ({}, {})


@pytest.mark.parametrize(
    ("end", "told"),
    [
        ('[translations.de]\n"What do you wnat?" = "Was?"', "found “What do you wnat?”; expected a text that stands"),
        ('[translations.de]\n"Wants" = "Die Wünsche aller Beteiligten"', "expected at most 16 characters"),
        ('[translations.de]\n"We want" = "Das wollen wir alle"', "expected at most 3 words"),
        ('[translations.german]\n"Wants" = "Wünsche"', "two small letters"),
        ('[translations]\n"Wants" = "Wünsche"', "expected a table"),
        ('[translations.de]\n"Wants" = 3', "expected text in quotes"),
    ],
)
def test_what_is_wrong_with_translations_is_said_in_a_sentence(tmp_path, end, told):
    with pytest.raises(AgendaError) as error:
        read(tmp_path, end=end)
    assert told in str(error.value)
    assert "translations" in str(error.value)


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ('"retain" = "behalten"', "found “behalten”; expected another word than for “keep”"),
        ('"retain" = "lassen"', ""),
    ],
)
def test_two_words_to_choose_from_are_not_called_the_same(tmp_path, second, told):
    columns = 'columns = [{ id = "a", title = "A", type = "choice", options = ["keep", "retain"] }]'
    end = f'[translations.de]\n"keep" = "behalten"\n{second}'
    if not told:
        assert read(tmp_path, module=columns, end=end).modules
        return
    with pytest.raises(AgendaError, match=told):
        read(tmp_path, module=columns, end=end)


def test_faults_of_several_modules_are_told_at_once(tmp_path):
    more = (
        '[modules.translations.de]\n"Nothing" = "Nichts"\n[[modules]]\nid = "b"\ntitle = "B"\nshort = "B"\n'
        'kind = "collect"\nphases = { alone = 3 }\nprompts = ["Want?"]\n'
        '[modules.translations.de]\n"B" = "Viel zu lang für die Leiste oben"'
    )
    with pytest.raises(AgendaError) as error:
        read(tmp_path, module=more, end="")
    assert "“Nothing”" in str(error.value)
    assert "at most 16 characters" in str(error.value)


def test_a_language_that_is_none_is_a_fault(tmp_path):
    with pytest.raises(AgendaError, match="two small letters"):
        read(tmp_path, head='language = "German"')


def test_the_shelf_and_the_list_are_in_the_language_that_is_spoken(tmp_path):
    (tmp_path / "agendas" / "modules").mkdir(parents=True)
    (tmp_path / "agendas" / "day.toml").write_text(DAY.format(head="", module="", end=GERMAN), encoding="utf-8")
    wants = 'title = "Mine"\nshort = "Mine"\nkind = "collect"\nphases = { alone = 3 }\nprompts = ["Want?"]\n'
    shelved = tmp_path / "agendas" / "modules" / "mine.toml"
    shelved.write_text(f'{wants}[translations.de]\n"Mine" = "Meins"\n', encoding="utf-8")
    folders = Folders.at(tmp_path / "home")
    with speaking("de"):
        assert next(one.title for one in list_agendas(folders, tmp_path) if one.id == "day") == "Unser Tag"
        assert shelf_of(folders, tmp_path).find("mine").module.title == "Meins"
