"""The sponsor's page: what it says, that any text is text, and that it prints on one sheet."""

from __future__ import annotations

import doctest
import re
import shutil
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pmworkshop.interface import export, load
from pmworkshop.report.builders.report import build as report_of
from pmworkshop.report.writers import headline
from pmworkshop.report.writers.pages import printing
from pmworkshop.report.writers.sponsor_fit import HEIGHT, SIZES, fitted, height
from pmworkshop.report.writers.sponsor_html import page_html
from pmworkshop.report.writers.sponsor_page import page_markdown, page_of
from pmworkshop.session.core.records import Acceptance, Decision
from pmworkshop.session.core.session import Session
from tests import build
from tests.build import DAY, action, activity, ballot, entry, mark, role, round_, session
from tests.cli.conftest import Desk, desk  # noqa: F401
from tests.programs import needed
from tests.report.sample import session as everything
from tests.report.test_after import lines, plan, sponsor_page

PAPERS = ("A4", "Letter")


@pytest.fixture
def prints() -> None:
    """For tests that print by a browser and count pages."""
    needed("chromium", "pdfinfo", "pdftotext")


PRINTS = pytest.mark.usefixtures("prints")
EVIL = '<script src="x">alert(1)</script> & "quotes"'


def large() -> Session:
    """A session of 200 actions, 30 roles and 40 decisions, each told at length."""
    long = "everything that we have promised to customers in this year and the next"
    return session(
        *(role(f"r{n}", title=f"Head of department number {n}", place=n) for n in range(30)),
        *(activity(f"d{n}", label=f"Decide on product line {n}: {long}", place=n) for n in range(40)),
        *(mark(f"d{n}", f"r{n % 30}", "A") for n in range(40)),
        *(action(f"x{n}", f"A{n}", what=f"Publish {long}", owners=("ann",), due=DAY, place=n) for n in range(200)),
        *(entry(f"o{n}", f"{n} times {long}", module="collect", place=n) for n in range(20)),
    )


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return load(build.sample_file(tmp_path_factory.mktemp("sample") / "sample.pmw"))


# what it says


def test_the_headline_is_made_of_the_numbers_also_where_little_was_reached():
    found = doctest.testmod(headline)
    assert (found.failed, found.attempted > 5) == (0, True)
    assert sponsor_page(session()).headline == "Nothing is agreed yet"


def test_the_page_of_the_sample_has_all_that_a_sponsor_looks_for(sample: Session):
    page = sponsor_page(sample)
    assert page.headline == "Eight decisions have one owner; nine leaders have made ten promises"
    assert page.purpose.startswith("… somebody decides what we build")
    assert lines("We begin with", sample)[0] == ("Know the customer before the roadmap", "7 of 9")
    assert "We have kept nine of ten promised dates" in lines("What will have happened", sample)
    (owners,) = [block for block in page.blocks if block.look == "owners"]
    assert owners.note == "before we talked, all of us named the same role for 1 of 7"
    assert ("Set the price", "Product manager") in owners.rows
    first, *_, last = lines("The plan", sample)
    assert first == ("A07", "Stop promising single requests before the roadmap talk", "Sales", "18 Sep", "28 Sep")
    assert (last[0], last[2]) == ("A10", "You")
    gifts = dict(lines("What each function contributes", sample))
    assert gifts["Finance"].startswith("3 days of an analyst, if this year's discounts are collected first, for A03")
    (ahead,) = lines("We look again", sample)
    assert ahead.endswith("Mon 11 Jan 2027 · support at the end, 0 to 5: six 5s, three 4s")


def test_the_same_stands_in_the_markdown(sample: Session):
    text = page_markdown(sponsor_page(sample)).decode()
    assert text.startswith("# Eight decisions have one owner; nine leaders have made ten promises\n")
    for told in (
        "1. Know the customer before the roadmap (7 of 9)", "| Set the price | Product manager |",
        "Before we talked, all of us named the same role for 1 of 7.",
        "| A10 | Send back each question that the chart gives to somebody else | You | 21 Sep | 11 Dec |",
        "- Operations: half a day a week for agreeing on dates, until Friday 18 December 2026",
    ):  # fmt: skip
        assert told in text


def test_what_was_said_before_the_talk_is_told_only_where_it_was_shown():
    def note(*more: object) -> str:
        page = sponsor_page(session(role("pm"), activity("price"), mark("price", "pm", "A"), *more))
        return next(block.note for block in page.blocks if block.look == "owners")

    alone = [ballot(who, round="chart/1", subject="price", letters={"pm": "A"}) for who in ("ann", "ben", "cem")]
    told = "before we talked, all of us named the same role for 1 of 1"
    assert note(round_("chart/1", module="chart", status="revealed"), *alone) == told
    assert note(round_("chart/1", module="chart"), *alone) == ""
    assert note(round_("chart/1", module="chart", status="revealed"), *alone[:2]) == "", "two are too few to be told"
    assert note() == ""


def test_hands_are_told_only_where_enough_were_raised():
    def ahead(hands: dict[str, int]) -> str:
        asked = round_("plan/1", module="plan", status="revealed", hands={"proposal": hands})
        return lines("We look again", session(action("a1"), asked))[0]

    assert ahead({"3": 1, "5": 2}).endswith("support at the end, 0 to 5: two 5s, one 3")
    assert "support" not in ahead({"0": 1, "5": 1})


def test_what_waits_for_the_sponsor_is_named():
    settles = action("s", "A07", sort="decide", row="x", because=("x",), due=date(2026, 12, 11), owners=("dee",))
    state = session(
        role("sp", title="Sponsor", sponsor=True, spokesperson="dee"),
        activity("x", label="Set the price", state="parked", given_to="sp"),
        Decision(id="d1", module="decide", statement="We merge", outcome="open", place=1),
        Decision(id="d2", module="decide", statement="We ask the board", outcome="adopted", owner="dee", due=DAY),
        Decision(id="d3", module="decide", statement="We go on", outcome="adopted", owner="ann", place=3),
        Decision(id="d4", module="decide", statement="We tell it", outcome="adopted", owner="dee", place=4),
        settles,
    )
    assert lines("Needs you", state) == (
        "For you to decide: Set the price (Sponsor, by 11 Dec).",
        "You see to it: We ask the board, by Monday 14 September 2026.",
        "You see to it: We tell it.",
        "Not decided in the room: We merge.",
    )
    assert lines("Who answers for what", state) == (("Set the price", "given to Sponsor, by 11 Dec"),)
    assert lines("The plan", state)[0][2] == "You"


def test_a_role_that_carries_much_is_named_with_what_the_room_said_to_it():
    rows = [activity(f"d{n}", place=n) for n in range(6)]
    marks = [mark(f"d{n}", "pm", "AR") for n in range(6)]
    here = role("pm", title="Product manager", spokesperson="ann")
    state = session(here, role("sa", place=2), *rows, *marks)
    assert lines("Needs you", state) == (
        "Product manager does the work for six of six decisions.",
        "Product manager answers for six of six decisions.",
    )
    kept = Acceptance(
        id="k", module="chart", rule="RACI-W11", row=None, column="pm", reason="until a second one starts"
    )
    assert lines("Needs you", session(here, role("sa", place=2), *rows, *marks, kept))[0] == (
        "Product manager does the work for six of six decisions: until a second one starts."
    )


def test_a_first_step_without_a_day_says_so_and_stands_in_words_in_the_plan():
    state = session(
        action("a1", owners=("ann",), first_step="Collect the discounts of two years", due=date(2027, 1, 5))
    )
    assert lines("The plan", state) == (("A01", "Do a1", "Product", "no day yet", "5 Jan 2027"),)


def test_many_owners_that_were_not_in_the_room_stand_in_one_sentence():
    def needs(number: int) -> str:
        roles = [role(f"r{n}", title=f"Role {n}", place=n) for n in range(number)]
        rows = [activity(f"d{n}", place=n) for n in range(number)]
        return lines("Needs you", session(*roles, *rows, *(mark(f"d{n}", f"r{n}", "A") for n in range(number))))[0]

    assert needs(2) == (
        "Role 0 and Role 1 were not in the room and answer for both decisions. Please ask both whether they accept."
    )
    assert needs(30) == (
        "Role 0, Role 1 and 28 other roles were not in the room and answer for all 30 decisions. "
        "Please ask all of them whether they accept."
    )


@pytest.mark.parametrize("reader", ["room", "facilitator"])
def test_other_readers_reports_do_not_have_what_is_the_sponsors(sample: Session, reader: str):
    report = report_of(sample, reader)  # type: ignore[arg-type]
    assert (report.for_sponsor.needs, report.for_sponsor.given, report.for_sponsor.support) == ((), (), "")


# any text is text


class _Reader(HTMLParser):
    """Notes tags, attributes and what is read."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: bytes) -> _Reader:
    reader = _Reader()
    reader.feed(html.decode())
    return reader


def test_the_html_is_one_file_that_loads_nothing_and_shows_any_text_as_text():
    html = page_html(sponsor_page(plan(title=EVIL, organisation="<b>Firm</b>")))
    plain = read(page_html(sponsor_page(plan())))
    reader = read(html)
    assert reader.tags == plain.tags
    assert "script" not in reader.tags
    assert reader.attributes == plain.attributes <= {"lang", "charset", "class", "style"}
    assert EVIL in reader.text
    assert "<b>Firm</b>" in reader.text
    assert not re.search(r"https?:|url\(|@import", html.decode())
    assert "@page" in html.decode()


@pytest.mark.parametrize(
    "text", [EVIL, "</style></title><img src=x onerror=y>", "{{ 7 * 7 }} {% raw %}", "| a | b\n# c"]
)
def test_hostile_text_in_every_field_adds_no_tag(text: str):
    page = page_of(report_of(everything(f"{text} "), "sponsor"))
    plain = page_of(report_of(everything(), "sponsor"))
    assert read(page_html(page)).tags == read(page_html(plain)).tags
    assert "49" not in read(page_html(page)).text
    heads = [line for line in page_markdown(page).decode().splitlines() if line.startswith("#")]
    assert len(heads) == 1 + len(page.blocks)


# one sheet


@pytest.mark.parametrize("number", [0, 5, 20, 80])
def test_the_page_fits_one_sheet_whatever_was_said_and_nothing_is_lost(number: int):
    long = "We have " + "said no to very many requests " * 8
    more = [entry(f"x{n}", f"{n} {long}", place=n) for n in range(number)]
    more += [action(f"y{n}", f"B{n:02d}", what=long, owners=("ann",), due=DAY, place=n) for n in range(number)]
    more += [activity(f"z{n}", label=f"{n} {long}", place=n + 5) for n in range(number)]
    page = sponsor_page(plan(*more))
    fits = fitted(page)
    assert fits.size in SIZES
    assert height(fits.page, fits.size, fits.left) <= HEIGHT
    assert [block.title for block in fits.page.blocks] == [block.title for block in page.blocks]
    rows = {block.title: block.rows for block in fits.page.blocks}
    for block in fits.rest:
        rows[block.title] += block.rows
    assert rows == {block.title: block.rows for block in page.blocks}
    html = page_html(page).decode()
    assert ("more from page 2 on" in html) == (", continued</h2>" in html) == bool(fits.rest) == (number > 0)
    for left in filter(None, fits.left):
        assert f"and {left} more from page 2 on" in html


def test_a_page_that_holds_next_to_nothing_is_not_cut_for_ever():
    bare = fitted(sponsor_page(session(title="x" * 3000, organisation="y" * 3000)))
    assert height(bare.page, bare.size) <= HEIGHT


@pytest.mark.parametrize("paper", ["", *PAPERS])
def test_no_letter_is_smaller_than_nine_points(paper: str, sample: Session):
    for state in (sample, large(), session()):
        html = page_html(sponsor_page(state), paper=paper).decode()
        sizes = re.findall(r"font(?:-size)?: ([\d.]+)([a-z%]+)", html)
        assert {unit for _, unit in sizes} == {"pt"}
        assert min(float(size) for size, _ in sizes) == SIZES[-1] == 9


def pages(data: bytes, folder: Path) -> list[str]:
    """The text of each page of a PDF."""
    (folder / "page.pdf").write_bytes(data)
    words = ["pdftotext", "-layout", str(folder / "page.pdf"), "-"]
    return subprocess.run(words, capture_output=True, check=True).stdout.decode().split("\f")[:-1]


@PRINTS
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("sort", ["sample", "small", "plan"])
def test_it_prints_on_one_sheet(sort: str, paper: str, sample: Session, tmp_path: Path):
    state = {"sample": sample, "small": session(agenda=build.agenda("collect")), "plan": plan()}[sort]
    (only,) = pages(printing.printed(page_html(sponsor_page(state), paper=paper), "It", DAY), tmp_path)
    assert "WE LOOK AGAIN" in only


@PRINTS
@pytest.mark.parametrize("paper", PAPERS)
def test_the_first_sheet_of_a_large_session_holds_something_of_all_and_the_next_ones_the_rest(
    paper: str, tmp_path: Path
):
    first, second, *_ = pages(printing.printed(page_html(sponsor_page(large()), paper=paper), "It", DAY), tmp_path)
    assert "more from page 2 on" in first
    assert "WE LOOK AGAIN" in first
    assert "CONTINUED" in second


@PRINTS
def test_the_format_prints_the_same_bytes_each_time(desk: Desk):  # noqa: F811
    path = build.sample_file(desk.home / "sample.pmw")
    assert desk.run("export", path, "--format", "sponsor-pdf", "--out", "out").code == 0
    made = (desk.here / "out" / "sponsor.pdf").read_bytes()
    assert made.startswith(b"%PDF")
    assert made == export(path, "sponsor-pdf")["sponsor.pdf"]


def test_where_nothing_prints_one_sentence_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch):  # noqa: F811
    monkeypatch.setattr(printing, "BROWSERS", ())
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    said = desk.run("export", desk.new(), "--format", "sponsor-pdf", "--out", "out")
    assert (said.code, said.out) == (2, "")
    assert "The sponsor's page as PDF needs a browser or weasyprint, and neither is at hand." in said.err
    assert not (desk.here / "out").exists()


def test_without_a_browser_the_library_prints(monkeypatch: pytest.MonkeyPatch):
    class Weasy:
        """Stands for the library."""

        def __init__(self, string: str) -> None:
            self.string = string

        def write_pdf(self) -> bytes:
            return f"%PDF {self.string} /CreationDate (D:20261128120000+00'00')".encode()

    monkeypatch.setattr(printing, "BROWSERS", ())
    fake = type("weasyprint", (), {"HTML": Weasy})
    monkeypatch.setitem(sys.modules, "weasyprint", fake)
    made = printing.printed(b"<p>x</p>", "It", DAY)
    assert made == b"%PDF <p>x</p> /CreationDate (D:20260914000000+00'00')"


def test_a_browser_that_writes_nothing_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(printing, "browser", lambda: shutil.which("true") or "/nowhere/true")
    with pytest.raises(printing.InputError, match=r"It could not be printed: true gave no file\."):
        printing.printed(b"", "It", DAY)
