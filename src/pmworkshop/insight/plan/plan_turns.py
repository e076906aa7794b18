"""Who is asked for a line of the plan, and what stays open in it."""

from __future__ import annotations

from collections.abc import Sequence

from pmworkshop.agenda.model import Module
from pmworkshop.base.dataclass import dataclass
from pmworkshop.base.language import tr, trc, trn
from pmworkshop.base.text import shorten
from pmworkshop.insight.plan.plan_fields import line_blanks
from pmworkshop.session.core.people_labels import short_label
from pmworkshop.session.core.records import Action, Participant
from pmworkshop.session.core.seats import mates, seated
from pmworkshop.session.core.session import Session
from pmworkshop.session.operations.planning import action_plan

_LATER = ("first_step_by",)
"""What is not named while the first step itself is missing."""
_FEW = 30
"""The most letters of what is done, where it only tells a line from others."""


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line of the plan that is not complete, or that is not there yet.

    Attributes:
        name: The code of the action; of a line that is not there, who was asked for it.
        what: What is done; empty of a line that is not there.
        blanks: What it still lacks, in words.
        there: Whether there is such an action; False where somebody was asked for a line and has named none.
    """

    name: str
    what: str
    blanks: tuple[str, ...]
    there: bool = True

    @property
    def brief(self) -> str:
        """The line in a few words, as ``Publish the price rule (by when)``."""
        return f"{shorten(self.what, _FEW) or self.name} ({', '.join(self.blanks)})"

    @property
    def told(self) -> str:
        """The line in words without a code, as ``Publish the price rule: by when``."""
        return f"{self.what or self.name}: {', '.join(self.blanks)}"

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
            one.code, one.what, tuple(_blank(field) for field in blanks if field not in _LATER or one.first_step)
        )
        for one in actions
        if (blanks := line_blanks(one))
    ]
    silent = waiting(view, module) if actions else []
    labels = [short_label(view, one) for one in silent if one.present]
    return (*lines, *(OpenLine(label, "", (tr("no line yet"),), there=False) for label in labels))


def _blank(field: str) -> str:
    """Name a field that the line of an action lacks."""
    words = {
        "owners": trc("what a line lacks", "owner"),
        "what": trc("what a line lacks", "what"),
        "due": trc("what a line lacks", "by when"),
        "first_step": trc("what a line lacks", "first step"),
        "first_step_by": trc("what a line lacks", "day of the first step"),
    }
    return words[field]


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
    return trn("{number} line is not complete", "{number} lines are not complete", len(lines))


def own(view: Session, module_id: str, person: Participant) -> list[Action]:
    """List the actions of a plan that a participant owns, or whoever shares that seat.

    Args:
        view: The public view of the session.
        module_id: The id of the plan.
        person: The participant.

    Returns:
        The actions by their place, with those of a leader also for the deputy who stands in; empty if there are none.
    """
    ids = {one.id for one in mates(view, person)}
    return [action for action in action_plan.actions(view, module_id) if ids.intersection(action.owners[:1])]


def waiting(view: Session, module: Module) -> list[Participant]:
    """List the participants who have named fewer actions than the plan asks of each, those who are away included.

    A deputy is asked in place of a leader who is away; the actions of both then count together. What a row of a chart
    gave somebody to settle or to answer is no line of their own.

    Args:
        view: The public view of the session.
        module: The plan module, which says how many actions are asked of each.

    Returns:
        The participants in the order of the room, the sponsor last; empty if everybody has named enough.
    """
    return [person for person in seated(view) if len(lines_of(view, module.id, person)) < module.lines_each]


def lines_of(view: Session, module_id: str, person: Participant) -> list[Action]:
    """List the actions of a plan that a participant has named, without those that came with a row of a chart.

    Args:
        view: The public view of the session.
        module_id: The id of the plan.
        person: The participant.

    Returns:
        The actions by their place; empty if there are none.
    """
    return [action for action in own(view, module_id, person) if action.row is None]
