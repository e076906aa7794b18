"""Records in words: their names, their values, and the differences between two states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmworkshop.agenda.model import Agenda
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.kind_words import KIND_WORDS
from pmworkshop.session.core.records import AnyRecord
from pmworkshop.session.views.record_fields import FIELDS, Field, Says
from pmworkshop.session.views.record_names import NOTHING, Names, quoted

_HEAD = {
    "details": "title", "participant": "name", "entry": "text", "theme": "title", "role": "title",
    "activity": "label", "decision": "statement", "action": "what", "measure": "title",
}  # fmt: skip


def called(record: Any, names: Names) -> str:
    """Return the words by which a sentence refers to a record.

    Args:
        record: The record.
        names: The words for ids in the session of the record.

    Returns:
        The words, without a capital or full stop.
    """
    match record.kind:
        case "action" if not record.what:
            return clean_line(record.code)
        case "acceptance":
            about = [names.of(one) for one in (record.row, record.column) if one]
            if not about:
                return tr("finding {rule}", rule=record.rule)
            return tr("finding {rule} on {about}", rule=record.rule, about=", ".join(about))
        case "commitment":
            return names.give(record)
        case "purpose":
            return tr("our purpose")
        case "details":
            return tr("workshop")
    words = getattr(record, _HEAD[record.kind])
    said = clean_line(words) if record.kind in ("participant", "role") else quoted(words)
    return f"{KIND_WORDS[record.kind].prefix}{said}"


def described(record: Any, names: Names) -> str:
    """Describe a record with all of its values.

    Args:
        record: The record.
        names: The words for ids in the session of the record.

    Returns:
        The words of `called`, with the values that are not the default in brackets.
    """
    said = [*facts(record, names)]
    head = called(record, names)
    if record.kind == "details":
        head = f"{head}, {quoted(getattr(record, _HEAD[record.kind]))}"
    return f"{head} ({'; '.join(said)})" if said else head


def facts(record: Any, names: Names) -> Iterator[str]:
    """Iterate over the values of a record that are not the default, but for the words that it is called by.

    Args:
        record: The record.
        names: The words for ids in the session of the record.

    Yields:
        A few words for each value.
    """
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
    """Describe the differences between two states of a record, one sentence for each field.

    Args:
        before: The earlier state.
        after: The later state.
        was: The words for ids in the session of the earlier state.
        now: The words for ids in the session of the later state.

    Returns:
        The sentences, each of which names the record; empty if no field that has words differs.
    """
    title = called(after, now)
    lines: list[str] = []
    for field in FIELDS[after.kind]:
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old == new:
            continue
        if isinstance(field, Says):
            lines.append(f"{title} {field.phrases[new]}")
        elif field.name == "agenda":
            lines += _agenda_changed(old, new)
        elif field.name == "gives":
            lines += _gives_changed(title, [was.give(give) for give in old], [now.give(give) for give in new])
        elif field.name == "fitted":
            lines.append(tr("the agenda was fitted: {words}", words=field.spell(new, now)))
        else:
            lines += _value_changed(title, field, _spelled(field, old, was), _spelled(field, new, now))
    return lines


def _agenda_changed(earlier: Agenda, later: Agenda) -> list[str]:
    """Say which modules came and went; else, where they have another order, that."""
    names, kept = ([one.id for one in agenda.modules] for agenda in (earlier, later))
    lines = [
        tr("{title} was added to the agenda", title=quoted(one.title)) for one in later.modules if one.id not in names
    ]
    lines += [
        tr("{title} was taken out of the agenda", title=quoted(one.title))
        for one in earlier.modules
        if one.id not in kept
    ]
    return lines or ([tr("the agenda has another order")] if names != kept else [])


def _gives_changed(title: str, earlier: list[str], later: list[str]) -> list[str]:
    added = [f"{title}: {give}" for give in later if give not in earlier]
    return added + [tr("{title}: no longer: {give}", title=title, give=give) for give in earlier if give not in later]


def _value_changed(title: str, field: Field, before: str, after: str) -> list[str]:
    """Say how a value changed; nothing where both are spelled the same."""
    if before == after:
        return []
    return [f"{title}: {field.word} {f'{before} → ' if before else ''}{after or tr(NOTHING)}"]


def _spelled(field: Field, value: Any, names: Names) -> str:
    return field.spell(value, names) if _given(value) else ""


def _given(value: Any) -> bool:
    return bool(value) or value == 0
