"""Striking a remark: removing it from the session and from every earlier step."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pmworkshop.base.errors import RefusedError
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Draft, Drop, Key, Step, canonical

LABEL = "Something was struck from the record"
BLANK = "(struck)"
LONG = 12
"""A remark of at least this many characters is also taken out of other texts that quote it."""

TEXTS: dict[str, tuple[str, ...]] = {
    "entry": ("text", "answer", "values"),
    "theme": ("title",),
    "activity": ("label", "question"),
    "ballot": ("text",),
    "decision": ("statement", "reason", "objections"),
    "commitment": ("ask", "resource", "amount", "condition"),
    "action": ("what", "first_step", "success_measure", "status_reason", "note", "gives"),
}
"""Kinds of record that can be struck, with the fields that hold what somebody said."""

QUOTING: dict[str, tuple[str, ...]] = {
    **TEXTS,
    "round": ("texts",),
    "mark": ("reason",),
    "acceptance": ("reason",),
}
"""Kinds of record that may quote it, with the fields that do."""

_FIXED = {"giver", "participant", "starts", "ends", "commitment"}
"""Keys inside those fields that hold an id or a date."""
_QUOTED = re.compile("“.*”", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Strike:
    """A remark to remove, and where it stood.

    Attributes:
        key: The kind and id of the record that is removed.
        texts: Every text that ever stood in it, longest first.
        source: The ballot that the record was made of at the reveal, whose text is removed too; None if unknown.
    """

    key: Key
    texts: tuple[str, ...]
    source: Key | None = None

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
        changes = [
            {**change, "record": self._record(change["record"])} if "record" in change else change
            for change in data["changes"]
        ]
        label = self._cut(data["label"])
        if any((change["kind"], change["id"]) == self.key for change in changes):
            label = _QUOTED.sub(f"“{BLANK}”", label)  # it may quote the remark, cut short
        return canonical({**data, "changes": changes, "label": label})

    def draft(self) -> Draft:
        """Make the draft that removes the record and notes that something was struck; undo does not take it back."""
        return Draft(LABEL, (Drop(self.key[0], self.key[1]),), undoable=False)  # type: ignore[arg-type]

    def _record(self, record: dict[str, Any]) -> dict[str, Any]:
        kind, own = record["kind"], (record["kind"], record["id"]) in (self.key, self.source)
        fields = [name for name in QUOTING.get(kind, ()) if name in record]
        asked = {"asked": [self._asked(one) for one in record["asked"]]} if record.get("asked") else {}
        return {**record, **{name: self._blank(record[name], own=own) for name in fields}, **asked}

    def _asked(self, subject: dict[str, Any]) -> dict[str, Any]:
        """Take the remark out of what a round asked about, however short it is."""
        own = subject["id"] == self.key[1] or subject["text"] in self.texts
        return {**subject, "text": BLANK if own else self._cut(subject["text"])}

    def _blank(self, value: Any, *, own: bool) -> Any:
        if isinstance(value, dict):
            return {key: item if key in _FIXED else self._blank(item, own=own) for key, item in value.items()}
        if isinstance(value, list):
            return [self._blank(item, own=own) for item in value]
        if own:
            return BLANK if value else value
        return self._cut(value)

    def _cut(self, value: str) -> str:
        for text in self.texts:
            if len(text) >= LONG:
                value = value.replace(text, BLANK)
        return value


def strike_of(session: Session, kind: str, record_id: str, history: Iterable[Step]) -> Strike:
    """Collect every text that ever stood in a record, so that it can be struck.

    Args:
        session: The newest session, whole.
        kind: The kind of the record.
        record_id: The id of the record.
        history: All steps of the session.

    Returns:
        The strike; its parts rewrite the steps and the session.

    Raises:
        RefusedError: There is no such record, or records of its kind cannot be struck.
    """
    if kind not in TEXTS or session.get(kind, record_id) is None:
        raise RefusedError("There is nothing here that could be struck.")
    texts = set(_stood(history, (kind, record_id)))
    ordered = tuple(sorted(texts, key=lambda text: (-len(text), text)))
    ballot = record_id.rpartition("/")[0] if kind == "entry" else ""
    return Strike((kind, record_id), ordered, ("ballot", ballot) if ballot else None)


def _stood(history: Iterable[Step], key: Key) -> Iterator[str]:
    """List the texts that stood in a record at any time."""
    states = (change.record for step in history for change in step.changes if change.key == key)
    for state in filter(None, states):
        for field in TEXTS[key[0]]:
            text = state.get(field)
            if text and isinstance(text, str):
                yield text
