"""Any text must come out of a real Markdown parser as the text it was."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pmworkshop.base.text import clean_text
from pmworkshop.report.writers import markdown

COMMONMARK = MarkdownIt("commonmark")
GFM = MarkdownIt("gfm-like")
UGLY = [
    "a | b",
    "# no heading",
    "- no item",
    "+ no item",
    "1. no item",
    "12) no item",
    "> no quote",
    "---",
    "===",
    "* * *",
    "***",
    "___",
    "_x_",
    "**x**",
    "snake_case_name",
    "~~gone~~",
    "`code`",
    "``",
    "```\nx",
    "~~~",
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "<!-- x",
    "<https://a.example>",
    "https://a.example/b_c",
    "www.example.com",
    "www.3m",
    "see a@b.example",
    "mailto:a@b.example",
    "//localhost/x",
    "[a](b)",
    "![a](b)",
    "[a]: /b",
    "[^1]",
    "[ ] task",
    "&amp; &#65; R&D",
    "back\\",
    "\\",
    "\\*x\\*",
    "\\|",
    "C:\\Users\\x",
    "a\n===",
    "a\n---",
    "a\n- b",
    "a\n1. b",
    "a  \nb",
    "    code",
    "\tcode",
    "a\n\nb",
    "a | b\n--|--",
    ":-:\n:-:",
    "Title ##",
    "#",
    "##",
    "-",
    "+",
    "1.",
    "[/red]",
    "[@click=app.quit]x[/]",
    "\x1b[31mred",
    "\u202eevil",
    "\u200fשלום עולם",
    "👩‍👩‍👧‍👦 👍🏽",
    "顧客の声を聞く",
    "x" * 4000,
    "nul\0byte",
    "tab\tinside",
    "\ud800",
    "a--b",
    "-5 %",
    "3 * 4",
    "~5 days",
    "5 > 3 < 4",
    "e.g. this",
    "!",
    "![",
    "a\\\nb",
    "|",
    "||",
    "| a |",
    "$x$",
    ":smile:",
    "file.toml",
    "a/b//c",
    "\xa0",
    "&",
    "&lt",
    "_",
    "__",
    "a_",
    "_a",
]
texts = st.text(
    st.one_of(st.sampled_from("\\`*_{}[]()<>#+-.!|~&;:@/= \t\n\"'123abcwhtps"), st.characters()), max_size=60
) | st.sampled_from(UGLY)


def words(text: str) -> list[str]:
    """What a reader sees: blanks of any length are one."""
    return clean_text(text).split()


def read(parser: MarkdownIt, source: str) -> tuple[str, set[str]]:
    """The text of a document, and the sorts of markup in it."""
    shown, sorts = [], set()
    for token in parser.parse(source):
        sorts.add(token.type)
        for child in token.children or ():
            sorts.add(child.type)
            shown.append("\n" if child.type in ("hardbreak", "softbreak") else child.content)
        shown.append("\n" if token.children is not None else "")
    return "".join(shown), sorts


PLAIN = {"inline", "text", "text_special", "hardbreak", "paragraph_open", "paragraph_close"}


def only_text(parser: MarkdownIt, source: str, text: str, more: set[str]) -> None:
    shown, sorts = read(parser, source)
    assert shown.split() == words(text), source
    assert sorts <= PLAIN | more, source


@pytest.mark.parametrize("parser", [COMMONMARK, GFM], ids=["commonmark", "gfm"])
@given(text=texts)
@example(text="a\\")
@example(text="\\\n\\")
@example(text="- ")
def test_a_paragraph_is_its_text(parser, text):
    only_text(parser, markdown.text(text), text, set())


@pytest.mark.parametrize("parser", [COMMONMARK, GFM], ids=["commonmark", "gfm"])
@given(text=texts)
def test_a_list_item_is_its_text_at_every_depth(parser, text):
    source = "\n".join([markdown.item("one"), markdown.item(markdown.text(text), 1), markdown.item("two")])
    lists = {"bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"}
    only_text(parser, source, f"one {text if words(text) else markdown.NOTHING} two", lists)


@given(text=texts)
def test_a_heading_is_its_text(text):
    source = markdown.heading(2, text)
    only_text(COMMONMARK, source, text, {"heading_open", "heading_close"})
    only_text(GFM, source, text, {"heading_open", "heading_close"})


@given(cells=st.lists(texts, min_size=3, max_size=3))
def test_a_table_has_its_cells_and_no_more(cells):
    tokens = GFM.parse(markdown.table(("a", "b", "c"), [cells]))
    shown = ["".join(child.content for child in token.children) for token in tokens if token.type == "inline"]
    assert [text.split() for text in shown[3:]] == [words(cell) for cell in cells]
    assert {child.type for token in tokens for child in token.children or ()} <= {"text", "text_special"}


@given(text=texts)
def test_facts_are_their_text(text):
    shown, sorts = read(GFM, markdown.facts([("Owner", text), ("Due", "Monday")]))
    assert shown.split() == [*(["Owner:", *words(text)] if text else []), "Due:", "Monday"]
    assert not sorts & {"link_open", "html_inline", "html_block", "em_open", "code_inline"}


@pytest.mark.parametrize(
    "text",
    [
        "We meet every month, don't we? Yes: at 9.30 (sharp) - or so!",
        "R&D gives 2 days/month; sales 50% of one analyst",
        "snake_case and half-hearted e.g. this, -5 % and 3.5 million",
        "Preis erhöhen – „sofort“",
    ],
)
def test_ordinary_prose_stays_as_it_was_typed(text):
    assert markdown.text(text) == text


def test_text_that_is_markdown_by_design_keeps_its_markup_but_no_html():
    shown = markdown.included("**Bold**\n- item\n<script>alert(1)</script>\n\n<div>\n\\<b>")
    assert shown.startswith("**Bold**\n- item\n")
    assert not {"html_block", "html_inline"} & read(GFM, shown)[1]


@given(text=texts)
def test_no_html_survives_in_included_text(text):
    rendered = COMMONMARK.render(markdown.included(text))
    assert not re.search(r"<(?!/?(?:p|h\d|ul|ol|li|em|strong|code|pre|blockquote|hr|br|a|img)\b)", rendered)
    assert not {"html_block", "html_inline"} & read(COMMONMARK, markdown.included(text))[1]


def test_a_fence_that_is_not_closed_ends_with_its_text():
    document = markdown.document([markdown.included("```\nopen"), markdown.heading(2, "After")])
    assert "heading_open" in read(COMMONMARK, document.decode())[1]
