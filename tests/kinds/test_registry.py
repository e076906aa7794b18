"""The registry holds places, and imports what is asked for."""

import subprocess
import sys

import pytest

from pmworkshop.kinds import registry
from pmworkshop.kinds.kind import Kind


@pytest.mark.parametrize("name", registry.names())
def test_each_kind_has_all_that_it_names(name):
    kind = registry.kind_named(name)
    assert registry.model_of(name).model_fields["kind"].default == name
    for place in (kind.panel, kind.section, kind.markdown, kind.crib, kind.figures):
        assert not place or callable(registry.load(place))
    assert kind.does != Kind.does, "the list of modules says what each kind does"
    assert not kind.own_file or callable(registry.load(kind.own_file).write)


def test_a_kind_that_says_nothing_asks_nothing():
    plain = Kind()
    assert plain.form(None, None, "answers") is None
    assert plain.subjects(None, None) == []
    assert plain.given_subjects(None) == plain.values(None) == ()
    assert not plain.rated(None)
    assert plain.repeats(None, None) is None
    assert not plain.on_sheets(None)
    assert not plain.lists_answers("answers")
    assert not plain.rests(None, None, "settle")
    assert plain.manner(None) == plain.text(None) == plain.view(None) == plain.promise(None) == plain.rule(None) == ""
    assert list(plain.on_the_wall(None)) == []


def test_a_kind_is_gone_when_its_context_is_left():
    with registry.registered("percent", "tests.kinds.toy.model:PercentModule", "tests.kinds.toy.kind:PercentKind"):
        assert registry.kind_named("percent").panel == "tests.kinds.toy.panel:PercentPanel"
    assert "percent" not in registry.names()
    with pytest.raises(KeyError):
        registry.kind_named("percent")


def test_reading_an_agenda_and_writing_a_form_import_no_screen():
    code = """
import sys
from pmworkshop.kinds import registry
assert "pydantic_core" not in sys.modules
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.agenda.loader import load_agenda
agenda = load_agenda(shipped_folder() / "leadership-alignment.toml")
assert not [name for name in sys.modules if name.startswith("pmworkshop.kinds.builtin")]
for module in agenda.modules:
    registry.kind_of(module).values(module)
assert not {"textual", "pmworkshop.report"} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True)
