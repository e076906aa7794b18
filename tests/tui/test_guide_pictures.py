"""The pictures of the guide show what it says they show."""

from __future__ import annotations

import html
import importlib.util
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"


def read(path: Path) -> str:
    """Read the words on a picture."""
    pieces = re.findall(r"<text[^>]*>([^<]*)</text>", path.read_text(encoding="utf-8"))
    return html.unescape(" ".join(pieces)).replace("\xa0", " ")


@pytest.fixture(scope="module")
def pictured():
    spec = importlib.util.spec_from_file_location("docs_build_of_pictures", ROOT / "docs" / "build.py")
    build = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = build
    spec.loader.exec_module(build)
    return build.PICTURED


CAPTIONS = {
    "stage": (("stage",), ("Who answers", "Settle", "Set the price")),
    "home": (("home",), ("Sessions", "Leadership alignment")),
    "alone": (("alone",), ("Write alone", "What should be happening around our products")),
    "questions": (("question", "group"), ("Questions Group", "Missing", "Know the customer before the roadmap")),
    "statements": (("statement",), ("Statements Show", "How far is this true of us today?", "▲")),
    "chart": (("who answers",), ("Who answers Settle", "Set the price", "┌")),
    "plan": (("plan",), ("Plan Settle", "Publish who decides what enters the")),
    "replay": (("replay",), ("Replay", "read only", "Before", "After this step")),
    "recording": (("recording",), ("Replay", "read only", "step 218 of 218")),
    "german": (("german", "who answers"), ("Wer verantwortet Klären", "Den Preis festlegen")),
    "paper": (("bright",), ("Who answers", "Settle")),
}
"""For each picture of the guide, words of its caption, and what stands on the picture that the caption means."""


def test_each_caption_tells_what_its_picture_shows():
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    told = [
        one
        for page in pages
        for one in re.findall(r"!\[([^\]]*)\]\([\w/]*pictures/([\w-]+)\.svg\)", page.read_text("utf-8"))
    ]
    assert len(told) >= 8
    for caption, name in told:
        said, shown = CAPTIONS[name]
        assert [one for one in said if one not in caption.casefold()] == [], caption
        words = " ".join(read(PICTURES / f"{name}.svg").split())
        assert [one for one in shown if one not in words] == [], name


def test_each_picture_shows_the_words_it_is_there_for(pictured):
    for name, picture in pictured.items():
        words = " ".join(read(PICTURES / f"{name}.svg").split())
        assert [wanted for wanted in picture.shows if wanted not in words] == [], name


def test_each_picture_of_the_guide_is_made_and_each_one_made_is_there(pictured):
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    named = {name for page in pages for name in re.findall(r"pictures/([\w-]+)\.svg", page.read_text("utf-8"))}
    known = {*pictured, "recording"}  # the recording is made beside the pictures
    assert named <= known
    assert {path.stem for path in PICTURES.iterdir()} == known
