"""Records read from what a store keeps: few one by one, many in one go, with the same result."""

from __future__ import annotations

import pytest

from pmworkshop.session.core.records import MANY, read_records
from pmworkshop.session.core.steps import canonical, plain
from tests.build import entry

COUNTS = [0, 1, MANY - 1, MANY, MANY + 1]


@pytest.mark.parametrize("count", COUNTS)
def test_records_come_back_as_they_were_and_in_their_order(count: int):
    records = [entry(f"e{number}", place=number) for number in range(count)]
    assert read_records("entry", (canonical(plain(one)) for one in records)) == records


@pytest.mark.parametrize("count", COUNTS[1:])
@pytest.mark.parametrize("wrong", ['{"id": "x"}', "", "[]", '{"kind": "theme", "id": "x"}'])
def test_one_that_is_none_refuses_all(count: int, wrong: str):
    bodies = [canonical(plain(entry(f"e{number}"))) for number in range(count - 1)]
    with pytest.raises(ValueError):
        read_records("entry", [*bodies, wrong])


def test_two_in_the_place_of_one_are_no_record():
    one = canonical(plain(entry("a")))
    with pytest.raises(ValueError):
        read_records("entry", [f"{one},{one}"])


def test_an_unknown_kind_is_told():
    with pytest.raises(KeyError):
        read_records("nothing", ["{}"])
