"""Dataclasses with methods that are written late behave as those of the standard library."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import re
from dataclasses import FrozenInstanceError, asdict, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

import pytest

import pmworkshop
from pmworkshop.base.dataclass import dataclass as late

SOURCE = Path(pmworkshop.__file__).parent


def made(dataclass: Any, **asked: bool) -> Any:
    @dataclass(**asked)
    class Point:
        """A place on the wall."""

        words: ClassVar[tuple[str, ...]] = ("x", "y")

        x: int
        y: int = 2
        names: list[str] = field(default_factory=list)
        note: str = field(default="", compare=False, repr=False)

    return Point


WAYS = [
    {},
    {"slots": True},
    {"frozen": True},
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "eq": False},
    {"slots": True, "eq": False},
    {"frozen": True, "kw_only": True},
]
each_way = pytest.mark.parametrize("asked", WAYS, ids=lambda asked: " ".join(asked) or "plain")


@each_way
def test_its_instances_hold_show_and_replace_the_same(asked: dict[str, bool]):
    for ours, theirs in zip(
        *(told(made(dataclass, **asked)) for dataclass in (late, dataclasses.dataclass)), strict=True
    ):
        assert ours == theirs


def told(point: Any) -> list[Any]:
    one, other = point(x=1), point(x=1, names=["a"], note="n")
    return [
        repr(one),
        repr(other),
        asdict(other),
        asdict(replace(other, y=5)),
        [(part.name, part.type, part.compare) for part in fields(point)],
        (is_dataclass(point), point.__match_args__, point.__doc__, point.words),
        hasattr(one, "__dict__"),
        one.names is point(x=1).names,
        asdict(copy.deepcopy(other)),
        copy.copy(other).names is other.names,
    ]


@each_way
def test_its_instances_are_equal_and_hashed_alike(asked: dict[str, bool]):
    for dataclass in (late, dataclasses.dataclass):
        point = made(dataclass, **asked)
        one, same, other = point(x=1, note="n"), point(x=1), point(x=2)
        by_value = asked.get("eq", True)
        assert (one == same, one == other, one == "1", one != same) == (by_value, False, False, not by_value)
        assert one == one
        if by_value and not asked.get("frozen"):
            with pytest.raises(TypeError):
                hash(one)
        elif by_value:
            with pytest.raises(TypeError):
                hash(one)  # of a list
            assert hash(point(x=1, names=())) == hash(point(x=1, names=(), note="n")) != hash(point(x=2, names=()))
        else:
            assert len({one, same}) == 2


@each_way
def test_what_is_missing_or_unknown_is_refused(asked: dict[str, bool]):
    for dataclass in (late, dataclasses.dataclass):
        point = made(dataclass, **asked)
        for given in ({}, {"x": 1, "z": 2}):
            with pytest.raises(TypeError, match=r"__init__\(\)"):
                point(**given)


@each_way
def test_its_fields_can_be_assigned_unless_it_is_frozen(asked: dict[str, bool]):
    for dataclass in (late, dataclasses.dataclass):
        one = made(dataclass, **asked)(x=1)
        if asked.get("frozen"):
            with pytest.raises(FrozenInstanceError, match="'x'"):
                one.x = 2
            with pytest.raises(FrozenInstanceError, match="'x'"):
                del one.x
        else:
            one.x = 2
        assert one.x == (1 if asked.get("frozen") else 2)


@late(frozen=True, slots=True)
class Kept:
    """A value that is packed and unpacked."""

    text: str
    rest: tuple[int, ...] = ()


@late(frozen=True)
class Longer(Kept):
    """A value that inherits fields."""

    last: int = 0


@late(frozen=True, slots=True)
class Nothing:
    """A value without fields."""


@late(slots=True)
class Own:
    """A value that says itself when it is equal."""

    text: str

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


def test_a_frozen_value_with_slots_is_packed_and_unpacked():
    kept = Kept("a", (1, 2))
    assert pickle.loads(pickle.dumps(kept)) == kept == copy.copy(kept)


def test_a_class_may_inherit_fields():
    assert Longer("a", last=3) == Longer("a", (), 3) != Longer("b", (), 3)
    assert repr(Longer("a")) == "Longer(text='a', rest=(), last=0)"


@late(slots=True)
class Counter:
    """A value with a field that is not given."""

    start: int
    steps: int = field(default=0, init=False)


def test_a_field_may_be_left_to_the_class():
    counter = Counter(3)
    counter.steps += 1
    assert (counter.start, counter.steps) == (3, 1)
    with pytest.raises(TypeError):
        Counter(3, 1)


def test_values_without_fields_are_equal_to_their_like_alone():
    assert Nothing() == Nothing()
    assert len({Nothing(), Nothing()}) == 1
    assert Nothing() != Kept("a")
    assert repr(Nothing()) == "Nothing()"


def test_a_method_of_the_class_itself_stays():
    assert Own("a") == Own("b")


def test_all_files_take_it_from_here():
    own = re.compile(r"^ *(from dataclasses import .*\bdataclass\b|@dataclasses\.)", re.MULTILINE)
    assert [
        str(path.relative_to(SOURCE))
        for path in sorted(SOURCE.rglob("*.py"))
        if own.search(path.read_text(encoding="utf-8")) and path != SOURCE / "base" / "dataclass.py"
    ] == []
