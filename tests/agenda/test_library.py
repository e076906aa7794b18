"""Agendas are found where they are kept, the nearest to the user first."""

from pathlib import Path

import pytest

from pmworkshop.agenda.library import find_agenda, list_agendas, shelf_of
from pmworkshop.agenda.loader import AgendaError
from pmworkshop.agenda.shipped import PACKAGE, shipped_folder
from pmworkshop.base.errors import InputError, WayOut
from pmworkshop.base.folders import Folders

TEXT = """
id = "{id}"
title = "{title}"
minutes = 5
outcome = "A list"

[[modules]]
id = "m"
title = "M"
short = "M"
kind = "brief"
phases = {{ explain = 5 }}
"""


class House:
    """Three places for agendas, all empty."""

    def __init__(self, top: Path) -> None:
        self.package = top / "lib" / "site-packages" / "pmworkshop"
        self.folders = Folders.at(top / "home")
        self.cwd = top / "work"
        self.places = {
            "shipped": self.package / "_agendas",
            "yours": self.folders.agendas,
            "here": self.cwd / "agendas",
        }
        for place in self.places.values():
            place.mkdir(parents=True)

    def put(self, place: str, agenda_id: str, title: str = "Some title", file: str = "") -> Path:
        path = self.places[place] / (file or f"{agenda_id}.toml")
        path.write_text(TEXT.format(id=agenda_id, title=title), encoding="utf-8")
        return path

    def list(self):
        return list_agendas(self.folders, self.cwd, self.package)

    def find(self, name: str):
        return find_agenda(name, self.folders, self.cwd, self.package)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_agendas_of_all_places_are_listed_by_id(house):
    house.put("here", "c")
    house.put("yours", "b")
    house.put("shipped", "a")
    assert [(one.id, one.origin, one.instead_of) for one in house.list()] == [
        ("a", "shipped", ()),
        ("b", "yours", ()),
        ("c", "here", ()),
    ]
    assert (house.list()[0].minutes, house.list()[0].outcome, house.list()[0].fault) == (5, "A list", "")


def test_the_nearest_to_the_user_counts_and_the_list_says_so(house):
    for place in house.places:
        house.put(place, "a", title=f"From {place}")
    (listed,) = house.list()
    assert (listed.title, listed.origin, listed.instead_of) == ("From here", "here", ("yours", "shipped"))
    assert house.find("a").title == "From here"


def test_a_file_with_faults_is_listed_with_them_and_named_when_it_is_asked_for(house):
    house.put("shipped", "a")
    (house.places["here"] / "a.toml").write_text("id = 3", encoding="utf-8")
    (listed,) = house.list()
    assert (listed.id, listed.origin, listed.instead_of) == ("a", "here", ("shipped",))
    assert "id: found 3" in listed.fault
    with pytest.raises(AgendaError, match="id: found 3"):
        house.find("a")


def test_a_file_with_faults_is_named_by_its_name_with_capitals_too(house):
    (house.places["here"] / "Our-Agenda.toml").write_text("id = 3", encoding="utf-8")
    for name in ("Our-Agenda", "our-agenda", "our"):
        with pytest.raises(AgendaError, match="id: found 3"):
            house.find(name)


def test_two_files_of_one_folder_with_the_same_id_are_told_apart(house):
    first = house.put("yours", "a")
    house.put("yours", "a", file="copy.toml")
    one, other = house.list()
    assert (one.id, one.fault, other.id) == ("a", "", "copy.toml")
    assert str(first) in other.fault
    assert house.find("a").id == "a"


def test_a_second_file_of_the_same_id_cannot_be_named_by_its_title(house):
    house.put("yours", "a", title="First")
    house.put("yours", "a", title="Second", file="copy.toml")
    with pytest.raises(InputError, match="Give it an id of its own"):
        house.find("Second")


def test_other_files_hidden_files_and_missing_folders_do_no_harm(house):
    house.put("yours", "a")
    house.put("yours", "b", file="notes.txt")
    house.put("yours", "c", file="._a.toml")
    house.places["here"].rmdir()
    house.places["shipped"].rmdir()
    assert [one.id for one in house.list()] == ["a"]


def test_a_folder_that_is_two_places_is_read_once(house):
    house.put("yours", "a")
    listed = list_agendas(house.folders, house.folders.config, house.package)
    assert [(one.origin, one.instead_of) for one in listed] == [("yours", ())]


@pytest.mark.parametrize("name", ["team-talk", "Team-Talk", "team", "Talk in", " talk in the team "])
def test_an_agenda_is_named_by_its_id_or_the_beginning_of_id_or_title(house, name):
    house.put("yours", "team-talk", title="Talk in the team")
    house.put("yours", "other", title="Something else")
    assert house.find(name).id == "team-talk"


def test_a_whole_id_counts_even_where_another_begins_with_it(house):
    house.put("yours", "team")
    house.put("yours", "team-talk")
    assert house.find("team").id == "team"


def test_a_beginning_that_several_share_is_refused_with_their_ids(house):
    house.put("yours", "team-one")
    house.put("yours", "team-two")
    with pytest.raises(InputError, match="team-one, team-two"):
        house.find("team")


def test_an_unknown_name_is_refused_with_the_nearest(house):
    house.put("yours", "leadership")
    with pytest.raises(InputError, match=r"Nearest: leadership\.$") as caught:
        house.find("laedership")
    assert caught.value.way_out is WayOut.SEE_THE_AGENDAS
    with pytest.raises(InputError) as caught:
        house.find("zzz")
    assert (caught.value.hint, caught.value.way_out) == ("", WayOut.SEE_THE_AGENDAS)


def test_no_name_is_refused(house):
    with pytest.raises(InputError, match="No agenda is named"):
        house.find(" ")


def test_a_path_is_counted_from_the_folder_one_works_in(house):
    house.put("here", "a", file="my own.toml")
    assert house.find("agendas/my own.toml").id == "a"
    assert house.find(str(house.places["here"] / "my own.toml")).id == "a"
    with pytest.raises(InputError, match="There is no file"):
        house.find("my own.toml")
    with pytest.raises(InputError, match="There is no file"):
        house.find("~nobody-of-that-name/a.toml")


def test_an_installed_program_has_its_agendas_inside(tmp_path):
    package = tmp_path / "site-packages" / "pmworkshop"
    assert shipped_folder(package) == package / "_agendas"


def test_a_checkout_has_its_agendas_at_the_top():
    assert shipped_folder() == PACKAGE.parent.parent / "agendas"


def test_the_shelf_is_that_of_all_places_and_the_nearest_counts(tmp_path):
    folders, text = Folders.at(tmp_path), 'kind = "brief"\ntitle = "%s"\nshort = "S"\nphases = { explain = 1 }\n'
    for place, title in ((folders.agendas, "Yours"), (tmp_path / "work" / "agendas", "Here")):
        (place / "modules").mkdir(parents=True)
        (place / "modules" / "mine.toml").write_text(text % title)
    (folders.agendas / "modules" / "other.toml").write_text(text % "Other")
    shelf = shelf_of(folders, tmp_path / "work", tmp_path / "package")
    assert [one.module.title for one in shelf.listed()] == ["Here", "Other"]
