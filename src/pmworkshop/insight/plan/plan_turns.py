"""Who is asked for a line of the plan, and what stays open in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pmworkshop.agenda.model import Module
from pmworkshop.base.text import count
from pmworkshop.insight.plan.plan_fields import line_blanks
from pmworkshop.session.core.lookups import called
from pmworkshop.session.core.records import Action, Participant
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning import action_plan

_BLANKS = {
    "owners": "owner",
    "what": "what",
    "due": "by when",
    "first_step": "first step",
    "first_step_by": "day of the first step",
}
_LATER = ("first_step_by",)
"""What is not named while the first step itself is missing."""


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line of the plan that is not complete, or that is not there yet.

    Attributes:
        name: The code of the action; of a line that is not there, who was asked for it.
        what: What is done; empty of a line that is not there.
        blanks: What it still lacks, in words.
    """

    name: str
    what: str
    blanks: tuple[str, ...]

    @property
    def brief(self) -> str:
        """The line in a few words, as ``A02 (by when)``."""
        return f"{self.name} ({', '.join(self.blanks)})"

    @property
    def words(self) -> str:
        """The line in words, as ``A02 Publish the price rule: by when``."""
        return f"{' '.join(filter(None, (self.name, self.what)))}: {', '.join(self.blanks)}"


def open_lines(view: Session, module: Module) -> tuple[OpenLine, ...]:
    """List the lines of a plan that are not complete, once it has any line.

    Args:
        view: The session, public or whole.
        module: The plan module.

    Returns:
        The actions that lack an owner, a day, or a first step with its day, then who has no line yet.
    """
    actions = action_plan.actions(view, module.id)
    lines = [
        OpenLine(
            one.code, one.what, tuple(_BLANKS[field] for field in blanks if field not in _LATER or one.first_step)
        )
        for one in actions
        if (blanks := line_blanks(one))
    ]
    silent = waiting(view, module) if actions else []
    return (*lines, *(OpenLine(called(view, one), "", ("no line yet",)) for one in silent if one.present))


def all_open_lines(view: Session) -> tuple[OpenLine, ...]:
    """List the lines of all plans of the agenda that are not complete.

    Args:
        view: The session, public or whole.

    Returns:
        The lines, in the order of the agenda.
    """
    plans = (one for one in view.info.agenda.modules if one.builds_plan)
    return tuple(line for plan in plans for line in open_lines(view, plan))


def not_complete(lines: Sequence[OpenLine]) -> str:
    """Count lines that are not complete, as ``2 lines are not complete``.

    Args:
        lines: The lines, at least one.

    Returns:
        The phrase.
    """
    return f"{count(len(lines), 'line')} {'is' if len(lines) == 1 else 'are'} not complete"


def people(view: Session) -> list[Participant]:
    """List the participants who are asked for actions.

    Args:
        view: The public view of the session.

    Returns:
        All participants who have not left, absent ones included, in the order of the room with the sponsor last.
    """
    return [person for person in view.people() if not person.left]


def own(view: Session, module_id: str, person: Participant) -> list[Action]:
    """List the actions of a plan that a participant owns.

    Args:
        view: The public view of the session.
        module_id: The id of the plan.
        person: The participant.

    Returns:
        The actions whose first owner is the participant, by their place; empty if there are none.
    """
    return [action for action in action_plan.actions(view, module_id) if action.owners[:1] == (person.id,)]


def waiting(view: Session, module: Module) -> list[Participant]:
    """List the participants who have named fewer actions than the plan asks of each.

    A deputy who is present is asked in place of the participant; the actions of both then count together.

    Args:
        view: The public view of the session.
        module: The plan module, which says how many actions are asked of each.

    Returns:
        The participants in the order of the room, the sponsor last; empty if everybody has named enough.
    """
    table = people(view)
    stands_in = {one.deputy_of: one for one in table if one.deputy_of and one.present}

    def asked(person: Participant) -> bool:
        if person.id in stands_in or (person.deputy_of and not person.present):
            return False
        both = [one for one in table if one.id in (person.id, person.deputy_of)]
        return sum(len(own(view, module.id, one)) for one in both) < module.lines_each

    return [person for person in table if asked(person)]
