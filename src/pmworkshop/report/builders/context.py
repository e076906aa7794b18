"""The index from which sections are built: records of a session, grouped and in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pmworkshop.agenda.model import Module
from pmworkshop.report.model.audience import Audience
from pmworkshop.session.core.columns import in_parts
from pmworkshop.session.core.records import (
    Action,
    Activity,
    AnyRecord,
    Ballot,
    Commitment,
    Decision,
    Entry,
    Mark,
    Participant,
    Role,
    Round,
    Theme,
    Visit,
)
from pmworkshop.session.core.reserved import SAID_BEFORE
from pmworkshop.session.core.seats import keeper
from pmworkshop.session.core.session import Session, placed
from pmworkshop.session.operations import decide
from pmworkshop.session.operations.planning.gifts import Gift, gifts

R = TypeVar("R", bound=AnyRecord)


By = dict[str, list[R]]


_SHOWN_AS: dict[str, str] = {"named": "name", "function": "function", "nobody": ""}


def grouped(records: Iterable[R], key: Callable[[R], str]) -> By[R]:
    """Group records, each group in the order of its records.

    Args:
        records: The records.
        key: Returns the key of a record's group.

    Returns:
        The groups by key; a ``defaultdict``, so that subscripting it with another key adds an empty group.
    """
    found: By[R] = defaultdict(list)
    for record in records:
        found[key(record)].append(record)
    return found


@dataclass(frozen=True, slots=True)
class Context:
    """A session with its records grouped by the module, chart or round they belong to.

    Attributes:
        session: The public view.
        whole: The session with its private parts, for the facilitator's report only.
        audience: Who reads the report.
        modules: Modules of the agenda, by id.
        by_id: Records that can be a cause, by id.
        entries: Answers that are not parked, by module.
        parked: Parked entries, in agenda order.
        themes: Groups of answers, by module.
        members: Answers that are not parked, by theme; those without a theme under the empty string.
        rounds: Rounds by module, in order of item and number, the present value before the wanted one.
        ballots: Ballots by round.
        roles: Roles by chart.
        rows: Rows by chart, with those for practice.
        marks: Agreed cells, by chart.
        decisions: Decisions by module.
        commitments: Commitments by module.
        actions: Actions by module.
        visits: Visits by module, the earliest first.
        gifts: All that is given, asked for or needed, each gift once.
        attribution: For each module, the field of a participant that names an author; empty for no names.
    """

    session: Session
    whole: Session
    audience: Audience
    modules: dict[str, Module]
    by_id: dict[str, AnyRecord]
    entries: By[Entry]
    parked: list[Entry]
    themes: By[Theme]
    members: By[Entry]
    rounds: By[Round]
    ballots: By[Ballot]
    roles: By[Role]
    rows: By[Activity]
    marks: By[Mark]
    decisions: By[Decision]
    commitments: By[Commitment]
    actions: By[Action]
    visits: By[Visit]
    gifts: list[Gift]
    attribution: dict[str, str] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        """Whether the report is for the facilitator."""
        return self.audience == "facilitator"

    def module_title(self, module_id: str) -> str:
        """Return the title of a module.

        Args:
            module_id: The module's id.

        Returns:
            The title; the id itself if the agenda has no such module.
        """
        module = self.modules.get(module_id)
        return module.title if module else module_id

    def name(self, participant: str | None) -> str:
        """Return the name of a participant.

        Args:
            participant: The participant's id; None for nobody.

        Returns:
            The name; empty for nobody or an unknown id.
        """
        person = self.session.participants.get(participant or "")
        return person.name if person else ""

    def keepers(self, participants: Sequence[str]) -> tuple[str, ...]:
        """Return the names of those who answer for something: a leader again where a deputy is not there any more.

        Args:
            participants: Ids of the participants who took it on.

        Returns:
            The names, each once; unknown ids are left out.
        """
        known = (self.session.participants.get(one) for one in participants)
        return tuple(dict.fromkeys(keeper(self.session, one).name for one in known if one is not None))

    def names(self, participants: Sequence[str]) -> tuple[str, ...]:
        """Return the names of participants.

        Args:
            participants: Ids of the participants.

        Returns:
            The names in the given order; unknown ids are left out.
        """
        return tuple(name for participant in participants if (name := self.name(participant)))

    def values(self, entry: Entry) -> dict[str, str]:
        """Return the further values of an answer, as far as the audience may know.

        Args:
            entry: The answer, of the public view.

        Returns:
            The values by column id; private ones only for the facilitator.
        """
        module = self.modules.get(entry.module)
        if not self.private or module is None:
            return entry.values
        return in_parts(module, self.whole.entries.get(entry.id, entry)).values

    def author(self, entry: Entry) -> str:
        """Name the author of an answer, as far as the audience may know.

        Args:
            entry: The answer, of the public view.

        Returns:
            For the facilitator name and function; for others name, function or nothing, as the module credits its
            authors. ``said before`` for a line of an earlier session that the room took in. Empty if no author is
            known.
        """
        if entry.before == "taken":
            return SAID_BEFORE.lower()
        if self.private:
            kept = self.whole.entries.get(entry.id, entry)
            return self._known(self.session.participants.get(kept.author or ""))
        if entry.author is None:
            return ""
        person = self.session.participants.get(entry.author)
        shown = self.attribution.get(entry.module, "name")
        return getattr(person, shown) if person and shown else ""

    @staticmethod
    def _known(person: Participant | None) -> str:
        if person is None:
            return ""
        return f"{person.name}, {person.function}" if person.function else person.name


def context_of(session: Session, shown: Session, audience: Audience) -> Context:
    """Build the index of a session.

    Args:
        session: The whole session.
        shown: The public view of the same session.
        audience: Who reads the report.

    Returns:
        The index.

    Raises:
        DamagedError: The session has no beginning.
    """
    entries = placed(shown.entries.values())
    listed = [entry for entry in entries if not entry.parked]
    modules = {module.id: module for module in shown.info.agenda.modules}
    promises = placed(shown.commitments.values())
    return Context(
        session=shown,
        whole=session,
        audience=audience,
        modules=modules,
        by_id=_by_id(shown),
        entries=grouped(listed, lambda entry: entry.module),
        parked=_parked(entries, modules),
        themes=grouped(placed(shown.themes.values()), lambda theme: theme.module),
        members=grouped(listed, lambda entry: entry.theme or ""),
        rounds=grouped(
            _sorted(shown.rounds, lambda asked: (asked.item, asked.number, asked.wanted)), lambda asked: asked.module
        ),
        ballots=grouped(_sorted(shown.ballots, lambda _: 0), lambda ballot: ballot.round),
        roles=grouped(placed(shown.roles.values()), lambda role: role.chart),
        rows=grouped(placed(shown.activities.values()), lambda row: row.chart),
        marks=grouped(_sorted(shown.marks, lambda _: 0), lambda mark: mark.chart),
        decisions=grouped(decide.in_order(shown), lambda decision: decision.module),
        commitments=grouped(promises, lambda commitment: commitment.module),
        actions=grouped(placed(shown.actions.values()), lambda action: action.module),
        visits=grouped(_sorted(shown.visits, lambda visit: visit.entered), lambda visit: visit.module),
        gifts=gifts(shown),
        attribution={module.id: _SHOWN_AS[module.credit] for module in modules.values()},
    )


def _parked(entries: Iterable[Entry], modules: Iterable[str]) -> list[Entry]:
    """List the parked entries in agenda order, those of modules that the agenda does not have first."""
    places = {module_id: place for place, module_id in enumerate(modules)}
    return sorted((entry for entry in entries if entry.parked), key=lambda entry: places.get(entry.module, -1))


def _sorted(table: dict[str, R], key: Callable[[R], Any]) -> list[R]:
    return sorted(table.values(), key=lambda record: (key(record), record.id))


def _by_id(session: Session) -> dict[str, AnyRecord]:
    """Return the records that can be a cause, by id; if kinds share an id, the answer takes precedence."""
    return {
        **session.commitments,
        **session.actions,
        **session.decisions,
        **session.activities,
        **session.themes,
        **session.entries,
    }
