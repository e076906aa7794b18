"""The pictures of the wall as drawings: what they show, in which words, and that any text is text."""

from __future__ import annotations

import doctest
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml import etree

from pmworkshop.insight.pictures import calendar_line, given
from pmworkshop.interface import export, load
from pmworkshop.report.builders.report import build as report_of
from pmworkshop.report.drawings import sheet
from pmworkshop.report.drawings.pictures import drawn
from pmworkshop.report.drawings.svg import COLOURS
from pmworkshop.report.model import pictures as model
from pmworkshop.report.model.pictures import (
    BeforeAndNow,
    Dated,
    Differences,
    Distribution,
    Picture,
    PlanDays,
    SeenAgain,
    SeenRow,
    Spread,
)
from pmworkshop.report.model.report import Report
from pmworkshop.report.writers.slides import picture_files
from pmworkshop.session.rounds import rounds
from tests import build
from tests.build import DAY
from tests.cli.conftest import Desk, desk  # noqa: F401
from tests.report.test_markdown import UGLY
from tests.report.test_reports_of_answers import ROLES, ROWS, again, charted, charting, polled, shown, twice
from tests.session.asked import asking
from tests.session.doing import do

SVG = "{http://www.w3.org/2000/svg}"
SCALE = ("1", "2", "3", "4", "5")
PLAN = PlanDays(
    "plan",
    "The plan",
    "the days of the plan",
    DAY,
    (
        Dated("A1", "Publish the list", "Ann", DAY + timedelta(days=4), DAY + timedelta(days=30)),
        Dated("A2", "Visit customers", "", None, DAY + timedelta(days=60)),
        Dated("A3", "Count it", "Ben", DAY + timedelta(days=9), None),
        Dated("A4", "Stop it", "Ben"),
    ),
)


def spreads(number: int, subject: str = "We say no") -> Distribution:
    rows = tuple(Spread(f"{subject} {at}", (1, 0, 2, 0, 3), "far apart") for at in range(number))
    return Distribution("poll", "Statements", "", SCALE, rows, "never", "always")


def seen(rows: int, roles: int) -> Differences:
    """A map in which each row has two views."""
    names = tuple(f"Head of product area number {at}" for at in range(roles))
    counts = [tuple(5 * (at % roles == place) + (place == 0) for place in range(roles)) for at in range(rows)]
    told = tuple(SeenRow(f"Decide on subject {at}", one, "two views") for at, one in enumerate(counts))
    return Differences("chart", "Who answers", "alone", names, 6, told)


def texts(svg: str) -> list[str]:
    return [one.text or "" for one in etree.fromstring(svg.encode()).iter(f"{SVG}text")]


def room(state) -> tuple[Picture, ...]:
    return report_of(state, "room").pictures


def test_the_small_functions_are_as_they_say():
    for module in (sheet, model, given, calendar_line):
        found = doctest.testmod(module)
        assert (found.failed, found.attempted > 0) == (0, True)


# what is drawn, from the values of the wall


def test_what_was_asked_twice_is_drawn_before_and_now_and_who_answered_too_few_is_not():
    (one,) = room(twice())
    assert isinstance(one, Distribution)
    assert (one.section, one.shows, one.scale, one.twice) == ("A poll module", "", SCALE, True)
    assert [(row.subject, row.before, row.counts) for row in one.rows] == [
        ("We say no", (1, 0, 0, 0, 2), (2, 0, 0, 0, 1)),
        ("We know our customer", (1, 0, 1, 0, 1), (0, 0, 2, 2, 0)),
    ], "where views are most apart comes first"
    fewer = polled(asking(poll={"passes": ["now"]}), "poll", {"ann": "1-", "ben": "5-", "cem": "31"})
    fewer = polled(do(fewer, rounds.ask_again("poll")), "poll", {"ann": "35", "ben": "41", "cem": "31"})
    (one,) = room(fewer)
    assert isinstance(one, Distribution)
    assert [row.subject for row in one.rows] == ["We know our customer"]


def test_a_round_is_drawn_once_it_is_shown_and_only_from_three_answers_on():
    state = asking(poll={"passes": ["now"]})
    two = polled(state, "poll", {"ann": "15", "ben": "55"})
    assert room(two) == ()
    three = polled(state, "poll", {"ann": "15", "ben": "55", "cem": "31"})
    (one,) = room(three)
    assert isinstance(one, Distribution)
    assert [row.subject for row in one.rows] == ["We say no", "We know our customer"]
    assert one.rows[1].counts == (1, 0, 1, 0, 1)
    assert not one.twice
    for audience in ("room", "facilitator"):
        assert report_of(three, audience).pictures == (one,)
    assert report_of(three, "sponsor").pictures == (), "counts of answers are not on the sponsor's page"


def test_present_and_wanted_value_are_two_pictures_with_their_names():
    state = polled(asking(), "poll", {"ann": "15", "ben": "55", "cem": "31"})
    both = polled(state, "poll", {"ann": "55", "ben": "55", "cem": "51"}, wanted=True)
    assert len({one.shows for one in room(both)}) == len(room(both)) == 2


def test_charts_are_drawn_once_they_are_shown_and_again_with_before_and_now():
    hidden = charting(asking(), {})
    assert room(hidden) == ()
    first, second, both = (one for one in room(again()) if not isinstance(one, PlanDays))
    assert isinstance(first, Differences)
    assert isinstance(both, BeforeAndNow)
    assert first.columns == ("Product manager", "Head of sales", "Sponsor", "Nobody")
    assert first.rows[0] == SeenRow("Set price", (1, 1, 2, 0), "three views")
    assert (first.leaders, second.shows) == (4, "whom each of us named alone, asked again")
    assert both.rows[0] == SeenAgain("Set price", "Product manager", 1, 4, 3, 4)
    (only,) = (one for one in room(charted()) if isinstance(one, Differences))
    assert only == first
    assert {type(one) for one in report_of(again(), "sponsor").pictures} == {PlanDays}


def test_a_chart_that_nobody_left_blank_and_a_chart_of_two():
    whole = shown(charting(asking(*ROLES, *ROWS), dict.fromkeys(("ann", "ben", "cem"), "111")))
    (one,) = room(whole)
    assert isinstance(one, Differences)
    assert one.columns == ("Product manager",)
    two = shown(charting(asking(*ROLES, *ROWS), dict.fromkeys(("ann", "ben"), "111")))
    assert room(two) == ()


def test_open_actions_are_drawn_by_their_day_and_those_that_are_over_are_not():
    state = build.session(
        build.action("x1", "A1", what="Late", owners=("ann", "ben"), due=DAY + timedelta(days=40)),
        build.action("x2", "A2", what="Soon", due=DAY + timedelta(days=4)),
        build.action("x3", "A3", what="Some day"),
        build.action("x4", "A4", what="Over", status="done"),
    )
    (one,) = room(state)
    assert isinstance(one, PlanDays)
    assert [(row.what, row.who) for row in one.rows] == [("Soon", ""), ("Late", "Ann and Ben"), ("Some day", "")]
    assert report_of(state, "sponsor").pictures == (one,)
    assert room(build.session(build.action("x4", "A4", what="Over", status="done"))) == ()


# how it is drawn


def test_answers_are_bars_with_their_numbers_and_told_in_words():
    (one,) = drawn(spreads(1))
    assert (one.title, one.caption) == ("Statements", "")
    assert one.words == "We say no 0: 1 gave 1, 2 gave 3, 3 gave 5; far apart."
    assert "Statements" not in texts(one.svg)
    for text in ("never", "always", *SCALE, "far apart"):
        assert text in texts(one.svg)
    bars = re.findall(rf'height="([\d.]+)" fill="{COLOURS["data"]}"', one.svg)
    assert [float(high) for high in bars] == [10, 0, 20, 0, 30]


def test_then_and_today_stand_side_by_side_with_the_way_of_the_middle():
    row = Spread("We say no", (0, 0, 0, 3, 1), "close together", (2, 1, 0, 0, 0))
    (one,) = drawn(replace(spreads(1), rows=(row,), low="", high=""))
    assert one.words == "We say no: before 2 gave 1, 1 gave 2; now 3 gave 4, 1 gave 5; close together."
    assert {"before", "now"} <= set(texts(one.svg))
    assert one.svg.count("<circle") == 2 + 2 + 1, "the middles, the legend, and the sign of the word"
    (silent,) = drawn(replace(spreads(1), rows=(replace(row, word="", before=(), counts=(4, 0, 0, 0, 0)),)))
    assert silent.words == "We say no: 4 gave 1."
    (agreed,) = drawn(replace(spreads(1), rows=(replace(row, word="one view: 4 of 5"),)))
    assert COLOURS["yes"] in agreed.svg


def test_the_map_has_a_number_for_each_role_darker_the_more_named_it():
    (one,) = drawn(seen(2, 3))
    assert one.words.startswith("Decide on subject 0: Head of product area number 0 6; two views.")
    found = texts(one.svg)
    assert {"6", "5", "1", "A number: how many of 6 leaders named that role"} <= set(found)
    assert COLOURS["shade-4"] in one.svg
    assert COLOURS["shade-2"] in one.svg
    (nobody,) = drawn(Differences("chart", "Who", "alone", (), 3, (SeenRow("Price", (), "not enough answers"),)))
    assert nobody.words == "Price: no role; not enough answers."


def test_before_and_now_are_two_bars_of_all_who_answered():
    rows = (SeenAgain("Set price", "Product manager", 1, 4, 3, 4),)
    (one,) = drawn(BeforeAndNow("chart", "Who answers", "before and now", rows))
    assert one.words == "Set price: 1 of 4 saw Product manager before, 3 of 4 now."
    assert {"1 of 4", "3 of 4", "before", "now"} <= set(texts(one.svg))
    assert re.findall(rf'width="(\d+)" height="12" fill="{COLOURS["data"]}"', one.svg) == ["195"]


def test_the_plan_is_drawn_on_its_calendar_with_what_lacks_a_day_or_an_owner():
    (one,) = drawn(PLAN, slide=True)
    assert one.words == (
        "A1 Publish the list: Ann, first step 18 Sep, by 14 Oct. A2 Visit customers: no owner yet, by 13 Nov. "
        "A3 Count it: Ben, first step 23 Sep, no day yet. A4 Stop it: Ben, no day yet."
    )
    found = texts(one.svg)
    assert {"The plan: the days of the plan", "Sep", "Oct", "Nov", "Ann · by 14 Oct", "Ben · no day yet"} <= set(
        found
    )
    (page,) = drawn(PLAN)
    assert page.caption == "The days of the plan"
    assert "Ann · by 14 Oct" not in texts(page.svg), "the table above says it"


def test_a_long_calendar_marks_some_months_with_their_years():
    far = replace(PLAN.rows[0], due=date(2031, 3, 1))
    (one,) = drawn(replace(PLAN, rows=(far,)))
    marked = [text for text in texts(one.svg) if re.fullmatch(r"[A-Z][a-z]{2}( \d{4})?", text)]
    assert 2 <= len(marked) <= 14
    assert any(text[-4:] > "2026" for text in marked if text[-1].isdigit())
    assert "by 1 Mar 2031" in one.words
    assert drawn(replace(PLAN, rows=(replace(far, due=date.max),)))


@pytest.mark.parametrize(
    ("picture", "on_page", "on_slides"),
    [(spreads(13), 3, 4), (seen(30, 30), 9, 12), (replace(PLAN, rows=PLAN.rows * 50), 20, 40)],
)
def test_a_long_picture_is_parted_and_no_row_is_lost(picture: Picture, on_page: int, on_slides: int):
    parts = drawn(picture)
    assert (len(parts), len(drawn(picture, slide=True))) == (on_page, on_slides)
    assert parts[1].title.endswith(f"(2 of {on_page})")
    assert sum(one.words.count("far apart.") for one in parts) in (0, 13)


UGLIEST = ["<script>alert(1)</script>", "\ufffe\uffff", "\x1b[31m", "x" * 3000, "\u202eevil", "", *UGLY]


@pytest.mark.parametrize("ugly", UGLIEST, ids=range(len(UGLIEST)))
def test_any_text_is_text_in_any_picture(ugly: str):
    row = Spread(ugly, (1, 0, 0, 0, 2), ugly)
    every: tuple[Picture, ...] = (
        Distribution("poll", ugly, ugly, SCALE, (row, replace(row, before=(0, 0, 0, 0, 3))), ugly, ugly),
        Differences("chart", ugly, ugly, (ugly,), 3, (SeenRow(ugly, (3,), ugly),)),
        BeforeAndNow("chart", ugly, ugly, (SeenAgain(ugly, ugly, 1, 3, 3, 3),)),
        PlanDays("plan", ugly, ugly, DAY, (Dated(ugly, ugly, ugly, DAY, DAY),)),
    )
    for picture in every:
        for slide in (True, False):
            for one in drawn(picture, slide=slide):
                root = etree.fromstring(one.svg.encode())
                assert {child.tag.removeprefix(SVG) for child in root.iter()} <= {
                    "svg", "title", "rect", "text", "line", "circle", "polygon",
                }  # fmt: skip
                assert float(root.get("viewBox").split()[3]) < 3000


def test_no_letter_is_smaller_than_nine_points_on_paper():
    for picture in (spreads(2), seen(3, 12), PLAN):
        for one in drawn(picture):
            assert min(map(float, re.findall(r'font-size="([\d.]+)"', one.svg))) >= 12


# as files for slides


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return report_of(load(build.sample_file(tmp_path_factory.mktemp("sample") / "sample.pmw")), "room")


def test_each_picture_is_a_file_to_zoom_and_a_file_to_paste(sample: Report):
    files = picture_files(sample)
    assert list(files)[:2] == ["picture-01-six-statements-1-of-2.svg", "picture-01-six-statements-1-of-2.png"]
    assert files == picture_files(sample)
    for name, data in files.items():
        if name.endswith(".png"):
            assert data.startswith(b"\x89PNG\r\n")
            assert int.from_bytes(data[16:20], "big") == 1280, "pixels wide"
        else:
            assert b"<title>" in data


def test_the_pictures_are_asked_for_by_name_and_an_empty_session_has_none(desk: Desk, tmp_path: Path):  # noqa: F811
    path = build.sample_file(tmp_path / "sample.pmw")
    assert desk.run("export", path, "--format", "pictures", "--out", "out").code == 0
    assert len(list((desk.here / "out").glob("picture-*.png"))) == len(list((desk.here / "out").glob("*.svg"))) > 3
    assert export(build.session(), "pictures") == {}
    bare = desk.new("--title", "Spring")
    said = desk.run("export", bare, "--format", "pictures", "--out", "none")
    assert (said.code, said.err.strip()) == (0, "pmworkshop: There is nothing to write as pictures yet.")
