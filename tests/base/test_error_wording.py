"""Words for what was found in a file."""

from datetime import date

from pmworkshop.base.error_wording import describe, listing, nearest


def test_what_was_found_is_described_shortly():
    assert describe("x" * 500) == "“" + "x" * 47 + "…”"
    assert describe(" ") == "empty text"
    assert describe(True) == "true"
    assert describe({"a": 1}) == "a table"
    assert describe(10**15) == "a very large number"
    assert describe(date(2026, 12, 14)) == "2026-12-14"
    assert describe([1, 2]) == "a list of 2"
    assert describe(object()) == "something else"


def test_the_nearest_word_of_a_word_unlike_any_is_none():
    assert nearest("zzz", ["poll"]) == nearest(3, ["poll"]) == nearest("poll" * 50, ["poll"]) == ""
    assert listing(["one"]) == "one"
    assert nearest("Pole", ["poll"]) == "poll"
    assert listing(["one", "two", "three"]) == "one, two or three"
