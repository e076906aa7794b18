"""The forms of leaders: one quiet file each, filled in by a browser, for everybody, and read back whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pmworkshop.base.text import clean_line
from pmworkshop.exchange.filled_sheet import Reading, read_sheet
from pmworkshop.exchange.sheet_table import sheet_table
from pmworkshop.report.builders.report import build
from pmworkshop.report.handouts.form_pages import form_files, form_of_one
from pmworkshop.report.model.audience import AUDIENCES
from pmworkshop.report.writers.pages.assets import asset
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import people
from pmworkshop.session.rounds import ballots
from pmworkshop.session.rounds.answer_form import Answer
from tests.build import activity, put, role
from tests.report.browsing import Tab, browser
from tests.report.forming import TOKENS, asking_all, form_of
from tests.report.hostile import HOSTILE
from tests.session.doing import do

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \"'><a href='http://evil.example'>x</a> ]]> "
PHONE, DESK = (390, 844), (1280, 800)


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("browser")) as opened:
        yield opened


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return form_of(asking_all(), tmp_path / "1-product.html")


def page_of(state: Session, leader: str = "1-product") -> str:
    return form_files(build(state, sheets=()))[f"{leader}.html"].decode()


# What is written


def test_each_leader_who_has_not_left_has_a_form_of_the_same_bytes():
    state = do(asking_all(), people.leave("cem"))
    forms = form_files(build(state, sheets=()))
    assert list(forms) == ["1-product.html", "2-sales.html", "3-management.html"]
    assert forms == form_files(build(state, sheets=()))
    assert form_of_one(build(state, sheets=()), "ben") == {"2-sales.html": forms["2-sales.html"]}


def test_it_says_what_for_how_long_until_when_and_who_sees_it():
    page = page_of(asking_all())
    for words in (
        "<h1>Sample alignment</h1>", "A plan everybody stands behind", "For <strong>Ann</strong>, Product",
        "It takes about 44 minutes. Please send your answers back before the workshop on Monday 14 September 2026.",
        "nobody in the room sees your answers before those of all are shown", "They are kept with your name.",
    ):  # fmt: skip
        assert words in page


def test_nothing_that_anybody_answered_and_nobody_else_is_in_it():
    state = asking_all()
    answered = do(state, ballots.cast("long", "ben", [Answer(str(n), score=97) for n in (1, 2, 3)]))
    assert page_of(answered) == page_of(state)
    for private in ("Ben", "Cem", "@firm", TOKENS["ben"], "Whispered", "Usually"):
        assert private not in page_of(state)
    assert TOKENS["ann"] in page_of(state)


def test_a_token_is_in_no_report_but_that_of_the_sheets():
    for audience in AUDIENCES:
        assert TOKENS["ann"] not in repr(build(asking_all(), audience))


def test_nothing_is_fetched_and_only_its_own_script_runs():
    page = page_of(asking_all())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert asset("form.js").source in policy
    assert re.findall(r"<script", page) == ["<script"]
    assert "unsafe" not in policy
    assert not re.search(
        r"https?:|//[a-z]|@import|url\(|\son[a-z]+=|\sstyle=", page.replace(asset("form.js").text, "")
    )
    assert "innerHTML" not in page
    assert "http" not in asset("form.js").text


class Reader(HTMLParser):
    """The elements of a page, with what labels them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.inside: list[str] = []
        self.controls: list[dict[str, str | None]] = []
        self.labelled: set[str | None] = set()
        self.ids: list[str | None] = []
        self.legends = self.rows = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        self.ids += [about["id"]] if "id" in about else []
        self.legends += tag == "legend"
        self.rows += tag == "fieldset"
        if tag == "label":
            self.inside.append("label")
            self.labelled.add(about.get("for"))
        if tag in ("input", "select", "textarea"):
            self.controls.append(about)
            if self.inside:
                self.labelled.add(about["id"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "label":
            self.inside.pop()


def test_every_control_has_a_label_and_no_id_stands_twice():
    found = Reader(page_of(asking_all()))
    assert len(found.controls) > 90
    assert [one for one in found.controls if one["id"] not in found.labelled] == []
    assert len(found.ids) == len(set(found.ids))
    assert found.legends == found.rows > 15


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    straight = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * straight[0] + 0.7152 * straight[1] + 0.0722 * straight[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "grounds", "least"),
    [
        ("ink", ("ground", "plane", "raised"), 7), ("soft", ("ground", "plane", "raised"), 4.5),
        ("now", ("ground", "plane", "raised"), 4.5), ("on", ("now",), 4.5), ("bad", ("ground",), 4.5),
        ("line", ("ground", "plane"), 3),
    ],
)  # fmt: skip
def test_everything_can_be_read_on_its_ground(scheme: int, front: str, grounds: tuple[str, ...], least: float):
    """At least 4.5 to 1 for text and 3 to 1 for edges of controls: WCAG 2.2, 1.4.3 and 1.4.11."""
    blocks = re.findall(r":root \{(.*?)\}", asset("form.css").text, re.DOTALL)
    colours = dict(re.findall(r"--(\w+): (#\w{6})", blocks[scheme]))
    for ground in grounds:
        light, dark = sorted((luminance(colours[front]), luminance(colours[ground])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= least, ground


def test_what_is_long_is_a_list_or_typed_and_what_is_hostile_stays_text():
    many = [role(f"r{n}", chart="owners", title=f"{EVIL} {n}", place=n) for n in range(3, 40)]
    rows = [activity(f"x{n}", chart="letters", label=text, place=n + 9) for n, text in enumerate(HOSTILE)]
    state = asking_all(rank={"subjects": [f"{EVIL} {n}" for n in range(40)]})
    page = page_of(do(state, put(*many, *rows)))
    assert "<script>alert" not in page
    assert "<img" not in page
    assert '<option value="39: ' in page
    assert 'data-low="1" data-high="40"' in page
    found = Reader(page)
    assert len(found.ids) == len(set(found.ids))


# In a browser

EACH = {
    "values/1/1/1/:answer": "4", "values/1/1/1/:remark": "we lost two; deals", "values/1/2/1/:answer": "-",
    "values/1w/1/1/:answer": "5", "long/1/1/1/:answer": "73", "long/1/2/-": "-",
    "options/1/1/1/:answer": "Yes, gladly", "options/1/2/1/:answer": "-",
    "dots/1/1/1/:answer": "2", "dots/1/3/1/:answer": "1",
    "points/1/1/1/:answer": "7", "points/1/2/1/:answer": "3",
    "rank/1/1/1/:answer": "2", "rank/1/2/1/:answer": "3", "rank/1/3/1/:answer": "1",
    "letters/1/l-price/1/sp": "A", "letters/1/l-price/1/pm": "AR", "letters/1/l-road/-": "0",
    "owners/1/o-price/1/:answer": "2: Product manager (PM)", "owners/1/o-road/1/:answer": "0",
    "lines/1/1/1/:answer": 'Löschen, "\u2028 שלום 東京 🙂', "lines/1/1/3/:answer": "A second line",
    "lines/1/2/-": "-", "fields/1/1/1/:answer": "Ask the customer", "fields/1/1/1/size": "large",
    "fields/1/1/1/cost": "1200", "fields/1/1/1/due": "2026-12-14", "fields/1/1/1/fear": "the board",
}  # fmt: skip
"""An answer to each sort of question, by the control that takes it."""


def fresh(tab: Tab, form: Path, size: tuple[int, int] = DESK) -> None:
    """Open a form that nobody has filled in in this browser."""
    tab.open(form)
    tab.value("localStorage.clear()")
    tab.open(form, width=size[0], height=size[1])


def fill(tab: Tab, answers: dict[str, str]) -> None:
    """Fill in controls: type into lines, press space on what is ticked, and choose from lists."""
    for key, value in answers.items():
        choice = f"[...document.querySelectorAll('[data-key]')].find((one) => one.dataset.key === {key!r}"
        box = f"{choice} && (!['radio', 'checkbox'].includes(one.type) || one.value === {value!r}))"
        sort = tab.value(f"(() => {{ const one = {box}; one.focus(); return one.type; }})()")
        if sort in ("radio", "checkbox"):
            tab.press(" ")
        elif sort == "text":
            tab.type(value)
        else:
            tab.value(f"{box}.value = {value!r}; {box}.dispatchEvent(new Event('input', {{ bubbles: true }}))")


def click(tab: Tab, name: str) -> None:
    tab.value(f"document.querySelector('[data-do={name}]').click()")


def text_in(tab: Tab, ident: str) -> str:
    return tab.value(f"document.getElementById('{ident}').textContent")


def made(tab: Tab) -> str:
    click(tab, "text")
    return tab.value("document.getElementById('text').value")


def read(text: str, state: Session | None = None) -> Reading:
    return read_sheet(state or asking_all(), sheet_table(text.encode(), "mail").rows, "mail")


def by_module(reading: Reading) -> dict[str, tuple[Answer, ...]]:
    return {f"{one.module}{'w' if one.wanted else ''}": one.answers for one in reading.given}


def check_all(reading: Reading) -> None:
    """See whether the answers of `EACH` are there, each once and nothing else."""
    assert (reading.participant, reading.problems) == ("ann", ())
    assert by_module(reading) == {
        "values": (Answer("1", score=4, remark="we lost two; deals"), Answer("2", abstained=True)),
        "valuesw": (Answer("1", score=5),),
        "long": (Answer("1", score=73), Answer("2", abstained=True)),
        "options": (Answer("1", choice="Yes, gladly"), Answer("2", abstained=True)),
        "dots": (Answer("proposal", points={"1": 2, "3": 1}),),
        "points": (Answer("proposal", points={"1": 7, "2": 3}),),
        "rank": (Answer("proposal", ranking=("3", "1", "2")),),
        "letters": (Answer("l-price", letters={"sp": "A", "pm": "AR"}), Answer("l-road", letters={})),
        "owners": (Answer("o-price", letters={"o-pm": "A"}), Answer("o-road", letters={})),
        "lines": (Answer("1", text='Löschen, " שלום 東京 🙂\nA second line'), Answer("2", abstained=True)),
        "fields": (Answer("1", text="Ask the customer; large; 1200; 2026-12-14; the board"),),
    }


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
