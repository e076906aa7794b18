"""Every document of the table of formats: the same bytes each time, any text is text, and how it looks on paper."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from icalendar import Calendar
from lxml import etree
from markdown_it import MarkdownIt

from pmworkshop.session.core.session import fold
from tests.programs import needed
from tests.report.browsing import Tab, browser
from tests.report.documents import SESSIONS, Written
from tests.report.sample import session as everything
from tests.report.sample import text_fields, with_text

PAPERS = {"A4": (8.27, 11.69), "Letter": (8.5, 11.0)}
"""Inches across and down."""
SHEETS = {
    ("sample", "how-we-agreed"): 18, ("sample", "minutes"): 8, ("sample", "raci"): 1,
    ("sample", "run-sheet"): 3, ("sample", "sponsor"): 1,
    ("small", "how-we-agreed"): 1, ("small", "minutes"): 1, ("small", "raci"): 1, ("small", "run-sheet"): 2,
    ("small", "sponsor"): 1,
    ("call", "brief"): 1, ("call", "minutes"): 2,
    ("large", "how-we-agreed"): 120, ("large", "minutes"): 42, ("large", "raci"): 18, ("large", "run-sheet"): 3,
    ("large", "sponsor"): 12,
}  # fmt: skip
"""The most sheets that a page takes."""
OFFICE = {
    "sample-minutes.docx": 8, "sample-workshop.xlsx": 8, "small-minutes.docx": 1, "small-workshop.xlsx": 5,
    "call-minutes.docx": 1, "call-workshop.xlsx": 5, "large-minutes.docx": 42, "large-workshop.xlsx": 32,
}  # fmt: skip
"""The most sheets that a document or a workbook takes, printed by an office."""
HOSTILE = (
    '<script src="https://a.example/x">alert(1)</script>&"\'', '  =HYPERLINK("http://x.example","a")',
    "END:VEVENT\r\nBEGIN:VALARM", "x\r\nBcc: all@x.example", "]]></w:t><w:p/>", 'a","b\n"c;', "\u202eevil\u2066 שלום",
    "\x00\x1b[31m\x07\ufffe\uffff", "\t@SUM(1)|+1",
    "[x](https://a.example/x) ![i](//a.example/i.png) <https://a.example> `a`\n# h\n---\n- i\n\n    <b>c</b>\n/close",
)  # fmt: skip
UNREAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Characters that nobody sees, and that change what is seen."""
MARKDOWN = {*"h1 h2 h3 h4 h5 h6 p br hr ul ol li strong em code pre table thead tbody tr th td blockquote".split()}  # noqa: SIM905
"""The elements that our own Markdown makes; a link, an image or any other would be of a text."""
EVENTS = re.compile(r"<[^>]*\son\w+=", re.IGNORECASE)


class Tags(HTMLParser):
    """Reads which tags a page has, and what it would load."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loads += [value or "" for name, value in attrs if name in ("src", "href", "srcset", "data", "action")]


def hostile(text: str) -> Written:
    """A session with a text in every field of every record."""
    plain = everything()
    state = with_text(plain, text, text_fields(plain))
    return Written(state, ())


@pytest.mark.parametrize("kind", ["sample", "large"])
def test_every_format_gives_the_same_bytes_each_time(kind: str):
    made = SESSIONS[kind]()
    again = Written(fold(made.steps), made.steps)
    first, second = made.everything(), again.everything()
    assert first.keys() == second.keys()
    assert [name for name, data in first.items() if second[name] != data] == []


@pytest.mark.parametrize("kind", SESSIONS)
def test_no_page_asks_for_anything_from_elsewhere(kind: str):
    for name, data in SESSIONS[kind]().everything().items():
        if name.endswith((".html", ".svg")):
            text = data.decode()
            assert [one for one in Tags(text).loads if not one.startswith("#")] == [], name
            assert not re.search(r"url\(|@import|\bfetch\(|XMLHttpRequest", text), name


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_in_every_field_stays_text_in_every_format(text: str):
    for name, data in hostile(text).everything().items():
        check = next((one for end, one in CHECKS.items() if name.endswith(end)), None)
        if check is not None:
            assert check is _packed or not UNREAD.search(data.decode()), name
            check(name, data)


def _page(name: str, data: bytes) -> None:
    page = data.decode()
    found = Tags(page)
    ours = "how-we-agreed" in name or name.startswith("sheets-html/")  # the two pages that have a script of their own
    assert found.tags.count("script") == int(ours), name
    assert [one for one in found.loads if not one.startswith("#")] == [], name
    assert not EVENTS.search(page), name


def _packed(name: str, data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for part in packed.namelist():
            if part.endswith((".xml", ".rels")):
                content = packed.read(part)
                etree.fromstring(content)
                assert b"<f>" not in content, (name, part)
                assert b"x.example" not in content or not part.endswith(".rels"), (name, part)


def _calendar(name: str, data: bytes) -> None:
    assert data.count(b"\r\nBEGIN:VEVENT\r\n") == len(list(Calendar.from_ical(data).walk("VEVENT"))), name
    assert all(len(line) <= 75 for line in data.split(b"\r\n")), name
    parts = re.findall(r"^(BEGIN|END):(\w+)\r$", data.decode(), re.MULTILINE)
    begun, ended = (Counter(part for word, part in parts if word == wanted) for wanted in ("BEGIN", "END"))
    assert begun == ended, name
    assert begun["VALARM"] <= begun["VEVENT"], name


def _letter(name: str, data: bytes) -> None:
    heads = [part for part in data.split(b"\n\n") if part.startswith(b"To:")]
    assert not any(re.search(rb"^(?:Bcc|Cc):", head, re.MULTILINE | re.IGNORECASE) for head in heads), name
    assert not re.search(rb"[\x00\x07\x1b]", data), name


def _table(name: str, data: bytes) -> None:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows if row}) == 1, name
    assert [cell for row in rows for cell in row if re.match(r"\s*[=+@\t-]", cell)] == [], name
    commands = [line for row in rows for cell in row for line in cell.split("\n") if line.startswith("/")]
    assert commands == [] or name.startswith("sheets-"), "GitLab acts on a line that begins so"


def _markdown(name: str, data: bytes) -> None:
    text = data.decode()
    if text.startswith("---\n"):
        about, text = text.removeprefix("---\n").split("\n---\n", 1)
        assert all(re.match("[a-z-]+: ", line) for line in about.split("\n")), name
    found = Tags(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text))
    assert set(found.tags) <= MARKDOWN, name


CHECKS = {
    ".csv": _table, ".md": _markdown, ".html": _page, ".docx": _packed, ".xlsx": _packed, ".ics": _calendar,
    ".txt": _letter,
}  # fmt: skip
"""What is looked at in a file, by the end of its name."""


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    needed("chromium", "pdfinfo", "pdftohtml")
    with browser(tmp_path_factory.mktemp("browser")) as page:
        yield page


@pytest.mark.parametrize(("kind", "document"), SHEETS)
def test_each_page_takes_so_many_sheets_and_no_letter_is_smaller_than_eight_points(
    kind: str, document: str, tab: Tab, tmp_path: Path
):
    files = SESSIONS[kind]().everything()
    (data,) = (data for name, data in files.items() if name.endswith(f"/{document}.html"))
    (tmp_path / "page.html").write_bytes(data)
    for paper, (wide, high) in PAPERS.items():
        tab.open(tmp_path / "page.html")
        printed = tmp_path / f"{paper}.pdf"
        printed.write_bytes(tab.printed(wide, high))
        assert 0 < _sheets(printed) <= SHEETS[kind, document], paper
        words = ["pdftohtml", "-xml", "-i", "-stdout", "-zoom", "1", str(printed)]
        told = subprocess.run(words, check=True, capture_output=True, text=True).stdout
        assert min(map(int, re.findall(r'<fontspec id="\d+" size="(\d+)"', told))) >= 8, paper


def test_an_office_opens_documents_and_workbooks_without_a_warning(tmp_path: Path):
    needed("soffice", "pdfinfo")
    for kind, made in SESSIONS.items():
        for name, data in made().everything().items():
            if name.endswith((".docx", "workshop.xlsx", "1-product-management.xlsx")):
                (tmp_path / f"{kind}-{Path(name).name}").write_bytes(data)
    sources = sorted(tmp_path.iterdir())
    options = ("--headless", f"-env:UserInstallation=file://{tmp_path}/office", "--convert-to", "pdf")
    told = subprocess.run(
        ["soffice", *options, "--outdir", str(tmp_path), *map(str, sources)],
        check=True, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert all(source.with_suffix(".pdf").is_file() for source in sources)
    said = [line for line in (told.stdout + told.stderr).splitlines() if "java" not in line]
    assert not [line for line in said if re.search("warn|error", line, re.IGNORECASE)]
    sheets = {source.name: _sheets(source.with_suffix(".pdf")) for source in sources}
    assert {name for name, most in OFFICE.items() if not 0 < sheets[name] <= most} == set(), sheets


def _sheets(printed: Path) -> int:
    told = subprocess.run(["pdfinfo", printed], check=True, capture_output=True, text=True).stdout
    return int(re.search(r"Pages: +(\d+)", told)[1])
