"""The notes begin with what is now, what answers mean, and what can be said; figures stand on a page of their own."""

from __future__ import annotations

from datetime import timedelta

from pmworkshop.session.rounds import ballots, reveal
from pmworkshop.session.rounds.answer_form import form_of, read
from pmworkshop.tui.notes.glossary import explained
from pmworkshop.tui.pages.page import Item
from tests.build import reopen
from tests.tui.driving import NOW, make, stage
from tests.tui.test_notes import at, leaders, notes

FAR = ("111111", "511111", "111111", "511111", "111111", "511111", "111111", "511111")
FIGURES = ("median", "IQR", "consensus", "alpha", "kappa")


def cast_of(path, lines, module="pulse"):
    """What each leader answers, in their order."""
    workshop = reopen(path)
    session = workshop.session
    workshop.close()
    form = form_of(session, session.info.agenda.module(module))
    people = list(leaders(session).values())
    return [ballots.cast(module, who, read(form, line)) for who, line in zip(people, lines, strict=False)]


def flat(window):
    return " ".join(window.wall.split())


async def test_it_says_what_is_now_and_who_is_awaited(tmp_path):
    path = make(tmp_path)
    at(path, "pulse", "reveal", *cast_of(path, FAR[:5]))
    async with notes(tmp_path, path, now=NOW.astimezone()) as window:
        await window.press("shift+tab")
        assert "we wait for Sales lead, Finance lead and Sponsor lead." in flat(window)
        assert "5 in" in flat(window)
        assert "Say: “Take the time you need." in flat(window)
        assert "It is hidden: i shows here what it comes to." in flat(window)
        (people,) = [line for line in window.screen if "people" in line]
        assert people.split()[1:] == ["████"] * 5 + ["▁▁▁▁"] * 3 + ["5", "of", "8", "in"]
        (minutes,) = [line for line in window.screen if "minutes" in line]
        assert "█" in minutes


async def test_when_all_are_in_or_late_it_says_so(tmp_path):
    path = make(tmp_path)
    at(path, "pulse", "reveal", *cast_of(path, FAR))
    async with notes(tmp_path, path) as window:
        await window.press("shift+tab")
        assert "all 8 are in." in flat(window)
        assert "Say: “Thank you." in flat(window)
        window.app.shell.clock.time += timedelta(hours=200_000)
        window.app._tick()
        await window.settle()
        assert " over; all 8 are in." in flat(window)


async def test_hidden_answers_mean_something_in_private_on_request_alone(tmp_path):
    path = make(tmp_path)
    at(path, "pulse", "reveal", *cast_of(path, FAR))
    async with stage(tmp_path, path) as room, notes(tmp_path, path) as window:
        await window.press("shift+tab")
        assert "far apart" not in flat(window)
        await window.press("tab", "i")
        assert "In private, it means: On “Our product strategies are clear enough to say no with" in flat(window)
        assert "we are far apart: from 1 to 5, of 5." in flat(window)
        assert "far apart" not in room.wall
        await window.press("i")
        assert "far apart" not in flat(window)


async def test_a_shown_result_comes_with_a_sentence_to_say_and_no_figure(tmp_path):
    path = make(tmp_path)
    at(path, "pulse", "reveal", *cast_of(path, FAR), reveal.reveal(["pulse/1"]))
    async with stage(tmp_path, path) as room, notes(tmp_path, path) as window:
        told = flat(window)
        assert "It means: On “Our product strategies" in told
        assert "Say: “We stand in different places and see different things." in told
        assert not [word for word in FIGURES if word in told]
        assert "We stand in different places" not in room.wall
        await window.press("tab", "tab")
        assert "median" in window.wall
        assert "███" in window.wall, "a bar for each value that was given"
        assert "▲" in window.wall


async def test_each_page_begins_at_its_first_sentence(tmp_path):
    path = make(tmp_path)
    at(path, "pulse", "reveal", *cast_of(path, FAR), reveal.reveal(["pulse/1"]))
    async with notes(tmp_path, path) as window:
        for _ in range(4):
            await window.press("end", *["down"] * 9, "tab")
        assert "Now: Show" in window.wall
        assert "more" not in window.screen[6]


async def test_the_answer_of_the_sponsor_is_told_here_alone(tmp_path):
    path = make(tmp_path)
    at(path, "pulse", "reveal", *cast_of(path, ["222222"] * 7 + ["522222"]), reveal.reveal(["pulse/1"]))
    async with stage(tmp_path, path) as room, notes(tmp_path, path) as window:
        assert "the sponsor answers 5 and the room about 2, of 5." in flat(window)
        assert "the sponsor answers" not in room.wall


def test_only_figures_that_stand_there_are_explained():
    assert explained([Item("", "No figure here")]) == ()
    rows = explained([Item("", "median 3")])
    assert [one.text.split(":")[0] for one in rows] == ["", "What the figures mean", "median"]
