"""A list decided on the wall: one thing after the other, with what is left, and the files that it leaves."""

from __future__ import annotations

from datetime import date

from pmworkshop import interface
from pmworkshop.report.builders.report import build
from pmworkshop.report.writers.sponsor_page import page_markdown, page_of
from pmworkshop.session.core.steps import GestureContext
from pmworkshop.session.lifecycle.carry_list import undecided
from pmworkshop.session.views.narration import tell
from pmworkshop.session.views.public import public
from pmworkshop.tui.pages.page import Context
from pmworkshop.tui.panels.room.ending import EndingPanel
from tests.tui.driving import NOW, stage
from tests.tui.test_decide import flat, make, vote

ITEMS = ["The customer portal", "Price lists by segment", "A partner programme"]
WORDS = {"items": ITEMS, "options": ["keep", "test", "stop"], "rule": "majority"}


def decided(room) -> list[tuple[str, str]]:
    found = sorted(room.session.decisions.values(), key=lambda one: one.place)
    return [(one.statement, one.choice) for one in found]


async def test_a_list_is_walked_by_the_key_that_goes_on_each_item_with_a_record_of_its_own(tmp_path):
    path = make(tmp_path, **WORDS)
    async with stage(tmp_path, path) as room:
        await room.go("decide", "explain")
        assert "3 items   3 left" in room.wall
        assert "1 keep   2 test   3 stop" in room.wall
        await room.press("pagedown", "pagedown")
        assert "1 The customer portal" in flat(room)
        assert flat(room).count("1 keep 2 test 3 stop") == 1, "the card says once what there is to choose"
        await vote(room, "11123")
        for word, people in (("keep", 3), ("test", 1), ("stop", 1)):
            line = next(line for line in room.screen if line.strip(" ▌").startswith(f"{word} "))
            assert line.split()[-1] == str(people)
            assert line.count("██████") == people
        assert "✓ Keep: 3 say “keep”, 1 say “test” and 1 say “stop”. More than half are 3. Y notes it." in flat(room)
        await room.press("Y")
        await room.line("it pays; Finance; 14 Dec")
        assert room.said == "Decided: keep"
        assert "Finance sees to it, by Mon 14 Dec" in room.wall
        await room.press("pagedown", "pagedown")
        assert "2 of 3   2 left" in room.wall
        assert "Price lists by segment" in room.screen[3]
        await room.press("2")
        await room.line("does it pay?")
        await room.press("pagedown")
        assert "A partner programme" in room.screen[3]
        await room.press("pagedown")
        assert room.said.startswith("1 item is still to decide: p parks one.")
        await room.press("p")
        assert "none left" in room.wall
        assert [entry.text for entry in room.session.parked()] == ["A partner programme"]
        await room.press("pagedown")
        assert room.session.stage.phase == "read_back"
        assert "Majority. It pays." in room.wall
        assert decided(room) == [("The customer portal", "keep"), ("Price lists by segment", "test")]
    files = {name: b"".join(interface.export(str(path), name).values()).decode() for name in ("markdown", "toml")}
    assert "The customer portal — **keep**" in files["markdown"]
    assert "Seen to by: Finance lead" in files["markdown"]
    assert "### Answers on The customer portal" in files["markdown"]
    assert 'choice = "test"' in files["toml"]
    sponsor = page_markdown(page_of(build(interface.load(str(path)), "sponsor"))).decode()
    assert "Price lists by segment: test" in sponsor


async def test_items_are_chosen_gone_back_to_asked_again_and_undone(tmp_path):
    path = make(tmp_path, **WORDS)
    async with stage(tmp_path, path) as room:
        await room.go("decide", "settle")
        await room.press("p")
        assert [entry.text for entry in room.session.parked()] == [ITEMS[0]], "parking is allowed before the first"
        await room.press("ctrl+z")
        await room.press("down", "enter")
        assert "2 of 3   3 left" in room.wall
        last = EndingPanel().page(Context(public(room.session))).body.items
        assert any("3 items still to decide" in one.text for one in last)
        await room.press("tab")
        assert "3 of 3" in room.wall
        await room.press("tab")
        assert "1 of 3" in room.wall
        await room.press("shift+tab", "shift+tab")
        assert "2 of 3" in room.wall
        await room.press("pageup")
        assert "1 of 3" in room.wall
        await room.press("enter")
        await vote(room, "11111")
        await room.press("A")
        await vote(room, "33333")
        assert "first" in room.wall
        assert "All five say" not in room.wall
        assert "✓ Stop: 5 say “stop”. More than half are 3." in flat(room)
        await room.press("Y")
        await room.line("")
        assert decided(room) == [(ITEMS[0], "stop")]
        await room.press("ctrl+z")
        assert decided(room) == []
        await room.press("pageup")
        assert room.session.stage.phase == "reveal", "from the first item the phase before comes"


async def test_give_and_get_is_a_list_of_asks_with_conditions(tmp_path):
    asks = ["Sales: ten customer names", "Finance: an analyst"]
    about = {"items": asks, "options": ["yes", "yes, if", "no"], "rule": "sponsor"}
    async with stage(tmp_path, make(tmp_path, **about)) as room:
        await room.go("decide", "settle")
        await room.press("tab", "2")
        await room.line("; Finance")
        assert "if what?" in room.said
        await room.press("ctrl+u")
        await room.line("the roadmap is frozen")
        await room.press("tab", "Y")
        assert "The sponsor decides" in room.wall
        await room.line("3; no money; Finance")
        assert decided(room) == [(asks[0], "yes, if"), (asks[1], "no")]
        await room.press("tab")
        assert "yes, if the roadmap is frozen" in room.wall
        await room.press("d")
        assert decided(room) == [(asks[1], "no")]
        await room.press("S", "escape", "O")
        await room.line("Sales: too many")
        assert "not met yet" in room.wall
        await room.press("a")
        await room.line("maybe")
        assert "The choice comes first" in room.wall
        await room.press("ctrl+u")
        await room.line("yes; all of them")
        assert decided(room) == [(asks[1], "no"), (asks[0], "yes")], "in the order in which it was decided"
        await room.press("escape", "c")
        await room.line("Send the names; 14 Dec")
        (action,) = room.session.actions.values()
        assert [room.session.decisions[cause].statement for cause in action.because] == [asks[0]]
        await room.press("F")
        assert "Where does it come from?" in room.wall


async def test_a_proposal_for_each_line_of_an_earlier_part(tmp_path):
    async with stage(tmp_path, make(tmp_path, items_from=["collect"])) as room:
        await room.go("decide", "settle")
        assert "Nothing to decide yet" in room.wall
        await room.go("collect", "reveal")
        await room.line("One roadmap for all")
        await room.line("No roadmap at all")
        await room.go("decide", "settle")
        await room.press("Y")
        await room.press("pagedown")
        assert "1 of 2   2 left   Consent" in room.wall
        await room.press("h")
        await room.line("0 0 0 1 2 2")
        assert "Adopted: Nobody objects." in flat(room)
        await room.press("Y")
        await room.line("+92")
        assert "✓ One roadmap for all" in room.wall or "▶ One roadmap for all" in room.wall
        (made,) = room.session.decisions.values()
        assert (made.outcome, made.subject, made.because) == ("adopted", made.because[0], made.because)
        assert made.review_on == date(2027, 2, 23)
        told = [line for one in tell(room.app.shell.live.opened.workshop.history()) for line in one.lines]
        assert "Now: “One roadmap for all”" in told
        draw = GestureContext(NOW, "n")
        assert [one.text for one in undecided(room.session, "review", draw)] == ["Still to decide: No roadmap at all"]
        await room.go("collect", "reveal")
        assert "→ decided: adopted" in room.wall


async def test_one_thing_may_be_decided_by_words_too(tmp_path):
    async with stage(tmp_path, make(tmp_path, proposal="The portal", options=["keep", "stop"])) as room:
        await room.go("decide", "settle")
        await room.press("Y")
        assert "Nobody has answered yet." in room.said
        await room.press("1")
        await room.line("; ; +30")
        assert decided(room) == [("The portal", "keep")]
        assert "keep" in flat(room)


async def test_the_heading_of_an_item_has_its_words_as_they_were_typed(tmp_path):
    path = make(tmp_path, **{**WORDS, "items": ["Prices <b> & *terms*"]})
    async with stage(tmp_path, path) as room:
        await room.go("decide", "explain")
        await room.press("pagedown", "pagedown")
        await vote(room, "11123")
    summary = b"".join(interface.export(str(path), "markdown").values()).decode()
    assert r"### Answers on Prices \<b> & \*terms\*" in summary
