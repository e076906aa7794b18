"""Models: values that are checked when they are made, copied, compared and written."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Any, ClassVar, Literal

import pytest

from pmworkshop.base.model import After, Before, Field, Instead, Model, ValidationError, list_reader

Short = Annotated[str, After(str.strip), Field(min_length=1, max_length=5)]
Count = Annotated[int, Field(strict=True, ge=0)]


def doubled(value: Any) -> Any:
    return value * 2 if isinstance(value, int) else value


def even(value: Any) -> Any:
    if value % 2:
        raise ValueError("odd")
    return value


class Part(Model):
    """A part of a thing."""

    text: Short


class Thing(Model):
    """Has a field of every sort.

    Attributes:
        name: Its name.
    """

    words: ClassVar[tuple[str, ...]] = ("a",)
    before_check = {"twice": doubled}
    after_check = {"kept": even}

    name: Short
    day: date | None = None
    at: datetime = datetime(2026, 1, 1, tzinfo=UTC)
    parts: tuple[Part, ...] = ()
    pair: tuple[str, int] = ("", 0)
    counts: dict[str, Count] = {}
    kind: Literal["a", "b"] = "a"
    level: Count | None = Field(default=None, le=9)
    code: str = Field(default="x", pattern="^[a-z]+$")
    more: Count = Field(default=1, gt=0)
    share: float = Field(default=0.0, allow_inf_nan=False)
    switch: bool = False
    rest: dict[str, Any] = {}
    any: Annotated[Any, Instead(even)] = 2
    twice: int = 0
    kept: int = 0
    given: Annotated[int, Before(doubled)] = 0


class Longer(Thing):
    """A thing that must have one field more, and another value of one."""

    last: str
    kind: Literal["a", "b"] = "b"


def faults(given: dict[str, Any], model: type[Model] = Thing) -> list[tuple[str, tuple[int | str, ...]]]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(given)
    return [(fault["type"], fault["loc"]) for fault in caught.value.errors()]


def test_what_is_given_is_cleaned_and_what_is_not_has_its_value():
    thing = Thing(name="  a ", day=date(2026, 3, 1), parts=(Part(text=" b"),), twice=2, given=3, any=4)
    assert (thing.name, thing.parts[0].text, thing.twice, thing.given, thing.kind) == ("a", "b", 4, 6, "a")
    assert (thing.level, thing.words, Thing.words) == (None, ("a",), ("a",))
    assert not hasattr(Thing, "kind")


@pytest.mark.parametrize(
    ("field", "value", "fault", "place"),
    [
        ("name", "", "too_short", ()),
        ("name", "abcdef", "too_long", ()),
        ("name", 1, "string_type", ()),
        ("day", "soon", "date_from_datetime_parsing", ()),
        ("parts", [{"text": " "}], "too_short", (0, "text")),
        ("parts", [{"other": 1, "text": "a"}], "extra_forbidden", (0, "other")),
        ("pair", ["a"], "missing", (1,)),
        ("counts", {"a": -1}, "greater_than_equal", ("a",)),
        ("counts", {"a": "1"}, "int_type", ("a",)),
        ("kind", "c", "literal_error", ()),
        ("level", 10, "less_than_equal", ()),
        ("code", "X", "string_pattern_mismatch", ()),
        ("more", 0, "greater_than", ()),
        ("share", float("inf"), "finite_number", ()),
        ("kept", 3, "value_error", ()),
        ("any", 3, "value_error", ()),
    ],
)
def test_a_wrong_value_is_told_by_its_place(field: str, value: object, fault: str, place: tuple[int | str, ...]):
    assert faults({"name": "a", field: value}) == [(fault, (field, *place))]


def test_all_faults_are_told_at_once():
    assert faults({"last": "x"}) == [("missing", ("name",)), ("extra_forbidden", ("last",))]
    assert faults({"name": "a"}, Longer) == [("missing", ("last",))]


def test_a_model_inherits_fields_and_their_order():
    assert list(Longer.model_fields) == [*Thing.model_fields, "last"]
    assert Longer(name="a", last="z").kind == "b"
    assert Thing(name="a").kind == "a"
    assert [name for name, field in Longer.model_fields.items() if field.is_required()] == ["name", "last"]


def test_it_never_changes():
    thing = Thing(name="a")
    for change in (lambda: setattr(thing, "name", "b"), lambda: delattr(thing, "name")):
        with pytest.raises(ValidationError, match="frozen"):
            change()
    assert thing.name == "a"


def test_copies_and_values_made_without_a_check():
    thing = Thing(name="a", counts={"x": 1})
    assert thing.model_copy() == thing
    assert thing.model_copy(update={"name": "too long for it"}).name == "too long for it"
    made = Longer.model_construct(name="  ", unknown=1)
    assert (made.name, made.kind, hasattr(made, "last"), hasattr(made, "unknown")) == ("  ", "b", False, False)
    made.counts["x"] = 2
    assert Longer.model_construct().counts == {}


def test_what_it_carries_beside_its_fields_does_not_count_and_is_kept_by_copies():
    thing = Thing(name="a")
    carrying = thing.carrying({"from": "here"})
    assert (thing.beside, carrying.beside) == (None, {"from": "here"})
    assert carrying == thing
    assert carrying.model_copy(update={"name": "b"}).beside == {"from": "here"}


def test_equal_values_are_equal_and_hashed_alike():
    one, same, other = Part(text="a"), Part.model_validate({"text": " a"}), Part(text="b")
    assert (one == same, one == other, one == "a", len({one, same, other})) == (True, False, False, 2)
    assert Thing(name="a") != Longer(name="a", last="")
    assert repr(one) == "Part(text='a')"


def test_it_is_written_as_plain_data_and_read_again():
    thing = Thing(name="a", day=date(2026, 3, 1), parts=(Part(text="b"),), counts={"x": 1})
    assert thing.model_dump(exclude_defaults=True) == {
        "name": "a", "day": date(2026, 3, 1), "parts": ({"text": "b"},), "counts": {"x": 1},
    }  # fmt: skip
    assert thing.model_dump(mode="json", include={"day", "parts"}) == {"day": "2026-03-01", "parts": [{"text": "b"}]}
    left_out = thing.model_dump(exclude_none=True, exclude=("at", "parts"))
    assert not {"level", "at", "parts"} & left_out.keys()
    assert Thing.model_validate_json(thing.model_dump_json()) == thing
    assert Thing.model_validate(thing) is thing


def test_many_are_read_in_one_go():
    assert list_reader(Part)('[{"text": "a"}, {"text": " b"}]') == [Part(text="a"), Part(text="b")]
    with pytest.raises(ValidationError):
        list_reader(Part)('[{"text": ""}]')


def test_what_a_function_made_of_a_value_is_limited_in_length_alone():
    class Wrong(Model):
        """Would not look at its pattern."""

        text: Annotated[str, After(str.strip), Field(pattern="^a$")]

    with pytest.raises(KeyError, match="pattern"):
        Wrong(text="b")
