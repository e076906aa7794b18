"""The forms of leaders: one quiet file each, for everybody, without anything of anybody else."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from pmworkshop.report.builders.report import build
from pmworkshop.report.handouts.form_pages import form_files, form_of_one
from pmworkshop.report.model.audience import AUDIENCES
from pmworkshop.report.writers.pages.assets import asset
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations import people
from pmworkshop.session.rounds import ballots
from pmworkshop.session.rounds.answer_form import Answer
from tests.build import activity, put, role
from tests.report.forming import EVIL, TOKENS, asking_all
from tests.report.hostile import HOSTILE
from tests.session.doing import do


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
        "<h1>Sample alignment</h1>", "What we want to leave with:</span> A plan everybody stands behind",
        "For <strong>Ann</strong>, Product",
        "Planned for it: about 44 minutes; take the time that you need.",
        "Please send your answers back before the workshop on Monday 14 September 2026.",
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
    assert asset("answering.js", "form.js").source in policy
    assert re.findall(r"<script", page) == ["<script"]
    assert "unsafe" not in policy
    assert not re.search(
        r"https?:|//[a-z]|@import|url\(|\son[a-z]+=|\sstyle=", page.replace(asset("answering.js", "form.js").text, "")
    )
    assert "innerHTML" not in page
    assert "http" not in asset("answering.js", "form.js").text


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
    blocks = re.findall(r":root \{(.*?)\}", asset("answering.css").text, re.DOTALL)
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


def test_one_dot_each_is_ticked_and_more_are_counted():
    page = page_of(asking_all(dots={"points": 2, "cap": 1}, points={"cap": 1, "points": 2}))
    assert "Tick up to 2." in page
    assert page.count('<label class="tick"><input type="checkbox" id="c7.') == 4
    assert "Place up to 3 dots, at most 2 on one." in page_of(asking_all())
