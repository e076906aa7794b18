"""What an agenda lacks is said in German without the English meaning of its key; its own words count."""

from __future__ import annotations

import pytest

from pmworkshop.agenda.loader import AgendaError, parse_agenda
from pmworkshop.base.language import speaking


def test_a_missing_key_is_told_in_german_without_english_words(tmp_path):
    with speaking("de"), pytest.raises(AgendaError) as error:
        parse_agenda(b'id = "tag"\n', tmp_path / "tag.toml")
    assert "ein Wert" in str(error.value)
    assert "names" not in str(error.value).lower()


def test_the_words_of_an_agenda_for_a_module_of_the_shelf_count_beside_those_of_the_shelf(tmp_path):
    (tmp_path / "modules").mkdir()
    shelved = (
        'title = "Wants"\nshort = "Wants"\nkind = "collect"\nphases = { alone = 3 }\nprompts = ["Want?"]\n'
        '[translations.de]\n"Wants" = "Wünsche"\n"Want?" = "Was fehlt?"\n[translations.fr]\n"Wants" = "Souhaits"\n'
    )
    (tmp_path / "modules" / "wants.toml").write_text(shelved, encoding="utf-8")
    day = (
        'id = "day"\ntitle = "Day"\nminutes = 30\n[[modules]]\nuse = "wants"\n'
        '[modules.translations.de]\n"Want?" = "Was wünschen wir?"\n[translations.de]\n"Day" = "Tag"\n'
    )
    with speaking("de"):
        module = parse_agenda(day.encode(), tmp_path / "day.toml").modules[0]
    assert (module.title, module.prompts[0].text) == ("Wünsche", "Was wünschen wir?")
    english = parse_agenda(day.encode(), tmp_path / "day.toml").modules[0]
    assert english.translations["fr"] == {"Wants": "Souhaits"}
