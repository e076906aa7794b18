"""Forms in a browser: filled in by keys, kept, told what is wrong, and read back whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pmworkshop.base.text import clean_line
from pmworkshop.session.rounds.answer_form import Answer
from tests.build import activity, put, role
from tests.report.browsing import Tab, browser
from tests.report.form_driving import (
    DESK,
    EACH,
    PHONE,
    by_module,
    check_all,
    click,
    fill,
    fresh,
    made,
    read,
    text_in,
)
from tests.report.forming import EVIL, asking_all, form_of
from tests.report.hostile import HOSTILE
from tests.session.doing import do


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("browser")) as opened:
        yield opened


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return form_of(asking_all(), tmp_path / "1-product.html")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_each_sort_of_question_is_answered_kept_and_read_back(tab: Tab, form: Path, size: tuple[int, int]):
    fresh(tab, form, size)
    fill(tab, EACH)
    assert text_in(tab, "progress") == "23 of 29 answered"
    assert text_in(tab, "kept").startswith("Kept in this browser at ")
    assert tab.value("document.documentElement.scrollWidth") == size[0]
    check_all(read(made(tab)))
    tab.open(form, width=size[0], height=size[1])
    assert text_in(tab, "kept") == "Your answers are here as you left them."
    assert text_in(tab, "progress") == "23 of 29 answered"
    check_all(read(made(tab)))


def test_the_file_is_the_text(tab: Tab, form: Path, tmp_path: Path):
    tab.save_to(tmp_path)
    fresh(tab, form)
    fill(tab, {"lines/1/1/1/:answer": "One"})
    click(tab, "file")
    assert tab.saved(tmp_path / "1-product-answers.txt").decode() == made(tab)


def test_lines_can_be_added_and_come_back(tab: Tab, form: Path):
    fresh(tab, form)
    fill(tab, {f"lines/1/1/{n}/:answer": f"Line {n}" for n in (1, 2, 3)})
    for number in ("four", "five"):
        tab.value("document.querySelectorAll('[data-do=more]')[2].click()")
        tab.type(f"Line {number}")
    labels = (
        "[...document.querySelectorAll('#part-2 fieldset:first-of-type label')].map((one) => one.textContent.trim())"
    )
    assert tab.value(labels) == [*(f"Your line {n}" for n in range(1, 6)), "Nothing to say"]
    tab.open(form)
    assert tab.value(labels) == [*(f"Your line {n}" for n in range(1, 6)), "Nothing to say"]
    said = by_module(read(made(tab)))["lines"][0].text
    assert said.split("\n") == ["Line 1", "Line 2", "Line 3", "Line four", "Line five"]
    ids = "[...document.querySelectorAll('[id]')].map((one) => one.id)"
    assert len(tab.value(ids)) == len(set(tab.value(ids)))


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"dots/1/1/1/:answer": "2", "dots/1/2/1/:answer": "2"}, "A poll of dots: 4 dots are given, and 1 to 3"),
        ({"dots/1/1/1/:answer": "3"}, "We know our customer: a whole number from 0 to 2 is asked for"),
        ({"points/1/1/1/:answer": "4"}, "A poll of points: 4 points are given, and 10 are asked for"),
        ({"rank/1/1/1/:answer": "1"}, "A poll of rank: every place from 1 to 3 is asked for once"),
        ({"long/1/1/1/:answer": "101"}, "We know our customer: a whole number from 0 to 100 is asked for"),
        ({"long/1/1/1/:answer": "ten"}, "We know our customer: a whole number from 0 to 100 is asked for"),
        ({"lines/1/1/1/:answer": "=1+1"}, "that should be?: a line cannot begin like a formula"),
        ({"values/1/1/1/:remark": "Why not"}, "We know our customer: something stands beside it, and it is"),
        ({"fields/1/1/2/size": "small"}, "What is not happening that should be?: something stands beside it, and"),
        ({"fields/1/1/1/:answer": "x", "fields/1/1/1/cost": "much"}, "that should be?: a number is asked for"),
        ({}, "Nothing is answered yet."),
    ],
)  # fmt: skip
def test_what_would_be_refused_is_told_before_it_is_sent(tab: Tab, form: Path, answers: dict[str, str], told: str):
    fresh(tab, form)
    fill(tab, answers)
    assert made(tab) == ""
    assert told in text_in(tab, "faults")
    assert len(tab.value("[...document.querySelectorAll('[aria-invalid]')].map((one) => one.id)")) == bool(answers)
    if answers:
        tab.value("document.querySelector('#faults a').click()")
        assert tab.value("document.activeElement.getAttribute('aria-invalid')") == "true"
    fill(tab, {"options/1/1/1/:answer": "No"})
    assert text_in(tab, "faults") == ""


def test_an_abstention_takes_the_place_of_what_stands_there(tab: Tab, form: Path):
    fresh(tab, form)
    fill(
        tab,
        {"points/1/1/1/:answer": "4", "points/1/-": "-", "letters/1/l-price/1/sp": "A", "letters/1/l-price/-": "-"},
    )
    found = by_module(read(made(tab)))
    assert found == {
        "points": (Answer("proposal", abstained=True),), "letters": (Answer("l-price", abstained=True),),
    }  # fmt: skip
    assert text_in(tab, "progress") == "4 of 29 answered"


def test_a_choice_can_be_taken_back(tab: Tab, form: Path):
    fresh(tab, form)
    fill(tab, {"values/1/1/1/:answer": "4"})
    tab.value("document.querySelector('[data-do=clear]:not([hidden])').click()")
    assert text_in(tab, "progress") == "0 of 29 answered"
    assert made(tab) == ""


def test_a_semicolon_beside_fields_is_a_comma_before_it_is_read_so(tab: Tab, form: Path):
    fresh(tab, form)
    fill(tab, {"fields/1/1/1/:answer": "We lose; they win"})
    assert by_module(read(made(tab)))["fields"] == (Answer("1", text="We lose, they win"),)


def test_what_was_filled_in_can_be_removed(tab: Tab, form: Path):
    fresh(tab, form)
    fill(tab, {"lines/1/1/1/:answer": "One", "values/1/1/1/:answer": "4"})
    click(tab, "forget")
    assert text_in(tab, "kept") == "Your answers are removed from this page and from this browser."
    tab.open(form)
    assert text_in(tab, "progress") == "0 of 29 answered"
    assert tab.value("localStorage.length") <= 1


def test_two_leaders_at_one_computer_do_not_see_each_other(tab: Tab, form: Path, tmp_path: Path):
    fresh(tab, form)
    fill(tab, {"lines/1/1/1/:answer": "One"})
    tab.open(form_of(asking_all(), tmp_path / "2-sales.html", "sales"))
    assert text_in(tab, "progress") == "0 of 29 answered"


def test_a_form_of_a_newer_agenda_keeps_what_is_still_asked(tab: Tab, form: Path, tmp_path: Path):
    fresh(tab, form)
    fill(tab, {"letters/1/l-price/1/pm": "A", "values/1/1/1/:answer": "4", "lines/1/1/1/:answer": "One"})
    newer = do(asking_all(values={"high": 3}), put(role("aa", chart="letters", title="Board", place=0)))
    tab.open(form_of(newer, tmp_path / "newer.html"))
    found = by_module(read(made(tab), newer))
    assert found["letters"] == (Answer("l-price", letters={"pm": "A"}),)
    assert set(found) == {"letters", "lines"}


def test_without_scripts_it_says_what_else_there_is(tab: Tab, form: Path):
    tab.open(form, scripts=False)
    assert "This form needs scripts" in tab.value("document.body.innerText")
    assert "the sheet on paper, which asks the same" in tab.value("document.body.innerText")
    assert tab.value("document.getElementById('form').hidden")


def test_where_the_browser_keeps_nothing_it_says_so_and_works(tab: Tab, form: Path):
    ident = tab.before_each_page("Storage.prototype.setItem = () => { throw new DOMException('no'); };")
    fresh(tab, form)
    assert text_in(tab, "kept").startswith("This browser keeps nothing: do not close this page")
    fill(tab, {"lines/1/1/1/:answer": "One"})
    assert text_in(tab, "kept").startswith("This browser keeps nothing")
    assert by_module(read(made(tab)))["lines"][0].text == "One"
    tab.no_longer(ident)


@pytest.mark.parametrize("kept", ["{", "null", "[]", '{"lines/1/1/1/:answer": 7, "x+99999": "y", "__proto__": "z"}'])
def test_what_somebody_else_left_in_the_browser_does_no_harm(tab: Tab, form: Path, kept: str):
    fresh(tab, form)
    tab.value(f"localStorage.setItem(document.getElementById('form').dataset.kept, {kept!r})")
    tab.open(form)
    fill(tab, {"lines/1/1/2/:answer": "Two"})
    assert by_module(read(made(tab)))["lines"][0].text == "Two"


def test_keys_alone_reach_everything_and_the_focus_is_seen(tab: Tab, form: Path):
    fresh(tab, form, PHONE)
    seen: list[str] = []
    look = "((one) => one.id || one.textContent.trim())(document.activeElement)"
    drawn = "getComputedStyle(document.activeElement).outlineStyle"
    box = "document.activeElement.getBoundingClientRect()"
    tab.press("Tab")
    while (here := tab.value(look)) not in (seen[:1] or [""]) and len(seen) < 300:
        assert tab.value(drawn) == "solid", here
        if not (tab.value("document.activeElement.closest('.bar') !== null")):
            assert tab.value(f"{box}.bottom <= document.getElementById('bar').getBoundingClientRect().top + 1"), here
        seen.append(here)
        tab.press("Tab")
        if tab.value("document.activeElement === document.body"):
            break
    groups = "[...new Set([...document.querySelectorAll('main [data-key]')].map((one) => one.name || one.id))]"
    reached = {one.rpartition("-")[0] if one.count("-") > 1 and not one.endswith("-i") else one for one in seen}
    assert set(tab.value(groups)) <= reached | set(seen)
    assert {"Save the file with my answers", "Show them as a text for a mail", "Send"} <= set(seen)


def test_it_can_be_read_at_twice_the_size(tab: Tab, form: Path):
    fresh(tab, form, (640, 400))
    assert tab.value("document.documentElement.scrollWidth") <= 640
    fresh(tab, form, (320, 640))
    assert tab.value("document.documentElement.scrollWidth") <= 320


def test_hostile_words_are_shown_filled_in_and_read_back_as_they_are(tab: Tab, tmp_path: Path):
    rows = [activity(f"x{n}", chart="letters", label=text, place=n + 9) for n, text in enumerate(HOSTILE)]
    state = do(asking_all(options={"options": [EVIL, "No"]}), put(*rows, role("ev", chart="letters", title=EVIL)))
    fresh(tab, form_of(state, tmp_path / "evil.html"))
    words = [text.strip() for text in HOSTILE if not text.strip().startswith("=")]
    fill(tab, {"options/1/1/1/:answer": EVIL.strip(), "letters/1/x6/1/ev": "A"})
    reading = read(made(tab), state)
    assert by_module(reading)["letters"] == (Answer("x6", letters={"ev": "A"}),)
    assert by_module(reading)["options"] == (Answer("1", choice=EVIL.strip()),)
    for text in words:
        fresh(tab, tmp_path / "evil.html")
        fill(tab, {"lines/1/1/1/:answer": text, "values/1/1/1/:answer": "4", "values/1/1/1/:remark": text})
        found = read(made(tab), state)
        assert found.problems == ()
        typed = clean_line(text)
        assert by_module(found)["lines"][0] == (
            Answer("1", text=typed) if typed != "-" else Answer("1", abstained=True)
        )
    assert tab.value("document.querySelectorAll('img, main script').length") == 0


def test_one_dot_each_is_a_box_to_tick(tab: Tab, tmp_path: Path):
    state = asking_all(dots={"points": 2, "cap": 1})
    fresh(tab, form_of(state, tmp_path / "dots.html"), PHONE)
    assert "Tick up to 2." in tab.value("document.body.innerText")
    fill(tab, {"dots/1/1/1/:answer": "1", "dots/1/3/1/:answer": "1"})
    assert by_module(read(made(tab), state))["dots"] == (Answer("proposal", points={"1": 1, "3": 1}),)
    fill(tab, {"dots/1/2/1/:answer": "1"})
    click(tab, "text")
    assert "A poll of dots: 3 dots are given, and 1 to 2 are asked for" in text_in(tab, "faults")
