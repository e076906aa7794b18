"""Modules are taken from the shelf by name; what is wrong with one, or with taking it, is told in a sentence."""

from pathlib import Path

import pytest

from pmworkshop.agenda.library import file_of, find_agenda, find_either, list_agendas, shelf_of
from pmworkshop.agenda.loader import AgendaError, load_agenda, loaded, parse_agenda
from pmworkshop.agenda.references import NAMED
from pmworkshop.agenda.shelf import Shelf, lone_module
from pmworkshop.base.errors import InputError, WayOut
from pmworkshop.base.folders import Folders

WANTS = """
title = "{title}"
short = "Wants"
kind = "collect"
phases = {{ alone = 3, reveal = 6 }}
turns = {{ reveal = 1 }}
prompts = ["What do you want?"]
leaves = "A list of wants"
"""
HEAD = 'id = "day"\ntitle = "Day"\nminutes = 30\n'


@pytest.fixture
def top(tmp_path: Path) -> Path:
    (tmp_path / "modules").mkdir()
    put(tmp_path, "wants")
    return tmp_path


def put(top: Path, name: str, text: str = "", title: str = "Wants") -> Path:
    path = top / "modules" / f"{name}.toml"
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(text or WANTS.format(title=title), encoding="utf-8")
    return path


def agenda(top: Path, *modules: str) -> Path:
    path = top / "day.toml"
    path.write_text(HEAD + "".join(f"\n[[modules]]\n{module}\n" for module in modules), encoding="utf-8")
    return path


def test_an_agenda_takes_a_module_and_its_own_keys_replace(top: Path):
    path = agenda(top, 'use = "wants"', 'use = "wants"\nid = "again"\ntitle = "Once more"\nphases = { reveal = 2 }')
    first, second = load_agenda(path).modules
    assert (first.id, first.title, first.minutes, first.leaves) == ("wants", "Wants", 9, "A list of wants")
    assert (second.id, second.title, second.minutes, second.prompts) == ("again", "Once more", 2, first.prompts)


def test_a_priority_of_ones_own_does_away_with_the_short_minutes_of_the_shelf(top: Path):
    put(top, "short", WANTS.format(title="Short") + 'priority = "short"\nshort_minutes = 4\n')
    kept, must = load_agenda(agenda(top, 'use = "short"', 'use = "short"\nid = "must"\npriority = "must"')).modules
    assert (kept.short_minutes, must.short_minutes, must.priority) == (4, None, "must")


def test_a_module_that_is_gone_is_told_with_the_nearest(top: Path):
    with pytest.raises(AgendaError) as caught:
        load_agenda(agenda(top, 'use = "wants"', 'use = "wnts"', "use = 3"))
    assert [str(fault) for fault in caught.value.faults] == [
        "module 2, use: found “wnts”; expected the name of a module on the shelf. Did you mean “wants”?",
        "module 3, use: found 3; expected the name of a module on the shelf.",
    ]


def test_a_key_that_replaces_nothing_is_told(top: Path):
    with pytest.raises(AgendaError) as caught:
        load_agenda(agenda(top, 'use = "wants"\ntitel = "x"'))
    assert str(caught.value).endswith(
        "module 1 “wants”, titel: found a key that is not known here; expected a key of this part. "
        "Did you mean “title”?"
    )


PICK = """
title = "Pick"
short = "Pick"
kind = "poll"
method = "scale"
phases = { alone = 3, reveal = 3 }
prompts = ["How much of it?"]
subjects_from = ["wants", "wants", "wishes.first"]
"""


def test_what_a_module_of_the_shelf_takes_from_one_that_is_not_there_is_left_out_and_told(top: Path):
    put(top, "pick", PICK)
    read = loaded(agenda(top, 'use = "wants"', 'use = "pick"'))
    assert read.agenda.modules[1].subjects_from == ("wants", "wants")
    assert read.left_out == ("“Pick” takes from “wishes.first”, which does not stand before it; that is left out.",)
    alone = loaded(agenda(top, 'use = "pick"'))
    assert (alone.agenda.modules[0].subjects_from, alone.agenda.modules[0].naming) == ((), NAMED)
    assert alone.left_out == (
        "“Pick” takes from “wants”, which does not stand before it; that is left out.",
        "“Pick” takes from “wishes.first”, which does not stand before it; that is left out.",
        "“Pick” lets the room name first what it asks about.",
    )
    put(top, "again", PICK.replace('subjects_from = ["wants", "wants", "wishes.first"]', 'repeat = "pulse"'))
    assert loaded(agenda(top, 'use = "again"')).agenda.modules[0].repeat is None


def test_what_the_author_of_an_agenda_names_is_never_left_out(top: Path):
    put(top, "pick", PICK)
    with pytest.raises(AgendaError, match="subjects_from: found “wishes”, which no module is named"):
        loaded(agenda(top, 'use = "wants"', 'use = "pick"\nsubjects_from = ["wants", "wishes"]'))


def test_what_is_no_list_of_modules_is_told_as_that(top: Path):
    for modules in ("modules = 3", 'modules = ["wants"]'):
        with pytest.raises(AgendaError, match=r"modules|module 1"):
            parse_agenda(f"{HEAD}{modules}\n".encode(), top / "day.toml")


def test_a_fault_of_a_module_names_its_own_file(top: Path):
    path = put(
        top, "bad", 'title = "Bad"\nshort = "Bad"\nkind = "brief"\nphases = { alone = 3 }\nturns = { reveal = 1 }'
    )
    with pytest.raises(AgendaError) as caught:
        load_agenda(agenda(top, 'use = "bad"'))
    assert str(caught.value).splitlines() == [
        f"{path}, phases: found “alone”, a phase it does not have; expected explain.",
        f"{path}, turns: found “reveal”, a phase it has no minutes for; expected alone.",
    ]


def test_a_file_that_is_no_module_is_listed_with_its_fault(top: Path):
    put(top, "answer", "answer = 42")
    put(top, "day", f'{HEAD}\n[[modules]]\nuse = "wants"\n')
    put(top, "torn", "title = = 3")
    (top / "modules" / "notes.txt").write_text("no module")
    answer, day, torn, wants = Shelf(top / "modules").listed()
    assert "kind: found nothing; expected brief, " in answer.fault
    assert day.fault == f"{day.path} is an agenda, not a module of the shelf. Put it into the folder above."
    assert "torn.toml is not valid TOML" in torn.fault
    assert (wants.name, wants.module.title, wants.fault, wants.instead_of) == ("wants", "Wants", "", ())


def test_of_two_files_with_one_name_the_nearer_counts_and_the_other_is_named(top: Path):
    far = put(top / "far", "wants", title="Far")
    shelf = Shelf(top / "far" / "modules", top / "none", top / "modules", top / "modules" / ".")
    (one,) = shelf.listed()
    assert (one.module.title, one.instead_of) == ("Wants", (far,))
    assert shelf.find("wants") == one


def test_a_module_is_found_by_the_beginning_of_its_name(top: Path):
    put(top, "wishes")
    put(top, "wishes-again")
    shelf = Shelf(top / "modules")
    assert shelf.find("Wa").name == "wants"
    assert shelf.find("wishes").name == "wishes"
    with pytest.raises(InputError, match="Several modules of the shelf begin with “wi”: wishes, wishes-again"):
        shelf.find("wi")
    with pytest.raises(InputError, match=r"There is no module “wnats” on the shelf. Nearest: wants") as caught:
        shelf.find("wnats")
    assert caught.value.way_out is WayOut.SEE_THE_AGENDAS
    with pytest.raises(InputError, match="no module “” on the shelf"):
        shelf.find("")


def test_a_file_name_that_is_no_id_makes_one(top: Path):
    put(top, "Our wants")
    assert Shelf(top / "modules").find("our").module.id == "our-wants"
    assert load_agenda(agenda(top, 'use = "Our wants"')).modules[0].id == "our-wants"


def test_a_file_of_one_module_is_told_from_an_agenda(top: Path):
    assert lone_module(top / "modules" / "wants.toml").id == "wants"
    assert lone_module(agenda(top, 'use = "wants"')) is None
    assert lone_module(put(top, "answer", "answer = 42")) is None
    with pytest.raises(AgendaError, match=r"wants2.toml, title: found nothing"):
        lone_module(put(top, "wants2", 'short = "x"\nkind = "brief"\nphases = { explain = 3 }'))


def test_the_shelf_has_the_modules_of_all_places_of_agendas(tmp_path: Path):
    package, folders, cwd = tmp_path / "package", Folders.at(tmp_path / "home"), tmp_path / "work"
    put(package / "_agendas", "shipped")
    put(folders.agendas, "yours")
    put(cwd / "agendas", "here")
    shelf = shelf_of(folders, cwd, package)
    assert shelf.names() == ["here", "shipped", "yours"]
    path = agenda(cwd / "agendas", 'use = "yours"', 'use = "here"')
    assert len(find_agenda("day", folders, cwd, package).modules) == 2
    assert len(find_agenda(str(path), folders, cwd, package).modules) == 2
    assert [one.fault for one in list_agendas(folders, cwd, package)] == [""]


def test_an_agenda_and_a_module_are_found_by_one_name_and_the_agenda_goes_first(tmp_path: Path):
    package, folders, cwd = tmp_path / "package", Folders.at(tmp_path / "home"), tmp_path / "work"
    wants = put(cwd / "agendas", "wants")
    put(cwd / "agendas", "day")
    path = agenda(cwd / "agendas", 'use = "wants"')

    def found(name: str):
        return find_either(name, folders, cwd, package)

    assert found("day").title == "Day"
    assert found(str(path)).title == "Day"
    assert found("wants").path == wants
    assert found("wan").name == "wants"
    assert found(str(wants)).module.title == "Wants"
    with pytest.raises(InputError, match="There is no agenda “x”"):
        found("x")
    put(cwd / "agendas", "want")
    with pytest.raises(InputError, match="Several modules"):
        found("wan")


def test_the_file_of_an_agenda_or_a_module_is_found_by_its_name_whatever_is_wrong_with_it(tmp_path: Path):
    package, folders, cwd = tmp_path / "package", Folders.at(tmp_path / "home"), tmp_path / "work"
    wants = put(cwd / "agendas", "wants", "title = 3")
    path = agenda(cwd / "agendas", 'use = "gone"')
    for name, found in {"wants": wants, "day": path, "none": Path("none"), "day.toml": Path("day.toml")}.items():
        assert file_of(name, folders, cwd, package) == found
    (cwd / "wants").write_text("a file of that name is nearer", encoding="utf-8")
    assert file_of("wants", folders, cwd, package) == Path("wants")
