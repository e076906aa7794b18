"""Striking a remark: removing it from the session and from every earlier step."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.errors import RefusedError
from pmworkshop.base.language import tr, tr_noop
from pmworkshop.base.text import in_quotes
from pmworkshop.session.core.records import revise
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, Drop, Key, Step, canonical
from pmworkshop.session.operations.strike_reach import QUOTING, TEXTS, Reach, reach_of

LABEL = tr_noop("A line was removed at its author's request")
BLANK = tr_noop("(struck)")
LONG = 12
"""A remark of at least this many characters is also taken out of texts that do not follow from it, but quote it."""
SHORTEST = 2
"""A remark of fewer characters is taken out of its own record alone."""

_FIXED = {"giver", "participant", "starts", "ends", "commitment", "day"}
"""Keys inside those fields that hold an id or a date."""
_QUOTED = re.compile("[“„].*[”“]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Strike:
    """A remark to remove, and where it stood.

    Attributes:
        key: The kind and id of the record that is removed.
        texts: Every text that ever stood in it, longest first.
        reach: The records that hold it, and those that follow from it or that it came from.
    """

    key: Key
    texts: tuple[str, ...]
    reach: Reach

    def rewrite(self, body: str) -> str:
        """Remove the remark from the canonical JSON of a step or a record; other text stays unchanged.

        Args:
            body: The canonical JSON of the step or the record.

        Returns:
            The rewritten canonical JSON.
        """
        data = json.loads(body)
        if "changes" not in data:
            return canonical(self._record(data))
        keys = {(change["kind"], change["id"]) for change in data["changes"]}
        changes = [
            {**change, "record": self._record(change["record"])} if "record" in change else change
            for change in data["changes"]
        ]
        return canonical({**data, "changes": changes, "label": self._label(data["label"], keys)})

    def draft(self, session: Session) -> Draft:
        """Make the draft that removes the record and notes that something was struck; undo does not take it back.

        Of an answer with a value, and of a round, only what was said beside a value goes: the values still count.

        Args:
            session: The session as the strike rewrote it.

        Returns:
            The draft.
        """
        if self.key[0] == "round":
            there = session.rounds[self.key[1]]
            left = {
                subject: tuple(text for text in said if text != tr(BLANK)) for subject, said in there.remarks.items()
            }
            return Draft(tr(LABEL), (revise(there, remarks=left),), undoable=False)
        ballot = session.ballots.get(self.key[1]) if self.key[0] == "ballot" else None
        if ballot is not None and ballot.text is None:
            return Draft(tr(LABEL), (revise(ballot, remark=""),), undoable=False)
        return Draft(tr(LABEL), (Drop(self.key[0], self.key[1]),), undoable=False)  # type: ignore[arg-type]

    def _label(self, label: str, keys: set[Key]) -> str:
        if keys & self.reach.own:
            return _QUOTED.sub(in_quotes(tr(BLANK)), self._cut_near(label))  # it may quote the remark, cut short
        if keys & self.reach.near:
            return _QUOTED.sub(self._quotation, self._cut_near(label))
        return self._cut(label)

    def _quotation(self, found: re.Match[str]) -> str:
        """Blank a quotation that is the beginning of the remark, cut short."""
        said = found[0].strip("“”„")
        begins = said.endswith("…") and any(text.startswith(said.rstrip("…").rstrip()) for text in self.texts)
        return in_quotes(tr(BLANK)) if begins else found[0]

    def _record(self, record: dict[str, Any]) -> dict[str, Any]:
        kind, key = record["kind"], (record["kind"], record["id"])
        change = self._cut
        if key in self.reach.own:
            change = _blanked
        elif key in self.reach.near:
            change = self._cut_near
        fields = [name for name in QUOTING.get(kind, ()) if name in record]
        asked = {"asked": [self._asked(one) for one in record["asked"]]} if record.get("asked") else {}
        beside = {"remarks": self._left(record["remarks"])} if key == self.key and "remarks" in record else {}
        return {**record, **{name: _changed(record[name], change) for name in fields}, **asked, **beside}

    def _left(self, remarks: dict[str, list[str]]) -> dict[str, list[str]]:
        """Blank a remark without a name, however short it is; what others said beside a value stays whole."""
        return {
            subject: [tr(BLANK) if text in self.texts else self._cut(text) for text in said]
            for subject, said in remarks.items()
        }

    def _asked(self, subject: dict[str, Any]) -> dict[str, Any]:
        """Take the remark out of what a round asked about, however short it is."""
        own = subject["id"] in {key for _, key in self.reach.own} or subject["text"] in self.texts
        return {**subject, "text": tr(BLANK) if own else self._cut(subject["text"])}

    def _cut(self, value: str) -> str:
        """Take the remark out of a text that need not have to do with it, if it is long enough to be known by."""
        for text in self.texts:
            if len(text) >= LONG:
                value = value.replace(text, tr(BLANK))
        return value

    def _cut_near(self, value: str) -> str:
        """Take the remark out of a text that has to do with it, however short it is; never out of a longer word."""
        value = self._cut(value)
        for text in self.texts:
            if SHORTEST <= len(text) < LONG:
                value = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", tr(BLANK), value, flags=re.IGNORECASE)
        return value


def _blanked(value: str) -> str:
    return tr(BLANK) if value else value


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    """Change every text in a value, but ids and dates."""
    if isinstance(value, dict):
        return {key: item if key in _FIXED else _changed(item, change) for key, item in value.items()}
    if isinstance(value, list):
        return [_changed(item, change) for item in value]
    return change(value)


def strike_of(session: Session, kind: str, record_id: str, history: Iterable[Step]) -> Strike:
    """Collect every text that ever stood in a record, and every record that holds or follows it, to be struck.

    Args:
        session: The newest session, whole.
        kind: The kind of the record; ``round`` for what was said beside a value where no names are kept.
        record_id: The id of the record; see `remark_key` for a remark in a round.
        history: All steps of the session.

    Returns:
        The strike; its parts rewrite the steps and the session.

    Raises:
        RefusedError: There is no such record, or records of its kind cannot be struck.
    """
    if kind == "round":
        return _unnamed(session, record_id)
    if kind not in TEXTS or session.get(kind, record_id) is None:
        raise RefusedError(tr("There is nothing here that could be struck."))
    steps = list(history)
    reach = reach_of(session, (kind, record_id), steps)
    texts = {text for key in reach.own for text in _stood(steps, key)}
    return Strike((kind, record_id), tuple(sorted(texts, key=lambda text: (-len(text), text))), reach)


def remark_key(round_id: str, subject: str, place: int) -> str:
    """Name a remark that is kept without a name.

    Args:
        round_id: The id of its round.
        subject: The id of its subject.
        place: Its place among those on the subject, from 0.

    Returns:
        The key, of which `strike_of` finds the remark.
    """
    return f"{place}#{subject}#{round_id}"


def _unnamed(session: Session, key: str) -> Strike:
    """Find a remark that is kept without a name; it goes out of its round, and nothing else of the round does."""
    place, subject, round_id = (*key.split("#", 2), "", "")[:3]
    there = session.rounds.get(round_id)
    said = there.remarks.get(subject, ()) if there else ()
    if not place.isdecimal() or int(place) >= len(said):
        raise RefusedError(tr("There is nothing here that could be struck."))
    return Strike(("round", round_id), (said[int(place)],), Reach(frozenset()))


def _stood(history: Iterable[Step], key: Key) -> Iterator[str]:
    """List the texts that stood in a record at any time; of an answer its remark, as sentences have become lines."""
    states = (change.record for step in history for change in step.changes if change.key == key)
    for state in filter(None, states):
        for field in ("remark",) if key[0] == "ballot" else TEXTS[key[0]]:
            text = state.get(field)
            if text and isinstance(text, str):
                yield text
