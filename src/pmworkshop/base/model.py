"""Values that are checked when they are made and never change: records, steps, and the parts of an agenda.

The core of Pydantic, a library in Rust, checks and writes them. What Pydantic itself lays around its core would take
a sixth of the time until the stage shows and a sixth of its memory, so the little that is needed of it is here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING
from inspect import get_annotations
from typing import Any, ClassVar, Literal, NoReturn, Self, dataclass_transform, get_origin

from pydantic_core import SchemaSerializer, SchemaValidator, ValidationError

from pmworkshop.base.model_fields import After, Before, Field, FieldInfo, Instead, Schema

__all__ = ["After", "Before", "Field", "Instead", "Model", "ValidationError", "list_reader"]

_put = object.__setattr__


class _Late:
    """A class attribute that is made of the schema of its model when somebody asks for it first."""

    def __init__(self, name: str, make: Callable[[Any], object]) -> None:
        self._name, self._make = name, make

    def __get__(self, instance: object, owner: type[Model]) -> Any:
        made = self._make(owner.core_schema())
        setattr(owner, self._name, made)
        return made


_LATE = (_Late("__pydantic_validator__", SchemaValidator), _Late("__pydantic_serializer__", SchemaSerializer))


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
class Model:
    """Base class of a value whose fields are annotated, given by name, and checked.

    Annotations are read when the class is made: what they name must be there by then.

    Attributes:
        model_fields: Its fields by name, in their order.
        before_check: Functions that change what was given for a field before it is checked, by the field's name.
        after_check: Functions that make of a checked field the value that is kept, by the field's name.
    """

    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")

    model_fields: ClassVar[dict[str, FieldInfo]] = {}
    before_check: ClassVar[Mapping[str, Callable[[Any], Any]]] = {}
    after_check: ClassVar[Mapping[str, Callable[[Any], Any]]] = {}
    __pydantic_fields_set__: set[str]
    __pydantic_private__: Any
    __pydantic_validator__: ClassVar[SchemaValidator]
    __pydantic_serializer__: ClassVar[SchemaSerializer]

    def __init_subclass__(cls) -> None:
        cls.model_fields = dict(cls.model_fields)
        for name, annotation in get_annotations(cls, eval_str=True).items():
            origin: Any = get_origin(annotation)
            if origin is not ClassVar:
                cls.model_fields[name] = FieldInfo(annotation, cls.__dict__.get(name, MISSING))
                if name in cls.__dict__:
                    delattr(cls, name)
        for late in _LATE:
            setattr(cls, late._name, late)

    def __init__(self, /, **given: Any) -> None:
        """Make a value of its fields.

        Args:
            **given: The fields by name.

        Raises:
            ValidationError: A field is missing, unknown or wrong.
        """
        self.__pydantic_validator__.validate_python(given, self_instance=self)

    @classmethod
    def core_schema(cls) -> Schema:
        """Return the schema by which the core checks and writes it."""
        before, after = cls.before_check.get, cls.after_check.get
        fields = {name: one.schema(before(name), after(name)) for name, one in cls.model_fields.items()}
        return {
            "type": "model",
            "cls": cls,
            "schema": {"type": "model-fields", "fields": fields},
            "config": {"title": cls.__name__, "extra_fields_behavior": "forbid"},
            "ref": f"{cls.__module__}.{cls.__qualname__}:{id(cls)}",
        }

    @classmethod
    def model_validate(cls, given: object) -> Self:
        """Check plain data.

        Args:
            given: A dict of the fields, or such a value already.

        Returns:
            The value.

        Raises:
            ValidationError: A field is missing, unknown or wrong.
        """
        return cls.__pydantic_validator__.validate_python(given)  # type: ignore[no-any-return]

    @classmethod
    def model_validate_json(cls, text: str | bytes) -> Self:
        """Check JSON.

        Args:
            text: An object with the fields.

        Returns:
            The value.

        Raises:
            ValidationError: It is no JSON, or a field is missing, unknown or wrong.
        """
        return cls.__pydantic_validator__.validate_json(text)  # type: ignore[no-any-return]

    @classmethod
    def model_construct(cls, **given: Any) -> Self:
        """Make a value without a check.

        Args:
            **given: Fields that are right; others are left out, and so are required ones that are not given.
        """
        fields = {name: given[name] if name in given else one.preset() for name, one in cls.model_fields.items()}
        made = cls.__new__(cls)
        _put(made, "__dict__", {name: value for name, value in fields.items() if value is not MISSING})
        _put(made, "__pydantic_fields_set__", given.keys() & fields.keys())
        _put(made, "__pydantic_extra__", None)
        _put(made, "__pydantic_private__", None)
        return made

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """Return a copy.

        Args:
            update: Fields that are replaced, without a check.
        """
        copied = self.__new__(type(self))
        _put(copied, "__dict__", {**self.__dict__, **(update or {})})
        _put(copied, "__pydantic_fields_set__", self.__pydantic_fields_set__)
        _put(copied, "__pydantic_extra__", None)
        _put(copied, "__pydantic_private__", self.__pydantic_private__)
        return copied

    def model_dump(
        self,
        *,
        mode: Literal["python", "json"] = "python",
        include: Collection[str] | None = None,
        exclude: Collection[str] | None = None,
        exclude_none: bool = False,
        exclude_defaults: bool = False,
    ) -> dict[str, Any]:
        """Return the fields as plain data.

        Args:
            mode: Whether values stay what they are, such as days, or become what JSON has.
            include: The fields that are wanted; None for all.
            exclude: Fields that are left out.
            exclude_none: Whether fields that are None are left out, at any depth.
            exclude_defaults: Whether fields that have the value of their default are left out, at any depth.
        """
        return self.__pydantic_serializer__.to_python(  # type: ignore[no-any-return]
            self,
            mode=mode,
            include=None if include is None else set(include),
            exclude=None if exclude is None else set(exclude),
            exclude_none=exclude_none,
            exclude_defaults=exclude_defaults,
        )

    def model_dump_json(self) -> str:
        """Write the fields as JSON."""
        return self.__pydantic_serializer__.to_json(self).decode()

    @property
    def beside(self) -> Any:
        """What it carries beside its fields, see `carrying`; None if it carries nothing."""
        return self.__pydantic_private__

    def carrying(self, beside: dict[str, Any]) -> Self:
        """Return a copy that carries something beside its fields, which its own copies keep.

        Args:
            beside: What it carries; it does not count when two values are compared.
        """
        copied = self.model_copy()
        _put(copied, "__pydantic_private__", beside)
        return copied

    def __eq__(self, other: object) -> bool:
        return self.__dict__ == other.__dict__ if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self.__dict__.values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise self._frozen(name, value)

    def __delattr__(self, name: str) -> NoReturn:
        raise self._frozen(name, None)

    def _frozen(self, name: str, value: object) -> ValidationError:
        fault: Any = {"type": "frozen_instance", "loc": (name,), "input": value}
        return ValidationError.from_exception_data(type(self).__name__, [fault])


def list_reader(model: type[Model]) -> Callable[[str], Any]:
    """Return what checks a list of values in JSON, in one go.

    Args:
        model: The class of the values.
    """
    return SchemaValidator({"type": "list", "items_schema": model.core_schema()}).validate_json
