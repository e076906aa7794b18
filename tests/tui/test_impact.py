"""The impact on the wall: a follow-up asks for each measure by a key, and the last page shows what was agreed."""

from __future__ import annotations

from datetime import date, timedelta

from pmworkshop.agenda.loader import load_agenda
from pmworkshop.agenda.shipped import shipped_folder
from pmworkshop.base.clock_ids import CountingIds
from pmworkshop.session.core.records import Measure, Reading
from pmworkshop.session.lifecycle.begin import Setup, begin
from pmworkshop.store.sqlite.journal import SqliteJournal
from pmworkshop.tui.drawing.faces import numerals
from pmworkshop.workshop.workshop import Workshop
from tests.build import FixedClock, action, agenda, session
from tests.tui.driving import NOW, make, stage

AGREED = Reading(day=date(2026, 9, 14), value="31 %")
MEASURES = (
    Measure(id="o", title="We have kept nine of ten dates", sort="outcome"),
    Measure(id="m", title="Items with proof", wanted="60 %", agreed=AGREED, look=date(2026, 11, 23)),
)


def again(home, *kinds, chosen=None, parent=None, name="again"):
    """A session that follows another one: by default one with an outcome, a measure and an open action."""
    open_action = action("a1", what="Publish the list", owners=("ann",), status="agreed")
    path, key = home / f"{name}.pmw", f"{sum(map(ord, name)):016x}"
    workshop = Workshop(SqliteJournal.create(path, key), window="command", clock=FixedClock(NOW), ids=CountingIds())
    before = parent or session(*MEASURES, open_action)
    day = max(date(2026, 11, 23), before.info.day + timedelta(days=bool(parent)))
    workshop.commit(begin(Setup(chosen or agenda(*kinds), day, parent=before), key))
    workshop.close()
    return path


async def test_a_follow_up_opens_with_outcomes_and_measures_and_asks_for_each_by_one_key(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with stage(tmp_path, again(tmp_path, "review", "plan")) as room:
        await room.go("review", "settle")
        rows = [line.split("  ")[0].strip() for line in room.screen]
        order = [
            next(n for n, row in enumerate(rows) if words in row)
            for words in ("What we wanted", "We have kept", "Items with proof", "○ Product, Ann: Publish the list")
        ]
        assert order == sorted(order)
        assert "0 of 2 measured   0 of 1 reported" in room.wall
        assert "was 31 %" in room.wall
        assert "% its value now" in room.screen[-1]
        await room.press("%")
        assert "What is it now?" in room.wall
        await room.line("7 of 10; two were ours to keep")
        assert "1 of 2 measured" in room.wall
        assert "Now 7 of 10. “two were ours to keep”" in room.wall
        await room.press("enter", "%")
        await room.line("52 %")
        assert "now 52 %" in room.wall
        assert "Agreed 31 % (14 September), now 52 %, closer; wanted 60 %." in room.wall
        await room.press("n")
        await room.line("19 Dec")
        assert "19 Dec is a Saturday. Enter keeps it, or type another day." in " ".join(room.wall.split())
        await room.press("enter")
        assert room.said == "We look at it again on Saturday 19 December 2026"
        await room.press("n")
        await room.line("20 Nov 2026")
        await room.press("enter")
        assert room.said == "Friday 20 November 2026 is not ahead: is another day meant?"
        await room.press("n")
        await room.line("18 Dec")
        assert room.said == "We look at it again on Friday 18 December 2026"
        await room.press("enter", "1")
        await room.line("on the wiki")
        await room.press("enter")
        assert room.said == "All is reported. PgDn goes on."
        await room.press("s")
    summary = (tmp_path / "again" / "summary.md").read_text()
    assert (
        "| Items with proof | 31 % (Mon 14 Sep 2026) | 52 %, closer | 60 % | Fri 18 Dec 2026 |\n\n"
        "- “We have kept nine of ten dates”, 7 of 10: two were ours to keep\n"
    ) in summary
    assert "2 of 2 measured." in summary


async def test_a_value_is_typed_again_from_what_stood_there_and_other_keys_are_for_actions(tmp_path):
    async with stage(tmp_path, again(tmp_path, "review")) as room:
        await room.go("review", "settle")
        await room.press("%")
        await room.line("7 of 10; ours")
        await room.press("%")
        assert room.app.desk.field.value == "7 of 10; ours"
        await room.press("escape", "1")
        assert room.said == "Choose a line first, with the arrow keys."
        await room.press("end", "%")
        assert room.said == "Choose a line first, with the arrow keys."
        await room.press("n")
        assert "By when now?" in room.wall


async def test_the_last_page_shows_numbers_sentences_and_measures(tmp_path):
    async with stage(tmp_path, again(tmp_path, "review", "plan")) as room:
        await room.go("review", "settle")
        await room.press("end", "2")
        await room.go("plan", "settle")
        while room.session.stage is None or not room.session.stage.finished:
            await room.press("pagedown", "escape")
        assert "What we leave with" in room.wall
        assert all(row.strip() in room.wall for row in numerals("1"))
        assert "\n action\n" in room.wall
        assert "The action is in progress." in room.wall
        assert "One measure shows whether this helps; no day to look again is set yet." in room.wall
        assert "Items with proof" in room.wall
        assert "agreed 31 % (14 September); wanted 60 %" in room.wall
        assert "Monday 23 November 2026 is not ahead: when do we look again?" in room.wall
        assert "Everything is saved." in room.wall


async def test_the_read_back_has_the_whole_course_below_each_measure(tmp_path):
    path = again(tmp_path, chosen=load_agenda(shipped_folder() / "follow-up.toml"))
    async with stage(tmp_path, path) as room:
        await room.go("actions", "settle")
        await room.press("%")
        await room.line("7 of 10")
        await room.go("actions", "read_back")
        assert "Now 7 of 10." in room.wall
        assert "Agreed 31 % (14 September); wanted 60 %." in room.wall


async def test_what_is_typed_in_the_call_is_asked_for_in_the_follow_up_of_the_workshop_after_it(tmp_path):
    async with stage(tmp_path, make(tmp_path, "discovery-call", people=False)) as call:
        await call.go("measures", "reveal")
        await call.line("Items with proof; 31 %; 60 %; 12 Dec")
        await call.press("enter")  # a Saturday is meant
        await call.go("close", "read_back")
        while not call.session.stage.finished:
            await call.press("escape", "pagedown")
        assert "One measure shows whether this helps; we look at it again on 12 December." in call.wall
        assert "agreed 31 % (23 November); wanted 60 %; looked at again on 12 December" in call.wall
        assert "is Friday 11 December 2026 meant?" in " ".join(call.wall.split())
        parent = call.session
    for agenda_id in ("leadership-alignment", "follow-up"):
        chosen = load_agenda(shipped_folder() / f"{agenda_id}.toml")
        path = again(tmp_path, chosen=chosen, parent=parent, name=agenda_id)
        async with stage(tmp_path, path) as room:
            parent = room.session
            if agenda_id == "follow-up":
                await room.go("actions", "settle")
                assert "0 of 1 measured" in room.wall
                await room.press("%")
                await room.line("40 %")
                assert "Agreed 31 % (23 November), now 40 %, closer; wanted 60 %" in room.wall
