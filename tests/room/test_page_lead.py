"""The facilitator's phone and the phones of leaders in a browser, on the server itself."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from pmworkshop.session.operations import navigation
from pmworkshop.session.rounds import ballots
from pmworkshop.session.rounds.answer_form import Answer
from tests.build import Participant, put
from tests.programs import needed
from tests.report.browsing import Tab, browser
from tests.room.driving import arrive, press, reads
from tests.room.opened import opened, until
from tests.room.test_page import FAST

SCORES = (Answer("1", score=3), Answer("2", score=4))


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    needed("chromium")
    with browser(tmp_path_factory.mktemp("browser")) as there:
        yield there


async def test_the_room_is_led_from_a_phone(tab: Tab, tmp_path):
    async with opened(tmp_path, ends="12:00") as room:
        await room.does(navigation.enter("poll", "alone"))

        async def on(does, *words):
            await asyncio.to_thread(does, tab, *words)

        await on(arrive, room.server.where.lead_link)
        await on(reads, "Whispered to begin poll")
        await on(reads, "Management, Dee")
        await on(press, "Next: Show, 5 min")
        await on(reads, "The room has gone on.")
        assert room.server.live.session.stage.phase == "reveal"
        await room.does(ballots.cast("poll", "ann", SCORES))
        await on(press, "Show the answers (1 of 4 in)")
        await on(reads, "Show the answers of 1? They cannot be hidden again.")
        await room.does(ballots.cast("poll", "ben", SCORES))
        await on(reads, "Management, Dee")
        await on(press, "Yes")
        await on(reads, "The answers are on the wall.")
        await on(reads, "It means:")
        await on(press, "Draw the curtain")
        await on(reads, "Open the curtain")


async def test_a_name_that_is_taken_back_is_told_on_that_phone(tab: Tab, tmp_path):
    async with opened(tmp_path) as room:
        await room.does(navigation.enter("poll", "alone"))

        async def on(does, *words):
            await asyncio.to_thread(does, tab, *words)

        await on(arrive, room.server.where.link)
        await on(press, "Product, Ann")
        await on(reads, "Keep my answers")
        await until(lambda: "ann" in room.server.live.passes.in_use())
        room.server.live.take_back("ann")
        await on(reads, "The facilitator has taken this name back. Join again with the code on the wall.")


async def test_whoever_comes_late_appears_in_an_open_list_of_names(tab: Tab, tmp_path):
    async with opened(tmp_path) as room:

        async def on(does, *words):
            await asyncio.to_thread(does, tab, *words)

        faster = tab.before_each_page(FAST)
        await on(arrive, room.server.where.link)
        await on(reads, "Product, Ann")
        await room.does(put(Participant(id="eve", name="Eve", function="Finance", place=9)))
        await on(press, "Finance, Eve")
        await on(reads, "The workshop has not begun.")
        await until(lambda: "eve" in room.server.live.passes.in_use())
        tab.no_longer(faster)
