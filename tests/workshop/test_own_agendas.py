"""The user's own agendas: saved in one file, hiding no other, and kept half-built over a crash."""

import pytest

from pmworkshop.agenda.composition import Composition, copy_of
from pmworkshop.agenda.library import find_agenda
from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.base.errors import InputError, RefusedError, StorageError
from pmworkshop.base.folders import Folders
from pmworkshop.workshop import own_agendas
from tests.build import agenda

TINY = copy_of(agenda("collect", "poll"), "Our  day").put(title="Our day")


def test_what_is_saved_is_found_by_its_name_and_needs_no_other_file(tmp_path):
    folders = Folders.at(tmp_path)
    path = own_agendas.save_own(TINY, folders, tmp_path)
    assert path == own_agendas.own_file(TINY, folders) == tmp_path / "agendas" / "our-day.toml"
    assert load_agenda(path) == TINY.made().agenda == find_agenda("our-day", folders, tmp_path)
    assert own_agendas.save_own(TINY.put(people=5), folders, tmp_path) == path
    assert load_agenda(path).people == 5


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (TINY.put(title=""), "no title yet"),
        (Composition(title="Empty"), "at least one module"),
        (TINY.put(clock=5.0), "It takes 25 minutes, and the clock has 5. Change one of them"),
        (TINY.put(head={"audience": "x" * 300_000}), "too large for one file"),
    ],
)
def test_what_is_not_ready_is_told_and_no_file_is_made(tmp_path, made, told):
    with pytest.raises(InputError, match=told):
        own_agendas.save_own(made, Folders.at(tmp_path), tmp_path)
    assert not list(tmp_path.iterdir())


def test_an_agenda_of_another_place_is_never_hidden(tmp_path):
    other = copy_of(load_agenda(shipped_folder() / "follow-up.toml"), "Follow up")
    with pytest.raises(RefusedError, match="Another agenda is called “Follow-up after 30, 60 and 90 days”"):
        own_agendas.save_own(other, Folders.at(tmp_path), tmp_path)
    broken = tmp_path / "agendas" / "broken.toml"
    broken.parent.mkdir()
    broken.write_text("title = 3\n")
    (tmp_path / "work" / "agendas").mkdir(parents=True)
    (tmp_path / "work" / "agendas" / "our-day.toml").write_text("title = 3\n")
    with pytest.raises(RefusedError, match="Another agenda is called “our-day”"):
        own_agendas.save_own(TINY, Folders.at(tmp_path), tmp_path / "work")


def test_a_half_built_one_comes_back_as_it_was_until_it_is_let_go(tmp_path):
    folders = Folders.at(tmp_path / "new")
    assert own_agendas.half_built(folders) is None
    notes = TINY.chosen[0].module.model_copy(update={"notes": ("One  line\n\n  and another",)})
    made = TINY.changed(0, notes)
    own_agendas.keep_half_built(made, folders)
    assert own_agendas.half_built(folders) == made
    own_agendas.let_go(folders)
    assert own_agendas.half_built(folders) is None


def test_a_half_built_one_that_cannot_be_read_is_none(tmp_path):
    folders = Folders.at(tmp_path)
    own_agendas.keep_half_built(TINY, folders)
    (file,) = (tmp_path / "half-typed").iterdir()
    file.write_text('{"agenda": "{}}"}')
    assert own_agendas.half_built(folders) is None


def test_a_disk_that_refuses_stops_nobody(tmp_path, monkeypatch):
    def refuse(*_):
        raise StorageError("The disk is full.")

    monkeypatch.setattr(own_agendas, "keep_drafts", refuse)
    own_agendas.keep_half_built(TINY, Folders.at(tmp_path))
    own_agendas.let_go(Folders.at(tmp_path))
