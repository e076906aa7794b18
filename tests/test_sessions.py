"""Listing the sessions of one user, and finding one by what is typed."""

from pathlib import Path

import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.base.folders import Folders
from pmworkshop.session.operations import navigation
from pmworkshop.store.sessions import find_session, list_sessions, new_session
from pmworkshop.workshop.wiring import wired
from tests import build


def made(folders: Folders, title: str, key: str) -> Path:
    """A session file of that title and id."""
    path = Path(new_session(folders, title, key).address)
    workshop = wired(build.FixedClock()).create(path, key, window="stage")
    workshop.commit(build.put(build.details(title=title).model_copy(update={"session": key})))
    workshop.close()
    return path


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Three sessions, two of which begin alike."""
    found = Folders.at(tmp_path)
    made(found, "Spring alignment", "aaaa000000000001")
    made(found, "Spring review", "aaaa100000000002")
    made(found, "Über alles", "bbbb000000000003")
    return found


def test_a_new_file_is_named_after_title_and_id(tmp_path):
    folders = Folders.at(tmp_path)
    assert new_session(folders, "Q4: Who decides?", "0123456789abcdef").name == "q4-who-decides-012345.pmw"
    assert Path(new_session(folders, "…", "../../etc").address).parent == tmp_path
    made(folders, "Same", "aaaaaa0000000001")
    assert new_session(folders, "Same", "aaaaaa0000000002").name == "same-aaaaaa0000000002.pmw"


def test_the_list_says_what_each_session_is_and_where_its_room_is(folders):
    path = folders.data / "spring-alignment-aaaa00.pmw"
    workshop = build.reopen(path)
    workshop.commit(navigation.enter("collect", "read_back"))
    workshop.commit(navigation.enter("poll", "alone"))
    workshop.close()
    (first, second, third) = list_sessions(folders)
    assert (Path(first.stored.address), first.id, first.title, first.day) == (
        path,
        "aaaa000000000001",
        "Spring alignment",
        build.DAY,
    )
    assert (first.where, first.steps, first.fault) == ("Poll, Write alone", 3, None)
    assert (second.where, second.steps, third.title) == ("", 1, "Über alles")


def test_a_file_that_cannot_be_read_is_listed_with_its_fault(folders):
    (folders.data / "a.pmw").write_bytes(b"no session")
    (folders.data / "b.pmw").mkdir()
    whole = (folders.data / "spring-review-aaaa10.pmw").read_bytes()
    (folders.data / "c.pmw").write_bytes(whole[: len(whole) // 2])
    (folders.data / "d.pmw").write_bytes(whole.replace(b"Spring review", b"Sprung review"))
    faults = {one.stored.name: one.fault for one in list_sessions(folders)}
    assert all(faults[name] for name in ("a.pmw", "b.pmw", "c.pmw", "d.pmw"))
    assert faults["spring-review-aaaa10.pmw"] is None


def test_looking_changes_no_byte(folders):
    before = {path: path.read_bytes() for path in folders.sessions()}
    list_sessions(folders)
    assert {path: path.read_bytes() for path in folders.data.iterdir()} == before


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("aaaa000000000001", "spring-alignment-aaaa00.pmw"),
        ("aaaa1", "spring-review-aaaa10.pmw"),
        ("BBBB", "uber-alles-bbbb00.pmw"),
        ("spring r", "spring-review-aaaa10.pmw"),
        ("ÜBER", "uber-alles-bbbb00.pmw"),
        (" spring  alignment ", "spring-alignment-aaaa00.pmw"),
    ],
)
def test_a_session_is_found_by_id_or_beginning_of_its_title(folders, typed, name):
    assert find_session(typed, folders).name == name


def test_a_session_is_found_by_its_path(folders):
    path = folders.data / "uber-alles-bbbb00.pmw"
    assert find_session(str(path), folders).address == str(path)


def test_what_may_mean_several_lists_them_with_ids(folders):
    with pytest.raises(InputError) as error:
        find_session("spring", folders)
    for words in ("Spring alignment", "aaaa000000000001", "Spring review", "aaaa100000000002"):
        assert words in error.value.message
    with pytest.raises(InputError, match="may mean"):
        find_session("aaaa", folders)


@pytest.mark.parametrize("typed", ["aaa", "", "x" * 5000, "a\0b", "no/such.pmw", "\x1b[31m"])
def test_what_means_none_gets_a_sentence(folders, typed):
    with pytest.raises(InputError) as error:
        find_session(typed, folders)
    assert "\x1b" not in str(error.value)


def test_what_is_nearly_a_title_names_it(folders):
    with pytest.raises(InputError, match="Did you mean “Spring alignment”"):
        find_session("Sping alignmnt", folders)


def test_a_folder_that_is_not_there_has_no_sessions(tmp_path):
    assert list_sessions(Folders.at(tmp_path / "nowhere")) == []
