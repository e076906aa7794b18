"""The fields of records in words: their names, and the spelling of their values."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import spoken, tr, tr_noop, trc
from pmworkshop.base.text import clean_line, count
from pmworkshop.session.operations.decide import WITHDRAWN
from pmworkshop.session.views.record_names import Names, quoted
from pmworkshop.session.views.stage_narration import fitted_words

Spell = Callable[[Any, Names], str]


def word_of(value: str) -> str:
    """Return the word for a value that a record holds in English, such as the status of an action.

    Args:
        value: The value.

    Returns:
        The word in the language that is spoken; the value if no word is defined.
    """
    words = {
        "proposed": trc("status", "proposed"),
        "agreed": trc("status", "agreed"),
        "in progress": trc("status", "in progress"),
        "done": trc("status", "done"),
        "at risk": trc("status", "at risk"),
        "stuck": trc("status", "stuck"),
        "dropped": trc("status", "dropped"),
        "adopted": trc("status", "adopted"),
        "not adopted": trc("status", "not adopted"),
        "open": trc("status", "open"),
        "settled": trc("status", "settled"),
        "parked": trc("status", "parked"),
        "decided": trc("status", "decided"),
    }
    return words.get(value, value)


def _word(value: Any, names: Names) -> str:
    return word_of(value)


def _rule(value: Any, names: Names) -> str:
    return clean_line(tr(value))


def _sort(value: Any, names: Names) -> str:
    words = {
        "start": trc("sort of action", "start"),
        "stop": trc("sort of action", "stop"),
        "change": trc("sort of action", "change"),
        "test": trc("sort of action", "test"),
        "decide": trc("sort of action", "decide"),
        "give": trc("sort of action", "give"),
    }
    return words.get(value, str(value))


@lru_cache(maxsize=8)
def _known(language: str) -> dict[str, str]:
    """List the words for fields that have another meaning elsewhere, in the language that is spoken."""
    return {
        "agreed": trc("field", "agreed"),
        "answered": trc("field", "answered"),
        "ask": trc("field", "ask"),
        "because": trc("field", "because"),
        "due": trc("field", "due"),
        "end": trc("field", "end"),
        "for": trc("field", "for"),
        "from": trc("field", "from"),
        "given": trc("field", "given"),
        "label": trc("field", "label"),
        "later": trc("field", "later"),
        "left": trc("field", "left"),
        "limits": trc("field", "limits"),
        "name": trc("field", "name"),
        "no resources": trc("field", "no resources"),
        "parked": trc("field", "parked"),
        "place": trc("field", "place"),
        "practice": trc("field", "practice"),
        "present": trc("field", "present"),
        "reason": trc("field", "reason"),
        "routine": trc("field", "routine"),
        "row": trc("field", "row"),
        "sort": trc("field", "sort"),
        "sponsor": trc("field", "sponsor"),
        "starts": trc("field", "starts"),
        "state": trc("field", "state"),
        "status": trc("field", "status"),
        "support": trc("field", "support"),
        "taken over": trc("field", "taken over"),
        "text": trc("field", "text"),
        "time": trc("field", "time"),
        "title": trc("field", "title"),
        "until": trc("field", "until"),
        "value": trc("field", "value"),
        "values": trc("field", "values"),
        "wanted": trc("field", "wanted"),
        "what": trc("field", "what"),
        "with": trc("field", "with"),
    }


def _field_word(word: str) -> str:
    return _known(spoken()).get(word) or tr(word)


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
    return ", ".join(
        tr(
            "{objection}, met by {answer}",
            objection=quoted(one.text),
            answer=quoted(tr(one.met) if one.met == WITHDRAWN else one.met),
        )
        if one.met
        else quoted(one.text)
        for one in value
    )


def _head_count(value: Any, names: Names) -> str:
    return count(value, "person", "people") if value else tr("nobody")


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
    _word: str
    spell: Spell = _plain
    _label: str = ""

    @property
    def word(self) -> str:
        """The word in a sentence, in the language that is spoken."""
        return _field_word(self._word)

    @property
    def label(self) -> str:
        """The word beside two values, in the language that is spoken; empty if it is the same."""
        return _field_word(self._label) if self._label else ""


@dataclass(frozen=True, slots=True)
class Says:
    """A field of few values, with a phrase about the record for each of them.

    Attributes:
        name: The name of the field.
        phrases: The phrase for each value.
        label: The word for it beside two values; empty for the name of the field.
    """

    name: str
    _phrases: dict[Any, str]
    _label: str = ""

    @property
    def phrases(self) -> dict[Any, str]:
        """The phrase for each value, in the language that is spoken."""
        return {value: tr(phrase) for value, phrase in self._phrases.items()}

    @property
    def word(self) -> str:
        """The name of the field in words, in the language that is spoken."""
        return _field_word(self.name.replace("_", " "))

    @property
    def label(self) -> str:
        """The word beside two values, in the language that is spoken; empty for the name of the field."""
        return _field_word(self._label) if self._label else ""


def _flag(name: str, true: str, false: str, label: str = "") -> Says:
    return Says(name, {True: true, False: false}, label)


FIELDS: dict[str, tuple[Field | Says, ...]] = {
    "details": (
        Field("title", "title", _text),
        Field("organisation", tr_noop("organisation")),
        Field("facilitator", tr_noop("facilitator")),
        Field("day", tr_noop("day"), _day),
        Field("ends", tr_noop("ends"), _label="end"),
        Field("venue", "place"),
        _flag(
            "sponsor_invites",
            tr_noop("the sponsor invites"),
            tr_noop("the facilitator invites"),
            label=tr_noop("who invites"),
        ),
        Field("answers_by", tr_noop("answers by"), _day),
        Field("agenda", tr_noop("agenda"), _modules),
        Field("thresholds", "limits", _limits, _label=tr_noop("thresholds")),
        Field("fitted", "time", fitted_words),
        Field("kept_until", tr_noop("single answers kept until"), _day),
    ),
    "participant": (
        Field("name", "name"),
        Field("function", tr_noop("function")),
        Field("group", tr_noop("group")),
        Field("email", tr_noop("e-mail"), _label=tr_noop("email")),
        _flag("sponsor", tr_noop("is the sponsor"), tr_noop("is not the sponsor")),
        _flag("left", tr_noop("has left"), tr_noop("is back")),
        _flag("present", tr_noop("is here"), tr_noop("is away")),
        Field("deputy_of", tr_noop("represents"), _one, _label=tr_noop("deputy of")),
    ),
    "entry": (
        Field("text", "text", _text, _label=tr_noop("wording")),
        Field("author", tr_noop("said by"), _one, _label=tr_noop("author")),
        Field("theme", tr_noop("group"), _one),
        Field("values", "with", _pairs, _label="values"),
        Field("because", tr_noop("because of"), _several, _label="because"),
        _flag("parked", tr_noop("is parked"), tr_noop("is back from the parking lot")),
        Field("answer", "answered", _text, _label=tr_noop("what becomes of it")),
        Says(
            "before",
            {
                "": tr_noop("is the room's own"),
                "folded": tr_noop("waits until the room has answered"),
                "opened": tr_noop("was said before"),
                "taken": tr_noop("was said before and is taken in"),
            },
            _label=tr_noop("said before"),
        ),
    ),
    "theme": (Field("title", "name", _text, _label="title"),),
    "role": (
        Field("title", "title"),
        Field("code", tr_noop("code")),
        Field("function", tr_noop("function")),
        Field("spokesperson", tr_noop("spoken for by"), _one, _label=tr_noop("who speaks for it")),
        _flag("sponsor", tr_noop("is the top role"), tr_noop("is not the top role")),
    ),
    "activity": (
        Field("label", "label", _text, _label=tr_noop("wording")),
        Field("question", tr_noop("at stake"), _text, _label=tr_noop("question")),
        Field("because", tr_noop("because of"), _several, _label="because"),
        Says(
            "state",
            {
                "open": tr_noop("is open again"),
                "settled": tr_noop("is settled"),
                "parked": tr_noop("is not settled yet"),
            },
        ),
        Field("given_to", tr_noop("settled by"), _one, _label=tr_noop("who settles it")),
        Field("due", "due", _day),
        _flag("routine", tr_noop("is decided every day"), tr_noop("is a weighty decision")),
        _flag("practice", tr_noop("is for practice"), tr_noop("is not for practice")),
    ),
    "mark": (Field("letters", tr_noop("letters")), Field("reason", "because", _text, _label="reason")),
    "acceptance": (Field("reason", "because", _text, _label="reason"),),
    "decision": (
        Field("statement", tr_noop("statement"), _text, _label=tr_noop("wording")),
        Field("outcome", tr_noop("outcome"), _word),
        Field("choice", tr_noop("choice")),
        Field("rule", tr_noop("rule"), _rule),
        Field("dissent", tr_noop("not supported by"), _head_count, _label=tr_noop("dissent")),
        Field("objections", tr_noop("objections"), _objections),
        Field("because", tr_noop("because of"), _several, _label="because"),
        Field("review_on", tr_noop("looked at again on"), _day, _label=tr_noop("review on")),
        Field("reason", "because", _text, _label="reason"),
        Field("owner", tr_noop("owner"), _one),
        Field("due", "due", _day),
    ),
    "commitment": (
        Field("giver", tr_noop("giver"), _one),
        Field("function", tr_noop("function")),
        Field("ask", tr_noop("asked for"), _text, _label="ask"),
        Field("resource", tr_noop("resource"), _label=tr_noop("what is given")),
        Field("amount", tr_noop("amount")),
        Field("starts", "from", _day, _label="starts"),
        Field("ends", "until", _day, _label="end"),
        Field("condition", tr_noop("on condition"), _text, _label=tr_noop("condition")),
        Field("support", "support"),
        Field("action", "for", _one, _label=tr_noop("action")),
        Field("because", tr_noop("because of"), _several, _label="because"),
    ),
    "action": (
        Field("code", tr_noop("code")),
        Field("what", "text", _text, _label="what"),
        Field("sort", "sort", _sort),
        Field("owners", tr_noop("owner"), _several),
        Field("due", "due", _day),
        Field("status", "status", _word),
        Field("status_reason", "because", _text, _label="reason"),
        Field("told_on", tr_noop("told on"), _day),
        Field("told_by", tr_noop("read from")),
        Field("first_step", tr_noop("first step"), _text),
        Field("first_step_by", tr_noop("first step by"), _day),
        Field("success_measure", tr_noop("done when"), _text, _label=tr_noop("how we will know")),
        _flag("no_resources", tr_noop("needs nothing"), tr_noop("may need something")),
        Field("gives", "given", _gives, _label=tr_noop("what is given")),
        Field("helpers", tr_noop("helped by"), _several, _label=tr_noop("help")),
        Field("consulted", tr_noop("asks before"), _several, _label=tr_noop("asked before")),
        Field("informed", tr_noop("tells after"), _several, _label=tr_noop("told after")),
        Field("depends_on", tr_noop("comes after"), _several, _label=tr_noop("depends on")),
        Field("because", tr_noop("because of"), _several, _label="because"),
        Field("row", "row", _one),
        Field("asks", tr_noop("who is asked"), _one),
        Field("decision", tr_noop("decision"), _one),
        Field("checkins", tr_noop("looked at again on"), _days),
        Field("note", tr_noop("note"), _text),
        Field("confidence", tr_noop("confidence")),
        _flag("later", tr_noop("is put off to the end"), tr_noop("is taken up again")),
    ),
    "purpose": (
        Field("line", tr_noop("sentence"), _one),
        Field("text", "taken over", _text, _label=tr_noop("words")),
    ),
    "measure": (
        Field("title", "text", _text, _label=tr_noop("wording")),
        Says("sort", {"measure": tr_noop("is a measure"), "outcome": tr_noop("is an outcome")}),
        Field("agreed", "agreed", _reading),
        Field("readings", "value", _readings),
        Field("wanted", "wanted"),
        Field("look", tr_noop("looked at again on"), _day),
    ),
}
"""The fields of each kind that are told, in the order in which they are told."""

_UNTOLD = {"place": tr_noop("place in the list"), "text": tr_noop("wording")}
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
        return tr(_UNTOLD[name]) if name in _UNTOLD else name.replace("_", " ")
    return known.label or known.word
