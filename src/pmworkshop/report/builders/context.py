"""The index from which sections are built: records of a session, grouped and in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, TypeVar

from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr
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
from pmworkshop.session.operations.planning.gifts import Gift, gifts, of_action

R = TypeVar("R")
S = TypeVar("S", bound=AnyRecord)


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


@dataclass(frozen=True)
class Context:
    """A session with its records grouped by the module, chart or round they belong to, when first asked for.

    Attributes:
        session: The public view.
        whole: The session with its private parts, for the facilitator's report only.
        audience: Who reads the report.
        modules: Modules of the agenda, by id.
        attribution: For each module, the field of a participant that names an author; empty for no names.
    """

    session: Session
    whole: Session
    audience: Audience
    modules: dict[str, Module]
    attribution: dict[str, str]

    @cached_property
    def by_id(self) -> dict[str, AnyRecord]:
        """Records that can be a cause, by id; if kinds share an id, the answer takes precedence."""
        shown = self.session
        return {
            **shown.commitments,
            **shown.actions,
            **shown.decisions,
            **shown.activities,
            **shown.themes,
            **shown.entries,
        }

    @cached_property
    def _entries(self) -> list[Entry]:
        return placed(self.session.entries.values())

    @cached_property
    def _listed(self) -> list[Entry]:
        return [entry for entry in self._entries if not entry.parked]

    @cached_property
    def entries(self) -> By[Entry]:
        """Answers that are not parked, by module."""
        return grouped(self._listed, lambda entry: entry.module)

    @cached_property
    def parked(self) -> list[Entry]:
        """Parked entries in agenda order, those of modules that the agenda does not have first."""
        places = {module_id: place for place, module_id in enumerate(self.modules)}
        return sorted((one for one in self._entries if one.parked), key=lambda one: places.get(one.module, -1))

    @cached_property
    def themes(self) -> By[Theme]:
        """Groups of answers, by module."""
        return grouped(placed(self.session.themes.values()), lambda theme: theme.module)

    @cached_property
    def members(self) -> By[Entry]:
        """Answers that are not parked, by theme; those without a theme under the empty string."""
        return grouped(self._listed, lambda entry: entry.theme or "")

    @cached_property
    def rounds(self) -> By[Round]:
        """Rounds by module, in order of item and number, the present value before the wanted one."""
        found = _sorted(self.session.rounds, lambda asked: (asked.item, asked.number, asked.wanted))
        return grouped(found, lambda asked: asked.module)

    @cached_property
    def ballots(self) -> By[Ballot]:
        """Ballots by round."""
        return grouped(_sorted(self.session.ballots, lambda _: 0), lambda ballot: ballot.round)

    @cached_property
    def roles(self) -> By[Role]:
        """Roles by chart."""
        return grouped(placed(self.session.roles.values()), lambda role: role.chart)

    @cached_property
    def rows(self) -> By[Activity]:
        """Rows by chart, with those for practice."""
        return grouped(placed(self.session.activities.values()), lambda row: row.chart)

    @cached_property
    def marks(self) -> By[Mark]:
        """Agreed cells, by chart."""
        return grouped(_sorted(self.session.marks, lambda _: 0), lambda mark: mark.chart)

    @cached_property
    def decisions(self) -> By[Decision]:
        """Decisions by module."""
        return grouped(decide.in_order(self.session), lambda decision: decision.module)

    @cached_property
    def commitments(self) -> By[Commitment]:
        """Commitments by module."""
        return grouped(placed(self.session.commitments.values()), lambda commitment: commitment.module)

    @cached_property
    def actions(self) -> By[Action]:
        """Actions by module."""
        return grouped(placed(self.session.actions.values()), lambda action: action.module)

    @cached_property
    def visits(self) -> By[Visit]:
        """Visits by module, the earliest first."""
        return grouped(_sorted(self.session.visits, lambda visit: visit.entered), lambda visit: visit.module)

    @cached_property
    def gifts(self) -> list[Gift]:
        """All that is given, asked for or needed, each gift once."""
        return gifts(self.session)

    @cached_property
    def _given(self) -> By[Gift]:
        return grouped(self.gifts, lambda gift: gift.action.id if gift.action else "")

    def gifts_of(self, action: Action) -> list[Gift]:
        """List the gifts of one action, what is noted with it alone first.

        Args:
            action: The action.
        """
        return of_action(self._given.get(action.id, ()), action)

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
            return tr(SAID_BEFORE).lower()
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
    modules = {module.id: module for module in shown.info.agenda.modules}
    credit = {module.id: _SHOWN_AS[module.credit] for module in modules.values()}
    return Context(shown, session, audience, modules, credit)


def _sorted(table: dict[str, S], key: Callable[[S], Any]) -> list[S]:
    return sorted(table.values(), key=lambda record: (key(record), record.id))
