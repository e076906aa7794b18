"""Data classes whose methods are compiled when they are first called behave like any other."""

from __future__ import annotations

import subprocess
import sys

import pytest

SOURCE = """
from __future__ import annotations
from dataclasses import FrozenInstanceError, asdict, dataclass, field, replace
from pmworkshop.cli.quick_classes import compile_methods_later
{call}

@dataclass(frozen=True, slots=True)
class Person:
    name: str
    self_rated: int = 3
    notes: tuple[str, ...] = field(default=(), compare=False)

@dataclass(frozen=True, slots=True)
class Leader(Person):
    sponsor: bool = False

@dataclass(order=True, kw_only=True)
class Row:
    place: int
    texts: list[str] = field(default_factory=list)
    twice: int = field(init=False)

    def __post_init__(self):
        self.twice = 2 * self.place

ann, bob = Person("Ann"), Leader("Bob", 5, sponsor=True)
print(ann, bob, [ann, ann])
print(ann == Person("Ann", notes=("late",)), ann == bob, Leader("Ann") == ann, ann != Person("Bea"))
print(len({{ann, Person("Ann")}}), replace(bob, name="Bea"), asdict(bob))
print(sorted([Row(place=2), Row(place=1, texts=["a"])]), Row(place=1) < Row(place=2), Row(place=3).twice)
for change in (lambda: setattr(ann, "name", "Eve"), lambda: delattr(bob, "name")):
    try:
        change()
    except FrozenInstanceError as error:
        print("frozen:", error)
for wrong in (lambda: Person(), lambda: Person("a", 1, (), 2), lambda: Row(1), lambda: Leader("a", other=1)):
    try:
        wrong()
    except TypeError as error:
        print(error)
print(Person.__init__.__qualname__, Row.__eq__.__name__, Person.__match_args__, Person.__slots__)
try:
    hash(Row(place=1))
except TypeError as error:
    print(error)
"""


def told(call: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SOURCE.format(call=call)], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_they_say_and_refuse_the_same_as_those_compiled_at_once():
    at_once = told("")
    assert "frozen: cannot assign to field 'name'" in at_once
    assert told("compile_methods_later()") == told("compile_methods_later();compile_methods_later()") == at_once


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="Python compiles all methods of a class at once")
def test_nothing_is_compiled_before_it_is_called():
    code = """
import builtins, dataclasses
from pmworkshop.cli.quick_classes import compile_methods_later
compiled, run = [], builtins.exec
dataclasses.exec = lambda text, *more: (compiled.append(text.split("(")[1].split()[-1]), run(text, *more))[1]
compile_methods_later()
@dataclasses.dataclass(frozen=True, slots=True)
class Person:
    name: str
print(compiled)
one, other = Person("Ann"), Person("Ann")
print(compiled)
assert one == other
print(compiled)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "['__init__']", "['__init__', '__eq__']"]
