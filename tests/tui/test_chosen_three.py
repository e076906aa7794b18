"""What the room chose, on the wall: ranks, a block for each who chose it, and a line below the first three."""

from __future__ import annotations

import re

import pytest

from pmworkshop.tui.pages.page import Item
from pmworkshop.tui.parts.backed_rows import blocks_of, unfilled
from tests.tui import test_promised as promised
from tests.tui.driving import make, stage

CLEAR = ("123", "123", "124", "145", "156", "134", "124")
"""Seven, four, four, three, two and one."""


def row(room, text):
    """The row of a thing, and what stands below it."""
    at = next(place for place, line in enumerate(room.screen) if text in line)
    return room.screen[at].strip(" ▌"), room.screen[at + 1].strip(" ▌")


async def test_the_first_three_stand_above_a_line_and_what_is_level_shares_its_place(tmp_path, monkeypatch):
    monkeypatch.setattr(promised, "CARDS", CLEAR)
    async with stage(tmp_path, make(tmp_path)) as room:
        await promised.choose_three(room)
        named, blocks = row(room, "Complaint B")
        assert named.startswith("2= Complaint B")
        assert named.endswith(" 4")
        assert blocks == " ".join(["██████"] * 4)
        order = [room.wall.index(text) for text in ("Complaint D", "━━  the first three", "4  Complaint C")]
        assert order == sorted(order)
        assert row(room, "Complaint C")[1] == " ".join(["▄▄▄▄▄▄"] * 3)
        assert "Head of product" not in room.wall, "a choice names nobody"


async def test_no_line_is_drawn_while_the_third_place_is_level(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await promised.choose_three(room)
        assert "Three for one place" in room.wall
        assert [row(room, f"Complaint {one}")[0][:2] for one in "CDE"] == ["3="] * 3
        assert "━━" not in room.wall
        order = [room.wall.index(text) for text in ("2  Complaint B", "Three for one place", "3= Complaint C")]
        assert order == sorted(order), "the question parts none of three that are level from the others"


async def test_the_question_stands_between_two_that_are_level(tmp_path, monkeypatch):
    monkeypatch.setattr(promised, "CARDS", ("123", "123", "123", "124", "124", "145", "156"))
    async with stage(tmp_path, make(tmp_path)) as room:
        await promised.choose_three(room)
        assert "Two for one place" in room.wall
        level = re.findall(r"3= Complaint .", room.wall)
        order = [room.wall.index(text) for text in (level[0], "Two for one place", level[1])]
        assert order == sorted(order)


async def test_a_key_names_who_chose_what_in_full_and_hides_it_again(tmp_path, monkeypatch):
    monkeypatch.setattr(promised, "CARDS", CLEAR)
    async with stage(tmp_path, make(tmp_path)) as room:
        await promised.choose_three(room)
        await room.press("w")
        assert "Market intelligence" in room.wall
        for function in ("Head of product", "Development", "Operations", "Supply chain"):
            assert function in row(room, "Complaint A")[1]
        assert "Sales lead" not in room.wall, "the function is named, and nobody's name"
        await room.press("w")
        assert "Head of product" not in room.wall


@pytest.mark.parametrize(("most", "cells"), [(30, 72), (8, 52), (200, 72)])
def test_blocks_of_all_who_chose_fit_into_the_line(most, cells):
    drawn = blocks_of(most, most, cells)
    assert len(drawn) <= cells or drawn == "█" * most
    assert sum(map(bool, drawn.split())) in (most, 1)


def test_a_row_without_blocks_stays_as_it_is():
    assert unfilled(Item("a", "A")) == Item("a", "A")


async def test_what_is_said_aloud_after_a_choice_names_what_its_numbers_stand_for(tmp_path):
    async with stage(tmp_path, make(tmp_path)) as room:
        await promised.choose_three(room)
        await room.press("l", "a")
        await room.line("Ida Fors; Legal")
        await room.press("escape", "escape", "V")
        asked = " ".join(room.wall.split()).replace("\u00a0", " ")
        for number, one in enumerate("ABCDEF", 1):
            assert f"{number} Complaint {one}" in asked
