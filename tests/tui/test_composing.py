"""A workshop of one's own, put together by keys at home: from the shelf to the files that are taken away."""

from __future__ import annotations

import pytest

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.base.folders import Folders
from pmworkshop.workshop.own_agendas import half_built
from tests.tui.driving import Facilitator, stage
from tests.tui.shelving import choose, put_shelf

pytestmark = pytest.mark.usefixtures("little_shipped")


async def take(home: Facilitator, *names: str) -> None:
    """Take modules of the shelf; the cursor stays on the last one."""
    for name in names:
        await choose(home, name)
        await home.press("enter")


async def retype(home: Facilitator, text: str) -> None:
    """Type another answer to a question in whose field something stands."""
    home.app.desk.field.value = ""
    await home.line(text)


def parts(home: Facilitator) -> list[str]:
    """The rows of the agenda on the page: number, title, minutes."""
    rows = [line.strip("▌ ") for line in home.screen]
    start = next(n for n, row in enumerate(rows) if row.startswith("The agenda:"))
    end = next((n for n, row in enumerate(rows) if row.startswith("The shelf")), len(rows))
    return [" ".join(row.rstrip("▄ ").split()) for row in rows[start + 1 : end]]


async def test_three_modules_of_the_shelf_are_composed_saved_run_and_exported_by_keys_alone(tmp_path):
    put_shelf(tmp_path)
    async with stage(tmp_path) as home:
        await home.press("n")
        assert "Nothing yet. Enter on a line of the shelf takes it." in home.wall
        await take(home, "a-welcome", "b-wishes", "d-pick")
        assert parts(home) == ["1 Welcome 5 min", "2 What is missing 13 min", "3 Choose what comes first 5 min"]
        assert "23 of 90 min are filled with 8 people" in home.wall
        await home.press("home", "enter")
        await home.line("Spring day")
        await home.press("down", "enter")
        await retype(home, "30")
        await home.press("s")
        path = tmp_path / "agendas" / "spring-day.toml"
        assert "Saved, and ready to begin." in home.wall
        assert str(path) in "".join(line.strip() for line in home.screen).replace("choosing", "")
        assert [module.id for module in load_agenda(path).modules] == ["a-welcome", "b-wishes", "d-pick"]

        await home.press("enter", "l")
        await home.line("Ana; Sales")
        await home.line("Ben; Operations")
        await home.line("Cem; Finance")
        await home.press("escape", "escape", "pagedown", "pagedown")
        assert "Why we are here today." in home.wall
        await home.press("pagedown", "pagedown", "pagedown")
        await home.line("Talk to customers")
        await home.line("One price list")
        await home.press("escape", "pagedown", "pagedown")
        assert "What comes first?" in home.wall
        await home.press(*"121212", "pagedown", "enter")
        assert "Talk to customers" in home.wall
        for _ in range(3):
            await home.press("pagedown")
        assert "What we leave with" in home.wall
        await home.press("s")
        await home.until(lambda: list(tmp_path.rglob("*.md")))
        text = "\n".join(file.read_text() for file in tmp_path.rglob("*.md"))
        assert "What should be happening around our products, and is not?" in text
        assert "One price list" in text
        assert "Choose what comes first" in text


async def test_what_does_not_fit_is_told_in_a_line(tmp_path):
    put_shelf(tmp_path)
    async with stage(tmp_path) as home:
        await home.press("n")
        await take(home, "d-pick", "b-wishes")
        assert "“Choose what comes first” takes from “What is missing”, which" in home.wall
        await home.press("tab")
        assert "which does not come before it; that is left out." in " ".join(home.wall.split())
        await home.press("shift+up")
        assert parts(home) == ["1 What is missing 13 min", "2 Choose what comes first 5 min"]
        assert "takes from" not in home.wall
        await home.press("home", "down", "enter")
        await retype(home, "19 min")
        assert "needs 18 of 19 minutes, and a tenth should stay free" in " ".join(home.wall.split())


async def test_minutes_grow_with_the_people_until_they_are_typed(tmp_path):
    put_shelf(tmp_path)
    async with stage(tmp_path) as home:
        await home.press("n")
        await take(home, "b-wishes")
        await home.press("home", "down", "down", "enter")
        await retype(home, "18")
        assert parts(home) == ["1 What is missing 17 min"]
        await home.press("down", "e")
        await retype(home, "9")
        assert parts(home) == ["1 What is missing 9 min"]
        assert "18 people need 12 to take turns" in " ".join(home.wall.split())
        await home.press("e")
        await retype(home, "soon")
        assert "“soon” is no number of minutes." in home.wall
        assert home.app.desk.field.value == "soon"


async def test_title_and_questions_of_a_module_are_worded_anew(tmp_path):
    put_shelf(tmp_path)
    async with stage(tmp_path) as home:
        await home.press("n")
        await take(home, "c-trust")
        await home.press("tab", "enter")
        assert "How far is this true of us?" in home.wall
        await home.press("enter")
        await retype(home, "Our dates")
        await home.press("down", "enter")
        await retype(home, "How true is this today?")
        assert "How true is this today?" in home.wall
        await home.press("down", "enter")
        await home.line("Think of the last quarter")
        assert "Think of the last quarter" in home.wall
        await home.press("down", "enter")
        await retype(home, "We say no in time")
        assert "“We say no in time” stands there already." in home.wall
        await home.press("escape", "escape")
        assert parts(home) == ["1 Our dates 6 min"]
        await home.press("d")
        assert parts(home) == ["Nothing yet. Enter on a line of the shelf takes it."]
        assert "“Our dates” is out of the agenda." in home.wall


async def test_it_asks_before_anything_is_lost_and_before_a_file_is_written_over(tmp_path):
    put_shelf(tmp_path)
    async with stage(tmp_path) as home:
        await home.press("n", "s")
        assert "It has no title yet." in home.wall
        await home.press("escape")
        assert "Begin a new one" in home.wall, "nothing was chosen, so nothing is asked"
        await home.press("n", "home", "enter")
        await home.line("Day")
        await home.press("s")
        assert "An agenda has at least one module." in home.wall
        await take(home, "a-welcome")
        await home.press("escape")
        assert "It is not saved." in home.wall
        await home.press("escape")
        assert parts(home) == ["1 Welcome 5 min"]
        await home.press("s", "n")
        await take(home, "b-wishes")
        await home.press("home", "enter")
        await home.line("Day")
        await home.press("s")
        assert "An agenda of yours lies in day.toml already." in home.wall
        await home.press("escape")
        assert load_agenda(tmp_path / "agendas" / "day.toml").modules[0].id == "a-welcome"
        await home.press("s", "enter")
        assert load_agenda(tmp_path / "agendas" / "day.toml").modules[0].id == "b-wishes"
        await home.press("n")
        await take(home, "a-welcome")
        await home.press("escape", "enter")
        assert "Begin a new one" in home.wall
        assert half_built(Folders.at(tmp_path)) is None


async def test_a_half_built_one_is_there_again_after_the_program_was_killed(tmp_path):
    put_shelf(tmp_path)
    async with stage(tmp_path) as home:
        await home.press("n")
        await take(home, "b-wishes")
        await home.press("home", "enter")
        await home.line("Half a day")
    async with stage(tmp_path) as home:
        await home.press("end", "e")
        assert "What you were putting together is here again" in home.wall
        assert "Half a day" in home.wall
        assert parts(home) == ["1 What is missing 13 min"]
        await home.press("escape", "enter", "end", "e")
        assert "My Leadership alignment" in home.wall


async def test_a_copy_of_a_shipped_agenda_is_changed_and_saved_and_then_changed_itself(tmp_path):
    put_shelf(tmp_path)
    async with stage(tmp_path) as home:
        await home.press("end", "e")
        assert parts(home)[0] == "1 Open 5 min"
        await home.press("down", "down", "down", "d", "s")
        path = tmp_path / "agendas" / "my-leadership-alignment.toml"
        assert [module.id for module in load_agenda(path).modules][:2] == ["unsaid", "purpose"]
        assert "My Leadership alignment" in home.wall
        await home.press("e", "enter")
        await retype(home, "Leadership alignment")
        await home.press("s")
        assert "Another agenda is called “Leadership alignment”." in home.wall


async def test_a_module_with_faults_says_so_and_is_not_taken(tmp_path):
    put_shelf(tmp_path)
    async with stage(tmp_path) as home:
        await home.press("n")
        await take(home, "e-broken")
        assert "e-broken.toml, kind: found nothing" in " ".join(home.wall.split())
        await home.press("home")
        assert parts(home) == ["Nothing yet. Enter on a line of the shelf takes it."]


async def test_without_a_shelf_the_page_says_what_is_missing(tmp_path):
    async with stage(tmp_path) as home:
        await home.press("n", "tab")
        assert "The shelf is empty" in home.wall
        await home.press("end", "enter", "e", "d", "shift+up", "shift+down")
        assert "Begin a new one" not in home.wall


async def test_a_module_is_found_by_words_and_the_whole_shelf_is_there_again(tmp_path):
    put_shelf(tmp_path)
    async with stage(tmp_path) as home:
        await home.press("n", "tab")
        assert "The shelf: 5 modules" in home.wall
        assert "Shows text" in home.wall
        await home.press("slash")
        await home.line("unheard of")
        assert "No module of the shelf holds “unheard of”." in home.wall
        await retype(home, "COMES choose")
        assert "The shelf: 1 of 5 modules with “COMES choose”" in home.wall
        assert "Leaves: the first two" in home.wall
        assert "Esc all" in home.wall
        await home.press("enter", "escape")
        assert "The shelf: 5 modules" in home.wall
        assert "Leaves: the first two" in home.wall, "the line that was found stays chosen"
        await home.press("tab", "tab")
        assert "Leaves: the first two" in home.wall, "Tab comes back to where one was"
        await home.press("home")
        assert parts(home) == ["1 Choose what comes first 5 min"]


async def test_other_words_choose_a_line_that_the_list_before_did_not_show(tmp_path):
    put_shelf(tmp_path)
    async with stage(tmp_path) as home:
        await home.press("n", "slash")
        await home.line("choose")
        await home.press("slash")
        await home.line("welcome")
        assert "Leaves: everybody knows why we are here" in home.wall
        await home.press("enter")
        await home.press("home")
        assert parts(home) == ["1 Welcome 5 min"]


async def test_lines_statements_and_hints_are_added_and_taken_out(tmp_path):
    put_shelf(tmp_path)
    async with stage(tmp_path) as home:
        await home.press("n")
        await take(home, "a-welcome")
        await home.press("tab", "enter", "a")
        assert "Title" in home.wall
        await home.press("down", "a")
        await home.line("We end at noon.")
        assert "We end at noon." in home.wall
        await home.press("up", "d")
        assert "Why we are here today." not in home.wall
        await home.press("escape")
        await take(home, "c-trust")
        await home.press("tab", "enter", "end", "a")
        await home.line("We stop what nobody asked for")
        await home.press("up", "d", "up", "d", "d")
        assert "“We stop what nobody asked for” stays: it is the only one." in home.wall
        await home.press("escape", "home", "enter")
        await home.line("Noon")
        await home.press("s")
        welcome, trust = load_agenda(tmp_path / "agendas" / "noon.toml").modules
        assert welcome.text.strip() == "We end at noon."
        assert [one.text for one in trust.subjects] == ["We stop what nobody asked for"]
