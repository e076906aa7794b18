"""Ten leaders answer the ninety minutes on their phones, while a stage beside them goes through the agenda."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.base.folders import Folders
from pmworkshop.exchange.sheet_form import role_heading
from pmworkshop.room.server import Place, Server
from pmworkshop.session.core.guests import Person
from pmworkshop.session.core.session import Session
from pmworkshop.session.lifecycle.begin import Setup
from pmworkshop.session.operations import navigation
from pmworkshop.session.operations.chart import roles as roles_of
from pmworkshop.session.operations.planning import action_plan
from pmworkshop.session.rounds import rounds
from pmworkshop.session.rounds.reveal import reveal
from pmworkshop.session.views.asking import asking
from pmworkshop.workshop.starting import make_session
from pmworkshop.workshop.wiring import wired
from pmworkshop.workshop.workshop import Workshop
from tests.build import FixedClock
from tests.programs import needed
from tests.report.browsing import Tab, browser
from tests.report.form_driving import DESK, PHONE, fill
from tests.room.driving import arrive, press, reads, seen, until

AGENDA = Path(__file__).parents[2] / "agendas" / "leadership-alignment.toml"
FUNCTIONS = (
    "Product management", "Development", "Operations", "Supply chain", "Market intelligence", "Sales", "Finance",
    "Marketing", "Service", "Management",
)  # fmt: skip


@dataclass
class Room:
    """The stage, and the page that phones open."""

    stage: Workshop
    server: Server
    tab: Tab
    size: tuple[int, int]

    @property
    def url(self) -> str:
        return self.server.where.url

    def go(self, module: str, phase: str) -> None:
        """The facilitator goes to a part; the page follows."""
        self.stage.follow()
        self.stage.commit(navigation.enter(module, phase))

    def show(self, module: str) -> None:
        """The facilitator shows the answers."""
        self.stage.follow()
        self.stage.commit(reveal([rounds.newest(self.stage.session, module).id]))
        self.stage.commit(navigation.enter(module, "reveal"))

    def answers(self, name: str, said: dict[str, str]) -> None:
        """Somebody takes out a phone, joins, answers and keeps it."""
        self.server.live.passes.phones.clear()
        arrive(self.tab, f"{self.url}/{self.server.where.code}", self.size)
        press(self.tab, name)
        until(self.tab, "!document.getElementById('asked').hidden")
        fill(self.tab, said)
        press(self.tab, "Keep my answers")
        reads(self.tab, "Kept ")


def play(room: Room) -> None:
    session = room.stage.session
    names = [one.name for one in session.people()]
    room.go("three", "alone")
    for place, name in enumerate(names):
        said = {"missing": f"Missing {place}", "unwanted": f"Unwanted {place}", "outcome": "-" if place else "Wanted"}
        keys = {f"three/1/{one}/1/:answer" if text != "-" else f"three/1/{one}/-": text for one, text in said.items()}
        room.answers(name, keys)
        reads(room.tab, f"{place + 1} of 10 in")
        assert f"Missing {place - 1}" not in seen(room.tab)
    room.show("three")
    for words in ("Missing 0", "Unwanted 9", "Wanted"):
        reads(room.tab, words)

    room.go("pulse", "alone")
    asked = session.info.agenda.module("pulse").subjects
    for place, name in enumerate(names):
        room.answers(name, {f"pulse/1/{one.id}/1/:answer": str(1 + (place + at) % 5) for at, one in enumerate(asked)})
    room.show("pulse")
    reads(room.tab, asked[0].text)

    room.go("pick", "alone")
    asks = asking(room.stage.session)
    assert asks is not None
    lines = [one.id for one in asks.form.subjects]
    for place, name in enumerate(names):
        room.answers(name, {f"pick/1/{lines[(place + at) % len(lines)]}/1/:answer": "1" for at in range(3)})
    room.show("pick")

    room.go("chart", "alone")
    rows, roles = list(session.activities), [role_heading(one) for one in roles_of(session, "chart")]
    for place, name in enumerate(names):
        owner = place % len(roles)
        room.answers(name, {f"chart/1/{one}/1/:answer": f"{owner + 1}: {roles[owner]}" for one in rows})
    room.show("chart")
    reads(room.tab, "Commit capacity and dates")

    room.go("plan", "settle")
    room.stage.commit(action_plan.add("plan", "Publish the price list"))
    reads(room.tab, "Publish the price list")
    assert_all_there(room.stage.session, len(names))


def assert_all_there(session: Session, people: int) -> None:
    """Every answer of every leader is in the session once."""
    there = {module: rounds.newest(session, module).id for module in ("pulse", "pick", "chart")}
    counted = Counter(one.round for one in session.ballots.values())
    assert counted == {there["pulse"]: 6 * people, there["pick"]: people, there["chart"]: 5 * people}
    assert len({one.text for one in session.entries.values() if one.module == "three"}) == 2 * people + 1


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
async def test_ten_leaders_answer_on_their_phones(size: tuple[int, int], tmp_path: Path):
    needed("chromium")
    folders = Folders.at(tmp_path)
    people = [Person(f"Leader {place}", function) for place, function in enumerate(FUNCTIONS, 1)]
    setup = Setup(load_agenda(AGENDA), date(2026, 9, 14), "Sample alignment", people=people)
    stored, _ = make_session(setup, folders, window="home", clock=FixedClock(), ids=CountingIds())
    stage, phones = (wired(FixedClock(), CountingIds(start)).open(stored, window=window) for start, window in
                     ((1 << 40, "stage"), (1 << 44, "room")))  # fmt: skip
    server = Server(phones, stored.watch(), FixedClock(), folders, Place("127.0.0.1", 0))
    ready = asyncio.Event()
    running = asyncio.create_task(server.run(lambda _: ready.set()))
    await ready.wait()
    try:
        with browser(tmp_path) as tab:
            await asyncio.to_thread(play, Room(stage, server, tab, size))
    finally:
        server.close()
        await running
        phones.close()
        stage.close()
