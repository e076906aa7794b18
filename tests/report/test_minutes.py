"""The minutes: three sentences, what was decided, the record; as Markdown, as a page, as a document."""

from __future__ import annotations

import io
import re
import subprocess
import time
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from lxml import etree

from pmworkshop.base.text import clean_line
from pmworkshop.interface import export, load
from pmworkshop.report.builders.report import build as report_of
from pmworkshop.report.model.promised import Priority
from pmworkshop.report.writers.minutes.page import page_files
from pmworkshop.report.writers.minutes.word import word_files
from pmworkshop.session.core.session import Session
from tests import build
from tests.programs import needed
from tests.report import printing
from tests.report.sample import session as everything
from tests.report.sample import text_fields, with_text
from tests.report.test_markdown import UGLY
from tests.report.test_reports_of_answers import again, polled, twice
from tests.report.test_sponsor_page import large
from tests.session.asked import asking

PAPERS = ("A4", "Letter")
EVIL = '<script src="https://a.example/x">alert(1)</script> & "quotes" ![a](https://a.example) [b](https://b.example)'
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return load(build.sample_file(tmp_path_factory.mktemp("sample") / "sample.pmw"))


def html(state: Session) -> str:
    return page_files(report_of(state, "room"))["minutes.html"].decode()


def markdown(state: Session, audience="room") -> str:
    return export(state, "markdown", audience=audience)["summary.md"].decode()


def word(state: Session) -> bytes:
    return word_files(report_of(state, "room"))["minutes.docx"]


class Headings(HTMLParser):
    """Reads the headings of a page, the tags in it and what it would load."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self.tags: set[str] = set()
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not {"src", "href", "srcset", "onclick", "onload"} & {name for name, _ in attrs}
        self.inside = bool(re.fullmatch("h[1-6]", tag))
        if self.inside:
            self.found.append((int(tag[1]), ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            level, text = self.found[-1]
            self.found[-1] = (level, text + data)


def read(page: str) -> Headings:
    found = Headings()
    found.feed(page)
    return found


# what they say


def test_three_sentences_stand_on_top_then_what_was_decided_then_the_record(sample: Session):
    text = markdown(sample)
    top, decided, record = re.split(r"\n## [^\n]*\n", text)
    assert "now all eight have one owner. We leave with ten actions, each with one owner and a date; the" in top
    for title in ("Our purpose", "We begin with", "What will have happened", "Who answers for what"):
        assert f"\n### {title}\n" in decided, title
    assert "| Set the price | Product manager |" in decided
    assert "### We look again\n\nWednesday 14 October 2026 · " in decided
    titles = [line for line in record.splitlines() if line.startswith("### ")]
    asked = [module.title for module in sample.info.agenda.modules]
    told = [title.removeprefix("### ") for title in titles if title.removeprefix("### ") in asked]
    assert titles[0] == "### Who was there"
    assert told == sorted(told, key=asked.index)
    assert len(told) > 8


def test_nothing_is_told_twice_and_counts_are_a_small_picture_or_a_sentence(sample: Session):
    text = markdown(sample)
    assert text.count("| Set the price |") == 2, "once as decided, once as it was seen alone"
    assert text.count("\n| A01 |") == 1
    assert "- Know the customer before the roadmap: 7 people, first\n" in text
    assert "  - answers: 1 ●●● · 2 ●● · 3 ● · 4 ●● · 5 ● — far apart" in text
    assert text.count("From not at all to entirely:") == 1
    assert "not at all …" not in text
    assert "comes from" not in text
    assert len(text.splitlines()) < 300


def test_nothing_decided_is_said_in_a_sentence_and_a_brief_stays_a_brief():
    bare = build.session(agenda=build.agenda("collect"))
    assert "## What was decided\n\nNothing is decided yet.\n" in markdown(bare)
    call = build.agenda("collect").model_copy(update={"kind": "discovery"})
    text = markdown(build.session(build.entry("e", "Nobody asks"), agenda=call))
    assert text.startswith("# Brief\n")
    assert "What was decided" not in text


def test_the_facilitator_has_besides_what_things_come_from_and_the_time():
    text = markdown(everything(), "facilitator")
    assert "## Time\n" in text
    assert "Comes from:" in text
    assert "### In short" in text


def test_where_many_lines_are_not_complete_the_minutes_name_some_and_say_where_the_others_stand():
    state = build.session(*(build.action(f"x{n}", f"A{n}", what=f"Do {n}", place=n) for n in range(30)))
    told = next(line for line in markdown(state).splitlines() if "not complete:" in line)
    assert told.count("; ") == 12
    assert re.search(r"; and \d+ more, which stand in action-plan\.md\.$", told)


# the page


def test_the_page_has_headings_in_order_one_main_part_and_nothing_from_elsewhere(sample: Session):
    page = html(sample)
    found = read(page)
    assert [level for level, _ in found.found].count(1) == 1
    for (level, title), (before, _) in zip(found.found[1:], found.found, strict=False):
        assert level <= before + 1, title
    assert {"main", "figure", "svg", "table"} <= found.tags
    assert not {"script", "img", "a", "link", "iframe"} & found.tags
    assert page.count('<html lang="en">') == 1
    assert '<th scope="col">Who answers for it</th>' in page
    assert "<th></th>" not in page


def test_pictures_stand_in_place_of_the_counts_in_text(sample: Session):
    page = html(sample)
    assert page.count('role="img"') == page.count("<title>") - 1 == 4
    assert page.index("How far is this true of us today?") < page.index("gave 1, 2 gave 2")
    assert "answers: 1 " not in page, "answers on a scale are drawn"
    assert "Charted alone" not in page
    assert "How it was settled" in page
    assert "<li>Know the customer before the roadmap: 7 people, first</li>" in page
    assert "<figcaption>Whom each of us named alone, before we talked</figcaption>" in page
    assert page.index("The days of the plan") < page.index("The record")


def test_what_was_asked_twice_and_charted_twice_is_drawn_and_told_in_its_sentence():
    page = html(twice())
    assert "One of two statements moved closer" in page
    assert "before: 1" not in page
    assert "how the middle of our answers moved" in page
    page = html(again())
    assert page.count("whom each of us named alone") == 2
    assert "<figcaption>Who sees the agreed owner, before and now</figcaption>" in page
    assert "Who sees the agreed owner, before and now</h" not in page


def test_what_was_said_beside_the_counts_and_what_is_not_shown_stays():
    state = polled(asking(), "poll", {"ann": "1-", "ben": "55", "cem": "31", "dee": "22"})
    assert "1 abstained" in html(state)
    assert "1 of 4 in" in html(everything()), "a round that is not shown is counted only"
    assert "It depends" in html(everything())


def test_of_two_only_who_may_be_told_is_drawn():
    two = polled(asking(), "poll", {"ann": "15", "ben": "55"})
    assert "<svg" not in html(two)


@pytest.mark.parametrize("text", [EVIL, "\ufffe\uffff\ud800", "\x1b[31m", "=1+1", "\u202eevil", *UGLY[::6]])
def test_any_text_is_text_in_page_and_document(text: str):
    whole = everything()
    state = with_text(whole, text, text_fields(whole))
    found = read(html(state))
    assert not {"script", "img", "a", "b", "link"} & found.tags
    data = word(state)
    assert docx.Document(io.BytesIO(data)).paragraphs
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(packed.read(name))
        assert b"https://a.example" not in packed.read("word/_rels/document.xml.rels")
    if clean_line(text) == text and text.isprintable() and " " not in text:
        assert text in "".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)


# the document


def test_the_document_has_styles_repeated_heads_texts_for_pictures_and_the_properties_of_the_session(sample: Session):
    found = docx.Document(io.BytesIO(word(sample)))
    styles = [(one.style.name, one.text) for one in found.paragraphs]
    assert styles[0] == ("Title", "Minutes")
    for style, text in (
        ("Heading 1", "What was decided"),
        ("Heading 2", "Our purpose"),
        ("List Number", "Know the customer before the roadmap (7 chose it)"),
        ("List Bullet", "Who answers for what"),
        ("Caption", "The days of the plan"),
        ("List Bullet 2", "Strategy reaches the teams as a list of features — Head of Development (sample)"),
    ):
        assert (style, text) in styles or style == "List Bullet", text
    purpose = next(one for one in found.paragraphs if one.text.startswith("… somebody decides"))
    assert purpose.runs[0].bold
    for table in found.tables:
        assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
        assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in table.rows)
    pictures = [shape._inline.docPr for shape in found.inline_shapes]
    assert len(pictures) == 4
    assert any("3 gave 1, 2 gave 2" in one.get("descr") for one in pictures)
    about = found.core_properties
    assert (about.title, about.subject, about.language) == (sample.info.title, sample.info.organisation, "en-GB")
    assert about.created.date() == about.modified.date() == build.DAY
    assert about.comments == "A made-up example."
    assert found.styles["Normal"].element.rPr.find(f"{W}lang").get(f"{W}val") == "en-GB"


def test_the_columns_of_a_table_are_as_wide_as_what_stands_in_them(sample: Session):
    found = docx.Document(io.BytesIO(word(sample)))
    plan = next(table for table in found.tables if table.cell(1, 0).text == "A01")
    wide = [cell.width for cell in plan.rows[1].cells]
    assert wide[0] < wide[1] / 3
    assert wide[0] > 10 * 36000, "a code stands on one line"
    assert sum(wide) == pytest.approx(170 * 36000, abs=10000)


def test_the_document_has_the_same_bytes_each_time(sample: Session, monkeypatch: pytest.MonkeyPatch):
    data = word(sample)
    later = time.gmtime(2_000_000_000)
    monkeypatch.setattr("time.localtime", lambda *_: later)
    assert word(sample) == data
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_lists_are_counted_anew_and_drawings_in_text_keep_their_lines():
    report = replace(
        report_of(build.session(), "room"),
        priorities=tuple(Priority(where, 1, f"First of {where}", "7 chose it") for where in ("one", "two")),
    )
    found = docx.Document(io.BytesIO(word_files(report)["minutes.docx"]))
    numbers = [one._p.pPr.numPr.numId.val for one in found.paragraphs if one.text.startswith("First of")]
    assert len(set(numbers)) == 2
    scales = {"method": "scale", "passes": ["now"], "second": {"text": "How much effort?", "label": "effort"}}
    state = polled(asking(poll=scales | {"label": "effect"}), "poll", {"ann": "15", "ben": "55", "cem": "31"})
    state = polled(state, "poll", {"ann": "51", "ben": "15", "cem": "13"}, wanted=True)
    found = docx.Document(io.BytesIO(word(state)))
    assert any(run.font.name == "Liberation Mono" for one in found.paragraphs for run in one.runs)


# on paper


@pytest.mark.parametrize("kind", ["sample", "small", "large", "twice", "charted again"])
def test_no_letter_on_the_page_is_smaller_than_nine_points(kind: str, sample: Session):
    page = html(sessions(sample)[kind])
    sizes = [float(size) for size in re.findall(r"font(?:-size)?: ([\d.]+)pt", page)]
    assert min(sizes) >= 9
    drawn = [float(size) for size in re.findall(r'font-size="([\d.]+)"', page)]
    assert min(drawn, default=12) >= 12, "units of a picture are pixels of 1/96 inch, and it is not made smaller"


def sessions(sample: Session) -> dict[str, Session]:
    nobody = build.session(agenda=build.agenda("collect")).model_copy(update={"participants": {}})
    return {"sample": sample, "small": nobody, "large": large(), "twice": twice(), "charted again": again()}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("kind", "most"), [("sample", 8), ("small", 1), ("large", 24)])
def test_how_many_sheets_they_take_and_no_letter_on_them_is_smaller_than_nine_points(
    kind: str, most: int, paper: str, sample: Session, tmp_path: Path
):
    page = html(sessions(sample)[kind]).replace("@page { ", f"@page {{ size: {paper}; ")
    assert 0 < printing.pages(page.encode(), tmp_path) <= most
    assert printing.smallest(page.encode(), tmp_path) >= 9


@pytest.mark.parametrize("kind", ["sample", "large"])
def test_an_office_opens_the_document_without_a_warning(kind: str, sample: Session, tmp_path: Path):
    needed("soffice")
    (tmp_path / "minutes.docx").write_bytes(word(sessions(sample)[kind]))
    options = ("--headless", f"-env:UserInstallation=file://{tmp_path}/office", "--convert-to", "pdf")
    told = subprocess.run(
        ["soffice", *options, "--outdir", str(tmp_path), str(tmp_path / "minutes.docx")],
        check=True, capture_output=True, text=True, timeout=180,
    )  # fmt: skip
    assert (tmp_path / "minutes.pdf").is_file()
    said = [line for line in (told.stdout + told.stderr).splitlines() if "java" not in line]
    assert not [line for line in said if re.search("warn|error", line, re.IGNORECASE)]
