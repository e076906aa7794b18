"""The page of the room as it is written: the same for everybody, quiet, and fitting what it asks."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from pmworkshop.base.language import speaking
from pmworkshop.exchange.sheet_form import parts
from pmworkshop.report.writers.pages.assets import asset
from pmworkshop.room.pages.asked import asked_html, asked_parts
from pmworkshop.room.pages.shell import shell
from pmworkshop.session.operations import people
from pmworkshop.session.rounds import ballots
from pmworkshop.session.rounds.answer_form import Answer
from tests.build import activity, put
from tests.pseudo import disguise, latin
from tests.report.forming import EVIL, asking_all
from tests.session.doing import do

ALL = ("fields", "lines", "values", "long", "options", "dots", "points", "rank", "letters", "owners")


class Reader(HTMLParser):
    """The controls of a piece of a page by its sections, and all ids."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.controls: list[list[dict[str, str | None]]] = []
        self.ids: list[str | None] = []
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        self.tags.add(tag)
        if "id" in about:
            self.ids.append(about["id"])
        if "data-part" in about:
            self.controls.append([])
        if "data-line" in about:
            self.controls[-1].append(about)


def test_everybody_gets_the_same_page_in_the_language_that_is_spoken():
    page, policy = shell()
    assert (page, policy) == shell()
    assert b'<html lang="en">' in page
    with speaking("de"):
        assert b'<html lang="de">' in shell()[0]


def test_every_word_of_the_page_is_a_message_and_the_scripts_fill_all_their_places():
    with disguise():
        page = re.sub(r"(?s)<style>.*?</style>", "", shell()[0].decode())
    written, script = page.split("<script>")
    shown = re.sub(r"<[^>]+>", " ", written)
    labels = re.findall(r'(?:aria-label|title|placeholder)="([^"]*)"', written)
    assert latin(" ".join((shown, *labels))) == []
    words = json.loads(script[script.index("{") : script.index("};") + 1])
    assert latin(re.sub(r"\{\w+\}", "", " ".join(words.values()))) == []
    assert set(re.findall(r"WORDS\.(\w+)", script) + re.findall(r"\bwords\.(\w+)\b", script)) >= words.keys()


def test_no_word_of_the_page_ends_its_script(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("pmworkshop.room.pages.words.tr", lambda _: "</script><b>")
    page = shell()[0].decode()
    assert (page.count("</script>"), page.count("<b>")) == (1, 0)


def test_nothing_but_its_own_style_and_script_runs_and_only_the_laptop_is_asked():
    page, policy = shell()
    style, script = (re.search(rf"<{tag}>(.*?)</{tag}>", page.decode(), re.DOTALL)[1] for tag in ("style", "script"))
    own = "pmworkshop.room.pages"
    assert style == asset("answering.css", "room.css", package=own).text
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    for words in ("connect-src 'self'", "img-src 'self' data:", "base-uri 'none'", "form-action 'none'",
                  "frame-ancestors 'none'", asset("answering.css", "room.css", package=own).source):  # fmt: skip
        assert words in policy
    assert "unsafe" not in policy
    rest = page.decode().replace(script, "")
    assert not re.search(r"https?:|//[a-z]|@import|url\(|\son[a-z]+=|\sstyle=", rest)
    assert "http" not in script
    assert "document.cookie" not in script


@pytest.mark.parametrize(
    "newer", ["structuredClone", "replaceChildren", ".replaceAll(", ".at(", "hasOwn(", "showModal"]
)
def test_nothing_newer_than_the_phones_of_2020_is_used(newer: str):
    assert newer not in shell()[0].decode()


def test_each_control_fills_a_blank_cell_of_a_line_of_its_own_part():
    asked = parts(asking_all(), ALL)
    found, given = Reader(asked_html(asked)), asked_parts(asked)
    assert len(found.controls) == len(given) == len(ALL) + 1
    for controls, part in zip(found.controls, given, strict=True):
        assert {(one["module"], one["tag"]) for one in given} >= {(part["module"], part["tag"])}
        assert {int(one["data-line"]) for one in controls} == set(range(len(part["lines"])))
        for one in controls:
            subject, cells = part["lines"][int(one["data-line"])]
            assert len(cells) == len(part["columns"])
            assert cells[int(one["data-cell"])] == ""
            key = one["data-key"].split("/")
            assert key[:2] == [part["module"], part["tag"]]
            assert key[2] in (subject, "-")
    assert len(found.ids) == len(set(found.ids))


def test_it_is_the_same_whoever_has_answered_what():
    state = asking_all()
    answered = do(state, ballots.cast("long", "ben", [Answer(str(n), score=97) for n in (1, 2, 3)]))
    assert asked_html(parts(answered, ("long",))) == asked_html(parts(state, ("long",)))
    assert asked_html(parts(do(state, people.leave("cem")), ALL)) == asked_html(parts(state, ALL))


def test_hostile_words_stay_words():
    state = do(
        asking_all(options={"options": [EVIL, "No"]}), put(activity("x", chart="letters", label=EVIL, place=9))
    )
    found = Reader(asked_html(parts(state, ("options", "letters"))))
    assert not found.tags & {"script", "img", "a"}
