"""Two spellings of a name are one name: accents, apostrophes, hyphens and capitals make no difference."""

import pytest

from pmworkshop.base.spelling import plain, spellings


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  D’Arc – Ö. ", "darc o"),
        ("O'BERG", "oberg"),
        ("Søren Łuk", "soren luk"),
        ("Jean-Luc", "jean luc"),
        ("Straße_2", "strasse 2"),
        ("Ｉ\u0131", "ii"),
        ("Дмитрий", "дмитрии"),
        ("…", ""),
    ],
)
def test_a_text_is_written_as_words_that_can_be_compared(text, words):
    assert plain(text) == words


def test_letters_that_are_also_written_with_two_have_two_spellings():
    assert spellings("Änne Würth") == {"anne wurth", "aenne wuerth"}
    assert spellings("A\u0308nne") == {"anne", "aenne"}
    assert spellings("Ann") == {"ann"}
