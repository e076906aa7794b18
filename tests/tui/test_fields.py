"""Lines with columns, on the stage: typed with a hint, shown as a table, or in lines where it is too wide."""

from __future__ import annotations

from pmworkshop.workshop.joining import merge
from tests.build import reopen
from tests.session.asked import agenda_with
from tests.tui.driving import stage
from tests.tui.own_agenda import made
from tests.tui.test_notes import at, notes
from tests.tui.test_prepared import for_leader

PEOPLE = {
    "prompts": [{"id": "1", "text": "Who must be there?", "holds": "person"}],
    "columns": [
        {"id": "function", "title": "Function", "type": "function"},
        {"id": "size", "title": "Weight", "type": "choice", "options": ["small", "large"], "private": False},
        {"id": "fear", "title": "May fear"},
    ],
}
COSTS = {"prompts": ["What hurts?"], "columns": [{"id": "cost", "title": "What it costs us each month"}]}


def squeezed(room):
    return [" ".join(line.strip(" ▌").split()) for line in room.screen]


def unwrapped(room):
    return " ".join(" ".join(room.screen).split())


async def test_what_comes_next_is_said_while_a_line_is_typed(tmp_path):
    async with stage(tmp_path, made(tmp_path, agenda_with(collect=PEOPLE))) as room:
        await room.go("collect", "reveal")
        assert "A line: the name; Function; Weight; May fear (kept private)" in unwrapped(room)
        assert "Now: the name   then ; Function" in room.wall
        await room.type("Eva Lind;")
        await room.settle()
        assert "Now: Function   then ; Weight: small, large" in room.wall
        await room.type(" Legal; l")
        await room.settle()
        assert "Now: Weight: small, large   then ; May fear (kept private)" in room.wall
        await room.type("; her veto")
        await room.settle()
        assert "Now: May fear (kept private)" in room.wall
        await room.press("enter")
        assert "her veto" not in room.wall
        assert "Now: the name" in room.wall
        lines = squeezed(room)
        assert "Name Function Weight Said by" in lines
        assert "1 Eva Lind Legal large the room" in lines
        await room.line("Ida; ; ; ")
        assert "2 Ida the room" in squeezed(room)
        await room.line("Hal; Sales; small; his post; his car")
        assert "That is more than the 4 parts that are asked for. A comma" in room.wall
        assert room.app.desk.field.value == "Hal; Sales; small; his post; his car"
        assert len(room.session.entries) == 2


async def test_a_table_has_its_headings_once_and_wraps_its_cells(tmp_path):
    async with stage(tmp_path, made(tmp_path, agenda_with(collect=COSTS))) as room:
        await room.go("collect", "reveal")
        for number in range(12):
            await room.line(f"Complaint {number} that nobody has ever written down; {'two weeks of everybody, ' * 3}")
        await room.press("escape", "home")
        lines = squeezed(room)
        assert lines.count("Answer What it costs us each month Said by") == 1
        first = lines.index("1 Complaint 0 that nobody has two weeks of everybody, two the room")
        assert lines[first + 1 : first + 3] == ["ever written down weeks of everybody, two weeks", "of everybody,"]
        head = room.screen[first - 1]
        assert head.index("What it costs") == room.screen[first].index("two weeks")
        await room.press("end")
        assert head in room.screen, "the headings stay while the lines scroll"
        assert all(len(line) <= 80 for line in room.screen)
        await room.resize(60, 24)
        assert "What it costs" in room.wall


async def test_more_columns_than_fit_stand_in_lines(tmp_path):
    wide = [{"id": f"c{n}", "title": f"Heading number {n}"} for n in range(8)]
    async with stage(tmp_path, made(tmp_path, agenda_with(collect={"prompts": ["?"], "columns": wide}))) as room:
        await room.go("collect", "reveal")
        await room.line("Said; " + "; ".join(f"a longer value {n}" for n in range(8)))
        assert "1 Said the room" in squeezed(room)
        assert "Heading number 0: a longer value 0 · Heading number 1" in room.wall
        assert "Answer" not in room.wall


async def test_behind_dots_all_parts_are_named_at_once_and_values_are_checked_without_a_word_of_them(tmp_path):
    async with stage(tmp_path, made(tmp_path, agenda_with(collect=PEOPLE))) as room:
        await room.go("collect", "alone")
        await room.press("enter", "enter")
        told = "one line; Function; Weight: small, large; May fear (kept private), - for none"
        assert told in unwrapped(room)
        walls = []
        for text in ("Eva Lind; Legal; l; her", "Ida"):
            room.app.desk.field.value = text
            await room.settle()
            walls.append(room.wall)
        assert walls[0] == walls[1], "the wall does not say how many parts are typed"
        room.app.desk.field.value = ""
        await room.line("Eva Lind; Legal; heavy; her veto")
        assert "“Weight” asks for one of small or large." in room.wall
        assert "heavy" not in room.wall
        room.app.desk.field.value = ""
        await room.line("Eva Lind; Legal; l; her veto")
        assert "Finance" in room.wall
        for text in ("-", "Ida; ; small", "Hal"):
            await room.line(text)
        await room.press("escape", "pagedown", "pagedown", "enter")
        lines = squeezed(room)
        assert "1 Eva Lind Legal large Sales lead" in lines
        assert "2 Ida small Operations lead" in lines
        assert "veto" not in room.wall
        assert next(iter(room.session.listed("collect"))).values["fear"] == "her veto"


async def test_in_the_private_window_the_parts_are_named_one_after_the_other(tmp_path):
    path = made(tmp_path, agenda_with(collect=PEOPLE))
    at(path, "collect", "alone")
    async with notes(tmp_path, path) as window:
        await window.press("tab", "enter")
        assert "Now: the name then ; Function" in unwrapped(window)
        await window.type("Eva Lind; Legal;")
        await window.settle()
        assert "Now: Weight: small, large" in unwrapped(window)


async def test_a_leader_who_prepares_alone_sees_the_part_in_turn_and_all_comes_along(tmp_path):
    why = {"subjects": ["Prices are right"], "passes": ["now"], "remark": "Why?", "mode": "either"}
    path = made(tmp_path, agenda_with(collect={**PEOPLE, "mode": "solo"}, poll=why))
    mine = for_leader(path, "Sales lead", 3)
    async with stage(tmp_path, mine) as alone:
        await alone.go("collect", "alone")
        await alone.press("enter", "enter")
        await alone.type("Eva Lind; Legal;")
        await alone.settle()
        assert "Now: Weight: small, large" in unwrapped(alone)
        await alone.line(" large; her veto")
        await alone.go("poll", "alone")
        await alone.press("enter")
        await alone.type("4;")
        await alone.settle()
        assert "Now: Why?" in unwrapped(alone)
        await alone.line(" we lost two deals")
    assert merge(path, [mine]).waiting == ()
    workshop = reopen(path)
    given = {one.subject: one for one in workshop.session.ballots.values() if one.score}
    assert (given["1"].score, given["1"].remark) == (4, "we lost two deals")
    said = [one.text for one in workshop.session.ballots.values() if one.text]
    assert said == ["Eva Lind; Legal; large; her veto"]
    workshop.close()
