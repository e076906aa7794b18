"""A session in another language that its agenda carries: what the wall shows, while what is kept stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pmworkshop.agenda.translation import WallWords, Words, texts_of, translated
from pmworkshop.base.errors import PmworkshopError
from pmworkshop.base.language import speaking
from pmworkshop.base.text import clean_line
from pmworkshop.session.core.records import AnyRecord, Ballot, Details, Entry, Round
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, Drop, GestureContext, Operation

_TABLES = {
    "details": "details", "entries": "entry", "roles": "role", "activities": "activity", "rounds": "round",
    "ballots": "ballot", "decisions": "decision",
}  # fmt: skip
"""The tables of a session that hold words of its agenda, with the kinds of their records."""
_SAID = {
    "entry": ("text", "answer"),
    "ballot": ("text", "remark"),
    "round": ("texts",),
    "decision": ("reason", "objections"),
}
"""Fields of them that hold what people said: that stays, also where the agenda has the same words."""
_OF_PEOPLE = ("function",)
"""Fields that name a function: people are found by it, and theirs stays as it is."""


def in_words(session: Session, words: WallWords) -> Session:
    """Return a session with the words of its agenda in another language; whatever people said stays.

    Args:
        session: The session, public or whole.
        words: What the texts of its agenda are called; see `translation.words_in`.

    Returns:
        The session; the same one without words.
    """
    if not words:
        return session
    update = {}
    for name in _TABLES:
        table: Mapping[str, AnyRecord] = getattr(session, name)
        update[name] = {
            key: _put(one, words.within(_place(one, session.rounds)), words) for key, one in table.items()
        }
    return session.model_copy(update=update)


def turned_back(operation: Operation, words: WallWords) -> Operation:
    """Let an operation that was chosen on such a wall change the session as it is kept.

    Args:
        operation: The operation; what it takes from the wall is in the language of the wall.
        words: What the texts of the agenda are called there.

    Returns:
        The operation for the session as it is kept; its records are in the language of the session again.
    """
    if not words:
        return operation

    def turned(session: Session, draw: GestureContext) -> Draft:
        shown = in_words(session, words)
        try:
            with speaking(session.info.language):
                draft = operation(shown, draw.again())
        except PmworkshopError:
            return operation(shown, draw.again())  # what is wrong is said in the language of the wall
        return _TurningBack(session, words, _on_what_is_kept(operation, session, draw)).draft(draft)

    return turned


def _on_what_is_kept(operation: Operation, session: Session, draw: GestureContext) -> Draft | None:
    """Carry the operation out on what is kept, to see what it copies; None if it takes words of the wall."""
    try:
        with speaking(session.info.language):
            return operation(session, draw.again())
    except PmworkshopError:
        return None


class _TurningBack:
    """Makes of what was done on the wall what is kept.

    What an operation left alone is exactly as it was, what it copied is as it stands where it was copied from, and
    the rest goes by its words. An agenda is never typed, so that of what is kept stands.
    """

    def __init__(self, session: Session, words: WallWords, own: Draft | None) -> None:
        self._session, self._words, self._own = session, words, own
        there = [one for one in (own.changes if own else ()) if not isinstance(one, Drop)]
        self._copied = {(one.kind, one.id): one for one in there}

    def draft(self, draft: Draft) -> Draft:
        begun = {one.id: one for one in draft.changes if isinstance(one, Round)}
        rounds = {**self._session.rounds, **begun}
        changes = [one if isinstance(one, Drop) else self._kept(one, _place(one, rounds)) for one in draft.changes]
        return replace(draft, label=self._own.label if self._own else draft.label, changes=tuple(changes))

    def _kept(self, record: AnyRecord, place: str) -> AnyRecord:
        words, all_words = self._words.within(place), self._words
        copied, before = self._copied.get((record.kind, record.id)), self._session.get(record.kind, record.id)
        same = {"agenda": copied.agenda} if isinstance(copied, Details) else {}
        for one in filter(None, (copied, before)):
            shown = _put(one, words, all_words) if one is before else translated(one, words, _OF_PEOPLE)
            same |= {
                name: getattr(one, name)
                for name in type(record).model_fields
                if getattr(shown, name) == getattr(record, name)
                and (one is before or getattr(one, name) != getattr(record, name))
            }
        back = self._back(place)
        return _put(record, back, None).model_copy(update=same)

    def _back(self, place: str) -> Words:
        """Return what the words of the wall are called as they are kept: first as the module of a record has them."""
        agenda = self._session.info.agenda
        module, words = agenda.module(place), self._words.within(place)
        own = [] if module is None else sorted(texts_of(module), key=lambda one: one[0] == "options")
        return {clean_line(words.get(line := clean_line(text), line)): text for _, text in (*texts_of(agenda), *own)}


def _place(record: AnyRecord, rounds: Mapping[str, Round]) -> str:
    """Return the id of the module that a record belongs to; empty if it belongs to none."""
    of_round = rounds.get(getattr(record, "round", None) or "")
    return getattr(record, "module", "") or getattr(record, "chart", "") or (of_round.module if of_round else "")


def _put(record: AnyRecord, words: Words, of_modules: WallWords | None) -> AnyRecord:
    """Return a record in other words; of an agenda, each module in its own if they are given."""
    if record.kind not in _TABLES.values():
        return record
    put = translated(record, words, (*_OF_PEOPLE, *_SAID.get(record.kind, ())))
    if isinstance(record, Details) and isinstance(put, Details) and of_modules is not None:
        modules = [translated(one, of_modules.within(one.id), _OF_PEOPLE) for one in record.agenda.modules]
        return put.model_copy(update={"agenda": put.agenda.model_copy(update={"modules": tuple(modules)})})
    return _with_values(put, words)


def _with_values(record: AnyRecord, words: Words) -> AnyRecord:
    """Return a record with other words for the values that stand in it by the names of subjects and columns."""
    if isinstance(record, Round) and record.hands:
        return record.model_copy(update={"hands": {key: _keyed(one, words) for key, one in record.hands.items()}})
    if isinstance(record, Entry) and record.values:
        return record.model_copy(update={"values": {key: _word(one, words) for key, one in record.values.items()}})
    if isinstance(record, Ballot) and record.text and ";" in record.text:
        return record.model_copy(update={"text": _hidden(record.text, words)})
    return record


def _keyed(hands: Mapping[str, int], words: Words) -> dict[str, int]:
    return {_word(value, words): number for value, number in hands.items()}


def _hidden(text: str, words: Words) -> str:
    return "\n".join([_line(one, words) for one in text.split("\n")])


def _line(line: str, words: Words) -> str:
    """Return a line that is hidden still, and so in one piece: what was said, and behind semicolons its values."""
    said, *values = line.split(";")
    return ";".join([said, *(f" {_word(one, words)}" if clean_line(one) in words else one for one in values)])


def _word(value: str, words: Words) -> str:
    return clean_line(words.get(clean_line(value), value))
