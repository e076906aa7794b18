"""Charts on the wall: full names above the columns, shades for people, signs for letters, pages for many roles."""

from __future__ import annotations

from dataclasses import replace

from pmworkshop.sample import make_sample
from pmworkshop.session.operations import chart, grid
from pmworkshop.tui.pages.page import Column, GridBody, GridLine
from pmworkshop.tui.widgets.grid_layout import grid_heads, grid_row, grid_shape
from pmworkshop.tui.widgets.rows import grid_rows
from tests.tui.driving import make, stage
from tests.tui.test_settling import charted, row

ROLES = (
    "Chief officer",
    "Vice president",
    "Director",
    "Product manager",
    "Director marketing",
    "Marketing",
    "Business operations",
    "Value realisation",
    "Competitive intelligence",
    "Business development",
    "Product operations",
    "Design lead",
    "Legal",
    "Supply chain",
    "Research",
    "Purchasing",
    "Service",
    "Quality",
    "Logistics",
    "Finance",
)


def body_of(roles, cells=("A", "R", "(C)", "i"), tail="✓ Business operations"):
    columns = tuple(Column(str(at), f"R{at}", title) for at, title in enumerate(ROLES[:roles]))
    texts = tuple(cells[at] if at < len(cells) else "" for at in range(roles))
    return GridBody(columns, (GridLine("one", "Market and customer intimacy", texts, tail, back="plane"),))


def written(lines):
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def test_fourteen_roles_stand_at_80_columns_with_their_full_names():
    body = body_of(14)
    shape = grid_shape(body, 77, 17, "0", 0)
    heads = "\n".join(written(grid_heads(body, shape, body.lines[0])))
    assert all(title in heads for title in ROLES[:14])
    assert written(grid_row(body.lines[0], shape))[0].startswith("Market and")
    assert all(sum(map(len, (text for text, _ in line))) <= 76 for line in grid_row(body.lines[0], shape))


def test_a_name_at_the_right_end_is_whole_also_where_no_row_has_a_word():
    body = body_of(9, tail="")
    body = replace(body, columns=(*body.columns[:8], Column("8", "FIN", "Finance department")))
    for cells in (77, 97, 153):
        assert "Finance department" in "\n".join(written(grid_heads(body, grid_shape(body, cells, 17, "0", 0), None)))


def test_names_of_columns_are_worth_a_narrower_label_and_short_words_stay_whole():
    body = body_of(14, tail="● close together")
    body = replace(body, columns=(*body.columns[:13], Column("13", "R13", "Business operations")))
    shape = grid_shape(body, 77, 17, "0", 0)
    assert "Business operations" in "\n".join(written(grid_heads(body, shape, None)))
    assert "● close together" in written(grid_row(body.lines[0], shape))[0]


def test_more_roles_turn_to_pages_and_say_which_are_seen():
    body = body_of(20)
    first = grid_shape(body, 77, 17, "13", 0)
    assert "Roles 1 to 14 of 20" in "\n".join(written(grid_heads(body, first, None)))
    second = grid_shape(body, 77, 17, "14", first.first)
    heads = "\n".join(written(grid_heads(body, second, None)))
    assert "Roles 7 to 20 of 20" in heads
    assert ROLES[19] in heads
    assert ROLES[0] not in heads


def test_the_question_stands_beside_names_that_climb_or_above_them_where_it_does_not_fit():
    body = body_of(12)
    shape = grid_shape(body, 77, 17, "0", 0)
    beside = grid_heads(body, shape, None, ((("Who answers for what?", "strong"),),))
    assert len(beside) == shape.fan.rows
    assert beside[0][0] == ("Who answers for what?", "strong")
    long = ((("Which one role answers for the result of each of these decisions? " * 4, "strong"),),)
    assert len(grid_heads(body, shape, None, long)) == shape.fan.rows + 1


def test_on_a_large_wall_a_blank_line_stands_before_each_row_that_has_room():
    body = body_of(12)
    for rows, apart in ((36, True), (7, False)):
        shape = grid_shape(body, 153, rows, "0", 0)
        drawn = [bool(row.line) for row in grid_rows(body, shape, "one", 153) if not row.head]
        assert drawn == ([False, True] if apart else [True])
    assert not grid_shape(body, 95, 36, "0", 0).apart


def test_on_a_low_screen_there_are_codes_and_numbers_and_only_the_sign_of_a_row():
    body = body_of(12)
    shape = grid_shape(body, 57, 10, "0", 0)
    assert shape.fan is None
    numbers, *codes = written(grid_heads(body, shape, None))
    assert numbers.split() == [str(number) for number in range(1, 10)]
    assert [line.split() for line in codes] == [[f"R{at}" for at in range(first, 12, 2)] for first in (0, 1)]
    assert written(grid_heads(body_of(9), shape, None))[-1].split() == [f"R{at}" for at in range(9)]
    assert written(grid_row(body.lines[0], grid_shape(body_of(13), 57, 10, "0", 0)))[0].endswith("✓")


async def test_where_charts_differ_a_settled_row_keeps_its_place_with_the_owner(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await charted(room)
        before = [line.strip("▌ ").split("  ")[0] for line in room.screen[8:13]]
        await row(room, "Set the price")
        await room.press("4", "enter")
        await room.line("the list is ours")
        await room.press("escape")
        await room.go("chart", "reveal")
        assert [line.strip("▌ ").split("  ")[0] for line in room.screen[8:13]] == before
        line = next(line for line in room.screen if "Set the price" in line)
        assert "A" in line.split()
        assert line.endswith("✓ Development")
        await room.press("end")
        assert "Admit an item to the roadmap: Product manager 7" in room.wall
        assert "8 answered" in room.wall


async def test_in_the_agreed_chart_signs_tell_the_letters_apart(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "settle")
        price = next(one for one in room.session.activities.values() if one.label == "Set the price")
        roles = chart.roles(room.session, "chart")
        for role, letter in zip(roles, ("C", "A", "R", "I"), strict=False):
            room.app.servers.room.commit(chart.set_letters("chart", price.id, role.id, letter))
            await room.settle()
        line = next(line for line in room.screen if "Set the price" in line).split()
        assert line[3:7] == ["(C)", "A", "R", "i"]
        assert "A Accountable   R Responsible   (C) Consulted   i Informed" in room.wall
        await room.press("down")
        assert "[C]" in room.wall


async def test_a_chart_of_twenty_roles_is_turned_by_the_arrows(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "settle")
        for title in ROLES[:11]:
            room.app.servers.room.commit(grid.add_role("chart", f"{title} two"))
            await room.settle()
        assert "Roles 1 to 14 of 20" in room.wall
        await room.press(*["right"] * 14)
        assert "Roles 7 to 20 of 20" in room.wall


async def test_where_a_large_number_would_take_the_room_of_names_it_is_small(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await charted(room)
        await row(room, "Set the price")
        assert "██████" in room.wall
        await room.press("w", "2")
        assert "██████" not in "".join(room.screen[2:])
        cards = "\n".join(room.screen[6:-5])
        assert "5 of 8" in cards
        for name in ("Head of product", "Operations", "Market intelligence", "Finance", "Executive sponsor"):
            assert name in cards, name
        assert "more" not in cards


async def test_more_than_nine_roles_are_typed_with_blanks_and_that_is_said_once(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "reveal")
        assert room.wall.count("5 digits; 0 nobody, - pass") == 1
        room.app.servers.room.commit(grid.add_role("chart", ROLES[0]))
        await room.settle()
        await room.press("3")
        assert room.wall.count("5 numbers with blanks between; 0 nobody, - pass") == 1
        await room.line(" 10 1 0 -")
        assert "1 of 8 in" in room.wall


def test_one_long_role_leaves_the_full_names_of_all_others_and_is_said_in_full_below():
    body = body_of(9)
    long = "Head of development of all products in every region of the world and beyond"
    body = replace(body, columns=(*body.columns[:6], Column("6", "HOD", long), *body.columns[7:]))
    heads = "\n".join(written(grid_heads(body, grid_shape(body, 77, 17, "0", 0), None)))
    assert all(title in heads for at, title in enumerate(ROLES[:9]) if at != 6)
    assert "Head of development of …" in heads
    assert "HOD" not in heads


async def test_the_chosen_cell_is_marked_once_also_in_a_row_of_two_lines(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await room.go("chart", "explain")
        await room.turn()
        assert room.wall.count("[") == 1
        assert "[]" not in room.wall


def test_a_remark_stands_at_the_right_of_a_large_wall_and_its_plane_ends_where_the_wall_does():
    body = body_of(9)
    first = replace(body.lines[0], note="Because the roadmap needs one voice each week and no more", back="plane")
    body = replace(body, lines=(first, *body.lines[1:]))
    large, small = (grid_shape(body, cells, 40, "0", 0) for cells in (153, 77))
    lines = grid_row(first, large)
    assert {sum(map(len, (text for text, _ in line))) for line in lines} == {152}
    assert "Because the roadmap" in written(lines)[0]
    rest = " ".join(line[large.label + 9 * large.cell + large.tail :] for line in written(lines))
    assert " ".join(rest.split()) == first.note, "it is wrapped and not cut"
    assert "Because" not in " ".join(written(grid_row(first, small)))


async def test_the_reason_of_a_settled_row_stands_beside_it_on_a_large_wall(tmp_path):
    path = tmp_path / "room.pmw"
    make_sample(path)
    async with stage(tmp_path, path, size=(160, 45)) as room:
        await room.go("chart", "settle")
        at = next(number for number, line in enumerate(room.screen) if "Admit an item to the roadmap" in line)
        begin = room.screen[at].index("The roadmap needs one voice")
        assert room.screen[at][:begin].rstrip().endswith("✓ Head of product")
        assert room.screen[at + 1].index("each week") == begin
        assert "[" not in room.screen[at + 1], "only a cell is chosen"


async def test_two_texts_that_share_the_last_line_of_a_small_wall_do_not_run_together(tmp_path):
    path = tmp_path / "room.pmw"
    make_sample(path, until="middle")
    async with stage(tmp_path, path, size=(60, 18)) as room:
        await room.go("chart", "settle")
        assert any(line.strip() == "yet   A Accountable" for line in room.screen), room.wall


def test_names_that_climb_beyond_the_last_column_are_whole_where_rows_have_no_word_behind_them():
    body = body_of(9, tail="")
    shape = grid_shape(body, 152, 40, "", 0)
    heads = written(grid_heads(body, shape, body.lines[0]))
    assert all(any(name in line for line in heads) for name in ROLES[:9])
