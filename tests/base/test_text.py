"""What cleaning does to text, whatever it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmworkshop.base.text import (
    clean_line,
    clean_text,
    count,
    shorten,
    upper,
    without_because,
    without_passwords,
    xml_text,
)

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=60) | st.text(
    st.sampled_from("a \t\n\r\x0b\x85\u2028\u200d\ufeff\u202e\u0301é\x1b\x00\ud800"), max_size=20
)


@given(ANY)
def test_cleaning_twice_changes_nothing_more(text):
    once = clean_text(text)
    assert clean_text(once) == once
    line = clean_line(text)
    assert clean_line(line) == line


def test_a_text_for_xml_lacks_the_two_characters_that_are_no_text_there():
    assert xml_text(clean_text("a\ufffeb\uffff <c>")) == "ab <c>"


@given(ANY)
def test_clean_text_holds_nothing_that_a_terminal_or_a_file_would_act_on(text):
    cleaned = clean_text(text)
    assert not [char for char in cleaned if unicodedata.category(char) in ("Cc", "Cs") and char not in "\t\n"]
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode()


@given(ANY)
def test_a_clean_line_is_one_line_without_blanks_at_its_ends(text):
    line = clean_line(text)
    assert line == " ".join(line.split())
    assert "\n" not in line


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_what_can_be_typed_on_a_plain_keyboard_stays_as_it_is(text):
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\ufeffcafe\u0301", "café"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
        ("👩\u200d🔧 stays whole", "👩\u200d🔧 stays whole"),
        ("half\ud83d", "half"),
    ],
)
def test_cleaning_keeps_what_can_be_read(dirty, clean):
    assert clean_text(dirty) == clean


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("ab cd", 4, "ab…"), ("abc", 1, "…"), ("abc", 0, ""), ("abc", -1, "")],
)
def test_shortening_marks_the_cut(text, width, short):
    assert shorten(text, width) == short


def test_counting_says_the_noun():
    assert [count(0, "line", "lines"), count(1, "line", "lines"), count(2, "reply", "replies")] == [
        "0 lines",
        "1 line",
        "2 replies",
    ]


def test_a_capital_changes_the_first_letter_only():
    assert [upper(text) for text in ("we see McKay", "2 of 3", "")] == ["We see McKay", "2 of 3", ""]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("because it is one hand", "it is one hand"),
        (" Because: it is one hand ", "it is one hand"),
        ("They know because they ask", "They know because they ask"),
        ("becauses", "becauses"),
        ("because", "because"),
        (" ", ""),
    ],
)
def test_a_reason_does_not_say_because_once_more(typed, kept):
    assert without_because(typed) == kept


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("no postgresql://fay:s/e@cret@host/db there", "no postgresql://fay@host/db there"),
        ("postgresql://host/db?password=secret&sslmode=require", "postgresql://host/db?password=…&sslmode=require"),
        ("at 10:42 for fay@firm.example", "at 10:42 for fay@firm.example"),
        ("postgresql://host:5432/db", "postgresql://host:5432/db"),
    ],
)
def test_no_password_of_an_address_is_repeated(said, shown):
    assert without_passwords(said) == shown
