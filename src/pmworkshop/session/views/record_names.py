"""What records are called, and what their fields say, in words: for the history, and for comparing two moments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pmworkshop.base.dates import MONTHS
from pmworkshop.base.text import clean_line, count, shorten
from pmworkshop.kinds.registry import kind_of
from pmworkshop.session.core.records import AnyRecord, Commitment, Give
from pmworkshop.session.core.reserved import last_time
from pmworkshop.session.core.session import Session

WIDTH = 90
"""Characters of a text that are quoted; what is longer is cut short."""
NOTHING = "nothing"
GONE = "something that is gone"
_CALLED = ("name", "text", "title", "label", "statement", "what")
_REFERRED = ("participant", "entry", "theme", "activity", "role", "action", "decision")


def quoted(text: str) -> str:
    """Put a text into quotation marks, in one line, cut where it is long."""
    return f"“{shorten(clean_line(text), WIDTH)}”"


@dataclass(frozen=True, slots=True)
class Names:
    """What ids stand for in a session."""

    session: Session

    def of(self, record_id: str) -> str:
        """Say what is meant by the id of a record: the name of a person, else its text in quotation marks."""
        for kind in _REFERRED:
            record = self.session.get(kind, record_id)
            if record is not None:
                words = next(getattr(record, field) for field in _CALLED if hasattr(record, field))
                return clean_line(words) if kind in ("participant", "role") else quoted(words)
        return GONE

    def module(self, module_id: str) -> str:
        """Say the short title of a module, in quotation marks; of what was taken over, that it is of last time."""
        details = self.session.details.get("details")
        now = module_id.removeprefix(last_time(""))
        found = details.agenda.module(now) if details else None
        return quoted(found.short if found else module_id) + (" last time" if now != module_id else "")

    def subject(self, module_id: str, subject: str) -> str:
        """Say what was answered in a round."""
        details = self.session.details.get("details")
        module = details.agenda.module(module_id.removeprefix(last_time(""))) if details else None
        for given in kind_of(module).given_subjects(module) if module else ():
            if given.id == subject:
                return quoted(given.text)
        words = self.of(subject)
        return words if words != GONE else self.module(module_id)

    def day(self, day: date) -> str:
        """Spell a date: ``14 December``; with its year where that is not the workshop's."""
        details = self.session.details.get("details")
        year = "" if details and details.day.year == day.year else f" {day.year}"
        return f"{day.day} {MONTHS[day.month - 1]}{year}"

    def give(self, give: Give | Commitment) -> str:
        """Say who gives what: ``Finance gives 2 days``."""
        what = give.what if isinstance(give, Give) else give.resource
        who = self.of(give.giver) if give.giver else clean_line(give.function)
        goods = " ".join(clean_line(part) for part in (give.amount, what) if part) or "something"
        said = f"{who} gives {goods}" if who else f"{goods} is needed"
        since = f" from {self.day(give.starts)}" if give.starts else ""
        until = f" until {self.day(give.ends)}" if give.ends else ""
        return f"{said}{since}{until}"


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


def _modules(value: Any, names: Names) -> str:
    return count(len(value.modules), "module")


def _limits(value: Any, names: Names) -> str:
    changed = value.model_dump(exclude_defaults=True)
    return ", ".join(f"{key.replace('_', ' ')} {given}" for key, given in sorted(changed.items())) or "the usual ones"


@dataclass(frozen=True, slots=True)
class Field:
    """How a field of a record is told.

    Attributes:
        name: The field.
        word: What it is called.
        spell: Spells its value.
    """

    name: str
    word: str
    spell: Spell = _plain


@dataclass(frozen=True, slots=True)
class Says:
    """A field of few values, each of which is said of the record in words of its own.

    Attributes:
        name: The field.
        phrases: What is said, by value.
    """

    name: str
    phrases: dict[Any, str]


def _flag(name: str, true: str, false: str) -> Says:
    return Says(name, {True: true, False: false})


FIELDS: dict[str, tuple[Field | Says, ...]] = {
    "details": (
        Field("title", "title", _text),
        Field("organisation", "organisation"),
        Field("facilitator", "facilitator"),
        Field("day", "day", _day),
        Field("ends", "ends"),
        Field("agenda", "agenda", _modules),
        Field("thresholds", "limits", _limits),
    ),
    "participant": (
        Field("name", "name"),
        Field("function", "function"),
        Field("email", "e-mail"),
        _flag("sponsor", "is the sponsor", "is not the sponsor"),
        _flag("left", "has left", "is back"),
        _flag("present", "is here", "is away"),
        Field("deputy_of", "stands in for", _one),
    ),
    "entry": (
        Field("text", "text", _text),
        Field("author", "said by", _one),
        Field("theme", "group", _one),
        Field("values", "with", _pairs),
        Field("because", "because of", _several),
        _flag("parked", "is parked", "is back from the parking lot"),
        Field("answer", "answered", _text),
    ),
    "theme": (Field("title", "name", _text),),
    "role": (
        Field("title", "title"),
        Field("code", "code"),
        Field("function", "function"),
        Field("spokesperson", "spoken for by", _one),
        _flag("sponsor", "is the top role", "is not the top role"),
    ),
    "activity": (
        Field("label", "label", _text),
        Field("question", "at stake", _text),
        Field("because", "because of", _several),
        Says("state", {"open": "is open again", "settled": "is settled", "parked": "is not settled yet"}),
        Field("due", "due", _day),
        _flag("routine", "is decided every day", "is a weighty decision"),
        _flag("practice", "is for practice", "is not for practice"),
    ),
    "mark": (Field("letters", "letters"), Field("reason", "because", _text)),
    "acceptance": (Field("reason", "because", _text),),
    "decision": (
        Field("statement", "statement", _text),
        Field("outcome", "outcome"),
        Field("rule", "rule"),
        Field("dissent", "not supported by", _head_count),
        Field("objections", "objections", _objections),
        Field("because", "because of", _several),
        Field("review_on", "looked at again on", _day),
        Field("reason", "because", _text),
    ),
    "commitment": (
        Field("giver", "giver", _one),
        Field("function", "function"),
        Field("ask", "asked for", _text),
        Field("resource", "resource"),
        Field("amount", "amount"),
        Field("starts", "from", _day),
        Field("ends", "until", _day),
        Field("condition", "on condition", _text),
        Field("support", "support"),
        Field("action", "for", _one),
    ),
    "action": (
        Field("code", "code"),
        Field("what", "text", _text),
        Field("sort", "sort"),
        Field("owners", "owner", _several),
        Field("due", "due", _day),
        Field("status", "status"),
        Field("status_reason", "because", _text),
        Field("told_on", "told on", _day),
        Field("first_step", "first step", _text),
        Field("first_step_by", "first step by", _day),
        Field("success_measure", "done when", _text),
        _flag("no_resources", "needs nothing", "may need something"),
        Field("gives", "given", _gives),
        Field("helpers", "helped by", _several),
        Field("depends_on", "comes after", _several),
        Field("because", "because of", _several),
        Field("row", "row", _one),
        Field("decision", "decision", _one),
        Field("checkins", "looked at again on", _days),
        Field("note", "note", _text),
        Field("confidence", "confidence"),
        _flag("later", "is put off to the end", "is taken up again"),
    ),
}
"""The fields of each kind that are told, in the order in which they are told."""

_HEAD = {
    "details": "title", "participant": "name", "entry": "text", "theme": "title", "role": "title",
    "activity": "label", "decision": "statement", "action": "what",
}  # fmt: skip
_SORTS = {"theme": "group ", "role": "role ", "activity": "row ", "decision": "decision "}


def called(record: Any, names: Names) -> str:
    """Say what a record is called, so that a sentence can go on after it."""
    match record.kind:
        case "action":
            return clean_line(record.code)
        case "acceptance":
            about = [names.of(one) for one in (record.row, record.column) if one]
            return f"finding {record.rule}{' on ' if about else ''}{', '.join(about)}"
        case "commitment":
            return names.give(record)
        case "details":
            return "workshop"
    words = getattr(record, _HEAD[record.kind])
    said = clean_line(words) if record.kind in ("participant", "role") else quoted(words)
    return f"{_SORTS.get(record.kind, '')}{said}"


def described(record: Any, names: Names) -> str:
    """Say what a record is called, and everything else that is known of it."""
    facts = [*_facts(record, names)]
    head = called(record, names)
    if record.kind in ("action", "details"):
        head = f"{head}, {quoted(getattr(record, _HEAD[record.kind]))}"
    return f"{head} ({'; '.join(facts)})" if facts else head


def _facts(record: Any, names: Names) -> Iterator[str]:
    skipped = {_HEAD.get(record.kind, ""), "code", "thresholds"}
    if record.kind == "commitment":
        skipped |= {"giver", "function", "resource", "amount", "starts", "ends"}
    if record.kind == "role" and record.function == record.title:
        skipped.add("function")
    for field in FIELDS[record.kind]:
        value = getattr(record, field.name)
        if field.name in skipped or value == type(record).model_fields[field.name].default:
            continue
        yield field.phrases[value] if isinstance(field, Says) else f"{field.word} {field.spell(value, names)}"


def differences(before: AnyRecord, after: AnyRecord, was: Names, now: Names) -> list[str]:
    """Say field by field how two states of a record differ, each in a sentence that names the record.

    Args:
        before: The earlier state.
        after: The later state.
        was: What ids stand for where the earlier state is.
        now: What ids stand for where the later state is.
    """
    title = called(after, now)
    lines: list[str] = []
    for field in FIELDS[after.kind]:
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old == new:
            continue
        if isinstance(field, Says):
            lines.append(f"{title} {field.phrases[new]}")
        elif field.name == "gives":
            lines += _gives_changed(title, [was.give(give) for give in old], [now.give(give) for give in new])
        else:
            lines += _value_changed(title, field, _spelled(field, old, was), _spelled(field, new, now))
    return lines


def _gives_changed(title: str, earlier: list[str], later: list[str]) -> list[str]:
    added = [f"{title}: {give}" for give in later if give not in earlier]
    return added + [f"{title}: no longer: {give}" for give in earlier if give not in later]


def _value_changed(title: str, field: Field, before: str, after: str) -> list[str]:
    """Say how a value changed; nothing where both are spelled the same."""
    if before == after:
        return []
    return [f"{title}: {field.word} {f'{before} → ' if before else ''}{after or NOTHING}"]


def _spelled(field: Field, value: Any, names: Names) -> str:
    return field.spell(value, names) if _given(value) else ""


def _given(value: Any) -> bool:
    return bool(value) or value == 0


def upper(sentence: str) -> str:
    """Begin a sentence with a capital letter."""
    return f"{sentence[:1].upper()}{sentence[1:]}"


def together(words: Iterable[str]) -> str:
    """Write words one after the other, each once."""
    return ", ".join(dict.fromkeys(words))
