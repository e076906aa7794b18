"""What of one session can be found by its words: what was said, decided, promised and charted, and the outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pmworkshop.base.dates import spell_date
from pmworkshop.base.language import tr
from pmworkshop.base.text import clean_line
from pmworkshop.practice.remembered import Line, Sort
from pmworkshop.session.core.columns import open_values
from pmworkshop.session.core.records import Action, Activity, AnyRecord, Commitment, Decision, Entry, Measure
from pmworkshop.session.core.schemes import owner_letter
from pmworkshop.session.core.session import Session
from pmworkshop.session.core.steps import Key
from pmworkshop.session.operations import chart
from pmworkshop.session.operations.decide_choice import chosen_words
from pmworkshop.session.views.public import public
from pmworkshop.session.views.record_names import Names

Keyed = tuple[Key, Line]
"""A line, with kind and id of the record that it tells of."""


def lines_of(session: Session) -> tuple[Line, ...]:
    """List the lines of a session that can be found.

    They are made of the public view: nothing that is hidden, private or struck is among them, and neither single
    answers nor what was said beside them.

    Args:
        session: The whole session, which knows the step that each record comes from.

    Returns:
        The lines; none of the file in which one leader prepares alone.
    """
    return tuple(line for _, line in keyed_lines(session))


def keyed_lines(session: Session) -> Iterator[Keyed]:
    """List the lines of a session as `lines_of` does, each with kind and id of the record that it tells of.

    Args:
        session: The whole session.
    """
    if not session.details or session.info.solo:
        return iter(())
    return _Lines(public(session), session.versions).every()


class _Lines:
    """Makes the lines of one public view."""

    def __init__(self, seen: Session, versions: Mapping[Key, str]) -> None:
        """Take a session.

        Args:
            seen: Its public view.
            versions: The step that each record comes from, by kind and id.
        """
        self._seen, self._versions, self._names = seen, versions, Names(seen)

    def every(self) -> Iterator[Keyed]:
        """List the lines, each once."""
        seen = self._seen
        yield self._line("session", seen.info, f"{seen.info.title}. {seen.info.organisation}".rstrip(". "))
        yield from map(self._said, seen.entries.values())
        yield from (self._line("said", one, one.title, one.module) for one in seen.themes.values())
        yield from (self._line("outcome", one, one.text) for one in seen.purposes.values() if one.text)
        yield from (self._line("outcome", one, _measured(one)) for one in seen.measures.values())
        yield from (self._charted(row) for row in seen.activities.values() if not row.practice)
        yield from map(self._decided, seen.decisions.values())
        yield from map(self._promised, seen.commitments.values())
        yield from map(self._action, seen.actions.values())

    def _line(self, sort: Sort, record: AnyRecord, text: str, module: str = "", who: str | None = None) -> Keyed:
        found = self._seen.info.agenda.module(module) if module else None
        person = self._seen.participants.get(who or "")
        step = self._versions.get((record.kind, record.id), "")
        line = Line(sort, clean_line(text), found.short if found else "", person.name if person else "", step)
        return (record.kind, record.id), line

    def _said(self, entry: Entry) -> Keyed:
        module = self._seen.info.agenda.module(entry.module)
        values = open_values(module, entry) if module is not None else ()
        asked = {one.id: one.holds for one in module.prompts} if module is not None else {}
        sort: Sort = {"outcome": "outcome", "commitment": "promised"}.get(asked.get(entry.prompt, ""), "said")  # type: ignore[assignment]
        return self._line(sort, entry, _joined(entry.text, *values, entry.answer), entry.module, entry.author)

    def _charted(self, row: Activity) -> Keyed:
        """Write a row with the letters that the room agreed, the owner first."""
        module = self._seen.info.agenda.module(row.chart)
        first = owner_letter(module.chart.scheme) if module is not None and module.chart is not None else ""
        cells, reasons = [], []
        for role in chart.roles(self._seen, row.chart):
            if mark := self._seen.marks.get(chart.mark_id(row.chart, row.id, role.id)):
                cells.append((first not in mark.letters, f"{role.title} {mark.letters}"))
                reasons.append(mark.reason)
        told = ", ".join(text for _, text in sorted(cells, key=lambda cell: cell[0]))
        words = f"{row.label}: {told}" if told else row.label
        return self._line("charted", row, _joined(words, row.question, *reasons), row.chart)

    def _decided(self, decision: Decision) -> Keyed:
        chosen = chosen_words(decision.choice, decision.reason) or decision.reason
        against = (_joined(one.text, one.met) for one in decision.objections)
        outcome = "" if decision.outcome == "adopted" else tr(decision.outcome)
        words = _joined(decision.statement, outcome, chosen, *against)
        return self._line("decided", decision, words, decision.module, decision.owner)

    def _promised(self, promise: Commitment) -> Keyed:
        words = _joined(self._names.give(promise), promise.ask, promise.condition)
        return self._line("promised", promise, words, promise.module, promise.giver)

    def _action(self, action: Action) -> Keyed:
        gives = (self._names.give(one) for one in action.gives)
        due = tr("by {due}", due=spell_date(action.due)) if action.due else ""
        words = (action.what, due, action.first_step, action.success_measure, action.status_reason, action.note)
        owner = action.owners[0] if action.owners else None
        return self._line("promised", action, _joined(*words, *gives), action.module, owner)


def _measured(measure: Measure) -> str:
    values = [*([measure.agreed] if measure.agreed else []), *measure.readings]
    wanted = tr("wanted {wanted}", wanted=measure.wanted) if measure.wanted else ""
    return _joined(measure.title, wanted, *(_joined(one.value, one.remark) for one in values))


def _joined(*parts: str) -> str:
    return "; ".join(part for part in map(clean_line, parts) if part)
