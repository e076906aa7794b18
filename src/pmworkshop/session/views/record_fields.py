"""The fields of records in words: their names, and the spelling of their values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import clean_line, count
from pmworkshop.session.views.record_names import Names, quoted
from pmworkshop.session.views.stage_narration import fitted_words

Spell = Callable[[Any, Names], str]


def _plain(value: Any, names: Names) -> str:
    return clean_line(str(value))


def _text(value: Any, names: Names) -> str:
    return quoted(value)


def _day(value: Any, names: Names) -> str:
    return names.day(value)


def _one(value: Any, names: Names) -> str:
    return names.of(value)


def _several(value: Any, names: Names) -> str:
    return ", ".join(names.of(one) for one in value)


def _days(value: Any, names: Names) -> str:
    return ", ".join(names.day(one) for one in value)


def _gives(value: Any, names: Names) -> str:
    return ", ".join(names.give(one) for one in value)


def _objections(value: Any, names: Names) -> str:
    return ", ".join(f"{quoted(one.text)}{f', met by {quoted(one.met)}' if one.met else ''}" for one in value)


def _head_count(value: Any, names: Names) -> str:
    return count(value, "person", "people") if value else "nobody"


def _pairs(value: Any, names: Names) -> str:
    return ", ".join(f"{key} {quoted(said)}" for key, said in sorted(value.items()) if said)


def _reading(value: Any, names: Names) -> str:
    remark = f" ({clean_line(value.remark)})" if value.remark else ""
    return tr("{value} on {day}{remark}", value=clean_line(value.value), day=names.day(value.day), remark=remark)


def _readings(value: Any, names: Names) -> str:
    return ", ".join(_reading(one, names) for one in value)


def _modules(value: Any, names: Names) -> str:
    return count(len(value.modules), "module", "modules")


def _limits(value: Any, names: Names) -> str:
    changed = value.model_dump(exclude_defaults=True)
    return ", ".join(f"{key.replace('_', ' ')} {given}" for key, given in sorted(changed.items())) or tr(
        "the usual ones"
    )


@dataclass(frozen=True, slots=True)
class Field:
    """The words for a field of a record.

    Attributes:
        name: The name of the field.
        word: The word for it in a sentence about the record.
        spell: The function that spells its value.
        label: The word for it beside two values; empty if it is the same.
    """

    name: str
    word: str
    spell: Spell = _plain
    label: str = ""


@dataclass(frozen=True, slots=True)
class Says:
    """A field of few values, with a phrase about the record for each of them.

    Attributes:
        name: The name of the field.
        phrases: The phrase for each value.
        label: The word for it beside two values; empty for the name of the field.
    """

    name: str
    phrases: dict[Any, str]
    label: str = ""

    @property
    def word(self) -> str:
        """The name of the field in words."""
        return self.name.replace("_", " ")


def _flag(name: str, true: str, false: str, label: str = "") -> Says:
    return Says(name, {True: true, False: false}, label)


FIELDS: dict[str, tuple[Field | Says, ...]] = {
    "details": (
        Field("title", "title", _text),
        Field("organisation", "organisation"),
        Field("facilitator", "facilitator"),
        Field("day", "day", _day),
        Field("ends", "ends", label="end"),
        Field("venue", "place"),
        _flag(
            "sponsor_invites",
            tr_noop("the sponsor invites"),
            tr_noop("the facilitator invites"),
            label=tr_noop("who invites"),
        ),
        Field("answers_by", "answers by", _day),
        Field("agenda", "agenda", _modules),
        Field("thresholds", "limits", _limits, label="thresholds"),
        Field("fitted", "time", fitted_words),
        Field("kept_until", "single answers kept until", _day),
    ),
    "participant": (
        Field("name", "name"),
        Field("function", "function"),
        Field("group", "group"),
        Field("email", "e-mail", label="email"),
        _flag("sponsor", tr_noop("is the sponsor"), tr_noop("is not the sponsor")),
        _flag("left", tr_noop("has left"), tr_noop("is back")),
        _flag("present", tr_noop("is here"), tr_noop("is away")),
        Field("deputy_of", "represents", _one, label="deputy of"),
    ),
    "entry": (
        Field("text", "text", _text, label="wording"),
        Field("author", "said by", _one, label="author"),
        Field("theme", "group", _one),
        Field("values", "with", _pairs, label="values"),
        Field("because", "because of", _several, label="because"),
        _flag("parked", tr_noop("is parked"), tr_noop("is back from the parking lot")),
        Field("answer", "answered", _text, label="what becomes of it"),
        Says(
            "before",
            {
                "": tr_noop("is the room's own"),
                "folded": tr_noop("waits until the room has answered"),
                "opened": tr_noop("was said before"),
                "taken": tr_noop("was said before and is taken in"),
            },
            label=tr_noop("said before"),
        ),
    ),
    "theme": (Field("title", "name", _text, label="title"),),
    "role": (
        Field("title", "title"),
        Field("code", "code"),
        Field("function", "function"),
        Field("spokesperson", "spoken for by", _one, label="who speaks for it"),
        _flag("sponsor", tr_noop("is the top role"), tr_noop("is not the top role")),
    ),
    "activity": (
        Field("label", "label", _text, label="wording"),
        Field("question", "at stake", _text, label="question"),
        Field("because", "because of", _several, label="because"),
        Says(
            "state",
            {
                "open": tr_noop("is open again"),
                "settled": tr_noop("is settled"),
                "parked": tr_noop("is not settled yet"),
            },
        ),
        Field("given_to", "settled by", _one, label="who settles it"),
        Field("due", "due", _day),
        _flag("routine", tr_noop("is decided every day"), tr_noop("is a weighty decision")),
        _flag("practice", tr_noop("is for practice"), tr_noop("is not for practice")),
    ),
    "mark": (Field("letters", "letters"), Field("reason", "because", _text, label="reason")),
    "acceptance": (Field("reason", "because", _text, label="reason"),),
    "decision": (
        Field("statement", "statement", _text, label="wording"),
        Field("outcome", "outcome"),
        Field("choice", "choice"),
        Field("rule", "rule"),
        Field("dissent", "not supported by", _head_count, label="dissent"),
        Field("objections", "objections", _objections),
        Field("because", "because of", _several, label="because"),
        Field("review_on", "looked at again on", _day, label="review on"),
        Field("reason", "because", _text, label="reason"),
        Field("owner", "owner", _one),
        Field("due", "due", _day),
    ),
    "commitment": (
        Field("giver", "giver", _one),
        Field("function", "function"),
        Field("ask", "asked for", _text, label="ask"),
        Field("resource", "resource", label="what is given"),
        Field("amount", "amount"),
        Field("starts", "from", _day, label="starts"),
        Field("ends", "until", _day, label="end"),
        Field("condition", "on condition", _text, label="condition"),
        Field("support", "support"),
        Field("action", "for", _one, label="action"),
        Field("because", "because of", _several, label="because"),
    ),
    "action": (
        Field("code", "code"),
        Field("what", "text", _text, label="what"),
        Field("sort", "sort"),
        Field("owners", "owner", _several),
        Field("due", "due", _day),
        Field("status", "status"),
        Field("status_reason", "because", _text, label="reason"),
        Field("told_on", "told on", _day),
        Field("told_by", "read from"),
        Field("first_step", "first step", _text),
        Field("first_step_by", "first step by", _day),
        Field("success_measure", "done when", _text, label="how we will know"),
        _flag("no_resources", tr_noop("needs nothing"), tr_noop("may need something")),
        Field("gives", "given", _gives, label="what is given"),
        Field("helpers", "helped by", _several, label="help"),
        Field("consulted", "asks before", _several, label="asked before"),
        Field("informed", "tells after", _several, label="told after"),
        Field("depends_on", "comes after", _several, label="depends on"),
        Field("because", "because of", _several, label="because"),
        Field("row", "row", _one),
        Field("asks", "who is asked", _one),
        Field("decision", "decision", _one),
        Field("checkins", "looked at again on", _days),
        Field("note", "note", _text),
        Field("confidence", "confidence"),
        _flag("later", tr_noop("is put off to the end"), tr_noop("is taken up again")),
    ),
    "purpose": (Field("line", "sentence", _one), Field("text", "taken over", _text, label="words")),
    "measure": (
        Field("title", "text", _text, label="wording"),
        Says("sort", {"measure": tr_noop("is a measure"), "outcome": tr_noop("is an outcome")}),
        Field("agreed", "agreed", _reading),
        Field("readings", "value", _readings),
        Field("wanted", "wanted"),
        Field("look", "looked at again on", _day),
    ),
}
"""The fields of each kind that are told, in the order in which they are told."""

_UNTOLD = {"place": tr_noop("place in the list"), "text": "wording"}
"""Fields that no sentence tells, and that two people may leave differently all the same."""


def label_of(kind: str, name: str) -> str:
    """Return the word for a field beside two values of it.

    Args:
        kind: The kind of record.
        name: The name of the field; it may be one that records no longer have.

    Returns:
        The word, or the name with blanks if no word is defined.
    """
    known = next((field for field in FIELDS.get(kind, ()) if field.name == name), None)
    if known is None:
        return _UNTOLD.get(name, name.replace("_", " "))
    return known.label or known.word
