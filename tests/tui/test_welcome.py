"""The first page: the title large, who is in the room, when it begins; whatever a title or a name is like."""

from __future__ import annotations

import pytest

from pmworkshop.agenda.model import Agenda
from pmworkshop.session.core.people_labels import label
from pmworkshop.session.core.seats import seated
from pmworkshop.session.views.public import public
from pmworkshop.tui.drawing.faces import poster
from pmworkshop.tui.drawing.text_cells import width
from pmworkshop.tui.pages.page import Context
from pmworkshop.tui.panels.room.welcome import WelcomePanel
from tests.build import details, session
from tests.build import people as leaders
from tests.tui.driving import make, stage
from tests.tui.own_agenda import made


def shown(*records, cells=76, rows=19, **changes):
    """The page of a session with changed details, as text."""
    view = public(session(details(**changes), *records))
    lines = WelcomePanel().page(Context(view, cells=cells, rows=rows)).body.lines
    assert all(sum(width(text) for text, _ in line) <= cells for line in lines)
    return "\n".join("".join(text for text, _ in line).rstrip() for line in lines)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 45)])
async def test_the_title_is_large_and_its_words_and_the_leaders_and_the_time_are_there(tmp_path, size):
    async with stage(tmp_path, make(tmp_path), size=size) as room:
        for words in ("Leadership", "alignment", "10:00"):
            assert all(row.rstrip() in room.wall for row in poster(words, 2 if size[1] >= 40 else 1))
        for words in ("Sample firm", "9 parts, 90 min", "We begin at", "PgDn begins"):
            assert words in room.wall
        assert "Leadership alignment" not in room.wall, "what is large is not said again"
        assert "10:00" not in room.wall
        assert room.wall.count("●") == len(seated(room.session))
        assert "more" not in room.told
        await room.press("pagedown")
        assert room.session.stage is not None


async def test_a_small_screen_has_the_same_in_words(tmp_path):
    async with stage(tmp_path, make(tmp_path), size=(60, 18)) as room:
        assert "\n Leadership alignment" in room.wall
        assert "We begin at 10:00" in room.wall
        assert "█" not in room.wall
        assert "● Executive sponsor" in room.wall
        assert "more" not in room.told


def test_a_title_that_letters_cannot_say_stands_in_bold_text_and_nothing_of_it_is_lost():
    long = "A day on what we do first " * 8
    for title in ("企画の方向性", long.strip()):
        wall = shown(title=title, organisation="")
        assert " ".join(wall.replace("7 parts, 94 min", "").split()).startswith(title)
        assert "█" not in wall


def test_of_a_title_that_is_a_little_too_long_the_first_words_are_large_and_the_others_follow_in_bold():
    wall = shown(title="Spring alignment of sample leaders", organisation="")
    assert all(row.rstrip() in wall for row in poster("Spring alignment"))
    assert "\nof sample leaders" in wall
    assert "Spring alignment of" not in wall, "nothing is said twice"


def test_somebody_who_is_not_there_yet_has_an_empty_dot_and_thirty_have_a_place_each():
    found = leaders()
    first = found[0].model_copy(update={"present": False})
    assert f"○ {first.function}" in shown(first, *found[1:])
    many = [found[0].model_copy(update={"id": f"q{at}", "name": f"Leader {at}", "function": ""}) for at in range(30)]
    wall = shown(*many)
    assert wall.count("●") == 30 + len(found)
    assert all(f"● Leader {at}" in wall for at in range(30))


def test_names_that_are_long_take_the_whole_width_and_no_end_means_no_beginning():
    found = [
        one.model_copy(update={"name": f"{one.name} of the northern and the eastern works", "function": ""})
        for one in leaders()
    ]
    wall = shown(*found, ends="")
    assert all(f"● {one.name}" in wall for one in found)
    assert "We begin" not in wall


def test_a_file_for_one_leader_says_for_whom_it_is():
    found = leaders()
    assert f"For {found[0].function}" in shown(found[0], solo=found[0].id)


def test_a_function_that_is_longer_than_its_column_goes_on_in_the_next_row():
    found = leaders()
    long = "Head of development of all products in every region of the world and beyond"
    wall = shown(found[0].model_copy(update={"function": long}), *found[1:])
    assert all(word in wall for word in long.split())
    assert "…" not in wall
    assert all(f"● {one.function}" in wall for one in found[1:])


async def test_a_large_wall_names_every_leader_in_full(tmp_path):
    long = ("Supply chain and purchasing", "Customer service and value realisation", "General management", "Sales")
    agenda = Agenda.model_validate({
        "id": "own", "title": "Own", "minutes": 5,
        "modules": [{"id": "a", "kind": "brief", "title": "A text", "short": "Text", "phases": {"explain": 5}}],
    })  # fmt: skip
    async with stage(tmp_path, made(tmp_path, agenda, long), size=(160, 45)) as room:
        wall = " ".join(room.wall.split())
        assert "…" not in wall
        people = [label(room.session, one) for one in seated(room.session)]
        assert sum(one in wall for one in people) >= 3, "a very long one goes on in the next row"
