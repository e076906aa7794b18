"""Pages made of templates: every text is text, and what a template lacks is told."""

from __future__ import annotations

import sys
from datetime import date

import jinja2
import pytest

from pmworkshop.base.errors import InputError
from pmworkshop.report.writers.pages import templates

EVIL = "<script>alert('x')</script> & \"y\""


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch):
    """Write a page of a template that is typed in the test."""

    def write(text: str, **values: object) -> str:
        monkeypatch.setattr(
            templates._environment(jinja2, templates.__package__), "loader", jinja2.DictLoader({"toy": text})
        )
        return templates.page("toy", **values).decode()

    return write


def test_any_text_is_text(page):
    assert page("<p title=\"{{ said }}\">{{ said }}</p>", said=EVIL) == (
        "<p title=\"&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &#34;y&#34;\">"
        "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &#34;y&#34;</p>\n"
    )  # fmt: skip


def test_days_are_written_in_words_and_lines_in_one_line(page):
    day = date(2026, 10, 14)
    assert page("{{ day|spelled }} / {{ day|short }}", day=day) == "Wednesday 14 October 2026 / Wed 14 Oct\n"
    assert page("[{{ day|spelled }}{{ day|short }}]", day=None) == "[]\n"
    assert page("{{ said|line }}", said="one\ntwo\x1b\u202e") == "one two\n"


def test_a_value_that_a_template_lacks_is_a_fault_and_half_a_letter_is_not(page):
    with pytest.raises(jinja2.UndefinedError):
        page("{{ nothing }}")
    assert page("{{ said }}", said="a\ud800b") == "a?b\n"


def test_without_the_library_one_sentence_says_what_brings_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(InputError, match="The page needs jinja2, which is not installed here"):
        templates.page("any")
