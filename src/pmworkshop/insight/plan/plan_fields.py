"""The fields that an action still lacks, and the question that asks for the next one."""

from __future__ import annotations

from pmworkshop.base.language import tr, tr_noop
from pmworkshop.session.core.records import Action
from pmworkshop.session.core.reserved import OVER

QUESTIONS: dict[str, str] = {
    "owners": tr_noop("Who owns it?"),
    "what": tr_noop("What exactly, in one sentence?"),
    "due": tr_noop("By when?"),
    "first_step": tr_noop("What is the first step?"),
    "first_step_by": tr_noop("By when is the first step done?"),
    "success_measure": tr_noop("How will we know?"),
    "gives": tr_noop("What is needed, and who gives it?"),
}
"""The fields that a complete action has, in the order in which they are asked for, and the questions."""

LINE_FIELDS = ("owners", "what", "due", "first_step", "first_step_by")
"""The fields that the line of an action has, the most important first; a line is complete with these."""


def missing_fields(action: Action) -> tuple[str, ...]:
    """List the fields that an action still lacks.

    An action has exactly one owner, so the field is missing with several owners too. The resources (``gives``) are
    complete if the owner said that nothing is needed, or if there are some and each has a giver.

    Args:
        action: The action, in any state.

    Returns:
        Keys of `QUESTIONS` in the order in which they are asked; empty if the action is complete.
    """
    settled = {
        "owners": len(action.owners) == 1,
        "what": bool(action.what),
        "due": action.due is not None,
        "first_step": bool(action.first_step),
        "first_step_by": action.first_step_by is not None,
        "success_measure": bool(action.success_measure),
        "gives": action.no_resources or (bool(action.gives) and all(give.giver for give in action.gives)),
    }
    return tuple(field for field in QUESTIONS if not settled[field])


def next_blank(action: Action) -> str | None:
    """Return the field to ask for next.

    Args:
        action: The action, in any state.

    Returns:
        A key of `QUESTIONS`; None if the action is complete.
    """
    return next(iter(missing_fields(action)), None)


def line_blanks(action: Action) -> tuple[str, ...]:
    """List the fields that the line of an action still lacks.

    Args:
        action: The action, in any state.

    Returns:
        Keys of `LINE_FIELDS` in their order; empty if the line is complete, or the action is done or dropped.
    """
    missing = () if action.status in OVER else missing_fields(action)
    return tuple(field for field in missing if field in LINE_FIELDS)


def question(action: Action) -> str | None:
    """Return the question to ask next about an action.

    Args:
        action: The action, in any state.

    Returns:
        The question; None if the action is complete.
    """
    field = next_blank(action)
    if field == "owners" and action.owners:
        return tr("Which one of them owns it?")
    return tr(QUESTIONS[field]) if field else None


def complete(action: Action) -> bool:
    """Tell whether an action has all fields.

    Args:
        action: The action, in any state.

    Returns:
        True if no field is missing.
    """
    return not missing_fields(action)
